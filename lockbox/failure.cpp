// SPDX-License-Identifier: Apache-2.0
#include "lockbox/failure.h"

namespace lockbox {

std::string Fault::text() const {
    std::string line = file;
    if (!place.empty()) line += (line.empty() ? "" : ", ") + place;
    line += (line.empty() ? "" : ": ") + what;
    if (!remedy.empty()) line += " Remedy: " + remedy;
    return line;
}

}  // namespace lockbox
