// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "batches/site.h"
#include "batches/store/store.h"

namespace lockbox::batches {

/// A file of outbox/DATE/.
struct OutgoingFile {
    std::string name;
    std::string content;
};

/// All files of a day, as the books have them now: posted.csv, held.csv, report.html, and, last,
/// balance.json. The same books and archive give the same bytes.
std::vector<OutgoingFile> outgoing_files(Site const& site, Store& store, BusinessDate received);

/// Writes them, each whole or not at all. balance.json comes last: where it names the day's
/// batches, the files beside it are theirs. Throws DiskFailure.
void write_outgoing(Site const& site, Store& store, BusinessDate received);

/// True if balance.json of that day names the batches that the books have for it.
bool outgoing_is_current(Site const& site, Store& store, BusinessDate received);

/// The names of the files of that day that are missing or are not what would be written now.
std::vector<std::string> outgoing_differences(Site const& site, Store& store,
                                              BusinessDate received);

}  // namespace lockbox::batches
