// SPDX-License-Identifier: Apache-2.0
#include "batches/calibration/hold_changes.h"

#include <variant>

namespace lockbox::batches {
namespace {

/// The crossing of one reading over its field's limit.
enum class Crossing { none, falls, rises };

Crossing crossing_of(FieldName field, Probability stated, Calibration const& today,
                     Calibration const& then, Policy const& policy) {
    Probability const limit = limit_of(field, policy);
    bool const before = today.apply(field, stated) >= limit;
    bool const after = then.apply(field, stated) >= limit;
    if (before == after) return Crossing::none;
    return before ? Crossing::falls : Crossing::rises;
}

}  // namespace

HoldChanges hold_changes(Store& store, std::set<ItemId> const& items, Calibration const& today,
                         Calibration const& then, Policy const& policy) {
    HoldChanges changes;
    for (ItemId const& item : items) {
        auto const decided = store.decided(item);
        if (!decided || !decided->is_payment) continue;
        ++changes.payments;
        bool const posted = std::holds_alternative<Posted>(decided->decision);
        Crossing const wanted = posted ? Crossing::falls : Crossing::rises;
        PageReadings const face = store.pages_of(item).front().readings;
        bool crosses = false;
        for (Field const& field : face.fields) {
            auto const* read = read_of(field.reading);
            bool const limited =
                field.name == FieldName::amount || field.name == FieldName::payee ||
                (field.name == FieldName::signature && face.kind != PageKind::money_order);
            if (!read || !limited) continue;
            Probability const stated = field.uncalibrated.value_or(read->probability);
            if (crossing_of(field.name, stated, today, then, policy) != wanted) continue;
            ++(posted ? changes.falls : changes.rises)[field.name];
            crosses = true;
        }
        if (crosses) ++(posted ? changes.fall_below : changes.rise_above);
    }
    return changes;
}

}  // namespace lockbox::batches
