// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "lockbox/money.h"
#include "lockbox/probability.h"

namespace lockbox {

/// The rules of acceptance and the limits of certainty: a site's choices, apart from what is
/// likely. The defaults are those that lockbox.toml of a new site states and explains.
struct Policy {
    /// A payee line must name one of these, comparing letters and digits without case.
    std::vector<std::string> accepted_payees{"Health Connector", "MA Health Connector",
                                             "Massachusetts Health Connector"};
    int stale_after_days =
        180;  ///< UCC 4-404 frees a bank from paying a check older than six months.
    int future_days_allowed = 0;
    Cents on_account_limit =
        Cents::of(50'00);              ///< Overpayment that rests on account without a person.
    bool post_short_payments = false;  ///< True: as partial payments that leave it open.
    /// True: a payment without a number of the member's or the invoice's posts by name, address,
    /// carrier and amount. A namesake in the same house who is not in the list would be taken for
    /// the member: about one such payment in fifty thousand, if one payer in a hundred is unlisted.
    bool post_without_number = false;
    int months_in_arrears_limit = 6;  ///< Longest run of oldest open months paid at once.

    /// A payment posts only if the probability that anything about it is wrong is at most this.
    Probability wrong_posting_limit = Probability::of(1e-4);
    /// Least probability of the amount, after figures, words and what is due are reconciled.
    Probability amount_limit = Probability::of(0.999);
    /// A check posts only if the probability that its words state another amount than its figures
    /// is at most this. About one check in two hundred does, so words that nobody could read stay
    /// above it, and words that were read well enough to tell the amount from its neighbours below.
    /// Of 199 generated checks whose amounts differ, the least such probability was 0.0019.
    Probability amounts_differ_limit = Probability::of(1e-3);
    /// Least probability that the payee line names an accepted payee.
    Probability payee_limit = Probability::of(0.95);
    /// Least probability that a signature is there.
    Probability signature_limit = Probability::of(0.90);
    /// Least weight by which the best candidate leads the best candidate of another member, in
    /// bits.
    WeightBits margin = WeightBits::of(10);
    /// Fingerprints of two scans of one paper differ in at most this many of 64 bits.
    int same_picture_bits = 6;
};

}  // namespace lockbox
