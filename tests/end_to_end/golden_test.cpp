// SPDX-License-Identifier: Apache-2.0
// The remittance files of the committed sample night, byte for byte as they are committed beside
// this test. With LOCKBOX_UPDATE_GOLDEN set they are written instead of compared: look at the
// difference before committing it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "tests/end_to_end/sample_site.h"

namespace lockbox::end_to_end {
namespace {

namespace fs = std::filesystem;

bool is_remittance(fs::path const& file) {
    std::string const extension = file.extension().string();
    return extension == ".bai" || extension == ".820" || extension == ".823";
}

std::vector<std::string> remittance_files_in(fs::path const& folder) {
    std::vector<std::string> names;
    for (auto const& entry : fs::directory_iterator(folder))
        if (is_remittance(entry.path())) names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

TEST(GoldenFiles, remittance_of_the_sample_night_is_byte_for_byte_the_same) {
    SampleSite const site("golden");
    ASSERT_EQ(site.lockbox("run", "--threads 2"), 0) << site.said();
    fs::path const golden = LOCKBOX_GOLDEN;
    std::vector<fs::path> days;
    for (auto const& day : fs::directory_iterator(site.outbox()))
        days.push_back(day.path());
    ASSERT_EQ(days.size(), 1u);
    auto const names = remittance_files_in(days[0]);
    EXPECT_EQ(names, (std::vector<std::string>{"lockbox-dental.823", "lockbox-dental.bai",
                                               "lockbox-medical.823", "lockbox-medical.bai",
                                               "remittance-dental.820", "remittance-medical.820"}));
    if (std::getenv("LOCKBOX_UPDATE_GOLDEN")) {
        for (std::string const& name : names)
            fs::copy_file(days[0] / name, golden / name, fs::copy_options::overwrite_existing);
        GTEST_SKIP() << "golden files written";
    }
    EXPECT_EQ(remittance_files_in(golden), names);
    for (std::string const& name : names)
        EXPECT_EQ(SampleSite::content(days[0] / name), SampleSite::content(golden / name)) << name;
}

}  // namespace
}  // namespace lockbox::end_to_end
