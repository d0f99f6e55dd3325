// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "lockbox/open_invoice.h"
#include "matching/weights.h"

namespace lockbox::matching {

class InvoiceList;

/// An earlier accepted payment of a member came from this bank account.
struct EarlierPayer {
    RoutingNumber routing;
    std::string account;
    MemberId member;
};

/// A lesson in force: payments for the member come in this name, which is not the listed one.
struct TaughtName {
    std::string name;
    MemberId member;
};

/// The open invoices, arranged so that candidates are found without scanning the list. Shared by
/// all threads; nothing changes once it is built but, between batches, what is known of payers.
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

    private:
        friend class InvoiceIndex;
        std::unique_ptr<InvoiceList> list_;
    };

    explicit InvoiceIndex(Builder builder, Weights const& weights = {});
    explicit InvoiceIndex(std::vector<OpenInvoice> const& invoices);
    InvoiceIndex(InvoiceIndex&&) noexcept;
    InvoiceIndex& operator=(InvoiceIndex&&) noexcept;
    ~InvoiceIndex();

    /// From which bank accounts earlier accepted payments of which members came; in place of what
    /// was known of it. Between batches, while no thread looks anything up. Members who are not in
    /// the list are passed over; of an account only a hash is kept.
    void know_payers(std::vector<EarlierPayer> const& payers);

    /// In whose names members' payments come, in place of what was known of it; as `know_payers`.
    void know_names(std::vector<TaughtName> const& names);

    struct Keys;  ///< The lookup tables; known to this room only.
    Keys const& keys() const { return *keys_; }

private:
    std::unique_ptr<Keys> keys_;
};

}  // namespace lockbox::matching
