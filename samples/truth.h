// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <nlohmann/json.hpp>

#include "samples/night.h"

namespace lockbox::samples {

/// Everything that is true about a night: `truth.json`, whose form samples/README.md explains.
nlohmann::ordered_json truth(Night const& night);

}  // namespace lockbox::samples
