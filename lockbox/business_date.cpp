// SPDX-License-Identifier: Apache-2.0
#include "lockbox/business_date.h"

#include <fmt/format.h>

#include <charconv>

namespace lockbox {
namespace {

std::optional<int> number(std::string_view digits) {
    int value = 0;
    auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    bool const whole = error == std::errc() && end == digits.data() + digits.size();
    if (!whole || digits.starts_with('-')) return std::nullopt;
    return value;
}

}  // namespace

std::optional<BusinessDate> BusinessDate::of(int year, unsigned month, unsigned day) {
    std::chrono::year_month_day const ymd{std::chrono::year(year), std::chrono::month(month),
                                          std::chrono::day(day)};
    if (!ymd.ok()) return std::nullopt;
    return BusinessDate(std::chrono::sys_days(ymd));
}

std::optional<BusinessDate> BusinessDate::parse(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    auto const year = number(iso.substr(0, 4));
    auto const month = number(iso.substr(5, 2));
    auto const day = number(iso.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    return of(*year, static_cast<unsigned>(*month), static_cast<unsigned>(*day));
}

int BusinessDate::year() const {
    return static_cast<int>(std::chrono::year_month_day(days_).year());
}
unsigned BusinessDate::month() const {
    return static_cast<unsigned>(std::chrono::year_month_day(days_).month());
}
unsigned BusinessDate::day() const {
    return static_cast<unsigned>(std::chrono::year_month_day(days_).day());
}
std::string BusinessDate::text() const {
    return fmt::format("{:04}-{:02}-{:02}", year(), month(), day());
}

std::optional<CoverageMonth> CoverageMonth::of(int year, unsigned month) {
    if (year < 1 || year > 9999 || month < 1 || month > 12) return std::nullopt;
    return CoverageMonth(year * 12 + static_cast<int>(month) - 1);
}

std::optional<CoverageMonth> CoverageMonth::parse(std::string_view iso) {
    if (iso.size() != 7 || iso[4] != '-') return std::nullopt;
    auto const year = number(iso.substr(0, 4));
    auto const month = number(iso.substr(5, 2));
    if (!year || !month) return std::nullopt;
    return of(*year, static_cast<unsigned>(*month));
}

std::string CoverageMonth::text() const {
    return fmt::format("{:04}-{:02}", year(), month());
}

}  // namespace lockbox
