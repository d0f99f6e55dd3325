// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "lockbox/reading.h"
#include "ocr/check/amount_guess.h"
#include "ocr/check/amount_words.h"

namespace lockbox::ocr {

/// The amount that figures and words state together.
///
/// With a flat prior over amounts, P(amount) is proportional to P_figures(amount) ×
/// P_words(amount), where each side's unread mass is spread evenly over all amounts, and the words'
/// mass for whole dollars over their cents.
///
/// That the paper itself states two amounts (1 check in 200) stands against this: the other amount
/// is mostly a slip of the pen, so words that were read badly still speak against it as far as they
/// tell the amount from its neighbours, and words that were not read at all say nothing. What is
/// due speaks for one side of such a check and not for the other, so `agree` goes to matching apart
/// from the amount.
struct Reconciled {
    /// `conflicting` where two amounts are likelier than one; `illegible` where no amount is
    /// likelier than not.
    Reading<Cents> amount;
    /// That both sides state the likeliest amount; nothing where neither side has any.
    std::optional<Probability> agree;
};

Reconciled reconciled(AmountGuesses const& figures, WordsMeaning const& words, Box box);

}  // namespace lockbox::ocr
