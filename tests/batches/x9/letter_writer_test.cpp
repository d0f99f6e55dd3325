// SPDX-License-Identifier: Apache-2.0
#include "batches/x9/letter_writer.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/batches/x9/sample_letter.h"

namespace lockbox::x9 {
namespace {

using P = DepositProfile;

/// Whatever a bank wants and whatever was read: the strict reader finds nothing wrong in what was
/// written, and the same items and cents in it.
TEST(LetterWriter, what_is_written_is_read_back) {
    constexpr unsigned cases = 2000;
    for (unsigned seed = 1; seed <= cases; ++seed) {
        std::mt19937 random(seed);
        P const profile = test::random_profile(random);
        LetterWriter writer(profile, test::sample_name());
        std::int64_t cents = 0, images = 0;
        int const count = 1 + static_cast<int>(random() % 9);
        for (int i = 1; i <= count; ++i) {
            LetterItem const item = test::random_item(random, i);
            cents += item.amount.count();
            images += item.rear ? 2 : 1;
            writer.add(item);
        }
        Diagnosis const read = diagnose(test::bytes_of(writer.finish()), rules_of(profile));
        ASSERT_EQ(test::lines(read), "") << "seed " << seed;
        EXPECT_EQ(read.contents.items, count) << "seed " << seed;
        EXPECT_EQ(read.contents.item_cents, cents) << "seed " << seed;
        EXPECT_EQ(read.contents.images, images) << "seed " << seed;
        std::int64_t const credits = profile.credit == P::Credit::none ? 0 : 1;
        EXPECT_EQ(read.contents.credits, credits);
        EXPECT_EQ(read.contents.credit_cents, credits * cents);
        EXPECT_EQ(read.contents.has_lengths, profile.lengths);
        EXPECT_EQ(read.contents.bundles,
                  static_cast<std::size_t>((count - 1) / profile.items_per_bundle + 1));
    }
}

TEST(LetterWriter, the_same_items_give_the_same_bytes) {
    P const profile = test::sample_profile(P::Characters::ebcdic, P::Credit::record_62);
    EXPECT_EQ(test::sample_letter(profile), test::sample_letter(profile));
}

/// Records as a bank's guide draws them.
TEST(LetterWriter, records_stand_as_the_guides_have_them) {
    auto const records = test::records_of(
        test::sample_letter(test::sample_profile(P::Characters::ascii, P::Credit::record_61)));
    std::string order;
    for (std::string const& record : records)
        order += record.substr(0, 2) + " ";
    EXPECT_EQ(order,
              "01 10 20 61 25 26 50 52 54 50 52 54 25 26 50 52 54 50 52 54 70 "
              "20 25 26 50 52 54 50 52 54 70 90 99 ");
    EXPECT_EQ(records[0],
              "0135T999999992990000013202611200600NEXAMPLE BANK      EXAMPLE LOCKBOX   AUS     ");
    EXPECT_EQ(records[1],
              "100199999999299000001320261120202611200600IGM261120A" + std::string(28, ' '));
    EXPECT_EQ(records[3],
              "61                999999992            990000010000006033999000000000001G       ");
    EXPECT_EQ(records[4],
              "25                021000021        5550001/ 1010000001011000000000000001G 1Y010B");
    EXPECT_EQ(records[5],
              "2619999999922026112000000000000000199000001               HEALTH CONNECTOY20    ");
    EXPECT_EQ(records[30].substr(0, 40), "70000100000000301100000000301100002     ");
    EXPECT_EQ(records[31].substr(0, 40), "900000020000000300000000006033000000006E");
}

TEST(LetterWriter, the_totals_count_credits_where_the_bank_wants_it) {
    for (P::Credit const credit : {P::Credit::record_61, P::Credit::record_62}) {
        P profile = test::sample_profile(P::Characters::ascii, credit);
        for (P::Totals const totals : {P::Totals::checks, P::Totals::checks_and_credits}) {
            profile.totals = totals;
            std::string const file = test::sample_letter(profile);
            bool const counted = totals == P::Totals::checks_and_credits;
            EXPECT_EQ(test::lines(diagnose(test::bytes_of(file), rules_of(profile))), "");
            EXPECT_EQ(test::lines(diagnose(test::bytes_of(file))), "") << "by the indicator";
            LetterRules const other{counted ? CreditTotals::not_counted : CreditTotals::counted,
                                    true};
            Diagnosis const wrong = diagnose(test::bytes_of(file), other);
            EXPECT_TRUE(test::names(wrong, "90", "items")) << test::lines(wrong);
            EXPECT_TRUE(test::names(wrong, "99", "total amount")) << test::lines(wrong);
        }
    }
}

TEST(LetterWriter, limits_begin_a_new_bundle_and_end_a_file) {
    P profile = test::sample_profile(P::Characters::ebcdic);
    profile.items_per_bundle = 1;
    EXPECT_EQ(diagnose(test::bytes_of(test::sample_letter(profile))).contents.bundles, 3u);
    profile.items_per_file = 2;
    profile.bytes_per_file = 5'000;
    LetterWriter by_items(profile, test::sample_name());
    LetterItem item = test::sample_item(100, 1);
    for (int i = 1; i <= 2; ++i) {
        EXPECT_TRUE(by_items.has_room_for(item));
        by_items.add(test::sample_item(100, i));
    }
    EXPECT_FALSE(by_items.has_room_for(item));
    LetterWriter by_bytes(profile, test::sample_name());
    item.front.tiff = test::sample_tiff(10'000);
    EXPECT_TRUE(by_bytes.has_room_for(item)) << "one item always has room";
    by_bytes.add(item);
    EXPECT_FALSE(by_bytes.has_room_for(test::sample_item(100, 2)));
}

/// A file never grows beyond its limit as long as `has_room_for` is asked.
TEST(LetterWriter, a_file_stays_within_its_bytes) {
    P profile = test::sample_profile(P::Characters::ebcdic, P::Credit::record_61);
    profile.items_per_bundle = 2;
    for (std::int64_t limit = 5'000; limit < 20'000; limit += 777) {
        profile.bytes_per_file = limit;
        LetterWriter writer(profile, test::sample_name());
        for (int i = 1; writer.has_room_for(test::sample_item(100, i)); ++i)
            writer.add(test::sample_item(100, i));
        EXPECT_GT(writer.items(), 1);
        EXPECT_LE(static_cast<std::int64_t>(writer.finish().size()), limit);
    }
}

TEST(LetterWriter, a_check_scanned_on_one_side_may_go_without_a_rear) {
    P profile = test::sample_profile(P::Characters::ebcdic);
    LetterItem item = test::sample_item(100, 1);
    item.rear.reset();
    LetterWriter writer(profile, test::sample_name());
    writer.add(item);
    std::string const file = writer.finish();
    EXPECT_FALSE(diagnose(test::bytes_of(file), rules_of(profile)).clean());
    profile.missing_rear = P::MissingRear::front_only;
    EXPECT_EQ(test::lines(diagnose(test::bytes_of(file), rules_of(profile))), "");
}

}  // namespace
}  // namespace lockbox::x9
