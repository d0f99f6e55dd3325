// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lockbox {

/// US dollars as a whole number of cents. Never floating point. May be negative (a reversal).
/// Sums are checked: a result beyond ±9.2e16 dollars stops the program, which no input can reach,
/// because `parse` and `of` accept at most twelve digits of cents (±$9,999,999,999.99).
class Cents {
public:
    /// Largest amount that `of` and `parse` take, in cents: twelve digits. One item of an
    /// X9.100-187 file has at most ten, a whole file at most fourteen, reached only by sums.
    static constexpr std::int64_t largest = 999'999'999'999;

    /// Reads `123.45`, `1,234.56`, `$123`, `-5.00`. Exactly two decimals or none.
    static std::optional<Cents> parse(std::string_view printed);
    static constexpr Cents of(std::int64_t cents) { return Cents(cents); }

    constexpr std::int64_t count() const { return cents_; }
    /// `1234.56`: two decimals, no grouping, no currency sign.
    std::string text() const;
    /// `$1,234.56`, for people.
    std::string display() const;

    friend constexpr auto operator<=>(Cents, Cents) = default;
    friend Cents operator+(Cents a, Cents b);
    friend Cents operator-(Cents a, Cents b);
    friend constexpr Cents operator-(Cents a) { return Cents(-a.cents_); }
    Cents& operator+=(Cents b) { return *this = *this + b; }
    Cents& operator-=(Cents b) { return *this = *this - b; }

private:
    explicit constexpr Cents(std::int64_t cents) : cents_(cents) {}
    std::int64_t cents_;
};

inline constexpr Cents no_cents = Cents::of(0);

namespace literals {
constexpr Cents operator""_cents(unsigned long long cents) {
    return Cents::of(static_cast<std::int64_t>(cents));
}
}  // namespace literals

}  // namespace lockbox
