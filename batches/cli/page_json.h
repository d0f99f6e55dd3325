// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "lockbox/page.h"
#include "lockbox/reading.h"

namespace lockbox::batches {

/// One page as `lockbox read` prints it. The kinds are those of the command line's closed list: a
/// list of payers is `correspondence` with `"detail":"list"`, cash is `unknown` with
/// `"detail":"cash"`. Boxes are [x, y, width, height] in pixels of the page as scanned, origin top
/// left; probabilities are rounded down to six decimals, so that none is printed as certain that is
/// not, and alternatives below a millionth are left out. Text that is not UTF-8 is repaired.
nlohmann::ordered_json page_json(std::string const& file, PageReadings const& page);

/// The same shape for a picture of one field: a single field called `text`.
nlohmann::ordered_json single_field_json(std::string const& file,
                                         Reading<std::string> const& reading);

/// One field, as an entry of `fields`.
nlohmann::ordered_json field_json(std::string_view name, Reading<std::string> const& reading);

/// One line of text for a value; bytes that are not UTF-8 are replaced.
std::string json_line(nlohmann::ordered_json const& value);

}  // namespace lockbox::batches
