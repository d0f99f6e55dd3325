// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "batches/x9/record_layout.h"

/// A picture of a check: what it is (50), its bytes (52), what its quality is (54); and records
/// that users define (68).
namespace lockbox::x9::records {

using K = FieldKind;
using P = Presence;

/// 00 full view, 01 not specified; 02 date, 03 payee, 04 courtesy amount, 05 legal amount,
/// 06 signature, 07 payor, 08 MICR line, 09 memo, 10 bank, 11 payee endorsement,
/// 12 BOFD endorsement, 13 transit endorsement: pictures of one field.
inline constexpr std::string_view view_descriptors = "00 01 02 03 04 05 06 07 08 09 10 11 12 13";

inline constexpr RecordField image_view_detail[] = {
    // 0 no image follows, 1 actual item, 2 not the actual item, 3 not known
    {"image indicator", 3, 1, K::number, P::mandatory, "0 1 2 3"},
    {"image creator routing number", 4, 9, K::institution},
    {"image creator date", 13, 8, K::day},
    {"image view format", 21, 2, K::number, P::conditional},              // 00 TIFF 6.0
    {"image view compression", 23, 2, K::number, P::conditional},         // 00 Group 4
    {"image view data size", 25, 7, K::number_or_blank, P::conditional},  // record 52 rules
    {"view side", 32, 1, K::number, P::mandatory, "0 1"},                 // front, rear
    {"view descriptor", 33, 2, K::number, P::mandatory, view_descriptors},
    {"digital signature indicator", 35, 1, K::number, P::conditional, "0 1"},
    {"digital signature method", 36, 2, K::number, P::conditional},
    {"security key size", 38, 5, K::number, P::conditional},
    {"start of protected data", 43, 7, K::number, P::conditional},
    {"length of protected data", 50, 7, K::number, P::conditional},
    {"image recreate indicator", 57, 1, K::number, P::conditional, "0 1"},
    {"user field", 58, 8, K::characters, P::conditional},
    {"reserved", 66, 1, K::characters, P::reserved},
    {"image test override", 67, 1, K::letters_digits, P::conditional},
    {"reserved", 68, 13, K::characters, P::reserved},
};
/// Behind these come the image key of the stated length, then the two lengths of
/// `image_view_lengths`, each followed by as many bytes as it says: a digital signature, and the
/// image. Only the characters are text; signature and image are bytes as they are.
inline constexpr RecordField image_view_data[] = {
    {"ECE institution routing number", 3, 9, K::institution},
    {"bundle business date", 12, 8, K::day},
    {"cycle number", 20, 2, K::letters_digits, P::conditional},
    {"item sequence number", 22, 15, K::number_or_blank},
    {"security originator name", 37, 16, K::characters, P::conditional},
    {"security authenticator name", 53, 16, K::characters, P::conditional},
    {"security key name", 69, 16, K::characters, P::conditional},
    {"clipping origin", 85, 1, K::number, P::conditional, "0 1 2 3 4"},
    {"clipping coordinate h1", 86, 4, K::number, P::conditional},
    {"clipping coordinate h2", 90, 4, K::number, P::conditional},
    {"clipping coordinate v1", 94, 4, K::number, P::conditional},
    {"clipping coordinate v2", 98, 4, K::number, P::conditional},
    {"length of image key", 102, 4, K::number_or_blank, P::conditional},
};
inline constexpr RecordField length_of_signature = {"length of digital signature", 1, 5,
                                                    K::number_or_blank, P::conditional};
inline constexpr RecordField length_of_image = {"length of image data", 1, 7, K::number};

/// 0 not tested, 1 the condition is present or the area unusable, 2 not present or usable.
inline constexpr std::string_view findings = "0 1 2";
inline constexpr RecordField image_view_analysis[] = {
    {"global image quality", 3, 1, K::number, P::mandatory, findings},
    {"global image usability", 4, 1, K::number, P::mandatory, findings},
    {"imaging bank specific test", 5, 1, K::number, P::mandatory, findings},
    {"partial image", 6, 1, K::number, P::conditional, findings},
    {"excessive image skew", 7, 1, K::number, P::conditional, findings},
    {"piggyback image", 8, 1, K::number, P::conditional, findings},
    {"too light or too dark", 9, 1, K::number, P::conditional, findings},
    {"streaks and bands", 10, 1, K::number, P::conditional, findings},
    {"below minimum image size", 11, 1, K::number, P::conditional, findings},
    {"exceeds maximum image size", 12, 1, K::number, P::conditional, findings},
    {"reserved", 13, 13, K::characters, P::reserved},
    {"image-enabled POD", 26, 1, K::number, P::conditional, findings},
    {"source document bad", 27, 1, K::number, P::conditional, findings},
    {"date usability", 28, 1, K::number, P::conditional, findings},
    {"payee usability", 29, 1, K::number, P::conditional, findings},
    {"convenience amount usability", 30, 1, K::number, P::conditional, findings},
    {"legal amount usability", 31, 1, K::number, P::conditional, findings},
    {"signature usability", 32, 1, K::number, P::conditional, findings},
    {"payor usability", 33, 1, K::number, P::conditional, findings},
    {"MICR line usability", 34, 1, K::number, P::conditional, findings},
    {"memo line usability", 35, 1, K::number, P::conditional, findings},
    {"payor bank usability", 36, 1, K::number, P::conditional, findings},
    {"payee endorsement usability", 37, 1, K::number, P::conditional, findings},
    {"BOFD endorsement usability", 38, 1, K::number, P::conditional, findings},
    {"transit endorsement usability", 39, 1, K::number, P::conditional, findings},
    {"reserved", 40, 6, K::characters, P::reserved},
    {"user field", 46, 20, K::characters, P::conditional},
    {"reserved", 66, 15, K::characters, P::reserved},
};
inline constexpr RecordField user_record[] = {
    // 0 none, 1 routing number, 2 DUNS, 3 tax number, 4 X9 assignment, 5 other
    {"owner identifier indicator", 3, 1, K::number, P::mandatory, "0 1 2 3 4 5"},
    {"owner identifier", 4, 9, K::characters, P::conditional},
    {"owner identifier modifier", 13, 20, K::characters, P::conditional},
    {"user record format type", 33, 3, K::letters_digits},  // 001: payee endorsement
    {"format type version level", 36, 3, K::characters},
    {"length of user data", 39, 7, K::number_or_blank},
};

}  // namespace lockbox::x9::records
