// SPDX-License-Identifier: Apache-2.0
#include "batches/remittance/edi_segment.h"

#include <fmt/format.h>

#include <charconv>

#include "batches/remittance/plain_text.h"
#include "lockbox/assertion.h"

namespace lockbox::batches::edi {
namespace {

constexpr std::size_t whole_digits_most = 10;  ///< With two decimals, what `Cents` takes.
constexpr std::size_t count_digits_most = 9;

bool is_digits(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

template <class Number>
Number number_of(std::string_view digits) {
    Number number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return number;
}

BusinessDate first_day(CoverageMonth month) {
    auto const day = BusinessDate::of(month.year(), month.month(), 1);
    LOCKBOX_ASSERT(day.has_value());
    return *day;
}

}  // namespace

Segment segment(std::string name, std::initializer_list<std::string_view> elements) {
    Segment made{std::move(name), {elements.begin(), elements.end()}};
    while (!made.elements.empty() && made.elements.back().empty())
        made.elements.pop_back();
    return made;
}

std::string text_of(Segment const& segment) {
    std::string text = segment.name;
    for (std::string const& element : segment.elements)
        text += element_separator + element;
    return text + segment_end + "\n";
}

std::string decimal(Cents amount) {
    std::string text = amount.text();
    while (text.back() == '0')
        text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

std::optional<Cents> parse_decimal(std::string_view text) {
    bool const negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    std::size_t const point = text.find('.');
    std::string_view const whole = text.substr(0, point);
    std::string_view const part =
        point == std::string_view::npos ? std::string_view("0") : text.substr(point + 1);
    if (!is_digits(whole) || whole.size() > whole_digits_most || !is_digits(part) ||
        part.size() > 2)
        return std::nullopt;
    auto const cents = number_of<std::int64_t>(whole) * 100 +
                       number_of<std::int64_t>(part) * (part.size() == 1 ? 10 : 1);
    return Cents::of(negative ? -cents : cents);
}

std::string eight_digits(BusinessDate day) {
    return fmt::format("{:04}{:02}{:02}", day.year(), day.month(), day.day());
}

std::optional<BusinessDate> parse_eight_digits(std::string_view text) {
    if (text.size() != 8 || !is_digits(text)) return std::nullopt;
    return BusinessDate::of(number_of<int>(text.substr(0, 4)),
                            number_of<unsigned>(text.substr(4, 2)),
                            number_of<unsigned>(text.substr(6, 2)));
}

std::string days_of(CoverageMonth first, CoverageMonth last) {
    return eight_digits(first_day(first)) + "-" +
           eight_digits(first_day(last.plus_months(1)).plus_days(-1));
}

std::optional<int> parse_count(std::string_view text) {
    if (!is_digits(text) || text.size() > count_digits_most) return std::nullopt;
    return number_of<int>(text);
}

std::string cut(std::string_view text, std::size_t most) {
    std::string plain = plain_text(text).substr(0, most);
    while (plain.ends_with(' '))
        plain.pop_back();
    return plain;
}

}  // namespace lockbox::batches::edi
