// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <random>
#include <string>

#include "batches/store/store.h"

namespace lockbox::batches::test {

/// A folder that goes when the test ends.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;
    std::filesystem::path path() const { return path_; }
    std::filesystem::path operator/(std::string const& name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

/// 32 hexadecimal digits that `seed` decides.
std::string hex_id(std::uint64_t seed);
ItemId item(std::uint64_t seed);
BatchId batch_id(std::uint64_t seed);
BusinessDate day(char const* iso);
MemberId member(int number);
InvoiceKey invoice(Ledger ledger, int number);
OpenInvoice open_invoice(Ledger ledger, int number, Cents balance);

Posted posted(Ledger ledger, std::vector<Cents> const& parts, Cents on_account, int invoice_number);
Held held(HoldReason reason, std::optional<Cents> amount);

/// One check with this decision and, if wanted, a coupon.
TransactionRecord transaction(int sequence, std::uint64_t seed, Decision decision);
TransactionRecord without_payment(int sequence, std::uint64_t seed);
BatchRecord batch(std::uint64_t seed, std::vector<TransactionRecord> transactions);
/// A batch of 1 to 8 transactions of every kind, drawn from `random`.
BatchRecord random_batch(std::mt19937_64& random);

AuditEntry entry(std::string const& what);

/// Every row of every table but the audit log, as text.
std::string books(std::filesystem::path const& database);
/// The same with the audit log: two stores with the same text hold the same.
std::string dump(std::filesystem::path const& database);
/// Runs statements on the database behind the store's back; the database's message, or empty.
std::string tamper(std::filesystem::path const& database, std::string const& statements);

}  // namespace lockbox::batches::test
