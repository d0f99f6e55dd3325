// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace lockbox::end_to_end {

/// A site in a folder of its own, removed at the end, with the sample night's invoices and, in its
/// inbox, the whole night or one of its batches.
class SampleSite {
public:
    explicit SampleSite(std::string const& name, std::string const& batch = "")
        : folder_(std::filesystem::temp_directory_path() /
                  ("lockbox-" + name + "-" + std::to_string(getpid()))) {
        std::filesystem::remove_all(folder_);
        EXPECT_EQ(lockbox("init"), 0);
        EXPECT_EQ(lockbox("import-invoices", LOCKBOX_SAMPLES "/invoices.csv"), 0);
        std::filesystem::copy(std::filesystem::path(LOCKBOX_SAMPLES "/inbox") / batch,
                              folder_ / "inbox" / batch, std::filesystem::copy_options::recursive);
    }
    ~SampleSite() { std::filesystem::remove_all(folder_); }
    SampleSite(SampleSite const&) = delete;
    SampleSite& operator=(SampleSite const&) = delete;

    int lockbox(std::string const& command, std::string const& arguments = "") const {
        std::string const line = std::string(LOCKBOX_PROGRAM) + " " + command + " '" +
                                 folder_.string() + "' " + arguments + " > '" + output().string() +
                                 "' 2>&1";
        int const status = std::system(line.c_str());
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    std::string said() const { return content(output()); }
    std::filesystem::path folder() const { return folder_; }
    std::filesystem::path outbox() const { return folder_ / "outbox"; }
    std::filesystem::path inbox() const { return folder_ / "inbox"; }

    static std::string content(std::filesystem::path const& file) {
        std::ifstream stream(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

private:
    std::filesystem::path output() const { return folder_.string() + ".output"; }
    std::filesystem::path folder_;
};

}  // namespace lockbox::end_to_end
