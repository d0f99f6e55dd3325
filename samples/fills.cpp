// SPDX-License-Identifier: Apache-2.0
#include "samples/fills.h"

#include <fmt/format.h>

#include <array>
#include <cctype>

#include "lockbox/assertion.h"

namespace lockbox::samples {
namespace {

constexpr std::array<char const*, 20> small_numbers = {
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<char const*, 10> tens = {"",      "",      "twenty",  "thirty", "forty",
                                              "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array<char const*, 12> months = {"January",   "February", "March",    "April",
                                                "May",       "June",     "July",     "August",
                                                "September", "October",  "November", "December"};

std::string grouped(std::int64_t dollars, char separator) {
    if (separator == 0 || dollars < 1000) return fmt::format("{}", dollars);
    return fmt::format("{}{}{:03}", dollars / 1000, separator, dollars % 1000);
}

std::string below_hundred(std::int64_t count) {
    if (count < 20) return small_numbers[static_cast<std::size_t>(count)];
    std::string text = tens[static_cast<std::size_t>(count / 10)];
    if (count % 10 != 0)
        text += fmt::format("-{}", small_numbers[static_cast<std::size_t>(count % 10)]);
    return text;
}

std::string replaced(std::string text, char from, char to) {
    for (char& letter : text) {
        if (letter == from) letter = to;
    }
    return text;
}

std::string capitalised(std::string text) {
    if (!text.empty())
        text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

std::string title_case(std::string text) {
    bool start = true;
    for (char& letter : text) {
        if (start) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
        start = letter == ' ' || letter == '-';
    }
    return text;
}

std::string cents_words(Dice& dice, std::int64_t cents, Fill fill) {
    if (cents == 0) {
        return dice.pick<std::string>(
            {"00/100", "no/100", "xx/100", "00/100", "0/100", "no cents"});
    }
    if (fill == Fill::printed && dice.chance(0.1))
        return fmt::format("{} cents", below_hundred(cents));
    return fmt::format("{:02}/100", cents);
}

}  // namespace

std::string upper(std::string text) {
    for (char& letter : text) {
        letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    }
    return text;
}

std::string count_in_words(std::int64_t count) {
    LOCKBOX_ASSERT(count >= 0 && count < 100'000);
    if (count < 100) return below_hundred(count);
    bool const thousands = count >= 1000;
    std::int64_t const unit = thousands ? 1000 : 100;
    std::string text =
        fmt::format("{} {}", below_hundred(count / unit), thousands ? "thousand" : "hundred");
    if (count % unit != 0) text += " " + count_in_words(count % unit);
    return text;
}

Figures figures(Dice& dice, Cents amount, Fill fill) {
    std::int64_t const dollars = amount.count() / 100;
    std::int64_t const cents = amount.count() % 100;
    char const separator = dice.chance(0.75) ? ',' : char(0);
    std::string const whole = grouped(dollars, separator);
    std::string const plain = fmt::format("{}.{:02}", whole, cents);
    if (fill == Fill::printed) {
        return {dice.pick<std::string>(
                    {"$" + plain, "***" + plain, plain, "*****" + plain, plain + "**"}),
                ""};
    }
    if (dice.chance(0.45)) return {plain, ""};
    if (dice.chance(0.1)) return {"$" + plain, ""};
    if (dice.chance(0.1)) return {fmt::format("{} {:02}/100", whole, cents), ""};
    if (cents == 0 && dice.chance(0.3)) return {whole + ".-", ""};
    if (cents == 0 && dice.chance(0.25)) return {whole, "xx/100"};
    if (cents == 0 && dice.chance(0.25)) return {whole, "no/100"};
    if (dice.chance(0.2)) return {plain + "-", ""};
    if (dice.chance(0.5)) return {whole, fmt::format("{:02}/100", cents)};
    return {dice.chance(0.5) ? whole + "." : whole, fmt::format("{:02}", cents)};
}

std::string words(Dice& dice, Cents amount, Fill fill) {
    std::string dollars = count_in_words(amount.count() / 100);
    if (dice.chance(0.25)) dollars = replaced(dollars, '-', ' ');
    std::string const cents = cents_words(dice, amount.count() % 100, fill);
    std::string const joint = dice.pick<std::string>({" and ", " and ", " & ", " "});
    bool const joined = joint != " " || cents.find("cents") == std::string::npos;
    std::string text = dollars + (joined ? joint : " and ") + cents;
    int const style = dice.between(0, 9);
    if (fill == Fill::printed) {
        text = style < 6 ? upper(text) : title_case(text);
        if (dice.chance(0.5)) text = "***" + text + "***";
        return dice.chance(0.3) ? text + (style < 6 ? " DOLLARS" : " Dollars") : text;
    }
    if (style < 5) return capitalised(text);
    return style < 9 ? title_case(text) : upper(text);
}

std::string date_text(Dice& dice, BusinessDate date, Fill fill) {
    int const year = date.year();
    unsigned const month = date.month();
    unsigned const day = date.day();
    std::string const name = months[month - 1];
    std::string const abbreviated = name.size() > 4 ? name.substr(0, 3) : name;
    switch (dice.between(0, fill == Fill::printed ? 5 : 9)) {
        case 0:
        case 1:
            return fmt::format("{}/{}/{}", month, day, year);
        case 2:
            return fmt::format("{:02}/{:02}/{}", month, day, year);
        case 3:
            return fmt::format("{} {}, {}", name, day, year);
        case 4:
            return fmt::format("{} {}, {}", abbreviated, day, year);
        case 5:
            return fmt::format("{:02}/{:02}/{:02}", month, day, year % 100);
        case 6:
            return fmt::format("{}-{}-{:02}", month, day, year % 100);
        case 7:
            return fmt::format("{} {} {}", day, abbreviated, year);
        case 8:
            return fmt::format("{}/{}/{:02}", month, day, year % 100);
        default:
            return fmt::format("{}-{}-{}", month, day, year);
    }
}

std::string payee_text(Dice& dice) {
    return dice.pick<std::string>({"Health Connector", "Health Connector", "MA Health Connector",
                                   "Massachusetts Health Connector"});
}

}  // namespace lockbox::samples
