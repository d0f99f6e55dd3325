// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/written_line.h"

#include <cctype>

#include "ocr/network/ctc.h"

namespace lockbox::ocr {
namespace {

bool is_digit(char c) {
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

/// The length of a social security number that starts at `at`: three, two and four digits with a
/// dash or blank between; 0 if there is none.
std::size_t ssn_length(std::string const& text, std::size_t at) {
    if (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '-')) return 0;
    std::size_t i = at;
    for (int const group : {3, 2, 4}) {
        for (int k = 0; k < group; ++k, ++i)
            if (i >= text.size() || !is_digit(text[i])) return 0;
        if (group == 4) break;
        std::size_t const before = i;
        while (i < text.size() && (text[i] == '-' || text[i] == ' '))
            ++i;
        if (i == before) return 0;
    }
    if (i < text.size() && is_digit(text[i])) return 0;
    return i - at;
}

}  // namespace

std::string masked(std::string text) {
    constexpr char const* mask = "***-**-****";
    for (std::size_t at = 0; at < text.size(); ++at)
        if (std::size_t const length = ssn_length(text, at)) text.replace(at, length, mask);
    return text;
}

Reading<std::string> read_text(LineScores const& scores, Box box) {
    constexpr int strings = 5;
    auto const readings = best_strings(scores, strings);
    if (readings.empty() || readings.front().text.empty()) return Unread{UnreadWhy::illegible, box};
    Read<std::string> read{masked(readings.front().text),
                           Probability::clamped(readings.front().probability), How::handwriting,
                           box};
    for (std::size_t i = 1; i < readings.size(); ++i)
        if (std::string const other = masked(readings[i].text); other != read.value)
            read.alternatives.push_back({other, Probability::clamped(readings[i].probability)});
    return read;
}

}  // namespace lockbox::ocr
