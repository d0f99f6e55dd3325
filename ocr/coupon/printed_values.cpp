// SPDX-License-Identifier: Apache-2.0
#include "ocr/coupon/printed_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <regex>

#include "lockbox/business_date.h"
#include "lockbox/carrier.h"
#include "lockbox/check_digits.h"
#include "lockbox/identifiers.h"
#include "lockbox/money.h"

namespace lockbox::ocr {
namespace {

constexpr std::array<std::string_view, 12> months{"JAN", "FEB", "MAR", "APR", "MAY", "JUN",
                                                  "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"};
constexpr std::size_t least_invoice_digits = 5;

std::string without_gaps(std::string_view text) {
    std::string result;
    std::copy_if(text.begin(), text.end(), std::back_inserter(result),
                 [](char c) { return c != ' ' && c != '-'; });
    return result;
}

template <class Number>
Number number_in(std::string const& digits) {
    Number value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

}  // namespace

std::optional<std::string> member_id_in(std::string_view figures) {
    auto const id = MemberId::parse(without_gaps(figures));
    return id ? std::optional(id->text()) : std::nullopt;
}

std::optional<std::string> billing_account_in(std::string_view figures) {
    auto const account = BillingAccount::parse(without_gaps(figures));
    return account ? std::optional(account->text()) : std::nullopt;
}

std::optional<std::string> invoice_number_in(std::string_view figures) {
    std::string const digits = without_gaps(figures);
    if (digits.size() < least_invoice_digits || !all_digits(digits)) return std::nullopt;
    auto const number = InvoiceNumber::parse(digits);
    return number ? std::optional(number->text()) : std::nullopt;
}

std::optional<std::string> amount_in(std::string_view figures) {
    std::string const text = without_gaps(figures);
    if (text.size() < 4 || text[text.size() - 3] != '.') return std::nullopt;
    auto const amount = Cents::parse(text);
    return amount ? std::optional(amount->text()) : std::nullopt;
}

std::optional<std::string> coverage_month_in(std::string_view words) {
    std::string const text = folded(words);
    static std::regex const named("([A-Z]{3,9}) (20[0-9]{2})");
    static std::regex const numbered("(?:^| )([0-9]{1,2}) (?:[0-9]{1,2} )?(20[0-9]{2})");
    std::smatch match;
    std::optional<CoverageMonth> month;
    if (std::regex_search(text, match, named)) {
        auto const at = std::find(months.begin(), months.end(), match[1].str().substr(0, 3));
        if (at == months.end()) return std::nullopt;
        month = CoverageMonth::of(number_in<int>(match[2]),
                                  static_cast<unsigned>(at - months.begin()) + 1);
    } else if (std::regex_search(text, match, numbered)) {
        month = CoverageMonth::of(number_in<int>(match[2]), number_in<unsigned>(match[1]));
    }
    return month ? std::optional(month->text()) : std::nullopt;
}

bool ends_address(std::string_view line) {
    static std::regex const last_line("[A-Za-z].*[ ,.][A-Za-z]{2}[., ]+[0-9]{5}(-[0-9]{4})?[. ]*$");
    return std::regex_search(line.begin(), line.end(), last_line);
}

}  // namespace lockbox::ocr
