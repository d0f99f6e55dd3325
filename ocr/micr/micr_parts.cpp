// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "ocr/micr/micr_fields.h"

namespace lockbox::ocr {
namespace {

constexpr std::size_t routing_digits = 9;
constexpr std::size_t amount_digits = 10;  // positions 2 to 11 of the line
constexpr auto none = std::string::npos;

bool is_digit_place(char symbol) {
    return (symbol >= '0' && symbol <= '9') || symbol == '?';
}

bool is_account_place(char symbol) {
    return is_digit_place(symbol) || symbol == 'D';
}

std::string symbols_of(MicrLine const& line) {
    std::string symbols;
    for (MicrCharacter const& character : line.characters)
        symbols += character.symbol;
    return symbols;
}

/// A span of places that hold digits or dashes, and at least one digit.
std::optional<MicrSpan> number(std::string const& symbols, std::size_t first, std::size_t end) {
    if (first >= end) return std::nullopt;
    std::size_t digits = 0;
    for (std::size_t i = first; i < end; ++i) {
        if (!is_account_place(symbols[i])) return std::nullopt;
        if (symbols[i] != 'D') ++digits;
    }
    if (digits == 0) return std::nullopt;
    return MicrSpan{first, end};
}

/// The nine places between two transit symbols.
std::optional<MicrSpan> find_routing(std::string const& symbols) {
    for (std::size_t i = 0; i + routing_digits + 1 < symbols.size(); ++i) {
        if (symbols[i] != 'A' || symbols[i + routing_digits + 1] != 'A') continue;
        auto const first = symbols.begin() + static_cast<std::ptrdiff_t>(i + 1);
        if (std::all_of(first, first + routing_digits, is_digit_place))
            return MicrSpan{i + 1, i + 1 + routing_digits};
    }
    return std::nullopt;
}

/// `A ddddd D ddd A`.
std::optional<MicrSpan> find_canadian_bank(std::string const& symbols) {
    constexpr std::string_view form = "AdddddDdddA";
    auto const fits = [](char symbol, char place) {
        return place == 'd' ? is_digit_place(symbol) : symbol == place;
    };
    auto const at = std::search(symbols.begin(), symbols.end(), form.begin(), form.end(), fits);
    if (at == symbols.end()) return std::nullopt;
    auto const first = static_cast<std::size_t>(at - symbols.begin()) + 1;
    return MicrSpan{first, first + form.size() - 2};
}

std::optional<MicrSpan> find_amount(std::string const& symbols) {
    for (std::size_t i = 0; i + amount_digits + 1 < symbols.size(); ++i) {
        if (symbols[i] != 'B' || symbols[i + amount_digits + 1] != 'B') continue;
        auto const first = symbols.begin() + static_cast<std::ptrdiff_t>(i + 1);
        if (std::all_of(first, first + amount_digits, is_digit_place))
            return MicrSpan{i + 1, i + 1 + amount_digits};
    }
    return std::nullopt;
}

/// Left of the routing number: `C serial C`, the auxiliary on-us field of business checks, then an
/// EPC digit, each of which may be missing.
void find_left_parts(std::string const& symbols, std::size_t transit, MicrParts& parts) {
    std::size_t end = transit;
    if (end > 0 && is_digit_place(symbols[end - 1]) && (end == 1 || symbols[end - 2] == 'C'))
        parts.epc = MicrSpan{--end, transit};
    if (end < 2 || symbols[end - 1] != 'C') return;
    std::size_t const open = symbols.rfind('C', end - 2);
    if (open == none) return;
    parts.serial = number(symbols, open + 1, end - 1);
}

/// The place after the only wide gap within a span, or `none`.
std::size_t only_gap(MicrLine const& line, MicrSpan span) {
    std::size_t found = none;
    for (std::size_t i = span.first + 1; i < span.end; ++i) {
        if (!line.gap_before(i)) continue;
        if (found != none) return none;
        found = i;
    }
    return found;
}

/// `A routing A serial account C`, `A routing A serial D account C`: no on-us symbol parts the two.
/// Three or four digits on one side of the only wide gap, or before the first dash, with at least
/// six digits on the other side, are taken for the serial.
void split_by_custom(MicrLine const& line, std::string const& symbols, MicrParts& parts) {
    constexpr std::size_t least_serial = 3;
    constexpr std::size_t greatest_serial = 4;
    constexpr std::size_t least_account = 6;
    MicrSpan const whole = *parts.account;
    std::size_t const dash = symbols.find('D', whole.first);
    std::size_t const gap = only_gap(line, whole);
    bool const at_dash = gap == none && dash < whole.end;
    if (gap == none && !at_dash) return;
    MicrSpan const left{whole.first, at_dash ? dash : gap};
    MicrSpan const right{at_dash ? dash + 1 : gap, whole.end};
    auto const fits = [&](MicrSpan serial, MicrSpan account) {
        std::size_t const length = serial.end - serial.first;
        return length >= least_serial && length <= greatest_serial &&
               account.end - account.first >= least_account &&
               symbols.find('D', serial.first) >= serial.end;
    };
    bool const serial_left = fits(left, right);
    if (!serial_left && (at_dash || !fits(right, left))) return;
    parts.serial = serial_left ? left : right;
    parts.account = serial_left ? right : left;
    parts.told_apart = ToldApart::by_custom;
}

/// Right of the routing number: the on-us field.
void find_on_us(MicrLine const& line, std::string const& symbols, MicrSpan on_us,
                MicrParts& parts) {
    std::vector<std::size_t> marks;
    for (std::size_t i = on_us.first; i < on_us.end; ++i)
        if (symbols[i] == 'C') marks.push_back(i);
    if (marks.empty() || marks.size() > 2) return;
    bool const opens = marks.front() == on_us.first && marks.size() == 2;
    std::size_t const left_first = opens ? on_us.first + 1 : on_us.first;
    std::size_t const left_end = opens ? marks.back() : marks.front();
    std::optional<MicrSpan> const left = number(symbols, left_first, left_end);
    std::optional<MicrSpan> const right =
        number(symbols, left_end + 1, marks.size() == 2 && !opens ? marks.back() : on_us.end);
    bool const two_fields = marks.size() == 2 && !opens;
    parts.account = two_fields ? right : left;
    if (parts.serial) return;  // after an account, the few digits left are a transaction code
    if (two_fields)
        parts.serial = left;
    else if (right)
        parts.serial = right;
    else if (parts.account)
        split_by_custom(line, symbols, parts);
}

}  // namespace

MicrParts micr_parts(MicrLine const& line) {
    MicrParts parts;
    std::string const symbols = symbols_of(line);
    parts.amount = find_amount(symbols);
    parts.routing = find_routing(symbols);
    if (!parts.routing) parts.canadian_bank = find_canadian_bank(symbols);
    // Foreign checks keep their bank's number between transit symbols in another form.
    std::size_t const opens = parts.routing ? parts.routing->first - 1 : symbols.find('A');
    if (opens == none) return parts;
    std::size_t const closes = parts.routing ? parts.routing->end : symbols.find('A', opens + 1);
    if (closes == none) return parts;
    find_left_parts(symbols, opens, parts);
    std::size_t const end = parts.amount ? parts.amount->first - 1 : symbols.size();
    if (closes + 1 < end) find_on_us(line, symbols, {closes + 1, end}, parts);
    return parts;
}

}  // namespace lockbox::ocr
