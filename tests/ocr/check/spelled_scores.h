// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <string>
#include <string_view>

#include "ocr/network/line_network.h"

namespace lockbox::ocr {

/// Scores of a network that reads `text` with the probability `sure` for each character in its
/// frame, a blank after each; what is left is spread over the other classes.
inline LineScores spelled(std::string_view text, double sure = 0.97) {
    LineScores scores;
    scores.alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,-/&'#$()*:";
    auto const add = [&](std::size_t likely) {
        auto const classes = scores.alphabet.size() + 1;
        for (std::size_t k = 0; k < classes; ++k) {
            double const p = k == likely ? sure : (1 - sure) / static_cast<double>(classes - 1);
            scores.log_probability.push_back(static_cast<float>(std::log(p)));
        }
        ++scores.frames;
    };
    for (char const c : text) {
        add(scores.alphabet.find(c) + 1);
        add(0);
    }
    scores.px_per_frame = 4;
    return scores;
}

}  // namespace lockbox::ocr
