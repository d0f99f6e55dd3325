// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lockbox/page.h"
#include "lockbox/quality_limits.h"
#include "lockbox/usability.h"
#include "ocr/image/page_image.h"

namespace lockbox::ocr {

/// What the picture shows where each area of record 54 was found, by the boxes of `readings`; on
/// the rear of a check, in the three parts that 12 CFR 229 appendix D gives to endorsements: from
/// the trailing edge 1.5 in the payee's, up to 3 in from the leading edge the bank of first
/// deposit's, then those in transit. A rear that lies upside down has payee's and transit
/// exchanged.
///
/// Damaged is an area of which solid black, 0.1 in and more in both ways, covers a share above
/// `blotted_share`; that is nearly as light as the paper; or that a flaw with a place (streak,
/// tear, carbon strip) crosses. Inked is a part of a rear with writing larger than 8.5 points, so
/// that the printed `ENDORSE HERE` and its rules do not count.
AreaImages area_images(PageImage const& page, PageReadings const& readings,
                       QualityLimits const& limits);

}  // namespace lockbox::ocr
