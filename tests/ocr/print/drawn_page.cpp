// SPDX-License-Identifier: Apache-2.0
#include "drawn_page.h"

#include <cairo/cairo.h>
#include <zint.h>

#include <fstream>
#include <map>
#include <memory>
#include <opencv2/imgproc.hpp>
#include <random>

#include "lockbox/assertion.h"

namespace lockbox::ocr {
namespace {

std::map<char, std::vector<std::string>> e13b_glyphs() {
    std::map<char, std::vector<std::string>> glyphs;
    std::ifstream file(LOCKBOX_E13B_GLYPHS);
    char name = 0;
    for (std::string row; std::getline(file, row);) {
        if (row.starts_with("glyph "))
            name = row[6];
        else if (name != 0 && row.size() == 14 && row.find_first_not_of("#.") == row.npos)
            glyphs[name].push_back(row);
    }
    return glyphs;
}

}  // namespace

cv::Mat blank_paper(double width_in, double height_in, int dpi) {
    return {static_cast<int>(height_in * dpi), static_cast<int>(width_in * dpi), CV_8UC1,
            cv::Scalar(255)};
}

void draw(cv::Mat& gray, int dpi, Print const& print) {
    cairo_surface_t* surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, gray.cols, gray.rows);
    cairo_t* cairo = cairo_create(surface);
    cairo_set_source_rgb(cairo, 1, 1, 1);
    cairo_paint(cairo);
    cairo_set_source_rgb(cairo, 0, 0, 0);
    cairo_select_font_face(cairo, print.font.c_str(), CAIRO_FONT_SLANT_NORMAL,
                           CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cairo, print.size_pt / 72 * dpi);
    cairo_move_to(cairo, print.x_in * dpi, print.y_in * dpi);
    cairo_show_text(cairo, print.text.c_str());
    cairo_surface_flush(surface);
    cv::Mat const drawn(gray.rows, gray.cols, CV_8UC4, cairo_image_surface_get_data(surface),
                        static_cast<std::size_t>(cairo_image_surface_get_stride(surface)));
    cv::Mat single;
    cv::extractChannel(drawn, single, 0);
    gray = cv::min(gray, single);
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
}

void draw_micr(cv::Mat& gray, int dpi, double x_in, double y_in, std::string_view line) {
    constexpr double square_in = 0.0065;
    constexpr double pitch_in = 0.125;
    constexpr int scale = 8;  // drawn large and shrunk, so that edges fall where they should
    static std::map<char, std::vector<std::string>> const glyphs = e13b_glyphs();
    double const px = square_in * dpi;
    cv::Mat strip(static_cast<int>(18 * px + 2) * scale,
                  static_cast<int>(pitch_in * dpi * static_cast<double>(line.size()) + 20) * scale,
                  CV_8UC1, cv::Scalar(255));
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == ' ') continue;
        std::vector<std::string> const& rows = glyphs.at(line[i]);
        for (std::size_t r = 0; r < rows.size(); ++r)
            for (std::size_t c = 0; c < rows[r].size(); ++c) {
                if (rows[r][c] != '#') continue;
                double const x =
                    pitch_in * dpi * static_cast<double>(i) + px * static_cast<double>(c);
                double const y = px * static_cast<double>(r);
                cv::rectangle(strip, cv::Point2d(x * scale, y * scale),
                              cv::Point2d((x + px) * scale, (y + px) * scale), cv::Scalar(0),
                              cv::FILLED);
            }
    }
    cv::Mat small;
    cv::resize(strip, small, cv::Size(strip.cols / scale, strip.rows / scale), 0, 0,
               cv::INTER_AREA);
    cv::Rect const place =
        cv::Rect(static_cast<int>(x_in * dpi), static_cast<int>(y_in * dpi) - small.rows,
                 small.cols, small.rows) &
        cv::Rect({0, 0}, gray.size());
    cv::Mat part = gray(place);
    cv::min(part, small(cv::Rect({0, 0}, place.size())), part);
}

cv::Mat barcode_picture(int symbology, std::string const& text, int module_px, int height_px) {
    std::unique_ptr<zint_symbol, void (*)(zint_symbol*)> const symbol(ZBarcode_Create(),
                                                                      ZBarcode_Delete);
    symbol->symbology = symbology;
    int const status =
        ZBarcode_Encode(symbol.get(), reinterpret_cast<unsigned char const*>(text.data()),
                        static_cast<int>(text.size()));
    LOCKBOX_ASSERT(status < ZINT_ERROR);
    bool const square = symbology == BARCODE_QRCODE || symbology == BARCODE_DATAMATRIX;
    int const row_px = square ? module_px : std::max(1, height_px / symbol->rows);
    cv::Mat picture(symbol->rows * row_px, symbol->width * module_px, CV_8UC1, cv::Scalar(255));
    for (int row = 0; row < symbol->rows; ++row)
        for (int column = 0; column < symbol->width; ++column)
            if (((symbol->encoded_data[row][column / 8] >> (column % 8)) & 1) != 0)
                picture(cv::Rect(column * module_px, row * row_px, module_px, row_px)) = 0;
    return picture;
}

std::string intelligent_mail_letters(std::string const& digits) {
    constexpr std::size_t tracking_digits = 20;
    constexpr int bars = 65;
    std::unique_ptr<zint_symbol, void (*)(zint_symbol*)> const symbol(ZBarcode_Create(),
                                                                      ZBarcode_Delete);
    symbol->symbology = BARCODE_USPS_IMAIL;
    std::string text = digits;
    if (text.size() > tracking_digits) text.insert(tracking_digits, "-");
    int const status =
        ZBarcode_Encode(symbol.get(), reinterpret_cast<unsigned char const*>(text.data()),
                        static_cast<int>(text.size()));
    LOCKBOX_ASSERT(status < ZINT_ERROR && symbol->rows == 3);
    std::string letters;
    for (int bar = 0; bar < bars; ++bar) {
        auto const inked = [&](int row) {
            int const column = 2 * bar;  // each bar is followed by a blank
            return ((symbol->encoded_data[row][column / 8] >> (column % 8)) & 1) != 0;
        };
        letters += inked(0) ? (inked(2) ? 'F' : 'A') : (inked(2) ? 'D' : 'T');
    }
    return letters;
}

void draw_intelligent_mail(cv::Mat& gray, int dpi, MailPrint const& print,
                           std::string const& letters) {
    constexpr int scale = 8;  // drawn large and shrunk, so that edges fall where they should
    double const px_per_in = static_cast<double>(dpi) * scale;
    cv::Point const corner(static_cast<int>(print.x_in * dpi), static_cast<int>(print.y_in * dpi));
    double const width_in = static_cast<double>(letters.size()) / print.bars_per_in;
    cv::Mat strip(static_cast<int>(print.full_in * dpi + 2) * scale,
                  static_cast<int>(width_in * dpi + 2) * scale, CV_8UC1, cv::Scalar(255));
    double const reach_in = (print.full_in - print.track_in) / 2;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        bool const up = letters[i] == 'A' || letters[i] == 'F';
        bool const down = letters[i] == 'D' || letters[i] == 'F';
        double const left_in = print.x_in - static_cast<double>(corner.x) / dpi +
                               static_cast<double>(i) / print.bars_per_in;
        double const top_in =
            print.y_in - static_cast<double>(corner.y) / dpi + (up ? 0 : reach_in);
        double const height_in = print.track_in + (up ? reach_in : 0) + (down ? reach_in : 0);
        cv::Rect const bar(cvRound(left_in * px_per_in), cvRound(top_in * px_per_in),
                           cvRound(print.bar_in * px_per_in), cvRound(height_in * px_per_in));
        strip(bar & cv::Rect({0, 0}, strip.size())) = 0;
    }
    cv::Mat small;
    cv::resize(strip, small, cv::Size(strip.cols / scale, strip.rows / scale), 0, 0,
               cv::INTER_AREA);
    cv::Rect const place = cv::Rect(corner, small.size()) & cv::Rect({0, 0}, gray.size());
    cv::Mat part = gray(place);
    cv::min(part, small(cv::Rect({0, 0}, place.size())), part);
}

cv::Mat worn(cv::Mat const& gray, Wear const& wear) {
    cv::Mat result;
    cv::Mat const turn = cv::getRotationMatrix2D(
        cv::Point2f(static_cast<float>(gray.cols) / 2, static_cast<float>(gray.rows) / 2),
        wear.degrees, 1);
    cv::warpAffine(gray, result, turn, gray.size(), cv::INTER_LINEAR, cv::BORDER_CONSTANT,
                   cv::Scalar(255));
    if (wear.blur_px > 0) cv::GaussianBlur(result, result, cv::Size(), wear.blur_px);
    std::mt19937 dice(wear.seed);
    auto const flips = static_cast<int>(wear.flipped * result.rows * result.cols);
    for (int i = 0; i < flips; ++i) {
        auto& pixel =
            result.at<unsigned char>(static_cast<int>(dice() % static_cast<unsigned>(result.rows)),
                                     static_cast<int>(dice() % static_cast<unsigned>(result.cols)));
        pixel = static_cast<unsigned char>(255 - pixel);
    }
    return result >= wear.threshold;
}

PageImage page_of(cv::Mat const& gray, int dpi) {
    PageImage page;
    page.gray = gray;
    page.ink = gray < 128;
    page.dpi = dpi;
    page.scan_size = gray.size();
    return page;
}

}  // namespace lockbox::ocr
