// SPDX-License-Identifier: Apache-2.0
#include "batches/export/masking.h"

namespace lockbox::batches {
namespace {

constexpr std::string_view dot = "•";
constexpr std::size_t digits_shown = 4;

}  // namespace

std::string masked_account(std::string_view account) {
    if (account.size() <= digits_shown) return std::string(account);
    std::string result;
    for (std::size_t i = 0; i + digits_shown < account.size(); ++i)
        result += dot;
    return result.append(account.substr(account.size() - digits_shown));
}

}  // namespace lockbox::batches
