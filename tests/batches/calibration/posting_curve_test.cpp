// SPDX-License-Identifier: Apache-2.0
#include "batches/calibration/posting_curve.h"

#include <gmock/gmock.h>

#include "tests/batches/store/sample_records.h"

namespace lockbox::batches {
namespace {

using namespace lockbox::literals;

TEST(PostingCurve, counts_what_each_limit_lets_through_and_bounds_it_exactly) {
    std::vector<JudgedPayment> judged;
    for (int i = 0; i < 300; ++i)
        judged.push_back({"check, id by print", 1e-7, true});
    judged.push_back({"check, id by handwriting", 5e-4, false});
    judged.push_back({"check, id by handwriting", 5e-3, true});
    auto const curves = posting_curves(judged);
    ASSERT_EQ(curves.size(), 3U);
    EXPECT_EQ(curves[0].of, "all");
    EXPECT_EQ(curves[0].payments, 302);
    PostingPoint const& loose = curves[0].points[0];
    EXPECT_EQ(loose.limit, 1e-2);
    EXPECT_EQ(loose.posted, 302);
    EXPECT_EQ(loose.wrong, 1);
    EXPECT_EQ(curves[0].points[2].posted, 300);
    EXPECT_EQ(curves[0].points[2].wrong, 0);
    // None of 300 wrong: 1 - 0.05^(1/300).
    EXPECT_NEAR(curves[0].points[2].at_most, 0.009936, 1e-6);
    EXPECT_EQ(curves[1].of, "check, id by handwriting");
    EXPECT_EQ(curves[1].points[2].posted, 0);
    EXPECT_EQ(curves[1].points[2].at_most, 1);
    EXPECT_TRUE(posting_curves({}).empty());
}

TEST(PostingCurve, judges_postings_and_best_candidates_by_the_member_that_was_keyed) {
    test::TemporaryFolder folder;
    Store store = Store::create(folder / "lockbox.db");
    Posted const paid = test::posted(Ledger::medical, {500_cents}, no_cents, 1);
    store.commit(test::batch(1, {test::transaction(1, 10, paid), test::transaction(2, 11, paid),
                                 test::transaction(3, 12, paid), test::transaction(4, 13, paid),
                                 test::transaction(5, 14, test::held(HoldReason::cash, 7_cents))}),
                 test::entry("batch"));
    std::string const theirs = paid.allocations.front().member_id.text();
    auto const keyed = [](std::uint64_t item, FieldName field, std::string value) {
        return KeyedValue{0, test::item(item), 0, field, std::move(value)};
    };
    auto const judged = judged_payments(
        store,
        {keyed(10, FieldName::member_id, theirs), keyed(11, FieldName::member_id, "999999999999"),
         keyed(12, FieldName::member_id, theirs), keyed(12, FieldName::amount, "7.00"),
         keyed(14, FieldName::member_id, theirs)});
    ASSERT_EQ(judged.size(), 4U) << "of one payment nobody keyed whose it is";
    EXPECT_TRUE(judged[0].right);
    EXPECT_NEAR(judged[0].error, paid.probability.complement().value(), 1e-12);
    EXPECT_EQ(judged[0].of, "check, without id");
    EXPECT_FALSE(judged[1].right) << "another member";
    EXPECT_FALSE(judged[2].right) << "another amount";
    EXPECT_FALSE(judged[3].right) << "no candidate";
    EXPECT_EQ(judged[3].error, 1);
}

}  // namespace
}  // namespace lockbox::batches
