// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "batches/x9/character_code.h"
#include "batches/x9/record_layout.h"

namespace lockbox::x9 {

/// One record of an image cash letter.
struct Record {
    std::size_t number = 0;  ///< From 1.
    std::size_t offset = 0;  ///< Of its first character in the file, in bytes.
    std::string text;        ///< Its characters, as ASCII; of a 52 up to the length of the image
                             ///< key. A 27 or 68 may be shorter than its layout.
    RecordLayout const* layout = nullptr;  ///< Nothing for a type that is not in the table.
    std::string signature_length;          ///< Of a 52: the characters that state it.
    std::string image_length;              ///< Of a 52: the characters that state it.
    std::span<std::byte const> image;      ///< Of a 52.

    std::string type() const { return text.substr(0, 2); }
    std::string text_in(std::string_view field) const;
    /// A numeric field; 0 where it is blank. Preconditions: the layout has it; nothing but digits
    /// stands there.
    std::int64_t number_in(std::string_view field) const;
};

/// Why a record cannot be taken out of the file.
struct StreamFault {
    std::size_t number = 0;
    std::size_t offset = 0;
    std::string type;  ///< Empty where the file ends before it.
    RecordLayout const* layout = nullptr;
    std::string field;     ///< May be empty.
    std::string found;     ///< `a length of 79`.
    std::string expected;  ///< `80`.
};

/// The records of an X9.37 or X9.100-187 file, one after the other: EBCDIC (code page 0037) or
/// ASCII; each with its length before it in four bytes, high byte first, or without, then with or
/// without an end of line. Every length is checked before it is used; no field is looked at but
/// those that count bytes.
class RecordStream {
public:
    /// Nothing if the file begins with no file header (01) of 80 characters.
    static std::optional<RecordStream> begin(std::span<std::byte const> file);
    /// The next record; nothing at the end of the file. After a fault the next record follows where
    /// lengths stand before the records, else the file is at its end.
    tl::expected<std::optional<Record>, StreamFault> next();

    CharacterCode code() const { return code_; }
    bool has_lengths() const { return has_lengths_; }
    std::size_t records() const { return number_; }  ///< That were begun.
    std::size_t offset() const { return at_; }       ///< Of the first byte that was not taken.

private:
    explicit RecordStream(std::span<std::byte const> file) : file_(file) {}
    using Step = tl::expected<void, StreamFault>;
    void skip_line_ends();
    tl::expected<std::size_t, StreamFault> length_here();
    Step take_characters(Record& record, std::size_t count);
    Step take(Record& record, std::size_t length);
    Step take_varying(Record& record, std::size_t length);
    Step take_image(Record& record, std::size_t length);
    tl::unexpected<StreamFault> fault(Record const& record, std::string_view field,
                                      std::string found, std::string expected) const;
    std::string text_at(std::size_t offset, std::size_t length) const;

    std::span<std::byte const> file_;
    std::size_t at_ = 0;
    std::size_t number_ = 0;
    CharacterCode code_ = CharacterCode::ascii;
    bool has_lengths_ = false;
};

}  // namespace lockbox::x9
