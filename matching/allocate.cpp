// SPDX-License-Identifier: Apache-2.0
#include "matching/allocate.h"

#include <algorithm>

namespace lockbox::matching {
namespace {

struct OpenMonth {
    InvoicePlace invoice;
    Cents open;
};

std::vector<OpenMonth> open_months(InvoiceList const& list, Account account,
                                   Balances const& balances) {
    std::vector<OpenMonth> months;
    for (InvoicePlace i = account; i < list.end_of(account); ++i)
        if (Cents const open = open_amount(list, i, balances); open > no_cents)
            months.push_back({i, open});
    return months;
}

Allocation part_of(InvoiceList const& list, OpenMonth const& month, Cents amount) {
    return {list.key(month.invoice), list.member_id(list.member_of(month.invoice)), amount};
}
Allocation in_full(InvoiceList const& list, OpenMonth const& month) {
    return part_of(list, month, month.open);
}

/// The first `count` months, each in full, and what is left of `amount`.
Plan run_of(InvoiceList const& list, std::vector<OpenMonth> const& months, std::size_t count,
            Cents amount) {
    Plan plan{count == 1 ? Outcome::exact : Outcome::months, {}, amount};
    for (std::size_t i = 0; i < count; ++i) {
        plan.allocations.push_back(in_full(list, months[i]));
        plan.on_account -= months[i].open;
    }
    return plan;
}

/// How many of the oldest months `amount` pays in full.
std::size_t months_paid(std::vector<OpenMonth> const& months, Cents amount, Policy const& policy) {
    std::size_t const most = std::min(
        months.size(), static_cast<std::size_t>(std::max(policy.months_in_arrears_limit, 1)));
    Cents sum = no_cents;
    std::size_t count = 0;
    while (count < most && sum + months[count].open <= amount)
        sum += months[count++].open;
    return count;
}

Plan with_rest(Plan plan, Policy const& policy) {
    if (plan.on_account > no_cents)
        plan.outcome =
            plan.on_account <= policy.on_account_limit ? Outcome::over : Outcome::over_limit;
    return plan;
}

Plan short_of(InvoiceList const& list, OpenMonth const& month, Cents amount) {
    return {Outcome::short_of_due, {part_of(list, month, amount)}};
}

}  // namespace

Cents open_amount(InvoiceList const& list, InvoicePlace invoice, Balances const& balances) {
    if (balances.nothing_paid()) return list.balance(invoice);
    return balances.open(list.key(invoice), list.balance(invoice));
}

Plan allocate(InvoiceList const& list, Account account, std::optional<InvoicePlace> named,
              Cents amount, Balances const& balances, Policy const& policy) {
    LOCKBOX_ASSERT(amount > no_cents);
    auto const months = open_months(list, account, balances);
    auto const named_month =
        std::find_if(months.begin(), months.end(), [&](auto& m) { return m.invoice == named; });
    bool const named_is_open = named.has_value() && named_month != months.end();
    if (months.empty() || (named.has_value() && !named_is_open))
        return {Outcome::already_paid, {}, no_cents};

    if (named_is_open && named_month->open == amount)
        return {Outcome::exact, {in_full(list, *named_month)}, no_cents};
    std::size_t const run = months_paid(months, amount, policy);
    Plan const oldest = run_of(list, months, run, amount);
    if (run > 0 && oldest.on_account == no_cents) return oldest;
    auto const same =
        std::find_if(months.begin(), months.end(), [&](auto& m) { return m.open == amount; });
    if (!named_is_open && same != months.end())
        return {Outcome::exact, {in_full(list, *same)}, no_cents};

    // The coupon's month and a rest, unless more of the oldest months are paid in full. What pays
    // another month to the cent than the coupon's is for a person to see.
    if (named_is_open && same != months.end() && named_month->open < amount)
        return {Outcome::over_limit, {in_full(list, *same)}, no_cents};
    if (named_is_open && named_month->open < amount && run <= 1)
        return with_rest(
            {Outcome::exact, {in_full(list, *named_month)}, amount - named_month->open}, policy);
    if (run > 0 && (!named_is_open || named_month->open < amount)) return with_rest(oldest, policy);
    return short_of(list, named_is_open ? *named_month : months.front(), amount);
}

}  // namespace lockbox::matching
