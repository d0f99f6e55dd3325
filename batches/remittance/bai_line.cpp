// SPDX-License-Identifier: Apache-2.0
#include "batches/remittance/bai_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "batches/remittance/plain_text.h"
#include "lockbox/assertion.h"

namespace lockbox::batches::bai {
namespace {

constexpr std::size_t digits_read_most = 12;

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}
bool is_blank(std::string_view text) {
    return text.find_first_not_of(' ') == std::string_view::npos;
}
bool is_zero_or_blank(std::string_view text) {
    return text.find_first_not_of("0 ") == std::string_view::npos;
}

std::string_view trimmed(std::string_view text) {
    std::size_t const last = text.find_last_not_of(' ');
    return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

/// `2026-11-20` as 261120 or 112026.
std::string six_digits(std::string_view iso, Form form) {
    LOCKBOX_ASSERT(iso.size() == 10);
    std::string const year(iso.substr(2, 2));
    std::string const day = std::string(iso.substr(5, 2)) + std::string(iso.substr(8, 2));
    return form == Form::year_first ? year + day : day + year;
}

/// The date that six digits state, in the years 2000 to 2099.
std::optional<BusinessDate> date_of(std::string_view digits, Form form) {
    if (digits.size() != 6 || !is_digits(digits)) return std::nullopt;
    bool const year_first = form == Form::year_first;
    std::string_view const year = digits.substr(year_first ? 0 : 4, 2);
    std::string_view const day = digits.substr(year_first ? 2 : 0, 4);
    return BusinessDate::parse(fmt::format("20{}-{}-{}", year, day.substr(0, 2), day.substr(2)));
}

std::string written(Field const& field, std::string_view value) {
    auto const width = static_cast<std::size_t>(field.width);
    switch (field.form) {
        case Form::fixed:
            return std::string(field.fixed);
        case Form::text:
            return fmt::format("{:<{}}", as_kept(field, value), width);
        case Form::number:
        case Form::digits:
            return fmt::format("{:0>{}}", as_kept(field, value), width);
        case Form::year_first:
        case Form::month_first:
            return value.empty() ? std::string(width, '0') : six_digits(value, field.form);
    }
    assertion_failed("a form of the enumeration", __FILE__, __LINE__);
}

std::string faulty(Field const& field, std::string_view text, std::string const& expected) {
    // Numbers of accounts never reach a message; what else stands there may.
    bool const secret = field.value == Value::account || field.value == Value::deposit_account;
    return secret ? fmt::format("{} is not {}", name(field.value), expected)
                  : fmt::format("{} is \"{}\", not {}", name(field.value), text, expected);
}

/// The value of a field as read; nothing where its form is broken.
std::optional<std::string> value_read(Field const& field, std::string_view text) {
    switch (field.form) {
        case Form::fixed:
            return text == field.fixed ? std::optional(std::string(text)) : std::nullopt;
        case Form::text:
            return std::string(trimmed(text));
        case Form::number: {
            if (!is_digits(text)) return std::nullopt;
            std::string const digits = significant_digits(text);
            return digits.empty() ? "0" : digits;
        }
        case Form::digits:
            if (!is_blank(text) && !is_digits(text)) return std::nullopt;
            return significant_digits(text);
        case Form::year_first:
        case Form::month_first: {
            if (field.form == Form::month_first && is_zero_or_blank(text)) return "";
            auto const day = date_of(text, field.form);
            return day ? std::optional(day->text()) : std::nullopt;
        }
    }
    assertion_failed("a form of the enumeration", __FILE__, __LINE__);
}

std::string expected_of(Field const& field) {
    switch (field.form) {
        case Form::fixed:
            return fmt::format("\"{}\"", field.fixed);
        case Form::number:
            return fmt::format("{} digits", field.width);
        case Form::digits:
            return fmt::format("{} digits or blanks", field.width);
        case Form::text:
            return "text";
        case Form::year_first:
            return "a date YYMMDD";
        case Form::month_first:
            return "a date MMDDYY";
    }
    assertion_failed("a form of the enumeration", __FILE__, __LINE__);
}

/// Text where the layout has none.
void find_stray_text(Record const& record, int number, std::string_view text, Findings& findings) {
    std::size_t next = 1;
    auto const check = [&](std::size_t until) {
        std::size_t const end = std::min(until, text.size());
        if (next < end && !is_blank(text.substr(next, end - next)))
            findings.add(fmt::format("line {}, columns {}-{}", number, next + 1, end),
                         "there is text where the layout has blanks",
                         "Check that the file has the layout that lockbox.toml names.");
    };
    for (Field const& field : record.fields) {
        check(static_cast<std::size_t>(field.column - 1));
        next = static_cast<std::size_t>(field.column - 1 + field.width);
    }
    // The last text of a record may run on: some banks write longer names than they describe.
    if (record.fields.back().form != Form::text) check(text.size());
}

std::string_view text_in(Field const& field, Record const& record, std::string_view text) {
    auto const begin = static_cast<std::size_t>(field.column - 1);
    if (begin >= text.size()) return {};
    bool const runs_on = &field == &record.fields.back() && field.form == Form::text;
    return text.substr(begin,
                       runs_on ? std::string_view::npos : static_cast<std::size_t>(field.width));
}

}  // namespace

std::optional<std::int64_t> Row::number(Value value) const {
    std::string const& text = (*this)[value];
    if (!is_digits(text) || text.size() > digits_read_most) return std::nullopt;
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::optional<Cents> Row::cents(Value value) const {
    auto const count = number(value);
    return count ? std::optional(Cents::of(*count)) : std::nullopt;
}

std::string as_kept(Field const& field, std::string_view value) {
    auto const width = static_cast<std::size_t>(field.width);
    std::string kept(value);
    if (field.form == Form::digits) {
        // Zeros before a number tell nothing, and go before any of its digits does.
        if (kept.size() > width && field.too_wide == TooWide::keep_right)
            kept = significant_digits(kept);
        std::erase_if(kept, [](char c) { return c < '0' || c > '9'; });
    }
    if (kept.size() <= width) return kept;
    switch (field.too_wide) {
        case TooWide::refuse:
            return kept;
        case TooWide::keep_right:
            return kept.substr(kept.size() - width);
        case TooWide::keep_left:
            return std::string(trimmed(kept.substr(0, width)));
    }
    assertion_failed("a case of the enumeration", __FILE__, __LINE__);
}

tl::expected<std::string, Fault> line_of(Layout const& layout, char type, Row const& row) {
    Record const* const record = layout.record(type);
    LOCKBOX_ASSERT(record != nullptr);
    std::string line(1, type);
    for (Field const& field : record->fields) {
        line.resize(static_cast<std::size_t>(field.column - 1), ' ');
        std::string const text = written(field, row[field.value]);
        if (text.size() != static_cast<std::size_t>(field.width))
            return tl::unexpected(
                Fault{"",
                      fmt::format("record {}, columns {}-{}", type, field.column,
                                  field.column + field.width - 1),
                      fmt::format("{} has {} characters and its field {}", name(field.value),
                                  text.size(), field.width),
                      "Name a layout with a wider field as bai_layout in lockbox.toml."});
        line += text;
    }
    if (layout.padded) line.resize(static_cast<std::size_t>(layout.columns_most), ' ');
    return layout.padded ? line : std::string(trimmed(line));
}

std::string place_of(int line, Field const& field) {
    return fmt::format("line {}, columns {}-{}", line, field.column,
                       field.column + field.width - 1);
}

std::optional<Line> split(Layout const& layout, int number, std::string_view text,
                          Findings& findings) {
    auto const most = static_cast<std::size_t>(layout.columns_most);
    Record const* const record = text.empty() ? nullptr : layout.record(text.front());
    if (!record) {
        findings.add(fmt::format("line {}, column 1", number), "no record begins like this",
                     "A line begins with 1, 2, 5, 6, 4, 7, 8 or 9.");
        return std::nullopt;
    }
    if (text.size() > most || (layout.padded && text.size() != most))
        findings.add(fmt::format("line {}, columns 1-{}", number, text.size()),
                     fmt::format("the line has {} columns, the layout {}", text.size(), most),
                     "Check that the file has the layout that lockbox.toml names.");
    Line line{number, text.front(), {}};
    for (Field const& field : record->fields) {
        std::string_view const found = text_in(field, *record, text);
        auto value = value_read(field, found);
        if (!value)
            findings.add(place_of(number, field), faulty(field, found, expected_of(field)),
                         "Ask the sender for a corrected file.");
        line.row[field.value] = value.value_or("");
    }
    find_stray_text(*record, number, text, findings);
    return line;
}

}  // namespace lockbox::batches::bai
