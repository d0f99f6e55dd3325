// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "batches/acts/desk.h"
#include "lockbox/carrier.h"

namespace lockbox::batches {

/// The site's carriers with what people taught as further aliases: of lessons in force, those that
/// name a carrier of the list and say what no other carrier is called.
CarrierTable taught_carriers(CarrierTable const& carriers, std::vector<Lesson> const& lessons);

/// Whether `said` may be taught as an alias of `means`: three letters or more, of a carrier of the
/// list, and not what another carrier is called.
bool may_be_taught(CarrierTable const& carriers, std::string const& said, std::string const& means);

}  // namespace lockbox::batches
