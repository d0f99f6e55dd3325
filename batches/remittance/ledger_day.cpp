// SPDX-License-Identifier: Apache-2.0
#include "batches/remittance/ledger_day.h"

namespace lockbox::batches {

Cents PostedPayment::amount() const {
    Cents sum = no_cents;
    for (PaidPart const& part : parts)
        sum += part.amount;
    return sum;
}

Cents LedgerDay::total() const {
    Cents sum = no_cents;
    for (PostedBatch const& batch : batches)
        for (PostedPayment const& payment : batch.payments)
            sum += payment.amount();
    return sum;
}

std::size_t LedgerDay::payment_count() const {
    std::size_t count = 0;
    for (PostedBatch const& batch : batches)
        count += batch.payments.size();
    return count;
}

}  // namespace lockbox::batches
