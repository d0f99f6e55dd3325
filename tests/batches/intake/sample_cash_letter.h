// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace lockbox::batches::test {

enum class LetterForm {
    ascii_with_lengths,
    ascii_without_lengths,
    ascii_with_line_ends,
    ebcdic_with_lengths,
    ebcdic_without_lengths,
};

struct LetterItem {
    int amount_cents;
    std::string front;  ///< Bytes of the picture; empty for none.
    std::string rear;
};

/// What a test wants to be wrong in a letter.
struct LetterErrors {
    int items = 0;         ///< Added to the counts of the control records.
    int amount_cents = 0;  ///< Added to their amounts.
    int records = 0;       ///< Added to the file's count of records.
};

/// An image cash letter of one bundle.
std::string cash_letter(LetterForm form, std::vector<LetterItem> const& items,
                        LetterErrors const& errors = {});

}  // namespace lockbox::batches::test
