// SPDX-License-Identifier: Apache-2.0
// The part of the index that finds members by name and address. One table after the other, so that
// no more than one is unfinished at a time.
#include "matching/index_keys.h"
#include "matching/text_keys.h"

namespace lockbox::matching {
namespace {

/// A table of what `enter(keys, add)` enters for each account.
FlatTable table_of(InvoiceList const& list, ListedForms const& forms, auto enter) {
    auto const for_each = [&](FlatTable::Add const& add) {
        for (Account a = 0; a < list.size(); a = list.end_of(a)) {
            std::uint32_t const member = list.member_of(a);
            enter(forms.keys(list.row(a)), [&](std::uint64_t key) { add(key, member); });
        }
    };
    return FlatTable(list.accounts(), for_each, longest_list);
}

}  // namespace

void InvoiceIndex::Keys::enter_places() {
    houses = table_of(list, forms, [](ListedForms::Keys const& of, auto add) {
        if (of.house != 0) add(house_key(of.zip, of.house));
    });
    auto const streets = [this](auto key) {
        return table_of(list, forms, [key](ListedForms::Keys const& of, auto add) {
            for (std::uint32_t const street : of.streets)
                if (street != 0) add(key(street, of));
        });
    };
    streets_by_house =
        streets([](auto street, auto& of) { return street_house_key(street, of.house); });
    streets_by_zip = streets([](auto street, auto& of) { return street_zip_key(street, of.zip); });
    streets_by_city =
        streets([](auto street, auto& of) { return street_city_key(street, of.city); });
}

void InvoiceIndex::Keys::enter_names() {
    names = table_of(list, forms, [&](ListedForms::Keys const& of, auto add) {
        add(full_name_key(of.surname, of.given));
        if (of.given != 0) add(initial_key(of.surname, forms.given_names().word(of.given).front()));
    });
    surnames_by_place = table_of(list, forms, [&](ListedForms::Keys const& of, auto add) {
        add(surname_place_key(of.surname, area_of(forms.zips().word(of.zip))));
    });
    given_by_place = table_of(list, forms, [](ListedForms::Keys const& of, auto add) {
        add(given_place_key(of.given, of.zip));
    });
}

}  // namespace lockbox::matching
