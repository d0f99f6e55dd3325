// SPDX-License-Identifier: Apache-2.0
#include "batches/export/deposit_items.h"

#include <fmt/format.h>

#include <array>

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

}  // namespace

Ledger deposit_ledger(Posted const& posted) {
    std::array<Cents, 2> sums{no_cents, no_cents};
    auto const of = [&](Ledger ledger) -> Cents& { return sums[static_cast<std::size_t>(ledger)]; };
    for (Allocation const& allocation : posted.allocations)
        of(allocation.invoice.ledger) += allocation.amount;
    of(posted.ledger()) += posted.on_account;
    return of(Ledger::dental) > of(Ledger::medical) ? Ledger::dental : Ledger::medical;
}

Rotation rear_rotation(Rotation front) {
    if (front == Rotation::right) return Rotation::left;
    return front == Rotation::left ? Rotation::right : front;
}

std::vector<DepositItem> deposit_items(Store& store, BusinessDate received) {
    std::vector<DepositItem> items;
    Place place;
    store.for_each_decided(Store::Which::all, received, [&](DecidedItem const& item) {
        place.move_to(item);
        auto const* posted = std::get_if<Posted>(&item.decision);
        if (!posted) return;
        items.push_back(
            {item.item, item.batch, deposit_ledger(*posted), posted->amount, place.sequence()});
    });
    return items;
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
