// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace lockbox::batches {

/// Text as HTML shows it: & < > " ' escaped, control characters as blanks, and bytes that are not
/// UTF-8 as question marks. Safe inside elements and quoted attributes.
std::string html_text(std::string_view text);

}  // namespace lockbox::batches
