// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <dlfcn.h>

namespace lockbox::faults {

/// The function that calls.cpp stands in for.
template <class Function>
Function real(char const* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

}  // namespace lockbox::faults
