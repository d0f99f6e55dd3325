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
    "CREATE INDEX decisions_by_outcome ON decisions"
    " (batch_seq, outcome, reason, is_payment, amount, transaction_sequence)",
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
