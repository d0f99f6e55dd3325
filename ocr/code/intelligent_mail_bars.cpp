// SPDX-License-Identifier: Apache-2.0
#include "ocr/code/intelligent_mail_bars.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <span>
#include <vector>

namespace lockbox::ocr {
namespace {

constexpr double strip_dpi = 400;  // of the row laid level
constexpr double half_height_in = 0.14;
constexpr double beside_in = 0.15;  // a quiet zone is 0.125 in wide
constexpr double stretch = 0.04;    // how far the pitch of the pieces may be off
constexpr int bars = static_cast<int>(mail_bar_count);

constexpr int rows_of(double inches) {
    return static_cast<int>(inches * strip_dpi + 0.5);
}

/// The row laid level: 0 paper to 1 ink, CV_32FC1, the middle of the bars near its middle height.
struct Strip {
    cv::Mat ink;
    cv::Matx23d to_page;
    int left;   ///< Of the pieces found.
    int right;  ///< Past the last.
};

/// The gray level below which a share of the pixels lies.
int level_below(std::array<int, 256> const& counts, double share) {
    int total = 0;
    for (int const count : counts)
        total += count;
    int below = 0;
    for (int level = 0; level < 256; ++level) {
        below += counts[static_cast<std::size_t>(level)];
        if (below >= share * total) return level;
    }
    return 255;
}

/// Gray levels as shares of ink; empty where nothing stands out.
cv::Mat inked(cv::Mat const& gray) {
    constexpr double ink_share = 0.03;  // bars are a fifth of the strip
    constexpr double paper_share = 0.65;
    constexpr int least_contrast = 40;  // gray levels
    std::array<int, 256> counts = {};
    for (int y = 0; y < gray.rows; ++y)
        for (int x = 0; x < gray.cols; ++x)
            ++counts[gray.at<unsigned char>(y, x)];
    int const dark = level_below(counts, ink_share);
    int const light = level_below(counts, paper_share);
    if (light - dark < least_contrast) return {};
    cv::Mat ink;
    gray.convertTo(ink, CV_32F, -1.0 / (light - dark), static_cast<double>(light) / (light - dark));
    return cv::min(cv::max(ink, 0.0), 1.0);
}

Strip levelled(PageImage const& page, MailRow const& row) {
    double const angle = std::atan(row.slope);
    double const scale = page.dpi / strip_dpi;  // page pixels to the strip's pixel
    double const span_px = (bars - 1) * row.pitch_px * (1 + stretch) + beside_in * page.dpi;
    double const from_px = std::max(0.0, row.right_px - span_px);
    double const to_px = std::min<double>(page.gray.cols, row.left_px + span_px);
    int const width = std::max(1, static_cast<int>((to_px - from_px) / scale));
    int const height = 2 * rows_of(half_height_in);
    double const middle_x = (row.left_px + row.right_px) / 2.0;
    double const cos = std::cos(angle);
    double const sin = std::sin(angle);
    double const u = (middle_x - from_px) / scale;
    double const v = height / 2.0;
    Strip strip;
    strip.to_page = {scale * cos, -scale * sin, middle_x - scale * (u * cos - v * sin),
                     scale * sin, scale * cos,  row.middle_px - scale * (u * sin + v * cos)};
    // A row longer than a barcode can be (another code's) reaches beyond its strip.
    strip.left = std::clamp(static_cast<int>((row.left_px - from_px) / scale), 0, width - 1);
    strip.right =
        std::clamp(static_cast<int>((row.right_px - from_px) / scale), strip.left + 1, width);
    cv::Mat gray;
    cv::warpAffine(page.gray, gray, strip.to_page, cv::Size(width, height),
                   cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    strip.ink = inked(gray);
    return strip;
}

/// Sums from the start, for means of any stretch.
class Sums {
public:
    explicit Sums(std::vector<double> const& values) : sums_{0} {
        for (double const value : values)
            sums_.push_back(sums_.back() + value);
    }
    double mean(int from, int to) const {
        int const last = static_cast<int>(sums_.size()) - 1;
        from = std::clamp(from, 0, last);
        to = std::clamp(to, 0, last);
        if (to <= from) return 0;
        return (sums_[static_cast<std::size_t>(to)] - sums_[static_cast<std::size_t>(from)]) /
               (to - from);
    }

private:
    std::vector<double> sums_;
};

std::vector<double> profile(cv::Mat const& ink, int dimension) {
    cv::Mat means;
    cv::reduce(ink, means, dimension, cv::REDUCE_AVG, CV_64F);
    return {means.begin<double>(), means.end<double>()};
}

/// Rows of the strip at which bars begin and end.
struct Heights {
    int middle;
    int half_track;
    int half_full;
};

/// Where the ink changes most: from paper to ascenders, to track, to descenders, to paper.
/// USPS-B-3200: track 0.039 to 0.057 in, full 0.125 to 0.165 in; 0.01 in for thin or spread ink.
Heights heights_of(Strip const& strip) {
    constexpr int edge = rows_of(0.015);
    Sums const rows(profile(strip.ink.colRange(strip.left, strip.right), 1));
    // Taken for each row once: the search below asks for each some hundred times.
    constexpr int reach = rows_of(0.03) + rows_of(0.0875);
    std::array<double, 2 * reach + 1> steps{};
    int const lowest = strip.ink.rows / 2 - reach;
    for (int i = 0; i <= 2 * reach; ++i)
        steps[static_cast<std::size_t>(i)] =
            rows.mean(lowest + i, lowest + i + edge) - rows.mean(lowest + i - edge, lowest + i);
    auto const step = [&](int at) { return steps[static_cast<std::size_t>(at - lowest)]; };
    int const centre = strip.ink.rows / 2;
    Heights best{centre, rows_of(0.024), rows_of(0.0725)};
    double best_change = 0;
    for (int middle = centre - rows_of(0.03); middle <= centre + rows_of(0.03); ++middle)
        for (int track = rows_of(0.0145); track <= rows_of(0.0335); ++track)
            for (int full = rows_of(0.0575); full <= rows_of(0.0875); ++full) {
                double const change = step(middle - full) + step(middle - track) -
                                      step(middle + track) - step(middle + full);
                if (change <= best_change) continue;
                best_change = change;
                best = {middle, track, full};
            }
    return best;
}

/// Places of the bars' middles across the strip.
using Places = std::array<double, mail_bar_count>;

struct Grid {
    double first = 0;
    double pitch = 1;
    double at(double bar) const { return first + bar * pitch; }
};

/// The even places that have most ink in the bars' middles and least between and beside them.
Grid grid_of(Sums const& track, Strip const& strip, double pitch) {
    constexpr int core = rows_of(0.01);
    constexpr int pitches_tried = 24;
    // The mean of a core by where it begins; the search asks for each some thousand times.
    constexpr int beyond = 2 * core;
    std::vector<double> inks;
    for (int from = -beyond; from < strip.ink.cols + beyond; ++from)
        inks.push_back(track.mean(from, from + core));
    auto const ink = [&](double at) {
        // Half away from nought, as std::lround, but without its call.
        double const begin = at - core / 2.0;
        int const from = static_cast<int>(begin < 0 ? begin - 0.5 : begin + 0.5);
        return inks[static_cast<std::size_t>(
            std::clamp(from + beyond, 0, static_cast<int>(inks.size()) - 1))];
    };
    Grid best;
    double best_score = -1;
    for (int i = 0; i <= pitches_tried; ++i) {
        double const tried = pitch * (1 - stretch + 2 * stretch * i / pitches_tried);
        double const slack = 0.6 * tried;
        for (double first = strip.right - (bars - 1) * tried - slack; first <= strip.left + slack;
             first += 2) {
            Grid const grid{first, tried};
            double score = -ink(grid.at(-1)) - ink(grid.at(bars));
            for (int bar = 0; bar < bars; ++bar)
                score += ink(grid.at(bar)) - ink(grid.at(bar + 0.5));
            if (score <= best_score) continue;
            best_score = score;
            best = grid;
        }
    }
    return best;
}

/// Each place moved to where the bars around it have their ink: paper is not fed evenly.
Places settled(Grid const& grid, std::vector<double> const& track) {
    constexpr int around = 4;  // bars on each side
    int const reach = static_cast<int>(0.4 * grid.pitch);
    std::array<double, mail_bar_count> weights = {};
    std::array<double, mail_bar_count> moments = {};
    for (std::size_t bar = 0; bar < mail_bar_count; ++bar) {
        double const at = grid.at(static_cast<double>(bar));
        for (int x = static_cast<int>(at) - reach; x <= static_cast<int>(at) + reach; ++x) {
            if (x < 0 || x >= static_cast<int>(track.size())) continue;
            double const ink = track[static_cast<std::size_t>(x)];
            weights[bar] += ink;
            moments[bar] += ink * (x + 0.5 - at);
        }
    }
    Places places;
    for (int bar = 0; bar < bars; ++bar) {
        double weight = 1;  // draws places without ink to the grid
        double moment = 0;
        for (int other = std::max(0, bar - around); other <= std::min(bars - 1, bar + around);
             ++other) {
            weight += weights[static_cast<std::size_t>(other)];
            moment += moments[static_cast<std::size_t>(other)];
        }
        places[static_cast<std::size_t>(bar)] = grid.at(bar) + moment / weight;
    }
    return places;
}

double median(std::vector<double> values) {
    auto const middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Darkness of marks that are there and of those that are not: two normal distributions.
struct Levels {
    double present = 1;
    double absent = 0;
    double present_spread = 1;
    double absent_spread = 1;

    /// `hidden`: the share of the place that something covers; what it shows counts so much less.
    double chance_present(double ink, double hidden) const {
        auto const log_density = [](double distance, double spread) {
            return -distance * distance / (2 * spread * spread) - std::log(spread);
        };
        // No darkness is surer than this: what else can go wrong with a mark is not seen in it.
        constexpr double least = 0.005;
        double const clipped = std::clamp(ink, absent, present);
        double const odds = log_density(clipped - present, present_spread) -
                            log_density(clipped - absent, absent_spread);
        return std::clamp(1 / (1 + std::exp(-odds * (1 - hidden))), least, 1 - least);
    }
};

/// The two levels into which the marks fall; empty where they lie too close.
std::optional<Levels> levels_of(std::span<double const> marks) {
    constexpr double least_spread = 0.08;
    constexpr double least_apart = 0.3;
    Levels levels;
    double border = 0.5;
    constexpr int rounds = 6;
    for (int round = 0; round < rounds; ++round) {
        std::array<double, 2> count = {};
        std::array<double, 2> sum = {};
        std::array<double, 2> square = {};
        for (double const ink : marks) {
            std::size_t const side = ink > border ? 1 : 0;
            count[side] += 1;
            sum[side] += ink;
            square[side] += ink * ink;
        }
        if (count[0] < 1 || count[1] < 1) return std::nullopt;
        levels.absent = sum[0] / count[0];
        levels.present = sum[1] / count[1];
        auto const spread = [&](std::size_t side, double mean) {
            return std::max(least_spread,
                            std::sqrt(std::max(0.0, square[side] / count[side] - mean * mean)));
        };
        levels.absent_spread = spread(0, levels.absent);
        levels.present_spread = spread(1, levels.present);
        border = (levels.absent + levels.present) / 2;
    }
    if (levels.present - levels.absent < least_apart) return std::nullopt;
    return levels;
}

/// Darkness between two rows of the strip, in the middle of each bar and of the gap to its right.
struct BarInk {
    std::vector<double> bars;
    std::vector<double> gaps;
};

BarInk bar_ink(cv::Mat const& ink, Places const& places, double pitch, int from, int to) {
    constexpr int core = rows_of(0.0125);
    int const top = std::clamp(from, 0, ink.rows - 1);
    Sums const columns(profile(ink.rowRange(top, std::clamp(to, top + 1, ink.rows)), 0));
    BarInk result;
    for (double const place : places) {
        int const bar = static_cast<int>(std::lround(place - core / 2.0));
        int const gap = static_cast<int>(std::lround(place + pitch / 2 - core / 2.0));
        result.bars.push_back(columns.mean(bar, bar + core));
        result.gaps.push_back(columns.mean(gap, gap + core));
    }
    return result;
}

/// Whether bars stand in the places, with paper between.
bool bears_bars(BarInk const& track) {
    constexpr double least_contrast = 0.3;
    constexpr std::ptrdiff_t least_present = 50;
    double const usual = median(track.bars);
    if (usual - median(track.gaps) < least_contrast) return false;
    return std::ranges::count_if(track.bars, [&](double ink) { return ink > usual / 2; }) >=
           least_present;
}

/// How much of a mark's place is hidden: by a blot, which darkens the gaps beside it as well, or by
/// a scratch, which takes the bar's track too.
double hidden_share(BarInk const& marks, BarInk const& track, std::size_t bar) {
    double const paper = median(track.gaps);
    double const beside = std::max(marks.gaps[bar], bar == 0 ? marks.gaps[0] : marks.gaps[bar - 1]);
    double const blot = (beside - paper) / (1 - paper);
    double const scratch = 1 - track.bars[bar] / median(track.bars);
    return std::clamp(marks.bars[bar] > 0.5 ? blot : scratch, 0.0, 1.0);
}

cv::Rect page_box(Strip const& strip, Places const& places, Heights const& heights) {
    constexpr int half_bar = rows_of(0.01);
    std::vector<cv::Point> corners;
    for (double const x : {places.front() - half_bar, places.back() + half_bar})
        for (int const y :
             {heights.middle - heights.half_full, heights.middle + heights.half_full}) {
            cv::Vec2d const corner = strip.to_page * cv::Vec3d(x, y, 1);
            corners.emplace_back(cvRound(corner[0]), cvRound(corner[1]));
        }
    return cv::boundingRect(corners);
}

/// The bars in their places; empty where they do not look like bars with and without marks.
std::optional<MeasuredMail> measured(Strip const& strip, Heights const& heights,
                                     Places const& places, double pitch) {
    int const track_edge = heights.half_track / 4;
    BarInk const track =
        bar_ink(strip.ink, places, pitch, heights.middle - heights.half_track + track_edge,
                heights.middle + heights.half_track - track_edge);
    if (!bears_bars(track)) return std::nullopt;
    int const edge = (heights.half_full - heights.half_track) / 5;
    BarInk const up = bar_ink(strip.ink, places, pitch, heights.middle - heights.half_full + edge,
                              heights.middle - heights.half_track - edge);
    BarInk const down =
        bar_ink(strip.ink, places, pitch, heights.middle + heights.half_track + edge,
                heights.middle + heights.half_full - edge);
    std::vector<double> marks = up.bars;
    marks.insert(marks.end(), down.bars.begin(), down.bars.end());
    auto const levels = levels_of(marks);
    if (!levels) return std::nullopt;
    double const half = median(track.bars) / 2;
    bool const whole = std::ranges::all_of(track.bars, [&](double ink) { return ink > half; });
    MeasuredMail mail{{}, page_box(strip, places, heights), whole};
    for (std::size_t bar = 0; bar < mail_bar_count; ++bar)
        mail.bars[bar] = {levels->chance_present(up.bars[bar], hidden_share(up, track, bar)),
                          levels->chance_present(down.bars[bar], hidden_share(down, track, bar))};
    return mail;
}

}  // namespace

std::vector<MeasuredMail> measure_mail(PageImage const& page, MailRow const& row) {
    Strip const strip = levelled(page, row);
    if (strip.ink.empty()) return {};
    Heights const heights = heights_of(strip);
    int const track_edge = heights.half_track / 4;
    int const track_top = heights.middle - heights.half_track + track_edge;
    int const track_bottom = heights.middle + heights.half_track - track_edge;
    // A row whose tracks would lie outside its own strip bears no such barcode.
    if (track_top < 0 || track_bottom > strip.ink.rows || track_top >= track_bottom) return {};
    std::vector<double> const columns = profile(strip.ink.rowRange(track_top, track_bottom), 0);
    Grid const grid = grid_of(Sums(columns), strip, row.pitch_px * strip_dpi / page.dpi);
    std::vector<MeasuredMail> ways;
    for (int const shift : {0, -1, 1, -2, 2}) {
        Grid const shifted{grid.at(shift), grid.pitch};
        auto const way = measured(strip, heights, settled(shifted, columns), grid.pitch);
        if (way) ways.push_back(*way);
    }
    return ways;
}

}  // namespace lockbox::ocr
