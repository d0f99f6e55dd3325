// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "samples/fonts.h"

namespace lockbox::samples {

/// Printed founts in the place of handwriting, so that tests draw without fetched fonts.
inline FontFiles stand_in_fonts() {
    FontFiles files = FontFiles::printed_only();
    files.handwriting = {files.printed.at(Fount::serif_italic), files.printed.at(Fount::serif)};
    return files;
}

}  // namespace lockbox::samples
