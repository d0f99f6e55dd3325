// SPDX-License-Identifier: Apache-2.0
// The statements about people, marks and blind keyings, as text with bound parameters; see sql.h.
#pragma once

#include <array>

namespace lockbox::batches::sql {

/// Part of a new store's schema, and all that version 5 adds to version 4.
inline constexpr std::array desk_schema{
    "CREATE TABLE people ("
    " seq INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE COLLATE NOCASE, role TEXT NOT NULL,"
    " password TEXT NOT NULL, active INTEGER NOT NULL, failures INTEGER NOT NULL,"
    " locked_until INTEGER NOT NULL)",

    "CREATE TABLE marks ("
    " seq INTEGER PRIMARY KEY, item_seq INTEGER NOT NULL REFERENCES items (seq),"
    " number INTEGER NOT NULL, kind TEXT NOT NULL, applies_to TEXT NOT NULL, happened TEXT NOT "
    "NULL,"
    " who TEXT NOT NULL, note TEXT NOT NULL, UNIQUE (item_seq, number))",
    "CREATE TRIGGER marks_keep BEFORE UPDATE ON marks BEGIN"
    " SELECT RAISE(ABORT, 'a mark is never changed'); END",
    "CREATE TRIGGER marks_stay BEFORE DELETE ON marks BEGIN"
    " SELECT RAISE(ABORT, 'a mark is never deleted'); END",

    "CREATE TABLE keyings ("
    " seq INTEGER PRIMARY KEY, item_seq INTEGER NOT NULL REFERENCES items (seq),"
    " applies_to TEXT NOT NULL, turn INTEGER NOT NULL CHECK (turn BETWEEN 1 AND 3),"
    " happened TEXT NOT NULL, who TEXT NOT NULL, act TEXT NOT NULL,"
    " UNIQUE (item_seq, applies_to, turn), UNIQUE (item_seq, applies_to, who))",
    "CREATE TRIGGER keyings_keep BEFORE UPDATE ON keyings BEGIN"
    " SELECT RAISE(ABORT, 'a keying is never changed'); END",
    "CREATE TRIGGER keyings_stay BEFORE DELETE ON keyings BEGIN"
    " SELECT RAISE(ABORT, 'a keying is never deleted'); END",

    "CREATE TABLE lessons ("
    " seq INTEGER PRIMARY KEY, item_seq INTEGER NOT NULL REFERENCES items (seq),"
    " said TEXT NOT NULL, means TEXT NOT NULL, happened TEXT NOT NULL, who TEXT NOT NULL)",
    "CREATE TABLE lesson_decisions ("
    " seq INTEGER PRIMARY KEY, lesson_seq INTEGER NOT NULL REFERENCES lessons (seq),"
    " accepted INTEGER NOT NULL, happened TEXT NOT NULL, who TEXT NOT NULL)",
    "CREATE TRIGGER lessons_keep BEFORE UPDATE ON lessons BEGIN"
    " SELECT RAISE(ABORT, 'a lesson is never changed'); END",
    "CREATE TRIGGER lessons_stay BEFORE DELETE ON lessons BEGIN"
    " SELECT RAISE(ABORT, 'a lesson is never deleted'); END",
    "CREATE TRIGGER lesson_decisions_keep BEFORE UPDATE ON lesson_decisions BEGIN"
    " SELECT RAISE(ABORT, 'what was decided of a lesson is never changed'); END",
    "CREATE TRIGGER lesson_decisions_stay BEFORE DELETE ON lesson_decisions BEGIN"
    " SELECT RAISE(ABORT, 'what was decided of a lesson is never deleted'); END",

    // An item's history is asked for by its id.
    "CREATE INDEX audit_by_what ON audit (what)",
};

inline constexpr char const* utc_now = "SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now')";

// People.
inline constexpr char const* add_person =
    "INSERT INTO people SELECT COALESCE(MAX(seq), 0) + 1, :name, :role, :password, 1, 0, 0"
    " FROM people";
inline constexpr char const* people =
    "SELECT name, role, active, failures, locked_until FROM people ORDER BY name";
inline constexpr char const* person =
    "SELECT name, role, active, failures, locked_until FROM people WHERE name = :name";
inline constexpr char const* password_of = "SELECT password FROM people WHERE name = :name";
inline constexpr char const* set_person =
    "UPDATE people SET role = :role, active = :active, failures = :failures,"
    " locked_until = :until WHERE name = :name";
inline constexpr char const* set_password =
    "UPDATE people SET password = :password, failures = 0, locked_until = 0 WHERE name = :name";

// Marks.
inline constexpr char const* marks_of_item =
    "SELECT m.number, m.kind, m.applies_to, m.happened, m.who, m.note FROM marks m"
    " JOIN items i ON i.seq = m.item_seq WHERE i.id = :item ORDER BY m.number";
inline constexpr char const* add_mark =
    "INSERT INTO marks SELECT COALESCE(MAX(seq), 0) + 1, :item, :number, :kind, :key, :when, :who,"
    " :note FROM marks";
inline constexpr char const* all_marks =
    "SELECT i.id, m.number, m.kind, m.applies_to, m.happened, m.who, m.note FROM marks m"
    " JOIN items i ON i.seq = m.item_seq ORDER BY m.seq";

// Keyings.
inline constexpr char const* keyings_of_item =
    "SELECT k.applies_to, k.turn, k.happened, k.who, k.act FROM keyings k"
    " JOIN items i ON i.seq = k.item_seq WHERE i.id = :item ORDER BY k.seq";
inline constexpr char const* add_keying =
    "INSERT INTO keyings SELECT COALESCE(MAX(seq), 0) + 1, :item, :key, :turn, :when, :who, :act"
    " FROM keyings";
inline constexpr char const* all_keyings =
    "SELECT i.id, k.applies_to, k.turn, k.happened, k.who, k.act FROM keyings k"
    " JOIN items i ON i.seq = k.item_seq ORDER BY k.seq";
/// Of states that were left by a resolution: what was keyed, and what was entered.
inline constexpr char const* keyings_decided =
    "SELECT k.who, k.act, a.act FROM keyings k JOIN items i ON i.seq = k.item_seq"
    " JOIN acts a ON a.item_seq = k.item_seq AND a.kind = 'resolve' AND a.number ="
    "  CASE WHEN k.applies_to = i.id THEN 1 ELSE"
    "   (SELECT b.number + 1 FROM acts b WHERE b.id = k.applies_to) END"
    " ORDER BY k.seq";

// Lessons.
inline constexpr char const* add_lesson =
    "INSERT INTO lessons SELECT COALESCE(MAX(seq), 0) + 1, :item, :said, :means, :when, :who"
    " FROM lessons";
inline constexpr char const* last_lesson = "SELECT MAX(seq) FROM lessons";
inline constexpr char const* lessons =
    "SELECT l.seq, l.said, l.means, l.happened, l.who, COALESCE(d.accepted, -1),"
    " COALESCE(d.who, '') FROM lessons l LEFT JOIN lesson_decisions d ON d.seq ="
    "  (SELECT MAX(m.seq) FROM lesson_decisions m WHERE m.lesson_seq = l.seq) ORDER BY l.seq";
inline constexpr char const* decide_lesson =
    "INSERT INTO lesson_decisions SELECT COALESCE(MAX(seq), 0) + 1, :lesson, :accepted, :when,"
    " :who FROM lesson_decisions";

// What the desk asks.
inline constexpr char const* seen_now =
    "SELECT (SELECT COALESCE(MAX(seq), 0) FROM acts), (SELECT COALESCE(MAX(seq), 0) FROM marks),"
    " (SELECT COALESCE(MAX(seq), 0) FROM keyings), (SELECT COALESCE(MAX(seq), 0) FROM decisions)";
inline constexpr char const* touched_since =
    "SELECT i.id FROM (SELECT item_seq FROM acts WHERE seq > :acts"
    " UNION SELECT item_seq FROM marks WHERE seq > :marks"
    " UNION SELECT item_seq FROM keyings WHERE seq > :keyings"
    " UNION SELECT item_seq FROM decisions WHERE seq > :decisions AND outcome = 'held') t"
    " JOIN items i ON i.seq = t.item_seq ORDER BY i.seq";
inline constexpr char const* audit_of_item =
    "SELECT seq, happened, who, act, what, detail, hash FROM audit WHERE what = :item ORDER BY seq";
inline constexpr char const* audit_of_desk =
    "SELECT who, act, what, detail FROM audit WHERE act IN ('mark', 'key') ORDER BY seq";
/// Days between an item's receipt and its first resolution, by the item's first reason.
inline constexpr char const* days_to_resolve =
    "SELECT d.reason, CAST(julianday(a.date) - julianday(b.received) AS INTEGER), COUNT(*)"
    " FROM acts a JOIN decisions d ON d.item_seq = a.item_seq JOIN batches b ON b.seq = d.batch_seq"
    " WHERE a.kind = 'resolve' AND d.outcome = 'held' AND a.number ="
    "  (SELECT MIN(m.number) FROM acts m WHERE m.item_seq = a.item_seq AND m.kind = 'resolve')"
    " GROUP BY 1, 2 ORDER BY 1, 2";
inline constexpr char const* resolved_by =
    "SELECT who, COUNT(*) FROM acts WHERE kind = 'resolve' GROUP BY who ORDER BY who";

/// Open invoices of which each of up to four words fits some datum; a word that is not used is
/// empty. A word is bound as typed, as a prefix `:q` for numbers and a pattern `:p` for text, both
/// with its own signs escaped, and in cents (-1 where it is no amount).
#define LOCKBOX_WORD_FITS(n)                                                              \
    " AND (:w" n " = '' OR balance = :c" n " OR amount_due = :c" n " OR number LIKE :q" n \
    " ESCAPE '!' OR member_id LIKE :q" n " ESCAPE '!' OR billing_account LIKE :q" n       \
    " ESCAPE '!' OR zip LIKE :q" n " ESCAPE '!' OR first_name LIKE :p" n                  \
    " ESCAPE '!' OR last_name LIKE :p" n " ESCAPE '!' OR address_1 LIKE :p" n             \
    " ESCAPE '!' OR city LIKE :p" n " ESCAPE '!' OR phone LIKE :p" n                      \
    " ESCAPE '!' OR carrier LIKE :p" n " ESCAPE '!')"
#define LOCKBOX_INVOICE_COLUMNS                                                                \
    "SELECT ledger, number, member_id, billing_account, first_name, last_name, address_1,"     \
    " address_2, city, state, zip, phone, carrier, plan, coverage_month, amount_due, balance," \
    " due_date FROM invoices"
inline constexpr char const* search_invoices = LOCKBOX_INVOICE_COLUMNS
    " WHERE 1 = 1" LOCKBOX_WORD_FITS("1") LOCKBOX_WORD_FITS("2") LOCKBOX_WORD_FITS("3")
        LOCKBOX_WORD_FITS("4") " ORDER BY member_id, coverage_month, ledger LIMIT :most";
inline constexpr char const* invoices_owned =
    LOCKBOX_INVOICE_COLUMNS " WHERE member_id = :member ORDER BY coverage_month, ledger, number";
#undef LOCKBOX_WORD_FITS
#undef LOCKBOX_INVOICE_COLUMNS

}  // namespace lockbox::batches::sql
