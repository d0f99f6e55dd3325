// SPDX-License-Identifier: Apache-2.0
// The statements about acts, as text with bound parameters; see sql.h.
#pragma once

namespace lockbox::batches::sql {

inline constexpr char const* item_and_batch = "SELECT seq, batch_seq FROM items WHERE id = :item";
inline constexpr char const* next_act = "SELECT COALESCE(MAX(seq), 0) + 1 FROM acts";
inline constexpr char const* last_act = "SELECT COALESCE(MAX(seq), 0) FROM acts";
inline constexpr char const* add_act =
    "INSERT INTO acts VALUES (:seq, :id, :item, :number, :kind, :date, :who, :note, :act)";
inline constexpr char const* add_act_entry =
    "INSERT INTO journal_entries VALUES (:seq, NULL, :act, :item, :batch, :date)";
inline constexpr char const* acts_of_item =
    "SELECT a.id, a.number, a.kind, a.date, a.who, a.note, a.act FROM acts a"
    " JOIN items i ON i.seq = a.item_seq WHERE i.id = :item ORDER BY a.number";
inline constexpr char const* items_acted_on =
    "SELECT DISTINCT i.id FROM acts a JOIN items i ON i.seq = a.item_seq"
    " WHERE a.date = :day ORDER BY i.seq";
inline constexpr char const* last_business_day =
    "SELECT COALESCE(MAX(day), '') FROM (SELECT MAX(received) AS day FROM batches"
    " UNION ALL SELECT MAX(date) AS day FROM acts)";
inline constexpr char const* business_dates =
    "SELECT received FROM batches UNION SELECT date FROM acts ORDER BY 1";

inline constexpr char const* open_invoice =
    "SELECT member_id, balance FROM invoices WHERE number = :number AND ledger = :ledger LIMIT 1";
/// What was posted to one invoice since the list in force first came; see `paid_since_import`.
inline constexpr char const* paid_on_invoice =
    "SELECT COALESCE(SUM(l.credit) - SUM(l.debit), 0)"
    " FROM journal_lines l JOIN journal_entries e ON e.seq = l.entry_seq"
    " WHERE l.account = 'receivable' AND l.subject = :number AND l.book = :ledger"
    " AND e.seq > COALESCE((SELECT MIN(f.entries_before) FROM imports f WHERE f.content_hash ="
    "  (SELECT content_hash FROM imports ORDER BY seq DESC LIMIT 1)), 0)";
inline constexpr char const* knows_member =
    "SELECT EXISTS (SELECT 1 FROM invoices WHERE member_id = :member)"
    " OR EXISTS (SELECT 1 FROM journal_lines WHERE member_id <> '' AND member_id = :again)";
inline constexpr char const* invoices_of_member =
    "SELECT ledger, number FROM invoices WHERE member_id = :member ORDER BY coverage_month, ledger,"
    " number";
inline constexpr char const* invoices_with_number =
    "SELECT ledger, member_id FROM invoices WHERE number = :number ORDER BY ledger DESC";

inline constexpr char const* position_of_item =
    "SELECT l.book, l.account, l.subject, l.member_id, SUM(l.debit) - SUM(l.credit)"
    " FROM journal_entries e JOIN journal_lines l ON l.entry_seq = e.seq"
    " WHERE e.item_seq = :item GROUP BY 1, 2, 3, 4 HAVING SUM(l.debit) <> SUM(l.credit)";
inline constexpr char const* accounts_of_acts =
    "SELECT l.book, l.account, SUM(l.debit), SUM(l.credit) FROM journal_entries e"
    " JOIN journal_lines l ON l.entry_seq = e.seq WHERE e.act_seq IS NOT NULL"
    " GROUP BY l.book, l.account";
inline constexpr char const* accounts_of_all =
    "SELECT book, account, SUM(debit), SUM(credit) FROM journal_lines GROUP BY book, account";

/// Items that the night held and nobody has touched, and those that were taken back last.
inline constexpr char const* held_now =
    "SELECT i.id FROM decisions d JOIN items i ON i.seq = d.item_seq LEFT JOIN acts a"
    " ON a.item_seq = d.item_seq AND a.number ="
    "  (SELECT MAX(m.number) FROM acts m WHERE m.item_seq = d.item_seq)"
    " WHERE (a.seq IS NULL AND d.outcome = 'held') OR a.kind = 'reverse'"
    " ORDER BY d.batch_seq, d.seq";
inline constexpr char const* statement_of_member =
    "SELECT e.date, l.book, l.account, l.subject, l.credit - l.debit, i.id, COALESCE(a.kind, ''),"
    " COALESCE(a.who, '') FROM journal_lines l JOIN journal_entries e ON e.seq = l.entry_seq"
    " JOIN items i ON i.seq = e.item_seq LEFT JOIN acts a ON a.seq = e.act_seq"
    " WHERE l.member_id <> '' AND l.member_id = :member ORDER BY e.date, e.seq, l.line";

/// Whether an act since `seen` pays or reopens an invoice that a batch pays.
inline constexpr char const* acts_on_invoices_of_batch =
    "SELECT COUNT(*) FROM acts a JOIN journal_entries e ON e.act_seq = a.seq"
    " JOIN journal_lines l ON l.entry_seq = e.seq WHERE a.seq > :seen"
    " AND l.account = 'receivable' AND EXISTS (SELECT 1 FROM journal_entries n"
    "  JOIN journal_lines m ON m.entry_seq = n.seq WHERE n.batch_seq = :batch"
    "  AND n.decision_seq IS NOT NULL AND m.account = 'receivable' AND m.book = l.book"
    "  AND m.subject = l.subject)";

inline constexpr char const* acts_with_entries =
    "SELECT a.seq, a.id, i.id, a.number, a.kind, a.date, a.who, a.note, a.act,"
    " COALESCE(e.seq, 0), COALESCE(e.date, a.date) FROM acts a JOIN items i ON i.seq = a.item_seq"
    " LEFT JOIN journal_entries e ON e.act_seq = a.seq ORDER BY a.seq";
inline constexpr char const* audit_of_acts =
    "SELECT who, act, what, detail FROM audit WHERE act IN ('resolve', 'reverse', 'returned')"
    " ORDER BY seq";
inline constexpr char const* entries_of_neither =
    "SELECT COUNT(*) FROM journal_entries e WHERE e.decision_seq IS NULL AND NOT EXISTS"
    " (SELECT 1 FROM acts a WHERE a.seq = e.act_seq)";

}  // namespace lockbox::batches::sql
