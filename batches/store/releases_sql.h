// SPDX-License-Identifier: Apache-2.0
// The statements about released files, as text with bound parameters; see sql.h.
#pragma once

#include <array>

namespace lockbox::batches::sql {

/// Part of a new store's schema, and all that version 4 adds to version 3.
inline constexpr std::array release_schema{
    "CREATE TABLE releases ("
    " seq INTEGER PRIMARY KEY, day TEXT NOT NULL,"
    " audit_seq INTEGER NOT NULL UNIQUE REFERENCES audit (seq))",
    "CREATE INDEX releases_by_day ON releases (day)",
    "CREATE TABLE released_files ("
    " release_seq INTEGER NOT NULL REFERENCES releases (seq), position INTEGER NOT NULL,"
    " name TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (release_seq, position))",
    "CREATE TRIGGER releases_keep BEFORE UPDATE ON releases BEGIN"
    " SELECT RAISE(ABORT, 'a release is never changed'); END",
    "CREATE TRIGGER releases_stay BEFORE DELETE ON releases BEGIN"
    " SELECT RAISE(ABORT, 'a release is never deleted'); END",
    "CREATE TRIGGER released_files_keep BEFORE UPDATE ON released_files BEGIN"
    " SELECT RAISE(ABORT, 'what was released is never changed'); END",
    "CREATE TRIGGER released_files_stay BEFORE DELETE ON released_files BEGIN"
    " SELECT RAISE(ABORT, 'what was released is never deleted'); END",
};

inline constexpr char const* add_release =
    "INSERT INTO releases SELECT COALESCE(MAX(seq), 0) + 1, :day,"
    " (SELECT MAX(seq) FROM audit) FROM releases";
inline constexpr char const* last_release = "SELECT MAX(seq) FROM releases";
inline constexpr char const* add_released_file =
    "INSERT INTO released_files VALUES (:release, :position, :name, :hash)";
inline constexpr char const* release_of_day =
    "SELECT COALESCE(MAX(seq), 0) FROM releases WHERE day = :day";
inline constexpr char const* released_files =
    "SELECT name, hash FROM released_files WHERE release_seq = :release ORDER BY position";
inline constexpr char const* releases_with_audit =
    "SELECT r.seq, r.day, COALESCE(a.what, ''), COALESCE(a.detail, '') FROM releases r"
    " LEFT JOIN audit a ON a.seq = r.audit_seq AND a.act = 'export' ORDER BY r.seq";
/// Rows of the audit log that state a release which is not there.
inline constexpr char const* audit_without_release =
    "SELECT a.seq FROM audit a WHERE a.act = 'export' AND a.detail LIKE '% files, %'"
    " AND NOT EXISTS (SELECT 1 FROM releases r WHERE r.audit_seq = a.seq) ORDER BY a.seq";

}  // namespace lockbox::batches::sql
