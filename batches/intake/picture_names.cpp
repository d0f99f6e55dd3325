// SPDX-License-Identifier: Apache-2.0
// A folder of pictures whose names say where each belongs: `TTTT-Pf.ext`, `TTTT-Pr.ext`, or
// `TTTT.tif` for all pages of a transaction.
#include <fmt/format.h>

#include <charconv>
#include <map>
#include <regex>
#include <sstream>

#include "batches/intake/scan_files.h"

namespace lockbox::batches {
namespace {

/// Where a picture belongs. Paper 0 is a file of all pages of its transaction.
struct Place {
    int transaction = 0;
    int paper = 0;
    bool rear = false;
    friend auto operator<=>(Place const&, Place const&) = default;
};

int number_of(std::string const& digits) {
    int value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::optional<Place> place_of(std::string const& name) {
    static std::regex const side(R"((\d{1,9})-(\d{1,3})([fr])\.(tiff?|png|jpe?g))",
                                 std::regex::icase);
    static std::regex const whole(R"((\d{1,9})\.tiff?)", std::regex::icase);
    std::smatch match;
    if (std::regex_match(name, match, side)) {
        std::string const letter = match[3];
        int const paper = number_of(match[2]);
        if (paper == 0) return std::nullopt;
        return Place{number_of(match[1]), paper, letter == "r" || letter == "R"};
    }
    if (std::regex_match(name, match, whole)) return Place{number_of(match[1]), 0, false};
    return std::nullopt;
}

/// `received=YYYY-MM-DD`, or nothing at all.
tl::expected<std::optional<BusinessDate>, Fault> received_in(std::string_view marker,
                                                             std::string const& file) {
    std::istringstream lines{std::string(marker)};
    std::optional<BusinessDate> received;
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line.empty()) continue;
        constexpr std::string_view key = "received=";
        if (line.starts_with(key)) received = BusinessDate::parse(line.substr(key.size()));
        if (!received)
            return tl::unexpected(
                batch_fault(file, fmt::format("line {}", number), "is not received=YYYY-MM-DD"));
    }
    return received;
}

/// Enters a picture in its transaction. Pictures come in order of their places.
std::optional<std::string> enter(BatchPlan::Transaction& transaction, Place const& place,
                                 std::string const& name) {
    auto& papers = transaction.papers;
    if (place.paper == 0) {
        papers.push_back({name, std::nullopt});
        return std::nullopt;
    }
    auto const expected = static_cast<int>(papers.size()) + (place.rear ? 0 : 1);
    if (place.paper != expected)
        return fmt::format("transaction {} lacks the front of paper {}", place.transaction,
                           place.rear ? place.paper : expected);
    if (place.rear)
        papers.back().rear = name;
    else
        papers.push_back({name, std::nullopt});
    return std::nullopt;
}

}  // namespace

tl::expected<BatchPlan, Fault> plan_by_names(std::vector<std::string> const& names,
                                             std::string_view marker, std::string const& file) {
    auto received = received_in(marker, file);
    if (!received) return tl::unexpected(received.error());
    std::map<Place, std::string> pictures;
    for (std::string const& name : names) {
        auto const place = place_of(name);
        if (!place)
            return tl::unexpected(batch_fault(
                file, name, "is not named TTTT-Pf.ext, TTTT-Pr.ext (tif, png, jpg) or TTTT.tif"));
        if (!pictures.emplace(*place, name).second)
            return tl::unexpected(
                batch_fault(file, name, "stands for the same side of the same paper as another"));
    }
    BatchPlan plan;
    plan.received = *received;
    plan.marker = marker;
    for (auto const& [place, name] : pictures) {
        bool const first =
            plan.transactions.empty() || plan.transactions.back().sequence != place.transaction;
        if (first) plan.transactions.push_back({place.transaction, {}});
        bool const mixed = !first && pictures.contains({place.transaction, 0, false});
        auto const wrong = mixed ? fmt::format("transaction {} comes both as one file and as pages",
                                               place.transaction)
                                 : enter(plan.transactions.back(), place, name);
        if (!wrong.value_or("").empty()) return tl::unexpected(batch_fault(file, name, *wrong));
    }
    return plan;
}

}  // namespace lockbox::batches
