// SPDX-License-Identifier: Apache-2.0
#include "lockbox/money.h"

#include <fmt/format.h>

#include "lockbox/assertion.h"

namespace lockbox {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Digits of the dollars part, with its grouping commas checked, or nothing.
std::optional<std::string> ungrouped(std::string_view dollars) {
    if (dollars.find(',') == std::string_view::npos) return std::string(dollars);
    std::string digits;
    std::size_t const first_group = dollars.find(',');
    if (first_group == 0 || first_group > 3) return std::nullopt;
    for (std::size_t i = 0; i < dollars.size(); ++i) {
        bool const comma_due = i >= first_group && (i - first_group) % 4 == 0;
        if (comma_due != (dollars[i] == ',')) return std::nullopt;
        if (!comma_due) digits += dollars[i];
    }
    if ((dollars.size() - first_group) % 4 != 0) return std::nullopt;
    return digits;
}

}  // namespace

std::optional<Cents> Cents::parse(std::string_view printed) {
    bool const negative = printed.starts_with('-');
    if (negative) printed.remove_prefix(1);
    if (printed.starts_with('$')) printed.remove_prefix(1);
    std::size_t const point = printed.find('.');
    auto digits = ungrouped(printed.substr(0, point));
    if (!digits || digits->empty()) return std::nullopt;
    std::string_view const decimals =
        point == std::string_view::npos ? "00" : printed.substr(point + 1);
    if (decimals.size() != 2) return std::nullopt;
    *digits += decimals;
    if (digits->size() > 12) return std::nullopt;
    std::int64_t cents = 0;
    for (char c : *digits) {
        if (!is_digit(c)) return std::nullopt;
        cents = cents * 10 + (c - '0');
    }
    return of(negative ? -cents : cents);
}

std::string Cents::text() const {
    std::int64_t const magnitude = cents_ < 0 ? -cents_ : cents_;
    return fmt::format("{}{}.{:02}", cents_ < 0 ? "-" : "", magnitude / 100, magnitude % 100);
}

std::string Cents::display() const {
    std::string digits = text();
    std::string const sign = cents_ < 0 ? "-" : "";
    if (cents_ < 0) digits.erase(0, 1);
    for (std::size_t at = digits.size() - 3; at > 3; at -= 3)
        digits.insert(at - 3, ",");
    return sign + "$" + digits;
}

Cents operator+(Cents a, Cents b) {
    std::int64_t sum = 0;
    LOCKBOX_ASSERT(!__builtin_add_overflow(a.cents_, b.cents_, &sum));
    return Cents(sum);
}

Cents operator-(Cents a, Cents b) {
    std::int64_t difference = 0;
    LOCKBOX_ASSERT(!__builtin_sub_overflow(a.cents_, b.cents_, &difference));
    return Cents(difference);
}

}  // namespace lockbox
