// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lockbox/business_date.h"
#include "lockbox/decision.h"
#include "lockbox/failure.h"
#include "lockbox/identifiers.h"
#include "lockbox/money.h"
#include "lockbox/page.h"
#include "lockbox/remittance.h"

namespace lockbox::batches {

/// What whoever delivered a batch says it holds; each entry may be missing.
struct ControlTotals {
    std::optional<int> transactions;
    std::optional<int> items;  ///< Checks and money orders.
    std::optional<Cents> amount;
};

/// Where a page's picture is and what was read from it. Distributions over digits are not kept.
struct PageRecord {
    std::string picture;  ///< File name in the batch's archive folder.
    PageReadings readings;
};

/// One paper: its front and, where it was scanned, its rear.
struct PaperRecord {
    ItemId item;
    std::vector<PageRecord> pages;   ///< Front first; one entry, unusable, if it cannot be decoded.
    std::optional<Fault> unusable;   ///< Why its picture could not be decoded.
    std::optional<Payment> payment;  ///< Where it is a check or money order; not read back.

    PageKind kind() const { return pages.front().readings.kind; }
};

/// One envelope and what becomes of it.
struct TransactionRecord {
    int sequence = 0;
    std::vector<PaperRecord> papers;  ///< Never empty; in scan order.
    TransactionDecision decision;
};

/// A batch's whole night: what `Store::commit` takes.
struct BatchRecord {
    BatchId id;
    std::string lockbox_number;
    std::string number;
    BusinessDate received;
    ControlTotals control;
    std::string source;  ///< Its name in the inbox.
    std::string note;    ///< About its control totals; for people; may be empty.
    std::vector<TransactionRecord> transactions;
};

/// Money by where it stands. captured = posted + on account + held, medical and dental together.
struct Totals {
    int transactions = 0;
    int payments = 0;  ///< Checks and money orders.
    int posted_payments = 0;
    int held_payments = 0;
    int held_without_payment = 0;  ///< Transactions of papers that are no payment.
    int amount_unknown = 0;        ///< Held payments whose amount was not read: captured as 0.
    Cents captured = no_cents;
    Cents posted_medical = no_cents;
    Cents posted_dental = no_cents;
    Cents on_account_medical = no_cents;
    Cents on_account_dental = no_cents;
    Cents held = no_cents;

    bool balances() const {
        return captured ==
               posted_medical + posted_dental + on_account_medical + on_account_dental + held;
    }
    Totals& operator+=(Totals const& other);
    friend bool operator==(Totals const&, Totals const&) = default;
};

Totals totals_of(TransactionDecision const& decision);

/// A batch as the store lists it, in the order of commits.
struct BatchSummary {
    BatchId id;
    std::string lockbox_number;
    std::string number;
    BusinessDate received;
    ControlTotals control;
    std::string source;
    std::string note;
    Totals totals;
};

/// A decision with its place: one per payment, or one for a transaction without any, which stands
/// under its first paper.
struct DecidedItem {
    ItemId item;
    BatchId batch;
    std::string batch_number;
    int transaction = 0;
    BusinessDate received;
    bool is_payment = true;
    Decision decision;
};

/// Which books money stands in. A ledger's books are `medical` or `dental`. A payment that no rule
/// or person has decided stands in books of its own, `undecided`, so that neither ledger ever shows
/// money that may be the other's: debit deposit, credit held, both undecided. To decide it reverses
/// that entry and enters the postings in the books of its ledger.
enum class Book { medical, dental, undecided };
/// `deposit` is the money received: an asset, debited. The others say what it is for: credited.
/// `returned` is what went back: unpaid, sent back, or no money after all.
enum class Account { deposit, receivable, on_account, held, returned };
std::string_view name(Book book);
std::string_view name(Account account);

/// One line of a journal entry.
struct JournalLine {
    Book book;
    Account account;
    std::string subject;  ///< Invoice number, member id, or item id; empty for deposit.
    Cents debit = no_cents;
    Cents credit = no_cents;
    std::string member_id = {};  ///< Whose money, where the line pays or rests on account.
};

/// One item's entry. In each book its debits equal its credits.
struct JournalEntry {
    ItemId item;
    BusinessDate date;
    std::vector<JournalLine> lines;
};

/// Everything in the books by what it is for, the acts of people included.
/// captured = posted + on account + held + returned.
struct BookTotals {
    Cents captured = no_cents;
    Cents posted_medical = no_cents;
    Cents posted_dental = no_cents;
    Cents on_account = no_cents;
    Cents held = no_cents;
    Cents returned = no_cents;

    bool balances() const {
        return captured == posted_medical + posted_dental + on_account + held + returned;
    }
    /// `captured $1.00 = posted $0.40 (medical) + …: OK`.
    std::string line() const;
};

/// The entry that a decision makes; no lines where no amount is known.
JournalEntry journal_entry(ItemId const& item, BusinessDate date, Decision const& decision);

/// An act worth remembering. `detail` bears no names, member ids or account numbers.
struct AuditEntry {
    std::string who;   ///< The operating system's user.
    std::string act;   ///< `init`, `import-invoices`, `batch`, `export`, …
    std::string what;  ///< On what: a file, a batch id, a date.
    std::string detail;
};
struct AuditRow {
    int sequence = 0;  ///< From 1, without gaps.
    std::string when;  ///< UTC, `2026-11-20T23:15:04Z`.
    AuditEntry entry;
    std::string hash;  ///< BLAKE2b of the row before and this row's text, 64 hexadecimal digits.
};

/// The user that runs this program.
std::string operating_system_user();

}  // namespace lockbox::batches
