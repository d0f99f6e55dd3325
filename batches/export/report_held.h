// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "batches/export/held_view.h"
#include "batches/store/store.h"
#include "ocr/masked_picture.h"

namespace lockbox::batches {

/// A picture of the view, for a page of HTML; empty where the archive has it no more.
struct EmbeddedPicture {
    std::string caption;
    ocr::MaskedPicture picture;
};

/// A held item as one card of the report: the reason's particulars, the pictures in doubt, what was
/// read, and the best candidates with the evidence that adds up to their weight.
std::string held_card(DecidedItem const& item, HeldView const& view,
                      std::vector<EmbeddedPicture> const& pictures);

}  // namespace lockbox::batches
