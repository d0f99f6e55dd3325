// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace lockbox::samples {

struct Town {
    std::string name;
    std::string zip;
};

/// Common names and Massachusetts-like places, written down for this project; no real person.
std::vector<std::string> const& first_names();
std::vector<std::string> const& last_names();
std::vector<std::string> const& street_names();
std::vector<Town> const& towns();

}  // namespace lockbox::samples
