// SPDX-License-Identifier: Apache-2.0
#include "batches/intake/record_stream.h"

#include <fmt/format.h>

#include "batches/intake/scan_files.h"
#include "lockbox/business_date.h"
#include "lockbox/check_digits.h"

namespace lockbox::batches {
namespace {

enum class Must { be_a_number, be_a_number_or_blank, be_a_day };

/// A field that intake insists on.
struct NeededField {
    std::string_view type;
    std::string_view field;
    Must must;
};
constexpr NeededField needed_fields[] = {
    {"01", "standard level", Must::be_a_number},  {"01", "creation date", Must::be_a_day},
    {"10", "business date", Must::be_a_day},      {"20", "business date", Must::be_a_day},
    {"25", "item amount", Must::be_a_number},     {"50", "image indicator", Must::be_a_number},
    {"50", "view side", Must::be_a_number},       {"50", "view descriptor", Must::be_a_number},
    {"61", "amount", Must::be_a_number_or_blank}, {"62", "amount", Must::be_a_number_or_blank},
    {"70", "items", Must::be_a_number},           {"70", "total amount", Must::be_a_number},
    {"90", "bundles", Must::be_a_number},         {"90", "items", Must::be_a_number},
    {"90", "total amount", Must::be_a_number},    {"99", "cash letters", Must::be_a_number},
    {"99", "records", Must::be_a_number},         {"99", "items", Must::be_a_number},
    {"99", "total amount", Must::be_a_number},
};

bool is_blank(std::string_view text) {
    return text.find_first_not_of(' ') == std::string_view::npos;
}

bool is_day(std::string const& text) {
    return BusinessDate::parse(text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6))
        .has_value();
}

std::string place(std::size_t number, std::string_view type, x9::RecordLayout const* layout,
                  std::size_t offset, std::string_view field) {
    if (type.empty()) return fmt::format("record {}, byte {}", number, offset);
    std::string where = fmt::format("record {} ({}{}{}), byte {}", number, type, layout ? " " : "",
                                    layout ? layout->title : "", offset);
    if (!layout || field.empty()) return where;
    for (x9::RecordField const& row : layout->fields)
        if (row.name == field) return where + fmt::format(", column {}, {}", row.column, field);
    return where + fmt::format(", {}", field);
}

}  // namespace

tl::expected<RecordStream, Fault> RecordStream::begin(std::span<std::byte const> file,
                                                      std::string const& name) {
    auto records = x9::RecordStream::begin(file);
    if (!records)
        return tl::unexpected(batch_fault(
            name, "record 1, byte 0", "is no file header (01) of 80 characters: no cash letter"));
    return RecordStream(std::move(*records), name);
}

Fault RecordStream::fault(CashLetterRecord const& record, std::string_view field,
                          std::string const& what) const {
    return batch_fault(
        name_, place(record.number, record.type(), record.layout, record.offset, field), what);
}

Fault RecordStream::cut_short(std::string const& what) const {
    return batch_fault(name_, place(records_.records(), "", nullptr, records_.offset(), ""), what);
}

tl::expected<void, Fault> RecordStream::check_fields(CashLetterRecord const& record) const {
    for (NeededField const& needed : needed_fields) {
        if (needed.type != record.type()) continue;
        std::string const text = record.text_in(needed.field);
        if (needed.must == Must::be_a_number_or_blank && is_blank(text)) continue;
        if (!all_digits(text))
            return tl::unexpected(fault(record, needed.field, "is not a number"));
        if (needed.must == Must::be_a_day && !is_day(text))
            return tl::unexpected(fault(record, needed.field, "is not a calendar day"));
    }
    return {};
}

tl::expected<std::optional<CashLetterRecord>, Fault> RecordStream::next() {
    auto record = records_.next();
    if (!record) {
        x9::StreamFault const& bad = record.error();
        return tl::unexpected(
            batch_fault(name_, place(bad.number, bad.type, bad.layout, bad.offset, bad.field),
                        fmt::format("has {}, not {}", bad.found, bad.expected)));
    }
    if (*record)
        if (auto const checked = check_fields(**record); !checked)
            return tl::unexpected(checked.error());
    return std::move(*record);
}

}  // namespace lockbox::batches
