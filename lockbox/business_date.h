// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace lockbox {

/// A calendar day, without time of day or zone. Every date in the program is one that exists.
class BusinessDate {
public:
    /// `YYYY-MM-DD` and nothing else.
    static std::optional<BusinessDate> parse(std::string_view iso);
    static std::optional<BusinessDate> of(int year, unsigned month, unsigned day);

    int year() const;
    unsigned month() const;
    unsigned day() const;
    std::string text() const;  ///< `YYYY-MM-DD`.
    BusinessDate plus_days(int days) const { return BusinessDate(days_ + std::chrono::days(days)); }
    /// Days from `earlier` to this one; negative if this one is the earlier.
    int days_since(BusinessDate earlier) const {
        return static_cast<int>((days_ - earlier.days_).count());
    }
    friend auto operator<=>(BusinessDate, BusinessDate) = default;

private:
    explicit BusinessDate(std::chrono::sys_days days) : days_(days) {}
    std::chrono::sys_days days_;
};

/// The month that a premium covers.
class CoverageMonth {
public:
    static std::optional<CoverageMonth> parse(std::string_view iso);  ///< `YYYY-MM`.
    static std::optional<CoverageMonth> of(int year, unsigned month);

    int year() const { return months_ / 12; }
    unsigned month() const { return static_cast<unsigned>(months_ % 12) + 1; }
    std::string text() const;  ///< `YYYY-MM`.
    CoverageMonth plus_months(int months) const { return CoverageMonth(months_ + months); }
    friend auto operator<=>(CoverageMonth, CoverageMonth) = default;

private:
    explicit CoverageMonth(int months) : months_(months) {}
    int months_;  ///< Months since year 0.
};

}  // namespace lockbox
