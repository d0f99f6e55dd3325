// SPDX-License-Identifier: Apache-2.0
#include "matching/decide.h"

#include "tests/matching/paper.h"

namespace lockbox::matching {
namespace {

InvoiceSpec ann(std::string const& number, std::string const& month,
                std::string const& balance = "300.00") {
    InvoiceSpec spec{number, "431116845003", "Ann", "Kowalski", balance};
    spec.month = month;
    spec.line_1 = "81 Summer St";
    spec.city = "Pittsfield";
    spec.zip = "01201";
    return spec;
}

InvoiceSpec dental(InvoiceSpec spec) {
    spec.ledger = Ledger::dental;
    return spec;
}

OpenInvoice const november = invoice(ann("2600000001", "2026-11", "290.00"));
OpenInvoice const december = invoice(ann("2600000002", "2026-12"));
OpenInvoice const teeth = invoice(dental(ann("2600000003", "2026-12", "41.50")));
OpenInvoice const other_person = [] {
    InvoiceSpec spec{"2600000009", "778904599511", "Boris", "Lindqvist", "512.34"};
    spec.line_1 = "5 Hill Rd";
    spec.zip = "01930";
    return invoice(spec);
}();

Payment with_id(Payment payment, std::string const& id) {
    set_member_id(payment.subscriber, id, 0.99, How::print);
    return payment;
}

Payment with_carrier(Payment payment, std::string const& carrier) {
    payment.subscriber.carrier = read_as(carrier, 0.95);
    return payment;
}

TEST(Decide, check_and_coupon_of_equal_amount_post) {
    Night const night({december, other_person});
    EXPECT_EQ(text(night.decide({check("300.00")}, {coupon(december)})),
              "posted 2600000002=300.00");
}

struct AmountRow {
    char const* paid;
    char const* outcome;
};

class AmountsOfTwoMonths : public testing::TestWithParam<AmountRow> {};

TEST_P(AmountsOfTwoMonths, follow_the_rules) {
    Night const night({november, december, other_person});
    EXPECT_EQ(text(night.decide({check(GetParam().paid)}, {coupon(december)})), GetParam().outcome);
}

// November 290.00 and December 300.00 are open; the coupon is December's. A sum beyond the due
// amounts is read at 0.9999, which is enough to hold it for the right reason but not to post it.
INSTANTIATE_TEST_SUITE_P(Rows, AmountsOfTwoMonths,
                         testing::Values(AmountRow{"300.00", "posted 2600000002=300.00"},
                                         AmountRow{"590.00",
                                                   "posted 2600000001=290.00 2600000002=300.00"},
                                         AmountRow{"290.00", "posted 2600000001=290.00"},
                                         AmountRow{"120.00", "held short_payment"},
                                         AmountRow{"299.00", "held short_payment"},
                                         AmountRow{"400.00", "held over_payment"},
                                         AmountRow{"900.00", "held over_payment"}));

TEST(Decide, a_little_over_stays_on_account_if_the_amount_is_certain) {
    Night const night({december, other_person});
    Payment payment = check("310.00");
    payment.amount = read_as(cents("310.00"), 0.999999, How::reconciled);
    EXPECT_EQ(text(night.decide({payment}, {coupon(december)})), "posted 2600000002=300.00 +10.00");
    payment.amount = read_as(cents("310.00"), 0.99, How::reconciled);
    EXPECT_EQ(text(night.decide({payment}, {coupon(december)})), "held amount_unreadable");
}

TEST(Decide, short_payment_posts_in_part_if_the_policy_says_so) {
    Night night({december, other_person});
    night.policy.post_short_payments = true;
    Payment payment = check("250.00");
    payment.amount = read_as(cents("250.00"), 0.999999, How::reconciled);
    EXPECT_EQ(text(night.decide({payment}, {coupon(december)})), "posted 2600000002=250.00");
}

TEST(Decide, an_invoice_is_paid_once) {
    Night night({december, other_person});
    auto const first = night.decide({check("300.00")}, {coupon(december)});
    night.balances.pay(first);
    EXPECT_EQ(text(night.decide({check("300.00", 2)}, {coupon(december)})), "held already_paid");
}

TEST(Decide, two_checks_in_one_envelope_do_not_pay_one_invoice_twice) {
    Night const night({december, other_person});
    auto const decision = night.decide(
        {with_id(check("300.00", 1), "431116845003"), with_id(check("300.00", 2), "431116845003")},
        {coupon(december)});
    EXPECT_EQ(text(decision), "posted 2600000002=300.00; held already_paid");
}

TEST(Decide, one_check_pays_coupons_of_two_months) {
    Night const night({november, december, other_person});
    EXPECT_EQ(text(night.decide({check("590.00")}, {coupon(december), coupon(november)})),
              "posted 2600000002=300.00 2600000001=290.00");
}

TEST(Decide, one_check_pays_coupons_of_two_people) {
    Night const night({december, other_person});
    EXPECT_EQ(text(night.decide({check("812.34")}, {coupon(december), coupon(other_person)})),
              "posted 2600000002=300.00 2600000009=512.34");
    EXPECT_EQ(text(night.decide({check("812.30")}, {coupon(december), coupon(other_person)})),
              "held short_payment");
}

TEST(Decide, one_check_with_two_coupons_that_pays_one_exactly_posts_to_that_one) {
    Night const night({december, other_person});
    EXPECT_EQ(text(night.decide({check("512.34")}, {coupon(december), coupon(other_person)})),
              "posted 2600000009=512.34");
}

TEST(Decide, the_same_coupon_twice_is_one_coupon) {
    Night const night({december, other_person});
    EXPECT_EQ(text(night.decide({check("300.00")}, {coupon(december, 7), coupon(december, 8)})),
              "posted 2600000002=300.00");
}

TEST(Decide, health_and_dental_on_one_check_is_held_with_its_split) {
    Night const night({december, teeth, other_person});
    auto const decision = night.decide({check("341.50")}, {coupon(december), coupon(teeth)});
    EXPECT_EQ(text(decision), "held combined_health_dental");
    auto const& held = std::get<Held>(decision.payments[0].decision);
    ASSERT_EQ(held.proposed.size(), 2u);
    EXPECT_EQ(held.proposed[0].invoice, december.key);
    EXPECT_EQ(held.proposed[1].invoice, teeth.key);
    EXPECT_EQ(held.proposed[0].amount + held.proposed[1].amount, cents("341.50"));
}

TEST(Decide, health_and_dental_on_one_check_without_coupons_is_held_with_its_split) {
    Night const night({december, teeth, other_person});
    auto const decision = night.decide({with_id(
        check_by("341.50", "Ann Kowalski", "81 Summer St, Pittsfield, MA 01201"), "431116845003")});
    EXPECT_EQ(text(decision), "held combined_health_dental");
    EXPECT_EQ(std::get<Held>(decision.payments[0].decision).proposed.size(), 2u);
}

TEST(Decide, a_separate_dental_check_goes_to_the_dental_ledger) {
    Night const night({december, teeth, other_person});
    for (bool const with_dental_coupon : {true, false}) {
        std::vector<Coupon> coupons{coupon(december, 10)};
        if (with_dental_coupon) coupons.push_back(coupon(teeth, 11));
        auto const decision =
            night.decide({with_carrier(with_id(check("41.50", 1), "431116845003"), "Delta Dental"),
                          check("300.00", 2)},
                         coupons);
        EXPECT_EQ(text(decision), "posted 2600000003=41.50; posted 2600000002=300.00")
            << "with dental coupon: " << with_dental_coupon;
        EXPECT_EQ(std::get<Posted>(decision.payments[0].decision).ledger(), Ledger::dental);
    }
}

TEST(Decide, two_checks_pay_one_coupon_together) {
    Night const night({december, other_person});
    EXPECT_EQ(text(night.decide({check("120.00", 1), check("180.00", 2)}, {coupon(december)})),
              "posted 2600000002=120.00; posted 2600000002=180.00");
    EXPECT_EQ(text(night.decide({check("120.00", 1), check("170.00", 2)}, {coupon(december)})),
              "held short_payment; held short_payment");
}

TEST(Decide, checks_that_pay_together_are_held_together) {
    Night const night({december, other_person});
    Payment unsigned_one = check("180.00", 2);
    unsigned_one.signature_present = read_as(false, 0.99);
    EXPECT_EQ(text(night.decide({check("120.00", 1), unsigned_one}, {coupon(december)})),
              "held transaction_unbalanced; held unsigned");
}

TEST(Decide, a_check_of_another_envelope_member_does_not_hold_the_others) {
    Night const night({december, other_person});
    Payment unsigned_one = check("512.34", 2);
    unsigned_one.signature_present = read_as(false, 0.99);
    EXPECT_EQ(text(night.decide({check("300.00", 1), unsigned_one},
                                {coupon(december), coupon(other_person)})),
              "posted 2600000002=300.00; held unsigned");
}

TEST(Decide, a_typed_check_posts_by_id_and_amount) {
    Night const night({december, other_person});
    EXPECT_EQ(text(night.decide({with_id(check("300.00"), "431116845003")})),
              "posted 2600000002=300.00");
}

TEST(Decide, an_id_alone_is_not_enough) {
    Night const night({december, other_person});
    auto const decision = night.decide({with_id(check("123.45"), "431116845003")});
    EXPECT_EQ(text(decision), "held member_unknown");
    EXPECT_EQ(std::get<Held>(decision.payments[0].decision).candidates.at(0).member_id,
              december.member_id);
}

TEST(Decide, name_address_carrier_and_amount_post_without_an_id_where_the_site_says_so) {
    Night night({december, other_person});
    Payment const payment = with_carrier(
        check_by("300.00", "Ann Kowalski", "81 Summer St, Pittsfield, MA 01201"), "Tufts");
    EXPECT_EQ(text(night.decide({payment})), "held member_unknown");
    night.policy.post_without_number = true;
    EXPECT_EQ(text(night.decide({payment})), "posted 2600000002=300.00");
}

/// Drawn on an account of which `ann` paid before, as did `others` more.
struct NightWithPayers {
    std::vector<OpenInvoice> all;
    InvoiceIndex index;
    Payment payment;

    explicit NightWithPayers(std::vector<OpenInvoice> const& paid_before)
        : all(Night::with_strangers({december, other_person}, 2000)),
          index(built(all, paid_before)),
          payment(with_carrier(
              check_by("300.00", "Ann Kowalski", "81 Summer St, Pittsfield, MA 01201"), "Tufts")) {
        payment.routing = read_as(*RoutingNumber::parse("011000015"), 0.999, How::micr);
        payment.account = read_as<std::string>("1234567", 0.999, How::micr);
    }
    static InvoiceIndex built(std::vector<OpenInvoice> const& all,
                              std::vector<OpenInvoice> const& paid_before) {
        InvoiceIndex::Builder builder;
        for (OpenInvoice const& bill : all)
            builder.add(bill);
        InvoiceIndex index(std::move(builder));
        std::vector<EarlierPayer> payers;
        for (OpenInvoice const& bill : paid_before)
            payers.push_back({*RoutingNumber::parse("011000015"), "1234567", bill.member_id});
        index.know_payers(payers);
        return index;
    }
    TransactionDecision decide() const {
        return matching::decide({1, received_day(), {payment}, {}, {}}, index, Balances(),
                                CarrierTable::shipped(), Policy());
    }
};

TEST(Decide, an_account_that_paid_for_the_member_before_tells_the_member_from_a_namesake) {
    EXPECT_EQ(text(NightWithPayers({}).decide()), "held member_unknown");
    EXPECT_EQ(text(NightWithPayers({december}).decide()), "posted 2600000002=300.00");
    NightWithPayers const of_another({other_person});
    EXPECT_EQ(text(of_another.decide()), "held member_unknown");
}

TEST(Decide, the_carrier_of_the_other_ledger_is_held) {
    Night const night({december, other_person});
    Payment const payment = with_carrier(
        with_id(check_by("300.00", "Ann Kowalski", "81 Summer St, Pittsfield, MA 01201"),
                "431116845003"),
        "Altus Dental");
    EXPECT_EQ(text(night.decide({payment})), "held carrier_disagrees");
}

TEST(Decide, a_carrier_that_reads_as_next_to_nothing_confirms_no_ledger) {
    Night const night({december, other_person});
    Payment payment =
        with_id(check_by("300.00", "Ann Kowalski", "81 Summer St, Pittsfield, MA 01201"),
                december.member_id.text());
    payment.subscriber.carrier = read_as(std::string("Tufts"), 0.95);
    EXPECT_EQ(text(night.decide({payment})), "posted 2600000002=300.00");
    payment.subscriber.carrier = read_as(std::string("Tufts"), 1e-5);
    EXPECT_EQ(text(night.decide({payment})), "held carrier_disagrees");
}

TEST(Decide, where_no_number_reads_well_an_unseen_carrier_is_suspected) {
    Night const night({december, other_person});
    Payment payment = check_by("300.00", "Ann Kowalski", "81 Summer St, Pittsfield, MA 01201");
    payment.subscriber.carrier = Unread{UnreadWhy::not_found};
    set_member_id(payment.subscriber, december.member_id.text(), 0.95, How::handwriting);
    EXPECT_EQ(text(night.decide({payment})), "posted 2600000002=300.00");
    set_member_id(payment.subscriber, december.member_id.text(), 0.6, How::handwriting);
    EXPECT_EQ(text(night.decide({payment})), "held carrier_disagrees");
}

TEST(Decide, an_id_of_another_member_is_held_with_both) {
    Night const night({december, other_person});
    Payment const payment =
        with_id(check_by("300.00", "Ann Kowalski", "81 Summer St, Pittsfield, MA 01201"),
                other_person.member_id.text());
    auto const decision = night.decide({payment});
    EXPECT_EQ(text(decision), "held member_ambiguous");
    EXPECT_EQ(std::get<Held>(decision.payments[0].decision).candidates.size(), 2u);
}

TEST(Decide, a_coupon_and_a_check_that_names_another_member_are_held) {
    Night const night({december, other_person});
    EXPECT_EQ(text(night.decide({with_id(check("300.00"), other_person.member_id.text())},
                                {coupon(december)})),
              "held member_ambiguous");
}

TEST(Decide, a_coupon_with_two_amounts_due_and_too_many_papers_is_held_whole) {
    Night const night({december, other_person});
    std::vector<Payment> payments;
    std::vector<Coupon> coupons;
    for (int i = 0; i < 8; ++i) {
        payments.push_back(check("300.00", i + 1));
        coupons.push_back(coupon(december, i + 100));
    }
    auto const decision = night.decide(payments, coupons);
    ASSERT_EQ(decision.payments.size(), 8u);
    for (auto const& payment : decision.payments)
        EXPECT_EQ(text(payment.decision), "held transaction_unbalanced");
}

TEST(Decide, a_list_of_payers_is_held_as_such) {
    Night const night({december, other_person});
    EXPECT_EQ(text(night.decide({check("812.34")}, {}, {{item(50), PageKind::list}})),
              "held check_and_list");
}

TEST(Decide, cash_beside_a_check_holds_the_check) {
    Night const night({december, other_person});
    EXPECT_EQ(
        text(night.decide({check("300.00")}, {coupon(december)}, {{item(50), PageKind::cash}})),
        "held cash");
}

TEST(Decide, envelopes_without_a_payment_are_listed) {
    Night const night({december, other_person});
    EXPECT_EQ(text(night.decide({}, {}, {{item(50), PageKind::cash}})), "held cash");
    EXPECT_EQ(text(night.decide({}, {}, {{item(50), PageKind::correspondence}})),
              "held not_a_payment");
    EXPECT_EQ(text(night.decide({}, {}, {{item(50), PageKind::blank}})), "held image_unusable");
    EXPECT_EQ(text(night.decide({}, {coupon(december)}, {{item(50), PageKind::unknown, false}})),
              "held image_unusable");
    auto const coupon_only = night.decide({}, {coupon(december)});
    EXPECT_EQ(text(coupon_only), "held not_a_payment");
    EXPECT_EQ(coupon_only.without_payment->candidates.at(0).invoice, december.key);
}

TEST(Decide, a_held_item_shows_what_a_clerk_needs) {
    Night const night({december, other_person});
    auto const decision = night.decide({check("250.00")}, {coupon(december)});
    auto const& held = std::get<Held>(decision.payments[0].decision);
    EXPECT_EQ(held.reason, HoldReason::short_payment);
    EXPECT_EQ(held.detail,
              "$250.00 was paid; $300.00 is open for Ann Kowalski on invoice "
              "2600000002.");
    EXPECT_EQ(held.amount, cents("250.00"));
    ASSERT_EQ(held.proposed.size(), 1u);
    EXPECT_EQ(held.proposed[0].amount, cents("250.00"));
}

}  // namespace
}  // namespace lockbox::matching
