// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "lockbox/open_invoice.h"

namespace lockbox::matching {

/// The open invoices, arranged so that candidates are found without scanning the list. Immutable
/// once built; shared by all threads.
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
