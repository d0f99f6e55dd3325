// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace lockbox::batches {

/// What a field of an X9.37 or X9.100-187 record may hold. `text` is anything.
enum class FieldKind { numeric, numeric_or_blank, date, text };

/// One field: columns are counted from 1, as the standard's tables do.
struct RecordField {
    std::string_view name;
    std::size_t column;
    std::size_t width;
    FieldKind kind;
};

/// One record type. The layouts follow X9.37-2003 and X9.100-187, as told by public guides; only
/// fields that are read or that prove a file sound are listed.
struct RecordLayout {
    std::string_view type;
    std::string_view title;
    std::size_t length;  ///< In characters; for 52 up to the length of the image key.
    std::span<RecordField const> fields;
};

namespace records {

inline constexpr RecordField file_header[] = {
    {"standard level", 3, 2, FieldKind::numeric},
    {"creation date", 24, 8, FieldKind::date},
};
inline constexpr RecordField cash_letter_header[] = {
    {"business date", 23, 8, FieldKind::date},
};
inline constexpr RecordField bundle_header[] = {
    {"business date", 23, 8, FieldKind::date},
};
inline constexpr RecordField check_detail[] = {
    {"item amount", 48, 10, FieldKind::numeric},
    {"item sequence number", 58, 15, FieldKind::text},
};
inline constexpr RecordField image_view_detail[] = {
    {"image indicator", 3, 1, FieldKind::numeric},
    {"view side", 32, 1, FieldKind::numeric},        // 0 front, 1 rear
    {"view descriptor", 33, 2, FieldKind::numeric},  // 00 full view, 01 unspecified
};
inline constexpr RecordField image_view_data[] = {
    {"length of image key", 102, 4, FieldKind::numeric_or_blank},
};
inline constexpr RecordField credit[] = {
    {"amount", 48, 10, FieldKind::numeric_or_blank},
};
inline constexpr RecordField credit_item[] = {
    {"amount", 48, 14, FieldKind::numeric_or_blank},
};
inline constexpr RecordField bundle_control[] = {
    {"items", 3, 4, FieldKind::numeric},
    {"total amount", 7, 12, FieldKind::numeric},
};
inline constexpr RecordField cash_letter_control[] = {
    {"bundles", 3, 6, FieldKind::numeric},
    {"items", 9, 8, FieldKind::numeric},
    {"total amount", 17, 14, FieldKind::numeric},
};
inline constexpr RecordField file_control[] = {
    {"cash letters", 3, 6, FieldKind::numeric},
    {"records", 9, 8, FieldKind::numeric},
    {"items", 17, 8, FieldKind::numeric},
    {"total amount", 25, 16, FieldKind::numeric},
};

}  // namespace records

inline constexpr RecordLayout record_layouts[] = {
    {"01", "file header", 80, records::file_header},
    {"10", "cash letter header", 80, records::cash_letter_header},
    {"20", "bundle header", 80, records::bundle_header},
    {"25", "check detail", 80, records::check_detail},
    {"26", "check detail addendum A", 80, {}},
    {"28", "check detail addendum C", 80, {}},
    {"50", "image view detail", 80, records::image_view_detail},
    {"52", "image view data", 105, records::image_view_data},
    {"54", "image view analysis", 80, {}},
    {"61", "credit", 80, records::credit},
    {"62", "credit item", 100, records::credit_item},
    {"70", "bundle control", 80, records::bundle_control},
    {"85", "routing number summary", 80, {}},
    {"90", "cash letter control", 80, records::cash_letter_control},
    {"99", "file control", 80, records::file_control},
};

constexpr bool every_field_lies_in_its_record() {
    for (RecordLayout const& record : record_layouts)
        for (RecordField const& field : record.fields)
            if (field.column < 3 || field.width == 0 ||
                field.column + field.width - 1 > record.length)
                return false;
    return true;
}
static_assert(every_field_lies_in_its_record());

}  // namespace lockbox::batches
