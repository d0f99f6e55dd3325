// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace lockbox::x9 {

/// What a field of an X9.37 or X9.100-187 record may hold: the standard's letters, and four kinds
/// that the standard describes in words.
enum class FieldKind {
    letters,          ///< A: letters and blanks.
    letters_digits,   ///< AN: letters, digits and blanks.
    characters,       ///< ANS: any printable character.
    number,           ///< N: digits.
    number_or_blank,  ///< NB: digits, then blanks.
    micr,             ///< NBSM: digits, blanks, `*` unreadable, `-` dash symbol.
    micr_on_us,       ///< NBSMOS: the same, and `/` On-Us symbol.
    day,              ///< N, `YYYYMMDD` of the calendar.
    time,             ///< N, `hhmm`, 0000 to 2359.
    routing,          ///< N, nine digits whose check digit holds.
    institution,      ///< N, nine digits: a routing number, or what a bank gave a customer as one.
};

/// Where a shorter value stands in its field, and what fills the rest.
enum class Justified { left_with_blanks, right_with_zeros, right_with_blanks };
constexpr Justified justified(FieldKind kind) {
    switch (kind) {
        case FieldKind::letters:
        case FieldKind::letters_digits:
        case FieldKind::characters:
        case FieldKind::number_or_blank:
            return Justified::left_with_blanks;
        case FieldKind::micr:
        case FieldKind::micr_on_us:
            return Justified::right_with_blanks;
        default:
            return Justified::right_with_zeros;
    }
}

/// Whether a field must be filled. A conditional field, whatever its kind, is all blank where it
/// has no value; a reserved one always is.
enum class Presence { mandatory, conditional, reserved };

/// Who may see what stands in the field. An account number is shown to nobody: `#` for its digits.
enum class Shown { to_all, masked };

/// One field: columns are counted from 1, as the standard's tables do.
struct RecordField {
    std::string_view name;
    std::size_t column;
    std::size_t width;
    FieldKind kind = FieldKind::characters;
    Presence presence = Presence::mandatory;
    std::string_view codes = {};  ///< The values allowed, by blanks apart; any where empty.
    Shown shown = Shown::to_all;

    constexpr std::size_t last_column() const { return column + width - 1; }
};

/// One record type. `fields` cover every column from 3 to `length`. Some types have bytes behind
/// that, as many as the field `counted` says, and then the fields of `tail`, whose columns are
/// counted from 1 behind those bytes. Record 52 has more, which records/image_view.h tells.
struct RecordLayout {
    std::string_view type;
    std::string_view title;
    std::size_t length;  ///< In characters.
    std::span<RecordField const> fields;
    std::string_view counted = {};
    std::span<RecordField const> tail = {};

    constexpr bool varies() const { return !counted.empty(); }
    constexpr std::size_t tail_length() const {
        return tail.empty() ? 0 : tail.back().last_column();
    }
};

/// The layout of a type; nothing for a type that is not in the table.
RecordLayout const* layout_of(std::string_view type);
std::span<RecordLayout const> all_layouts();

/// A field of a layout. Precondition: the layout has it.
RecordField const& field_of(RecordLayout const& layout, std::string_view name);

/// True if the fields follow each other without a gap from column `first` to `last`.
constexpr bool cover(std::span<RecordField const> fields, std::size_t first, std::size_t last) {
    for (RecordField const& field : fields) {
        if (field.column != first || field.width == 0) return false;
        first = field.column + field.width;
    }
    return first == last + 1;
}

}  // namespace lockbox::x9
