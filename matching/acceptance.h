// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "lockbox/hold_reason.h"
#include "lockbox/policy.h"
#include "lockbox/remittance.h"
#include "matching/amount_belief.h"

namespace lockbox::matching {

/// Why the paper itself may not be posted without a person, whoever it pays for, in order of
/// precedence.
///
/// What each rule needs: the payee must be read as accepted; a check's signature must be seen, a
/// money order needs none, because its issuer is the drawer. A date holds only if it was read as
/// stale or future: an undated check is payable at once (UCC 3-113), so an unread one is no reason.
/// Foreign, restrictive and routing findings hold where the reader is sure of them.
std::vector<HoldReason> acceptance_findings(Payment const& payment, AmountBelief const& amount,
                                            BusinessDate received, Policy const& policy);

}  // namespace lockbox::matching
