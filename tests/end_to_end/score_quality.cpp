// SPDX-License-Identifier: Apache-2.0
// Prints how the image quality findings of a night made with `lockbox-samples --defects` agree with
// its truth: for each finding on how many pages the defect is and was found, on how many defects
// too small to matter and on how many pages without it there was an alarm all the same.
//
//   lockbox read $(find NIGHT/inbox -type f ! -name '*.json') | score_quality NIGHT/truth.json
//   [FINDING]
//
// With FINDING each page on which that finding is wrong is listed. Defects are counted beside the
// starting limits. Front against rear is judged here, from the sizes that both pages state.
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "lockbox/image_quality.h"
#include "lockbox/quality_limits.h"
#include "tests/end_to_end/night_pages.h"

namespace {

using lockbox::Condition;
using lockbox::QualityFinding;
using lockbox::end_to_end::place_of;
using nlohmann::json;

struct Score {
    int defects = 0;
    int found = 0;
    int not_tested = 0;  ///< Of the defects.
    int small = 0;
    int small_alarms = 0;
    int clean = 0;  ///< Pages on which the test was done and that lack the defect.
    int alarms = 0;
};

struct TruePage {
    json page;
    std::string paper;  ///< Batch, transaction and sheet.
};

/// By `folder/file page`.
std::map<std::string, TruePage> true_pages(std::string const& file) {
    std::ifstream stream(file);
    std::map<std::string, TruePage> pages;
    auto const truth = json::parse(stream);
    for (auto const& batch : truth.at("batches"))
        for (auto const& transaction : batch.at("transactions"))
            for (auto const& page : transaction.at("pages")) {
                std::string const place = fmt::format("{} {}", page.at("file").get<std::string>(),
                                                      page.at("page").dump());
                pages[place] = {
                    page, fmt::format("{} {} {}", batch.at("batch").dump(),
                                      transaction.at("sequence").dump(), page.at("sheet").dump())};
            }
    return pages;
}

struct ReadPage {
    TruePage truth;
    std::string place;
    json quality;
};

lockbox::QualityReport sizes_of(json const& quality) {
    lockbox::QualityReport report;
    report.paper_width_in = quality.at("paper_in").at(0).get<double>();
    report.paper_height_in = quality.at("paper_in").at(1).get<double>();
    return report;
}

/// The outcome of front against rear for each rear whose front was read.
void hold_sides_together(std::map<std::string, ReadPage>& fronts, std::vector<ReadPage>& pages) {
    auto const mismatch = static_cast<std::size_t>(QualityFinding::front_rear_mismatch);
    for (ReadPage& rear : pages) {
        auto const front = fronts.find(rear.truth.paper);
        if (rear.truth.page.at("side") != "rear" || front == fronts.end()) continue;
        lockbox::QualityTest const test =
            front_rear_mismatch(sizes_of(front->second.quality), sizes_of(rear.quality), {});
        rear.quality["tests"][mismatch] = {{"outcome", name(test.outcome)}, {"value", test.value}};
        // Another defect of either side changes its size as well: such pairs say nothing.
        json const own = rear.truth.page.value("defect", json());
        bool const other_defect =
            front->second.truth.page.contains("defect") ||
            (!own.is_null() && own.at("finding") != name(QualityFinding::front_rear_mismatch));
        if (other_defect)
            rear.quality["tests"][mismatch] = {{"outcome", name(Condition::test_not_done)},
                                               {"value", 0}};
    }
}

void add(Score& score, ReadPage const& page, QualityFinding finding, bool listed) {
    json const& test = page.quality.at("tests").at(static_cast<std::size_t>(finding));
    auto const outcome = lockbox::parse_condition(test.at("outcome").get<std::string>()).value();
    bool const present = outcome == Condition::condition_present;
    json const defect = page.truth.page.value("defect", json());
    bool const has = !defect.is_null() && defect.at("finding") == name(finding);
    bool const matters = has && defect.at("matters").get<bool>();
    if (matters) {
        ++score.defects;
        score.found += present ? 1 : 0;
        score.not_tested += outcome == Condition::test_not_done ? 1 : 0;
    } else if (has) {
        ++score.small;
        score.small_alarms += present ? 1 : 0;
    } else if (outcome != Condition::test_not_done) {
        ++score.clean;
        score.alarms += present ? 1 : 0;
    }
    if (listed && present != matters)
        fmt::print("{} {} {} truth {} skew {} {} {}\n", page.place, test.dump(),
                   page.truth.page.at("kind").dump(), defect.dump(),
                   page.truth.page.at("skew_deg").dump(), page.truth.page.at("picture").dump(),
                   page.truth.page.at("degradation").dump());
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc < 2) {
        fmt::print(stderr, "usage: lockbox read PICTURES | score_quality TRUTH.json [FINDING]\n");
        return 2;
    }
    auto const truth = true_pages(argv[1]);
    std::string const listed = argc > 2 ? argv[2] : "";
    std::vector<ReadPage> pages;
    std::map<std::string, ReadPage> fronts;
    for (std::string line; std::getline(std::cin, line);) {
        auto const read = json::parse(line);
        auto const found = truth.find(place_of(read));
        if (found == truth.end()) continue;
        pages.push_back({found->second, found->first, read.at("quality")});
        if (found->second.page.at("side") == "front") fronts[found->second.paper] = pages.back();
    }
    hold_sides_together(fronts, pages);
    fmt::print("{:20} {:>8} {:>7} {:>10} {:>7} {:>8} {:>7} {:>7}\n", "finding", "defects", "found",
               "not tested", "small", "alarms", "clean", "alarms");
    for (std::size_t i = 0; i < lockbox::quality_finding_count; ++i) {
        auto const finding = static_cast<QualityFinding>(i);
        Score score;
        for (ReadPage const& page : pages)
            add(score, page, finding, name(finding) == listed);
        fmt::print("{:20} {:8} {:7} {:10} {:7} {:8} {:7} {:7}\n", name(finding), score.defects,
                   score.found, score.not_tested, score.small, score.small_alarms, score.clean,
                   score.alarms);
    }
    return 0;
} catch (std::exception const& failure) {
    fmt::print(stderr, "score_quality: {}\n", failure.what());
    return 4;
}
