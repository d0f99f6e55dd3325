// SPDX-License-Identifier: Apache-2.0
#include "matching/rank.h"

#include "matching/identity.h"
#include "tests/matching/paper.h"

namespace lockbox::matching {
namespace {

InvoiceSpec person(std::string const& number, std::string const& id, std::string const& first,
                   std::string const& last = "Kowalski") {
    InvoiceSpec spec{number, id, first, last, "300.00"};
    spec.line_1 = "81 Summer St";
    spec.city = "Pittsfield";
    spec.zip = "01201";
    return spec;
}

OpenInvoice const ann = invoice(person("2600000001", "431116845003", "Ann"));
OpenInvoice const twin = invoice(person("2600000002", "431116845008", "Anna"));
OpenInvoice const brother = invoice(person("2600000003", "431116854003", "Boris"));

struct Ranked {
    Query query;
    Ranking ranking;
    Identity who;
    std::vector<Candidate> candidates;
};

Ranked ranked(Night const& night, Payment const& payment) {
    Scene const scene{night.index.keys(), night.balances, night.carriers, night.policy};
    Query query{{paper_of(payment, night.carriers)}, amount_belief(payment)};
    Ranking ranking = rank(query, scene);
    Identity who = identity(ranking, query, scene);
    auto candidates = candidates_of(ranking, query, scene);
    return {std::move(query), std::move(ranking), std::move(who), std::move(candidates)};
}

Payment anns_check(std::string const& name, std::string const& id = "") {
    Payment payment = check_by("300.00", name, "81 Summer St, Pittsfield, MA 01201");
    if (!id.empty()) set_member_id(payment.subscriber, id, 0.97, How::handwriting);
    return payment;
}

TEST(Rank, evidence_adds_up_as_shown_and_probabilities_stay_below_one) {
    Night const night({ann, twin, brother});
    for (Payment const& payment :
         {anns_check("Ann Kowalski", "431116845003"), anns_check("A Kowalski"),
          anns_check("Nobody At All"), anns_check("Boris Kowalski", "431116845008")}) {
        Ranked const result = ranked(night, payment);
        ASSERT_FALSE(result.candidates.empty());
        double sum_of_probabilities = 0;
        for (Probability const p : result.ranking.probabilities)
            sum_of_probabilities += p.value();
        EXPECT_LE(sum_of_probabilities, 1.0);
        for (Candidate const& candidate : result.candidates) {
            double shown = 0;
            for (Evidence const& row : candidate.evidence) {
                EXPECT_EQ(fmt::format("{:.1f}", row.bits.value()),
                          fmt::format("{:.1f}", std::round(row.bits.value() * 10) / 10));
                shown += std::stod(fmt::format("{:.1f}", row.bits.value()));
            }
            EXPECT_EQ(fmt::format("{:.1f}", shown), fmt::format("{:.1f}", candidate.total.value()));
        }
    }
}

TEST(Rank, tells_who_of_a_household_it_is_by_given_name_and_amount) {
    InvoiceSpec other_premium = person("2600000003", "431116854003", "Boris");
    other_premium.balance = "412.00";
    Night night({ann, invoice(other_premium)});
    night.policy.post_without_number = true;
    Payment payment = anns_check("Boris Kowalski");
    payment.amount = read_as(cents("412.00"), 0.9999, How::reconciled);
    Ranked const result = ranked(night, payment);
    EXPECT_EQ(result.candidates[0].member_name, "Boris Kowalski");
    EXPECT_FALSE(result.who.reason.has_value()) << result.who.detail;
}

TEST(Rank, an_initial_that_fits_two_of_a_household_is_held_with_both) {
    Night const night({ann, twin});
    Ranked const result = ranked(night, anns_check("A Kowalski"));
    EXPECT_EQ(result.who.reason, HoldReason::member_ambiguous);
    ASSERT_GE(result.candidates.size(), 2u);
}

TEST(Rank, a_relative_who_is_not_in_the_list_is_not_taken_for_one_who_is) {
    Night const night({ann, brother});
    for (char const* name : {"Clara Kowalski", "C Kowalski", "Kowalski"}) {
        Ranked const result = ranked(night, anns_check(name));
        EXPECT_TRUE(result.who.reason.has_value()) << name;
    }
}

TEST(Rank, twins_with_ids_one_digit_apart_need_the_given_name_or_a_clear_digit) {
    Night const night({ann, twin, brother});
    Payment payment = anns_check("A Kowalski", "431116845003");
    auto& id = std::get<Read<std::string>>(payment.subscriber.member_id_digits);
    for (char c : id.value) {
        std::array<float, 10> row{};
        row[static_cast<std::size_t>(c - '0')] = 1;
        id.digits.push_back(row);
    }
    id.digits[11] = {};
    id.digits[11][3] = 0.9f;
    id.digits[11][8] = 0.1f;
    payment.subscriber.member_id = converted<MemberId>(
        payment.subscriber.member_id_digits, [](auto& text) { return MemberId::parse(text); });
    EXPECT_EQ(ranked(night, payment).who.reason, HoldReason::member_ambiguous);
    payment.subscriber.name = read_as<std::string>("Ann Kowalski", 0.95);
    Ranked const named = ranked(night, payment);
    EXPECT_EQ(named.candidates[0].member_name, "Ann Kowalski");
}

TEST(Rank, an_id_one_digit_beside_that_of_nobody_else_does_not_post_without_more) {
    Night const night({ann});
    Payment payment = check("300.00");
    set_member_id(payment.subscriber, "431116845008", 0.99, How::print);
    EXPECT_TRUE(ranked(night, payment).who.reason.has_value());
}

TEST(Rank, finds_members_by_a_damaged_id_alone) {
    Night const night({ann});
    for (char const* damaged : {"431116845009", "431116854003", "43111684503", "4311116845003"}) {
        Payment payment = check("300.00");
        set_member_id(payment.subscriber, damaged, 0.9, How::handwriting);
        Ranked const result = ranked(night, payment);
        ASSERT_FALSE(result.candidates.empty()) << damaged;
        EXPECT_EQ(result.candidates[0].member_id, ann.member_id) << damaged;
    }
}

TEST(Rank, nothing_read_finds_nobody) {
    Night const night({ann});
    Ranked const result = ranked(night, check("300.00"));
    EXPECT_TRUE(result.candidates.empty());
    EXPECT_EQ(result.who.reason, HoldReason::member_unknown);
}

}  // namespace
}  // namespace lockbox::matching
