// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "batches/x9/record_layout.h"

/// A check (25) and its addenda: the bank of first deposit (26), the image archive (27), later
/// endorsements (28); and the credit to the depositor's account (61, an extension of X9.37 that
/// banks define; 62, X9.100-187-2013).
namespace lockbox::x9::records {

using K = FieldKind;
using P = Presence;

/// 0 to 9 and A to F: for which reasons the bank takes an item back.
inline constexpr std::string_view return_acceptance = "0 1 2 3 4 5 6 7 8 9 A B C D E F";
/// Of a MICR line: 0 not mended, 1 mended, 2 mended without an operator, 3 by one, 4 not known.
inline constexpr std::string_view corrections = "0 1 2 3 4";

inline constexpr RecordField check_detail[] = {
    {"auxiliary on-us", 3, 15, K::micr, P::conditional, {}, Shown::masked},
    {"external processing code", 18, 1, K::characters, P::conditional},
    {"payor routing number", 19, 8, K::micr},  // `*` only where the line was not read
    {"payor check digit", 27, 1, K::micr, P::conditional},
    {"on-us", 28, 20, K::micr_on_us, P::conditional, {}, Shown::masked},
    {"item amount", 48, 10, K::number},  // cents
    {"item sequence number", 58, 15, K::number_or_blank},
    {"documentation type", 73, 1, K::letters, P::conditional},
    {"return acceptance", 74, 1, K::letters_digits, P::conditional, return_acceptance},
    // 1 good, 2 a field is missing, 3 read error, 4 both
    {"MICR valid indicator", 75, 1, K::number, P::conditional, "1 2 3 4"},
    {"BOFD indicator", 76, 1, K::letters, P::mandatory, "Y N U"},
    {"addendum count", 77, 2, K::number},
    {"correction indicator", 79, 1, K::number, P::conditional, corrections},
    {"archive type", 80, 1, K::letters_digits, P::conditional},
};
inline constexpr RecordField addendum_a[] = {
    {"record number", 3, 1, K::number, P::mandatory, "1 2 3 4 5 6 7 8 9"},
    {"return location routing number", 4, 9, K::routing},
    {"BOFD business date", 13, 8, K::day},
    {"BOFD item sequence number", 21, 15, K::number_or_blank, P::conditional},
    {"deposit account number", 36, 18, K::characters, P::conditional, {}, Shown::masked},
    {"BOFD branch", 54, 5, K::characters, P::conditional},
    {"payee name", 59, 15, K::characters, P::conditional},
    {"truncation indicator", 74, 1, K::letters, P::mandatory, "Y N"},
    // 2: paper to image
    {"conversion indicator", 75, 1, K::letters_digits, P::conditional},
    {"correction indicator", 76, 1, K::number, P::conditional, corrections},
    {"user field", 77, 1, K::characters, P::conditional},
    {"reserved", 78, 3, K::characters, P::reserved},
};
inline constexpr RecordField addendum_b[] = {
    {"variable size indicator", 3, 1, K::number, P::mandatory, "0 1"},
    {"archive sequence number", 4, 15, K::characters, P::conditional},
    {"length of image reference key", 19, 4, K::number_or_blank},
};
inline constexpr RecordField addendum_b_tail[] = {
    {"description", 1, 15, K::characters, P::conditional},
    {"user field", 16, 4, K::characters, P::conditional},
    {"reserved", 20, 5, K::characters, P::reserved},
};
inline constexpr RecordField addendum_c[] = {
    {"record number", 3, 2, K::number},
    {"endorsing bank routing number", 5, 9, K::routing},
    {"endorsing business date", 14, 8, K::day},
    {"endorsing item sequence number", 22, 15, K::number_or_blank, P::conditional},
    {"truncation indicator", 37, 1, K::letters, P::mandatory, "Y N"},
    {"conversion indicator", 38, 1, K::letters_digits, P::conditional},
    {"correction indicator", 39, 1, K::letters_digits, P::conditional},
    {"return reason", 40, 1, K::letters_digits, P::conditional},
    {"user field", 41, 19, K::characters, P::conditional},
    {"endorsing bank identifier", 60, 1, K::number, P::conditional},
    {"reserved", 61, 20, K::characters, P::reserved},
};
inline constexpr RecordField credit[] = {
    {"auxiliary on-us", 3, 15, K::micr, P::conditional, {}, Shown::masked},
    {"external processing code", 18, 1, K::characters, P::conditional},
    {"posting routing number", 19, 9, K::routing},
    {"on-us", 28, 20, K::micr_on_us, P::conditional, {}, Shown::masked},
    {"amount", 48, 10, K::number},
    {"item sequence number", 58, 15, K::number_or_blank, P::conditional},
    {"documentation type", 73, 1, K::letters, P::conditional},
    {"account type", 74, 1, K::letters_digits, P::conditional},
    {"source of work", 75, 1, K::letters_digits, P::conditional},
    {"work type", 76, 1, K::letters_digits, P::conditional},
    {"debit or credit", 77, 1, K::letters_digits, P::conditional},
    {"reserved", 78, 3, K::characters, P::reserved},
};
inline constexpr RecordField credit_item[] = {
    {"auxiliary on-us", 3, 15, K::micr, P::conditional, {}, Shown::masked},
    {"external processing code", 18, 1, K::characters, P::conditional},
    {"posting routing number", 19, 9, K::routing},
    {"on-us", 28, 20, K::micr_on_us, P::conditional, {}, Shown::masked},
    {"amount", 48, 14, K::number},
    {"item sequence number", 62, 15, K::number_or_blank},
    {"documentation type", 77, 1, K::letters, P::conditional},
    {"account type", 78, 1, K::letters_digits, P::conditional, "0 1 2 3 4 5"},
    {"source of work", 79, 2, K::number, P::conditional},  // 09: lockbox
    {"user field", 81, 16, K::characters, P::conditional},
    {"reserved", 97, 4, K::characters, P::reserved},
};

}  // namespace lockbox::x9::records
