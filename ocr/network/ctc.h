// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "ocr/network/line_network.h"

namespace lockbox::ocr {

/// Strings from a network's scores by connectionist temporal classification (Graves 2006): a
/// string's probability is the sum over all ways to spread its characters, each over one or more
/// frames, and blanks between them (needed between equal neighbours) over the frames. The
/// probabilities of all strings together are 1.
///
/// Characters that are not in the scores' alphabet make a string impossible, never an error.

/// One string and its probability.
struct CtcReading {
    std::string text;
    double probability = 0;
    friend bool operator==(CtcReading const&, CtcReading const&) = default;
};

/// The frames that a character takes on the likeliest way, [first, end).
struct FrameSpan {
    int first = 0;
    int end = 0;
    friend bool operator==(FrameSpan const&, FrameSpan const&) = default;
};

struct BeamLimits {
    int beams = 24;                 ///< Prefixes kept from frame to frame.
    double least_class_log = -9.2;  ///< Natural logarithm; classes below this (1 in 10,000) do not
                                    ///< extend a prefix in that frame.
};

/// The likeliest class of each frame, repeats and blanks removed: fast, near the best string.
std::string best_path(LineScores const& scores);

/// Up to `count` likeliest strings, best first, by prefix beam search; each with its exact
/// probability (log_likelihood). Empty for 0 frames; the empty string is a string.
std::vector<CtcReading> best_strings(LineScores const& scores, int count,
                                     BeamLimits const& limits = {});

/// Natural logarithm of the exact probability of `text`; minus infinity where impossible.
double log_likelihood(LineScores const& scores, std::string_view text);

/// One span per character of `text` on its likeliest way; empty where `text` is impossible.
std::vector<FrameSpan> align(LineScores const& scores, std::string_view text);

/// For each character of `text`: the probabilities of the ten digits in its place, all other
/// characters being as read; they sum to 1. By exact likelihood of each changed string. A place
/// where no digit is possible has ten zeros.
std::vector<std::array<double, 10>> digit_distributions(LineScores const& scores,
                                                        std::string_view text);

}  // namespace lockbox::ocr
