// SPDX-License-Identifier: Apache-2.0
#include "batches/x9/micr_line.h"

#include <algorithm>

#include "lockbox/check_digits.h"

namespace lockbox::x9 {
namespace {

constexpr std::size_t auxiliary_columns = 15;
constexpr std::size_t on_us_columns = 20;
constexpr std::size_t routing_digits = 9;

std::string_view trimmed(std::string_view text) {
    while (text.starts_with(' '))
        text.remove_prefix(1);
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

/// Characters as record 25 writes them. Whatever else stands there, as a transit symbol where none
/// belongs, was read wrongly.
std::string in_record(std::string_view printed) {
    std::string text(trimmed(printed));
    std::replace(text.begin(), text.end(), 'C', '/');
    std::replace(text.begin(), text.end(), 'D', '-');
    constexpr std::string_view readable = "0123456789 /-";
    std::replace_if(
        text.begin(), text.end(),
        [&](char c) { return readable.find(c) == std::string_view::npos; }, '*');
    return text;
}

/// What stands left of, between and right of the transit symbols. All of it is `left` where there
/// are not two of them.
struct Parts {
    std::string_view left, transit, right;
    bool divided = false;
};
Parts parts_of(std::string_view printed) {
    std::size_t const first = printed.find('A');
    std::size_t const second =
        first == std::string_view::npos ? first : printed.find('A', first + 1);
    if (second == std::string_view::npos) return {printed, {}, {}, false};
    std::string_view right = printed.substr(second + 1);
    return {printed.substr(0, first), printed.substr(first + 1, second - first - 1),
            right.substr(0, right.find('B')), true};
}

class Line {
public:
    Line(std::string_view printed, std::optional<RoutingNumber> const& routing) {
        Parts const parts = parts_of(printed);
        error_ = !parts.divided;
        missing_ = trimmed(printed).empty() || (parts.divided && trimmed(parts.right).empty());
        take_routing(parts.transit, routing);
        if (parts.divided) {
            take_left(parts.left);
            line_.on_us = fitted(in_record(parts.right), on_us_columns);
        }
        if (missing_ && error_)
            line_.valid = MicrValid::missing_and_error;
        else if (missing_)
            line_.valid = MicrValid::field_missing;
        else if (error_)
            line_.valid = MicrValid::read_error;
    }
    MicrLine line() && { return std::move(line_); }

private:
    std::string fitted(std::string text, std::size_t columns) {
        if (text.find('*') != std::string::npos) error_ = true;
        if (text.size() <= columns) return text;
        std::erase(text, ' ');
        if (text.size() <= columns) return text;
        error_ = true;
        return text.substr(text.size() - columns);
    }

    void take_routing(std::string_view transit, std::optional<RoutingNumber> const& believed) {
        std::string printed = in_record(transit);
        std::erase(printed, ' ');
        std::string digits(routing_digits, '*');
        if (believed) {
            digits = believed->text();
            if (!printed.empty() && printed != digits)
                line_.correction = Correction::without_operator;
        } else {
            error_ = true;
            bool const partly = printed.size() == routing_digits &&
                                printed.find_first_not_of("0123456789*") == std::string::npos &&
                                printed.find('*') != std::string::npos;
            if (partly) digits = printed;
        }
        line_.routing = digits.substr(0, routing_digits - 1);
        line_.check_digit = digits.substr(routing_digits - 1);
    }

    /// `C serial C` and one digit behind it, each of which may be missing.
    void take_left(std::string_view left) {
        std::size_t const last = left.rfind('C');
        bool const has_serial = last != std::string_view::npos;
        std::string const code = in_record(has_serial ? left.substr(last + 1) : left);
        std::string serial = has_serial ? in_record(left.substr(0, last)) : "";
        std::erase(serial, '/');
        line_.auxiliary_on_us = fitted(std::string(trimmed(serial)), auxiliary_columns);
        if (code.size() == 1 && code != "/" && code != "-") line_.processing_code = code;
        if (code.size() > 1 || code == "*") error_ = true;
    }

    MicrLine line_;
    bool error_ = false;
    bool missing_ = false;
};

}  // namespace

MicrLine micr_line_of(std::string_view printed, std::optional<RoutingNumber> const& routing) {
    return Line(printed, routing).line();
}

}  // namespace lockbox::x9
