// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "batches/site.h"
#include "batches/store/store.h"
#include "lockbox/failure.h"

namespace lockbox::batches {

/// What was written for others does not say what the books say, or does not fit into its layout:
/// found when it was read back, before anything of the day was replaced.
class NotReleased : public WorldFailure {
    using WorldFailure::WorldFailure;
};

/// A file of outbox/DATE/.
struct OutgoingFile {
    std::string name;
    std::string content;
};

/// All files of a day, as the books have them now: posted.csv, held.csv, reversed.csv on a
/// day with acts of people, those of
/// `remittance_files`, report.html, and, last, balance.json, which names the others. The same books
/// and archive give the same bytes. Throws NotReleased.
std::vector<OutgoingFile> outgoing_files(Site const& site, Store& store, BusinessDate received);

/// Writes them, each whole or not at all. balance.json comes last: where it names the day's
/// batches, the files beside it are theirs. Throws DiskFailure and NotReleased.
void write_outgoing(Site const& site, Store& store, BusinessDate received);

/// True if balance.json of that day names the batches and acts that the books have for it.
bool outgoing_is_current(Site const& site, Store& store, BusinessDate received);

/// The names of the files of that day that are missing or are not what would be written now, and of
/// those that would not be written at all.
std::vector<std::string> outgoing_differences(Site const& site, Store& store,
                                              BusinessDate received);

}  // namespace lockbox::batches
