// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <opencv2/core.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace lockbox::ocr {

/// What a line network says of one line: for each frame (a column of the picture about an eighth
/// of the line's height wide) the natural logarithm of each class's probability. ctc.h makes
/// strings of it. The probabilities are tempered: a fitted temperature divides the network's
/// scores, so that what ctc.h gives for a string is how often such a string is right.
struct LineScores {
    int frames = 0;        ///< 0 when there is nothing to read: an empty or absurdly wide crop.
    std::string alphabet;  ///< Class k is alphabet[k - 1]; class 0 is the CTC blank.
    std::vector<float> log_probability;  ///< frames rows of (alphabet.size() + 1) values.
    float px_per_frame = 0;              ///< In pixels of the crop.
    float first_frame_px = 0;            ///< Left edge of frame 0, in pixels of the crop; negative,
                                         ///< for frames also lie over the margin.

    int classes() const { return static_cast<int>(alphabet.size()) + 1; }
    /// The logarithms of one frame, classes() of them.
    float const* frame(int index) const {
        return log_probability.data() + static_cast<std::ptrdiff_t>(index) * classes();
    }
    /// x of a frame's left edge, in pixels of the crop.
    float x_px(int frame) const {
        return first_frame_px + px_per_frame * static_cast<float>(frame);
    }
};

/// Reads lines by one of our own networks (ocr/models, trained by ocr/training).
///
/// Input: one line of writing, cut with up to as much paper above and below as the writing is
/// high; dark on light, 8 bits, 1 channel, any resolution at which letters are 12 px high or more.
/// The crop is scaled to 32 px height and its contrast stretched, exactly as in
/// training (ocr/training/lines.py, normalise). Ruled lines, box edges, safety backgrounds and
/// fringes of neighbouring lines are read over. Figures and limits: the cards in ocr/models.
///
/// One object per worker thread: a call is not safe beside another on the same object.
class LineNetwork {
public:
    enum class Kind {
        micr,    ///< E-13B: 0-9, A transit, B amount, C on-us, D dash. Gaps give no character.
        digits,  ///< Amounts, dates, ids in figures, by hand or in print. Conventions:
                 ///< ocr/models/digits.md.
        dates,   ///< Dates, in figures or with the month's name, in small letters without gaps.
                 ///< Anything else reads as some date too: ocr/models/dates.md.
        text,    ///< Words, names, addresses, by hand or in print, with spaces.
    };

    explicit LineNetwork(Kind kind);
    LineNetwork(LineNetwork&&) noexcept;
    LineNetwork& operator=(LineNetwork&&) noexcept;
    ~LineNetwork();

    /// `line` is CV_8UC1. Anything under 4 x 4 px or wider than 76 times its height (figures 50,
    /// dates 38) gives 0 frames.
    LineScores read(cv::Mat const& line);
    std::string const& alphabet() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace lockbox::ocr
