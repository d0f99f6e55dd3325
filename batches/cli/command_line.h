// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lockbox/failure.h"

namespace lockbox::batches {

/// Finds the command, shows help or version, reads the arguments, and runs it. A usage error is
/// explained on standard error with the nearest command or option. Throws WorldFailure.
ExitStatus run_command_line(std::vector<std::string> const& words);

/// The candidate that differs from `word` by the fewest letters typed, left out, added or exchanged
/// with the next; empty if more than a third of the word (at least 2) would have to change.
std::string nearest(std::string_view word, std::span<std::string const> candidates);

}  // namespace lockbox::batches
