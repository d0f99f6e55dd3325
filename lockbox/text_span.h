// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace lockbox {

/// Characters [first, end) of a text.
struct TextSpan {
    std::size_t first = 0;
    std::size_t end = 0;
    std::size_t size() const { return end - first; }
    friend bool operator==(TextSpan const&, TextSpan const&) = default;
};

}  // namespace lockbox
