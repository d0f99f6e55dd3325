// SPDX-License-Identifier: Apache-2.0
#include "tests/end_to_end/judged_fields.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>

#include "batches/calibration/same_value.h"
#include "batches/export/csv_cells.h"
#include "tests/end_to_end/night_pages.h"

namespace lockbox::end_to_end {
namespace {

using nlohmann::json;

std::vector<std::string> cells_of(std::string const& line) {
    std::vector<std::string> cells;
    std::istringstream stream(line);
    for (std::string cell; std::getline(stream, cell, '\t');)
        cells.push_back(cell);
    if (!cells.empty() && cells.back().ends_with('\r')) cells.back().pop_back();
    return cells;
}

std::string file_name(std::string const& path) {
    return path.substr(path.rfind('/') + 1);
}

std::string without_blanks(std::string const& text) {
    std::string result;
    for (char const c : text)
        if (std::isspace(static_cast<unsigned char>(c)) == 0)
            result += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return result;
}

std::map<std::string, std::string> labels_of(LabelFile const& labels) {
    std::ifstream stream(labels.file);
    std::string line;
    if (!std::getline(stream, line))
        throw std::runtime_error(labels.file.string() + ": no header row");
    auto const header = cells_of(line);
    auto const named = std::find(header.begin(), header.end(), labels.column);
    if (!labels.column.empty() && named == header.end())
        throw std::runtime_error(labels.file.string() + ": no column " + labels.column);
    auto const place = labels.column.empty() ? header.size() - 1
                                             : static_cast<std::size_t>(named - header.begin());
    std::map<std::string, std::string> result;
    while (std::getline(stream, line)) {
        auto const cells = cells_of(line);
        if (cells.size() > place && !cells[place].empty())
            result[file_name(cells[0])] = cells[place];
    }
    return result;
}

batches::JudgedReading judged(json const& field, bool right) {
    return {Probability::clamped(field.at("probability").get<double>()), right};
}

/// Adds what the true transaction's sheets bear, under the ids of the papers that were stored.
void key(json const& transaction, std::vector<batches::PaperRecord> const& papers,
         std::vector<batches::KeyedValue>& keyed) {
    std::size_t sheets = 0;
    for (auto const& page : transaction.at("pages"))
        sheets = std::max(sheets, page.at("sheet").get<std::size_t>());
    if (papers.size() != sheets) return;
    for (auto const& page : transaction.at("pages")) {
        ItemId const& item = papers[page.at("sheet").get<std::size_t>() - 1].item;
        for (auto const& [name, value] : page.at("fields").items())
            if (auto const field = parse_field_name(name))
                keyed.push_back({0, item, 0, *field, value.get<std::string>()});
    }
}

}  // namespace

JudgedFields judged_by_night(std::filesystem::path const& truth_json, std::istream& printed) {
    auto const truth = true_pages(truth_json);
    JudgedFields fields;
    for (std::string line; std::getline(printed, line);) {
        auto const page = json::parse(line);
        auto const found = truth.find(place_of(page));
        if (found == truth.end()) continue;
        for (auto const& [name, value] : found->second.at("fields").items()) {
            auto const field_name = parse_field_name(name);
            if (!field_name) continue;
            ++fields[name].cases;
            if (json const* field = read_field(page, name))
                fields[name].readings.push_back(judged(
                    *field, batches::same_value(*field_name, field->at("value").get<std::string>(),
                                                value.get<std::string>())));
        }
    }
    return fields;
}

JudgedFields judged_by_labels(LabelFile const& labels, std::istream& printed) {
    auto const truth = labels_of(labels);
    JudgedField judged_field{.cases = static_cast<int>(truth.size())};
    std::set<std::string> seen;
    for (std::string line; std::getline(printed, line);) {
        auto const page = json::parse(line);
        std::string const name = file_name(page.at("file").get<std::string>());
        auto const label = truth.find(name);
        json const* field = read_field(page, labels.field);
        if (label == truth.end() || !field || !seen.insert(name).second) continue;
        bool const right =
            without_blanks(field->at("value").get<std::string>()) == without_blanks(label->second);
        judged_field.readings.push_back(judged(*field, right));
    }
    return {{labels.field, std::move(judged_field)}};
}

std::vector<batches::KeyedValue> keyed_by_night(std::filesystem::path const& truth_json,
                                                batches::Store& store) {
    std::ifstream stream(truth_json);
    auto const truth = json::parse(stream);
    std::map<std::string, BatchId> taken;
    for (auto const& batch : store.batches())
        taken.emplace(batch.source, batch.id);
    std::vector<batches::KeyedValue> keyed;
    for (auto const& batch : truth.at("batches")) {
        auto const id = taken.find(batch.at("folder").get<std::string>());
        if (id == taken.end()) continue;
        for (auto const& transaction : batch.at("transactions")) {
            int const sequence = transaction.at("sequence").get<int>();
            if (auto const stored = store.transaction(id->second, sequence))
                key(transaction, stored->papers, keyed);
        }
    }
    return keyed;
}

std::string keyed_csv(std::vector<batches::KeyedValue> const& keyed) {
    std::string csv = batches::csv_line({"item_id", "page", "field", "value"});
    for (auto const& one : keyed)
        csv += batches::csv_line(
            {one.item.text(), one.page == 0 ? "front" : "rear", name(one.field), one.value});
    return csv;
}

JudgedFields judged_by_keyed(std::vector<batches::KeyedValue> const& keyed, batches::Store& store) {
    JudgedFields fields;
    for (auto const& one : keyed) {
        JudgedField& field = fields[std::string(name(one.field))];
        ++field.cases;
        auto const reading = store.pages_of(one.item).at(one.page).readings.field(one.field);
        if (auto const* read = read_of(reading))
            field.readings.push_back(
                {read->probability, batches::same_value(one.field, read->value, one.value)});
    }
    return fields;
}

}  // namespace lockbox::end_to_end
