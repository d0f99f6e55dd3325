// SPDX-License-Identifier: Apache-2.0
#include "batches/remittance/plain_text.h"

#include <array>

namespace lockbox::batches {
namespace {

/// U+00C0 to U+00FF: what two bytes of UTF-8, C3 80 to C3 BF, say.
constexpr std::array<std::string_view, 64> latin_letters{
    "A", "A", "A", "A", "A", "A", "AE", "C", "E", "E", "E", "E", "I", "I", "I",  "I",
    "D", "N", "O", "O", "O", "O", "O",  " ", "O", "U", "U", "U", "U", "Y", "TH", "SS",
    "A", "A", "A", "A", "A", "A", "AE", "C", "E", "E", "E", "E", "I", "I", "I",  "I",
    "D", "N", "O", "O", "O", "O", "O",  " ", "O", "U", "U", "U", "U", "Y", "TH", "Y"};
constexpr unsigned char latin_lead = 0xC3;
constexpr unsigned char first_continuation = 0x80;

bool is_kept(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("&',-./()").find(c) != std::string_view::npos;
}

}  // namespace

std::string plain_text(std::string_view utf8) {
    std::string text;
    auto const add = [&text](std::string_view letters) {
        for (char const c : letters)
            if (c != ' ')
                text += c;
            else if (!text.empty() && text.back() != ' ')
                text += ' ';
    };
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        char const c = utf8[i];
        auto const next = i + 1 < utf8.size() ? static_cast<unsigned char>(utf8[i + 1]) : 0U;
        bool const accented = static_cast<unsigned char>(c) == latin_lead &&
                              next >= first_continuation &&
                              next < first_continuation + latin_letters.size();
        if (accented) {
            add(latin_letters[next - first_continuation]);
            ++i;
        } else if (c >= 'a' && c <= 'z') {
            add(std::string(1, static_cast<char>(c - 'a' + 'A')));
        } else {
            add(is_kept(c) ? std::string_view(&c, 1) : std::string_view(" "));
        }
    }
    if (text.ends_with(' ')) text.pop_back();
    return text;
}

std::string significant_digits(std::string_view text) {
    std::string digits;
    for (char const c : text)
        if (c >= '0' && c <= '9' && !(digits.empty() && c == '0')) digits += c;
    return digits;
}

}  // namespace lockbox::batches
