// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lockbox/business_date.h"

namespace lockbox::batches {

/// The calendar day, UTC. No decision looks at it: only people's acts and the age of held items.
BusinessDate today();

}  // namespace lockbox::batches
