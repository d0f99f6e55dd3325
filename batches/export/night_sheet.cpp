// SPDX-License-Identifier: Apache-2.0
#include "batches/export/night_sheet.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "batches/export/deposit_items.h"
#include "batches/export/earlier_paper.h"

namespace lockbox::batches {
namespace {

std::size_t age_of(BusinessDate received, BusinessDate day) {
    int const days = day.days_since(received);
    return static_cast<std::size_t>(std::lower_bound(ages_most.begin(), ages_most.end(), days) -
                                    ages_most.begin());
}

std::vector<HeldByAge> held_by_age(Store& store, BusinessDate day) {
    std::map<HoldReason, HeldByAge> reasons;
    for (HeldSums const& sums : store.held_at_end_of(day)) {
        HeldByAge& row = reasons.try_emplace(sums.reason, HeldByAge{sums.reason}).first->second;
        row.items[age_of(sums.received, day)] += sums.items;
        row.amount_unknown += sums.amount_unknown;
        row.amount += sums.amount;
    }
    std::vector<HeldByAge> rows;
    for (auto const& [reason, row] : reasons)
        rows.push_back(row);
    return rows;
}

std::vector<DuplicateFound> duplicates_of(Store& store, BusinessDate day, Policy const& policy) {
    std::vector<DecidedItem> items;
    store.for_each_decided(Store::Which::held, day, [&](DecidedItem const& item) {
        if (std::get<Held>(item.decision).reason == HoldReason::suspected_duplicate)
            items.push_back(item);
    });
    std::vector<DuplicateFound> found;
    for (DecidedItem const& item : items) {
        auto const earlier = earlier_paper(store, item, policy);
        found.push_back({item.batch_number, item.transaction, std::get<Held>(item.decision).amount,
                         earlier ? earlier->caption : ""});
    }
    return found;
}

void count_pages(Store& store, NightSheet& sheet) {
    store.for_each_page(sheet.day, [&](PageReadings const& page) {
        ++sheet.pages;
        if (!page.quality.usable) ++sheet.pages_unusable;
        for (QualityFinding const finding : page.quality.findings())
            ++sheet.findings[static_cast<std::size_t>(finding)];
    });
}

}  // namespace

std::string age_text(std::size_t age) {
    if (age == 0) return "tonight";
    int const from = ages_most[age - 1] + 1;
    if (age == ages_most.size()) return fmt::format("over {} days", from - 1);
    int const to = ages_most[age];
    return from == to ? fmt::format("{} day{}", from, from == 1 ? "" : "s")
                      : fmt::format("{}–{} days", from, to);
}

int HeldByAge::all() const {
    return std::accumulate(items.begin(), items.end(), 0);
}

Cents NightSheet::held_amount() const {
    Cents sum = no_cents;
    for (HeldByAge const& row : held)
        sum += row.amount;
    return sum;
}

int NightSheet::held_items() const {
    int sum = 0;
    for (HeldByAge const& row : held)
        sum += row.all();
    return sum;
}

NightSheet night_sheet(Site const& site, Store& store, BusinessDate day) {
    NightSheet sheet{.lockbox = site.config.lockbox_number,
                     .day = day,
                     .figures = figures_of(store, day),
                     .batches = store.batches(day),
                     .deposits = {},
                     .held = held_by_age(store, day),
                     .duplicates = duplicates_of(store, day, site.config.policy),
                     .nights = store.nights_until(day, nights_shown)};
    for (DepositItem const& item : deposit_items(store, day).items) {
        DepositFigures& deposit = sheet.deposits[static_cast<std::size_t>(item.ledger)];
        ++deposit.items;
        deposit.amount += item.amount;
    }
    count_pages(store, sheet);
    return sheet;
}

}  // namespace lockbox::batches
