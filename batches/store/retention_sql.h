// SPDX-License-Identifier: Apache-2.0
// The statements about what is held when, and about pictures and readings that are given up, as
// text with bound parameters; see sql.h.
#pragma once

#include <array>

namespace lockbox::batches::sql {

/// Part of a new store's schema, and of what version 4 adds to version 3.
inline constexpr std::array retention_schema{
    "CREATE TABLE purges ("
    " day TEXT PRIMARY KEY, pages INTEGER NOT NULL,"
    " audit_seq INTEGER NOT NULL UNIQUE REFERENCES audit (seq))",
    "CREATE TRIGGER purges_keep BEFORE UPDATE ON purges BEGIN"
    " SELECT RAISE(ABORT, 'a purge is never changed'); END",
    "CREATE TRIGGER purges_stay BEFORE DELETE ON purges BEGIN"
    " SELECT RAISE(ABORT, 'a purge is never deleted'); END",
    "CREATE INDEX decisions_held ON decisions (item_seq) WHERE outcome = 'held'",
    "CREATE INDEX acts_reversing ON acts (item_seq) WHERE kind = 'reverse'",
    "CREATE INDEX decisions_held_for ON decisions (reason, is_payment, amount)"
    " WHERE outcome = 'held'",
    "CREATE TABLE posted_payments ("
    " batch_seq INTEGER NOT NULL REFERENCES batches (seq), book TEXT NOT NULL,"
    " payments INTEGER NOT NULL, PRIMARY KEY (batch_seq, book))",
    "CREATE TRIGGER posted_payments_keep BEFORE UPDATE ON posted_payments BEGIN"
    " SELECT RAISE(ABORT, 'a batch is never changed'); END",
    "CREATE TRIGGER posted_payments_stay BEFORE DELETE ON posted_payments BEGIN"
    " SELECT RAISE(ABORT, 'a batch is never deleted'); END",
    // Of a new store, nothing.
    "INSERT INTO posted_payments SELECT e.batch_seq, l.book, COUNT(DISTINCT e.seq)"
    " FROM journal_entries e JOIN journal_lines l ON l.entry_seq = e.seq"
    " WHERE e.decision_seq IS NOT NULL AND l.book <> 'undecided' GROUP BY e.batch_seq, l.book",
};

/// Of those that the night held or somebody took back, the last act up to the day decides. Amounts
/// are the journal's.
inline constexpr char const* held_at_end_of =
    "SELECT reason, received, COUNT(*), SUM(is_payment = 1 AND held IS NULL),"
    " SUM(COALESCE(held, 0)) FROM (SELECT"
    "  CASE WHEN d.outcome = 'posted' THEN 'posting_reversed' ELSE d.reason END AS reason,"
    "  b.received AS received, d.is_payment AS is_payment,"
    "  (SELECT SUM(l.credit) - SUM(l.debit) FROM journal_entries e"
    "   JOIN journal_lines l ON l.entry_seq = e.seq WHERE e.item_seq = d.item_seq"
    "   AND e.date <= :day AND l.account = 'held') AS held"
    "  FROM (SELECT item_seq FROM decisions WHERE outcome = 'held'"
    "   UNION SELECT item_seq FROM acts WHERE kind = 'reverse') c"
    "  JOIN decisions d ON d.item_seq = c.item_seq JOIN batches b ON b.seq = d.batch_seq"
    "  LEFT JOIN acts a ON a.item_seq = d.item_seq AND a.number = (SELECT MAX(m.number)"
    "   FROM acts m WHERE m.item_seq = d.item_seq AND m.date <= :day_again)"
    "  WHERE b.received <= :day_too AND b.seq <= :last"
    "  AND ((a.seq IS NULL AND d.outcome = 'held') OR a.kind = 'reverse'))"
    " GROUP BY 1, 2 ORDER BY 2, 1";
/// Part of entering a batch.
inline constexpr char const* add_posted_payments =
    "INSERT INTO posted_payments SELECT e.batch_seq, l.book, COUNT(DISTINCT e.seq)"
    " FROM journal_entries e JOIN journal_lines l ON l.entry_seq = e.seq"
    " WHERE e.batch_seq = :batch AND e.decision_seq IS NOT NULL AND l.book <> 'undecided'"
    " GROUP BY l.book";
inline constexpr char const* posted_payments =
    "SELECT book, SUM(payments) FROM posted_payments GROUP BY book";
/// Of batches whose journal says another number.
inline constexpr char const* wrong_posted_payments =
    "SELECT b.id FROM batches b JOIN (SELECT e.batch_seq AS batch, l.book AS book,"
    "  COUNT(DISTINCT e.seq) AS payments FROM journal_entries e"
    "  JOIN journal_lines l ON l.entry_seq = e.seq"
    "  WHERE e.decision_seq IS NOT NULL AND l.book <> 'undecided' GROUP BY 1, 2) j"
    " ON j.batch = b.seq LEFT JOIN posted_payments p"
    " ON p.batch_seq = j.batch AND p.book = j.book"
    " WHERE p.payments IS NULL OR p.payments <> j.payments";
inline constexpr char const* held_for =
    "SELECT reason, COUNT(*), SUM(is_payment = 1 AND amount IS NULL),"
    " COALESCE(SUM(CASE WHEN is_payment = 1 THEN amount END), 0) FROM decisions"
    " WHERE outcome = 'held' GROUP BY reason";
inline constexpr char const* nights_until =
    "SELECT received, SUM(posted_medical + on_account_medical),"
    " SUM(posted_dental + on_account_dental), SUM(held) FROM batches"
    " WHERE received <= :day AND seq <= :last GROUP BY received ORDER BY received DESC"
    " LIMIT :count";
/// What the batches stated: captured, posted medical, posted dental, on account, held.
inline constexpr char const* totals_of_batches =
    "SELECT COALESCE(SUM(captured), 0), COALESCE(SUM(posted_medical), 0),"
    " COALESCE(SUM(posted_dental), 0),"
    " COALESCE(SUM(on_account_medical + on_account_dental), 0), COALESCE(SUM(held), 0)"
    " FROM batches";

/// The batches that the books had when the last one of a day came.
inline constexpr char const* last_batch_until =
    "SELECT COALESCE((SELECT MAX(seq) FROM batches WHERE received = :day),"
    " (SELECT MAX(seq) FROM batches WHERE received <= :day_again), 0)";

inline constexpr char const* kept_days =
    "SELECT b.received, COUNT(DISTINCT b.seq), (SELECT COUNT(*) FROM pages p"
    "  JOIN items i ON i.seq = p.item_seq JOIN batches n ON n.seq = i.batch_seq"
    "  WHERE n.received = b.received),"
    " COALESCE((SELECT MAX(a.date) FROM batches n JOIN items i ON i.batch_seq = n.seq"
    "  JOIN acts a ON a.item_seq = i.seq WHERE n.received = b.received), b.received)"
    " FROM batches b WHERE b.received < :before"
    " AND NOT EXISTS (SELECT 1 FROM purges g WHERE g.day = b.received)"
    " GROUP BY b.received ORDER BY b.received";
inline constexpr char const* purged_days = "SELECT day FROM purges ORDER BY day";
inline constexpr char const* pages_of_day =
    "SELECT COUNT(*) FROM pages p JOIN items i ON i.seq = p.item_seq"
    " JOIN batches b ON b.seq = i.batch_seq WHERE b.received = :day";
inline constexpr char const* empty_pages =
    "UPDATE pages SET readings = :readings WHERE item_seq IN (SELECT i.seq FROM items i"
    " JOIN batches b ON b.seq = i.batch_seq WHERE b.received = :day)";
inline constexpr char const* delete_presentments =
    "DELETE FROM presentments WHERE item_seq IN (SELECT i.seq FROM items i"
    " JOIN batches b ON b.seq = i.batch_seq WHERE b.received = :day)";
inline constexpr char const* add_purge =
    "INSERT INTO purges VALUES (:day, :pages, (SELECT MAX(seq) FROM audit))";
/// Nothing of what was deleted stays in the write-ahead log.
inline constexpr char const* empty_log = "PRAGMA wal_checkpoint(TRUNCATE)";
inline constexpr char const* purges_without_audit =
    "SELECT g.day FROM purges g LEFT JOIN audit a ON a.seq = g.audit_seq AND a.act = 'purge'"
    " AND a.what = g.day WHERE a.seq IS NULL ORDER BY g.day";
inline constexpr char const* audit_without_purge =
    "SELECT a.what FROM audit a WHERE a.act = 'purge'"
    " AND NOT EXISTS (SELECT 1 FROM purges g WHERE g.audit_seq = a.seq) ORDER BY a.seq";

}  // namespace lockbox::batches::sql
