// SPDX-License-Identifier: Apache-2.0
// The control sheet: its figures, its bytes, and that it says no more than it may.
#include "batches/export/report_pdf.h"

#include <gmock/gmock.h>

#include "batches/export/pdf_paper.h"
#include "batches/export/report_sheet_html.h"
#include "tests/batches/scratch_folder.h"
#include "tests/batches/store/sample_records.h"

namespace lockbox::batches {
namespace {

using ::testing::HasSubstr;

class Sheet : public ::testing::Test {
protected:
    NightSheet sheet(char const* day) { return night_sheet(site_, store_, test::day(day)); }
    void enter_random(std::uint64_t seed, char const* received) {
        std::mt19937_64 random(seed);
        for (int i = 0; i < 12; ++i) {
            BatchRecord record = test::random_batch(random);
            record.received = test::day(received);
            store_.commit(record, test::entry("batch"));
        }
    }
    ScratchFolder folder_;
    Site site_ = *create_site(folder_.path() / "site");
    Store store_ = Store::open(site_.database());
};

TEST_F(Sheet, adds_up_to_the_books) {
    enter_random(1, "2026-11-19");
    enter_random(2, "2026-11-20");
    NightSheet const one = sheet("2026-11-20");
    EXPECT_EQ(one.held_amount(), store_.totals_now().held) << "nobody has decided anything yet";
    Cents deposits = one.deposits[0].amount + one.deposits[1].amount;
    Totals const& totals = one.figures.totals;
    EXPECT_EQ(deposits, totals.captured - totals.held);
    ASSERT_EQ(one.nights.size(), 2u);
    EXPECT_EQ(one.nights[1].captured(), totals.captured);
    for (HeldByAge const& row : one.held)
        EXPECT_EQ(row.items[0] + row.items[1], row.all()) << "tonight and one day";
    EXPECT_GT(one.pages, 0);
}

TEST_F(Sheet, is_a_pdf_of_the_same_bytes_each_time) {
    enter_random(1, "2026-11-19");
    enter_random(2, "2026-11-20");
    std::string const pdf = report_pdf(sheet("2026-11-19"));
    EXPECT_EQ(pdf.substr(0, 5), "%PDF-");
    EXPECT_THAT(pdf, HasSubstr("%%EOF"));
    enter_random(3, "2026-11-21");
    Store again = Store::open(site_.database());
    EXPECT_TRUE(report_pdf(night_sheet(site_, again, test::day("2026-11-19"))) == pdf)
        << "a later night changes nothing of it";
}

TEST_F(Sheet, of_a_day_without_anything_is_drawn_too) {
    EXPECT_GT(report_pdf(sheet("2026-11-20")).size(), 1000u);
    EXPECT_EQ(nights_html(sheet("2026-11-20")), "");
}

TEST_F(Sheet, ages_are_told_in_words) {
    std::string all;
    for (std::size_t age = 0; age < age_count; ++age)
        all += age_text(age) + "|";
    EXPECT_EQ(all, "tonight|1 day|2–3 days|4–7 days|8–30 days|over 30 days|");
}

TEST(PdfPaper, cuts_what_is_too_wide_between_letters) {
    PdfPaper paper("a test", "2026-11-20");
    PdfPaper::Letters const letters;
    double const room = paper.text_width("Größe …", letters);
    paper.text(10, 20, "Größe über alles, und noch viel mehr", letters, room);
    paper.text(10, 40, "x", letters, 0.1);
    EXPECT_THAT(paper.finish(), HasSubstr("%%EOF"));
}

}  // namespace
}  // namespace lockbox::batches
