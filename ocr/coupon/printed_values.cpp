// SPDX-License-Identifier: Apache-2.0
#include "ocr/coupon/printed_values.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <regex>
#include <vector>

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

/// Letters to change, add or drop (Levenshtein).
std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            std::size_t const change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
        }
    }
    return row[b.size()];
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

Carrier const* carrier_in(std::string_view words, CarrierTable const& carriers) {
    if (Carrier const* exact = carriers.find_within(words)) return exact;
    constexpr double forgiven = 1.0 / 7;
    constexpr std::size_t least_letters = 7;  // in shorter names one letter may make another name
    std::string const text = folded(words);
    Carrier const* nearest = nullptr;
    double least = forgiven;
    bool torn = false;
    for (Carrier const& carrier : carriers.carriers()) {
        std::vector<std::string> spellings = carrier.aliases;
        spellings.push_back(carrier.name);
        for (std::string const& spelling : spellings) {
            if (spelling.size() < least_letters) continue;
            double const share = static_cast<double>(edit_distance(text, folded(spelling))) /
                                 static_cast<double>(spelling.size());
            if (share > least) continue;
            torn = share == least && nearest && nearest != &carrier;
            nearest = &carrier;
            least = share;
        }
    }
    return torn ? nullptr : nearest;
}

bool ends_address(std::string_view line) {
    static std::regex const last_line("[A-Za-z].*[ ,.][A-Za-z]{2}[., ]+[0-9]{5}(-[0-9]{4})?[. ]*$");
    return std::regex_search(line.begin(), line.end(), last_line);
}

}  // namespace lockbox::ocr
