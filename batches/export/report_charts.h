// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "batches/export/night_figures.h"

namespace lockbox::batches {

/// Where the captured money stands: one bar in proportion, with its legend, as HTML with an inline
/// SVG.
std::string money_bar(NightFigures const& figures);

/// Held items by reason, in order of precedence: a bar for each with count and sum. Empty where
/// nothing is held.
std::string held_chart(NightFigures const& figures);

}  // namespace lockbox::batches
