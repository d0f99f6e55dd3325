// SPDX-License-Identifier: Apache-2.0
#include "ocr/network/recent_lines.h"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace lockbox::ocr {
namespace {

// More than a network reads of one envelope; about 70 KB each.
constexpr std::size_t lines_kept = 96;

std::string_view row_of(cv::Mat const& line, int y) {
    return {line.ptr<char>(y), static_cast<std::size_t>(line.cols)};
}

std::size_t hash_of(cv::Mat const& line) {
    auto hash = static_cast<std::size_t>(line.cols);
    for (int y = 0; y < line.rows; ++y)
        hash = hash * 31 + std::hash<std::string_view>()(row_of(line, y));
    return hash;
}

bool same_pixels(cv::Mat const& a, cv::Mat const& b) {
    if (a.size() != b.size()) return false;
    for (int y = 0; y < a.rows; ++y)
        if (row_of(a, y) != row_of(b, y)) return false;
    return true;
}

}  // namespace

LineScores const* RecentLines::find(cv::Mat const& line) const {
    std::size_t const hash = hash_of(line);
    auto const same = std::ranges::find_if(lines_, [&](Line const& known) {
        return known.hash == hash && same_pixels(known.pixels, line);
    });
    return same == lines_.end() ? nullptr : &same->scores;
}

void RecentLines::add(cv::Mat const& line, LineScores const& scores) {
    if (lines_.size() == lines_kept) lines_.pop_back();
    lines_.push_front({hash_of(line), line.clone(), scores});
}

}  // namespace lockbox::ocr
