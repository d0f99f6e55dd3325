// SPDX-License-Identifier: Apache-2.0
#include "samples/delivery.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "lockbox/failure.h"
#include "tests/samples/stand_in_fonts.h"

namespace lockbox::samples {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(fs::path const& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::map<std::string, std::string> all_files(fs::path const& folder) {
    std::map<std::string, std::string> files;
    for (auto const& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file())
            files[fs::relative(entry.path(), folder).string()] = bytes_of(entry.path());
    }
    return files;
}

class DeliveryTest : public testing::Test {
protected:
    DeliveryTest()
        : folder_(fs::path(testing::TempDir()) / ("lockbox-delivery-" + std::to_string(getpid()))) {
        fs::remove_all(folder_);
    }
    ~DeliveryTest() override { fs::remove_all(folder_); }

    fs::path delivered(char const* name, int jobs) {
        NightOrder const order = {21,
                                  9,
                                  2,
                                  600,
                                  *BusinessDate::of(2026, 11, 20),
                                  {{"single", 60}, {"bill_pay", 25}, {"correspondence", 15}},
                                  Pictures::small};
        fs::path const folder = folder_ / name;
        deliver(make_night(order), stand_in_fonts(), folder, jobs);
        return folder;
    }

    fs::path folder_;
};

TEST_F(DeliveryTest, TheSameSeedGivesTheSameBytesWithAnyNumberOfThreads) {
    auto const one = all_files(delivered("one", 1));
    auto const two = all_files(delivered("two", 2));
    ASSERT_EQ(one.size(), two.size());
    for (auto const& [name, bytes] : one)
        EXPECT_TRUE(two.at(name) == bytes) << name << " differs";
}

TEST_F(DeliveryTest, EveryPageOfTheTruthIsThere) {
    fs::path const folder = delivered("night", 1);
    auto const truth = nlohmann::json::parse(bytes_of(folder / "truth.json"));
    for (auto const& batch : truth["batches"]) {
        if (batch["form"] != 4) {
            std::string const marker = batch["form"] == 1 ? "batch.json" : "COMPLETE";
            fs::path const delivered_folder = folder / "inbox" / batch["folder"].get<std::string>();
            EXPECT_TRUE(fs::exists(delivered_folder / marker)) << marker;
        }
        for (auto const& transaction : batch["transactions"]) {
            for (auto const& page : transaction["pages"]) {
                std::string const file = page["file"];
                EXPECT_TRUE(fs::exists(folder / "inbox" / file)) << file;
            }
        }
    }
}

/// Walks the records by their lengths; the last must count them all.
TEST_F(DeliveryTest, TheCashLetterIsAnUnbrokenStreamOfRecords) {
    fs::path const inbox = delivered("night", 1) / "inbox";
    std::string file;
    for (auto const& entry : fs::directory_iterator(inbox)) {
        if (entry.path().extension() == ".x937") file = bytes_of(entry.path());
    }
    ASSERT_FALSE(file.empty());
    std::size_t at = 0;
    std::size_t records = 0;
    std::string last;
    while (at + 4 <= file.size()) {
        std::size_t length = 0;
        for (int i = 0; i < 4; ++i)
            length = length * 256 + static_cast<unsigned char>(file[at++]);
        last = file.substr(at, length);
        at += length;
        ++records;
    }
    EXPECT_EQ(at, file.size());
    std::size_t counted = 0;
    for (std::size_t i = 8; i < 16; ++i)
        counted = counted * 10 + (static_cast<unsigned char>(last[i]) - 0xF0U);
    EXPECT_EQ(counted, records);
}

TEST_F(DeliveryTest, RefusesAFolderThatHoldsANight) {
    delivered("night", 1);
    EXPECT_THROW(delivered("night", 1), DiskFailure);
}

}  // namespace
}  // namespace lockbox::samples
