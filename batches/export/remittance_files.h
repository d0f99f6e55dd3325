// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tl/expected.hpp>
#include <vector>

#include "batches/export/outgoing.h"

namespace lockbox::batches {

/// What each ledger posted on a day, by its night or by people, and did not take back on it, for
/// those who keep the accounts and for the carriers:
/// * `lockbox-LEDGER.bai`, always: a day without postings is a file with an empty batch. More than
///   one BAI file can count goes into `lockbox-LEDGER-2.bai` and so on;
/// * `lockbox-LEDGER.823` and `remittance-LEDGER.820`, only where something was posted: a
///   transaction set that tells nothing does not exist.
/// Each is read back with its strict reader, and every payment, part and total compared with the
/// journal. A fault where anything differs or does not fit into its layout: none may be released.
tl::expected<std::vector<OutgoingFile>, Fault> remittance_files(Site const& site, Store& store,
                                                                BusinessDate day);

}  // namespace lockbox::batches
