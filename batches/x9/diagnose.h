// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "batches/x9/character_code.h"
#include "batches/x9/finding.h"

namespace lockbox::x9 {

/// Whether credits (61, 62) are counted in the items and amounts of 70, 90 and 99.
/// `by_indicator`: where the record's own credit total indicator says 1.
enum class CreditTotals { by_indicator, counted, not_counted };

/// What a file holds, as its items say, not its totals.
struct LetterContents {
    std::size_t records = 0;
    std::size_t cash_letters = 0;
    std::size_t bundles = 0;
    std::int64_t items = 0;
    std::int64_t images = 0;
    std::int64_t credits = 0;
    std::int64_t item_cents = 0;
    std::int64_t credit_cents = 0;
    CharacterCode code = CharacterCode::ascii;
    bool has_lengths = false;  ///< Four bytes before each record.
};

/// What a bank and its depositor have agreed on, and the file does not say.
struct LetterRules {
    CreditTotals credits = CreditTotals::by_indicator;
    bool rears_needed = true;  ///< Of every item whose cash letter has images.
};

struct Diagnosis {
    LetterContents contents;
    std::vector<Finding> findings;  ///< By record; the first `most_findings`.
    std::size_t finding_count = 0;  ///< All of them.

    bool clean() const { return finding_count == 0; }
};
inline constexpr std::size_t most_findings = 1'000;

/// Reads an image cash letter of forward items, X9.37 or X9.100-187, strictly: every field of every
/// record (field_rules.h); which record may follow which; what the records of one cash letter,
/// bundle and item must have in common; addenda and views as counted; item sequence numbers used
/// once; totals and counts of 70, 85, 90 and 99; pictures by the rules of X9.100-181
/// (tiff_rules.h). Goes on after a finding, so that one pass names all; what follows from one
/// fault may be named beside it, after it.
///
/// Any bytes may be given, and any number of them: time and memory are linear in it. Not judged:
/// whether routing numbers and accounts exist, what a picture shows, and the codes inside a
/// Group 4 strip.
Diagnosis diagnose(std::span<std::byte const> file, LetterRules const& rules = {});

}  // namespace lockbox::x9
