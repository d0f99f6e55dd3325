// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "batches/export/outgoing_file.h"
#include "batches/site.h"
#include "batches/store/store.h"

namespace lockbox::batches {

/// A deposit cannot be made as the books have it (deposits.h).
class DepositFailure : public WorldFailure {
    using WorldFailure::WorldFailure;
};

/// Hands over all files of a day, one after the other, as the books have them now: posted.csv,
/// held.csv, report.html, the deposits, and, last, balance.json. The same books and archive give
/// the same bytes. A fault where a deposit cannot be made: it and those after it are not handed
/// over.
tl::expected<void, Fault> for_each_outgoing(Site const& site, Store& store, BusinessDate received,
                                            std::function<void(OutgoingFile)> const& visit);
/// All of them. Throws DepositFailure.
std::vector<OutgoingFile> outgoing_files(Site const& site, Store& store, BusinessDate received);

/// Writes them, each whole or not at all, and removes deposits that are no longer among them.
/// balance.json comes last: where it names the day's batches, the files beside it are theirs.
/// Throws DiskFailure, DepositFailure.
void write_outgoing(Site const& site, Store& store, BusinessDate received);

/// True if balance.json of that day names the batches that the books have for it.
bool outgoing_is_current(Site const& site, Store& store, BusinessDate received);

/// The names of the files of that day that are missing or are not what would be written now, and of
/// deposits that would not be written, or cannot be.
std::vector<std::string> outgoing_differences(Site const& site, Store& store,
                                              BusinessDate received);

}  // namespace lockbox::batches
