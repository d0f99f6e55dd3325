// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "batches/x9/record_layout.h"

/// Records that open and close a file (01, 99), a cash letter (10, 90) and a bundle (20, 70), and
/// the summary by routing number (85). Positions: X9.37-2003 and X9.100-187, as public guides tell
/// them; the standard's text itself was not at hand.
namespace lockbox::x9::records {

using K = FieldKind;
using P = Presence;

/// 03 X9.37-2003, 30 X9.100-187-2008, 35 X9.100-187-2013 and 2016.
inline constexpr std::string_view standard_levels = "03 30 35";
/// 00 preliminary, 01 forward, 02 forward with paper to follow, 03 return, 04 return notice,
/// 05 preliminary return, 06 final return, 20 no detail, 99 bundles of several types.
inline constexpr std::string_view collection_types = "00 01 02 03 04 05 06 20 99";

inline constexpr RecordField file_header[] = {
    {"standard level", 3, 2, K::number, P::mandatory, standard_levels},
    {"file type", 5, 1, K::letters, P::mandatory, "T P"},  // test, production
    {"destination routing number", 6, 9, K::routing},
    {"origin routing number", 15, 9, K::institution},
    {"creation date", 24, 8, K::day},
    {"creation time", 32, 4, K::time},
    {"resend indicator", 36, 1, K::letters, P::mandatory, "Y N"},
    {"destination name", 37, 18, K::characters, P::conditional},
    {"origin name", 55, 18, K::characters, P::conditional},
    {"file ID modifier", 73, 1, K::letters_digits, P::conditional},
    {"country code", 74, 2, K::letters, P::conditional},
    {"user field", 76, 4, K::characters, P::conditional},
    {"companion document indicator", 80, 1, K::letters_digits, P::conditional},
};
inline constexpr RecordField cash_letter_header[] = {
    {"collection type", 3, 2, K::number, P::mandatory, collection_types},
    {"destination routing number", 5, 9, K::routing},
    {"ECE institution routing number", 14, 9, K::institution},
    {"business date", 23, 8, K::day},
    {"creation date", 31, 8, K::day},
    {"creation time", 39, 4, K::time},
    // N no records, E without images, I with images, F images that follow earlier records
    {"record type indicator", 43, 1, K::letters, P::mandatory, "N E I F"},
    {"documentation type", 44, 1, K::letters, P::conditional},  // G: image included, no paper
    {"cash letter ID", 45, 8, K::letters_digits},
    {"contact name", 53, 14, K::characters, P::conditional},
    {"contact phone number", 67, 10, K::characters, P::conditional},
    {"Fed work type", 77, 1, K::letters_digits, P::conditional},
    {"returns indicator", 78, 1, K::letters_digits, P::conditional},
    {"user field", 79, 1, K::characters, P::conditional},
    {"reserved", 80, 1, K::characters, P::reserved},
};
inline constexpr RecordField bundle_header[] = {
    {"collection type", 3, 2, K::number, P::mandatory, collection_types},
    {"destination routing number", 5, 9, K::routing},
    {"ECE institution routing number", 14, 9, K::institution},
    {"business date", 23, 8, K::day},
    {"creation date", 31, 8, K::day},
    {"bundle ID", 39, 10, K::letters_digits, P::conditional},
    {"bundle sequence number", 49, 4, K::number_or_blank, P::conditional},
    {"cycle number", 53, 2, K::letters_digits, P::conditional},
    {"return location routing number", 55, 9, K::institution, P::conditional},  // X9.37 only
    {"user field", 64, 5, K::characters, P::conditional},
    {"reserved", 69, 12, K::characters, P::reserved},
};
inline constexpr RecordField bundle_control[] = {
    {"items", 3, 4, K::number},
    {"total amount", 7, 12, K::number},
    {"MICR valid total amount", 19, 12, K::number, P::conditional},
    {"images", 31, 5, K::number, P::conditional},
    {"user field", 36, 20, K::characters, P::conditional},
    // Since X9.100-187-2013: 0 the credits are not in the totals, 1 they are.
    {"credit total indicator", 56, 1, K::number, P::conditional, "0 1"},
    {"reserved", 57, 24, K::characters, P::reserved},
};
inline constexpr RecordField routing_number_summary[] = {
    {"routing number", 3, 9, K::routing},
    {"total amount", 12, 14, K::number},
    {"items", 26, 6, K::number, P::conditional},
    {"user field", 32, 24, K::characters, P::conditional},
    {"reserved", 56, 25, K::characters, P::reserved},
};
inline constexpr RecordField cash_letter_control[] = {
    {"bundles", 3, 6, K::number},
    {"items", 9, 8, K::number},
    {"total amount", 17, 14, K::number},
    {"images", 31, 9, K::number, P::conditional},
    {"ECE institution name", 40, 18, K::characters, P::conditional},
    {"settlement date", 58, 8, K::day, P::conditional},
    {"credit total indicator", 66, 1, K::number, P::conditional, "0 1"},
    {"reserved", 67, 14, K::characters, P::reserved},
};
inline constexpr RecordField file_control[] = {
    {"cash letters", 3, 6, K::number},
    {"records", 9, 8, K::number},  // 01 and 99 among them
    {"items", 17, 8, K::number},
    {"total amount", 25, 16, K::number},
    {"contact name", 41, 14, K::characters, P::conditional},
    {"contact phone number", 55, 10, K::characters, P::conditional},
    {"credit total indicator", 65, 1, K::number, P::conditional, "0 1"},
    {"reserved", 66, 15, K::characters, P::reserved},
};

}  // namespace lockbox::x9::records
