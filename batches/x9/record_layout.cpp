// SPDX-License-Identifier: Apache-2.0
#include "batches/x9/record_layout.h"

#include <algorithm>

#include "batches/x9/records/check_detail.h"
#include "batches/x9/records/headers_and_controls.h"
#include "batches/x9/records/image_view.h"
#include "lockbox/assertion.h"

namespace lockbox::x9 {
namespace {

constexpr RecordLayout layouts[] = {
    {"01", "file header", 80, records::file_header},
    {"10", "cash letter header", 80, records::cash_letter_header},
    {"20", "bundle header", 80, records::bundle_header},
    {"25", "check detail", 80, records::check_detail},
    {"26", "check detail addendum A", 80, records::addendum_a},
    {"27", "check detail addendum B", 22, records::addendum_b, "length of image reference key",
     records::addendum_b_tail},
    {"28", "check detail addendum C", 80, records::addendum_c},
    {"50", "image view detail", 80, records::image_view_detail},
    {"52", "image view data", 105, records::image_view_data, "length of image key"},
    {"54", "image view analysis", 80, records::image_view_analysis},
    {"61", "credit", 80, records::credit},
    {"62", "credit item", 100, records::credit_item},
    {"68", "user record", 45, records::user_record, "length of user data"},
    {"70", "bundle control", 80, records::bundle_control},
    {"85", "routing number summary", 80, records::routing_number_summary},
    {"90", "cash letter control", 80, records::cash_letter_control},
    {"99", "file control", 80, records::file_control},
};

constexpr bool every_column_has_its_field() {
    return std::all_of(std::begin(layouts), std::end(layouts), [](RecordLayout const& layout) {
        return cover(layout.fields, 3, layout.length) &&
               cover(layout.tail, 1, layout.tail_length());
    });
}
static_assert(every_column_has_its_field());

}  // namespace

RecordLayout const* layout_of(std::string_view type) {
    auto const* found = std::find_if(std::begin(layouts), std::end(layouts),
                                     [&](RecordLayout const& l) { return l.type == type; });
    return found == std::end(layouts) ? nullptr : found;
}

std::span<RecordLayout const> all_layouts() {
    return layouts;
}

RecordField const& field_of(RecordLayout const& layout, std::string_view name) {
    auto const found = std::find_if(layout.fields.begin(), layout.fields.end(),
                                    [&](RecordField const& f) { return f.name == name; });
    LOCKBOX_ASSERT(found != layout.fields.end());
    return *found;
}

}  // namespace lockbox::x9
