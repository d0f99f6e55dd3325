// SPDX-License-Identifier: Apache-2.0
#include "batches/workbench/held_queue.h"

#include "lockbox/names_table.h"

namespace lockbox::batches::workbench {
namespace {

constexpr NamesTable<Stage, 5> stages{{"open", "second", "third", "supervisor", "rescan"}};

}  // namespace

std::string_view name(Stage stage) {
    return stages.of(stage);
}
std::optional<Stage> parse_stage(std::string_view name) {
    return stages.parse(name);
}

Stage stage_of(Store::HeldNow const& held) {
    if (held.keyings.size() >= 2) return Stage::third;
    if (held.keyings.size() == 1) return Stage::second;
    Stage stage = Stage::open;
    for (Mark const& mark : held.marks) {
        if (mark.applies_to != held.key) continue;
        if (mark.kind == MarkKind::to_supervisor) stage = Stage::supervisor;
        if (mark.kind == MarkKind::rescan) stage = Stage::rescan;
        if (mark.kind == MarkKind::to_clerks) stage = Stage::open;
    }
    return stage;
}

bool QueueFilter::takes(QueueRow const& row) const {
    if (reason && row.reason != *reason) return false;
    if (ledger && row.ledger != ledger) return false;
    if (stage && row.stage != *stage) return false;
    if (!batch.empty() && row.batch != batch) return false;
    if (least && row.amount.value_or(no_cents) < *least) return false;
    if (most && row.amount.value_or(no_cents) > *most) return false;
    return !received_until || row.received <= *received_until;
}

void HeldQueue::refresh(Store& store) {
    std::lock_guard const lock(mutex_);
    // What happens between the two questions is looked at again the next time.
    Store::Seen const now = store.seen_now();
    if (seen_ == now) return;
    for (ItemId const& item : store.touched_since(seen_.value_or(Store::Seen{})))
        put(store, item);
    seen_ = now;
}

void HeldQueue::put(Store& store, ItemId const& item) {
    if (auto const place = places_.find(item); place != places_.end()) {
        rows_.erase(place->second);
        places_.erase(place);
    }
    auto const found = store.held_now(item);
    if (!found) return;
    Held const& held = std::get<Held>(found->item.decision);
    QueueRow row{item,
                 found->item.batch_number,
                 found->item.transaction,
                 found->item.received,
                 found->item.is_payment,
                 held.reason,
                 held.amount,
                 held.candidates.empty() ? std::nullopt
                                         : std::optional(held.candidates.front().invoice.ledger),
                 stage_of(*found),
                 {}};
    for (Keying const& keying : found->keyings)
        row.keyed_by.push_back(keying.who);
    Order const order{row.received, -row.amount.value_or(no_cents).count(), item};
    places_.emplace(item, order);
    rows_.emplace(order, std::move(row));
}

HeldQueue::Counts HeldQueue::counts(QueueFilter const& filter) const {
    Counts counts;
    visit(filter, [&](QueueRow const& row) {
        ++counts.total;
        counts.amount += row.amount.value_or(no_cents);
        ++counts.by_reason[std::string(name(row.reason))];
        ++counts.by_stage[std::string(name(row.stage))];
        ++counts.by_ledger[row.ledger ? std::string(name(*row.ledger)) : "unknown"];
        ++counts.by_batch[row.batch];
        return true;
    });
    return counts;
}

void HeldQueue::visit(QueueFilter const& filter,
                      std::function<bool(QueueRow const&)> const& visit) const {
    std::lock_guard const lock(mutex_);
    for (auto const& [order, row] : rows_)
        if (filter.takes(row) && !visit(row)) return;
}

std::optional<QueueRow> HeldQueue::row(ItemId const& item) const {
    std::lock_guard const lock(mutex_);
    auto const place = places_.find(item);
    if (place == places_.end()) return std::nullopt;
    return rows_.at(place->second);
}

}  // namespace lockbox::batches::workbench
