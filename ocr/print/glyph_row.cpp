// SPDX-License-Identifier: Apache-2.0
#include "ocr/print/glyph_row.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <opencv2/imgproc.hpp>

#include "ocr/image/ink.h"

namespace lockbox::ocr {
namespace {

// Shares of the glyph height; measured on 1,034 cut MICR lines and on drawn OCR-A lines.
constexpr double least_width = 0.1;            // a broken 1
constexpr double greatest_width = 1.0;         // two touching glyphs are wider and are left out
constexpr double greatest_gap = 6.0;           // between fields of one line: four pitches
constexpr double greatest_step = 0.22;         // of baselines, and of heights, between neighbours
constexpr double greatest_pitch_error = 0.14;  // of the pitch, for one right edge
constexpr double least_regular_share = 0.7;    // of a row's distances that keep the pitch
constexpr int greatest_multiple = 7;           // pitches between neighbours that still count

struct Glyph {
    cv::Rect box;
    int bottom() const { return box.y + box.height; }
    int right() const { return box.x + box.width; }
};

std::vector<Glyph> glyphs_of(cv::Mat const& ink, GlyphRowLimits const& limits) {
    std::vector<Glyph> glyphs;
    for (Blob const& blob : blobs_of(ink)) {
        cv::Rect const& box = blob.box;
        if (box.height < limits.least_height || box.height > limits.greatest_height) continue;
        if (box.width < least_width * box.height || box.width > greatest_width * box.height)
            continue;
        glyphs.push_back({box});
    }
    std::sort(glyphs.begin(), glyphs.end(), [](Glyph const& a, Glyph const& b) {
        return a.box.x != b.box.x ? a.box.x < b.box.x : a.box.y < b.box.y;
    });
    return glyphs;
}

/// Chains each glyph to the nearest one to its right on the same baseline.
std::vector<std::vector<Glyph>> chains_of(std::vector<Glyph> const& glyphs) {
    std::vector<std::vector<Glyph>> chains;
    std::vector<std::size_t> open;  // chains that a further glyph may still join
    for (Glyph const& glyph : glyphs) {
        double const height = glyph.box.height;
        std::size_t best = chains.size();
        std::erase_if(open, [&](std::size_t chain) {
            Glyph const& last = chains[chain].back();
            return glyph.box.x - last.right() > greatest_gap * last.box.height;
        });
        for (std::size_t chain : open) {
            Glyph const& last = chains[chain].back();
            if (glyph.box.x < last.right() - 0.2 * height) continue;
            if (std::abs(glyph.bottom() - last.bottom()) > greatest_step * height) continue;
            if (std::abs(glyph.box.height - last.box.height) > greatest_step * height) continue;
            if (best == chains.size() || last.right() > chains[best].back().right()) best = chain;
        }
        if (best == chains.size()) {
            chains.emplace_back();
            open.push_back(best);
        }
        chains[best].push_back(glyph);
    }
    return chains;
}

/// The value below which a share of all values lies.
double quantile(std::vector<double> values, double share) {
    auto const place = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + place, values.end());
    return values[static_cast<std::size_t>(place)];
}

/// The pitch that the most distances between right edges are multiples of, 0 where too few are.
double pitch_of(std::vector<Glyph> const& chain, double height, GlyphRowLimits const& limits) {
    std::vector<double> steps;
    std::vector<double> near;
    for (std::size_t i = 1; i < chain.size(); ++i) {
        double const step = chain[i].right() - chain[i - 1].right();
        steps.push_back(step);
        if (step >= limits.least_pitch_per_height * height &&
            step <= limits.greatest_pitch_per_height * height)
            near.push_back(step);
    }
    if (near.size() * 2 < steps.size() || near.size() < 3) return 0;
    double const pitch = quantile(near, 0.5);
    auto const keeps = [&](double step) {
        double const multiple = std::round(step / pitch);
        return multiple >= 1 && multiple <= greatest_multiple &&
               std::abs(step - multiple * pitch) <= greatest_pitch_error * pitch;
    };
    auto const regular = std::count_if(steps.begin(), steps.end(), keeps);
    bool const even =
        static_cast<double>(regular) >= least_regular_share * static_cast<double>(steps.size());
    return even ? pitch : 0;
}

double slope_of(std::vector<Glyph> const& chain) {
    double const count = static_cast<double>(chain.size());
    double mean_x = 0;
    double mean_y = 0;
    for (Glyph const& glyph : chain) {
        mean_x += glyph.right() / count;
        mean_y += glyph.bottom() / count;
    }
    double above = 0;
    double below = 0;
    for (Glyph const& glyph : chain) {
        above += (glyph.right() - mean_x) * (glyph.bottom() - mean_y);
        below += (glyph.right() - mean_x) * (glyph.right() - mean_x);
    }
    return below > 0 ? above / below : 0;
}

}  // namespace

std::vector<GlyphRow> find_glyph_rows(cv::Mat const& ink, GlyphRowLimits const& limits) {
    std::vector<GlyphRow> rows;
    for (std::vector<Glyph> const& chain : chains_of(glyphs_of(ink, limits))) {
        if (static_cast<int>(chain.size()) < limits.least_glyphs) continue;
        std::vector<double> heights;
        cv::Rect box = chain.front().box;
        for (Glyph const& glyph : chain) {
            heights.push_back(glyph.box.height);
            box |= glyph.box;
        }
        double const height = quantile(heights, 0.5);
        double const pitch = pitch_of(chain, height, limits);
        if (pitch <= 0) continue;
        rows.push_back({box, height, pitch, slope_of(chain), static_cast<int>(chain.size())});
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](GlyphRow const& a, GlyphRow const& b) { return a.glyphs > b.glyphs; });
    return rows;
}

cv::Mat straight_row(cv::Mat const& gray, GlyphRow const& row, double margin) {
    double const pad = margin * row.height_px;
    double const middle_x = row.box.x + row.box.width / 2.0;
    double const middle_y = row.box.y + row.box.height / 2.0;
    double const height = row.height_px + 2 * pad;
    double const left = row.box.x - pad;
    cv::Size const size(static_cast<int>(std::ceil(row.box.width + 2 * pad)),
                        static_cast<int>(std::ceil(height)));
    // From the pixels of the result to those of `gray`: a shear, so that columns stay columns.
    cv::Matx23d const map(1, 0, left, row.slope, 1,
                          middle_y - height / 2 + row.slope * (left - middle_x));
    cv::Mat result;
    cv::warpAffine(gray, result, map, size, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_CONSTANT, cv::Scalar(255));
    return result;
}

}  // namespace lockbox::ocr
