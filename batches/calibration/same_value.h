// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lockbox/page.h"

namespace lockbox::batches {

/// Whether a reading says what is on the paper: amounts by their cents, everything else by letters
/// and digits, without case, blanks and punctuation. An empty `truth` says that the field is not on
/// the paper; `absent` says so of notes.
bool same_value(FieldName field, std::string_view read, std::string_view truth);

/// What a person may have keyed for the field, in words (`dollars such as 123.45`), where `truth`
/// is not that; nothing where it is well formed or empty.
std::optional<std::string> expected_instead(FieldName field, std::string_view truth);

/// Nothing is keyed: the field is not on the paper.
bool says_not_there(FieldName field, std::string_view truth);

}  // namespace lockbox::batches
