// SPDX-License-Identifier: Apache-2.0
// The part of the index that finds members by name and address. One table after the other, so that
// no more than one is unfinished at a time.
#include "matching/index_keys.h"
#include "matching/text_keys.h"

namespace lockbox::matching {
namespace {

/// A table of what `enter(keys, add)` enters for each account.
FlatTable table_of(InvoiceList const& list, ListedForms const& forms, auto enter) {
    std::vector<FlatTable::Entry> entries;
    entries.reserve(list.accounts());
    for (std::uint32_t a = 0; a < list.accounts(); ++a) {
        std::uint32_t const member = list.account(a).member;
        auto const add = [&](std::uint64_t key) { entries.push_back({key, member}); };
        enter(forms.keys(list.person(a)), add);
    }
    return FlatTable(std::move(entries), longest_list);
}

}  // namespace

void InvoiceIndex::Keys::enter_places() {
    houses = table_of(list, forms, [](ListedForms::Keys const& of, auto add) {
        if (of.house != 0) add(house_key(of.zip, of.house));
    });
    streets = table_of(list, forms, [](ListedForms::Keys const& of, auto add) {
        for (std::uint32_t const street : of.streets) {
            if (street == 0) continue;
            add(street_house_key(street, of.house));
            add(street_zip_key(street, of.zip));
            add(street_city_key(street, of.city));
        }
    });
}

void InvoiceIndex::Keys::enter_names() {
    auto const initial = [this](ListedForms::Keys const& of) {
        return forms.given_names().word(of.given).front();
    };
    auto const area = [this](ListedForms::Keys const& of) {
        return zip_area(forms.zips().word(of.zip));
    };
    names = table_of(list, forms, [&](ListedForms::Keys const& of, auto add) {
        add(full_name_key(of.surname, of.given));
        if (of.given != 0) add(initial_key(of.surname, initial(of)));
    });
    surnames_by_place = table_of(list, forms, [&](ListedForms::Keys const& of, auto add) {
        add(surname_place_key(of.surname, area(of)));
    });
    given_by_place = table_of(list, forms, [](ListedForms::Keys const& of, auto add) {
        add(given_place_key(of.given, of.zip));
    });
}

}  // namespace lockbox::matching
