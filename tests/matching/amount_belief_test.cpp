// SPDX-License-Identifier: Apache-2.0
#include "matching/amount_belief.h"

#include "tests/matching/paper.h"

namespace lockbox::matching {
namespace {

Read<Cents> reading(std::string const& amount, double probability,
                    std::vector<std::pair<std::string, double>> const& others = {}) {
    Read<Cents> read{cents(amount), Probability::of(probability), How::handwriting, Box{}};
    for (auto const& [other, p] : others)
        read.alternatives.push_back({cents(other), Probability::of(p)});
    return read;
}

Payment unread_check() {
    Payment payment = check("1.00");
    payment.amount = Unread{UnreadWhy::not_looked_at};
    return payment;
}

TEST(AmountBelief, figures_and_words_that_agree_are_surer_than_either) {
    Payment payment = unread_check();
    payment.amount_figures = reading("345.67", 0.9, {{"345.87", 0.08}});
    payment.amount_words = reading("345.67", 0.8);
    AmountBelief const belief = amount_belief(payment);
    EXPECT_EQ(belief.best(), cents("345.67"));
    EXPECT_GT(belief.of(cents("345.67")).value(), 0.99);
    EXPECT_FALSE(belief.disagree);
}

TEST(AmountBelief, words_settle_a_figure_that_reads_two_ways) {
    Payment payment = unread_check();
    payment.amount_figures = reading("345.87", 0.55, {{"345.67", 0.44}});
    payment.amount_words = reading("345.67", 0.95);
    EXPECT_EQ(amount_belief(payment).best(), cents("345.67"));
}

TEST(AmountBelief, two_good_readings_that_differ_disagree) {
    Payment payment = unread_check();
    payment.amount_figures = reading("345.67", 0.97);
    payment.amount_words = reading("354.67", 0.97);
    EXPECT_TRUE(amount_belief(payment).disagree);
    payment.amount_words = reading("354.67", 0.5);
    EXPECT_FALSE(amount_belief(payment).disagree);
    payment.amount = Unread{UnreadWhy::conflicting};
    EXPECT_TRUE(amount_belief(payment).disagree);
}

TEST(AmountBelief, whether_figures_and_words_differ_is_kept_apart_from_what_is_due) {
    Payment payment = unread_check();
    payment.amount = reading("345.67", 0.9991);
    payment.amounts_agree = read_as(true, 0.9975, How::reconciled);
    AmountBelief const belief = amount_belief(payment);
    EXPECT_GT(belief.of_best(std::vector<Cents>{Cents::of(34567)}).value(), 0.9999);
    EXPECT_NEAR(belief.differ.value(), 0.0025, 1e-9);
    payment.amounts_agree = read_as(false, 0.9, How::reconciled);
    EXPECT_NEAR(amount_belief(payment).differ.value(), 0.9, 1e-9);
    payment.amounts_agree = Unread{UnreadWhy::not_looked_at};
    EXPECT_EQ(amount_belief(payment).differ.value(), 0) << "the amount was keyed";
}

TEST(AmountBelief, one_check_that_may_state_two_amounts_spoils_the_sum) {
    AmountBelief const sure{{{cents("120.00"), Probability::of(0.9999)}}};
    AmountBelief unsure = sure;
    unsure.differ = Probability::of(0.0025);
    EXPECT_NEAR(sum_of({sure, unsure}).differ.value(), 0.0025, 1e-9);
}

TEST(AmountBelief, nothing_read_is_no_value) {
    Payment payment = unread_check();
    EXPECT_EQ(amount_belief(payment).best(), std::nullopt);
    payment.amount = reading("0.00", 0.99);
    EXPECT_EQ(amount_belief(payment).best(), std::nullopt) << "no check is for nothing";
}

TEST(AmountBelief, what_is_due_raises_a_reading_of_that_amount) {
    AmountBelief const belief{{{cents("345.67"), Probability::of(0.9)}}};
    std::vector<Cents> const due{cents("345.67")};
    EXPECT_GT(belief.of_best(due).value(), 0.9998);
    EXPECT_NEAR(belief.of_best({}).value(), 0.9, 1e-9);
}

TEST(AmountBelief, a_due_amount_that_looks_like_the_one_read_costs_certainty) {
    AmountBelief const belief{{{cents("310.00"), Probability::of(0.9999)}}};
    double const like = belief.of_best(std::vector<Cents>{cents("318.00")}).value();
    double const unlike = belief.of_best(std::vector<Cents>{cents("294.27")}).value();
    EXPECT_LT(like, unlike);
    EXPECT_NEAR(unlike, 0.9999, 2e-5);
    double const rounded_up = belief.of_best(std::vector<Cents>{cents("306.27")}).value();
    EXPECT_GT(rounded_up, 0.99995) << "whole five dollars above what is due";
}

TEST(AmountBelief, no_check_is_talked_into_the_due_amount) {
    std::vector<Cents> const due{cents("345.67")};
    // The paper prefers another amount: that one stays the best, and doubtful.
    AmountBelief const other{
        {{cents("345.87"), Probability::of(0.9)}, {cents("345.67"), Probability::of(0.05)}}};
    EXPECT_EQ(other.best(), cents("345.87"));
    EXPECT_LT(other.of_best(due).value(), 0.01);
    // The paper prefers the due amount, but not by half.
    AmountBelief const weak{
        {{cents("345.67"), Probability::of(0.45)}, {cents("345.87"), Probability::of(0.4)}}};
    EXPECT_LE(weak.of_best(due).value(), 0.45);
}

TEST(AmountBelief, a_sum_is_as_sure_as_all_its_parts) {
    AmountBelief const a{{{cents("120.00"), Probability::of(0.9)}}};
    AmountBelief const b{{{cents("180.00"), Probability::of(0.8)}}};
    AmountBelief const both = sum_of({a, b});
    EXPECT_EQ(both.best(), cents("300.00"));
    EXPECT_NEAR(both.of(cents("300.00")).value(), 0.72, 1e-9);
    EXPECT_EQ(sum_of({a, AmountBelief{}}).best(), std::nullopt);
}

}  // namespace
}  // namespace lockbox::matching
