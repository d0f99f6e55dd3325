// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lockbox/reading.h"
#include "ocr/check/amount_figures.h"
#include "ocr/check/amount_words.h"

namespace lockbox::ocr {

/// The amount that figures and words state together.
///
/// With a flat prior over amounts, P(amount) is proportional to P_figures(amount) ×
/// P_words(amount), where each side's unread mass is spread evenly over all amounts, and the words'
/// mass for whole dollars over their cents. That the paper itself states two amounts (1 check in
/// 200) stands against this with the product of what either would give alone. `conflicting` where
/// that is the likelier; `illegible` where no amount is likelier than not.
Reading<Cents> reconciled(AmountGuesses const& figures, WordsMeaning const& words, Box box);

}  // namespace lockbox::ocr
