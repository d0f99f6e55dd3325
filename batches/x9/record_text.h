// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "batches/x9/record_layout.h"

namespace lockbox::x9 {

/// One record of fixed length being written: all blank but for its type, then field by field, each
/// justified and filled as its kind demands. Preconditions of `set`: the type has the field, the
/// value is printable and fits. An empty value leaves the field blank.
class RecordText {
public:
    explicit RecordText(std::string_view type);
    RecordText& set(std::string_view field, std::string_view value);
    RecordText& set(std::string_view field, std::int64_t number);
    std::string const& text() const { return text_; }

private:
    RecordLayout const& layout_;
    std::string text_;
};

}  // namespace lockbox::x9
