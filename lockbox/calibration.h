// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "lockbox/failure.h"
#include "lockbox/page.h"

namespace lockbox {

/// What a reader's probability is worth at one site: a curve through knots, straight between them
/// in log odds, that never falls. Beyond its ends it goes on as far above or below what is stated
/// as at the last knot; but what no reading of the fit was as sure of is never raised.
class CalibrationMap {
public:
    struct Knot {
        Probability stated;  ///< As the reader has it.
        Probability right;   ///< How often such a reading is right.
        friend bool operator==(Knot const&, Knot const&) = default;
    };
    /// Nothing unless there is a knot, all lie strictly between 0 and 1, `stated` rises and `right`
    /// does not fall.
    static std::optional<CalibrationMap> through(std::vector<Knot> knots);

    Probability operator()(Probability stated) const;
    std::vector<Knot> const& knots() const { return knots_; }

private:
    explicit CalibrationMap(std::vector<Knot> knots) : knots_(std::move(knots)) {}
    std::vector<Knot> knots_;
};

/// How a map was found: two numbers fitted, or one step for each range of probabilities.
enum class CalibrationMethod { line, steps };
std::string_view name(CalibrationMethod method);
std::optional<CalibrationMethod> parse_calibration_method(std::string_view name);

struct FieldCalibration {
    CalibrationMap map;
    CalibrationMethod method;
    int cases = 0;  ///< Readings that it was fitted on.
    int wrong = 0;  ///< Of them.
};

/// A site's own correction of the readers' probabilities, field by field: its calibration.toml,
/// which `lockbox calibrate --apply` writes. Fields that it does not name stay as the reader has
/// them; an empty one changes nothing. It is applied on top of the constants that ship with the
/// readers.
class Calibration {
public:
    /// A field, key or value that does not fit is a fault that names its line.
    static tl::expected<Calibration, Fault> parse(std::string_view toml, std::string const& file);
    /// The text of calibration.toml. `parse` of it gives the same maps to the last bit.
    std::string text() const;

    bool empty() const { return fields_.empty(); }
    FieldCalibration const* of(FieldName field) const;
    void set(FieldName field, FieldCalibration calibration);
    void remove(FieldName field) { fields_.erase(field); }

    /// The probability that the site gives to a reading of which the reader states `stated`.
    Probability apply(FieldName field, Probability stated) const;

private:
    std::map<FieldName, FieldCalibration> fields_;
};

/// The reading with another probability: its alternatives share what is left in the proportions
/// that they had, none likelier than the value itself. Where the probability falls, the
/// distribution over digits is flattened until its log odds have fallen by as much; a rise does not
/// sharpen it.
Read<std::string> with_probability(Read<std::string> read, Probability probability);

/// The page with every field's probability as `calibration` has it; each that it changed keeps the
/// reader's own in `Field::uncalibrated`. For pages as the reader made them, once.
PageReadings calibrated(PageReadings page, Calibration const& calibration);

}  // namespace lockbox
