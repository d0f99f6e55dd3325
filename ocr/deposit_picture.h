// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "lockbox/page.h"

namespace lockbox::ocr {

/// A page as the bank of deposit takes it: bitonal, upright, 200 pixels an inch, a TIFF by the
/// rules of X9.100-181. Like a MaskedPicture it shows no Social Security number that was found on
/// the page: those places are black. On a rear that nobody read none was looked for.
class DepositPicture {
public:
    std::vector<std::byte> const& tiff() const { return tiff_; }
    int width_px() const { return width_px_; }
    int height_px() const { return height_px_; }

    /// A white page of the same size.
    DepositPicture blank() const;

private:
    friend std::optional<DepositPicture> deposit_picture(std::span<std::byte const> picture,
                                                         ShownPage const& shown);
    DepositPicture(std::vector<std::byte> tiff, int width_px, int height_px)
        : tiff_(std::move(tiff)), width_px_(width_px), height_px_(height_px) {}
    std::vector<std::byte> tiff_;
    int width_px_;
    int height_px_;
};

inline constexpr int deposit_dpi = 200;

/// `picture` is the scan that the readings are of, whatever its format, colours and resolution; of
/// a rear that was not read the rotation is the caller's to know. A bitonal page without a dark bed
/// around it stays as it is, pixel for pixel but for turning, where it has 200 pixels an inch. Any
/// other is cut out of its background, made level, and binarised (ocr/image/upright.h, ink.h).
///
/// Nothing where the picture cannot be decoded or has no such page.
std::optional<DepositPicture> deposit_picture(std::span<std::byte const> picture,
                                              ShownPage const& shown);

}  // namespace lockbox::ocr
