// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "batches/x9/record_stream.h"
#include "lockbox/failure.h"

namespace lockbox::batches {

using CashLetterRecord = x9::Record;

/// The records of an image cash letter that is delivered, as a bank's scanner may write it: of the
/// fields only those are judged that intake reads, or that prove the file sound. Whether a letter
/// is right in every field is x9::diagnose's to say.
class RecordStream {
public:
    /// A fault if the file begins with no file header.
    static tl::expected<RecordStream, Fault> begin(std::span<std::byte const> file,
                                                   std::string const& name);
    /// The next record; nothing at the end of the file.
    tl::expected<std::optional<CashLetterRecord>, Fault> next();

    /// A fault at a record.
    Fault fault(CashLetterRecord const& record, std::string_view field,
                std::string const& what) const;
    /// A fault at the place that has been reached.
    Fault cut_short(std::string const& what) const;

private:
    RecordStream(x9::RecordStream records, std::string name)
        : records_(std::move(records)), name_(std::move(name)) {}
    tl::expected<void, Fault> check_fields(CashLetterRecord const& record) const;

    x9::RecordStream records_;
    std::string name_;
};

}  // namespace lockbox::batches
