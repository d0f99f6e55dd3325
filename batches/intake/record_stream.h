// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "batches/intake/cash_letter_records.h"
#include "lockbox/failure.h"

namespace lockbox::batches {

/// One record of an image cash letter.
struct CashLetterRecord {
    std::size_t number = 0;  ///< From 1.
    std::size_t offset = 0;  ///< Of its first character in the file, in bytes.
    std::string text;  ///< Its characters, as ASCII; for 52 up to the length of the image key.
    RecordLayout const* layout = nullptr;  ///< Nothing for a type whose fields are not read.
    std::span<std::byte const> image;      ///< Of a 52.

    std::string type() const { return text.substr(0, 2); }
    /// A numeric field; 0 where it is blank. Precondition: the layout has it.
    std::int64_t number_in(std::string_view field) const;
    std::string text_in(std::string_view field) const;
};

/// The records of an X9.37 or X9.100-187 file, one after the other: EBCDIC (code page 0037) or
/// ASCII; each with its length before it in four bytes, high byte first, or of fixed length, then
/// with or without an end of line. Every length and every field is checked before it is used.
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
    RecordStream(std::span<std::byte const> file, std::string name)
        : file_(file), name_(std::move(name)) {}
    tl::expected<std::size_t, Fault> length_here();
    tl::expected<void, Fault> take_text(CashLetterRecord& record, std::size_t length);
    tl::expected<void, Fault> take_image(CashLetterRecord& record, std::size_t length);
    tl::expected<void, Fault> check_fields(CashLetterRecord const& record) const;
    std::string text_at(std::size_t offset, std::size_t length) const;
    std::optional<std::size_t> counted_at(std::size_t offset, std::size_t digits) const;

    std::span<std::byte const> file_;
    std::string name_;
    std::size_t at_ = 0;      ///< First byte that has not been read.
    std::size_t number_ = 0;  ///< Of the last record.
    bool ebcdic_ = false;
    bool prefixed_ = false;
};

}  // namespace lockbox::batches
