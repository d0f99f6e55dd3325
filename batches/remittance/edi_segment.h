// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lockbox/business_date.h"
#include "lockbox/money.h"

namespace lockbox::batches::edi {

/// The separators of our files: X12.5 leaves them to the sender, who states them in ISA.
inline constexpr char element_separator = '*';
inline constexpr char repetition_separator = '^';
inline constexpr char component_separator = ':';
inline constexpr char segment_end = '~';  ///< A line end follows, for people.

/// One segment: its name and its elements, which the standard counts from 01.
struct Segment {
    std::string name;
    std::vector<std::string> elements;
    int position = 0;  ///< In the file, from 1; of what was read.

    /// The text of an element, empty where it is left out.
    std::string_view operator[](std::size_t element) const {
        return element >= 1 && element <= elements.size() ? std::string_view(elements[element - 1])
                                                          : std::string_view();
    }
};
/// A segment whose empty elements at the end are left out.
Segment segment(std::string name, std::initializer_list<std::string_view> elements);
std::string text_of(Segment const& segment);

/// `345.67`, `12`, `-0.5`: a decimal number (type R) without zeros that say nothing.
std::string decimal(Cents amount);
/// Nothing for what no `decimal` is, more than two decimals among it.
std::optional<Cents> parse_decimal(std::string_view text);
/// `20261120`, and back.
std::string eight_digits(BusinessDate day);
std::optional<BusinessDate> parse_eight_digits(std::string_view text);
/// `20261201-20261231`: the days of some months, first to last, and back to the first and last day.
std::string days_of(CoverageMonth first, CoverageMonth last);
/// A number as X12 counts: no zeros before it.
std::optional<int> parse_count(std::string_view text);

/// Plain text, at most so many characters, none of them a blank at the end.
std::string cut(std::string_view text, std::size_t most);

}  // namespace lockbox::batches::edi
