// SPDX-License-Identifier: Apache-2.0
// The audit chain, and the proof that the books are whole.
#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <nlohmann/json.hpp>

#include "batches/content_hash.h"
#include "batches/store/acts.h"
#include "batches/store/database.h"
#include "batches/store/record_json.h"
#include "batches/store/sql.h"
#include "batches/store/stored_value.h"

namespace lockbox::batches {
namespace {

/// What stands before the first row, so that a chain cut at its head does not verify.
constexpr std::string_view first_link = "lockbox audit chain 1";

std::string link_of(std::string const& before, AuditRow const& row) {
    return ContentHash()
        .part(before)
        .part(std::to_string(row.sequence))
        .part(row.when)
        .part(row.entry.who)
        .part(row.entry.act)
        .part(row.entry.what)
        .part(row.entry.detail)
        .hex(64);
}

std::string utc_now() {
    auto const now =
        std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

void verify_chain(soci::session& sql, std::vector<std::string>& wrong) {
    AuditRow row;
    soci::statement rows =
        (sql.prepare << sql::audit, soci::into(row.sequence), soci::into(row.when),
         soci::into(row.entry.who), soci::into(row.entry.act), soci::into(row.entry.what),
         soci::into(row.entry.detail), soci::into(row.hash));
    std::string before(first_link);
    int expected = 1;
    rows.execute();
    while (rows.fetch()) {
        if (row.sequence != expected || row.hash != link_of(before, row)) {
            wrong.push_back(fmt::format(
                "The audit chain is broken at row {}: a row was changed, removed or added.",
                expected));
            return;
        }
        before = row.hash;
        ++expected;
    }
}

void verify_entries(soci::session& sql, std::vector<std::string>& wrong) {
    long long entry = 0;
    std::string book;
    soci::statement uneven =
        (sql.prepare << sql::uneven_entries, soci::into(entry), soci::into(book));
    uneven.execute();
    while (uneven.fetch())
        wrong.push_back(fmt::format(
            "Journal entry {} has debits that are not its credits in the {} books.", entry, book));
    soci::statement empty = (sql.prepare << sql::entries_without_lines, soci::into(entry));
    empty.execute();
    while (empty.fetch())
        wrong.push_back(fmt::format("Journal entry {} has no lines.", entry));
}

struct Line {
    std::string book, account, subject, member;
    long long debit = 0, credit = 0;
    friend bool operator==(Line const&, Line const&) = default;
};

std::vector<Line> lines_of(JournalEntry const& entry) {
    std::vector<Line> lines;
    for (JournalLine const& line : entry.lines)
        lines.push_back({std::string(name(line.book)), std::string(name(line.account)),
                         line.subject, line.member_id, line.debit.count(), line.credit.count()});
    return lines;
}

/// Each decision's entry is exactly what the decision says.
void verify_decisions(soci::session& sql, std::vector<std::string>& wrong) {
    long long seq = 0;
    long long entry = 0;
    std::string item;
    std::string received;
    std::string text;
    int is_payment = 0;
    soci::statement decisions =
        (sql.prepare << sql::decisions_with_entries, soci::into(seq), soci::into(item),
         soci::into(received), soci::into(is_payment), soci::into(text), soci::into(entry));
    Line line;
    soci::statement lines =
        (sql.prepare << sql::lines_of_entry, soci::use(entry), soci::into(line.book),
         soci::into(line.account), soci::into(line.subject), soci::into(line.member),
         soci::into(line.debit), soci::into(line.credit));
    decisions.execute();
    while (decisions.fetch()) {
        std::vector<Line> found;
        lines.execute();
        while (lines.fetch())
            found.push_back(line);
        auto const meant =
            is_payment == 0
                ? std::vector<Line>()
                : lines_of(journal_entry(stored<ItemId>(item), stored<BusinessDate>(received),
                                         parse_decision(text)));
        if (found != meant)
            wrong.push_back(
                fmt::format("Decision {} on item {} is not what the journal says.", seq, item));
    }
}

void verify_batches(soci::session& sql, std::vector<BatchSummary> const& batches,
                    std::vector<std::string>& wrong) {
    long long seq = 0;
    soci::statement sequences = (sql.prepare << sql::batch_sequences, soci::into(seq));
    std::vector<long long> all;
    sequences.execute();
    while (sequences.fetch())
        all.push_back(seq);
    for (std::size_t i = 0; i < batches.size() && i < all.size(); ++i) {
        Totals const found = totals_in_journal(sql, all[i]);
        if (found != batches[i].totals || !found.balances())
            wrong.push_back(fmt::format("Batch {} does not balance.", batches[i].id.text()));
    }
    std::string batch;
    int transaction = 0;
    soci::statement undecided =
        (sql.prepare << sql::undecided_transactions, soci::into(batch), soci::into(transaction));
    undecided.execute();
    while (undecided.fetch())
        wrong.push_back(
            fmt::format("Transaction {} of batch {} has no decision.", transaction, batch));
}

}  // namespace

void append_audit(soci::session& sql, AuditEntry const& entry) {
    AuditRow row{1, utc_now(), entry, ""};
    std::string before(first_link);
    int last = 0;
    std::string hash;
    sql << sql::last_audit, soci::into(last), soci::into(hash);
    if (sql.got_data()) {
        row.sequence = last + 1;
        before = hash;
    }
    row.hash = link_of(before, row);
    sql << sql::add_audit, soci::use(row.sequence), soci::use(row.when), soci::use(row.entry.who),
        soci::use(row.entry.act), soci::use(row.entry.what), soci::use(row.entry.detail),
        soci::use(row.hash);
}

Totals totals_in_journal(soci::session& sql, long long batch_seq) {
    Totals totals;
    sql << sql::counts_of_batch, soci::use(batch_seq), soci::into(totals.transactions),
        soci::into(totals.payments), soci::into(totals.posted_payments),
        soci::into(totals.held_payments), soci::into(totals.held_without_payment),
        soci::into(totals.amount_unknown);
    std::string book;
    std::string account;
    long long debit = 0;
    long long credit = 0;
    soci::statement sums =
        (sql.prepare << sql::accounts_of_batch, soci::use(batch_seq), soci::into(book),
         soci::into(account), soci::into(debit), soci::into(credit));
    sums.execute();
    while (sums.fetch()) {
        bool const medical = book == name(Book::medical);
        Cents const credited = Cents::of(credit - debit);
        if (account == name(Account::deposit)) totals.captured += Cents::of(debit - credit);
        if (account == name(Account::held)) totals.held += credited;
        if (account == name(Account::receivable))
            (medical ? totals.posted_medical : totals.posted_dental) += credited;
        if (account == name(Account::on_account))
            (medical ? totals.on_account_medical : totals.on_account_dental) += credited;
    }
    return totals;
}

void Store::record(AuditEntry const& entry) {
    guarded("write to the audit log", [&] {
        Work work(state_->sql, Work::Kind::writing);
        append_audit(state_->sql, entry);
        work.commit();
    });
}

void Store::for_each_audit_row(std::function<void(AuditRow const&)> const& visit) {
    guarded("read the audit log", [&] {
        AuditRow row;
        soci::statement rows =
            (state_->sql.prepare << sql::audit, soci::into(row.sequence), soci::into(row.when),
             soci::into(row.entry.who), soci::into(row.entry.act), soci::into(row.entry.what),
             soci::into(row.entry.detail), soci::into(row.hash));
        rows.execute();
        while (rows.fetch())
            visit(row);
    });
}

std::vector<std::string> Store::verify() {
    std::vector<BatchSummary> const all = batches();
    return guarded("be verified", [&] {
        Work work(state_->sql, Work::Kind::reading);
        std::vector<std::string> wrong;
        verify_chain(state_->sql, wrong);
        verify_entries(state_->sql, wrong);
        verify_decisions(state_->sql, wrong);
        verify_batches(state_->sql, all, wrong);
        verify_acts(state_->sql, wrong);
        verify_desk(state_->sql, wrong);
        verify_totals(state_->sql, wrong);
        verify_releases(state_->sql, wrong);
        verify_purges(state_->sql, wrong);
        return wrong;
    });
}

}  // namespace lockbox::batches
