// SPDX-License-Identifier: Apache-2.0
#include "matching/acceptance.h"

#include <algorithm>
#include <array>
#include <climits>

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

/// How likely a check of that age, in days at its receipt, is among the mail, per day of age:
/// starting values. Nearly all mail is written in the two months before it arrives; one check in a
/// hundred is stale by the usual rule, nearly all of those under two years old; one in two hundred
/// is dated ahead, nearly all by less than two months. What lies further off, on either side, is
/// mostly a misread year.
struct Ages {
    int first;
    int last;
    double per_day;
};
constexpr int years_off = 20 * 365;
constexpr std::array<Ages, 7> mail_by_age{{
    {-years_off, -367, 0.0002 / years_off},
    {-366, -61, 0.0003 / 306},
    {-60, -1, 0.005 / 60},
    {0, 60, 0.97 / 61},
    {61, 180, 0.0145 / 120},
    {181, 730, 0.009 / 550},
    {731, years_off, 0.001 / years_off},
}};

double share_of_mail(int age_days) {
    for (Ages const& ages : mail_by_age)
        if (age_days <= ages.last) return ages.per_day;
    return mail_by_age.back().per_day;
}

/// Ages in days, both ends among them.
struct AgeRange {
    int first;
    int last;
    bool holds(int age) const { return age >= first && age <= last; }
};

/// The share of all mail whose age in days lies within a range.
double share_of_ages(AgeRange const& range) {
    double share = 0;
    for (Ages const& ages : mail_by_age) {
        int const days = std::min(range.last, ages.last) - std::max(range.first, ages.first) + 1;
        share += std::max(days, 0) * ages.per_day;
    }
    return share;
}

/// The probability that the check's age in days lies within a range: each date that may have been
/// read weighed by how likely mail of that date is. The reader holds all dates of its century for
/// equally likely, so that is what the weights are to be divided by; what it leaves to none of its
/// guesses says nothing of the date, as if it were unread. So a misread year is likelier than a
/// stale check, and a scribble tells of neither.
double age_mass(Payment const& payment, BusinessDate received, AgeRange const& range) {
    constexpr double dates_of_a_century = 36'525;
    auto const* date = read_of(payment.date);
    if (!date) return 0;
    double mass = 0, all = 0, stated = 0;
    auto const weigh = [&](BusinessDate day, Probability read) {
        int const age = received.days_since(day);
        double const weight = read.value() * share_of_mail(age) * dates_of_a_century;
        stated += read.value();
        all += weight;
        mass += range.holds(age) ? weight : 0;
    };
    weigh(date->value, date->probability);
    for (auto const& other : date->alternatives)
        weigh(other.value, other.probability);
    double const unstated = std::max(0.0, 1 - stated);
    mass += unstated * share_of_ages(range);
    all += unstated;
    return all > 0 ? mass / all : 0;
}

/// How old the date is taken for, if it tells: one older than mail ever is, by a few years, is
/// mostly a misread year; then its day and month still do, for a fresh check has fresh ones in any
/// year.
std::optional<int> age_by_sight(BusinessDate day, BusinessDate received) {
    constexpr int oldest_days = 730, latest_days = -30, years_before = 5;
    int const age = received.days_since(day);
    if (age >= latest_days && age <= oldest_days) return age;
    int const year = received.year();
    if (age < latest_days || day.year() < year - years_before) return std::nullopt;
    for (int const likely : {year, year - 1}) {
        auto const meant = BusinessDate::of(likely, day.month(), day.day());
        if (meant && received.days_since(*meant) >= latest_days) return received.days_since(*meant);
    }
    return std::nullopt;
}

/// That the date reads as one of a check stale by up to two years, by sight alone, among the dates
/// that mail bears at all: a misread year says nothing for a fresh check, nor against one that its
/// day and month make. What reads so at one to three is not explained away by how rare such mail
/// is: a stale January and the November that it may be mistaken for differ in one stroke. Of the
/// 51 stale checks of four generated nights and 197 made so none posts; 64 of 5,266 payments of
/// three of these nights are held so without need.
bool looks_stale(Payment const& payment, BusinessDate received, Policy const& policy) {
    constexpr double one_to_three = 0.25, says_something = 0.05;
    auto const* date = read_of(payment.date);
    if (!date) return false;
    double stale = 0, fresh = 0;
    auto const weigh = [&](BusinessDate day, Probability read) {
        auto const age = age_by_sight(day, received);
        if (!age) return;
        bool const is_stale = *age > policy.stale_after_days;
        bool const year_fits = *age == received.days_since(day);
        if (is_stale || year_fits) (is_stale ? stale : fresh) += read.value();
    };
    weigh(date->value, date->probability);
    for (auto const& other : date->alternatives)
        weigh(other.value, other.probability);
    return stale + fresh >= says_something && stale >= one_to_three * (stale + fresh);
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
    constexpr double speaks_for_it = 0.05;  // ten times what is so of any check
    constexpr double worth_a_look = 0.02;   // a stale check that posts costs more than fifty looks
    std::vector<HoldReason> found;
    auto const hold_if = [&](bool holds, HoldReason reason) {
        if (holds) found.push_back(reason);
    };
    double const stale = age_mass(payment, received, {policy.stale_after_days + 1, INT_MAX});
    double const future = age_mass(payment, received, {-INT_MAX, -policy.future_days_allowed - 1});
    bool const duplicate =
        std::any_of(payment.earlier.begin(), payment.earlier.end(),
                    [&](auto const& e) { return same_paper(payment, amount, e, policy); });
    bool const readable = amount.best() && amount.of(*amount.best()).value() >= likelier_than_not;

    hold_if(!payment.image_usable, HoldReason::image_unusable);
    hold_if(payment.foreign, HoldReason::foreign_item);
    hold_if(!payee_accepted(payment, policy), HoldReason::payee_not_accepted);
    hold_if(!signed_by_drawer(payment, policy), HoldReason::unsigned_check);
    hold_if(payment.restrictive_note, HoldReason::restrictive_note);
    hold_if(stale >= worth_a_look || looks_stale(payment, received, policy),
            HoldReason::date_stale);
    hold_if(future >= worth_a_look, HoldReason::date_future);
    hold_if(duplicate, HoldReason::suspected_duplicate);
    bool const disagree = amount.disagree || amount.differ.value() >= speaks_for_it;
    bool const unsure = !readable || amount.differ > policy.amounts_differ_limit;
    hold_if(unsure && !disagree, HoldReason::amount_unreadable);
    hold_if(disagree, HoldReason::amounts_disagree);
    hold_if(payment.routing_check_digit_fails, HoldReason::routing_invalid);
    return found;
}

}  // namespace lockbox::matching
