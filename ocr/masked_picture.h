// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "lockbox/page.h"

namespace lockbox::ocr {

/// A picture of a page, or of a part of it, as PNG, in which no Social Security number can be seen
/// that was found on the page. Whatever leaves the program as a picture is one of these or a
/// DepositPicture; only masked_picture makes them, and only of a page with its readings. A copy of
/// the scan itself is no picture in this sense: it stays in the archive.
class MaskedPicture {
public:
    /// Empty where the picture could not be decoded or has no such page.
    std::vector<std::byte> const& png() const { return png_; }

private:
    friend MaskedPicture masked_picture(std::span<std::byte const> picture, ShownPage const& shown,
                                        Box box, int greatest_width_px);
    explicit MaskedPicture(std::vector<std::byte> png) : png_(std::move(png)) {}
    std::vector<std::byte> png_;
};

/// The part of a page that `box` covers (in pixels of the page as scanned) with a margin, turned
/// upright and painted over in its secret places. The whole page where `box` has no area. Not wider
/// than `greatest_width_px`, unless that is 0. `picture` is the scan that the readings are of.
MaskedPicture masked_picture(std::span<std::byte const> picture, ShownPage const& shown, Box box,
                             int greatest_width_px);

}  // namespace lockbox::ocr
