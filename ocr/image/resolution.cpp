// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/resolution.h"

#include <algorithm>

namespace lockbox::ocr {
namespace {

/// The long side of paper in the mail: a money order's stub to a legal sheet with scanner margin.
constexpr double least_long_in = 3.5;
constexpr double greatest_long_in = 15.5;
/// Screens and phones write these into pictures that know nothing of paper.
constexpr int screen_dpi[] = {72, 75, 96};
/// The longest paper that a phone's 72 dpi is believed for.
constexpr double greatest_screen_long_in = 9.3;

bool credible(ScannedPage const& page, cv::Size2d paper) {
    if (page.dpi_x < 50 || page.dpi_y < 50 || page.dpi_x > 1'200 || page.dpi_y > 1'200)
        return false;
    double const long_in = std::max(paper.width / page.dpi_x, paper.height / page.dpi_y);
    bool const screen =
        std::find(std::begin(screen_dpi), std::end(screen_dpi), page.dpi_x) != std::end(screen_dpi);
    return long_in >= least_long_in &&
           long_in <= (screen ? greatest_screen_long_in : greatest_long_in);
}

/// The usual long side of paper of that shape, in inches: personal checks are 6 by 2.75, business
/// checks 8.5 by 3.5, postal money orders 6 by 3.25, letters 11 by 8.5.
double usual_long_in(double long_by_short) {
    if (long_by_short < 1.55) return 11;
    return long_by_short < 2.36 ? 6 : 8.5;
}

}  // namespace

Resolution resolution_of(ScannedPage const& page, cv::Size2d paper) {
    if (credible(page, paper))
        return {static_cast<double>(page.dpi_x), static_cast<double>(page.dpi_y)};
    double const longer = std::max(paper.width, paper.height);
    double const shorter = std::max(1.0, std::min(paper.width, paper.height));
    double const dpi = longer / usual_long_in(longer / shorter);
    return {dpi, dpi};
}

}  // namespace lockbox::ocr
