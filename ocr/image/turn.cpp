// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/turn.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <vector>

#include "lockbox/assertion.h"

namespace lockbox::ocr {
namespace {

// The arithmetic of OpenCV's warpAffine: positions of 10 bits below the point, rounded to 5, of
// which the shares of the four pixels around are made.
constexpr int position_bits = 10;
constexpr int share_bits = 5;
constexpr int shares = 1 << share_bits;
constexpr double position_scale = 1 << position_bits;
constexpr int half_a_share = 1 << (position_bits - share_bits - 1);
constexpr int together = 8;  // pixels of the result looked at at once
constexpr std::uint64_t all_white = ~std::uint64_t{0};

struct Place {
    int x, y;  ///< In shares of a pixel.
};

/// Between the four pixels around a place, all of which are in the picture.
std::uint8_t between(std::uint8_t const* above, std::ptrdiff_t row, Place place) {
    std::uint8_t const* const at = above + (place.x >> share_bits);
    int const right = place.x & (shares - 1), low = place.y & (shares - 1);
    int const upper = at[0] * (shares - right) + at[1] * right;
    int const lower = at[row] * (shares - right) + at[row + 1] * right;
    return static_cast<std::uint8_t>((upper * (shares - low) + lower * low + shares * shares / 2) >>
                                     (2 * share_bits));
}

/// As `between`, where some of the four may lie beyond the edges.
std::uint8_t near_edge(cv::Mat const& gray, Place place) {
    int const x = place.x >> share_bits, y = place.y >> share_bits;
    std::uint8_t four[4];
    for (int i = 0; i < 4; ++i) {
        int const column = x + i % 2, line = y + i / 2;
        bool const inside = column >= 0 && column < gray.cols && line >= 0 && line < gray.rows;
        four[i] = inside ? gray.at<std::uint8_t>(line, column) : 255;
    }
    return between(four, 2, {place.x & (shares - 1), place.y & (shares - 1)});
}

/// Whether all pixels around places `first` to `last` of one row of the result are white; both lie
/// within the picture.
bool white_around(cv::Mat const& gray, Place first, Place last) {
    int const x = first.x >> share_bits;
    int const top = std::min(first.y, last.y) >> share_bits;
    int const bottom = (std::max(first.y, last.y) >> share_bits) + 1;
    for (int y = top; y <= bottom; ++y) {
        std::uint64_t left = 0, right = 0;
        std::memcpy(&left, gray.ptr(y) + x, 8);
        std::memcpy(&right, gray.ptr(y) + x + 4, 8);
        if ((left & right) != all_white) return false;
    }
    return true;
}

/// Where the pixels of one row of the result lie in the source.
struct RowPlaces {
    int x0, y0;
    std::vector<int> const& across;  ///< By the column.
    std::vector<int> const& down;
    Place operator[](int x) const {
        constexpr int dropped = position_bits - share_bits;
        auto const at = static_cast<std::size_t>(x);
        return {(x0 + half_a_share + across[at]) >> dropped,
                (y0 + half_a_share + down[at]) >> dropped};
    }
};

/// Whether the picture holds the pixels around a place, and `reach` columns to the right of it.
bool inside(cv::Mat const& gray, Place at, int reach) {
    int const column = at.x >> share_bits, line = at.y >> share_bits;
    return column >= 0 && column + reach < gray.cols && line >= 0 && line + 1 < gray.rows;
}

/// Pixels [x, stop) of a row, `together` of them or the last of the row.
void turn_stretch(cv::Mat const& gray, RowPlaces const& places, int x, int stop,
                  std::uint8_t* row) {
    Place const first = places[x], last = places[stop - 1];
    int const columns = (last.x >> share_bits) - (first.x >> share_bits);
    // Twelve pixels are looked at for eight: turns of a few degrees shrink a row by less.
    bool const within = inside(gray, first, together + 3) && inside(gray, last, 1) &&
                        columns >= 0 && columns <= together + 1;
    if (within && white_around(gray, first, last)) {
        std::memset(row + x, 255, static_cast<std::size_t>(stop - x));
        return;
    }
    auto const step = static_cast<std::ptrdiff_t>(gray.step[0]);
    for (; x < stop; ++x) {
        Place const at = places[x];
        row[x] = within || inside(gray, at, 1)
                     ? between(gray.data + (at.y >> share_bits) * step, step, at)
                     : near_edge(gray, at);
    }
}

}  // namespace

cv::Mat turned_by(cv::Mat const& gray, cv::Matx23d const& to_source) {
    LOCKBOX_ASSERT(gray.type() == CV_8UC1);
    cv::Mat result(gray.size(), CV_8UC1);
    std::vector<int> across(static_cast<std::size_t>(gray.cols)), down(across.size());
    for (std::size_t x = 0; x < across.size(); ++x) {
        across[x] = cvRound(to_source(0, 0) * static_cast<double>(x) * position_scale);
        down[x] = cvRound(to_source(1, 0) * static_cast<double>(x) * position_scale);
    }
    for (int y = 0; y < gray.rows; ++y) {
        RowPlaces const places{cvRound((to_source(0, 1) * y + to_source(0, 2)) * position_scale),
                               cvRound((to_source(1, 1) * y + to_source(1, 2)) * position_scale),
                               across, down};
        for (int x = 0; x < gray.cols; x += together)
            turn_stretch(gray, places, x, std::min(gray.cols, x + together), result.ptr(y));
    }
    return result;
}

}  // namespace lockbox::ocr
