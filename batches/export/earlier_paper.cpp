// SPDX-License-Identifier: Apache-2.0
#include "batches/export/earlier_paper.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

namespace lockbox::batches {
namespace {

bool same_numbers(Presentment const& a, Presentment const& b) {
    bool const numbered = !a.routing.empty() && !a.serial.empty();
    bool const same = numbered && a.routing == b.routing && a.serial == b.serial;
    if (a.money_order && b.money_order) return same;
    return same && !a.account.empty() && a.account == b.account;
}

int distance_bits(Presentment const& a, Presentment const& b) {
    return std::popcount(a.fingerprint ^ b.fingerprint);
}

std::optional<ItemId> likeliest(std::vector<Presentment> const& before, Presentment const& now,
                                Policy const& policy) {
    for (Presentment const& earlier : before)
        if (same_numbers(earlier, now)) return earlier.item;
    auto const alike = std::min_element(before.begin(), before.end(),
                                        [&](Presentment const& a, Presentment const& b) {
                                            return distance_bits(a, now) < distance_bits(b, now);
                                        });
    if (alike == before.end() || distance_bits(*alike, now) > policy.same_picture_bits)
        return std::nullopt;
    return alike->item;
}

}  // namespace

std::optional<ItemId> earlier_item(Store& store, DecidedItem const& item, Policy const& policy) {
    std::vector<Presentment> before;
    std::optional<Presentment> now;
    store.for_each_presentment(item.received.plus_days(-policy.stale_after_days),
                               [&](Presentment const& presentment) {
                                   if (presentment.item == item.item)
                                       now = presentment;
                                   else if (!now)
                                       before.push_back(presentment);
                               });
    if (!now) return std::nullopt;
    return likeliest(before, *now, policy);
}

std::optional<DoubtPicture> earlier_paper(Store& store, DecidedItem const& item,
                                          Policy const& policy) {
    auto const earlier = earlier_item(store, item, policy);
    auto const decided = earlier ? store.decided(*earlier) : std::nullopt;
    if (!decided) return std::nullopt;
    auto const transaction = store.transaction(decided->batch, decided->transaction);
    if (!transaction) return std::nullopt;
    for (PaperRecord const& paper : transaction->papers)
        if (paper.item == *earlier) {
            PageRecord const& front = paper.pages.front();
            return DoubtPicture{
                fmt::format("presented before: received {}, batch {}, transaction {}",
                            decided->received.text(), decided->batch_number, decided->transaction),
                decided->batch.text() + "/" + front.picture, ShownPage(front.readings), Box{}};
        }
    return std::nullopt;
}

}  // namespace lockbox::batches
