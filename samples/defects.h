// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "lockbox/image_quality.h"
#include "lockbox/page.h"
#include "samples/dice.h"
#include "samples/paper.h"

namespace lockbox::samples {

struct Scan;

/// What is wrong with a page's picture, as X9.100-40 names it, and how much of it, in the finding's
/// unit; beside the starting limits of lockbox.toml, a size may be too small to matter.
struct Defect {
    QualityFinding finding;
    double size;
    bool matters;  ///< The size is beyond the starting limit.
};

/// One of the defects that a page of this kind and side can have. Sizes keep at least 12 % away
/// from the limit; a third of the defects that grow are too small to matter. A torn corner or edge,
/// a paper behind the paper and a badly framed one lie on a black bed, where they can be seen.
Defect random_defect(Dice& dice, PageKind kind, bool is_rear, Scan const& scan);

/// What a defect changes in the way the page goes through the scanner.
void lay_with_defect(Scan& scan, Defect const& defect, Dice& dice);
/// What it changes in the paper, before the scanner's optics.
void damage_paper(Picture& picture, Dice& dice, Defect const& defect, Scan const& scan);
/// What it changes in the finished scan.
void damage_scan(Picture& picture, Dice& dice, Defect const& defect);

}  // namespace lockbox::samples
