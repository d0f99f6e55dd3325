// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "lockbox/reading.h"
#include "ocr/network/line_network.h"

namespace lockbox::ocr {

/// What a line says, as read freely, with up to four other readings; social security numbers
/// masked. `illegible` where nothing comes out; the probability is the network's own, which is
/// calibrated for whole lines.
Reading<std::string> read_text(LineScores const& scores, Box box);

/// `123-45-6789`, also with blanks, becomes `***-**-****`.
std::string masked(std::string text);

}  // namespace lockbox::ocr
