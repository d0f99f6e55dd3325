// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace lockbox {

/// Prints the broken assumption with its place and stops the program.
[[noreturn]] void assertion_failed(char const* condition, char const* file, int line);

}  // namespace lockbox

/// States what a programmer must have ensured. On in release builds too; input can never trigger
/// it.
#define LOCKBOX_ASSERT(condition) \
    ((condition) ? void() : ::lockbox::assertion_failed(#condition, __FILE__, __LINE__))
