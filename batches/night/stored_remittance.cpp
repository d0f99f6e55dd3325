// SPDX-License-Identifier: Apache-2.0
#include "batches/night/stored_remittance.h"

#include <algorithm>

namespace lockbox::batches {

Transaction stored_remittance(TransactionRecord const& record, BusinessDate received) {
    Transaction remittance{record.sequence, received, {}, {}, {}};
    for (PaperRecord const& paper : record.papers) {
        if (paper.pages.empty()) continue;
        PageReadings const& face = paper.pages.front().readings;
        auto const& decided = record.decision.payments;
        if (std::any_of(decided.begin(), decided.end(),
                        [&](PaymentDecision const& one) { return one.item == paper.item; })) {
            remittance.payments.push_back(payment_from(paper.item, face));
            remittance.payments.back().image_usable &= !paper.unusable;
        } else if (face.kind == PageKind::coupon) {
            remittance.coupons.push_back(coupon_from(paper.item, face));
        } else {
            remittance.others.push_back(
                {paper.item, face.kind, face.quality.usable && !paper.unusable});
        }
    }
    return remittance;
}

}  // namespace lockbox::batches
