// SPDX-License-Identifier: Apache-2.0
#include "lockbox/calibration.h"

#include <algorithm>
#include <cmath>

#include "lockbox/log_odds.h"
#include "lockbox/names_table.h"

namespace lockbox {
namespace {

constexpr NamesTable<CalibrationMethod, 2> methods{{"line", "steps"}};
static_assert(methods.of(CalibrationMethod::steps) == "steps");

bool inside(Probability p) {
    return p.value() > 0.0 && p.value() < 1.0;
}

/// Log odds of a digit string under its distribution, each row raised to `power` and made to sum to
/// one. Digits of no probability at all count as least_error, so that they too gain when the
/// distribution is flattened.
double log_odds_of(DigitDistribution const& rows, std::string const& text, double power) {
    double log_product = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        double sum = 0;
        for (float const p : rows[i])
            sum += std::pow(std::max(static_cast<double>(p), least_error), power);
        double const own = rows[i][static_cast<std::size_t>(text[i] - '0')];
        log_product += power * std::log(std::max(own, least_error)) - std::log(sum);
    }
    return log_odds(Probability::clamped(std::exp(log_product)));
}

void raise_to(DigitDistribution& rows, double power) {
    for (auto& row : rows) {
        std::array<double, 10> raised{};
        double sum = 0;
        for (std::size_t d = 0; d < row.size(); ++d)
            sum += raised[d] = std::pow(std::max(static_cast<double>(row[d]), least_error), power);
        for (std::size_t d = 0; d < row.size(); ++d)
            row[d] = static_cast<float>(raised[d] / sum);
    }
}

/// Lowers the log odds of `text` by `fall`, as far as a distribution without any preference.
void flatten(DigitDistribution& rows, std::string const& text, double fall) {
    constexpr int halvings = 40;
    double const target = log_odds_of(rows, text, 1.0) - fall;
    double flat = 0.0, steep = 1.0;
    for (int i = 0; i < halvings; ++i) {
        double const middle = (flat + steep) / 2;
        (log_odds_of(rows, text, middle) > target ? steep : flat) = middle;
    }
    raise_to(rows, flat);
}

bool are_digits(std::string const& text) {
    return text.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

std::string_view name(CalibrationMethod method) {
    return methods.of(method);
}
std::optional<CalibrationMethod> parse_calibration_method(std::string_view name) {
    return methods.parse(name);
}

std::optional<CalibrationMap> CalibrationMap::through(std::vector<Knot> knots) {
    bool fits = !knots.empty();
    for (std::size_t i = 0; i < knots.size(); ++i) {
        fits = fits && inside(knots[i].stated) && inside(knots[i].right);
        if (i > 0)
            fits = fits && knots[i - 1].stated < knots[i].stated &&
                   knots[i - 1].right <= knots[i].right;
    }
    if (!fits) return std::nullopt;
    return CalibrationMap(std::move(knots));
}

Probability CalibrationMap::operator()(Probability stated) const {
    auto const above = std::find_if(knots_.begin(), knots_.end(),
                                    [&](Knot const& knot) { return stated < knot.stated; });
    double const x = log_odds(stated);
    auto const shifted = [&](Knot const& knot) {
        return from_log_odds(x + log_odds(knot.right) - log_odds(knot.stated));
    };
    if (above == knots_.begin()) return std::min(shifted(*above), above->right);
    Knot const& below = *(above - 1);
    if (above == knots_.end()) {
        bool const raises = below.right >= below.stated;
        return raises ? std::max(below.right, stated) : std::max(below.right, shifted(below));
    }
    double const x0 = log_odds(below.stated), x1 = log_odds(above->stated);
    double const y0 = log_odds(below.right), y1 = log_odds(above->right);
    if (x1 <= x0) return below.right;
    Probability const between = from_log_odds(y0 + (y1 - y0) * (x - x0) / (x1 - x0));
    return std::clamp(between, below.right, above->right);
}

FieldCalibration const* Calibration::of(FieldName field) const {
    auto const found = fields_.find(field);
    return found == fields_.end() ? nullptr : &found->second;
}

void Calibration::set(FieldName field, FieldCalibration calibration) {
    fields_.insert_or_assign(field, std::move(calibration));
}

Probability Calibration::apply(FieldName field, Probability stated) const {
    FieldCalibration const* const calibration = of(field);
    return calibration ? calibration->map(stated) : stated;
}

Read<std::string> with_probability(Read<std::string> read, Probability probability) {
    double const left_before = 1.0 - read.probability.value();
    double const left = 1.0 - probability.value();
    if (left_before > 0)
        for (auto& other : read.alternatives)
            other.probability = std::min(
                Probability::clamped(other.probability.value() * left / left_before), probability);
    double const fall = log_odds(read.probability) - log_odds(probability);
    bool const has_digits =
        !read.digits.empty() && read.digits.size() == read.value.size() && are_digits(read.value);
    if (has_digits && fall > 0) flatten(read.digits, read.value, fall);
    read.probability = probability;
    return read;
}

PageReadings calibrated(PageReadings page, Calibration const& calibration) {
    if (calibration.empty()) return page;
    for (Field& field : page.fields) {
        auto* read = std::get_if<Read<std::string>>(&field.reading);
        if (!read) continue;
        Probability const stated = read->probability;
        Probability const site = calibration.apply(field.name, stated);
        if (site == stated) continue;
        field.uncalibrated = stated;
        field.reading = with_probability(std::move(*read), site);
    }
    return page;
}

}  // namespace lockbox
