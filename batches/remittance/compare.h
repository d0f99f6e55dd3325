// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "batches/remittance/bai_layout.h"
#include "batches/remittance/ledger_day.h"
#include "lockbox/failure.h"
#include "lockbox/remittance_settings.h"

namespace lockbox::batches {

/// Remittance files are read back before they are released. Each of these reads the text of what
/// was written with the strict reader and compares every payment, every part and every total with
/// the books' day; the first difference, or nothing. No difference names an account or a person.

std::optional<Fault> bai_difference(std::vector<std::string> const& files, LedgerDay const& day,
                                    RemittanceSettings const& settings, bai::Layout const& layout);
std::optional<Fault> premium_difference(std::string const& file, LedgerDay const& day);
std::optional<Fault> deposit_difference(std::string const& file, LedgerDay const& day);

}  // namespace lockbox::batches
