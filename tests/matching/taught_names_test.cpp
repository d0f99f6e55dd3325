// SPDX-License-Identifier: Apache-2.0
// What a taught payer's name does, and what it must not do.
#include <gtest/gtest.h>

#include "tests/matching/paper.h"

namespace lockbox::matching {
namespace {

constexpr char const* karens = "586972264770";
constexpr char const* brothers = "586972264771";
constexpr char const* payer = "Nora Quillfeather";

OpenInvoice invoice_of(char const* number, char const* member, char const* given) {
    return invoice({.number = number,
                    .member_id = member,
                    .first_name = given,
                    .last_name = "Torres",
                    .balance = "332.29",
                    .line_1 = "434 School St"});
}

/// Karen is in the list; so is her brother, where `both`.
Night night(bool both, std::vector<TaughtName> const& taught) {
    std::vector<OpenInvoice> own{invoice_of("4100000001", karens, "Karen")};
    if (both) own.push_back(invoice_of("4100000002", brothers, "Luis"));
    Night night(own);
    night.index.know_names(taught);
    return night;
}

Payment check_of(std::string const& name, std::string const& amount, double id = 0) {
    Payment payment = check(amount);
    // Nothing that is due: the paper alone must be sure of it.
    payment.amount = read_as(cents(amount), 0.999999, How::reconciled);
    payment.subscriber.name = read_as(name, 0.99);
    if (id > 0) set_member_id(payment.subscriber, karens, id, How::print);
    return payment;
}

TaughtName pays_for(char const* member) {
    return {payer, *MemberId::parse(member)};
}

TEST(TaughtNames, beside_a_number_the_name_is_the_second_kind_of_evidence) {
    Payment const payment = check_of(payer, "335.29", 0.9999);
    EXPECT_EQ(text(night(false, {}).decide({payment})), "held member_unknown");
    EXPECT_EQ(text(night(false, {pays_for(karens)}).decide({payment})),
              "posted 4100000001=332.29 +3.00");
}

TEST(TaughtNames, alone_it_posts_nothing) {
    Night const taught = night(false, {pays_for(karens)});
    for (char const* amount : {"332.29", "335.29"})
        EXPECT_EQ(text(taught.decide({check_of(payer, amount)})), "held member_unknown") << amount;
    Night trusting = night(false, {pays_for(karens)});
    trusting.policy.post_without_number = true;
    EXPECT_EQ(text(trusting.decide({check_of(payer, "335.29")})), "held member_unknown")
        << "not even where a site posts without numbers";
}

TEST(TaughtNames, another_of_the_payers_surname_is_not_meant) {
    Night const taught = night(false, {pays_for(karens)});
    EXPECT_EQ(text(taught.decide({check_of("Quentin Quillfeather", "335.29", 0.9999)})),
              "held member_unknown");
}

TEST(TaughtNames, a_payer_of_two_members_tells_neither_from_the_other) {
    Night const taught = night(true, {pays_for(karens), pays_for(brothers)});
    auto const decision = taught.decide({check_of(payer, "332.29")});
    auto const& held = std::get<Held>(decision.payments.front().decision);
    ASSERT_GE(held.candidates.size(), 2u);
    EXPECT_EQ(held.candidates[0].total, held.candidates[1].total);
    EXPECT_EQ(held.reason, HoldReason::member_ambiguous);
}

TEST(TaughtNames, a_number_of_another_member_is_not_outvoted) {
    Night const taught = night(true, {pays_for(brothers)});
    EXPECT_EQ(text(taught.decide({check_of(payer, "335.29", 0.9999)})).substr(0, 4), "held");
}

TEST(TaughtNames, members_who_are_not_in_the_list_are_passed_over) {
    Night const taught = night(false, {pays_for("999999999999")});
    EXPECT_EQ(text(taught.decide({check_of(payer, "335.29", 0.9999)})), "held member_unknown");
}

}  // namespace
}  // namespace lockbox::matching
