// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lockbox/business_date.h"
#include "lockbox/money.h"

namespace lockbox::samples {

/// One check of an image cash letter: its MICR line as printed, its amount and its two pictures as
/// Group 4 TIFF files.
struct CashLetterCheck {
    std::string micr;
    Cents amount;
    std::string front;
    std::string rear;
};

/// An X9.37 file (X9.100-187 level 03, EBCDIC, big-endian record lengths) with one cash letter of
/// one bundle: records 01 10 20 (25 50 52 50 52)* 70 90 99. The cash letter bears `batch` as its
/// ID.
std::string x937_file(std::vector<CashLetterCheck> const& checks, BusinessDate received,
                      std::string_view batch);

}  // namespace lockbox::samples
