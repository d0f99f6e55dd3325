// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "batches/export/outgoing_file.h"
#include "batches/site.h"
#include "batches/store/store.h"
#include "lockbox/failure.h"

namespace lockbox::batches {

/// What was written for others does not say what the books say, or does not fit into its layout:
/// found when it was read back, before anything of the day was replaced.
class NotReleased : public WorldFailure {
    using WorldFailure::WorldFailure;
};

/// Hands over all files of a day, one after the other, as the books have them now: posted.csv,
/// held.csv, reversed.csv on a day with acts of people, those of `remittance_files`, report.html
/// and report.pdf, the deposits, and, last, balance.json. The same books and archive give the same
/// bytes. A fault where remittance files may not be released: nothing is handed over then; or where
/// a deposit cannot be made (deposits.h): it and those after it are not handed over.
tl::expected<void, Fault> for_each_outgoing(Site const& site, Store& store, BusinessDate received,
                                            std::function<void(OutgoingFile)> const& visit);
/// All of them. Throws NotReleased.
std::vector<OutgoingFile> outgoing_files(Site const& site, Store& store, BusinessDate received);

/// Writes them, each whole or not at all, and removes files that are no longer among them. Then
/// their hashes are entered in the books with an audit row, which says `why`. balance.json comes
/// last: where it names the day's batches, the files beside it are theirs. Throws WorldFailure and
/// NotReleased.
void write_outgoing(Site const& site, Store& store, BusinessDate received,
                    std::string const& why = "on request");
/// The same for each day whose files are not of the books as they are now.
std::vector<BusinessDate> write_stale_days(Site const& site, Store& store);
/// Writes one of a day's files again; where it differs from what was released, that is entered.
void write_again(Site const& site, Store& store, BusinessDate received, OutgoingFile const& file);

/// True if balance.json of that day names the batches and acts that the books have for it, and is
/// the one that was released last.
bool outgoing_is_current(Site const& site, Store& store, BusinessDate received);

/// The names of the files of that day that are missing or are not what would be written now, and of
/// those that would not be written at all, or cannot be. Makes every file anew, pictures included.
std::vector<std::string> outgoing_differences(Site const& site, Store& store,
                                              BusinessDate received);
/// The names of the files of that day that are missing or are not those that were released, and of
/// those that were not released; what `outgoing_differences` says where nothing was released since
/// the books changed. Reads each file once: about 1 s a GB.
std::vector<std::string> released_differences(Site const& site, Store& store,
                                              BusinessDate received);

}  // namespace lockbox::batches
