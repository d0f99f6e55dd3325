// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "lockbox/open_invoice.h"

namespace lockbox::matching {

/// The open invoices, arranged so that candidates are found without scanning the list. Immutable
/// once built; shared by all threads.
///
/// Flat tables of 12 bytes an entry: by invoice number, whole and half Member IDs, billing account,
/// house and street, surname and given name, and balance; about thirty entries a member. A lookup
/// takes tens of microseconds, whatever the length of the list, because long lists under one key
/// (a common surname in a city) are passed over; what that may miss is part of the softmax.
class InvoiceIndex {
public:
    explicit InvoiceIndex(std::vector<OpenInvoice> invoices);
    InvoiceIndex(InvoiceIndex&&) noexcept;
    InvoiceIndex& operator=(InvoiceIndex&&) noexcept;
    ~InvoiceIndex();

    std::vector<OpenInvoice> const& invoices() const;

    struct Keys;  ///< The lookup tables; known to this room only.
    Keys const& keys() const;

private:
    std::unique_ptr<Keys const> keys_;
};

}  // namespace lockbox::matching
