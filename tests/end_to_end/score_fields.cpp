// SPDX-License-Identifier: Apache-2.0
// Prints how the fields of a generated night were read against its truth: for each kind of page and
// field how many bear it, were read, right and wrong, and wrong at or above a probability.
//
//   lockbox read $(find NIGHT/inbox -name '*f.*') | score_fields NIGHT/truth.json [LEAST] [FIELD]
//
// LEAST is the probability from which a wrong value counts as wrong in silence (0.99). With FIELD
// each wrong value of that field is listed; the values are generated ones.
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace {

using nlohmann::json;

struct Count {
    int borne = 0;
    int read = 0;
    int right = 0;
    int wrong = 0;
    int wrong_in_silence = 0;
    int right_surely = 0;
};

/// The pages of the truth by `folder/file page`.
std::map<std::string, json> true_pages(std::string const& file) {
    std::ifstream stream(file);
    std::map<std::string, json> pages;
    auto const truth = json::parse(stream);
    for (auto const& batch : truth.at("batches"))
        for (auto const& transaction : batch.at("transactions"))
            for (auto const& page : transaction.at("pages"))
                pages[page.at("file").get<std::string>() + " " +
                      std::to_string(page.at("page").get<int>())] = page;
    return pages;
}

/// The last two parts of a path, and the page: `folder/file page`.
std::string place_of(json const& page) {
    auto const path = page.at("file").get<std::string>();
    auto const file = path.rfind('/');
    auto const folder = file == std::string::npos ? file : path.rfind('/', file - 1);
    return path.substr(folder == std::string::npos ? 0 : folder + 1) + " " +
           std::to_string(page.at("page").get<int>());
}

json const* field_of(json const& page, std::string const& name) {
    for (auto const& field : page.at("fields"))
        if (field.at("name") == name && !field.at("value").is_null()) return &field;
    return nullptr;
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
        for (auto const& [name, value] : found->second.at("fields").items()) {
            Count& count = counts[kind + " " + name + " " + fill];
            ++count.borne;
            json const* field = field_of(page, name);
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
