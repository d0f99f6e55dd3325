// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace lockbox {

struct PageReadings;
struct QualityLimits;

/// The areas of interest of X9.100-187 record 54, in the order of its positions 28 to 39.
enum class Area {
    date,
    payee,
    amount_figures,  ///< The convenience amount.
    amount_words,    ///< The legal amount.
    signature,
    payor_block,  ///< The payor's name and address.
    micr,
    memo,
    bank_block,  ///< The payor bank's name and address.
    payee_endorsement,
    bofd_endorsement,  ///< Of the bank of first deposit.
    transit_endorsement,
};
inline constexpr std::size_t area_count = 12;
std::string_view name(Area area);

/// The three values of those positions.
enum class Usability { test_not_done = 0, unusable = 1, usable = 2 };
inline constexpr std::size_t usability_count = 3;
std::string_view name(Usability usability);

using AreaUsability = std::array<Usability, area_count>;  ///< By area.

/// What the picture shows in an area.
struct AreaImage {
    bool inked = false;    ///< Writing or a stamp, more than small print and rules.
    bool damaged = false;  ///< Blotted out, torn off, streaked or faded.
};
using AreaImages = std::array<AreaImage, area_count>;

/// Whether what stands in each area can be used, from how surely it was read and how its picture
/// is. Fronts of checks and money orders:
///  - unusable: the whole page is, or the area is damaged, or nothing legible is there (illegible,
///    two readings as likely, less likely than `unusable_probability`; where something must stand:
///    absent or not found; a signature that is read as absent);
///  - usable: read at `usable_probability` or more;
///  - not tested: not looked at, between the two, contradictory in itself (invalid, conflicting:
///    the picture is not what is wrong), or an empty memo or payor block.
/// The bank's block is never tested: nothing reads it. The endorsements are tested on the rear of
/// a check where there is ink in their area. All other pages are not tested.
AreaUsability usability_of(PageReadings const& page, AreaImages const& images,
                           QualityLimits const& limits);

/// As one digit an area, as record 54 has them: `202210200000`.
std::string digits_of(AreaUsability const& usability);
std::optional<AreaUsability> parse_area_usability(std::string_view digits);

}  // namespace lockbox
