# SPDX-License-Identifier: Apache-2.0
# One INTERFACE target holds every warning flag, each with its reason.
add_library(lockbox_warnings INTERFACE)
target_compile_options(lockbox_warnings INTERFACE
  -Wall -Wextra -Wpedantic     # the ordinary set
  -Wconversion                 # money and pixels are integers of several widths: no silent narrowing
  -Wshadow                     # a shadowed name reads as the other one
  -Wnon-virtual-dtor           # interfaces are deleted through their base
  -Wold-style-cast             # casts are to be found by searching
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>  # g++ 12 reports it falsely on std::string concatenation
  $<$<BOOL:${LOCKBOX_WERROR}>:-Werror>)
