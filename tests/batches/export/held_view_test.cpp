// SPDX-License-Identifier: Apache-2.0
#include "batches/export/held_view.h"

#include <gmock/gmock.h>

#include "tests/batches/store/sample_records.h"

namespace lockbox::batches {
namespace {

struct Envelope {
    TransactionRecord transaction;
    DecidedItem item;
};

/// A held check on which some fields were read, and its coupon.
Envelope envelope(HoldReason reason) {
    Held const held = test::held(reason, Cents::of(34567));
    TransactionRecord transaction = test::transaction(7, 99, held);
    PageReadings& face = transaction.papers.front().pages.front().readings;
    face.rotation = Rotation::half;
    face.set(FieldName::account, Read<std::string>{"000123456789", Probability::of(0.9995),
                                                   How::micr, Box{1, 2, 3, 4}});
    face.set(FieldName::amount_figures, Read<std::string>{"345.67", Probability::of(0.987),
                                                          How::handwriting, Box{10, 20, 30, 40}});
    face.set(FieldName::amount_words, Unread{UnreadWhy::illegible, Box{50, 60, 70, 80}});
    face.set(FieldName::payee, Unread{UnreadWhy::not_looked_at});
    DecidedItem item{
        test::item(99), test::batch_id(1), "0001", 7, test::day("2026-11-20"), true, held};
    return {transaction, item};
}

TEST(HeldView, shows_the_fields_in_doubt_and_then_the_whole_page) {
    Envelope const held = envelope(HoldReason::amounts_disagree);
    HeldView const view = held_view(held.item, held.transaction);
    ASSERT_EQ(view.pictures.size(), 3u);
    EXPECT_EQ(view.pictures[0].caption, "amount in figures");
    EXPECT_EQ(view.pictures[0].box, (Box{10, 20, 30, 40}));
    EXPECT_EQ(view.pictures[0].page.rotation(), Rotation::half);
    EXPECT_EQ(view.pictures[0].file, test::batch_id(1).text() + "/0001-1f.tif");
    EXPECT_EQ(view.pictures[1].caption, "amount in words");
    EXPECT_EQ(view.pictures[1].box, (Box{50, 60, 70, 80})) << "an unread field has its place too";
    EXPECT_EQ(view.pictures[2].caption, "the whole page");
    EXPECT_EQ(view.pictures[2].box, Box{});
}

TEST(HeldView, every_picture_comes_with_what_it_must_not_show) {
    Envelope held = envelope(HoldReason::amounts_disagree);
    std::vector<Box> const places{{10, 10, 50, 20}};
    held.transaction.papers.front().pages.front().readings.secret_places = places;
    for (DoubtPicture const& picture : held_view(held.item, held.transaction).pictures)
        EXPECT_EQ(picture.page.secret_places(), places) << picture.caption;
}

TEST(HeldView, every_reason_shows_at_least_one_picture) {
    for (std::size_t i = 0; i < hold_reason_count; ++i) {
        Envelope const held = envelope(static_cast<HoldReason>(i));
        EXPECT_FALSE(held_view(held.item, held.transaction).pictures.empty())
            << name(static_cast<HoldReason>(i));
    }
}

TEST(HeldView, masks_the_account_and_marks_what_is_in_doubt) {
    Envelope const held = envelope(HoldReason::amount_unreadable);
    std::vector<std::string> rows;
    for (ShownReading const& reading : held_view(held.item, held.transaction).readings)
        rows.push_back(reading.field + "|" + reading.value + "|" + reading.probability +
                       (reading.doubtful ? "|doubt" : ""));
    EXPECT_THAT(rows, ::testing::IsSupersetOf({"amount in figures|$345.67|98.7 %|doubt",
                                               "amount in words||illegible|doubt",
                                               "account|••••••••6789|99.95 %"}));
    for (std::string const& row : rows)
        EXPECT_EQ(row.find("payee"), std::string::npos) << "not looked at: " << row;
}

TEST(HeldView, a_picture_that_cannot_be_decoded_says_why) {
    Envelope held = envelope(HoldReason::image_unusable);
    held.transaction.papers.front().unusable = Fault{"a.tif", "", "is cut short", "Scan again."};
    HeldView const view = held_view(held.item, held.transaction);
    EXPECT_TRUE(view.pictures.empty());
    EXPECT_THAT(view.quality, ::testing::ElementsAre("is cut short"));
}

struct PercentCase {
    double probability;
    std::string text;
};
class Percent : public ::testing::TestWithParam<PercentCase> {};
TEST_P(Percent, is_never_rounded_to_certainty) {
    EXPECT_EQ(percent_text(Probability::of(GetParam().probability)), GetParam().text);
}
INSTANTIATE_TEST_SUITE_P(
    Table, Percent,
    ::testing::Values(PercentCase{0.5, "50.0 %"}, PercentCase{0.9876, "98.7 %"},
                      PercentCase{0.9995, "99.95 %"}, PercentCase{0.99995, "99.995 %"},
                      PercentCase{0.9999999, "> 99.999 %"}, PercentCase{1.0, "> 99.999 %"},
                      PercentCase{0.0, "0.0 %"}, PercentCase{0.00001, "< 0.1 %"}));

}  // namespace
}  // namespace lockbox::batches
