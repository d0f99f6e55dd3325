// SPDX-License-Identifier: Apache-2.0
// Every statement of the store, as text with bound parameters. Money is whole cents. Dates are
// ISO 8601 text, so that they sort. Sequence numbers are given by the program, in order and
// without gaps, so that a rerun gives the same rows.
#pragma once

#include <array>

namespace lockbox::batches::sql {

inline constexpr int schema_version = 5;
/// Stores of this version and later are brought up to it.
inline constexpr int oldest_version = 3;

/// Run once on a new store, in order.
inline constexpr std::array schema{
    "CREATE TABLE schema_version (version INTEGER NOT NULL)",

    "CREATE TABLE imports ("
    " seq INTEGER PRIMARY KEY, content_hash TEXT NOT NULL, file TEXT NOT NULL,"
    " invoices INTEGER NOT NULL, entries_before INTEGER NOT NULL)",

    "CREATE TABLE invoices ("
    " position INTEGER PRIMARY KEY, ledger TEXT NOT NULL, number TEXT NOT NULL,"
    " member_id TEXT NOT NULL, billing_account TEXT NOT NULL, first_name TEXT NOT NULL,"
    " last_name TEXT NOT NULL, address_1 TEXT NOT NULL, address_2 TEXT NOT NULL,"
    " city TEXT NOT NULL, state TEXT NOT NULL, zip TEXT NOT NULL, phone TEXT NOT NULL,"
    " carrier TEXT NOT NULL, plan TEXT NOT NULL, coverage_month TEXT NOT NULL,"
    " amount_due INTEGER NOT NULL, balance INTEGER NOT NULL, due_date TEXT NOT NULL)",
    "CREATE INDEX invoices_by_number ON invoices (number, ledger)",
    "CREATE INDEX invoices_by_member ON invoices (member_id)",

    "CREATE TABLE batches ("
    " seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, lockbox TEXT NOT NULL,"
    " number TEXT NOT NULL, received TEXT NOT NULL, control_transactions INTEGER,"
    " control_items INTEGER, control_amount INTEGER, source TEXT NOT NULL, note TEXT NOT NULL,"
    " transactions INTEGER NOT NULL, payments INTEGER NOT NULL, posted_payments INTEGER NOT NULL,"
    " held_payments INTEGER NOT NULL, held_without_payment INTEGER NOT NULL,"
    " amount_unknown INTEGER NOT NULL, captured INTEGER NOT NULL,"
    " posted_medical INTEGER NOT NULL, posted_dental INTEGER NOT NULL,"
    " on_account_medical INTEGER NOT NULL, on_account_dental INTEGER NOT NULL,"
    " held INTEGER NOT NULL)",
    "CREATE INDEX batches_by_received ON batches (received)",

    "CREATE TABLE items ("
    " seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
    " batch_seq INTEGER NOT NULL REFERENCES batches (seq), transaction_sequence INTEGER NOT NULL,"
    " paper INTEGER NOT NULL, kind TEXT NOT NULL, unusable TEXT NOT NULL,"
    " UNIQUE (batch_seq, transaction_sequence, paper))",

    "CREATE TABLE pages ("
    " item_seq INTEGER NOT NULL REFERENCES items (seq), position INTEGER NOT NULL,"
    " picture TEXT NOT NULL, readings TEXT NOT NULL, PRIMARY KEY (item_seq, position))",

    "CREATE TABLE decisions ("
    " seq INTEGER PRIMARY KEY, item_seq INTEGER NOT NULL REFERENCES items (seq),"
    " revision INTEGER NOT NULL, batch_seq INTEGER NOT NULL REFERENCES batches (seq),"
    " transaction_sequence INTEGER NOT NULL, is_payment INTEGER NOT NULL,"
    " outcome TEXT NOT NULL CHECK (outcome IN ('posted', 'held')), reason TEXT NOT NULL,"
    " amount INTEGER, decision TEXT NOT NULL, UNIQUE (item_seq, revision))",
    "CREATE INDEX decisions_by_batch ON decisions (batch_seq)",

    "CREATE TABLE acts ("
    " seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
    " item_seq INTEGER NOT NULL REFERENCES items (seq), number INTEGER NOT NULL,"
    " kind TEXT NOT NULL CHECK (kind IN ('resolve', 'reverse', 'returned')), date TEXT NOT NULL,"
    " who TEXT NOT NULL, note TEXT NOT NULL, act TEXT NOT NULL, UNIQUE (item_seq, number))",
    "CREATE INDEX acts_by_date ON acts (date)",

    // An entry is a decision's or an act's.
    "CREATE TABLE journal_entries ("
    " seq INTEGER PRIMARY KEY, decision_seq INTEGER UNIQUE REFERENCES decisions (seq),"
    " act_seq INTEGER UNIQUE REFERENCES acts (seq),"
    " item_seq INTEGER NOT NULL REFERENCES items (seq),"
    " batch_seq INTEGER NOT NULL REFERENCES batches (seq), date TEXT NOT NULL,"
    " CHECK ((decision_seq IS NULL) <> (act_seq IS NULL)))",
    "CREATE INDEX journal_entries_by_batch ON journal_entries (batch_seq)",
    "CREATE INDEX journal_entries_by_date ON journal_entries (date)",
    "CREATE INDEX journal_entries_by_item ON journal_entries (item_seq, seq)",

    "CREATE TABLE journal_lines ("
    " entry_seq INTEGER NOT NULL REFERENCES journal_entries (seq), line INTEGER NOT NULL,"
    " book TEXT NOT NULL CHECK (book IN ('medical', 'dental', 'undecided')),"
    " account TEXT NOT NULL"
    " CHECK (account IN ('deposit', 'receivable', 'on_account', 'held', 'returned')),"
    " subject TEXT NOT NULL, member_id TEXT NOT NULL, debit INTEGER NOT NULL, credit INTEGER NOT "
    "NULL,"
    " PRIMARY KEY (entry_seq, line),"
    " CHECK (debit >= 0 AND credit >= 0 AND (debit = 0) <> (credit = 0)))",
    "CREATE INDEX journal_lines_by_member ON journal_lines (member_id) WHERE member_id <> ''",
    "CREATE INDEX journal_lines_by_invoice ON journal_lines (subject, book)"
    " WHERE account = 'receivable'",

    // What the list of open invoices said of an invoice when a line was entered: the list changes,
    // what was told about a payment does not.
    "CREATE TABLE invoice_facts ("
    " entry_seq INTEGER NOT NULL, line INTEGER NOT NULL, first_name TEXT NOT NULL,"
    " last_name TEXT NOT NULL, carrier TEXT NOT NULL, coverage_month TEXT NOT NULL,"
    " amount_due INTEGER NOT NULL, PRIMARY KEY (entry_seq, line),"
    " FOREIGN KEY (entry_seq, line) REFERENCES journal_lines (entry_seq, line))",

    "CREATE TABLE presentments ("
    " item_seq INTEGER PRIMARY KEY REFERENCES items (seq), routing TEXT NOT NULL,"
    " account TEXT NOT NULL, serial TEXT NOT NULL, money_order INTEGER NOT NULL,"
    " fingerprint INTEGER NOT NULL, amount INTEGER, received TEXT NOT NULL,"
    " written TEXT NOT NULL, payer TEXT NOT NULL)",
    "CREATE INDEX presentments_by_serial ON presentments (serial, routing, account)",
    "CREATE INDEX presentments_by_received ON presentments (received)",

    "CREATE TABLE audit ("
    " seq INTEGER PRIMARY KEY, happened TEXT NOT NULL, who TEXT NOT NULL, act TEXT NOT NULL,"
    " what TEXT NOT NULL, detail TEXT NOT NULL, hash TEXT NOT NULL)",
};

/// What may only be added to. Run once on a new SQLite store.
inline constexpr std::array triggers{
    "CREATE TRIGGER journal_entries_keep BEFORE UPDATE ON journal_entries BEGIN"
    " SELECT RAISE(ABORT, 'a journal entry is never changed'); END",
    "CREATE TRIGGER journal_entries_stay BEFORE DELETE ON journal_entries BEGIN"
    " SELECT RAISE(ABORT, 'a journal entry is never deleted'); END",
    "CREATE TRIGGER journal_lines_keep BEFORE UPDATE ON journal_lines BEGIN"
    " SELECT RAISE(ABORT, 'a journal line is never changed'); END",
    "CREATE TRIGGER journal_lines_stay BEFORE DELETE ON journal_lines BEGIN"
    " SELECT RAISE(ABORT, 'a journal line is never deleted'); END",
    "CREATE TRIGGER invoice_facts_keep BEFORE UPDATE ON invoice_facts BEGIN"
    " SELECT RAISE(ABORT, 'what was told of an invoice is never changed'); END",
    "CREATE TRIGGER invoice_facts_stay BEFORE DELETE ON invoice_facts BEGIN"
    " SELECT RAISE(ABORT, 'what was told of an invoice is never deleted'); END",
    "CREATE TRIGGER acts_keep BEFORE UPDATE ON acts BEGIN"
    " SELECT RAISE(ABORT, 'an act is never changed'); END",
    "CREATE TRIGGER acts_stay BEFORE DELETE ON acts BEGIN"
    " SELECT RAISE(ABORT, 'an act is never deleted'); END",
    "CREATE TRIGGER decisions_keep BEFORE UPDATE ON decisions BEGIN"
    " SELECT RAISE(ABORT, 'a decision is never changed'); END",
    "CREATE TRIGGER decisions_stay BEFORE DELETE ON decisions BEGIN"
    " SELECT RAISE(ABORT, 'a decision is never deleted'); END",
    "CREATE TRIGGER batches_keep BEFORE UPDATE ON batches BEGIN"
    " SELECT RAISE(ABORT, 'a batch is never changed'); END",
    "CREATE TRIGGER batches_stay BEFORE DELETE ON batches BEGIN"
    " SELECT RAISE(ABORT, 'a batch is never deleted'); END",
    "CREATE TRIGGER items_keep BEFORE UPDATE ON items BEGIN"
    " SELECT RAISE(ABORT, 'an item is never changed'); END",
    "CREATE TRIGGER items_stay BEFORE DELETE ON items BEGIN"
    " SELECT RAISE(ABORT, 'an item is never deleted'); END",
    "CREATE TRIGGER audit_keep BEFORE UPDATE ON audit BEGIN"
    " SELECT RAISE(ABORT, 'an audit row is never changed'); END",
    "CREATE TRIGGER audit_stay BEFORE DELETE ON audit BEGIN"
    " SELECT RAISE(ABORT, 'an audit row is never deleted'); END",
};

/// Run on every connection to a SQLite store: a commit is on disk when it returns. First of all it
/// waits for others, also with the statements after it.
inline constexpr std::array connection{
    "PRAGMA busy_timeout = 10000",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
};

inline constexpr char const* begin_to_write = "BEGIN IMMEDIATE";
inline constexpr char const* begin_to_read = "BEGIN";
inline constexpr char const* commit = "COMMIT";
inline constexpr char const* roll_back = "ROLLBACK";

inline constexpr char const* set_version = "INSERT INTO schema_version (version) VALUES (:version)";
inline constexpr char const* change_version = "UPDATE schema_version SET version = :version";
inline constexpr char const* version = "SELECT version FROM schema_version";

// Open invoices.
inline constexpr char const* delete_invoices = "DELETE FROM invoices";
inline constexpr char const* add_invoice =
    "INSERT INTO invoices VALUES (:position, :ledger, :number, :member, :account, :first, :last,"
    " :address1, :address2, :city, :state, :zip, :phone, :carrier, :plan, :month, :due, :balance,"
    " :due_date)";
inline constexpr char const* invoices =
    "SELECT ledger, number, member_id, billing_account, first_name, last_name, address_1,"
    " address_2, city, state, zip, phone, carrier, plan, coverage_month, amount_due, balance,"
    " due_date FROM invoices ORDER BY position";
inline constexpr char const* import_in_force =
    "SELECT content_hash, file, invoices FROM imports ORDER BY seq DESC LIMIT 1";
inline constexpr char const* add_import =
    "INSERT INTO imports SELECT COALESCE(MAX(seq), 0) + 1, :hash, :file, :invoices,"
    " (SELECT COALESCE(MAX(seq), 0) FROM journal_entries) FROM imports";
/// A list that returns after another counts what was posted since it first came: its balances are
/// those of that day.
inline constexpr char const* paid_since_import =
    "SELECT l.book, l.subject, SUM(l.credit) - SUM(l.debit)"
    " FROM journal_entries e JOIN journal_lines l ON l.entry_seq = e.seq"
    " WHERE l.account = 'receivable' AND e.seq > COALESCE((SELECT MIN(f.entries_before)"
    "  FROM imports f WHERE f.content_hash ="
    "   (SELECT content_hash FROM imports ORDER BY seq DESC LIMIT 1)), 0)"
    " AND NOT EXISTS (SELECT 1 FROM batches b WHERE b.seq = e.batch_seq AND b.received = :but)"
    " GROUP BY l.book, l.subject ORDER BY l.book, l.subject";

// Batches.
inline constexpr char const* batch_exists = "SELECT COUNT(*) FROM batches WHERE id = :id";
inline constexpr char const* next_batch = "SELECT COALESCE(MAX(seq), 0) + 1 FROM batches";
inline constexpr char const* add_batch =
    "INSERT INTO batches VALUES (:seq, :id, :lockbox, :number, :received, :control_transactions,"
    " :control_items, :control_amount, :source, :note, :transactions, :payments, :posted, :held,"
    " :without, :unknown, :captured, :posted_medical, :posted_dental, :on_account_medical,"
    " :on_account_dental, :held_amount)";
inline constexpr char const* batches =
    "SELECT id, lockbox, number, received, control_transactions, control_items, control_amount,"
    " source, note, transactions, payments, posted_payments, held_payments, held_without_payment,"
    " amount_unknown, captured, posted_medical, posted_dental, on_account_medical,"
    " on_account_dental, held FROM batches WHERE (:any_day = 1 OR received = :received)"
    " AND (:any_id = 1 OR id = :id) ORDER BY seq";
inline constexpr char const* received_dates =
    "SELECT DISTINCT received FROM batches ORDER BY received";

// Items, pages, decisions.
inline constexpr char const* next_item = "SELECT COALESCE(MAX(seq), 0) + 1 FROM items";
inline constexpr char const* add_item =
    "INSERT INTO items VALUES (:seq, :id, :batch, :transaction, :paper, :kind, :unusable)";
inline constexpr char const* add_page =
    "INSERT INTO pages VALUES (:item, :position, :picture, :readings)";
inline constexpr char const* next_decision = "SELECT COALESCE(MAX(seq), 0) + 1 FROM decisions";
inline constexpr char const* add_decision =
    "INSERT INTO decisions VALUES (:seq, :item, 1, :batch, :transaction, :is_payment, :outcome,"
    " :reason, :amount, :decision)";
inline constexpr char const* decided =
    "SELECT i.id, b.id, b.number, d.transaction_sequence, b.received, d.is_payment, d.decision"
    " FROM batches b JOIN decisions d ON d.batch_seq = b.seq JOIN items i ON i.seq = d.item_seq"
    " WHERE (:any_day = 1 OR b.received = :received)"
    " AND (:any_outcome = 1 OR d.outcome = :outcome) ORDER BY b.seq, d.seq";
inline constexpr char const* decided_item =
    "SELECT i.id, b.id, b.number, d.transaction_sequence, b.received, d.is_payment, d.decision"
    " FROM items i JOIN decisions d ON d.item_seq = i.seq JOIN batches b ON b.seq = d.batch_seq"
    " WHERE i.id = :item ORDER BY d.revision DESC LIMIT 1";
inline constexpr char const* items_between =
    "SELECT id FROM items WHERE id >= :first AND id < :last ORDER BY id LIMIT :limit";
inline constexpr char const* item_seq = "SELECT seq FROM items WHERE id = :item";
inline constexpr char const* items_of_transaction =
    "SELECT i.seq, i.id, i.unusable FROM batches b JOIN items i ON i.batch_seq = b.seq"
    " WHERE b.id = :batch AND i.transaction_sequence = :transaction ORDER BY i.paper";
inline constexpr char const* pages_of_item =
    "SELECT picture, readings FROM pages WHERE item_seq = :item ORDER BY position";
inline constexpr char const* readings_of_day =
    "SELECT p.readings FROM batches b JOIN items i ON i.batch_seq = b.seq"
    " JOIN pages p ON p.item_seq = i.seq WHERE b.received = :day"
    " ORDER BY b.seq, i.seq, p.position";
inline constexpr char const* decisions_of_transaction =
    "SELECT i.id, d.is_payment, d.decision FROM batches b"
    " JOIN decisions d ON d.batch_seq = b.seq JOIN items i ON i.seq = d.item_seq"
    " WHERE b.id = :batch AND d.transaction_sequence = :transaction ORDER BY d.seq";

// The journal.
inline constexpr char const* next_entry = "SELECT COALESCE(MAX(seq), 0) + 1 FROM journal_entries";
inline constexpr char const* add_entry =
    "INSERT INTO journal_entries VALUES (:seq, :decision, NULL, :item, :batch, :date)";
inline constexpr char const* add_line =
    "INSERT INTO journal_lines VALUES (:entry, :line, :book, :account, :subject, :member, :debit,"
    " :credit)";
/// Of the invoice that a line pays, or of any of the member where it pays none.
inline constexpr char const* add_invoice_facts =
    "INSERT INTO invoice_facts SELECT :entry, :line, first_name, last_name, carrier,"
    " coverage_month, amount_due FROM invoices WHERE ledger = :book AND number = :number LIMIT 1";
inline constexpr char const* add_member_facts =
    "INSERT INTO invoice_facts SELECT :entry, :line, first_name, last_name, carrier,"
    " coverage_month, amount_due FROM invoices WHERE ledger = :book AND member_id = :member"
    " ORDER BY position LIMIT 1";
inline constexpr char const* accounts_of_batch =
    "SELECT l.book, l.account, SUM(l.debit), SUM(l.credit)"
    " FROM journal_entries e JOIN journal_lines l ON l.entry_seq = e.seq"
    " WHERE e.batch_seq = :batch AND e.decision_seq IS NOT NULL GROUP BY l.book, l.account";
inline constexpr char const* counts_of_batch =
    "SELECT COUNT(DISTINCT transaction_sequence),"
    " COUNT(*) FILTER (WHERE is_payment = 1),"
    " COUNT(*) FILTER (WHERE is_payment = 1 AND outcome = 'posted'),"
    " COUNT(*) FILTER (WHERE is_payment = 1 AND outcome = 'held'),"
    " COUNT(*) FILTER (WHERE is_payment = 0),"
    " COUNT(*) FILTER (WHERE is_payment = 1 AND amount IS NULL)"
    " FROM decisions WHERE batch_seq = :batch";
inline constexpr char const* uneven_entries =
    "SELECT e.seq, l.book FROM journal_entries e JOIN journal_lines l ON l.entry_seq = e.seq"
    " GROUP BY e.seq, l.book HAVING SUM(l.debit) <> SUM(l.credit) ORDER BY e.seq";
inline constexpr char const* entries_without_lines =
    "SELECT e.seq FROM journal_entries e WHERE NOT EXISTS"
    " (SELECT 1 FROM journal_lines l WHERE l.entry_seq = e.seq) ORDER BY e.seq";
inline constexpr char const* undecided_transactions =
    "SELECT b.id, i.transaction_sequence FROM items i JOIN batches b ON b.seq = i.batch_seq"
    " WHERE NOT EXISTS (SELECT 1 FROM decisions d WHERE d.batch_seq = i.batch_seq AND"
    " d.transaction_sequence = i.transaction_sequence)"
    " GROUP BY b.seq, i.transaction_sequence ORDER BY b.seq, i.transaction_sequence";
inline constexpr char const* decisions_with_entries =
    "SELECT d.seq, i.id, b.received, d.is_payment, d.decision, COALESCE(e.seq, 0)"
    " FROM decisions d JOIN items i ON i.seq = d.item_seq JOIN batches b ON b.seq = d.batch_seq"
    " LEFT JOIN journal_entries e ON e.decision_seq = d.seq ORDER BY d.seq";
inline constexpr char const* lines_of_entry =
    "SELECT book, account, subject, member_id, debit, credit FROM journal_lines WHERE entry_seq = "
    ":entry"
    " ORDER BY line";
/// What a ledger posted on a day and has not taken back on it, in the order of the books.
inline constexpr char const* posted_on =
    "SELECT e.seq, b.number, b.seq, i.id, COALESCE(p.routing, ''), COALESCE(p.account, ''),"
    " COALESCE(p.serial, ''), COALESCE(p.written, ''), COALESCE(p.payer, ''), l.account, l.subject,"
    " l.member_id, l.credit, COALESCE(f.first_name, ''), COALESCE(f.last_name, ''),"
    " COALESCE(f.carrier, ''), COALESCE(f.coverage_month, ''), f.amount_due"
    " FROM journal_entries e JOIN journal_lines l ON l.entry_seq = e.seq"
    " JOIN items i ON i.seq = e.item_seq JOIN batches b ON b.seq = e.batch_seq"
    " LEFT JOIN presentments p ON p.item_seq = e.item_seq"
    " LEFT JOIN invoice_facts f ON f.entry_seq = l.entry_seq AND f.line = l.line"
    " WHERE e.date = :day AND l.book = :book AND l.account IN ('receivable', 'on_account')"
    " AND l.credit > 0 AND NOT EXISTS (SELECT 1 FROM journal_entries n"
    "  WHERE n.item_seq = e.item_seq AND n.seq > e.seq AND n.date <= e.date)"
    " ORDER BY e.batch_seq, e.seq, l.line";
inline constexpr char const* posted_total =
    "SELECT COALESCE(SUM(l.credit) - SUM(l.debit), 0)"
    " FROM journal_entries e JOIN journal_lines l ON l.entry_seq = e.seq"
    " WHERE e.date = :day AND l.book = :book AND l.account IN ('receivable', 'on_account')";
inline constexpr char const* batch_sequences = "SELECT seq FROM batches ORDER BY seq";

// Presentments.
inline constexpr char const* add_presentment =
    "INSERT INTO presentments VALUES (:item, :routing, :account, :serial, :money_order,"
    " :fingerprint, :amount, :received, :written, :payer)";
inline constexpr char const* presented_with =
    "SELECT i.id, p.routing, p.account, p.serial, p.money_order, p.fingerprint, p.amount,"
    " p.received, COALESCE((SELECT a.kind = 'returned' FROM acts a WHERE a.item_seq = p.item_seq"
    "  ORDER BY a.number DESC LIMIT 1), 0) FROM presentments p JOIN items i ON i.seq = p.item_seq"
    " WHERE p.serial = :serial AND p.routing = :routing AND"
    " (p.account = :account OR (p.money_order = 1 AND :money_order = 1)) ORDER BY p.item_seq";
inline constexpr char const* presentments_since =
    "SELECT i.id, p.routing, p.account, p.serial, p.money_order, p.fingerprint, p.amount,"
    " p.received, COALESCE((SELECT a.kind = 'returned' FROM acts a WHERE a.item_seq = p.item_seq"
    "  ORDER BY a.number DESC LIMIT 1), 0) FROM presentments p JOIN items i ON i.seq = p.item_seq"
    " WHERE p.received >= :since ORDER BY p.item_seq";

/// The bank accounts that money now posted came from, and for whom.
inline constexpr char const* payers =
    "SELECT p.routing, p.account, l.member_id FROM presentments p"
    " JOIN journal_entries e ON e.item_seq = p.item_seq"
    " JOIN journal_lines l ON l.entry_seq = e.seq"
    " WHERE p.received >= :since AND p.received < :before AND p.money_order = 0"
    " AND p.routing <> '' AND p.account <> ''"
    " AND l.account IN ('receivable', 'on_account') AND l.member_id <> ''"
    " GROUP BY p.item_seq, l.member_id HAVING SUM(l.credit) > SUM(l.debit)"
    " ORDER BY p.item_seq, l.member_id";

// The audit chain.
inline constexpr char const* last_audit = "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1";
inline constexpr char const* add_audit =
    "INSERT INTO audit VALUES (:seq, :happened, :who, :act, :what, :detail, :hash)";
inline constexpr char const* audit =
    "SELECT seq, happened, who, act, what, detail, hash FROM audit ORDER BY seq";

}  // namespace lockbox::batches::sql
