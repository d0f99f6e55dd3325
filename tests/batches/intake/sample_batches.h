// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "batches/intake/intake.h"

namespace lockbox::batches::test {

/// An inbox and an archive that go when the test ends.
class ScanFolders {
public:
    ScanFolders();
    ~ScanFolders();
    ScanFolders(ScanFolders const&) = delete;
    ScanFolders& operator=(ScanFolders const&) = delete;

    std::filesystem::path inbox() const { return root_ / "inbox"; }
    std::filesystem::path archive() const { return root_ / "archive"; }
    /// Writes a file below the inbox, with its folders.
    void put(std::string const& path, std::string const& content) const;

private:
    std::filesystem::path root_;
};

/// A manifest of one transaction: a check, front and rear, and a coupon. `control` is the text of
/// that key's value.
std::string manifest(
    std::string const& control = R"({"transactions":1,"items":1,"amount":"5.00"})");
/// Delivers that batch under `name`.
void put_manifest_batch(ScanFolders const& folders, std::string const& name);

std::string content_of(std::filesystem::path const& file);
std::string text(std::vector<std::byte> const& bytes);

}  // namespace lockbox::batches::test
