// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "batches/intake/intake.h"
#include "batches/store/records.h"
#include "lockbox/remittance.h"
#include "lockbox/site_config.h"
#include "matching/balances.h"
#include "matching/invoice_index.h"
#include "ocr/reader.h"

namespace lockbox::batches {

/// What every decision of a batch is made against. `balances` are those at the batch's beginning,
/// so that how much is read of a page never depends on which transaction came first.
struct DecisionGround {
    matching::InvoiceIndex const& index;
    matching::Balances const& balances;
    SiteConfig const& config;
};

/// An envelope as far as it had to be read.
struct ReadTransaction {
    TransactionRecord record;  ///< Its papers; the decision is still to be made.
    Transaction remittance;    ///< What matching decides on; `earlier` is still to be filled in.
};

/// Opens, identifies and reads the papers of one transaction: coupons first, then payments as far
/// as a decision needs, and everything on them only where it is still in doubt whose they are or no
/// coupon speaks for them. The same
/// pictures, invoices and configuration always give the same readings.
ReadTransaction read_transaction(ScanBatch const& batch, ScanTransaction const& scanned,
                                 ocr::Reader& reader, DecisionGround const& ground);

/// The decision on a transaction. Where one of its papers cannot be seen, nothing of it posts.
TransactionDecision decide_transaction(ReadTransaction const& transaction,
                                       DecisionGround const& ground);

/// Turns a posting into a held item that proposes it.
Held held_instead(Posted const& posted, HoldReason reason, std::string const& detail);

}  // namespace lockbox::batches
