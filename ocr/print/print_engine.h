// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <opencv2/core.hpp>
#include <string>
#include <vector>

#include "lockbox/probability.h"

namespace lockbox::ocr {

/// One word of a printed line.
struct PrintedWord {
    std::string text;
    Probability probability;
    cv::Rect box;  ///< In pixels of the picture that was read.
};

struct PrintedLine {
    std::vector<PrintedWord> words;  ///< From left to right.
    std::string text() const;        ///< The words with one blank between them.
    /// That the whole line is right: the product of the words'. 0 for no words.
    Probability probability() const;
};

/// Which characters can stand on the line.
enum class PrintedAlphabet { any, figures };

/// Printed lines by Tesseract 5 (its network, English), one line at a time, never whole pages.
/// The only place that knows Tesseract. One object per worker thread.
///
/// The engine itself starts with the first line that is read (about 0.1 s), so a night without
/// printed fields never pays for it.
class PrintEngine {
public:
    /// Throws InstallationFailure where Tesseract's English language data is missing.
    PrintEngine();
    PrintEngine(PrintEngine&&) noexcept;
    PrintEngine& operator=(PrintEngine&&) noexcept;
    ~PrintEngine();

    /// `line` is CV_8UC1, dark on light, upright, one line of print with a little margin;
    /// `dpi` is its resolution.
    PrintedLine read_line(cv::Mat const& line, int dpi,
                          PrintedAlphabet alphabet = PrintedAlphabet::any);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace lockbox::ocr
