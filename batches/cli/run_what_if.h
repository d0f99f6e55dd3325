// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "batches/cli/command.h"
#include "batches/night/what_if.h"

namespace lockbox::batches {

/// `lockbox run --what-if POLICY`: the last night under another policy; the site stays as it is.
ExitStatus run_what_if(Arguments const& arguments);

/// For a person at a terminal; and as JSON, amounts in whole cents.
std::string what_if_text(WhatIf const& what_if);
nlohmann::ordered_json what_if_json(WhatIf const& what_if);

}  // namespace lockbox::batches
