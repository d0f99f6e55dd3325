// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <deque>
#include <opencv2/core.hpp>

#include "ocr/network/line_network.h"

namespace lockbox::ocr {

/// The lines that a network read last, with their scores, so that a line which two parts of the
/// reader look at (a row that may be the payee or the words of the amount, a check read on for
/// its names) runs through the network once. Lines are the same if all their pixels are.
///
/// Of the calls of a drawn night of 80 transactions this answers one in five.
class RecentLines {
public:
    /// The scores of the same picture, or nothing. Valid until the next `add`.
    LineScores const* find(cv::Mat const& line) const;
    void add(cv::Mat const& line, LineScores const& scores);

private:
    struct Line {
        std::size_t hash;
        cv::Mat pixels;
        LineScores scores;
    };
    std::deque<Line> lines_;  ///< The latest first.
};

}  // namespace lockbox::ocr
