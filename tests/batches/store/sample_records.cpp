// SPDX-License-Identifier: Apache-2.0
#include "tests/batches/store/sample_records.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <stdlib.h>

#include <memory>

namespace lockbox::batches::test {

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "lockbox-test-XXXXXX").string();
    char const* made = mkdtemp(pattern.data());
    if (!made) throw std::runtime_error("no temporary folder can be made");
    path_ = made;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code error;
    std::filesystem::remove_all(path_, error);
}

std::string hex_id(std::uint64_t seed) {
    return fmt::format("{:016x}{:016x}", seed * 0x9e3779b97f4a7c15ULL, seed);
}
ItemId item(std::uint64_t seed) {
    return *ItemId::parse(hex_id(seed));
}
BatchId batch_id(std::uint64_t seed) {
    return *BatchId::parse(hex_id(seed));
}
BusinessDate day(char const* iso) {
    return *BusinessDate::parse(iso);
}
MemberId member(int number) {
    return *MemberId::parse(fmt::format("{:012}", number));
}
InvoiceKey invoice(Ledger ledger, int number) {
    return {ledger, *InvoiceNumber::parse(fmt::format("{:010}", number))};
}

OpenInvoice open_invoice(Ledger ledger, int number, Cents balance) {
    return {invoice(ledger, number),
            member(number),
            std::nullopt,
            "Ada",
            "Example",
            {"1 Main St", "", "Boston", "MA", "02118"},
            "",
            "Tufts Health Plan",
            "Silver",
            *CoverageMonth::parse("2026-12"),
            balance,
            balance,
            day("2026-11-23")};
}

Posted posted(Ledger ledger, std::vector<Cents> const& parts, Cents on_account,
              int invoice_number) {
    Cents sum = on_account;
    std::vector<Allocation> allocations;
    for (Cents part : parts) {
        allocations.push_back({invoice(ledger, invoice_number++), member(7), part});
        sum += part;
    }
    Candidate candidate{
        allocations.front().invoice,
        member(7),
        "Ada Example",
        sum,
        {{"member id", "000000000007", "000000000007", "equal", WeightBits::of(19.9)}},
        WeightBits::of(19.9),
        Probability::of(0.99999)};
    return {sum,
            std::move(allocations),
            on_account,
            Probability::of(0.99998),
            Probability::of(1e-6),
            {std::move(candidate)}};
}

Held held(HoldReason reason, std::optional<Cents> amount) {
    return {.reason = reason,
            .further_reasons = {},
            .detail = "What a clerk reads.",
            .amount = amount,
            .candidates = {},
            .proposed = {}};
}

TransactionRecord transaction(int sequence, std::uint64_t seed, Decision decision) {
    PageReadings face;
    face.kind = PageKind::check;
    face.kind_probability = Probability::of(0.99);
    face.fingerprint = seed;
    face.set(FieldName::serial,
             Read<std::string>{
                 fmt::format("{}", seed % 10000), Probability::of(0.9), How::micr, {1, 2, 3, 4}});
    Payment payment = payment_from(item(seed), face);
    payment.routing =
        Read<RoutingNumber>{*RoutingNumber::parse("021000021"), Probability::of(1), How::micr, {}};
    payment.account = Read<std::string>{"5550001", Probability::of(1), How::micr, {}};
    TransactionRecord record{sequence, {}, {}};
    record.papers.push_back({item(seed), {{"0001-1f.tif", face}}, std::nullopt, payment});
    record.decision.payments.push_back({item(seed), std::move(decision)});
    return record;
}

TransactionRecord without_payment(int sequence, std::uint64_t seed) {
    PageReadings face;
    face.kind = PageKind::correspondence;
    TransactionRecord record{sequence, {}, {}};
    record.papers.push_back({item(seed), {{"0001-1f.tif", face}}, std::nullopt, std::nullopt});
    record.decision.without_payment = held(HoldReason::not_a_payment, std::nullopt);
    return record;
}

BatchRecord batch(std::uint64_t seed, std::vector<TransactionRecord> transactions) {
    return {.id = batch_id(seed),
            .lockbox_number = "412612",
            .number = fmt::format("{:04}", seed % 10000),
            .received = day("2026-11-20"),
            .control = {1, std::nullopt, Cents::of(12345)},
            .source = "batch",
            .note = "",
            .transactions = std::move(transactions)};
}

BatchRecord random_batch(std::mt19937_64& random) {
    auto const below = [&](std::uint64_t n) { return random() % n; };
    auto const amount = [&] { return Cents::of(static_cast<std::int64_t>(1 + below(100'000))); };
    std::vector<TransactionRecord> transactions;
    int const count = 1 + static_cast<int>(below(8));
    for (int i = 1; i <= count; ++i) {
        std::uint64_t const seed = random();
        int const number = static_cast<int>(below(50));
        Ledger const ledger = below(2) == 0 ? Ledger::medical : Ledger::dental;
        switch (below(5)) {
            case 0:
                transactions.push_back(without_payment(i, seed));
                break;
            case 1:
                transactions.push_back(
                    transaction(i, seed, held(HoldReason::amount_unreadable, std::nullopt)));
                break;
            case 2:
                transactions.push_back(
                    transaction(i, seed, held(HoldReason::member_unknown, amount())));
                break;
            case 3:
                transactions.push_back(
                    transaction(i, seed, posted(ledger, {amount()}, no_cents, number)));
                break;
            default:
                transactions.push_back(
                    transaction(i, seed, posted(ledger, {amount(), amount()}, amount(), number)));
        }
    }
    return batch(random(), std::move(transactions));
}

AuditEntry entry(std::string const& what) {
    return {"tester", "test", what, "detail"};
}

namespace {

struct Close {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};
using Database = std::unique_ptr<sqlite3, Close>;

Database opened(std::filesystem::path const& file) {
    sqlite3* database = nullptr;
    if (sqlite3_open(file.c_str(), &database) != SQLITE_OK)
        throw std::runtime_error("the database cannot be opened");
    return Database(database);
}

int append_row(void* text, int count, char** values, char** names) {
    auto& all = *static_cast<std::string*>(text);
    for (int i = 0; i < count; ++i) {
        // When something happened differs from run to run, and so do the links over it.
        std::string const name = names[i];
        if (name == "happened" || name == "hash") continue;
        all += name + "=" + (values[i] ? values[i] : "NULL") + "|";
    }
    all += "\n";
    return 0;
}

std::string rows_of(sqlite3* database, std::initializer_list<char const*> tables) {
    std::string all;
    for (char const* table : tables) {
        all += std::string("== ") + table + "\n";
        std::string const query = std::string("SELECT * FROM ") + table + " ORDER BY 1, 2, 3";
        sqlite3_exec(database, query.c_str(), append_row, &all, nullptr);
    }
    return all;
}

}  // namespace

std::string books(std::filesystem::path const& file) {
    return rows_of(opened(file).get(),
                   {"imports", "invoices", "batches", "items", "pages", "decisions", "acts",
                    "journal_entries", "journal_lines", "invoice_facts", "presentments",
                    "released_files", "people", "marks", "keyings", "lessons", "lesson_decisions"});
}

std::string dump(std::filesystem::path const& file) {
    return books(file) + rows_of(opened(file).get(), {"audit"});
}

std::string tamper(std::filesystem::path const& file, std::string const& statements) {
    Database const database = opened(file);
    char* message = nullptr;
    sqlite3_exec(database.get(), statements.c_str(), nullptr, nullptr, &message);
    std::string const said = message ? message : "";
    sqlite3_free(message);
    return said;
}

}  // namespace lockbox::batches::test
