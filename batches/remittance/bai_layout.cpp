// SPDX-License-Identifier: Apache-2.0
#include "batches/remittance/bai_layout.h"

#include <algorithm>
#include <array>

#include "lockbox/assertion.h"
#include "lockbox/remittance_settings.h"

namespace lockbox::batches::bai {
namespace {

using enum Value;
using enum Form;
using enum TooWide;

// Records 1, 2, 5, 7 and 9 have the same columns in both layouts.
constexpr std::array immediate_header{Field{priority, 2, 2, fixed, refuse, "00"},
                                      Field{destination, 4, 10, text}, Field{origin, 14, 10, text},
                                      Field{date, 24, 6, year_first}, Field{time, 30, 4, number}};
constexpr std::array service{Field{destination, 2, 10, text},
                             Field{origin, 12, 10, text},
                             Field{reference, 22, 10, number},
                             Field{service_type, 32, 3, fixed, refuse, "400"},
                             Field{record_size, 35, 3, fixed, refuse, "080"},
                             Field{blocking, 38, 4, fixed, refuse, "0080"},
                             Field{format, 42, 1, fixed, refuse, "1"}};
constexpr std::array batch_header{
    Field{batch, 2, 3, number},       Field{item, 5, 3, fixed, refuse, "000"},
    Field{lockbox, 8, 7, number},     Field{date, 15, 6, year_first},
    Field{destination, 21, 10, text}, Field{origin, 31, 10, text}};
constexpr std::array batch_total{
    Field{batch, 2, 3, number},          Field{item, 5, 3, fixed, refuse, "000"},
    Field{lockbox, 8, 7, number},        Field{date, 15, 6, year_first},
    Field{payment_count, 21, 3, number}, Field{total, 24, 10, number}};
constexpr std::array trailer{Field{record_count, 2, 6, number}};

constexpr std::array check_104{Field{batch, 2, 3, number},
                               Field{item, 5, 3, number},
                               Field{amount, 8, 10, number},
                               Field{routing, 18, 9, digits},
                               Field{account, 27, 10, digits, keep_right},
                               Field{check_number, 37, 10, digits, keep_right},
                               Field{check_date, 47, 6, month_first},
                               Field{payer, 53, 30, text, keep_left},
                               Field{payee, 83, 22, text, keep_left}};
constexpr std::array invoice_104{Field{batch, 2, 3, number},
                                 Field{item, 5, 3, number},
                                 Field{overflow_type, 8, 1, fixed, refuse, "6"},
                                 Field{sequence, 9, 2, number},
                                 Field{last, 11, 1, number},
                                 Field{invoice, 12, 30, text}};
constexpr std::array lockbox_total_104{Field{batch, 2, 3, fixed, refuse, "000"},
                                       Field{item, 5, 3, fixed, refuse, "000"},
                                       Field{lockbox, 8, 7, number},
                                       Field{date, 15, 6, year_first},
                                       Field{payment_count, 21, 4, number},
                                       Field{total, 25, 10, number}};

constexpr std::array check_80{
    Field{batch, 2, 3, number},
    Field{item, 5, 3, number},
    Field{lockbox, 8, 7, number},
    Field{date, 15, 6, year_first},
    Field{deposit_account, 21, 10, digits, keep_right},
    Field{deposit_routing, 31, 10, digits},
    Field{amount, 41, 10, number},
    Field{routing, 51, 8, digits, keep_left},  // the check digit follows from the eight
    Field{account, 59, 10, digits, keep_right},
    Field{check_number, 69, 12, digits, keep_right}};
constexpr std::array invoice_80{Field{batch, 2, 3, number},
                                Field{item, 5, 3, number},
                                Field{overflow_type, 8, 1, fixed, refuse, "6"},
                                Field{sequence, 9, 2, number},
                                Field{invoice, 11, 10, text},
                                Field{invoice_amount, 21, 10, number},
                                Field{customer, 61, 10, digits, keep_right}};
constexpr std::array lockbox_total_80{Field{batch, 2, 3, fixed, refuse, "000"},
                                      Field{item, 5, 3, fixed, refuse, "000"},
                                      Field{lockbox, 8, 7, number},
                                      Field{date, 15, 6, year_first},
                                      Field{payment_count, 21, 3, number},
                                      Field{total, 24, 10, number}};

constexpr std::array records_104{Record{'1', immediate_header},  Record{'2', service},
                                 Record{'5', batch_header},      Record{'6', check_104},
                                 Record{'4', invoice_104},       Record{'7', batch_total},
                                 Record{'8', lockbox_total_104}, Record{'9', trailer}};
constexpr std::array records_80{Record{'1', immediate_header}, Record{'2', service},
                                Record{'5', batch_header},     Record{'6', check_80},
                                Record{'4', invoice_80},       Record{'7', batch_total},
                                Record{'8', lockbox_total_80}, Record{'9', trailer}};

constexpr int line_read_most = 160;  ///< The longest lines seen in files of the first layout.
constexpr std::array<Layout, 2> shipped{{
    {bai_layout_names[0], records_104, line_read_most, false, true},
    {bai_layout_names[1], records_80, 80, true, false},
}};

/// No two fields of a record share a column, and none stands beyond the end of the line.
constexpr bool is_sound(Layout const& layout) {
    for (Record const& record : layout.records) {
        int next = 2;
        for (Field const& field : record.fields) {
            if (field.column < next || field.width < 1) return false;
            next = field.column + field.width;
        }
        if (next - 1 > layout.columns_most) return false;
    }
    return true;
}
static_assert(is_sound(shipped[0]) && is_sound(shipped[1]));

}  // namespace

std::string_view name(Value value) {
    constexpr std::array<std::string_view, value_count> names{
        "priority",       "destination", "origin",          "date",
        "time",           "reference",   "service type",    "record size",
        "blocking",       "format",      "batch number",    "item number",
        "lockbox number", "amount",      "routing number",  "account",
        "check number",   "check date",  "payer",           "payee",
        "overflow type",  "sequence",    "end indicator",   "invoice number",
        "invoice amount", "customer",    "deposit account", "deposit routing number",
        "count",          "total",       "record count"};
    auto const place = static_cast<std::size_t>(value);
    LOCKBOX_ASSERT(place < names.size());
    return names[place];
}

Record const* Layout::record(char type) const {
    auto const found = std::find_if(records.begin(), records.end(),
                                    [&](Record const& record) { return record.type == type; });
    return found == records.end() ? nullptr : &*found;
}

Field const* Layout::field(char type, Value value) const {
    Record const* const of_type = record(type);
    if (!of_type) return nullptr;
    auto const found = std::find_if(of_type->fields.begin(), of_type->fields.end(),
                                    [&](Field const& field) { return field.value == value; });
    return found == of_type->fields.end() ? nullptr : &*found;
}

std::span<Layout const> shipped_layouts() {
    return shipped;
}

Layout const* layout_named(std::string_view name) {
    auto const found = std::find_if(shipped.begin(), shipped.end(),
                                    [&](Layout const& layout) { return layout.name == name; });
    return found == shipped.end() ? nullptr : &*found;
}

}  // namespace lockbox::batches::bai
