// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "lockbox/text_span.h"

namespace lockbox::ocr {

/// The part of a payee's line that is the name: without the end of a printed `Pay to the order of`
/// before it and a mail room's stamp (`RECEIVED`, `PAID`) behind it, each word with at most one
/// letter in four misread. The whole line where neither is there, or where nothing would be left.
/// Nothing else is left out: whatever else is written beside a name makes it another's.
TextSpan name_without_print(std::string const& text);

}  // namespace lockbox::ocr
