// SPDX-License-Identifier: Apache-2.0
#include "ocr/print/digit_rows.h"

#include <algorithm>
#include <cmath>

#include "ocr/network/ctc.h"

namespace lockbox::ocr {

DigitDistribution digit_rows(LineScores const& scores, std::string const& text) {
    DigitDistribution rows;
    for (FrameSpan const& span : align(scores, text)) {
        std::array<float, 10> row{};
        float sum = 0;
        for (std::size_t k = 0; k < scores.alphabet.size(); ++k) {
            if (scores.alphabet[k] < '0' || scores.alphabet[k] > '9') continue;
            float& share = row[static_cast<std::size_t>(scores.alphabet[k] - '0')];
            for (int f = span.first; f < span.end; ++f)
                share = std::max(share, std::exp(scores.frame(f)[k + 1]));
            sum += share;
        }
        for (float& share : row)
            share = sum > 0 ? share / sum : 0;
        rows.push_back(row);
    }
    return rows;
}

}  // namespace lockbox::ocr
