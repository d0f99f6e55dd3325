// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "matching/account_evidence.h"

namespace lockbox::matching {

/// Somebody of a listed person's household who is not in the list, and sends what was read: the
/// rival whom no index finds. A relative shares surname and address, often carrier and premium;
/// and may bear a number that is one digit beside, so that a slip of the pen or of the reader makes
/// it the listed person's.

/// Log2 of the share of payments, per listed account, that come from such a relative: three in ten
/// of the one in a hundred payers who are in no list, because somebody who left the plan, or has
/// another, is among the likeliest to write to this box. Assumed: a list cannot tell.
double prior_of_an_unlisted_relative(InvoiceIndex::Keys const& keys);

/// What evidence other than name, address and numbers is worth if a relative was meant.
double relative_bits(EvidenceRow const& row);

/// How much better the evidence fits the account than such a relative, whatever their shares.
double bits_over_an_unlisted_relative(AccountScore const& score);

/// At most what `relative_id_bits` can be.
double most_relative_id_bits(DigitScorer const& reading, Scored const& of_listed);

/// What the Member ID that was read is worth if a relative of its bearer `id` was meant, in bits.
///
/// Summed over the numbers one digit beside, as often as relatives in this list have them
/// (`RelativeNumbers`), but for those that other listed people bear: they are rivals by
/// themselves, and no unlisted person's. And over numbers that have nothing to do with it.
double relative_id_bits(DigitScorer const& reading, PackedId id, InvoiceIndex::Keys const& keys);

}  // namespace lockbox::matching
