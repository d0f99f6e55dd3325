// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batches/x9/character_code.h"
#include "batches/x9/diagnose.h"
#include "batches/x9/micr_line.h"
#include "lockbox/business_date.h"
#include "lockbox/deposit_profile.h"
#include "lockbox/money.h"

namespace lockbox::x9 {

/// One side of a check: a picture by the rules of X9.100-181.
struct LetterView {
    std::vector<std::byte> tiff;
    std::string analysis;     ///< The text of its record 54; empty: none is written.
    bool actual_item = true;  ///< False for a view made in place of one that was not scanned.
};

struct LetterItem {
    MicrLine micr;
    Cents amount;  ///< Up to ten digits of cents.
    std::string
        sequence;  ///< 15 digits, not beginning with 999; no other item of the day has them.
    LetterView front;
    std::optional<LetterView> rear;
};

/// Greatest amount that record 25 has columns for.
inline constexpr Cents greatest_item_amount = Cents::of(99'999'999'99);

/// Which of the day's files of a ledger it is.
struct LetterName {
    BusinessDate date;  ///< Every date in the file.
    char ledger;        ///< `M`, `D`: first character of the cash letter ID.
    int file = 1;       ///< From 1 to `most_files`; its letter, A, B, … is the file ID modifier.
};
inline constexpr int most_files = 26;

/// The rules by which a file of this profile is read back.
LetterRules rules_of(DepositProfile const& profile);

/// Writes one file with one cash letter: 01 10 [62] {20 [61] {25 26 50 52 [54] 50 52 [54]} 70} 90
/// 99, as the bank's profile has it. Looks at no clock: the same items give the same bytes.
class LetterWriter {
public:
    LetterWriter(DepositProfile profile, LetterName const& name);

    /// Whether the item stays within the limits of the file. One item always has room.
    bool has_room_for(LetterItem const& item) const;
    /// Precondition: the amount has at most ten digits.
    void add(LetterItem const& item);
    std::int64_t items() const { return letter_.items; }
    /// The file. Precondition: it has an item; nothing is added after.
    std::string finish();

private:
    struct Sums {
        std::int64_t items = 0, cents = 0, micr_valid_cents = 0, images = 0;
        std::int64_t credits = 0, credit_cents = 0;
    };
    /// Where the record's characters stand.
    std::size_t put(std::string_view text, std::string_view bytes = {});
    CharacterCode code() const;
    void put_item(LetterItem const& item);
    void put_view(LetterItem const& item, LetterView const& view, bool rear);
    void open_bundle();
    void close_bundle();
    std::string credit(std::int64_t cents) const;
    std::string bundle_control(Sums const& sums) const;
    /// Puts the same record with its last values where it was put first.
    void replace(std::size_t at, std::string_view text);

    DepositProfile profile_;
    LetterName name_;
    std::string date_;  ///< `YYYYMMDD`.
    std::string file_;
    std::int64_t records_ = 0;
    std::int64_t bundles_ = 0;
    bool bundle_is_open_ = false;
    Sums bundle_, letter_, first_bundle_;
    std::size_t credit_at_ = 0;         ///< Of the credit, whose amount is known at the end.
    std::size_t first_control_at_ = 0;  ///< Of the first 70, which may count that amount.
};

}  // namespace lockbox::x9
