// SPDX-License-Identifier: Apache-2.0
#include "lockbox/scanline.h"

#include <algorithm>
#include <charconv>

#include "lockbox/assertion.h"
#include "lockbox/check_digits.h"

namespace lockbox {
namespace {

constexpr std::string_view field_letters = "LMIYAC";

/// Each letter's run, where `YYMM` counts as Y: the month's digits follow the year's.
std::string normalised(std::string_view letters) {
    std::string plain(letters);
    if (auto const at = plain.find("YYMM"); at != std::string::npos) plain.replace(at, 4, "YYYY");
    return plain;
}

bool is_one_run(std::string_view letters, char letter) {
    auto const first = letters.find(letter);
    auto const last = letters.rfind(letter);
    if (first == std::string_view::npos) return false;
    return std::all_of(letters.begin() + static_cast<std::ptrdiff_t>(first),
                       letters.begin() + static_cast<std::ptrdiff_t>(last) + 1,
                       [&](char c) { return c == letter; });
}

std::string padded(std::string const& digits, std::size_t width) {
    if (digits.size() > width) return {};
    return std::string(width - digits.size(), '0') + digits;
}

}  // namespace

std::optional<ScanlineLayout> ScanlineLayout::parse(std::string_view layout) {
    std::string letters;
    std::vector<std::size_t> groups{0};
    for (char c : layout) {
        if (c == ' ') {
            if (groups.back() != 0) groups.push_back(0);
        } else {
            letters += c;
            ++groups.back();
        }
    }
    if (groups.back() == 0) groups.pop_back();
    letters = normalised(letters);
    for (char letter : field_letters)
        if (!is_one_run(letters, letter)) return std::nullopt;
    auto const count = [&](char letter) {
        return std::count(letters.begin(), letters.end(), letter);
    };
    bool const widths_hold = count('L') == 1 && count('M') == 12 && count('Y') == 4 &&
                             count('C') == 1 && count('A') <= 12 && count('I') <= 20;
    if (!widths_hold || letters.back() != 'C') return std::nullopt;
    if (letters.find_first_not_of(field_letters) != std::string::npos) return std::nullopt;
    return ScanlineLayout(std::move(letters), std::move(groups));
}

ScanlineLayout ScanlineLayout::shipped() {
    auto layout = parse("L MMMMMMMMMMMM IIIIIIIIII YYMM AAAAAAAA C");
    LOCKBOX_ASSERT(layout.has_value());
    return *layout;
}

std::string ScanlineLayout::field(std::string_view digits, char letter) const {
    auto const first = letters_.find(letter);
    return std::string(digits.substr(first, letters_.rfind(letter) - first + 1));
}

std::optional<ScanlineFields> ScanlineLayout::read(std::string_view digits) const {
    if (digits.size() != letters_.size() || !all_digits(digits)) return std::nullopt;
    if (scanline_check_digit(digits.substr(0, digits.size() - 1)) != digits.back())
        return std::nullopt;
    std::string const ledger_digit = field(digits, 'L');
    if (ledger_digit != "1" && ledger_digit != "2") return std::nullopt;
    auto const member = MemberId::parse(field(digits, 'M'));
    auto const invoice = InvoiceNumber::parse(field(digits, 'I'));
    std::string const month_digits = field(digits, 'Y');
    auto const month =
        CoverageMonth::parse("20" + month_digits.substr(0, 2) + "-" + month_digits.substr(2));
    if (!member || !invoice || !month) return std::nullopt;
    std::string const amount_digits = field(digits, 'A');
    std::int64_t cents = 0;
    std::from_chars(amount_digits.data(), amount_digits.data() + amount_digits.size(), cents);
    return ScanlineFields{ledger_digit == "1" ? Ledger::medical : Ledger::dental, *member, *invoice,
                          *month, Cents::of(cents)};
}

std::optional<std::string> ScanlineLayout::write(ScanlineFields const& fields) const {
    std::string digits(letters_.size() - 1, '0');
    auto const put = [&](char letter, std::string const& value) {
        auto const first = letters_.find(letter);
        std::string const text = padded(value, letters_.rfind(letter) - first + 1);
        digits.replace(first, text.size(), text);
        return !text.empty() && all_digits(text);
    };
    std::string const month = fields.coverage_month.text();
    bool const fits = fields.amount_due >= no_cents &&
                      put('L', fields.ledger == Ledger::medical ? "1" : "2") &&
                      put('M', fields.member_id.text()) && put('I', fields.invoice_number.text()) &&
                      put('Y', month.substr(2, 2) + month.substr(5, 2)) &&
                      put('A', std::to_string(fields.amount_due.count()));
    if (!fits) return std::nullopt;
    return digits + scanline_check_digit(digits);
}

std::string ScanlineLayout::text() const {
    std::string result;
    std::size_t at = 0;
    for (std::size_t length : group_lengths_) {
        if (!result.empty()) result += ' ';
        result += letters_.substr(at, length);
        at += length;
    }
    if (auto const y = result.find("YYYY"); y != std::string::npos) result.replace(y, 4, "YYMM");
    return result;
}

}  // namespace lockbox
