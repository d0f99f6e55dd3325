// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "batches/store/store.h"
#include "matching/balances.h"
#include "matching/invoice_index.h"

namespace lockbox::batches {

/// The open invoices as decisions look them up: with the site's weights and the names in force.
matching::InvoiceIndex index_of(Store& store, matching::Weights const& weights);

/// What the books have paid; but for what the papers received on a day paid.
matching::Balances balances_in_books(Store& store,
                                     std::optional<BusinessDate> but_received_on = std::nullopt);

/// Tells the index from which bank accounts earlier accepted payments came: those received in the
/// 400 days before a batch, which is every month and a yearly payer's last time. What was received
/// on the batch's own day does not count, so that a night that is stopped and run again decides as
/// one that was not.
class EarlierPayers {
public:
    /// Call before the first decision of each batch, while no other thread uses the index.
    void begin_batch(BusinessDate received, Store& store, matching::InvoiceIndex& index);

private:
    std::optional<BusinessDate> before_;
};

}  // namespace lockbox::batches
