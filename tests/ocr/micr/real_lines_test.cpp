// SPDX-License-Identifier: Apache-2.0
// Lines cut from real checks. Set LOCKBOX_DATA to a folder that holds micr_lines/labels.tsv. Texts
// are not printed: they are account numbers of people.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "lockbox/check_digits.h"
#include "ocr/image/decode.h"
#include "ocr/micr/micr_line.h"

namespace lockbox::ocr {
namespace {

std::vector<std::byte> bytes_of(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    auto const* first = reinterpret_cast<std::byte const*>(text.data());
    return {first, first + text.size()};
}

/// A share of the lines is held out by a hash of the text when the network is trained; here all are
/// read, so the figure stands for the crop, the parsing and the network together, not for unseen
/// checks (those: ocr/models/micr.md).
TEST(RealMicrLines, AreReadExactly) {
    char const* data = std::getenv("LOCKBOX_DATA");
    if (!data) GTEST_SKIP() << "LOCKBOX_DATA is not set";
    auto const folder = std::filesystem::path(data) / "micr_lines";
    std::ifstream labels(folder / "labels.tsv");
    if (!labels) GTEST_SKIP() << "no " << folder;
    LineNetwork micr(LineNetwork::Kind::micr);
    std::string file;
    std::string text;
    std::getline(labels, text);
    int lines = 0;
    int exact = 0;
    int wrong_and_sure = 0;
    while (labels >> file >> text) {
        if (++lines % 4 != 0) continue;  // 250 lines take ten seconds
        auto const pages = decode(bytes_of(folder / file), file);
        ASSERT_TRUE(pages) << file;
        auto const reading = read_micr_picture(pages->front().gray, micr);
        auto const* read = read_of(reading);
        bool const right = read && read->value == text;
        exact += right ? 1 : 0;
        wrong_and_sure += read && !right && read->probability.value() > 0.99 ? 1 : 0;
    }
    int const read_lines = lines / 4;
    EXPECT_GE(exact, read_lines * 95 / 100) << "of " << read_lines;
    // One or two labels in a hundred are wrong themselves.
    EXPECT_LE(wrong_and_sure, read_lines * 2 / 100) << "of " << read_lines;
}

}  // namespace
}  // namespace lockbox::ocr
