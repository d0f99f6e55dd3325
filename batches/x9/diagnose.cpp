// SPDX-License-Identifier: Apache-2.0
#include "batches/x9/diagnose.h"

#include <fmt/format.h>

#include <algorithm>

#include "batches/x9/field_rules.h"
#include "batches/x9/letter_check.h"
#include "batches/x9/record_stream.h"
#include "batches/x9/records/image_view.h"
#include "lockbox/check_digits.h"

namespace lockbox::x9 {
namespace {

Finding finding_at(Record const& record) {
    Finding finding;
    finding.record = record.number;
    finding.offset = record.offset;
    finding.type = record.type();
    if (record.layout) finding.title = record.layout->title;
    return finding;
}

Finding finding_of(StreamFault const& fault) {
    Finding finding;
    finding.record = fault.number;
    finding.offset = fault.offset;
    finding.type = fault.type;
    if (fault.layout) finding.title = fault.layout->title;
    finding.field = fault.field;
    for (RecordField const& row :
         fault.layout ? fault.layout->fields : std::span<RecordField const>())
        if (row.name == fault.field) {
            finding.column = row.column;
            finding.width = row.width;
        }
    finding.found = fault.found;
    finding.expected = fault.expected;
    return finding;
}

using Report = std::function<void(Finding)>;

/// `shift`: how far the field's first column stands behind the place that its column counts from.
void check_field(Record const& record, RecordField const& field, std::string_view value,
                 std::size_t shift, Report const& report) {
    auto const rule = broken_rule(field, value);
    if (!rule) return;
    Finding finding = finding_at(record);
    finding.field = field.name;
    finding.column = field.column + shift;
    finding.width = field.width;
    finding.found = shown(field, value);
    finding.expected = *rule;
    report(std::move(finding));
}

void check_lengths_of_image(Record const& record, Report const& report) {
    check_field(
        record, records::length_of_signature, record.signature_length,
        record.layout->length + static_cast<std::size_t>(record.number_in(record.layout->counted)),
        report);
    Finding finding = finding_at(record);
    finding.field = records::length_of_image.name;
    finding.found = shown(records::length_of_image, record.image_length);
    finding.expected = "seven digits";
    if (!all_digits(record.image_length)) report(std::move(finding));
}

/// The characters behind those that every record of the type has. False if they are too few.
bool check_varying_part(Record const& record, Report const& report) {
    RecordLayout const& layout = *record.layout;
    Finding finding = finding_at(record);
    finding.found = fmt::format("a length of {}", record.text.size());
    finding.expected = fmt::format("{} or more", layout.length);
    if (record.text.size() < layout.length) {
        report(std::move(finding));
        return false;
    }
    std::string const count = record.text_in(layout.counted);
    if (broken_rule(field_of(layout, layout.counted), count)) return true;
    std::size_t const counted = std::stoul(count);
    std::size_t const whole = layout.length + counted + layout.tail_length();
    if (record.text.size() != whole) {
        finding.field = layout.counted;
        finding.expected = fmt::format("{}, as this field says", whole);
        report(std::move(finding));
        return true;
    }
    std::size_t const shift = layout.length + counted;
    for (RecordField const& field : layout.tail)
        check_field(record, field,
                    std::string_view(record.text).substr(shift + field.column - 1, field.width),
                    shift, report);
    return true;
}

/// False if the record is too short to be judged any further.
bool check_fields(Record const& record, Report const& report) {
    RecordLayout const& layout = *record.layout;
    bool const image = layout.type == "52";
    if (layout.varies() && !image && !check_varying_part(record, report)) return false;
    for (RecordField const& field : layout.fields)
        check_field(record, field,
                    std::string_view(record.text).substr(field.column - 1, field.width), 0, report);
    if (image) check_lengths_of_image(record, report);
    return true;
}

void check_type(Record const& record, Report const& report) {
    Finding finding = finding_at(record);
    bool const returned = finding.type.front() == '3';
    finding.found = returned ? "a record of a returned item" : "a type that is not known";
    finding.expected = "a record of forward items";
    report(std::move(finding));
}

}  // namespace

Diagnosis diagnose(std::span<std::byte const> file, LetterRules const& rules) {
    Diagnosis diagnosis;
    Report const report = [&](Finding finding) {
        ++diagnosis.finding_count;
        if (diagnosis.findings.size() < most_findings)
            diagnosis.findings.push_back(std::move(finding));
    };
    auto stream = RecordStream::begin(file);
    if (!stream) {
        Finding finding;
        finding.record = 1;
        finding.found = "other bytes";
        finding.expected = "a file header (01) of 80 characters, EBCDIC or ASCII";
        report(std::move(finding));
        return diagnosis;
    }
    LetterCheck letter(rules, report);
    for (;;) {
        auto const record = stream->next();
        if (!record) {
            report(finding_of(record.error()));
            continue;
        }
        if (!*record) break;
        if (!(*record)->layout)
            check_type(**record, report);
        else if (check_fields(**record, report))
            letter.take(**record);
    }
    letter.end(*stream);
    std::stable_sort(diagnosis.findings.begin(), diagnosis.findings.end(),
                     [](Finding const& a, Finding const& b) { return a.record < b.record; });
    diagnosis.contents = letter.contents();
    diagnosis.contents.records = stream->records();
    diagnosis.contents.code = stream->code();
    diagnosis.contents.has_lengths = stream->has_lengths();
    return diagnosis;
}

}  // namespace lockbox::x9
