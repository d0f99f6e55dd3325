// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "ocr/reading_times.h"
#include "ocr/secret/find_ssn.h"

namespace lockbox::ocr {
namespace {

constexpr std::size_t fewest_pieces = 6;  // nine figures of which some touch
constexpr std::size_t most_rows = 80;     // a full page of print has 60
// Of a row's height: the text network takes in 76, and letters get small before that.
constexpr int widest = 40;
constexpr int overlap = 14;  // longer than a number

}  // namespace

std::vector<SsnFound> find_ssns_on_rows(PageImage const& page, std::vector<WritingRow> const& rows,
                                        LineNetwork& text, LineNetwork& digits,
                                        double least_belief) {
    Timed const timed(ReadingStep::secrets);
    std::vector<SsnFound> all;
    for (WritingRow const& row : rows) {
        if (row.ink.size() < fewest_pieces) continue;
        int const margin = row.box.height / 4 + 2;
        int const step = widest * row.box.height, shared = overlap * row.box.height;
        for (int x = row.box.x; x < row.box.br().x; x += step - shared) {
            cv::Rect const part(x, row.box.y, std::min(step, row.box.br().x - x), row.box.height);
            cv::Rect const cut = cv::Rect(part.x - 2 * margin, part.y - margin,
                                          part.width + 4 * margin, part.height + 2 * margin) &
                                 cv::Rect({0, 0}, page.gray.size());
            LineScores const scores = text.read(page.gray(cut));
            for (SsnFound& one : find_ssns({page, part, cut, scores}, digits, least_belief).found)
                all.push_back(std::move(one));
            if (part.br().x == row.box.br().x) break;
        }
    }
    return all;
}

std::vector<SsnFound> find_ssns_on_page(PageImage const& page, PageKind kind, LineNetwork& text,
                                        LineNetwork& digits) {
    std::vector<WritingRow> rows = find_rows(page.gray, page.ink, page.dpi).rows;
    if (rows.size() > most_rows) rows.resize(most_rows);
    double const least_belief = kind == PageKind::list ? 0.5 : 0.1;
    return find_ssns_on_rows(page, rows, text, digits, least_belief);
}

}  // namespace lockbox::ocr
