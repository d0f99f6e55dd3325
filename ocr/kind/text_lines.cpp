// SPDX-License-Identifier: Apache-2.0
#include "ocr/kind/text_lines.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numeric>

#include "ocr/network/ctc.h"

namespace lockbox::ocr {
namespace {

/// More pieces than this on one page are noise.
constexpr std::size_t greatest_letters = 8'000;

/// Pieces that could be letters of 5 to 30 points, from left to right.
std::vector<cv::Rect> letters_of(std::vector<Blob> const& blobs, int dpi) {
    std::vector<cv::Rect> letters;
    for (Blob const& blob : blobs) {
        double const height_in = static_cast<double>(blob.box.height) / dpi;
        double const width_in = static_cast<double>(blob.box.width) / dpi;
        if (height_in > 0.03 && height_in < 0.35 && width_in > 0.01 && width_in < 0.6)
            letters.push_back(blob.box);
    }
    if (letters.size() > greatest_letters) letters.clear();
    std::sort(letters.begin(), letters.end(), [](cv::Rect const& a, cv::Rect const& b) {
        return a.x != b.x ? a.x < b.x : a.y < b.y;
    });
    return letters;
}

int overlap(int a_first, int a_end, int b_first, int b_end) {
    return std::min(a_end, b_end) - std::max(a_first, b_first);
}

/// Side by side: more than half of the lower one's height in common, and no more paper between them
/// than between words.
bool neighbours(cv::Rect const& left, cv::Rect const& right) {
    int const common = overlap(left.y, left.br().y, right.y, right.br().y);
    int const taller = std::max(left.height, right.height);
    int const lower = std::min(left.height, right.height);
    return 2 * common > lower && right.x - left.br().x < 1.3 * taller && taller < 3 * lower;
}

std::size_t root_of(std::vector<std::size_t>& parents, std::size_t i) {
    while (parents[i] != i)
        i = parents[i] = parents[parents[i]];
    return i;
}

/// Which chain each letter belongs to, by the index of one of its letters.
std::vector<std::size_t> chains_of(std::vector<cv::Rect> const& letters) {
    std::vector<std::size_t> parents(letters.size());
    std::iota(parents.begin(), parents.end(), std::size_t{0});
    for (std::size_t i = 0; i < letters.size(); ++i)
        for (std::size_t j = i + 1; j < letters.size(); ++j) {
            if (letters[j].x > letters[i].br().x + 4 * letters[i].height) break;
            if (neighbours(letters[i], letters[j]))
                parents[root_of(parents, j)] = root_of(parents, i);
        }
    for (std::size_t i = 0; i < parents.size(); ++i)
        parents[i] = root_of(parents, i);
    return parents;
}

}  // namespace

std::vector<TextLine> text_lines(PageImage const& page, std::vector<Blob> const& blobs,
                                 int least_letters) {
    std::vector<cv::Rect> const letters = letters_of(blobs, page.dpi);
    std::vector<std::size_t> const chains = chains_of(letters);
    std::vector<std::vector<int>> heights(letters.size());
    std::vector<cv::Rect> boxes(letters.size());
    for (std::size_t i = 0; i < letters.size(); ++i) {
        std::size_t const chain = chains[i];
        boxes[chain] = boxes[chain].empty() ? letters[i] : boxes[chain] | letters[i];
        heights[chain].push_back(letters[i].height);
    }
    std::vector<TextLine> lines;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        auto& line = heights[i];
        if (line.size() < static_cast<std::size_t>(least_letters)) continue;
        auto const tall = line.begin() + static_cast<std::ptrdiff_t>(line.size() * 9 / 10);
        std::nth_element(line.begin(), tall, line.end());
        lines.push_back(
            {boxes[i], static_cast<int>(line.size()), static_cast<double>(*tall) / page.dpi});
    }
    std::sort(lines.begin(), lines.end(),
              [](TextLine const& a, TextLine const& b) { return a.box.y < b.box.y; });
    return lines;
}

LineText read_text_line(PageImage const& page, TextLine const& line, LineNetwork& text) {
    int const margin = line.box.height / 4 + 2;
    // The beginning of a long line tells as much, at a part of the cost.
    int const width = std::min(line.box.width, 22 * line.box.height);
    cv::Rect const wide(line.box.x - 2 * margin, line.box.y - margin, width + 4 * margin,
                        line.box.height + 2 * margin);
    cv::Rect const cut = wide & cv::Rect({0, 0}, page.gray.size());
    LineText result;
    if (cut.empty()) return result;
    LineScores const scores = text.read(page.gray(cut));
    result.text = best_path(scores);
    if (result.text.empty()) return result;
    double const log_p = log_likelihood(scores, result.text);
    result.confidence = std::exp(log_p / static_cast<double>(result.text.size()));
    for (char& letter : result.text)
        letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
    return result;
}

WritingDirection writing_direction(PageImage const& page, std::vector<Blob> const& blobs) {
    std::vector<cv::Rect> const letters = letters_of(blobs, page.dpi);
    WritingDirection direction;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        cv::Rect const& a = letters[i];
        int const reach = std::max(a.width, a.height);
        bool beside = false;
        bool below = false;
        for (std::size_t j = i + 1; j < letters.size(); ++j) {
            cv::Rect const& b = letters[j];
            if (b.x > a.br().x + reach) break;
            int const common_y = overlap(a.y, a.br().y, b.y, b.br().y);
            int const common_x = overlap(a.x, a.br().x, b.x, b.br().x);
            int const gap_y = -common_y;
            beside = beside ||
                     (2 * common_y > std::min(a.height, b.height) && 2 * (b.x - a.br().x) < reach);
            below = below ||
                    (2 * common_x > std::min(a.width, b.width) && gap_y > 0 && 2 * gap_y < reach);
        }
        direction.level += beside ? 1 : 0;
        direction.across += below ? 1 : 0;
    }
    return direction;
}

}  // namespace lockbox::ocr
