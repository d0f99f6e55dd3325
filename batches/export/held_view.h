// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "batches/store/store.h"
#include "lockbox/page.h"

namespace lockbox::batches {

/// A part of a scanned page that a clerk should look at.
struct DoubtPicture {
    std::string caption;  ///< `amount in figures`, `the whole page`.
    std::string file;     ///< In the site's archive: `BATCH/NAME`.
    ShownPage page;
    Box box;  ///< Without area: the whole page.
};

/// One reading, as it may be shown: account numbers but for their last four digits, and what may be
/// a Social Security number, are replaced by dots.
struct ShownReading {
    std::string paper;        ///< `check`, `coupon`, …
    std::string field;        ///< In words.
    std::string value;        ///< Empty where unread.
    std::string probability;  ///< `99.9 %`; where unread, why, in words.
    bool doubtful = false;    ///< The reason for holding concerns it.
};

/// What a held item's clerk needs to see.
struct HeldView {
    std::string paper;                   ///< What the item is: `check`, `money order`, …
    std::vector<DoubtPicture> pictures;  ///< The fields in doubt, then the whole page.
    std::vector<ShownReading> readings;
    std::vector<std::string> quality;  ///< Findings of image quality, in words.
};

/// The fields that a hold reason puts in doubt, the likeliest to help first.
std::vector<FieldName> fields_in_doubt(HoldReason reason);

/// The fields of a paper in the order in which a person reads a check and then a coupon.
std::span<FieldName const> fields_as_read();

/// The view of an item that `transaction`, its envelope, holds.
HeldView held_view(DecidedItem const& item, TransactionRecord const& transaction);

/// `99.93 %`, rounded down, with as many decimals as tell it from certainty; beyond four decimals
/// `> 99.999 %`.
std::string percent_text(Probability probability);
/// An identifier's name in words: `amount_figures` → `amount in figures`, `check_rear` → `check
/// rear`.
std::string in_words(std::string_view name);

}  // namespace lockbox::batches
