// SPDX-License-Identifier: Apache-2.0
#include "batches/store/records.h"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include "lockbox/assertion.h"

namespace lockbox::batches {
namespace {

Book book_of(Ledger ledger) {
    return ledger == Ledger::medical ? Book::medical : Book::dental;
}

std::vector<JournalLine> posted_lines(Posted const& posted) {
    Book const book = book_of(posted.ledger());
    std::vector<JournalLine> lines{{book, Account::deposit, "", posted.amount, no_cents}};
    Cents sum = posted.on_account;
    for (Allocation const& part : posted.allocations) {
        LOCKBOX_ASSERT(part.invoice.ledger == posted.ledger() && part.amount > no_cents);
        lines.push_back({book, Account::receivable, part.invoice.number.text(), no_cents,
                         part.amount, part.member_id.text()});
        sum += part.amount;
    }
    if (posted.on_account > no_cents)
        lines.push_back({book, Account::on_account, posted.allocations.front().member_id.text(),
                         no_cents, posted.on_account, posted.allocations.front().member_id.text()});
    LOCKBOX_ASSERT(sum == posted.amount && posted.on_account >= no_cents);
    return lines;
}

}  // namespace

std::string_view name(Book book) {
    switch (book) {
        case Book::medical:
            return "medical";
        case Book::dental:
            return "dental";
        case Book::undecided:
            return "undecided";
    }
    assertion_failed("a book of the enumeration", __FILE__, __LINE__);
}

std::string_view name(Account account) {
    switch (account) {
        case Account::deposit:
            return "deposit";
        case Account::receivable:
            return "receivable";
        case Account::on_account:
            return "on_account";
        case Account::held:
            return "held";
        case Account::returned:
            return "returned";
    }
    assertion_failed("an account of the enumeration", __FILE__, __LINE__);
}

JournalEntry journal_entry(ItemId const& item, BusinessDate date, Decision const& decision) {
    JournalEntry entry{item, date, {}};
    if (auto const* posted = std::get_if<Posted>(&decision)) {
        entry.lines = posted_lines(*posted);
        return entry;
    }
    Cents const amount = std::get<Held>(decision).amount.value_or(no_cents);
    LOCKBOX_ASSERT(amount >= no_cents);
    if (amount == no_cents) return entry;
    entry.lines = {{Book::undecided, Account::deposit, "", amount, no_cents},
                   {Book::undecided, Account::held, item.text(), no_cents, amount}};
    return entry;
}

Totals& Totals::operator+=(Totals const& other) {
    transactions += other.transactions;
    payments += other.payments;
    posted_payments += other.posted_payments;
    held_payments += other.held_payments;
    held_without_payment += other.held_without_payment;
    amount_unknown += other.amount_unknown;
    captured += other.captured;
    posted_medical += other.posted_medical;
    posted_dental += other.posted_dental;
    on_account_medical += other.on_account_medical;
    on_account_dental += other.on_account_dental;
    held += other.held;
    return *this;
}

Totals totals_of(TransactionDecision const& decision) {
    Totals totals;
    totals.transactions = 1;
    totals.held_without_payment = decision.without_payment ? 1 : 0;
    for (PaymentDecision const& payment : decision.payments) {
        ++totals.payments;
        if (auto const* held = std::get_if<Held>(&payment.decision)) {
            ++totals.held_payments;
            if (!held->amount) ++totals.amount_unknown;
            totals.captured += held->amount.value_or(no_cents);
            totals.held += held->amount.value_or(no_cents);
            continue;
        }
        auto const& posted = std::get<Posted>(payment.decision);
        bool const medical = posted.ledger() == Ledger::medical;
        ++totals.posted_payments;
        totals.captured += posted.amount;
        for (Allocation const& part : posted.allocations)
            (medical ? totals.posted_medical : totals.posted_dental) += part.amount;
        (medical ? totals.on_account_medical : totals.on_account_dental) += posted.on_account;
    }
    return totals;
}

std::string BookTotals::line() const {
    return fmt::format(
        "captured {} = posted {} (medical) + {} (dental) + on account {} + held {} + returned {}: "
        "{}",
        captured.display(), posted_medical.display(), posted_dental.display(), on_account.display(),
        held.display(), returned.display(), balances() ? "OK" : "OUT OF BALANCE");
}

std::string operating_system_user() {
    passwd const* user = getpwuid(geteuid());
    return user ? user->pw_name : std::to_string(geteuid());
}

}  // namespace lockbox::batches
