// SPDX-License-Identifier: Apache-2.0
// Prints how the fields of a generated night were read against its truth: for each kind of page and
// field how many bear it, were read, right and wrong, and wrong at or above a probability. Social
// Security numbers are right where one is stated; their digits are nowhere to be compared. On pages
// without one, those masked all the same are wrong, and those stated wrong in silence.
//
//   lockbox read $(find NIGHT/inbox -name '*f.*') | score_fields NIGHT/truth.json [LEAST] [FIELD]
//
// LEAST is the probability from which a wrong value counts as wrong in silence (0.99). With FIELD
// each wrong value of that field is listed; the values are generated ones.
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/end_to_end/night_pages.h"

namespace {

using lockbox::end_to_end::place_of;
using lockbox::end_to_end::read_field;
using lockbox::end_to_end::true_pages;
using nlohmann::json;

struct Count {
    int borne = 0;
    int read = 0;
    int right = 0;
    int wrong = 0;
    int wrong_in_silence = 0;
    int right_surely = 0;
};

/// Where the page bears no Social Security number, whether one was stated, or a place was masked.
void count_false_alarm(json const& page, json const& truth, std::string const& kind,
                       std::map<std::string, Count>& counts) {
    if (truth.at("fields").contains("ssn")) return;
    Count& count = counts[kind + " ssn (false alarms)"];
    ++count.borne;
    for (auto const& field : page.at("fields")) {
        if (field.at("name") != "ssn") continue;
        ++count.wrong;
        count.wrong_in_silence += field.at("value").is_null() ? 0 : 1;
    }
}

/// Letters and digits without case: blanks and punctuation are not scored.
std::string plain(std::string const& text) {
    std::string result;
    for (char c : text)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            result += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return result;
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc < 2) {
        fmt::print(stderr,
                   "usage: lockbox read PICTURES | score_fields TRUTH.json [LEAST] [FIELD]\n");
        return 2;
    }
    auto const truth = true_pages(argv[1]);
    double const least = argc > 2 ? std::stod(argv[2]) : 0.99;
    std::string const listed = argc > 3 ? argv[3] : "";
    std::map<std::string, Count> counts;
    for (std::string line; std::getline(std::cin, line);) {
        auto const page = json::parse(line);
        auto const found = truth.find(place_of(page));
        if (found == truth.end()) continue;
        auto const kind = found->second.at("kind").get<std::string>();
        auto const fill = found->second.at("fill").get<std::string>();
        Count& kinds = counts[kind + " (kind)"];
        ++kinds.borne;
        ++kinds.read;
        ++(page.at("kind") == kind ? kinds.right : kinds.wrong);
        if (page.at("rotation") != found->second.at("rotation"))
            ++counts[kind + " (rotation)"].wrong;
        count_false_alarm(page, found->second, kind, counts);
        for (auto const& [name, value] : found->second.at("fields").items()) {
            Count& count = counts[kind + " " + name + " " + fill];
            ++count.borne;
            json const* field = read_field(page, name);
            if (!field) continue;
            ++count.read;
            double const probability = field->at("probability").get<double>();
            auto const read = field->at("value").get<std::string>();
            if (plain(read) == plain(value.get<std::string>())) {
                ++count.right;
                count.right_surely += probability >= least ? 1 : 0;
                continue;
            }
            ++count.wrong;
            count.wrong_in_silence += probability >= least ? 1 : 0;
            if (name == listed)
                fmt::print("{} {:.5f} read {} truth {} [{}]\n", found->first, probability, read,
                           value.get<std::string>(), found->second.at("degradation").dump());
        }
    }
    fmt::print("{:44} {:>6} {:>6} {:>6} {:>6} {:>7} {:>7}\n", "field", "borne", "read", "right",
               "wrong", "right*", "wrong*");
    for (auto const& [name, c] : counts)
        fmt::print("{:44} {:6} {:6} {:6} {:6} {:7} {:7}\n", name, c.borne, c.read, c.right, c.wrong,
                   c.right_surely, c.wrong_in_silence);
    fmt::print("* at probability {} or more\n", least);
    return 0;
} catch (std::exception const& failure) {
    fmt::print(stderr, "score_fields: {}\n", failure.what());
    return 4;
}
