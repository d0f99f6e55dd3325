// SPDX-License-Identifier: Apache-2.0
#include "batches/calibration/keyed_cases.h"

#include "batches/calibration/same_value.h"

namespace lockbox::batches {

KeyedCase keyed_case(ItemId const& item, PageReadings const& page, FieldName wanted,
                     std::string_view truth) {
    KeyedCase result{.item = item};
    for (Field const& field : page.fields) {
        auto const* read = read_of(field.reading);
        if (field.name != wanted || !read) continue;
        result.read = true;
        result.stated = field.uncalibrated.value_or(read->probability);
        result.right = same_value(wanted, read->value, truth);
    }
    return result;
}

KeyedCases keyed_cases(TruthFile& truth,
                       std::function<std::vector<PageRecord>(ItemId const&)> const& pages_of) {
    std::map<ItemId, std::vector<KeyedValue const*>> by_item;
    for (KeyedValue const& keyed : truth.values)
        by_item[keyed.item].push_back(&keyed);
    KeyedCases cases;
    for (auto const& [item, values] : by_item) {
        std::vector<PageRecord> const pages = pages_of(item);
        for (KeyedValue const* keyed : values) {
            if (pages.empty())
                truth.add({keyed->line, "item_id", "this site has taken no such item"});
            else if (keyed->page >= pages.size())
                truth.add({keyed->line, "page", "the item has no such page"});
            else
                cases[keyed->field].push_back(
                    keyed_case(item, pages[keyed->page].readings, keyed->field, keyed->value));
        }
    }
    return cases;
}

Slice slice_of(ItemId const& item) {
    char const last = item.text().back();
    int const digit = last <= '9' ? last - '0' : last - 'a' + 10;
    return digit % 2 == 0 ? Slice::fit : Slice::test;
}

std::vector<JudgedReading> judged(std::vector<KeyedCase> const& cases, std::optional<Slice> slice,
                                  FieldCalibration const* calibration) {
    std::vector<JudgedReading> readings;
    for (KeyedCase const& one : cases) {
        if (!one.read || (slice && slice_of(one.item) != *slice)) continue;
        readings.push_back({calibration ? calibration->map(one.stated) : one.stated, one.right});
    }
    return readings;
}

}  // namespace lockbox::batches
