// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace lockbox::batches {

/// A document of letter pages, drawn from top to bottom: text that can be selected, rectangles,
/// lines. Lengths are points (1/72 inch) from the upper left corner. The same drawing gives the
/// same bytes on the same installation. Throws WorldFailure where the library fails.
class PdfPaper {
public:
    static constexpr double width = 612, height = 792;

    struct Ink {
        double red, green, blue;
    };
    enum class Weight { plain, bold };
    enum class Align { left, right, middle };
    struct Letters {
        double size = 9;
        Weight weight = Weight::plain;
        Ink ink{0.1, 0.13, 0.18};
        Align align = Align::left;
    };

    /// `date` is YYYY-MM-DD: when the document says that it was made.
    PdfPaper(std::string const& title, std::string const& date);
    PdfPaper(PdfPaper const&) = delete;
    PdfPaper& operator=(PdfPaper const&) = delete;
    ~PdfPaper();

    /// `y` is the line on which letters stand. Text wider than `room` is cut and ends in `…`.
    void text(double x, double y, std::string_view text, Letters const& letters, double room = 0);
    double text_width(std::string_view text, Letters const& letters);
    void box(double x, double y, double box_width, double box_height, Ink const& ink);
    void line(double x1, double y1, double x2, double y2, Ink const& ink, double thickness = 0.6);
    void next_page();
    /// Ends the document. The bytes of the file.
    std::string finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace lockbox::batches
