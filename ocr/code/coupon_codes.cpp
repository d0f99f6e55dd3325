// SPDX-License-Identifier: Apache-2.0
#include "ocr/code/coupon_codes.h"

#include <algorithm>
#include <array>
#include <optional>

#include "lockbox/check_digits.h"
#include "ocr/code/scanline_reader.h"

namespace lockbox::ocr {
namespace {

// A barcode in the layout passes its symbology's check (one wrong text in 100 gets through that of
// Code 128), the layout's own (one in 10) and the forms of its fields; and one wrong text in 100
// comes to be at all. One in 100,000 is what that leaves.
constexpr double in_layout_right = 0.99999;
constexpr double checked_right = 0.999;      // any other code whose symbology has a check
constexpr double unchecked_right = 0.95;     // interleaved 2 of 5
constexpr double least_to_contradict = 0.9;  // a less likely scanline does not shake a barcode

constexpr std::array code_fields{FieldName::member_id, FieldName::invoice_number,
                                 FieldName::coverage_month, FieldName::amount_due,
                                 FieldName::ledger};

std::string digits_in(std::string const& text) {
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits),
                 [](char c) { return c != ' ' && c != '-'; });
    return digits;
}

std::string value_of(ScanlineFields const& fields, FieldName name) {
    switch (name) {
        case FieldName::member_id:
            return fields.member_id.text();
        case FieldName::invoice_number:
            return fields.invoice_number.text();
        case FieldName::coverage_month:
            return fields.coverage_month.text();
        case FieldName::amount_due:
            return fields.amount_due.text();
        default:
            return std::string(lockbox::name(fields.ledger));
    }
}

/// The field as a code states it: every string that may be the code adds to its own value.
Reading<std::string> part_of(Read<std::string> const& code, ScanlineLayout const& layout,
                             FieldName name) {
    Read<std::string> part{value_of(*layout.read(code.value), name), code.probability, code.how,
                           code.box};
    double probability = code.probability.value();
    for (auto const& other : code.alternatives) {
        auto const fields = layout.read(other.value);
        if (!fields) continue;
        std::string const value = value_of(*fields, name);
        if (value == part.value) {
            probability += other.probability.value();
            continue;
        }
        auto const same = std::find_if(part.alternatives.begin(), part.alternatives.end(),
                                       [&](auto const& known) { return known.value == value; });
        if (same == part.alternatives.end())
            part.alternatives.push_back({value, other.probability});
        else
            same->probability =
                Probability::clamped(same->probability.value() + other.probability.value());
    }
    part.probability = Probability::clamped(probability);
    return part;
}

/// Two statements of one field.
Reading<std::string> reconciled(Read<std::string> const& barcode,
                                Read<std::string> const& scanline) {
    Read<std::string> result = barcode;
    if (barcode.value == scanline.value) {
        double const both_wrong =
            barcode.probability.complement().value() * scanline.probability.complement().value();
        result.probability = Probability::clamped(1 - both_wrong);
        return result;
    }
    if (scanline.probability.value() >= least_to_contradict)
        return Unread{UnreadWhy::conflicting, scanline.box};
    return result;
}

std::optional<Field> barcode_field(PageImage const& page, std::vector<Barcode> const& barcodes,
                                   ScanlineLayout const& layout) {
    if (barcodes.empty()) return std::nullopt;
    auto const fits = [&](Barcode const& code) {
        return layout.read(digits_in(code.text)).has_value();
    };
    auto const found = std::find_if(barcodes.begin(), barcodes.end(), fits);
    Barcode const& code = found == barcodes.end() ? barcodes.front() : *found;
    double const right = found != barcodes.end()             ? in_layout_right
                         : code.format == BarcodeFormat::itf ? unchecked_right
                                                             : checked_right;
    std::string const text = found == barcodes.end() ? code.text : digits_in(code.text);
    return Field{FieldName::barcode, Read<std::string>{text, Probability::of(right), How::barcode,
                                                       page.scan_box(code.box)}};
}

std::optional<Field> scanline_field(PageImage const& page, ScanlineLayout const& layout,
                                    LineNetwork& digits) {
    std::optional<Field> best;
    for (GlyphRow const& row : find_scanlines(page)) {
        Reading<std::string> const reading = read_scanline(page, row, layout, digits);
        auto const* read = read_of(reading);
        if (read && layout.read(read->value)) return Field{FieldName::scanline, reading};
        auto const* unread = std::get_if<Unread>(&reading);
        if (unread && unread->why != UnreadWhy::invalid) continue;
        if (!best || (read && !read_of(best->reading))) best = Field{FieldName::scanline, reading};
    }
    return best;
}

/// The value of a field that keeps the layout.
Read<std::string> const* code_in(std::optional<Field> const& field, ScanlineLayout const& layout) {
    if (!field) return nullptr;
    auto const* read = read_of(field->reading);
    return read && layout.read(read->value) ? read : nullptr;
}

}  // namespace

std::vector<Field> read_coupon_codes(PageImage const& page, ScanlineLayout const& layout,
                                     LineNetwork& digits) {
    std::vector<Field> fields;
    std::optional<Field> const barcode = barcode_field(page, read_barcodes(page), layout);
    std::optional<Field> const scanline = scanline_field(page, layout, digits);
    if (barcode) fields.push_back(*barcode);
    if (scanline) fields.push_back(*scanline);
    auto const* bars = code_in(barcode, layout);
    auto const* line = code_in(scanline, layout);
    for (FieldName name : code_fields) {
        if (!bars && !line) break;
        if (bars && line) {
            auto const from_bars = part_of(*bars, layout, name);
            auto const from_line = part_of(*line, layout, name);
            fields.push_back({name, reconciled(*read_of(from_bars), *read_of(from_line))});
        } else {
            fields.push_back({name, part_of(bars ? *bars : *line, layout, name)});
        }
    }
    return fields;
}

}  // namespace lockbox::ocr
