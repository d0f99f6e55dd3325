// SPDX-License-Identifier: Apache-2.0
#include "batches/export/masking.h"

#include <vector>

namespace lockbox::batches {
namespace {

constexpr std::string_view dot = "•";
constexpr std::size_t digits_of_social_security_number = 9;
constexpr std::size_t digits_shown = 4;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The end of the run of digits that begins at `from`; a single blank or dash between two digits
/// belongs to it.
std::size_t run_end(std::string_view text, std::size_t from) {
    std::size_t end = from;
    while (end < text.size()) {
        bool const joins = (text[end] == ' ' || text[end] == '-') && end + 1 < text.size() &&
                           is_digit(text[end + 1]);
        if (!is_digit(text[end]) && !joins) break;
        ++end;
    }
    return end;
}

std::size_t digit_count(std::string_view run) {
    std::size_t count = 0;
    for (char const c : run)
        count += is_digit(c) ? 1 : 0;
    return count;
}

void append_masked(std::string& result, std::string_view run) {
    std::size_t hidden = digit_count(run) - digits_shown;
    for (char const c : run) {
        if (is_digit(c) && hidden > 0) {
            result += dot;
            --hidden;
        } else {
            result += c;
        }
    }
}

}  // namespace

std::string masked_account(std::string_view account) {
    if (account.size() <= digits_shown) return std::string(account);
    std::string result;
    for (std::size_t i = 0; i + digits_shown < account.size(); ++i)
        result += dot;
    return result.append(account.substr(account.size() - digits_shown));
}

std::string masked_free_text(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        if (!is_digit(text[i])) {
            result += text[i++];
            continue;
        }
        std::size_t const end = run_end(text, i);
        std::string_view const run = text.substr(i, end - i);
        if (digit_count(run) == digits_of_social_security_number && run.front() != '7')
            append_masked(result, run);
        else
            result.append(run);
        i = end;
    }
    return result;
}

}  // namespace lockbox::batches
