// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "batches/remittance/bai_layout.h"
#include "batches/remittance/ledger_day.h"
#include "lockbox/failure.h"
#include "lockbox/remittance_settings.h"

namespace lockbox::batches::bai {

/// What record 4 calls money that rests on account: no invoice number has a blank.
inline constexpr std::string_view on_account_text = "ON ACCOUNT";
/// The number of invoices after which record 4 counts from 01 again.
inline constexpr int sequence_most = 99;

/// A ledger's day as BAI lockbox files, usually one; more where `packed` needs them. A day without
/// payments is one file with an empty batch. Lines end with LF. The time of day is 0000: the same
/// books give the same bytes. A fault where something does not fit and may not be cut.
tl::expected<std::vector<std::string>, Fault> files_of(LedgerDay const& day,
                                                       RemittanceSettings const& settings,
                                                       Layout const& layout);

}  // namespace lockbox::batches::bai
