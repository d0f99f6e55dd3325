// SPDX-License-Identifier: Apache-2.0
#include "batches/export/deposit_items.h"

#include <fmt/format.h>

#include <array>
#include <map>
#include <span>

namespace lockbox::batches {
namespace {

/// Where a payment stands in the day: counted, because batches may bear any number.
struct Place {
    std::optional<BatchId> batch;
    int batches = 0;
    int transaction = 0;
    int payment = 0;

    void move_to(DecidedItem const& item) {
        bool const same_batch = batch == item.batch;
        bool const same = same_batch && transaction == item.transaction;
        payment = same ? payment + 1 : 1;
        if (!same_batch) ++batches;
        batch = item.batch;
        transaction = item.transaction;
    }
    std::string sequence() const {
        return fmt::format("{:03}{:09}{:03}", batches, transaction, payment);
    }
};

bool is_posted(ItemState const& state) {
    return state.standing == ItemState::Standing::posted;
}

/// Of what a state pays, by ledger.
std::array<Cents, 2> sums_of(ItemState const& state) {
    std::array<Cents, 2> sums{no_cents, no_cents};
    for (Allocation const& part : state.allocations)
        sums[static_cast<std::size_t>(part.invoice.ledger)] += part.amount;
    for (OnAccount const& part : state.on_account)
        sums[static_cast<std::size_t>(part.ledger)] += part.amount;
    return sums;
}

Cents sum_of(ItemState const& state) {
    auto const [medical, dental] = sums_of(state);
    return medical + dental;
}

DepositItem deposit_item(DecidedItem const& item, ItemState const& state, std::string sequence) {
    return {item.item, item.batch, deposit_ledger(state), sum_of(state), std::move(sequence)};
}

/// Items that people decided on a later day than that of their batch: no batch of the day has them.
std::string sequence_of_other(std::size_t number) {
    return fmt::format("000{:012}", number);
}

}  // namespace

std::optional<BusinessDate> deposit_day(DecidedItem const& item, std::vector<Act> const& acts) {
    std::size_t done = 0;
    BusinessDate day = item.received;
    for (;;) {
        while (done < acts.size() && acts[done].date <= day)
            ++done;
        if (is_posted(state_after(item, std::span(acts).first(done)))) return day;
        if (done == acts.size()) return std::nullopt;
        day = acts[done].date;
    }
}

Ledger deposit_ledger(ItemState const& posted) {
    auto const [medical, dental] = sums_of(posted);
    return dental > medical ? Ledger::dental : Ledger::medical;
}

DayDeposits deposit_items(Store& store, BusinessDate day) {
    DayDeposits result;
    std::map<ItemId, DayChange> changes;
    for (DayChange& change : store.changes_on(day))
        changes.emplace(change.item.item, std::move(change));
    Place place;
    store.for_each_decided(Store::Which::all, day, [&](DecidedItem const& item) {
        place.move_to(item);
        auto const changed = changes.find(item.item);
        ItemState const state =
            changed == changes.end() ? state_of_night(item) : changed->second.after;
        if (!is_posted(state)) return;
        result.items.push_back(deposit_item(item, state, place.sequence()));
        result.journal += sum_of(state);
    });
    std::size_t others = 0;
    for (auto const& [id, change] : changes) {
        if (change.item.received == day) continue;
        if (change.takes_back()) result.journal -= sum_of(*change.before);
        if (!change.posts()) continue;
        result.journal += sum_of(change.after);
        if (deposit_day(change.item, store.acts(id)) == day)
            result.items.push_back(
                deposit_item(change.item, change.after, sequence_of_other(++others)));
    }
    return result;
}

Rotation rear_rotation(Rotation front) {
    if (front == Rotation::right) return Rotation::left;
    return front == Rotation::left ? Rotation::right : front;
}

x9::MicrLine micr_line_on(PageReadings const& front) {
    auto const printed = front.field(FieldName::micr);
    auto const routing = front.field(FieldName::routing);
    auto const* const line = read_of(printed);
    auto const* const number = read_of(routing);
    return x9::micr_line_of(line ? line->value : "",
                            number ? RoutingNumber::parse(number->value) : std::nullopt);
}

}  // namespace lockbox::batches
