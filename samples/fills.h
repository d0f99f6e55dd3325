// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "lockbox/business_date.h"
#include "lockbox/money.h"
#include "samples/dice.h"

namespace lockbox::samples {

/// How the blanks of a paper are filled in.
enum class Fill { printed, handwriting };

/// An amount in figures as people write it: `whole` on the line and, in some styles, `raised`, the
/// cents written small, raised and underlined (`67/100` or `67`).
struct Figures {
    std::string whole;
    std::string raised;
};

/// Figures in one of those styles.
Figures figures(Dice& dice, Cents amount, Fill fill);

/// "Three hundred forty-five and 67/100" in one of the ways people and printers write it.
std::string words(Dice& dice, Cents amount, Fill fill);

/// Plain words for tests: "three hundred forty-five" of 345.
std::string count_in_words(std::int64_t count);

/// 11/20/2026, 11-20-26, Nov 20, 2026, 20 Nov 2026 and others.
std::string date_text(Dice& dice, BusinessDate date, Fill fill);

/// One of the names under which the payee accepts checks.
std::string payee_text(Dice& dice);

std::string upper(std::string text);

}  // namespace lockbox::samples
