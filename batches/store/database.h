// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <soci/soci.h>

#include <filesystem>
#include <string>

#include "batches/store/records.h"
#include "batches/store/store.h"

namespace lockbox::batches {

/// What the database complains of, as a failure with a remedy. Values that were bound to the
/// statement never enter its text.
[[noreturn]] void fail_as_store(soci::soci_error const& error, std::string const& doing);

/// Does `work` and turns what the database throws into StoreFailure. `doing` completes "the store
/// could not …".
template <class Work>
auto guarded(char const* doing, Work work) {
    try {
        return work();
    } catch (soci::soci_error const& error) {
        fail_as_store(error, doing);
    }
}

/// A transaction of the database, rolled back unless it was committed.
class Work {
public:
    enum class Kind { reading, writing };
    Work(soci::session& sql, Kind kind);
    ~Work();
    Work(Work const&) = delete;
    Work& operator=(Work const&) = delete;
    void commit();

private:
    soci::session& sql_;
    bool committed_ = false;
};

struct Store::State {
    /// Connects, and makes every commit durable.
    explicit State(std::filesystem::path const& file);
    soci::session sql;
};

/// Appends to the audit chain; part of the caller's transaction.
void append_audit(soci::session& sql, AuditEntry const& entry);

/// Sentences that each name a release that is not what the audit log says, or is missing.
void verify_releases(soci::session& sql, std::vector<std::string>& wrong);

/// The same of marks and blind keyings.
void verify_desk(soci::session& sql, std::vector<std::string>& wrong);

/// The same of purges.
void verify_purges(soci::session& sql, std::vector<std::string>& wrong);

/// The same of the sums that the books keep: of all accounts, and of payments by ledger.
void verify_totals(soci::session& sql, std::vector<std::string>& wrong);
BookTotals totals_now(soci::session& sql);

/// The totals of a batch as the journal and the decisions state them.
Totals totals_in_journal(soci::session& sql, long long batch_seq);

/// Columns that may be null.
class Nullable {
public:
    explicit Nullable(std::optional<long long> given)
        : value(given.value_or(0)), indicator(given ? soci::i_ok : soci::i_null) {}
    std::optional<long long> get() const {
        return indicator == soci::i_ok ? std::optional(value) : std::nullopt;
    }
    long long value;
    soci::indicator indicator;
};

inline std::optional<long long> count_of(std::optional<Cents> amount) {
    return amount ? std::optional<long long>(amount->count()) : std::nullopt;
}
inline std::optional<Cents> cents_of(std::optional<long long> count) {
    return count ? std::optional(Cents::of(*count)) : std::nullopt;
}

}  // namespace lockbox::batches
