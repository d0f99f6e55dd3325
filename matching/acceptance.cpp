// SPDX-License-Identifier: Apache-2.0
#include "matching/acceptance.h"

#include <algorithm>

#include "lockbox/carrier.h"

namespace lockbox::matching {
namespace {

bool payee_accepted(Payment const& payment, Policy const& policy) {
    auto const* payee = read_of(payment.payee);
    if (!payee || payee->probability < policy.payee_limit) return false;
    std::string const read = folded(payee->value);
    return std::any_of(policy.accepted_payees.begin(), policy.accepted_payees.end(),
                       [&](std::string const& accepted) { return folded(accepted) == read; });
}

bool signed_by_drawer(Payment const& payment, Policy const& policy) {
    if (payment.kind == PaymentKind::money_order) return true;
    auto const* present = read_of(payment.signature_present);
    return present && present->value && present->probability >= policy.signature_limit;
}

/// The probability that the date, as far as it was read, lies within a range of days.
template <class InRange>
double date_mass(Payment const& payment, InRange in_range) {
    auto const* date = read_of(payment.date);
    if (!date) return 0;
    double mass = in_range(date->value) ? date->probability.value() : 0;
    for (auto const& other : date->alternatives)
        mass += in_range(other.value) ? other.probability.value() : 0;
    return mass;
}

/// Routing, account and serial are all read: an earlier item that had other ones is another paper,
/// however much two checks of one bank's design look alike.
bool micr_read(Payment const& payment) {
    return read_of(payment.routing) && read_of(payment.account) && read_of(payment.serial);
}

bool same_paper(Payment const& payment, AmountBelief const& amount,
                EarlierPresentment const& earlier, Policy const& policy) {
    if (earlier.returned) return false;
    if (earlier.same_micr || earlier.same_money_order_serial) return true;
    if (micr_read(payment) || earlier.fingerprint_distance > policy.same_picture_bits) return false;
    // Only the pictures are alike: the amount is evidence for or against.
    return !earlier.amount || !amount.best() || *earlier.amount == *amount.best();
}

}  // namespace

std::vector<HoldReason> acceptance_findings(Payment const& payment, AmountBelief const& amount,
                                            BusinessDate received, Policy const& policy) {
    constexpr double likelier_than_not = 0.5;
    std::vector<HoldReason> found;
    auto const hold_if = [&](bool holds, HoldReason reason) {
        if (holds) found.push_back(reason);
    };
    double const stale = date_mass(payment, [&](BusinessDate date) {
        return received.days_since(date) > policy.stale_after_days;
    });
    double const future = date_mass(payment, [&](BusinessDate date) {
        return date.days_since(received) > policy.future_days_allowed;
    });
    bool const duplicate =
        std::any_of(payment.earlier.begin(), payment.earlier.end(),
                    [&](auto const& e) { return same_paper(payment, amount, e, policy); });
    bool const readable = amount.best() && amount.of(*amount.best()).value() >= likelier_than_not;

    hold_if(!payment.image_usable, HoldReason::image_unusable);
    hold_if(payment.foreign, HoldReason::foreign_item);
    hold_if(!payee_accepted(payment, policy), HoldReason::payee_not_accepted);
    hold_if(!signed_by_drawer(payment, policy), HoldReason::unsigned_check);
    hold_if(payment.restrictive_note, HoldReason::restrictive_note);
    hold_if(stale >= likelier_than_not, HoldReason::date_stale);
    hold_if(future >= likelier_than_not, HoldReason::date_future);
    hold_if(duplicate, HoldReason::suspected_duplicate);
    hold_if(!readable && !amount.disagree, HoldReason::amount_unreadable);
    hold_if(amount.disagree, HoldReason::amounts_disagree);
    hold_if(payment.routing_check_digit_fails, HoldReason::routing_invalid);
    return found;
}

}  // namespace lockbox::matching
