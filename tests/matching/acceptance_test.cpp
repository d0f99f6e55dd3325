// SPDX-License-Identifier: Apache-2.0
#include "matching/acceptance.h"

#include <functional>

#include "tests/matching/paper.h"

namespace lockbox::matching {
namespace {

OpenInvoice const bill = invoice({"2600000001", "431116845003", "Ann", "Kowalski", "300.00"});
OpenInvoice const teeth = [] {
    InvoiceSpec spec{"2600000002", "431116845003", "Ann", "Kowalski", "40.00"};
    spec.ledger = Ledger::dental;
    return invoice(spec);
}();

/// A fault of the paper, and the reason that it is to be held for. In order of precedence.
struct Fault {
    HoldReason reason;
    std::function<void(Payment&)> happens;
};

std::vector<Fault> faults_of_paper() {
    using enum HoldReason;
    return {
        {image_unusable, [](Payment& p) { p.image_usable = false; }},
        {foreign_item, [](Payment& p) { p.foreign = true; }},
        {payee_not_accepted, [](Payment& p) { p.payee = read_as<std::string>("Comcast", 0.99); }},
        {unsigned_check, [](Payment& p) { p.signature_present = read_as(false, 0.99); }},
        {restrictive_note, [](Payment& p) { p.restrictive_note = true; }},
        {date_stale, [](Payment& p) { p.date = read_as(day("2026-05-20"), 0.9); }},
        {date_future, [](Payment& p) { p.date = read_as(day("2026-11-21"), 0.9); }},
        {suspected_duplicate,
         [](Payment& p) {
             EarlierPresentment earlier{.item = item(900), .amount = std::nullopt};
             earlier.same_micr = true;
             p.earlier.push_back(earlier);
         }},
        {amount_unreadable, [](Payment& p) { p.amount = Unread{UnreadWhy::illegible}; }},
        {amounts_disagree, [](Payment& p) { p.amount = Unread{UnreadWhy::conflicting}; }},
        {routing_invalid, [](Payment& p) { p.routing_check_digit_fails = true; }},
    };
}

TEST(Acceptance, a_check_in_order_has_no_findings) {
    Payment const payment = check("300.00");
    EXPECT_TRUE(
        acceptance_findings(payment, amount_belief(payment), received_day(), Policy()).empty());
}

TEST(Acceptance, each_fault_is_held_for_its_reason) {
    Night const night({bill, teeth}, 500);
    for (Fault const& fault : faults_of_paper()) {
        Payment payment = check("300.00");
        fault.happens(payment);
        EXPECT_EQ(text(night.decide({payment}, {coupon(bill)})),
                  "held " + std::string(name(fault.reason)));
    }
}

TEST(Acceptance, of_two_faults_the_first_in_precedence_is_the_reason_and_the_other_is_kept) {
    Night const night({bill, teeth}, 500);
    auto const faults = faults_of_paper();
    for (std::size_t i = 0; i < faults.size(); ++i)
        for (std::size_t j = i + 1; j < faults.size(); ++j) {
            Payment payment = check("300.00");
            faults[i].happens(payment);
            faults[j].happens(payment);
            auto const decision = night.decide({payment}, {coupon(bill)});
            auto const& held = std::get<Held>(decision.payments[0].decision);
            bool const same_field = faults[i].reason == HoldReason::date_stale ||
                                    faults[i].reason == HoldReason::amount_unreadable;
            if (same_field) continue;  // the second overwrote the first
            EXPECT_EQ(held.reason, faults[i].reason) << name(faults[j].reason);
            ASSERT_EQ(held.further_reasons.size(), 1u) << text(decision);
            EXPECT_EQ(held.further_reasons[0], faults[j].reason);
        }
}

TEST(Acceptance, payees_compare_without_case_and_punctuation) {
    for (char const* accepted : {"HEALTH CONNECTOR", "health connector.", "MA Health Connector"}) {
        Payment payment = check("300.00");
        payment.payee = read_as<std::string>(accepted, 0.97);
        EXPECT_TRUE(
            acceptance_findings(payment, amount_belief(payment), received_day(), Policy()).empty())
            << accepted;
    }
    for (double const probability : {0.5, 0.94}) {
        Payment payment = check("300.00");
        payment.payee = read_as<std::string>("Health Connector", probability);
        EXPECT_EQ(
            acceptance_findings(payment, amount_belief(payment), received_day(), Policy()).size(),
            1u);
    }
}

TEST(Acceptance, a_money_order_needs_no_signature_and_an_undated_check_is_in_order) {
    Payment payment = check("300.00");
    payment.kind = PaymentKind::money_order;
    payment.signature_present = Unread{UnreadWhy::not_looked_at};
    payment.date = Unread{UnreadWhy::illegible};
    EXPECT_TRUE(
        acceptance_findings(payment, amount_belief(payment), received_day(), Policy()).empty());
    payment.kind = PaymentKind::personal_check;
    EXPECT_EQ(
        acceptance_findings(payment, amount_belief(payment), received_day(), Policy()).front(),
        HoldReason::unsigned_check);
}

TEST(Acceptance, dates_count_from_the_received_date) {
    struct Row {
        char const* date;
        bool in_order;
    };
    for (Row const row : {Row{"2026-11-20", true}, Row{"2026-11-21", false},
                          Row{"2026-05-24", true}, Row{"2026-05-23", false}}) {
        Payment payment = check("300.00");
        payment.date = read_as(day(row.date), 0.9);
        EXPECT_EQ(
            acceptance_findings(payment, amount_belief(payment), received_day(), Policy()).empty(),
            row.in_order)
            << row.date;
    }
}

TEST(Acceptance, a_date_is_weighed_by_how_likely_mail_of_that_date_is) {
    struct Row {
        char const* what;
        char const* date;
        double probability;
        char const* other;
        double of_other;
        bool in_order;
    };
    for (Row const row :
         {Row{"a misread year", "2020-11-18", 0.968, "2026-11-18", 0.004, true},
          Row{"a year of another lifetime", "2076-11-17", 0.55, "2026-11-17", 0.41, true},
          Row{"nothing but an old year", "2016-11-18", 0.99, "2015-11-18", 0.01, false},
          Row{"surely stale", "2026-01-02", 0.97, "2026-11-02", 0.0005, false},
          Row{"half legible, and what can be read is stale", "2026-01-29", 0.05, "2026-01-24", 0.05,
              false},
          Row{"half legible, and what can be read is recent", "2026-11-08", 0.3, "2026-03-08", 0.08,
              true},
          Row{"a November whose strokes ran together", "2026-11-17", 0.75, "2026-01-17", 0.2, true},
          Row{"a November at one to three", "2026-11-03", 0.66, "2026-01-13", 0.23, false},
          Row{"a sign over the year's last figure", "2029-10-19", 0.32, "2025-10-19", 0.18, false},
          Row{"a January or a November", "2026-11-07", 0.5, "2026-01-17", 0.35, false},
          Row{"a January that may be a November", "2026-01-19", 0.69, "2026-11-09", 0.28, false},
          Row{"a stale check, little of its date legible", "2026-02-11", 0.2, "2026-04-11", 0.1,
              false},
          Row{"an old year, and no fresh day in any", "2024-03-04", 0.49, "2024-03-01", 0.01,
              false},
          Row{"an old year that is a misread one", "2024-11-04", 0.49, "2024-11-01", 0.01, true},
          Row{"a number that is hardly a date", "2040-02-01", 0.4, "2021-07-09", 0.1, true}}) {
        Payment payment = check("300.00");
        auto date = std::get<Read<BusinessDate>>(read_as(day(row.date), row.probability));
        date.alternatives.push_back({day(row.other), Probability::of(row.of_other)});
        payment.date = date;
        EXPECT_EQ(
            acceptance_findings(payment, amount_belief(payment), received_day(), Policy()).empty(),
            row.in_order)
            << row.what;
    }
}

/// The reader leaves all to none of its guesses: then the date is as good as unread.
TEST(Acceptance, the_less_of_a_date_is_legible_the_less_it_says) {
    auto const held = [](char const* date, double probability) {
        Payment payment = check("300.00");
        payment.date = read_as(day(date), probability);
        return !acceptance_findings(payment, amount_belief(payment), received_day(), Policy())
                    .empty();
    };
    for (double const probability : {0.1, 0.5, 0.9})
        EXPECT_TRUE(held("2026-01-19", probability)) << probability;
    EXPECT_FALSE(held("2026-01-19", 0.001));
    EXPECT_TRUE(held("2026-12-09", 0.5));
    EXPECT_FALSE(held("2026-12-09", 0.0001));
}

TEST(Acceptance, duplicates_are_told_from_lookalikes_and_returned_items) {
    struct Row {
        char const* what;
        bool same_micr;
        int distance;
        char const* earlier_amount;
        bool returned;
        bool micr_read;
        bool duplicate;
    };
    for (Row const& row :
         {Row{"same MICR line", true, 64, "300.00", false, true, true},
          Row{"same MICR line, amount misread", true, 64, "800.00", false, true, true},
          Row{"presented again after a return", true, 2, "300.00", true, true, false},
          Row{"alike, other MICR line", false, 2, "300.00", false, true, false},
          Row{"alike, MICR line unread", false, 2, "300.00", false, false, true},
          Row{"alike, other amount", false, 2, "412.00", false, false, false},
          Row{"not alike", false, 20, "300.00", false, false, false}}) {
        Payment payment = check("300.00");
        if (row.micr_read) {
            payment.routing = read_as(*RoutingNumber::parse("122000661"));
            payment.account = read_as<std::string>("1234567");
            payment.serial = read_as<std::string>("101");
        }
        EarlierPresentment earlier{.item = item(900), .amount = std::nullopt};
        earlier.same_micr = row.same_micr;
        earlier.fingerprint_distance = row.distance;
        earlier.amount = cents(row.earlier_amount);
        earlier.returned = row.returned;
        payment.earlier.push_back(earlier);
        auto const found =
            acceptance_findings(payment, amount_belief(payment), received_day(), Policy());
        EXPECT_EQ(!found.empty(), row.duplicate) << row.what;
    }
}

TEST(Acceptance, words_that_may_state_another_amount_hold_the_check) {
    auto const reasons = [](bool agree, double probability) {
        Payment payment = check("345.67");
        payment.amounts_agree = read_as(agree, probability, How::reconciled);
        return acceptance_findings(payment, amount_belief(payment), received_day(), Policy());
    };
    EXPECT_EQ(reasons(true, 0.9999), std::vector<HoldReason>{});
    EXPECT_EQ(reasons(true, 0.9975), std::vector{HoldReason::amount_unreadable});
    EXPECT_EQ(reasons(false, 0.8), std::vector{HoldReason::amounts_disagree});
}

}  // namespace
}  // namespace lockbox::matching
