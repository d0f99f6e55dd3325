// SPDX-License-Identifier: Apache-2.0
#include "samples/defects.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "lockbox/quality_limits.h"
#include "samples/scan.h"

namespace lockbox::samples {
namespace {

using F = QualityFinding;

constexpr std::uint8_t black_level = 0;

int px(Picture const& picture, double inches) {
    return static_cast<int>(std::lround(inches * picture.dpi));
}

/// Fills from column `from` to before column `to` of a row, cut to the picture.
void fill_row(Picture& picture, int y, int from, int to, std::uint8_t level) {
    if (y < 0 || y >= picture.height_px) return;
    from = std::clamp(from, 0, picture.width_px);
    to = std::clamp(to, from, picture.width_px);
    auto const at = [&](int x) {
        return picture.levels.begin() +
               static_cast<std::ptrdiff_t>(y * picture.width_px + x) * picture.channels;
    };
    std::fill(at(from), at(to), level);
}

Picture filled(Picture const& like, int width_px, int height_px, std::uint8_t level) {
    Picture result = like;
    result.width_px = width_px;
    result.height_px = height_px;
    result.levels.assign(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) *
                             static_cast<std::size_t>(like.channels),
                         level);
    return result;
}

/// Copies `from` with its top left corner at (x0, y0) of `to`; what does not fit is cut.
void paste(Picture const& from, Picture& to, int x0, int y0) {
    for (int y = 0; y < from.height_px; ++y)
        for (int x = 0; x < from.width_px; ++x) {
            bool const inside =
                x + x0 >= 0 && x + x0 < to.width_px && y + y0 >= 0 && y + y0 < to.height_px;
            if (!inside) continue;
            auto const source = static_cast<std::ptrdiff_t>(y * from.width_px + x) * from.channels;
            auto const target =
                static_cast<std::ptrdiff_t>((y + y0) * to.width_px + x + x0) * to.channels;
            std::copy_n(from.levels.begin() + source, from.channels, to.levels.begin() + target);
        }
}

/// A corner is gone along a ragged line from `across` on one edge to `down` on the other.
void tear_corner(Picture& picture, Dice& dice, double size_in) {
    int const shorter = px(picture, size_in);
    int const longer = px(picture, size_in * dice.real(1.0, 1.5));
    bool const wide = dice.chance(0.5);
    int const across = wide ? longer : shorter;
    int const down = wide ? shorter : longer;
    bool const right = dice.chance(0.5);
    bool const bottom = dice.chance(0.5);
    for (int y = 0; y < down; ++y) {
        int const length = across * (down - y) / down + dice.between(-1, 1);
        int const row = bottom ? picture.height_px - 1 - y : y;
        if (right)
            fill_row(picture, row, picture.width_px - length, picture.width_px, black_level);
        else
            fill_row(picture, row, 0, length, black_level);
    }
}

/// A wedge with a ragged point is gone from the upper or lower edge.
void tear_edge(Picture& picture, Dice& dice, double size_in) {
    int const depth = px(picture, size_in);
    int const half = px(picture, dice.real(0.3, 0.5));
    int const least_half = px(picture, 0.12);
    int const middle = static_cast<int>(picture.width_px * dice.real(0.35, 0.65));
    bool const bottom = dice.chance(0.5);
    for (int y = 0; y < depth; ++y) {
        int const reach = std::max(least_half, half * (depth - y) / depth) + dice.between(-1, 1);
        fill_row(picture, bottom ? picture.height_px - 1 - y : y, middle - reach, middle + reach,
                 black_level);
    }
}

/// A second sheet of the same size went through behind the first, shifted both ways.
void add_sheet_behind(Picture& picture, Dice& dice, double size_in) {
    int const across = px(picture, size_in * dice.real(1.0, 1.6));
    int const down = px(picture, size_in);
    Picture behind = picture;
    std::reverse(behind.levels.begin(), behind.levels.end());
    Picture both =
        filled(picture, picture.width_px + across, picture.height_px + down, black_level);
    bool const to_right = dice.chance(0.5);
    paste(behind, both, to_right ? across : 0, down);
    paste(picture, both, to_right ? 0 : across, 0);
    picture = std::move(both);
}

/// Carbon coats unevenly: one pixel in five stays light.
void coat_with_carbon(Picture& picture, Dice& dice, double size_in) {
    int const height = px(picture, size_in);
    int const top = dice.between(picture.height_px / 5, picture.height_px * 3 / 5);
    for (int y = top; y < top + height; ++y)
        for (int x = 0; x < picture.width_px; ++x)
            if (!dice.chance(0.2)) fill_row(picture, y, x, x + 1, 40);
}

/// Only the left part and the lower part are left, or there is white paper beyond.
void resize_paper(Picture& picture, double width_in) {
    Picture other = filled(picture, px(picture, width_in), picture.height_px, 255);
    paste(picture, other, 0, 0);
    picture = std::move(other);
}

void blur_boxes(Picture& picture, int radius_px) {
    std::vector<std::uint8_t> const sharp = picture.levels;
    auto const at = [&](int x, int y, int channel) {
        x = std::clamp(x, 0, picture.width_px - 1);
        y = std::clamp(y, 0, picture.height_px - 1);
        return static_cast<std::size_t>((y * picture.width_px + x) * picture.channels + channel);
    };
    std::vector<int> sums(sharp.size());
    for (bool const across : {true, false})
        for (int y = 0; y < picture.height_px; ++y)
            for (int x = 0; x < picture.width_px; ++x)
                for (int channel = 0; channel < picture.channels; ++channel) {
                    int sum = 0;
                    for (int step = -radius_px; step <= radius_px; ++step)
                        sum += across ? sharp[at(x + step, y, channel)]
                                      : sums[at(x, y + step, channel)];
                    sum /= 2 * radius_px + 1;
                    if (across)
                        sums[at(x, y, channel)] = sum;
                    else
                        picture.levels[at(x, y, channel)] = static_cast<std::uint8_t>(sum);
                }
}

/// Too much light: of a bitonal scan only the darkest share of the page stays black; gray ink is
/// left with a tenth of its contrast.
void expose(Picture& picture, double dark_share, Scan const& scan) {
    constexpr double contrast_left = 0.1;
    std::array<std::size_t, 256> levels{};
    for (std::uint8_t const level : picture.levels)
        ++levels[level];
    auto const wanted =
        static_cast<std::size_t>(dark_share * static_cast<double>(picture.levels.size()));
    std::size_t dark = 0;
    int darkest = 0;
    while (darkest < 255 && (dark += levels[static_cast<std::size_t>(darkest)]) < wanted)
        ++darkest;
    for (auto& level : picture.levels) {
        int const lighter = scan.form == PictureForm::g4
                                ? level + scan.threshold - darkest
                                : 255 - static_cast<int>((255 - level) * contrast_left);
        level = static_cast<std::uint8_t>(std::clamp(lighter, 0, 255));
    }
}

/// Dirt on the sensor: along the transport's direction, over the bed as well. What is too small to
/// matter comes and goes.
void add_streak(Picture& picture, Dice& dice, double dark_share) {
    int const top = static_cast<int>(picture.height_px * dice.real(0.25, 0.75));
    int const height = px(picture, dice.real(0.02, 0.06));
    constexpr int pieces = 40;
    int const gap = static_cast<int>(picture.width_px * (1 - dark_share) / pieces);
    int const step = picture.width_px / pieces;
    for (int y = top; y < top + height; ++y)
        for (int piece = 0; piece <= pieces; ++piece)
            fill_row(picture, y, piece * step, (piece + 1) * step - gap, black_level);
}

double limit_of(F finding) {
    QualityLimits const limits;
    switch (finding) {
        case F::torn_corner:
            return limits.torn_corner_in;
        case F::torn_edge:
            return limits.torn_edge_in;
        case F::framing_error:
            return limits.framing_in;
        case F::excessive_skew:
            return limits.greatest_skew_deg;
        case F::piggyback:
            return limits.piggyback_in;
        case F::carbon_strip:
            return limits.carbon_strip_in;
        case F::front_rear_mismatch:
            return limits.front_rear_difference_in;
        case F::spot_noise:
            return limits.spots_per_square_inch;
        case F::streaks:
            return limits.streak_dark_share;
        default:
            return 1;
    }
}

std::vector<F> findings_for(PageKind kind, bool is_rear, Scan const& scan) {
    std::vector<F> possible{F::torn_corner, F::torn_edge, F::framing_error, F::excessive_skew,
                            F::streaks};
    // Specks are a bitonal scan's, and what is blurred shows on gray alone.
    possible.push_back(scan.form == PictureForm::g4 ? F::spot_noise : F::out_of_focus);
    bool const money = kind == PageKind::check || kind == PageKind::money_order;
    if (is_rear) {
        possible.push_back(F::front_rear_mismatch);
        if (kind == PageKind::check_rear) possible.push_back(F::carbon_strip);
    }
    if (money)
        for (F const finding :
             {F::undersize, F::oversize, F::too_light, F::too_dark, F::piggyback, F::piggyback})
            possible.push_back(finding);
    return possible;
}

/// The size of a defect whose limit is `limit`, and whether it matters.
Defect sized(Dice& dice, F finding) {
    double const limit = limit_of(finding);
    switch (finding) {
        case F::undersize:
            return {finding, dice.real(3.6, 4.7), true};
        case F::oversize:
            return {finding, dice.real(9.5, 10.8), true};
        case F::too_light:
            return {finding, dice.real(0.004, 0.011), true};
        case F::too_dark:
            return {finding, dice.real(0.30, 0.40), true};
        case F::out_of_focus:
            return {finding, dice.real(0.018, 0.030), true};
        case F::spot_noise: {
            // Spots that fall on ink or on each other are not seen as spots.
            bool const matters = dice.chance(0.67);
            return {finding, limit * (matters ? dice.real(1.4, 2) : dice.real(0.4, 0.85)), matters};
        }
        case F::streaks: {
            bool const matters = dice.chance(0.67);
            return {finding, matters ? dice.real(0.95, 1) : dice.real(0.4, 0.7), matters};
        }
        default: {
            bool const matters = dice.chance(0.67);
            double const part = matters ? dice.real(1.15, 1.7) : dice.real(0.4, 0.85);
            return {finding, limit * part, matters};
        }
    }
}

}  // namespace

Defect random_defect(Dice& dice, PageKind kind, bool is_rear, Scan const& scan) {
    return sized(dice, dice.pick(findings_for(kind, is_rear, scan)));
}

void lay_with_defect(Scan& scan, Defect const& defect, Dice& dice) {
    switch (defect.finding) {
        case F::torn_corner:
        case F::torn_edge:
        case F::piggyback:
        case F::undersize:
            scan.laying.background = black;
            scan.laying.margin_in = 0;
            scan.laying.skew_deg = std::clamp(scan.laying.skew_deg, -0.3, 0.3);
            break;
        case F::oversize:
        case F::front_rear_mismatch:
            scan.laying.margin_in = 0;
            break;
        case F::framing_error:
            scan.laying.background = black;
            scan.laying.margin_in = defect.size;
            scan.laying.skew_deg = std::clamp(scan.laying.skew_deg, -0.3, 0.3);
            break;
        case F::excessive_skew:
            scan.laying.skew_deg = dice.chance(0.5) ? defect.size : -defect.size;
            scan.laying.margin_in = std::max(scan.laying.margin_in, 0.15);
            break;
        case F::too_light:
        case F::too_dark:
            scan.fade = 0;
            break;
        default:
            break;
    }
}

void damage_paper(Picture& picture, Dice& dice, Defect const& defect, Scan const& scan) {
    switch (defect.finding) {
        case F::torn_corner:
            return tear_corner(picture, dice, defect.size);
        case F::torn_edge:
            return tear_edge(picture, dice, defect.size);
        case F::piggyback:
            return add_sheet_behind(picture, dice, defect.size);
        case F::carbon_strip:
            return coat_with_carbon(picture, dice, defect.size);
        case F::undersize:
        case F::oversize:
            return resize_paper(picture, defect.size);
        case F::front_rear_mismatch:
            return resize_paper(picture,
                                static_cast<double>(picture.width_px) / picture.dpi - defect.size);
        case F::too_light:
            return expose(picture, defect.size, scan);
        case F::too_dark:
            for (auto& level : picture.levels)
                level = static_cast<std::uint8_t>(level * defect.size);
            return;
        default:
            return;
    }
}

void damage_scan(Picture& picture, Dice& dice, Defect const& defect) {
    if (defect.finding == F::streaks) add_streak(picture, dice, defect.size);
    if (defect.finding == F::out_of_focus)
        blur_boxes(picture, std::max(2, px(picture, defect.size)));
    if (defect.finding != F::spot_noise) return;
    double const square_in = static_cast<double>(picture.width_px) * picture.height_px /
                             (static_cast<double>(picture.dpi) * picture.dpi);
    for (int spot = 0; spot < static_cast<int>(defect.size * square_in); ++spot) {
        int const x = dice.between(0, picture.width_px - 1);
        fill_row(picture, dice.between(0, picture.height_px - 1), x, x + 1, black_level);
    }
}

}  // namespace lockbox::samples
