// SPDX-License-Identifier: Apache-2.0
#include "batches/night/earlier_presentments.h"

#include <algorithm>
#include <bit>
#include <tuple>

#include "lockbox/assertion.h"

namespace lockbox::batches {
namespace {

constexpr std::size_t most_reported = 8;  // more than a clerk looks at
constexpr int no_likeness_bits = 64;

/// Routing, account and serial are all there; a money order has no account.
bool identifies(Presentment const& p) {
    return !p.routing.empty() && !p.serial.empty() && (p.money_order || !p.account.empty());
}

bool same_paper_by_micr(Presentment const& a, Presentment const& b) {
    if (!identifies(a) || !identifies(b) || a.routing != b.routing || a.serial != b.serial)
        return false;
    return (a.money_order && b.money_order) || a.account == b.account;
}

int distance_bits(Presentment const& a, Presentment const& b) {
    if (a.fingerprint == 0 || b.fingerprint == 0) return no_likeness_bits;
    return std::popcount(a.fingerprint ^ b.fingerprint);
}

EarlierPresentment found(Presentment const& earlier, Presentment const& payment) {
    bool const same = same_paper_by_micr(earlier, payment);
    bool const orders = earlier.money_order && payment.money_order;
    return {.item = earlier.item,
            .same_micr = same && !orders,
            .same_money_order_serial = same && orders,
            .fingerprint_distance = distance_bits(earlier, payment),
            .amount = earlier.amount,
            .returned = earlier.returned};
}

}  // namespace

EarlierPresentments::EarlierPresentments(Store& store, Policy const& policy)
    : store_(store), policy_(policy) {}

void EarlierPresentments::begin_batch(BusinessDate received) {
    received_ = received;
    for (Seen& seen : seen_)
        seen.committed = true;
    BusinessDate const since = received.plus_days(-policy_.stale_after_days);
    if (since_ && *since_ <= since) return;
    since_ = since;
    seen_.clear();
    store_.for_each_presentment(since, [this](Presentment const& earlier) {
        seen_.push_back({earlier, true});
    });
}

std::vector<EarlierPresentment> EarlierPresentments::find(Payment const& payment) const {
    LOCKBOX_ASSERT(received_.has_value());
    Presentment const now = presentment_of(payment, *received_);
    BusinessDate const since = received_->plus_days(-policy_.stale_after_days);
    std::vector<EarlierPresentment> result;
    if (identifies(now))
        for (Presentment const& earlier : store_.presented_with(now))
            if (same_paper_by_micr(earlier, now)) result.push_back(found(earlier, now));
    for (Seen const& seen : seen_) {
        bool const same = same_paper_by_micr(seen.payment, now);
        bool const other = !same && identifies(seen.payment) && identifies(now);
        bool const alike = !other && seen.payment.received >= since &&
                           distance_bits(seen.payment, now) <= policy_.same_picture_bits;
        if ((same && !seen.committed) || (alike && !(same && seen.committed)))
            result.push_back(found(seen.payment, now));
    }
    std::stable_sort(result.begin(), result.end(), [](auto const& a, auto const& b) {
        auto const order = [](EarlierPresentment const& e) {
            return std::tuple(!e.same_micr && !e.same_money_order_serial, e.fingerprint_distance);
        };
        return order(a) < order(b);
    });
    if (result.size() > most_reported) result.erase(result.begin() + most_reported, result.end());
    return result;
}

void EarlierPresentments::forget_batch() {
    std::erase_if(seen_, [](Seen const& seen) { return !seen.committed; });
}

void EarlierPresentments::add(Payment const& payment) {
    LOCKBOX_ASSERT(received_.has_value());
    seen_.push_back({presentment_of(payment, *received_), false});
}

}  // namespace lockbox::batches
