// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "lockbox/probability.h"

namespace lockbox {

/// A rectangle in pixels of the page as scanned (before rotation), origin top left.
struct Box {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    friend bool operator==(Box const&, Box const&) = default;
};

/// Which reader a value comes from.
enum class How { barcode, scanline, micr, print, handwriting, geometry, reconciled };
std::string_view name(How how);
std::optional<How> parse_how(std::string_view name);

/// Why there is no value.
enum class UnreadWhy {
    absent,         ///< The place was found and nothing is written there.
    not_found,      ///< The place was not found on the page.
    not_looked_at,  ///< The decision did not need it.
    illegible,      ///< Something is written; no reading is likely enough to state.
    ambiguous,      ///< Two readings are about as likely.
    invalid,        ///< Read, but it breaks its own rule (check digit, calendar, length).
    conflicting,    ///< Two places on the page state it and differ.
};
std::string_view name(UnreadWhy why);
std::optional<UnreadWhy> parse_unread_why(std::string_view name);

/// For each position of a digit string, the probability of each digit 0 to 9.
using DigitDistribution = std::vector<std::array<float, 10>>;

template <class T>
struct Alternative {
    T value;
    Probability probability;
};

/// A value read from paper. `probability` is that of `value` being what is on the paper;
/// `alternatives` are the next likeliest values, best first, never `value` itself.
template <class T>
struct Read {
    T value;
    Probability probability;
    How how;
    Box box;
    std::vector<Alternative<T>> alternatives = {};
    DigitDistribution digits =
        {};  ///< For digit strings, one row per digit of `value`; else empty.
};

struct Unread {
    UnreadWhy why;
    std::optional<Box> box = std::nullopt;  ///< The place, where one was found.
};

template <class T>
using Reading = std::variant<Unread, Read<T>>;

/// The value read, or nothing.
template <class T>
Read<T> const* read_of(Reading<T> const& reading) {
    return std::get_if<Read<T>>(&reading);
}

/// The same reading with its value converted; a value that `convert` refuses (it returns an empty
/// optional) makes the reading `invalid`, and refused alternatives are dropped.
template <class T, class Convert>
Reading<T> converted(Reading<std::string> const& text, Convert convert) {
    auto const* read = read_of(text);
    if (!read) return std::get<Unread>(text);
    std::optional<T> value = convert(read->value);
    if (!value) return Unread{UnreadWhy::invalid, read->box};
    Read<T> result{std::move(*value), read->probability, read->how, read->box, {}, read->digits};
    for (auto const& alternative : read->alternatives)
        if (std::optional<T> other = convert(alternative.value))
            result.alternatives.push_back({std::move(*other), alternative.probability});
    return result;
}

}  // namespace lockbox
