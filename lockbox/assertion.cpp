// SPDX-License-Identifier: Apache-2.0
#include "lockbox/assertion.h"

#include <cstdio>
#include <cstdlib>

namespace lockbox {

void assertion_failed(char const* condition, char const* file, int line) {
    std::fprintf(stderr, "lockbox: broken assumption at %s:%d: %s\n", file, line, condition);
    std::abort();
}

}  // namespace lockbox
