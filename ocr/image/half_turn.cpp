// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/half_turn.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <complex>
#include <numbers>
#include <vector>

#include "ocr/image/ink.h"

namespace lockbox::ocr {
namespace {

/// One page in thirty comes in turned: log2 of the odds.
constexpr double prior_bits = 4;
/// More pieces of ink than this are noise; they are not looked at.
constexpr std::size_t greatest_blobs = 30'000;

/// Pieces as high as MICR (0.117 in) or OCR-A (0.094 in) characters, with the tolerance of print
/// and threshold.
std::vector<cv::Rect> code_sized(std::vector<Blob> const& blobs, int dpi) {
    std::vector<cv::Rect> sized;
    for (Blob const& blob : blobs) {
        double const height_in = static_cast<double>(blob.box.height) / dpi;
        double const width_in = static_cast<double>(blob.box.width) / dpi;
        if (height_in > 0.075 && height_in < 0.145 && width_in > 0.02 && width_in < 0.12)
            sized.push_back(blob.box);
    }
    return sized;
}

/// How evenly the right edges of `row` lie on a grid of `pitch_px`: the length of their mean phase.
double evenness(std::vector<cv::Rect> const& row, double pitch_px) {
    std::complex<double> sum;
    for (cv::Rect const& box : row)
        sum += std::polar(1.0, 2 * std::numbers::pi * (box.x + box.width) / pitch_px);
    return std::abs(sum) / static_cast<double>(row.size());
}

CodeRow measured(std::vector<cv::Rect> const& row, int dpi) {
    CodeRow best;
    // MICR is printed at 8 characters an inch, OCR-A and OCR-B at 10; printers stray by 2 %.
    for (double pitch_in : {0.125, 0.1})
        for (double stray = 0.98; stray < 1.0201; stray += 0.005) {
            double const even = evenness(row, pitch_in * stray * dpi);
            if (even > best.evenness) {
                best.evenness = even;
                best.pitch_in = pitch_in * stray;
            }
        }
    best.characters = static_cast<int>(row.size());
    best.box = row.front();
    for (cv::Rect const& box : row)
        best.box |= box;
    return best;
}

double row_score(CodeRow const& row) {
    return row.characters * row.evenness * row.evenness;
}

/// The best row among pieces whose feet stand within a band; `reach_px` is its depth.
CodeRow best_row(std::vector<cv::Rect> pieces, int from_px, int to_px, int dpi) {
    std::erase_if(pieces, [&](cv::Rect const& box) {
        int const foot = box.y + box.height;
        return foot < from_px || foot > to_px;
    });
    std::sort(pieces.begin(), pieces.end(),
              [](cv::Rect const& a, cv::Rect const& b) { return a.y + a.height < b.y + b.height; });
    CodeRow best;
    int const depth_px = std::max(3, dpi / 50);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        std::vector<cv::Rect> row;
        int const foot = pieces[i].y + pieces[i].height;
        for (std::size_t j = i; j < pieces.size(); ++j) {
            if (pieces[j].y + pieces[j].height > foot + depth_px) break;
            if (std::abs(pieces[j].height - pieces[i].height) <= depth_px) row.push_back(pieces[j]);
        }
        if (row.size() < 10) continue;
        CodeRow const found = measured(row, dpi);
        if (row_score(found) > row_score(best)) best = found;
    }
    return best;
}

/// Pairs of neighbours in a line whose heights differ: those that stand on one line, less those
/// that hang from one line.
int standing_pairs(std::vector<Blob> const& blobs, int dpi) {
    std::vector<cv::Rect> letters;
    for (Blob const& blob : blobs) {
        double const height_in = static_cast<double>(blob.box.height) / dpi;
        bool const letter = height_in > 0.03 && height_in < 0.22 &&
                            blob.box.width < 2 * blob.box.height && blob.box.width > dpi / 100;
        if (letter) letters.push_back(blob.box);
    }
    std::sort(letters.begin(), letters.end(),
              [](cv::Rect const& a, cv::Rect const& b) { return a.x < b.x; });
    int standing = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        cv::Rect const& a = letters[i];
        for (std::size_t j = i + 1; j < letters.size(); ++j) {
            cv::Rect const& b = letters[j];
            if (b.x > a.x + a.width + a.height) break;
            double const ratio =
                static_cast<double>(std::max(a.height, b.height)) / std::min(a.height, b.height);
            if (b.x < a.x + a.width / 2 || ratio < 1.18 || ratio > 1.9) continue;
            int const foot_gap = std::abs((a.y + a.height) - (b.y + b.height));
            int const head_gap = std::abs(a.y - b.y);
            int const slack = std::max(1, dpi / 130);
            if (foot_gap <= slack && head_gap > 2 * foot_gap) ++standing;
            if (head_gap <= slack && foot_gap > 2 * head_gap) --standing;
        }
    }
    return standing;
}

}  // namespace

CodeRow code_row_at_foot(PageImage const& page) {
    std::vector<Blob> const blobs = blobs_of(page.ink);
    if (blobs.size() > greatest_blobs) return {};
    return best_row(code_sized(blobs, page.dpi), page.ink.rows - page.dpi, page.ink.rows, page.dpi);
}

double upright_bits(PageImage const& page) {
    std::vector<Blob> const blobs = blobs_of(page.ink);
    if (blobs.size() > greatest_blobs) return prior_bits;
    std::vector<cv::Rect> pieces = code_sized(blobs, page.dpi);
    CodeRow const foot = best_row(pieces, page.ink.rows - page.dpi, page.ink.rows, page.dpi);
    for (cv::Rect& piece : pieces)
        piece = {page.ink.cols - piece.x - piece.width, page.ink.rows - piece.y - piece.height,
                 piece.width, piece.height};
    CodeRow const head = best_row(pieces, page.ink.rows - page.dpi, page.ink.rows, page.dpi);
    // A row of twenty even characters at one edge and none at the other settles it; a quarter of a
    // bit for each pair, because pairs of one font are not independent.
    double const row_bits = std::clamp((row_score(foot) - row_score(head)) / 2, -10.0, 10.0);
    double const pair_bits = std::clamp(standing_pairs(blobs, page.dpi) / 4.0, -8.0, 8.0);
    return prior_bits + row_bits + pair_bits;
}

}  // namespace lockbox::ocr
