// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "ocr/image/page_image.h"

namespace lockbox::ocr {

/// White paper of a size in inches, CV_8UC1.
cv::Mat blank_paper(double width_in, double height_in, int dpi);

/// Text with its baseline's left end at a place in inches, in a font of the system (Cairo).
struct Print {
    double x_in;
    double y_in;
    std::string font;
    double size_pt;
    std::string text;
};
void draw(cv::Mat& gray, int dpi, Print const& print);

/// A line of E-13B from the project's own glyphs: first glyph's cell begins at x_in, baseline y_in.
void draw_micr(cv::Mat& gray, int dpi, double x_in, double y_in, std::string_view line);

/// A barcode by libzint; `symbology` is its number (20 Code 128, 55 PDF417, 58 QR, 71 Data Matrix,
/// 3 interleaved 2 of 5). Modules are a whole number of pixels wide.
cv::Mat barcode_picture(int symbology, std::string const& text, int module_px, int height_px);

/// The bars of an Intelligent Mail barcode as letters T, A, D, F, by libzint. `digits`: tracking
/// and routing.
std::string intelligent_mail_letters(std::string const& digits);

/// How an Intelligent Mail barcode is printed; USPS-B-3200 allows 20 to 24 bars to the inch, bars
/// 0.015 to 0.025 in wide, 0.039 to 0.057 in of track and 0.125 to 0.165 in of full bar.
struct MailPrint {
    double x_in;  ///< Left edge of the first bar.
    double y_in;  ///< Top of a full bar.
    double bars_per_in = 22;
    double bar_in = 0.02;
    double track_in = 0.048;
    double full_in = 0.145;
};
void draw_intelligent_mail(cv::Mat& gray, int dpi, MailPrint const& print,
                           std::string const& letters);

/// What a scan does: turned by `degrees`, blurred, a share of pixels flipped, then black or white.
struct Wear {
    double degrees = 0;
    double blur_px = 0.6;
    double flipped = 0;
    int threshold = 128;
    unsigned seed = 1;
};
cv::Mat worn(cv::Mat const& gray, Wear const& wear);

/// A page as the readers get it, already upright.
PageImage page_of(cv::Mat const& gray, int dpi);

}  // namespace lockbox::ocr
