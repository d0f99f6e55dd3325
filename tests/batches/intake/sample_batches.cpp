// SPDX-License-Identifier: Apache-2.0
#include "tests/batches/intake/sample_batches.h"

#include <stdlib.h>

#include <fstream>
#include <sstream>

namespace lockbox::batches::test {

ScanFolders::ScanFolders() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "lockbox-scans-XXXXXX").string();
    char const* made = mkdtemp(pattern.data());
    if (!made) throw std::runtime_error("no temporary folder can be made");
    root_ = made;
    std::filesystem::create_directory(inbox());
    std::filesystem::create_directory(archive());
}

ScanFolders::~ScanFolders() {
    std::error_code error;
    std::filesystem::remove_all(root_, error);
}

void ScanFolders::put(std::string const& path, std::string const& content) const {
    std::filesystem::path const file = inbox() / path;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
}

std::string manifest(std::string const& control) {
    return R"({"lockbox":"412612","batch":"0001","received":"2026-11-20","transactions":[)"
           R"({"sequence":1,"pages":[{"front":"0001-1f.tif","rear":"0001-1r.tif"},)"
           R"({"front":"0001-2f.tif"}]}],"control":)" +
           control + "}";
}

void put_manifest_batch(ScanFolders const& folders, std::string const& name) {
    folders.put(name + "/0001-1f.tif", "front of the check");
    folders.put(name + "/0001-1r.tif", "rear of the check");
    folders.put(name + "/0001-2f.tif", "coupon");
    folders.put(name + "/batch.json", manifest());
}

std::string content_of(std::filesystem::path const& file) {
    std::ostringstream content;
    content << std::ifstream(file, std::ios::binary).rdbuf();
    return content.str();
}

std::string text(std::vector<std::byte> const& bytes) {
    std::string result;
    for (std::byte b : bytes)
        result += static_cast<char>(b);
    return result;
}

}  // namespace lockbox::batches::test
