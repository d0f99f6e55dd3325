// SPDX-License-Identifier: Apache-2.0
// BAI lockbox files: written, read back, the same; their limits; real files.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>

#include "batches/remittance/bai_line.h"
#include "batches/remittance/bai_pack.h"
#include "batches/remittance/bai_read.h"
#include "batches/remittance/bai_write.h"
#include "batches/remittance/compare.h"
#include "tests/batches/remittance/random_day.h"

namespace lockbox::batches::bai {
namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

std::string text_of(std::optional<Fault> const& fault) {
    return fault ? fault->text() : "";
}
std::string text_of(std::vector<Fault> const& faults) {
    std::string text;
    for (Fault const& fault : faults)
        text += fault.text() + "\n";
    return text;
}
Layout const& layout(char const* name) {
    return *layout_named(name);
}

class BaiLayouts : public ::testing::TestWithParam<std::size_t> {
protected:
    Layout const& layout() const { return shipped_layouts()[GetParam()]; }
};

TEST_P(BaiLayouts, random_days_come_back_as_they_went) {
    std::mt19937_64 random(20261120);
    for (int i = 0; i < 300; ++i) {
        LedgerDay const day = test::random_day(random, 40);
        auto const files = files_of(day, test::settings(), layout());
        ASSERT_TRUE(files) << "day " << i << ": " << files.error().text();
        EXPECT_EQ(text_of(bai_difference(*files, day, test::settings(), layout())), "")
            << "day " << i;
        EXPECT_EQ(*files, *files_of(day, test::settings(), layout())) << "day " << i;
    }
}

TEST_P(BaiLayouts, an_empty_day_is_a_file_with_an_empty_batch) {
    LedgerDay const day = test::day_of({});
    auto const files = files_of(day, test::settings(), layout());
    ASSERT_TRUE(files);
    ASSERT_THAT(*files, SizeIs(1));
    std::string types;
    for (std::size_t at = 0; at < files->front().size(); at = files->front().find('\n', at) + 1)
        types += files->front()[at];
    EXPECT_EQ(types, "125789");
    EXPECT_EQ(text_of(bai_difference(*files, day, test::settings(), layout())), "");
}

/// A payment more, and nothing else of the books, is a difference.
TEST_P(BaiLayouts, another_day_is_a_difference) {
    std::vector<PostedPayment> payments{test::plain_payment(1, Cents::of(100)),
                                        test::plain_payment(2, Cents::of(200))};
    auto const files = files_of(test::day_of(payments), test::settings(), layout());
    auto const differs = [&](std::vector<PostedPayment> const& others) {
        return bai_difference(*files, test::day_of(others), test::settings(), layout()).has_value();
    };
    EXPECT_FALSE(differs(payments));
    EXPECT_TRUE(differs({payments[0]}));
    EXPECT_TRUE(differs({payments[1], payments[0]}));
    auto const changed = [&](auto change) {
        auto others = payments;
        change(others[1]);
        return differs(others);
    };
    EXPECT_TRUE(changed([](auto& p) { p.parts[0].amount = Cents::of(201); }));
    EXPECT_TRUE(changed([](auto& p) { p.parts[0].invoice = InvoiceNumber::parse("7"); }));
    EXPECT_TRUE(changed([](auto& p) { p.account = "5550002"; }));
    EXPECT_TRUE(changed([](auto& p) { p.routing = "011000015"; }));
    EXPECT_TRUE(changed([](auto& p) { p.serial = "9999"; }));
}

INSTANTIATE_TEST_SUITE_P(Shipped, BaiLayouts, ::testing::Values(0u, 1u), [](auto const& layout) {
    return std::string(shipped_layouts()[layout.param].name);
});

TEST(BaiPack, a_thousandth_item_begins_another_batch) {
    std::vector<PostedPayment> payments;
    for (std::uint64_t i = 1; i <= 2001; ++i)
        payments.push_back(test::plain_payment(i, Cents::of(100)));
    LedgerDay const day = test::day_of(payments);
    Layout const& wide = layout("columns_104");
    auto const files = packed(day, limits_of(wide));
    ASSERT_TRUE(files);
    ASSERT_THAT(*files, SizeIs(1));
    ASSERT_THAT(files->front(), SizeIs(3));
    EXPECT_THAT(files->front()[0], SizeIs(999));
    EXPECT_THAT(files->front()[2], SizeIs(3));
    auto const texts = files_of(day, test::settings(), wide);
    EXPECT_EQ(text_of(bai_difference(*texts, day, test::settings(), wide)), "");
    // Record 8 counts to 999 in this layout: each thousandth item begins another file.
    Layout const& narrow = layout("columns_80");
    auto const narrow_texts = files_of(day, test::settings(), narrow);
    ASSERT_TRUE(narrow_texts);
    EXPECT_THAT(*narrow_texts, SizeIs(3));
    EXPECT_EQ(text_of(bai_difference(*narrow_texts, day, test::settings(), narrow)), "");
}

TEST(BaiPack, more_than_ten_digits_in_total_begin_another_file) {
    Cents const most = Cents::of(9'999'999'999);
    LedgerDay const day =
        test::day_of({test::plain_payment(1, most), test::plain_payment(2, Cents::of(1)),
                      test::plain_payment(3, most)});
    Layout const& wide = layout("columns_104");
    auto const files = files_of(day, test::settings(), wide);
    ASSERT_TRUE(files) << files.error().text();
    EXPECT_THAT(*files, SizeIs(3));
    EXPECT_EQ(text_of(bai_difference(*files, day, test::settings(), wide)), "");
}

TEST(BaiPack, batches_and_lines_have_limits_too) {
    LedgerDay day = test::day_of({});
    for (std::uint64_t i = 1; i <= 7; ++i)
        day.batches.push_back({"b", {test::plain_payment(i, Cents::of(100))}});
    Limits limits = limits_of(layout("columns_104"));
    limits.batches_of_file = 3;
    auto const files = packed(day, limits);
    ASSERT_TRUE(files);
    ASSERT_THAT(*files, SizeIs(3));
    EXPECT_THAT((*files)[0], SizeIs(3));
    EXPECT_THAT((*files)[2], SizeIs(1));
    limits.batches_of_file = 999;
    limits.lines_of_file = 4 + 2 + 2;  // one batch with one payment of one invoice
    EXPECT_THAT(*packed(day, limits), SizeIs(7));
    limits.lines_of_file = 7;
    EXPECT_FALSE(packed(day, limits)) << "not even one payment fits";
}

TEST(BaiWrite, what_may_not_be_cut_is_refused) {
    auto const refused = [](PostedPayment const& payment, char const* in) {
        auto const files = files_of(test::day_of({payment}), test::settings(), layout(in));
        return files ? std::string("written") : files.error().text();
    };
    PostedPayment payment = test::plain_payment(1, Cents::of(10'000'000'000));
    EXPECT_THAT(refused(payment, "columns_104"), HasSubstr("does not fit"));
    payment = test::plain_payment(1, Cents::of(100));
    payment.parts[0].invoice = InvoiceNumber::parse("12345678901");
    EXPECT_EQ(refused(payment, "columns_104"), "written");
    EXPECT_THAT(refused(payment, "columns_80"), HasSubstr("record 4, columns 11-20"));
    LedgerDay day = test::day_of({test::plain_payment(1, Cents::of(100))});
    day.lockbox_number = "12345678";
    auto const files = files_of(day, test::settings(), layout("columns_104"));
    ASSERT_FALSE(files);
    EXPECT_THAT(files.error().text(), HasSubstr("columns 8-14: lockbox number has 8 characters"));
}

TEST(BaiWrite, long_accounts_keep_their_last_ten_digits_and_zeros_go_first) {
    Field const& account = *layout("columns_104").field('6', Value::account);
    EXPECT_EQ(as_kept(account, "12345678901234"), "5678901234");
    EXPECT_EQ(as_kept(account, "00001234567890"), "1234567890");
    EXPECT_EQ(as_kept(account, "55-500 01"), "5550001");
    Field const& invoice = *layout("columns_104").field('4', Value::invoice);
    EXPECT_EQ(as_kept(invoice, std::string(31, 'A')).size(), 31u) << "never cut";
}

TEST(BaiRead, real_files_are_read_without_a_finding) {
    char const* const data = std::getenv("LOCKBOX_DATA");
    if (!data) GTEST_SKIP() << "LOCKBOX_DATA names no folder of real files";
    struct Row {
        char const* file;
        std::size_t payments;
        std::int64_t cents;
    };
    for (Row const& row :
         {Row{"test_lockbox.bai", 1, 7'000'00}, Row{"test_empty_lockbox.bai", 0, 0}}) {
        std::ifstream stream(std::string(data) + "/bai_lockbox/" + row.file);
        std::string const text(std::istreambuf_iterator<char>(stream), {});
        ASSERT_FALSE(text.empty()) << row.file;
        ReadFile const file = read_file(text, layout("columns_104"), row.file);
        EXPECT_EQ(text_of(file.faults), "");
        ASSERT_THAT(file.batches, SizeIs(1));
        ASSERT_THAT(file.batches[0].payments, SizeIs(row.payments));
        if (row.payments == 0) continue;
        EXPECT_EQ(file.batches[0].payments[0].amount, Cents::of(row.cents));
        EXPECT_THAT(file.batches[0].payments[0].invoices, SizeIs(1));
        EXPECT_FALSE(read_file(text, layout("columns_80"), row.file).faults.empty());
    }
}

}  // namespace
}  // namespace lockbox::batches::bai
