// SPDX-License-Identifier: Apache-2.0
// The style of the tree that a reader of text can check. Long functions are clang-tidy's to find.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct SourceFile {
    std::string path;  ///< From the root, with forward slashes.
    std::vector<std::string> lines;
};

std::vector<SourceFile> sources() {
    fs::path const root(LOCKBOX_SOURCE_DIR);
    std::vector<SourceFile> files;
    for (char const* room : {"lockbox", "ocr", "matching", "batches", "samples", "tests"})
        for (auto const& entry : fs::recursive_directory_iterator(root / room)) {
            auto const extension = entry.path().extension();
            if (extension != ".cpp" && extension != ".h") continue;
            SourceFile file{fs::relative(entry.path(), root).generic_string(), {}};
            std::ifstream stream(entry.path());
            for (std::string line; std::getline(stream, line);)
                file.lines.push_back(line);
            files.push_back(std::move(file));
        }
    std::sort(files.begin(), files.end(), [](auto& a, auto& b) { return a.path < b.path; });
    return files;
}

/// `path:line: text` for each line of each file that `offends`.
std::string offences(std::function<bool(SourceFile const&, std::string const&)> const& offends) {
    std::string found;
    for (SourceFile const& file : sources())
        for (std::size_t i = 0; i < file.lines.size(); ++i)
            if (offends(file, file.lines[i]))
                found += file.path + ":" + std::to_string(i + 1) + ": " + file.lines[i] + "\n";
    return found;
}

bool in_room(SourceFile const& file, std::string const& room) {
    return file.path.starts_with(room + "/");
}

TEST(Tidy, there_is_something_to_check) {
    EXPECT_GT(sources().size(), 50u);
}

TEST(Tidy, files_and_lines_are_short) {
    std::string found;
    for (SourceFile const& file : sources()) {
        std::size_t const most = file.path.starts_with("tests/") ? 600 : 400;
        if (file.lines.size() > most)
            found += file.path + " has " + std::to_string(file.lines.size()) + " lines\n";
    }
    EXPECT_EQ(found, "");
    // Bytes, so lines with Greek letters and arrows get some room.
    EXPECT_EQ(offences([](auto&, auto& line) { return line.size() > 120; }), "");
}

TEST(Tidy, rooms_depend_one_way) {
    EXPECT_EQ(offences([](SourceFile const& file, std::string const& line) {
                  static std::regex const include(R"(^\s*#include\s*[<"](\w+)/)");
                  std::smatch match;
                  if (!std::regex_search(line, match, include)) return false;
                  std::string const to = match[1];
                  bool const is_room =
                      to == "ocr" || to == "matching" || to == "batches" || to == "samples";
                  if (in_room(file, "lockbox")) return is_room;
                  if (in_room(file, "ocr")) return is_room && to != "ocr";
                  if (in_room(file, "matching")) return is_room && to != "matching";
                  if (in_room(file, "samples")) return is_room && to != "samples";
                  return in_room(file, "batches") && to == "samples";
              }),
              "");
}

TEST(Tidy, libraries_stay_in_their_rooms) {
    EXPECT_EQ(
        offences([](SourceFile const& file, std::string const& line) {
            static std::regex const reading(R"(#include\s*<(opencv2|tesseract|ZXing|leptonica)/)");
            static std::regex const storing(R"(#include\s*<(soci|sqlite3))");
            bool const ocr = in_room(file, "ocr") || file.path.starts_with("tests/ocr/") ||
                             in_room(file, "samples") || file.path.starts_with("tests/");
            if (!ocr && std::regex_search(line, reading)) return true;
            bool const store =
                file.path.starts_with("batches/store/") || file.path.starts_with("tests/");
            return !store && std::regex_search(line, storing);
        }),
        "");
}

TEST(Tidy, no_floating_point_beside_money) {
    EXPECT_EQ(
        offences([](SourceFile const& file, std::string const& line) {
            if (file.path.starts_with("tests/tidy/")) return false;
            static std::regex const floating(
                R"(\b(double|float)\s+\w*(amount|cents|dollars|balance)(?!\w*_(in|px|bits)\b)\w*\s*[;=,){])");
            return std::regex_search(line, floating);
        }),
        "");
}

TEST(Tidy, nothing_is_left_unfinished) {
    EXPECT_EQ(offences([](SourceFile const& file, std::string const& line) {
                  if (file.path.starts_with("tests/tidy/")) return false;
                  static std::regex const unfinished(R"(\b(TODO|FIXME|XXX|HACK)\b|^\s*#if 0)");
                  static std::regex const vague(R"(catch \(\.\.\.\)|std::shared_ptr)");
                  return std::regex_search(line, unfinished) || std::regex_search(line, vague);
              }),
              "");
}

TEST(Tidy, every_file_says_its_licence_and_headers_are_included_once) {
    std::string found;
    for (SourceFile const& file : sources()) {
        if (file.lines.empty() ||
            file.lines[0].find("SPDX-License-Identifier: Apache-2.0") == std::string::npos)
            found += file.path + " lacks its SPDX line\n";
        bool const once =
            std::find(file.lines.begin(), file.lines.end(), "#pragma once") != file.lines.end();
        if (file.path.ends_with(".h") && !once) found += file.path + " lacks #pragma once\n";
    }
    EXPECT_EQ(found, "");
}

TEST(Tidy, every_source_is_in_a_target) {
    fs::path const root(LOCKBOX_SOURCE_DIR);
    std::string lists;
    for (auto const& entry : fs::recursive_directory_iterator(root)) {
        if (entry.path().filename() != "CMakeLists.txt") continue;
        std::ifstream stream(entry.path());
        lists.append(std::istreambuf_iterator<char>(stream), {});
    }
    std::string found;
    for (SourceFile const& file : sources())
        if (file.path.ends_with(".cpp") &&
            lists.find(fs::path(file.path).filename().string()) == std::string::npos)
            found += file.path + " is in no target\n";
    EXPECT_EQ(found, "");
}

TEST(Tidy, folders_say_what_they_hold) {
    std::set<std::string> const empty_words{"utils", "util", "common", "helpers", "misc", "impl"};
    std::string found;
    for (SourceFile const& file : sources())
        for (fs::path const& part : fs::path(file.path))
            if (empty_words.contains(part.string())) found += file.path + "\n";
    EXPECT_EQ(found, "");
}

}  // namespace
