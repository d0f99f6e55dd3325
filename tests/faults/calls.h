// SPDX-License-Identifier: Apache-2.0
// Calls that change the disk, and calls of the database, counted as they are made and disturbed
// where a test wants it. calls.cpp defines the system's and SQLite's own functions in the program:
// the linker prefers these, also for libraries.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lockbox::faults {

/// `disk`: files are made, written, synced, renamed, linked, removed; `store`: a statement is
/// stepped or prepared.
enum class Domain { disk, store };

enum class Fault {
    none,
    killed,          ///< The process ends just before the call (SIGKILL).
    torn,            ///< Of a write, one half is written; then the process ends.
    power_cut,       ///< The process ends, and what was not synced is gone: bytes, names, folders.
    full,            ///< ENOSPC, and again for whatever needs room.
    error_once,      ///< EIO.
    error_for_good,  ///< EIO, and again for every call after it.
    read_only,       ///< EROFS, and again for every call after it.
    store_full,      ///< The database answers SQLITE_FULL and does nothing.
    store_error,     ///< SQLITE_IOERR.
    store_read_only  ///< SQLITE_READONLY.
};
char const* name(Fault fault);

struct Plan {
    Domain domain = Domain::disk;
    Fault fault = Fault::none;
    long at = 0;         ///< The number of the call, from 1.
    std::string spares;  ///< For a power cut: a folder beside the site, on the same disk.
    /// What the database has synced is lost in a power cut all the same.
    bool disk_lies = false;
};

/// From here on calls are counted, in this process alone.
void begin(Plan const& plan);
/// What was counted since: one letter a call of the disk (`o` made, `w` written, `s` synced, `r`
/// renamed, `l` linked, `u` removed, `d` folder made, `t` cut off, `c` rights), and their number in
/// the database.
struct Counted {
    std::string disk;
    long store = 0;
};
Counted const& counted();

}  // namespace lockbox::faults
