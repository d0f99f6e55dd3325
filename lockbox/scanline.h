// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lockbox/business_date.h"
#include "lockbox/identifiers.h"
#include "lockbox/money.h"

namespace lockbox {

/// What the digits of a coupon's scanline or barcode say.
struct ScanlineFields {
    Ledger ledger;
    MemberId member_id;
    InvoiceNumber invoice_number;
    CoverageMonth coverage_month;
    Cents amount_due;
};

/// Where each field stands in the digits of a coupon's scanline: configuration, because a biller
/// may redesign it. Written as one letter per digit, groups separated by blanks: L ledger (1
/// medical, 2 dental), M Member ID (12), I invoice, YYMM coverage month, A amount due in cents, C
/// check digit (modulus 10, weights 2, 1, 2, 1 from the right of all digits before it).
class ScanlineLayout {
public:
    /// Nothing if a letter is unknown, a field is missing or torn apart, or C is not the last
    /// digit.
    static std::optional<ScanlineLayout> parse(std::string_view layout);
    /// `L MMMMMMMMMMMM IIIIIIIIII YYMM AAAAAAAA C`, 36 digits.
    static ScanlineLayout shipped();

    std::size_t digit_count() const { return letters_.size(); }
    std::vector<std::size_t> const& group_lengths() const { return group_lengths_; }
    /// The fields, if `digits` has the right length, a right check digit, and every field holds.
    std::optional<ScanlineFields> read(std::string_view digits) const;
    /// The digits, without blanks, with their check digit. Nothing if a field does not fit.
    std::optional<std::string> write(ScanlineFields const& fields) const;
    std::string text() const;

private:
    ScanlineLayout(std::string letters, std::vector<std::size_t> groups)
        : letters_(std::move(letters)), group_lengths_(std::move(groups)) {}
    std::string field(std::string_view digits, char letter) const;
    std::string letters_;
    std::vector<std::size_t> group_lengths_;
};

}  // namespace lockbox
