// SPDX-License-Identifier: Apache-2.0
// calibration.toml: one table a field, its knots as two lists of equal length.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdint>

#include "lockbox/calibration.h"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace lockbox {
namespace {

constexpr char const* remedy =
    "Correct the line, or remove calibration.toml: the readers' own probabilities hold then.";
constexpr std::int64_t most_cases = 1'000'000'000;

constexpr char const* opening =
    "# What the readers' probabilities are worth at this site, as `lockbox calibrate --apply`\n"
    "# found from payments keyed by a person: a field read with the probability in `stated` is\n"
    "# right as often as the number below it in `right` says; between them, by interpolation.\n"
    "# Fields that are not here stay as the reader has them. Without this file nothing changes.\n";

/// Reads one field's table and remembers the first fault.
class FieldReader {
public:
    FieldReader(toml::table const& table, std::string_view field, std::string const& file)
        : table_(table), field_(field), file_(file) {}

    tl::expected<FieldCalibration, Fault> read() {
        for (auto const& [key, node] : table_)
            if (!is_known(key.str())) refuse(node, key.str(), "there is no such key");
        auto const method = parse_calibration_method(text("method"));
        if (!method) refuse("method", "expected \"line\" or \"steps\"");
        std::int64_t const cases = whole("cases", 1, most_cases);
        std::int64_t const wrong = whole("wrong", 0, cases);
        auto const stated = probabilities("stated");
        auto const right = probabilities("right");
        if (stated.size() != right.size())
            refuse("right", "expected as many probabilities as in stated");
        if (fault_) return tl::unexpected(*fault_);
        std::vector<CalibrationMap::Knot> knots;
        for (std::size_t i = 0; i < stated.size(); ++i)
            knots.push_back({Probability::of(stated[i]), Probability::of(right[i])});
        auto map = CalibrationMap::through(std::move(knots));
        if (!map)
            refuse("stated",
                   "expected probabilities between 0 and 1, each above the one before it, and "
                   "those of right not below the one before");
        if (fault_) return tl::unexpected(*fault_);
        return FieldCalibration{std::move(*map), *method, static_cast<int>(cases),
                                static_cast<int>(wrong)};
    }

private:
    static bool is_known(std::string_view key) {
        return key == "method" || key == "cases" || key == "wrong" || key == "stated" ||
               key == "right";
    }
    void refuse(toml::node const& node, std::string_view key, std::string what) {
        if (!fault_)
            fault_ =
                Fault{file_, fmt::format("line {}, {}.{}", node.source().begin.line, field_, key),
                      std::move(what), remedy};
    }
    /// At the key's line, or the table's where the key is missing.
    void refuse(std::string_view key, std::string what) {
        toml::node const* const node = table_.get(key);
        refuse(node ? *node : table_, key, std::move(what));
    }
    std::string text(std::string_view key) const {
        return table_[key].value<std::string>().value_or("");
    }
    std::int64_t whole(std::string_view key, std::int64_t least, std::int64_t most) {
        auto const value = table_[key].value<std::int64_t>();
        if (value && *value >= least && *value <= most) return *value;
        refuse(key, fmt::format("expected a whole number from {} to {}", least, most));
        return least;
    }
    std::vector<double> probabilities(std::string_view key) {
        std::vector<double> values;
        toml::array const* const array = table_[key].as_array();
        if (array)
            for (toml::node const& node : *array)
                if (auto const value = node.value<double>(); value && *value > 0 && *value < 1)
                    values.push_back(*value);
        if (!array || array->empty() || values.size() != array->size())
            refuse(key, "expected a list of probabilities between 0 and 1");
        return values;
    }

    toml::table const& table_;
    std::string_view field_;
    std::string const& file_;
    std::optional<Fault> fault_;
};

std::string list_of(std::vector<CalibrationMap::Knot> const& knots,
                    Probability CalibrationMap::Knot::*part) {
    std::vector<double> values;
    for (auto const& knot : knots)
        values.push_back((knot.*part).value());
    return fmt::format("[{}]", fmt::join(values, ", "));
}

}  // namespace

tl::expected<Calibration, Fault> Calibration::parse(std::string_view toml,
                                                    std::string const& file) {
    toml::parse_result const parsed = toml::parse(toml);
    if (!parsed)
        return tl::unexpected(Fault{file,
                                    fmt::format("line {}", parsed.error().source().begin.line),
                                    std::string(parsed.error().description()), remedy});
    Calibration calibration;
    for (auto const& [key, node] : parsed.table()) {
        auto const field = parse_field_name(key.str());
        toml::table const* const table = node.as_table();
        if (!field || !table)
            return tl::unexpected(
                Fault{file, fmt::format("line {}", node.source().begin.line),
                      fmt::format("{} is no table of a field that is read", key.str()), remedy});
        auto read = FieldReader(*table, key.str(), file).read();
        if (!read) return tl::unexpected(read.error());
        calibration.set(*field, std::move(*read));
    }
    return calibration;
}

std::string Calibration::text() const {
    std::string text = opening;
    for (auto const& [field, calibration] : fields_)
        text += fmt::format(
            "\n[{}]\nmethod = \"{}\"\ncases = {}  # readings that it was fitted on\n"
            "wrong = {}  # of them\nstated = {}\nright = {}\n",
            name(field), name(calibration.method), calibration.cases, calibration.wrong,
            list_of(calibration.map.knots(), &CalibrationMap::Knot::stated),
            list_of(calibration.map.knots(), &CalibrationMap::Knot::right));
    return text;
}

}  // namespace lockbox
