// SPDX-License-Identifier: Apache-2.0
#include "batches/cli/page_json.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

namespace lockbox::batches {
namespace {

using Json = nlohmann::ordered_json;

double rounded_down(Probability p) {
    return std::floor(p.value() * 1e6) / 1e6;
}

Json box_json(Box const& box) {
    return Json::array({box.x, box.y, box.width, box.height});
}

double rounded(double value) {
    return std::round(value * 1e4) / 1e4;
}

Json test_json(QualityFinding finding, QualityTest const& test) {
    Json json{{"finding", name(finding)}, {"outcome", name(test.outcome)}};
    if (test.outcome == Condition::test_not_done) return json;
    json["value"] = rounded(test.value);
    json["limit"] = rounded(test.limit);
    json["unit"] = unit_of(finding);
    if (test.where) json["box"] = box_json(*test.where);
    return json;
}

Json quality_json(PageReadings const& page) {
    QualityReport const& quality = page.quality;
    Json findings = Json::array();
    for (QualityFinding const finding : quality.findings())
        findings.push_back(name(finding));
    Json tests = Json::array();
    for (std::size_t i = 0; i < quality_finding_count; ++i)
        tests.push_back(test_json(static_cast<QualityFinding>(i), quality.tests[i]));
    Json areas = Json::object();
    for (std::size_t i = 0; i < area_count; ++i)
        areas[std::string(name(static_cast<Area>(i)))] = name(page.usability[i]);
    return {{"width", quality.width_px},
            {"height", quality.height_px},
            {"dpi", quality.dpi},
            {"bits_per_pixel", quality.bits_per_pixel},
            {"skew_deg", std::round(quality.skew_deg * 100) / 100},
            {"dark_share", rounded(quality.dark_share)},
            {"paper_in", {rounded(quality.paper_width_in), rounded(quality.paper_height_in)}},
            {"findings", findings},
            {"usable", quality.usable},
            {"tests", tests},
            {"areas", areas}};
}

/// The kind in the command line's closed list, and the detail that the list has no kind for.
std::pair<PageKind, std::string_view> listed_kind(PageKind kind) {
    if (kind == PageKind::list) return {PageKind::correspondence, "list"};
    if (kind == PageKind::cash) return {PageKind::unknown, "cash"};
    return {kind, ""};
}

}  // namespace

Json field_json(std::string_view name, Reading<std::string> const& reading) {
    Json field = Json::object();
    field["name"] = name;
    if (auto const* unread = std::get_if<Unread>(&reading)) {
        field["value"] = nullptr;
        field["why"] = lockbox::name(unread->why);
        if (unread->box) field["box"] = box_json(*unread->box);
        return field;
    }
    auto const& read = std::get<Read<std::string>>(reading);
    field["value"] = read.value;
    field["probability"] = rounded_down(read.probability);
    field["box"] = box_json(read.box);
    field["how"] = lockbox::name(read.how);
    Json alternatives = Json::array();
    for (auto const& alternative : read.alternatives) {
        // What would print as impossible tells a reader nothing.
        if (rounded_down(alternative.probability) <= 0) continue;
        alternatives.push_back(
            Json::array({alternative.value, rounded_down(alternative.probability)}));
    }
    field["alternatives"] = alternatives;
    return field;
}

Json page_json(std::string const& file, PageReadings const& page) {
    auto const [kind, detail] = listed_kind(page.kind);
    Json json{{"file", file},
              {"page", page.page},
              {"kind", name(kind)},
              {"kind_probability", rounded_down(page.kind_probability)},
              {"rotation", static_cast<int>(page.rotation)},
              {"quality", quality_json(page)}};
    if (!detail.empty()) json["detail"] = detail;
    Json fields = Json::array();
    for (Field const& field : page.fields)
        fields.push_back(field_json(name(field.name), field.reading));
    json["fields"] = fields;
    return json;
}

Json single_field_json(std::string const& file, Reading<std::string> const& reading) {
    return {{"file", file},
            {"page", 0},
            {"kind", name(PageKind::unknown)},
            {"rotation", 0},
            {"quality", Json::object()},
            {"fields", Json::array({field_json("text", reading)})}};
}

std::string json_line(Json const& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace lockbox::batches
