// SPDX-License-Identifier: Apache-2.0
#include "tests/end_to_end/night_pages.h"

#include <fstream>

namespace lockbox::end_to_end {

using nlohmann::json;

std::map<std::string, json> true_pages(std::filesystem::path const& truth_json) {
    std::ifstream stream(truth_json);
    std::map<std::string, json> pages;
    auto const truth = json::parse(stream);
    for (auto const& batch : truth.at("batches"))
        for (auto const& transaction : batch.at("transactions"))
            for (auto const& page : transaction.at("pages"))
                pages[page.at("file").get<std::string>() + " " +
                      std::to_string(page.at("page").get<int>())] = page;
    return pages;
}

std::string place_of(json const& read_page) {
    auto const path = read_page.at("file").get<std::string>();
    auto const file = path.rfind('/');
    auto const folder = file == std::string::npos ? file : path.rfind('/', file - 1);
    return path.substr(folder == std::string::npos ? 0 : folder + 1) + " " +
           std::to_string(read_page.at("page").get<int>());
}

json const* read_field(json const& read_page, std::string const& name) {
    for (auto const& field : read_page.at("fields"))
        if (field.at("name") == name && !field.at("value").is_null()) return &field;
    return nullptr;
}

}  // namespace lockbox::end_to_end
