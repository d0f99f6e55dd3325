// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/amount_figures.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace lockbox::ocr {
namespace {

// A field that shows figures and no cents may hide them (raised figures that the crop lost): it
// counts for this share of what the network gives it.
constexpr double unmarked_share = 0.5;
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

/// The part before the `/` of hundredths: `345.67`, `34567`, `345-67`, `345xx`, `67`.
std::optional<Cents> over_hundred(std::string_view s) {
    if (s.size() < 2) return std::nullopt;
    std::string_view const cents = s.substr(s.size() - 2);
    std::string_view dollars = s.substr(0, s.size() - 2);
    if (!dollars.empty() && (dollars.back() == '.' || dollars.back() == '-'))
        dollars.remove_suffix(1);
    if (dollars.empty()) return cents_of("0", cents);
    return cents_of(dollars_of(dollars), cents);
}

void add(AmountGuesses& guesses, Cents amount, double probability) {
    auto const at = std::ranges::find(guesses, amount, &AmountGuess::amount);
    if (at != guesses.end())
        at->probability += probability;
    else
        guesses.push_back({amount, probability});
}

std::optional<FiguresMeaning> stated(std::optional<Cents> amount) {
    if (!amount || *amount <= no_cents) return std::nullopt;
    return FiguresMeaning{*amount, FigureForm::cents_stated};
}

}  // namespace

std::optional<FiguresMeaning> meaning_of_figures(std::string_view figures) {
    std::string_view s = without_fillers(figures);
    if (s.empty()) return std::nullopt;
    if (auto const bar = s.find('/'); bar != std::string_view::npos) {
        std::string_view denominator = s.substr(bar + 1);
        while (denominator.ends_with('-'))
            denominator.remove_suffix(1);
        if (!is_denominator(denominator)) return std::nullopt;
        return stated(over_hundred(s.substr(0, bar)));
    }
    std::size_t strokes = 0;
    while (s.ends_with('-'))
        s.remove_suffix(1), ++strokes;
    if (s.ends_with('.')) s.remove_suffix(1), ++strokes;
    if (s.size() > 3 &&
        (s[s.size() - 3] == '.' || s[s.size() - 3] == '-' || s[s.size() - 3] == ','))
        return stated(cents_of(dollars_of(s.substr(0, s.size() - 3)), s.substr(s.size() - 2)));
    if (s.size() == 3 && s[0] == '.') return stated(cents_of("0", s.substr(1)));
    auto const dollars = dollars_of(s);
    if (strokes > 0) return stated(cents_of(dollars, "00"));
    // Five figures and more without any mark are dollars and cents whose mark was not seen; a
    // single figure is a stroke or a letter.
    if (!dollars || dollars->size() < 2 ||
        (dollars->size() > 4 && s.find(',') == std::string_view::npos))
        return std::nullopt;
    auto const whole = cents_of(dollars, "00");
    if (!whole || *whole <= no_cents) return std::nullopt;
    return FiguresMeaning{*whole, FigureForm::dollars_only};
}

AmountGuesses amounts_in_figures(std::vector<CtcReading> const& strings) {
    AmountGuesses guesses;
    for (CtcReading const& reading : strings) {
        auto const meaning = meaning_of_figures(reading.text);
        if (!meaning) continue;
        double const share = meaning->form == FigureForm::cents_stated ? 1.0 : unmarked_share;
        add(guesses, meaning->amount, share * reading.probability);
    }
    std::ranges::stable_sort(guesses, std::greater(), &AmountGuess::probability);
    return guesses;
}

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
