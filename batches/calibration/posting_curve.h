// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "batches/calibration/truth_file.h"
#include "batches/store/store.h"

namespace lockbox::batches {

/// A payment of which a person has keyed whose it is.
struct JudgedPayment {
    std::string of;  ///< Its class: kind of payment, and how the Member ID was read.
    double error =
        1;  ///< As the night stated it: that its posting, or its best candidate, is wrong.
    bool right = false;
};

/// The payments in the books with a keyed `member_id`, on the payment itself or on another paper of
/// its envelope; envelopes of which two are keyed that differ are passed over. Right is a posting
/// to that member, in the keyed amount where that is keyed as well; of a held payment, a best
/// candidate who is that member. Reads every envelope in the books: about a millisecond each.
std::vector<JudgedPayment> judged_payments(Store& store, std::vector<KeyedValue> const& keyed);

/// What a limit of wrong postings lets through of one class.
struct PostingPoint {
    double limit;
    int posted;
    int wrong;
    double at_most;  ///< Exact bound of the share of wrong ones, with 95 % confidence.
};
struct PostingCurve {
    std::string of;
    int payments;
    std::vector<PostingPoint> points;
};
/// One for each class, and for all together first; limits from 1e-2 to 1e-6. None where nothing was
/// judged.
std::vector<PostingCurve> posting_curves(std::vector<JudgedPayment> const& judged);

}  // namespace lockbox::batches
