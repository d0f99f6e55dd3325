// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "samples/paper.h"

namespace lockbox::samples {

enum class Symbology { code_128, data_matrix, pdf417, qr };
std::string_view name(Symbology symbology);

/// Prints a barcode with its top left corner at `corner`, each module `module_in` inches wide.
/// Linear codes and PDF417 rows are `height_in` high in all; matrix codes have square modules and
/// ignore it. Returns the width in inches.
double print_barcode(Paper& paper, Spot corner, Symbology symbology, std::string_view content,
                     double module_in, double height_in);

/// Prints an Intelligent Mail barcode with its top left corner at `corner`, 2.95 in wide and 0.145
/// in high: 22 bars to the inch, the middle of what USPS-B-3200 allows. `digits`: 20 of tracking,
/// then 0, 5, 9 or 11 of routing.
void print_intelligent_mail(Paper& paper, Spot corner, std::string_view digits);

}  // namespace lockbox::samples
