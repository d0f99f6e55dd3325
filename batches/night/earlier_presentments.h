// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "batches/store/store.h"
#include "lockbox/policy.h"

namespace lockbox::batches {

/// Finds the earlier presentments of a payment: by routing, account and serial; by a money order's
/// routing and serial; and by the likeness of the pictures among those of the last
/// `stale_after_days` (an older check is held for its date anyway). The store answers for what is
/// committed, a list in memory for the batch in hand; always in the order of arrival.
///
/// Pictures alone say nothing where routing, account and serial of both papers were read and
/// differ: checks of one design look alike. About 100 bytes are kept for each payment of the
/// window, and one comparison of a picture takes about a nanosecond.
class EarlierPresentments {
public:
    EarlierPresentments(Store& store, Policy const& policy);

    /// Call before the first payment of each batch.
    void begin_batch(BusinessDate received);
    /// At most eight, the likeliest first.
    std::vector<EarlierPresentment> find(Payment const& payment) const;
    /// From now on `payment` counts as presented.
    void add(Payment const& payment);
    /// The batch in hand was not entered: its payments were not presented yet.
    void forget_batch();

private:
    struct Seen {
        Presentment payment;
        bool committed;
    };
    Store& store_;
    Policy policy_;
    std::optional<BusinessDate> received_;  ///< Of the batch in hand.
    std::optional<BusinessDate> since_;     ///< What was received from then on is in `seen_`.
    std::vector<Seen> seen_;
};

}  // namespace lockbox::batches
