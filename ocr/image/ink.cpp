// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/ink.h"

#include <algorithm>
#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <opencv2/imgproc.hpp>
#include <utility>

namespace lockbox::ocr {
namespace {

/// The first pixel from `x` on that is ink (or, for `ink` false, that is not); `cols` where none.
/// Paper is passed over eight pixels at a time.
int next_change(std::uint8_t const* row, int x, int cols, std::uint8_t passed) {
    std::uint64_t const all = passed ? ~std::uint64_t{0} : 0;
    while (x + 8 <= cols) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, row + x, 8);
        if (eight != all) break;
        x += 8;
    }
    while (x < cols && row[x] == passed)
        ++x;
    return x;
}

/// Pieces that grow row by row; pieces that meet become one.
class Pieces {
public:
    std::size_t begin(int first, int end, int y) {
        parents_.push_back(pieces_.size());
        pieces_.push_back({{first, y, end - first, 1}, end - first});
        return parents_.back();
    }
    void add(std::size_t piece, int first, int end, int y) {
        Blob& blob = pieces_[root(piece)];
        blob.box |= cv::Rect(first, y, end - first, 1);
        blob.area_px += end - first;
    }
    void join(std::size_t a, std::size_t b) {
        a = root(a);
        b = root(b);
        if (a == b) return;
        if (b < a) std::swap(a, b);
        parents_[b] = a;
        pieces_[a].box |= pieces_[b].box;
        pieces_[a].area_px += pieces_[b].area_px;
    }
    std::vector<Blob> blobs() const {
        std::vector<Blob> blobs;
        for (std::size_t i = 0; i < pieces_.size(); ++i)
            if (parents_[i] == i) blobs.push_back(pieces_[i]);
        return blobs;
    }

    std::size_t size() const { return pieces_.size(); }
    Blob const& blob(std::size_t piece) const { return pieces_[piece]; }
    std::size_t root(std::size_t piece) {
        while (parents_[piece] != piece)
            piece = parents_[piece] = parents_[parents_[piece]];
        return piece;
    }

private:
    std::vector<Blob> pieces_;
    std::vector<std::size_t> parents_;
};

/// Walks over all runs of ink, row by row, and joins them to pieces.
template <class OnRun>
Pieces joined_runs(cv::Mat const& ink, OnRun on_run) {
    Pieces pieces;
    std::vector<InkRun> above;
    std::vector<InkRun> here;
    for (int y = 0; y < ink.rows; ++y) {
        std::uint8_t const* row = ink.ptr(y);
        here.clear();
        std::size_t over = 0;
        for (int x = next_change(row, 0, ink.cols, 0); x < ink.cols;) {
            InkRun run{y, x, next_change(row, x, ink.cols, 255), 0};
            // A run above touches, at the corners too, unless it ends before or begins after.
            while (over < above.size() && above[over].end < run.first)
                ++over;
            bool const touches = over < above.size() && above[over].first <= run.end;
            run.piece = touches ? above[over].piece : pieces.begin(run.first, run.end, y);
            if (touches) pieces.add(run.piece, run.first, run.end, y);
            for (std::size_t next = over + 1; next < above.size(); ++next) {
                if (above[next].first > run.end) break;
                pieces.join(run.piece, above[next].piece);
            }
            here.push_back(run);
            on_run(run);
            x = next_change(row, run.end, ink.cols, 0);
        }
        std::swap(above, here);
    }
    return pieces;
}

/// Sums of gray levels and of their squares over the rows of a window, column by column, as the
/// window goes down a page; beyond the page its edge is repeated. Plain loops that compilers make
/// vectors of.
class ColumnSums {
public:
    ColumnSums(cv::Mat const& gray, int window_px)
        : gray_(gray),
          reach_(window_px / 2),
          levels_(static_cast<std::size_t>(gray.cols + 2 * reach_)),
          squares_(levels_.size()) {
        for (int y = -reach_ - 1; y < reach_; ++y)
            add<1>(y);
    }
    /// To the next row; the first call to row 0.
    void advance() {
        add<1>(row_ + reach_);
        add<-1>(row_ - reach_ - 1);
        ++row_;
        repeat_edges(levels_);
        repeat_edges(squares_);
    }
    /// Over the whole window, for each column of the row.
    void sum(std::vector<int>& levels, std::vector<int>& squares) const {
        int level = 0, square = 0;
        auto const window = static_cast<std::size_t>(2 * reach_ + 1);
        for (std::size_t x = 0; x + 1 < window; ++x)
            level += levels_[x], square += squares_[x];
        for (std::size_t x = 0; x < levels.size(); ++x) {
            levels[x] = level += levels_[x + window - 1];
            squares[x] = square += squares_[x + window - 1];
            level -= levels_[x];
            square -= squares_[x];
        }
    }

private:
    template <int Sign>
    void add(int y) {
        std::uint8_t const* const row = gray_.ptr(std::clamp(y, 0, gray_.rows - 1));
        int* const levels = levels_.data() + reach_;
        int* const squares = squares_.data() + reach_;
        for (int x = 0; x < gray_.cols; ++x) {
            levels[x] += Sign * row[x];
            squares[x] += Sign * row[x] * row[x];
        }
    }
    void repeat_edges(std::vector<int>& sums) const {
        std::fill_n(sums.begin(), reach_, sums[static_cast<std::size_t>(reach_)]);
        std::fill_n(sums.rbegin(), reach_,
                    sums[sums.size() - 1 - static_cast<std::size_t>(reach_)]);
    }

    cv::Mat const& gray_;
    int reach_;
    int row_ = 0;
    std::vector<int> levels_, squares_;
};

/// Marks what is darker than its surroundings, after Sauvola: under m (1 + k (s / 128 - 1)), m and
/// s mean and spread of the window around. The lightest mean, which is the page's white.
double darker_than_around(cv::Mat const& gray, int window_px, cv::Mat& ink) {
    // The window spans two letters of handwriting; k is Sauvola's weight of the contrast, lower
    // than his 0.5 because carbonless and gel-pen strokes are pale; 128 is half the gray scale.
    constexpr float k = 0.2F, full_contrast = 128;
    ColumnSums sums(gray, window_px);
    auto const width = static_cast<std::size_t>(gray.cols);
    std::vector<int> levels(width), squares(width);
    float const share = 1 / static_cast<float>(window_px * window_px);
    int lightest = 0;
    for (int y = 0; y < gray.rows; ++y) {
        sums.advance();
        sums.sum(levels, squares);
        std::uint8_t const* const row = gray.ptr(y);
        std::uint8_t* const to = ink.ptr(y);
        for (std::size_t x = 0; x < width; ++x) {
            float const mean = static_cast<float>(levels[x]) * share;
            float const variance = static_cast<float>(squares[x]) * share - mean * mean;
            // Where the spread decides, squares are compared: no root is drawn.
            float const beyond = static_cast<float>(row[x]) + 0.5F - mean * (1 - k);
            float const weight = mean * (k / full_contrast);
            bool const dark = static_cast<int>(beyond < 0) |
                              static_cast<int>(beyond * beyond < weight * weight * variance);
            to[x] = dark ? 255 : 0;
        }
        lightest = std::max(lightest, *std::ranges::max_element(levels));
    }
    return static_cast<double>(lightest) / (window_px * window_px);
}

/// The gray level that a hundredth of the ink is darker than.
int black_of(cv::Mat const& gray, cv::Mat const& ink, int ink_px) {
    constexpr double of_ink = 0.01;
    std::array<int, 256> counts{};
    for (int y = 0; y < gray.rows; ++y)
        for (int x = 0; x < gray.cols; ++x)
            if (ink.at<std::uint8_t>(y, x)) ++counts[gray.at<std::uint8_t>(y, x)];
    int below = 0, level = 0;
    while (level < 255 && (below += counts[static_cast<std::size_t>(level)]) < of_ink * ink_px)
        ++level;
    return level;
}

/// Whether ink stands nearly everywhere: what people write and print leaves most of a page free.
bool covers_page(cv::Mat const& ink, int dpi) {
    constexpr double cell_in = 0.25, least_ink = 0.01, most_cells = 0.5;
    int const cell = std::max(4, static_cast<int>(dpi * cell_in));
    cv::Mat shares;
    cv::resize(ink, shares, {std::max(1, ink.cols / cell), std::max(1, ink.rows / cell)}, 0, 0,
               cv::INTER_AREA);
    cv::Mat const inked = shares > 255 * least_ink;
    return cv::countNonZero(inked) >= most_cells * static_cast<double>(inked.total());
}

/// Takes the pattern of safety paper out of the ink: what is pale, and much, and everywhere. Pale
/// handwriting on plain paper is not everywhere and stays.
void remove_texture(cv::Mat const& gray, cv::Mat& ink, double white, int dpi) {
    constexpr double pale_share = 0.35;      // of the way from white to black; pens reach further
    constexpr double least_ink = 0.05;       // of the page; fewer are writing and print alone
    constexpr double much_of_the_ink = 0.2;  // edges of letters are pale too, at 200 dpi 0.05-0.15
    int const ink_px = cv::countNonZero(ink);
    if (ink_px < least_ink * static_cast<double>(ink.total())) return;
    double const black = black_of(gray, ink, ink_px);
    cv::Mat pale = gray > white - pale_share * (white - black);
    cv::bitwise_and(pale, ink, pale);
    if (cv::countNonZero(pale) < much_of_the_ink * ink_px || !covers_page(pale, dpi)) return;
    ink.setTo(0, pale);
}

}  // namespace

cv::Mat binarised(cv::Mat const& gray, int dpi) {
    // Darker than this share of the page's white is ink whatever its surroundings.
    constexpr double black_share = 0.3;
    cv::Mat ink(gray.size(), CV_8U);
    if (ink.empty()) return ink;
    double const white = darker_than_around(gray, std::max(15, dpi / 5) | 1, ink);
    cv::bitwise_or(ink, gray < white * black_share, ink);
    remove_texture(gray, ink, white, dpi);
    return ink;
}

std::vector<Blob> blobs_of(cv::Mat const& ink) {
    return joined_runs(ink, [](InkRun const&) {}).blobs();
}

InkPieces ink_pieces_of(cv::Mat const& ink) {
    InkPieces found;
    Pieces joined = joined_runs(ink, [&](InkRun const& run) { found.runs.push_back(run); });
    struct Begin {
        int cell_y;
        int cell_x;
        std::size_t root;
        auto operator<=>(Begin const& other) const = default;
    };
    std::vector<Begin> begins;
    for (std::size_t piece = 0; piece < joined.size(); ++piece)
        if (joined.root(piece) == piece)
            begins.push_back({joined.blob(piece).box.y / 2, ink.cols, piece});
    std::vector<std::size_t> place(joined.size());
    for (std::size_t i = 0; i < begins.size(); ++i)
        place[begins[i].root] = i;
    for (InkRun& run : found.runs) {
        run.piece = joined.root(run.piece);
        Begin& begin = begins[place[run.piece]];
        if (run.y / 2 == begin.cell_y) begin.cell_x = std::min(begin.cell_x, run.first / 2);
    }
    std::ranges::sort(begins);
    for (std::size_t i = 0; i < begins.size(); ++i) {
        place[begins[i].root] = i;
        found.pieces.push_back(joined.blob(begins[i].root));
    }
    for (InkRun& run : found.runs)
        run.piece = place[run.piece];
    return found;
}

}  // namespace lockbox::ocr
