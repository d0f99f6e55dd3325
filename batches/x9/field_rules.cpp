// SPDX-License-Identifier: Apache-2.0
#include "batches/x9/field_rules.h"

#include <fmt/format.h>

#include <algorithm>

#include "lockbox/business_date.h"
#include "lockbox/check_digits.h"

namespace lockbox::x9 {
namespace {

constexpr int first_year = 1993;  ///< The standard's fields of dates begin with it.

bool is_letter(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_printable(char c) {
    return c >= ' ' && c <= '~';
}

template <class Allowed>
bool all_of(std::string_view value, Allowed allowed) {
    return std::all_of(value.begin(), value.end(), allowed);
}

bool is_blank(std::string_view value) {
    return all_of(value, [](char c) { return c == ' '; });
}

bool is_day(std::string_view value) {
    if (!all_digits(value)) return false;
    std::string const text(value);
    auto const day =
        BusinessDate::parse(text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6));
    return day && day->year() >= first_year;
}

bool is_time(std::string_view value) {
    return all_digits(value) && value.substr(0, 2) <= "23" && value.substr(2) <= "59";
}

/// Digits, then nothing but blanks.
bool is_left_number(std::string_view value) {
    std::size_t const digits = std::min(value.find(' '), value.size());
    return all_digits(value.substr(0, digits)) && is_blank(value.substr(digits));
}

bool is_micr(std::string_view value, std::string_view symbols) {
    return value.back() != ' ' && all_of(value, [&](char c) {
               return is_digit(c) || symbols.find(c) != std::string_view::npos;
           });
}

/// The rule of a kind, and whether `value`, which is not all blank, keeps it.
struct KindRule {
    std::string_view says;
    bool kept;
};
KindRule rule_of(FieldKind kind, std::string_view value) {
    bool const left = value.front() != ' ';
    switch (kind) {
        case FieldKind::letters:
            return {"letters, left-justified",
                    left && all_of(value, [](char c) { return is_letter(c) || c == ' '; })};
        case FieldKind::letters_digits:
            return {"letters and digits, left-justified",
                    left && all_of(value,
                                   [](char c) { return is_letter(c) || is_digit(c) || c == ' '; })};
        case FieldKind::characters:
            return {"printable characters, left-justified", left && all_of(value, is_printable)};
        case FieldKind::number:
            return {"digits", all_digits(value)};
        case FieldKind::number_or_blank:
            return {"digits, left-justified", is_left_number(value)};
        case FieldKind::micr:
            return {"digits, * or -, right-justified", is_micr(value, " *-")};
        case FieldKind::micr_on_us:
            return {"digits, *, - or /, right-justified", is_micr(value, " *-/")};
        case FieldKind::day:
            return {"a calendar day YYYYMMDD from 1993 on", is_day(value)};
        case FieldKind::time:
            return {"a time hhmm", is_time(value)};
        case FieldKind::routing:
            return {"nine digits with a right check digit", routing_check_digit_holds(value)};
        case FieldKind::institution:
            return {"nine digits", all_digits(value)};
    }
    return {"", false};
}

bool is_among(std::string_view value, std::string_view codes) {
    for (std::size_t at = 0; at < codes.size(); at += value.size() + 1)
        if (codes.substr(at, value.size()) == value) return true;
    return false;
}

}  // namespace

std::optional<std::string> broken_rule(RecordField const& field, std::string_view value) {
    if (is_blank(value)) {
        if (field.presence != Presence::mandatory) return std::nullopt;
        return field.codes.empty() ? std::string(rule_of(field.kind, value).says)
                                   : fmt::format("one of {}", field.codes);
    }
    if (field.presence == Presence::reserved) return "blanks";
    KindRule const rule = rule_of(field.kind, value);
    if (!field.codes.empty())
        return is_among(value, field.codes) ? std::nullopt
                                            : std::optional(fmt::format("one of {}", field.codes));
    if (!rule.kept) return std::string(rule.says);
    return std::nullopt;
}

}  // namespace lockbox::x9
