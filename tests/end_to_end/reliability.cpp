// SPDX-License-Identifier: Apache-2.0
// Do probabilities mean what they say? Prints for each field how many bear it, were read, right and
// wrong, how many are relied on at the shipped limit and wrong all the same, and the expected
// calibration error; draws the reliability diagram.
//
//   lockbox read $(find NIGHT/inbox -name '*f.*') | reliability NIGHT/truth.json --svg night.svg
//   reliability NIGHT/truth.json --site SITE --keyed keyed.csv
//   lockbox read --as micr-line LINES/*.png | reliability LINES/labels.tsv --column text
//
// With --site the stored readings of a site that has taken the night; --keyed writes the truth as
// `lockbox calibrate` takes it.
#include <fmt/format.h>

#include <boost/program_options.hpp>
#include <cstdio>
#include <exception>
#include <iostream>

#include "batches/calibration/reliability_svg.h"
#include "batches/export/files.h"
#include "batches/site.h"
#include "tests/end_to_end/judged_fields.h"

namespace lockbox::end_to_end {
namespace {

namespace po = boost::program_options;

constexpr char const* usage =
    "usage: lockbox read PICTURES | reliability TRUTH.json [options]\n"
    "       reliability TRUTH.json --site SITE [options]\n"
    "       lockbox read [--as KIND] PICTURES | reliability LABELS.tsv [options]\n";

po::options_description options() {
    po::options_description all("Options");
    all.add_options()("truth", po::value<std::string>(), "a night's truth.json, or labels")(
        "site", po::value<std::string>(), "the stored readings of this site")(
        "keyed", po::value<std::string>(), "with --site: write the truth as CSV")(
        "field", po::value<std::string>()->default_value("text"), "with labels: the field")(
        "column", po::value<std::string>()->default_value(""), "with labels: their column")(
        "svg", po::value<std::string>(), "write the diagram");
    return all;
}

JudgedFields judged_by_site(po::variables_map const& given) {
    auto const site = batches::open_site(given["site"].as<std::string>());
    if (!site) throw std::runtime_error(site.error().text());
    auto store = batches::Store::open(site->database());
    auto const keyed = keyed_by_night(given["truth"].as<std::string>(), store);
    if (given.count("keyed") != 0)
        batches::write_file(given["keyed"].as<std::string>(), keyed_csv(keyed));
    return judged_by_keyed(keyed, store);
}

JudgedFields judged(po::variables_map const& given) {
    auto const truth = given["truth"].as<std::string>();
    if (given.count("site") != 0) return judged_by_site(given);
    if (truth.ends_with(".json")) return judged_by_night(truth, std::cin);
    return judged_by_labels(
        {truth, given["field"].as<std::string>(), given["column"].as<std::string>()}, std::cin);
}

std::vector<batches::ReliabilityPanel> panels_of(JudgedFields const& fields) {
    std::vector<batches::ReliabilityPanel> panels;
    Policy const shipped;
    for (auto const& [title, field] : fields) {
        auto const known = parse_field_name(title);
        // A picture of one field is judged as the figures of an amount are: by no limit of its own.
        Probability const limit = batches::limit_of(known.value_or(FieldName::micr), shipped);
        panels.push_back(
            {title, field.cases, limit, batches::reliability_of(field.readings, limit)});
    }
    return panels;
}

void print(std::vector<batches::ReliabilityPanel> const& panels) {
    fmt::print("{:<20} {:>6} {:>6} {:>6} {:>6} {:>8} {:>7} {:>7} {:>8} {:>9}\n", "field", "cases",
               "read", "right", "wrong", "limit", "read*", "wrong*", "ECE", "log loss");
    for (auto const& panel : panels) {
        auto const& r = panel.reliability;
        fmt::print("{:<20} {:>6} {:>6} {:>6} {:>6} {:>8g} {:>7} {:>7} {:>8.4f} {:>9.4f}\n",
                   panel.title, panel.cases, r.read, r.right, r.wrong, panel.limit.value(), r.sure,
                   r.sure_wrong, r.calibration_error, r.log_loss);
    }
    fmt::print("* at the limit or above\n");
}

int run(int argc, char** argv) {
    po::positional_options_description places;
    places.add("truth", 1);
    po::variables_map given;
    po::store(po::command_line_parser(argc, argv).options(options()).positional(places).run(),
              given);
    if (given.count("truth") == 0) {
        std::cerr << usage << options();
        return 2;
    }
    auto const panels = panels_of(judged(given));
    print(panels);
    if (given.count("svg") != 0)
        batches::write_file(given["svg"].as<std::string>(),
                            batches::reliability_svg("Stated and actual errors, by field", panels));
    return 0;
}

}  // namespace
}  // namespace lockbox::end_to_end

int main(int argc, char** argv) try {
    return lockbox::end_to_end::run(argc, argv);
} catch (boost::program_options::error const& error) {
    fmt::print(stderr, "reliability: {}\n", error.what());
    return 2;
} catch (std::exception const& failure) {
    fmt::print(stderr, "reliability: {}\n", failure.what());
    return 4;
}
