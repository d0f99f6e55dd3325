// SPDX-License-Identifier: Apache-2.0
#include "batches/calibration/reliability.h"

#include <fmt/format.h>

#include <cmath>

#include "lockbox/log_odds.h"

namespace lockbox::batches {
namespace {

constexpr std::array<double, decade_count - 1> decade_ends{1e-1, 1e-2, 1e-3, 1e-4, 1e-5};
/// 1 - 0.99 is not 0.01 to the last bit, but means it.
constexpr double rounding = 1 + 1e-9;

double loss_of(JudgedReading const& reading) {
    double const odds = log_odds(reading.stated);
    return std::log1p(std::exp(reading.right ? -odds : odds));
}

}  // namespace

Decade::Verdict Decade::verdict() const {
    Bounds const possible = bounds();
    double const stated = cases > 0 ? stated_error() : 0;
    if (cases == 0 || possible.contain(stated)) return Verdict::as_stated;
    return stated < possible.least ? Verdict::too_sure : Verdict::too_cautious;
}

std::size_t decade_of(Probability stated) {
    double const error = stated.complement().value();
    std::size_t decade = 0;
    while (decade < decade_ends.size() && error <= decade_ends[decade] * rounding)
        ++decade;
    return decade;
}

std::string decade_text(std::size_t decade) {
    if (decade == decade_count - 1)
        return fmt::format("below {:.{}f}", decade_ends.back(), decade_ends.size());
    std::string const upper =
        decade == 0 ? "1" : fmt::format("{:.{}f}", decade_ends[decade - 1], decade);
    return fmt::format("{} to {:.{}f}", upper, decade_ends[decade], decade + 1);
}

Reliability reliability_of(std::span<JudgedReading const> readings, Probability limit) {
    Reliability result;
    for (JudgedReading const& reading : readings) {
        ++result.read;
        ++(reading.right ? result.right : result.wrong);
        if (reading.stated >= limit) {
            ++result.sure;
            result.sure_wrong += reading.right ? 0 : 1;
        }
        Decade& decade = result.decades[decade_of(reading.stated)];
        ++decade.cases;
        decade.wrong += reading.right ? 0 : 1;
        decade.expected_wrong += reading.stated.complement().value();
        result.log_loss += loss_of(reading);
    }
    if (result.read == 0) return result;
    for (Decade const& decade : result.decades)
        result.calibration_error += std::abs(decade.wrong - decade.expected_wrong) / result.read;
    result.log_loss /= result.read;
    return result;
}

Probability limit_of(FieldName field, Policy const& policy) {
    constexpr double where_no_limit_is_named = 0.99;
    if (field == FieldName::amount) return policy.amount_limit;
    if (field == FieldName::payee) return policy.payee_limit;
    if (field == FieldName::signature) return policy.signature_limit;
    return Probability::of(where_no_limit_is_named);
}

}  // namespace lockbox::batches
