// SPDX-License-Identifier: Apache-2.0
// The small night that comes with the project: samples/night.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "lockbox/money.h"
#include "samples/night.h"

namespace lockbox::samples {
namespace {

namespace fs = std::filesystem;
fs::path const night = LOCKBOX_SAMPLE_NIGHT;

nlohmann::json parsed(fs::path const& file) {
    return nlohmann::json::parse(std::ifstream(file));
}

TEST(CommittedNight, EveryStoryIsInIt) {
    std::set<std::string> told;
    auto const truth = parsed(night / "truth.json");
    for (auto const& batch : truth["batches"]) {
        for (auto const& transaction : batch["transactions"])
            told.insert(transaction["story"].get<std::string>());
    }
    for (auto const& [story, share] : default_mix())
        EXPECT_TRUE(told.contains(story)) << story;
}

TEST(CommittedNight, ManifestsAgreeWithTheTruth) {
    auto const truth = parsed(night / "truth.json");
    for (auto const& batch : truth["batches"]) {
        fs::path const folder = night / "inbox" / batch["folder"].get<std::string>();
        if (batch["form"] == 4) {
            EXPECT_TRUE(fs::is_regular_file(folder)) << folder;
            continue;
        }
        if (batch["form"] != 1) {
            EXPECT_TRUE(fs::exists(folder / "COMPLETE")) << folder;
            continue;
        }
        auto const manifest = parsed(folder / "batch.json");
        EXPECT_EQ(manifest["control"], batch["control"]) << folder;
        EXPECT_EQ(manifest["transactions"].size(), batch["transactions"].size()) << folder;
    }
}

TEST(CommittedNight, IsSmall) {
    std::uintmax_t bytes = 0;
    for (auto const& entry : fs::recursive_directory_iterator(night)) {
        if (entry.is_regular_file()) bytes += entry.file_size();
    }
    EXPECT_LT(bytes, 4'000'000U);
}

}  // namespace
}  // namespace lockbox::samples
