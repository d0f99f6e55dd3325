// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "batches/store/store.h"

namespace lockbox::batches::workbench {

/// What a held item waits for.
enum class Stage {
    open,        ///< For anybody.
    second,      ///< One person keyed it: for another.
    third,       ///< Two keyed and differ: for a third.
    supervisor,  ///< Handed over.
    rescan,      ///< Its paper is to be scanned again.
};
std::string_view name(Stage stage);
std::optional<Stage> parse_stage(std::string_view name);
Stage stage_of(Store::HeldNow const& held);

struct QueueRow {
    ItemId item;
    std::string batch;
    int transaction;
    BusinessDate received;
    bool is_payment;
    HoldReason reason;
    std::optional<Cents> amount;
    std::optional<Ledger> ledger;  ///< Of the best candidate, where there is one.
    Stage stage;
    std::vector<std::string> keyed_by;  ///< Who must not key it again.
};

/// Each part that is given must hold.
struct QueueFilter {
    std::optional<HoldReason> reason;
    std::optional<Ledger> ledger;
    std::optional<Stage> stage;
    std::string batch;
    std::optional<Cents> least;
    std::optional<Cents> most;
    std::optional<BusinessDate> received_until;

    bool takes(QueueRow const& row) const;
};

/// Everything that is held, in memory, in the order of work: oldest first, then the higher amount.
/// Kept up to date with what the desk, other programs and the night do. For many threads.
class HeldQueue {
public:
    /// Looks what has changed since the last time: one query where nothing has. The first time
    /// reads everything. Throws StoreFailure.
    void refresh(Store& store);

    struct Counts {
        int total = 0;
        Cents amount = no_cents;
        std::map<std::string, int> by_reason, by_stage, by_ledger, by_batch;
    };
    Counts counts(QueueFilter const& filter) const;
    /// In order, until `visit` returns false.
    void visit(QueueFilter const& filter, std::function<bool(QueueRow const&)> const& visit) const;
    std::optional<QueueRow> row(ItemId const& item) const;

private:
    using Order = std::tuple<BusinessDate, long long, ItemId>;
    void put(Store& store, ItemId const& item);

    mutable std::mutex mutex_;
    std::optional<Store::Seen> seen_;
    std::map<Order, QueueRow> rows_;
    std::map<ItemId, Order> places_;
};

}  // namespace lockbox::batches::workbench
