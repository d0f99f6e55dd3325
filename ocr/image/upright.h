// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lockbox/probability.h"
#include "ocr/image/page_image.h"
#include "ocr/image/scanned_page.h"

namespace lockbox::ocr {

struct Upright {
    PageImage page;
    /// That `page` is not upside down: whoever can read a code or a MICR line on it knows better.
    Probability not_upside_down = Probability::of(0.5);
    /// How much more sharply lines stand out along the page's height than along its width: above 1
    /// the writing runs up or down although the paper lies level (rears of checks).
    double crosswise_sharpness = 0;
};

/// Cuts the paper out of its background, brings it to the working resolution, and turns it upright.
///
/// Sideways or not is told by which way lines stand out more sharply (skew.h), with a preference
/// for the long side lying level on paper of check or envelope size; the skew is then turned back;
/// upside down or not is told by half_turn.h.
Upright upright(ScannedPage const& scan);

}  // namespace lockbox::ocr
