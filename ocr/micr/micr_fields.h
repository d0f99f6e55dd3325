// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lockbox/page.h"
#include "ocr/micr/micr_line.h"

namespace lockbox::ocr {

/// The parts of a MICR line, as positions [first, end) in its characters. Symbols delimit fields;
/// blanks mean nothing, because banks space their lines as they like.
struct MicrSpan {
    std::size_t first = 0;
    std::size_t end = 0;
    friend bool operator==(MicrSpan const&, MicrSpan const&) = default;
};

/// How account and serial were told apart.
enum class ToldApart {
    by_symbols,
    by_custom,  ///< By a wide gap or a dash and the usual lengths: banks differ, so it is less
                ///< sure.
};

/// Personal checks: `A routing A account C serial`, `A routing A serial C account C`, and, told
/// apart by custom, `A routing A serial account C` and `A routing A serial D account C`. Business
/// checks: `C serial C A routing A account C`, where the few digits after the account are a
/// transaction code. What is not there stays empty.
struct MicrParts {
    std::optional<MicrSpan> routing;  ///< Between transit symbols, 9 places.
    std::optional<MicrSpan> account;  ///< May hold dashes.
    std::optional<MicrSpan> serial;
    ToldApart told_apart = ToldApart::by_symbols;
    std::optional<MicrSpan> amount;  ///< Between amount symbols, 10 places: cents.
    std::optional<MicrSpan> epc;     ///< One digit left of the routing number: 4 marks an IRD.
    /// Between transit symbols five digits, a dash and three digits: branch and institution of a
    /// Canadian bank (CPA Standard 006). No check on a bank of the United States has that.
    std::optional<MicrSpan> canadian_bank;
};
MicrParts micr_parts(MicrLine const& line);

/// Fields micr, routing, account and serial of a page, digits only except for micr itself; and
/// `foreign` where the line is that of a Canadian bank (43 of 43 generated ones were seen). A
/// routing number whose check digit fails is mended where the network itself holds one change
/// likely, is stated as printed where it was read beyond doubt, and is otherwise `invalid`. A money
/// order has its number where checks have the account: for `PageKind::money_order`, and always with
/// a postal routing number, that is the serial (postal ones with their check digit) and there is no
/// account.
std::vector<Field> micr_fields(PageImage const& page, MicrLine const& line, PageKind kind);

/// Reads the line and gives its fields. Without a place each field is unread, `not_found`.
std::vector<Field> read_micr(PageImage const& page, std::optional<MicrPlace> const& place,
                             LineNetwork& micr, PageKind kind = PageKind::check);

/// Whether a routing number is that of US postal money orders (000000204 formerly, 000008002).
bool is_postal_routing(std::string_view routing);

}  // namespace lockbox::ocr
