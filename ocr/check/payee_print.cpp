// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/payee_print.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "ocr/check/line_meaning.h"

namespace lockbox::ocr {
namespace {

constexpr std::array<std::string_view, 4> stamped = {"PAID", "RECEIVED", "POSTED", "DEPOSITED"};

std::vector<TextSpan> words_of(std::string const& text) {
    std::vector<TextSpan> words;
    for (std::size_t at = text.find_first_not_of(' '); at != std::string::npos;
         at = text.find_first_not_of(' ', at)) {
        std::size_t const end = std::min(text.find(' ', at), text.size());
        words.push_back({at, end});
        at = end;
    }
    return words;
}

std::string capitals(std::string const& text, TextSpan const& word) {
    std::string result = text.substr(word.first, word.end - word.first);
    for (char& c : result)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return result;
}

}  // namespace

TextSpan name_without_print(std::string const& text) {
    auto const words = words_of(text);
    auto const says = [&](std::size_t i, std::string_view known) {
        return resembles(capitals(text, words[i]), known);
    };
    auto const is_of = [&](TextSpan const& word) {
        return word.size() <= 3 && capitals(text, word).starts_with('O');
    };
    std::size_t first = 0, end = words.size();
    for (std::size_t i = 0; i + 2 < words.size(); ++i)
        if (says(i, "ORDER") && is_of(words[i + 1])) {
            first = i + 2;
            break;
        }
    bool const stamp = end > first + 1 && std::ranges::any_of(stamped, [&](std::string_view word) {
                           return says(end - 1, word);
                       });
    if (stamp) --end;
    if (first >= end || (first == 0 && end == words.size())) return {0, text.size()};
    return {words[first].first, words[end - 1].end};
}

}  // namespace lockbox::ocr
