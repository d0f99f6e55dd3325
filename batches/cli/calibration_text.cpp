// SPDX-License-Identifier: Apache-2.0
#include "batches/cli/calibration_text.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace lockbox::batches {
namespace {

using Json = nlohmann::ordered_json;

std::string_view words(Decade::Verdict verdict) {
    switch (verdict) {
        case Decade::Verdict::too_sure:
            return "too sure";
        case Decade::Verdict::too_cautious:
            return "too cautious";
        case Decade::Verdict::as_stated:
            break;
    }
    return "as stated";
}

std::string words(FieldTrial const& trial) {
    using enum FieldTrial::Verdict;
    switch (trial.verdict) {
        case as_today:
            return "nothing to correct";
        case too_few_to_test:
            return fmt::format("too few to test: {} read, {} needed", trial.after.read,
                               least_test_cases);
        case no_better:
            return "no better than today: left as it is";
        case lets_wrong_through:
            return "would lift a wrong reading over the limit: left as it is";
        case better:
            return trial.candidate ? fmt::format("better: {}", name(trial.candidate->method))
                                   : "better without today's map";
    }
    return {};
}

std::string sure_text(Reliability const& r) {
    return fmt::format("{}/{}", r.sure_wrong, r.sure);
}

std::string decades_text(Reliability const& reliability) {
    std::string text;
    for (std::size_t i = 0; i < decade_count; ++i) {
        Decade const& decade = reliability.decades[i];
        if (decade.cases == 0) continue;
        Bounds const bounds = decade.bounds();
        text += fmt::format("    {:<20} {:>6} {:>12.3g} {:>6}   {:>8.4f} % to {:>8.4f} %   {}\n",
                            decade_text(i), decade.cases, decade.expected_wrong, decade.wrong,
                            100 * bounds.least, 100 * bounds.greatest, words(decade.verdict()));
    }
    return text;
}

Json reliability_json(Reliability const& r) {
    Json decades = Json::array();
    for (std::size_t i = 0; i < decade_count; ++i) {
        Decade const& decade = r.decades[i];
        if (decade.cases == 0) continue;
        Bounds const bounds = decade.bounds();
        decades.push_back({{"stated_error", decade_text(i)},
                           {"read", decade.cases},
                           {"expected_wrong", decade.expected_wrong},
                           {"wrong", decade.wrong},
                           {"wrong_share_bounds", {bounds.least, bounds.greatest}},
                           {"verdict", words(decade.verdict())}});
    }
    return {{"read", r.read},
            {"right", r.right},
            {"wrong", r.wrong},
            {"at_limit", r.sure},
            {"wrong_at_limit", r.sure_wrong},
            {"calibration_error", r.calibration_error},
            {"log_loss", r.log_loss},
            {"decades", decades}};
}

std::string by_field(std::map<FieldName, int> const& counts) {
    std::string text;
    for (auto const& [field, count] : counts)
        text += fmt::format("{}{} {}", text.empty() ? ": " : ", ", name(field), count);
    return text;
}

Json by_field_json(std::map<FieldName, int> const& counts) {
    Json json = Json::object();
    for (auto const& [field, count] : counts)
        json[std::string(name(field))] = count;
    return json;
}

}  // namespace

std::string reliability_text(std::vector<FieldTrial> const& trials) {
    std::string text =
        fmt::format("{:<20} {:>6} {:>6} {:>6} {:>6} {:>17} {:>8} {:>9}\n", "field", "cases", "read",
                    "right", "wrong", "wrong at limit", "ECE", "log loss");
    for (FieldTrial const& trial : trials) {
        Reliability const& r = trial.today;
        text += fmt::format("{:<20} {:>6} {:>6} {:>6} {:>6} {:>9} {:>7g} {:>8.4f} {:>9.4f}\n",
                            name(trial.field), trial.cases, r.read, r.right, r.wrong, sure_text(r),
                            trial.limit.value(), r.calibration_error, r.log_loss);
    }
    text += fmt::format("\n    {:<20} {:>6} {:>12} {:>6}   {:<24}   {}\n", "stated error", "read",
                        "expect wrong", "wrong", "95 % bounds of the share", "so it is");
    for (FieldTrial const& trial : trials)
        if (trial.today.read > 0)
            text += fmt::format("{}\n{}", name(trial.field), decades_text(trial.today));
    return text;
}

std::string trials_text(std::vector<FieldTrial> const& trials) {
    std::string text =
        fmt::format("{:<20} {:>13} {:>7} {:>18} {:>18} {:>15}   {}\n", "field", "fitted on",
                    "tested", "log loss", "ECE", "wrong at limit", "so the map is");
    for (FieldTrial const& trial : trials) {
        Reliability const& a = trial.before;
        Reliability const& b = trial.after;
        text +=
            fmt::format("{:<20} {:>5} ({:>3} w.) {:>7} {:>18} {:>18} {:>15}   {}\n",
                        name(trial.field), trial.fit_cases, trial.fit_wrong, b.read,
                        fmt::format("{:.4f} -> {:.4f}", a.log_loss, b.log_loss),
                        fmt::format("{:.4f} -> {:.4f}", a.calibration_error, b.calibration_error),
                        fmt::format("{} -> {}", sure_text(a), sure_text(b)), words(trial));
    }
    return text;
}

std::string hold_changes_text(HoldChanges const& changes) {
    return fmt::format(
        "Of {} payments of the test slice, with the maps that came out better:\n"
        "  posted, and a field falls below its limit  {}{}\n"
        "  held, and a field rises to its limit       {}{}\n",
        changes.payments, changes.fall_below, by_field(changes.falls), changes.rise_above,
        by_field(changes.rises));
}

Json trial_json(FieldTrial const& trial) {
    Json map = nullptr;
    if (trial.candidate) {
        Json knots = Json::array();
        for (auto const& knot : trial.candidate->map.knots())
            knots.push_back({knot.stated.value(), knot.right.value()});
        map = {{"method", name(trial.candidate->method)}, {"stated_and_right", knots}};
    }
    return {
        {"field", name(trial.field)},
        {"cases", trial.cases},
        {"limit", trial.limit.value()},
        {"today", reliability_json(trial.today)},
        {"fit", {{"read", trial.fit_cases}, {"wrong", trial.fit_wrong}, {"map", map}}},
        {"test",
         {{"before", reliability_json(trial.before)}, {"after", reliability_json(trial.after)}}},
        {"verdict", name(trial.verdict)}};
}

Json hold_changes_json(HoldChanges const& changes) {
    return {{"payments", changes.payments},
            {"posted_that_fall_below", changes.fall_below},
            {"falls_by_field", by_field_json(changes.falls)},
            {"held_that_rise_above", changes.rise_above},
            {"rises_by_field", by_field_json(changes.rises)}};
}

std::string posting_curves_text(std::vector<PostingCurve> const& curves) {
    if (curves.empty()) return "";
    std::string text =
        "Whose payments they are: what a limit of wrong postings lets through, how many of these "
        "are\nwrong, and at most which share (exact, 95 %).\n";
    for (PostingCurve const& curve : curves) {
        text += fmt::format("  {}: {} payments\n", curve.of, curve.payments);
        for (PostingPoint const& point : curve.points)
            text += fmt::format(
                "    {:.0e}  {:>6.2f} % posted {:>8}, wrong {:>4}, at most {:.1e}\n", point.limit,
                100.0 * point.posted / curve.payments, point.posted, point.wrong, point.at_most);
    }
    return text;
}

nlohmann::ordered_json posting_curves_json(std::vector<PostingCurve> const& curves) {
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    for (PostingCurve const& curve : curves) {
        nlohmann::ordered_json points = nlohmann::ordered_json::array();
        for (PostingPoint const& point : curve.points)
            points.push_back({{"limit", point.limit},
                              {"posted", point.posted},
                              {"wrong", point.wrong},
                              {"wrong_at_most", point.at_most}});
        json.push_back({{"of", curve.of}, {"payments", curve.payments}, {"points", points}});
    }
    return json;
}

}  // namespace lockbox::batches
