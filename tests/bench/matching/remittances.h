// SPDX-License-Identifier: Apache-2.0
// What members send, as it comes to be read.
#pragma once

#include "lockbox/remittance.h"
#include "tests/bench/matching/census.h"

namespace lockbox::matching::bench {

enum class Mail {
    printed_coupon,  ///< A check with its coupon, whose barcode is read.
    printed_check,   ///< A check without coupon; id, name and address are printed on it.
    handwritten,     ///< The same with id, name and carrier written by hand.
};
char const* name(Mail mail);

/// The readers' error rates as measured (README.md): of handwritten 12-digit ids 88.5 % are read
/// right, which is one digit in a hundred wrong; of hand-printed names 80 %, which is a letter in
/// fifty; print errs fifty times less in digits and ten times in letters. Every stated probability
/// is right as often as it says. Amounts are read right and surely: how often they are is for the
/// reader to show. People err too: one id in a hundred has a digit or two neighbours miswritten,
/// one in fifty is another number altogether, one name in ten is another payer's, one address in
/// seven another or none.
struct Remittance {
    Payment payment;
    std::vector<Coupon> coupons;
    OpenInvoice paid;  ///< What was meant.
};

/// What the member of `bills` sends for the oldest of one ledger's.
Remittance remittance_for(Bills const& bills, Mail mail, Random& random);

/// An id as a reader states it: calibrated, one digit in `1 / error` wrong.
Read<std::string> read_number(std::string const& written, double error, How how, Random& random);

}  // namespace lockbox::matching::bench
