// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "lockbox/open_invoice.h"
#include "matching/weights.h"

namespace lockbox::matching {

class InvoiceList;

/// The open invoices, arranged so that candidates are found without scanning the list. Immutable
/// once built; shared by all threads.
///
/// Rows of 48 bytes, names and addresses in normal form once for each distinct text, and tables of
/// five and a half bytes an entry: by invoice number, half Member IDs, billing account, house and
/// street, surname and given name; ten entries a member. Long lists under one key (a common
/// surname in a city) are passed over; what that may miss is part of the softmax.
class InvoiceIndex {
public:
    /// Takes invoices one at a time, so that a list of millions need not be held twice.
    class Builder {
    public:
        Builder();
        Builder(Builder&&) noexcept;
        Builder& operator=(Builder&&) noexcept;
        ~Builder();
        void add(OpenInvoice const& invoice);
        /// An earlier accepted payment of a member came from this bank account.
        void add_payer(RoutingNumber const& routing, std::string_view account,
                       MemberId const& member);

    private:
        friend class InvoiceIndex;
        struct Payer {
            std::uint64_t account;  ///< Hashed.
            std::uint64_t member;   ///< Packed.
        };
        std::unique_ptr<InvoiceList> list_;
        std::vector<Payer> payers_;
    };

    explicit InvoiceIndex(Builder builder, Weights const& weights = {});
    explicit InvoiceIndex(std::vector<OpenInvoice> const& invoices);
    InvoiceIndex(InvoiceIndex&&) noexcept;
    InvoiceIndex& operator=(InvoiceIndex&&) noexcept;
    ~InvoiceIndex();

    struct Keys;  ///< The lookup tables; known to this room only.
    Keys const& keys() const { return *keys_; }

private:
    std::unique_ptr<Keys const> keys_;
};

}  // namespace lockbox::matching
