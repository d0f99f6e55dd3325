// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/amount_figures.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace lockbox::ocr {
namespace {

constexpr std::size_t longest_dollars = 6;  // $999,999: no premium is larger

bool is_digit(char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

/// Stars, number and currency signs before and after, and the strokes that fill a field up.
std::string_view without_fillers(std::string_view s) {
    // Whatever stands before a currency sign belongs to the field left of it.
    if (auto const sign = s.rfind('$'); sign != std::string_view::npos && sign + 1 < s.size())
        s.remove_prefix(sign);
    while (!s.empty() &&
           (s.front() == '*' || s.front() == '$' || s.front() == '#' || s.front() == '-'))
        s.remove_prefix(1);
    while (!s.empty() && (s.back() == '*' || s.back() == '#'))
        s.remove_suffix(1);
    return s;
}

/// `1,234`, `1234`: the digits alone; nothing for any other use of commas. A point in the place of
/// a comma is a comma.
std::optional<std::string> dollars_of(std::string_view s) {
    std::string digits;
    auto const separator = s.find_first_of(",.");
    if (separator == std::string_view::npos) {
        digits = s;
    } else {
        if (separator == 0 || separator > 3) return std::nullopt;
        digits = s.substr(0, separator);
        for (std::size_t i = separator; i < s.size(); i += 4) {
            if (s[i] != ',' && s[i] != '.') return std::nullopt;
            if (s.size() - i < 4) return std::nullopt;
            digits += s.substr(i + 1, 3);
        }
    }
    if (digits.empty() || digits.size() > longest_dollars) return std::nullopt;
    if (!std::ranges::all_of(digits, is_digit)) return std::nullopt;
    return digits;
}

std::optional<Cents> cents_of(std::optional<std::string> const& dollars, std::string_view cents) {
    if (!dollars || cents.size() != 2) return std::nullopt;
    bool const struck =
        (cents[0] == 'x' || cents[0] == 'X') && (cents[1] == 'x' || cents[1] == 'X');
    if (!struck && !(is_digit(cents[0]) && is_digit(cents[1]))) return std::nullopt;
    return Cents::parse(*dollars + "." + (struck ? "00" : std::string(cents)));
}

bool is_denominator(std::string_view s) {
    return s.empty() || s == "100" || s == "00" || s == "xx" || s == "XX" || s == "xX" ||
           s == "Xx" || s == "1" || s == "10";
}

void add(AmountGuesses& guesses, Cents amount, double probability) {
    auto const at = std::ranges::find(guesses, amount, &AmountGuess::amount);
    if (at != guesses.end())
        at->probability += probability;
    else
        guesses.push_back({amount, probability});
}

}  // namespace

AmountGuesses amounts_in_parts(std::vector<CtcReading> const& dollars,
                               std::vector<CtcReading> const& cents) {
    AmountGuesses guesses;
    for (CtcReading const& whole : dollars) {
        std::string_view figures = without_fillers(whole.text);
        while (figures.ends_with('.') || figures.ends_with('-'))
            figures.remove_suffix(1);
        auto const digits = dollars_of(figures);
        for (CtcReading const& part : cents) {
            std::string_view const text = part.text;
            // A stroke that was not seen: two figures and `100` are no other cents.
            bool const unseen_bar = text.size() == 5 && text.ends_with("100");
            auto const bar = unseen_bar ? 2 : text.find('/');
            bool const hundredths =
                unseen_bar || bar == std::string::npos || is_denominator(text.substr(bar + 1));
            auto const amount = cents_of(digits, text.substr(0, bar));
            if (!hundredths || !amount || *amount <= no_cents) continue;
            add(guesses, *amount, whole.probability * part.probability);
        }
    }
    std::ranges::stable_sort(guesses, std::greater(), &AmountGuess::probability);
    return guesses;
}

}  // namespace lockbox::ocr
