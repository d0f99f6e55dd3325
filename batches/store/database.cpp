// SPDX-License-Identifier: Apache-2.0
#include "batches/store/database.h"

#include <fmt/format.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include "batches/store/sql.h"

namespace lockbox::batches {
namespace {

std::string remedy_for(int sqlite_code) {
    switch (sqlite_code &
            0xff) {  // the extended codes of SQLite keep the plain one in the low byte
        case SQLITE_FULL:
            return "Free space on the disk, then run again: nothing is lost.";
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_CANTOPEN:
            return "Check that the disk is mounted for writing and that you may write lockbox.db "
                   "and its folder.";
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return "Another program holds the store; run again when it is done.";
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return "Put back the last copy of lockbox.db and run again.";
        case SQLITE_IOERR:
            return "Check that the disk is sound and has room, then run again: nothing is half "
                   "done.";
        default:
            return "Run again; if it happens again, report this message.";
    }
}

}  // namespace

void fail_as_store(soci::soci_error const& error, std::string const& doing) {
    auto const* sqlite = dynamic_cast<soci::sqlite3_soci_error const*>(&error);
    int const code = sqlite ? sqlite->result() : 0;
    // The message alone: what() would add the statement's values, which may be personal. The
    // library puts the name of its own function before what SQLite says.
    std::string said = error.get_error_message();
    if (said.starts_with("sqlite3_") && said.find(": ") != std::string::npos)
        said.erase(0, said.find(": ") + 2);
    throw StoreFailure(fmt::format("the store could not {}: {} (SQLite {})", doing, said, code),
                       remedy_for(code));
}

Work::Work(soci::session& sql, Kind kind) : sql_(sql) {
    sql_ << (kind == Kind::writing ? sql::begin_to_write : sql::begin_to_read);
}

Work::~Work() {
    if (committed_) return;
    try {
        sql_ << sql::roll_back;
    } catch (soci::soci_error const&) {
        // SQLite has rolled back by itself, as it does when the disk is full: there is none left.
    }
}

void Work::commit() {
    sql_ << sql::commit;
    committed_ = true;
}

}  // namespace lockbox::batches
