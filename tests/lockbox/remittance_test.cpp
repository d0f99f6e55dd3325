// SPDX-License-Identifier: Apache-2.0
#include "lockbox/remittance.h"

#include <gtest/gtest.h>

namespace lockbox {
namespace {

ItemId some_item() {
    return ItemId::parse(std::string(32, 'a')).value();
}

Reading<std::string> printed(std::string value, double probability) {
    return Read<std::string>{std::move(value), Probability::of(probability), How::print, {}};
}

TEST(Payment, takes_typed_values_from_the_fields) {
    PageReadings page;
    page.kind = PageKind::check;
    page.set(FieldName::routing, printed("011000015", 0.999));
    page.set(FieldName::amount, printed("345.67", 0.99));
    page.set(FieldName::date, printed("2026-11-20", 0.9));
    page.set(FieldName::signature, printed("present", 0.97));
    page.set(FieldName::member_id, printed("1002003004", 0.6));
    auto const payment = payment_from(some_item(), page);
    EXPECT_EQ(payment.kind, PaymentKind::personal_check);
    ASSERT_TRUE(read_of(payment.routing));
    EXPECT_EQ(read_of(payment.amount)->value, Cents::of(34567));
    EXPECT_EQ(read_of(payment.date)->value.text(), "2026-11-20");
    EXPECT_TRUE(read_of(payment.signature_present)->value);
    // Ten digits are no Member ID, but they stay as evidence.
    EXPECT_EQ(std::get<Unread>(payment.subscriber.member_id).why, UnreadWhy::invalid);
    EXPECT_EQ(read_of(payment.subscriber.member_id_digits)->value, "1002003004");
    EXPECT_EQ(std::get<Unread>(payment.memo).why, UnreadWhy::not_looked_at);
}

TEST(Payment, a_routing_number_is_called_invalid_only_if_it_was_read_well) {
    PageReadings page;
    page.set(FieldName::routing, printed("011000016", 0.999));
    EXPECT_TRUE(payment_from(some_item(), page).routing_check_digit_fails);
    page.set(FieldName::routing, printed("011000016", 0.7));
    EXPECT_FALSE(payment_from(some_item(), page).routing_check_digit_fails);
    page.set(FieldName::routing, printed("01100001", 0.999));
    EXPECT_FALSE(payment_from(some_item(), page).routing_check_digit_fails);
}

TEST(Payment, a_serial_left_of_the_transit_symbol_is_a_business_check) {
    PageReadings page;
    page.kind = PageKind::check;
    page.set(FieldName::micr, printed("C001234C A011000015A 123456C", 0.99));
    EXPECT_EQ(payment_from(some_item(), page).kind, PaymentKind::business_check);
    page.set(FieldName::micr, printed("A011000015A 123456C 1234", 0.99));
    EXPECT_EQ(payment_from(some_item(), page).kind, PaymentKind::personal_check);
    page.kind = PageKind::money_order;
    EXPECT_EQ(payment_from(some_item(), page).kind, PaymentKind::money_order);
}

TEST(Converted, drops_alternatives_that_break_the_rule_of_the_type) {
    Read<std::string> text{"011000015", Probability::of(0.9), How::micr, {}};
    text.alternatives = {{"011000016", Probability::of(0.05)},
                         {"021000021", Probability::of(0.01)}};
    auto const routing = converted<RoutingNumber>(Reading<std::string>(text),
                                                  [](auto& t) { return RoutingNumber::parse(t); });
    ASSERT_TRUE(read_of(routing));
    ASSERT_EQ(read_of(routing)->alternatives.size(), 1u);
    EXPECT_EQ(read_of(routing)->alternatives[0].value.text(), "021000021");
}

TEST(Coupon, subscriber_of_its_own_wins_over_the_payer) {
    PageReadings page;
    page.kind = PageKind::coupon;
    page.set(FieldName::payer_name, printed("PAT PAYER", 0.9));
    EXPECT_EQ(read_of(coupon_from(some_item(), page).subscriber.name)->value, "PAT PAYER");
    page.set(FieldName::subscriber_name, printed("SAM SUBSCRIBER", 0.9));
    EXPECT_EQ(read_of(coupon_from(some_item(), page).subscriber.name)->value, "SAM SUBSCRIBER");
}

}  // namespace
}  // namespace lockbox
