// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <stdexcept>
#include <string>

namespace lockbox {

/// How the program ends. Scripts rely on these numbers.
enum class ExitStatus {
    done = 0,            ///< Held items are normal.
    refused = 1,         ///< Something was refused, and nothing of it was taken.
    usage = 2,           ///< The command line is wrong.
    out_of_balance = 3,  ///< The books do not balance.
    world_failed = 4,    ///< Disk, database or another part of the machine failed.
};

/// Something delivered is bad: says which file, which place in it, what was found, and what to do.
/// A value, not an exception: bad input is ordinary work.
struct Fault {
    std::string file;
    std::string place;         ///< `line 12, column balance`, `transaction 7, page 2`, or empty.
    std::string what;          ///< What was found, without names, ids or account numbers.
    std::string remedy;        ///< One sentence that says what to do.
    std::string text() const;  ///< All of it as one line.
};

/// The world failed. Caught in two places only: the batch, which rolls back, and `main`.
class WorldFailure : public std::runtime_error {
public:
    WorldFailure(std::string const& what, std::string remedy)
        : std::runtime_error(what), remedy_(std::move(remedy)) {}
    std::string const& remedy() const { return remedy_; }

private:
    std::string remedy_;
};

/// A file or folder could not be read, written or synced.
class DiskFailure : public WorldFailure {
    using WorldFailure::WorldFailure;
};
/// The store could not be opened or refused a statement.
class StoreFailure : public WorldFailure {
    using WorldFailure::WorldFailure;
};
/// A part of the program that is installed apart (language data) is missing.
class InstallationFailure : public WorldFailure {
    using WorldFailure::WorldFailure;
};

}  // namespace lockbox
