// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <tl/expected.hpp>
#include <vector>

#include "batches/remittance/bai_layout.h"
#include "batches/remittance/ledger_day.h"
#include "lockbox/failure.h"

namespace lockbox::batches::bai {

/// What the widths of a layout's fields can count.
struct Limits {
    std::int64_t items_of_batch;   ///< By item number and the count of record 7.
    std::int64_t batches_of_file;  ///< By batch number.
    std::int64_t items_of_file;    ///< By the count of record 8.
    std::int64_t lines_of_file;    ///< By record 9.
    Cents payment;                 ///< One check.
    Cents batch;                   ///< The total of record 7.
    Cents file;                    ///< The total of record 8.
};
Limits limits_of(Layout const& layout);

/// The batches of one file: records 5 to 7 each.
using PackedBatch = std::vector<PostedPayment const*>;
using PackedFile = std::vector<PackedBatch>;

/// Shares a day's payments out among batches and files, in order, so that no count or total passes
/// its field. Every batch of the night begins a batch of the file. Where the next payment would
/// pass a limit of the batch, another batch begins; where it would pass one of the file, another
/// file begins, with batch 001. A day without payments is one file with one empty batch. A fault
/// where a single payment passes the limit: nothing is ever cut or left out.
tl::expected<std::vector<PackedFile>, Fault> packed(LedgerDay const& day, Limits const& limits);

}  // namespace lockbox::batches::bai
