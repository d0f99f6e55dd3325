// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "batches/x9/record_layout.h"

namespace lockbox::x9 {

/// What should stand in a field, where `value` breaks a rule that the field alone can break:
/// characters of its kind, justification and fill, presence, the codes allowed, the calendar, a
/// routing number's check digit. Nothing where `value` is right. Precondition: `value` is as wide
/// as the field.
std::optional<std::string> broken_rule(RecordField const& field, std::string_view value);

}  // namespace lockbox::x9
