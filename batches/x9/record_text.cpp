// SPDX-License-Identifier: Apache-2.0
#include "batches/x9/record_text.h"

#include "lockbox/assertion.h"

namespace lockbox::x9 {
namespace {

RecordLayout const& known_layout(std::string_view type) {
    RecordLayout const* const layout = layout_of(type);
    LOCKBOX_ASSERT(layout != nullptr);
    return *layout;
}

}  // namespace

RecordText::RecordText(std::string_view type)
    : layout_(known_layout(type)), text_(layout_.length, ' ') {
    text_.replace(0, type.size(), type);
}

RecordText& RecordText::set(std::string_view field, std::string_view value) {
    RecordField const& row = field_of(layout_, field);
    LOCKBOX_ASSERT(value.size() <= row.width);
    if (value.empty()) return *this;
    Justified const how = justified(row.kind);
    std::size_t const rest = row.width - value.size();
    std::size_t const first = row.column - 1;
    if (how == Justified::right_with_zeros) text_.replace(first, rest, std::string(rest, '0'));
    text_.replace(first + (how == Justified::left_with_blanks ? 0 : rest), value.size(), value);
    return *this;
}

RecordText& RecordText::set(std::string_view field, std::int64_t number) {
    LOCKBOX_ASSERT(number >= 0);
    return set(field, std::to_string(number));
}

}  // namespace lockbox::x9
