// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "batches/export/pdf_paper.h"

namespace lockbox::batches {

/// The colors of report.html, by day.
namespace sheet_colors {
inline constexpr PdfPaper::Ink ink{0.106, 0.137, 0.188}, soft{0.357, 0.4, 0.459},
    line{0.84, 0.86, 0.89}, good{0.059, 0.482, 0.31}, bad{0.702, 0.149, 0.118},
    medical{0.184, 0.435, 0.871}, dental{0.051, 0.58, 0.533}, held{0.851, 0.541, 0.122},
    pale{0.965, 0.9, 0.8};
}

/// The parts of a control sheet, one below the other; a new page begins where one would not fit.
/// Every page names the sheet and its number.
class SheetPage {
public:
    struct Column {
        std::string head;
        double width;
        PdfPaper::Align align;
    };
    enum class Kind { plain, sum, alarm };
    struct Row {
        std::vector<std::string> cells;
        Kind kind = Kind::plain;
        double share = 0;  ///< 0 to 1: how much of the first column is shaded.
    };
    struct Part {
        std::string label;
        PdfPaper::Ink ink;
        std::int64_t size;
    };
    struct Bar {
        std::string label;
        std::string sum;
        std::vector<Part> parts;
    };

    SheetPage(std::string const& name, std::string const& date);

    void title(std::string const& name, std::string const& what, std::string const& how_much);
    void banner(PdfPaper::Ink const& ink, std::string const& verdict, std::string const& line);
    void heading(std::string const& text);
    void note(std::string const& text);
    void table(std::vector<Column> const& columns, std::vector<Row> const& rows);
    /// One bar of the page's width, with its legend.
    void stack(std::vector<Part> const& parts);
    /// Standing bars, one beside the other, on a scale from zero to the highest.
    void bars(std::vector<Bar> const& bars);
    void signatures(std::vector<std::string> const& who);
    std::string finish();

private:
    void need(double height);
    void foot();
    void head_of(std::vector<Column> const& columns);
    void row_of(std::vector<Column> const& columns, Row const& row);
    void legend(std::vector<Part> const& parts);

    PdfPaper paper_;
    std::string name_;
    int page_ = 1;
    double y_;
};

}  // namespace lockbox::batches
