// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <random>
#include <string>

#include "drawn_page.h"

namespace lockbox::ocr {

/// The digits of an Intelligent Mail barcode, each length of routing equally likely. The second
/// digit is only 0 to 4.
inline std::string random_mail(std::mt19937_64& dice) {
    constexpr std::array lengths = {20U, 25U, 29U, 31U};
    std::size_t const length = lengths[dice() % lengths.size()];
    std::string digits;
    for (std::size_t i = 0; i < length; ++i)
        digits += static_cast<char>('0' + static_cast<int>(dice() % (i == 1 ? 5 : 10)));
    return digits;
}

}  // namespace lockbox::ocr
