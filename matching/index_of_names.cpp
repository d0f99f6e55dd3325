// SPDX-License-Identifier: Apache-2.0
// The part of the index that finds members by name and address.
#include "matching/address_text.h"
#include "matching/index_keys.h"
#include "matching/name_text.h"
#include "matching/text_keys.h"

namespace lockbox::matching {

void InvoiceIndex::Keys::enter_names_and_places() {
    std::vector<FlatTable::Entry> by_house;
    std::vector<FlatTable::Entry> by_street;
    std::vector<FlatTable::Entry> by_name;
    std::vector<FlatTable::Entry> by_surname_place;
    std::vector<FlatTable::Entry> by_given_place;
    std::vector<std::string> all_surnames;
    std::vector<std::string> all_given;
    std::vector<std::string> all_zips;
    for (Account const& account : accounts) {
        OpenInvoice const& invoice = invoices[account.first];
        std::uint32_t const m = account.member;
        ListedName const name = listed_name(invoice.first_name, invoice.last_name);
        NormalAddress const address = address_of(invoice.address);
        std::string const given = name.given.empty() ? std::string() : name.given.front();
        if (!address.house.empty()) by_house.push_back({house_key(address.zip, address.house), m});
        for (std::string const* street : {&address.street, &address.further}) {
            if (street->empty()) continue;
            by_street.push_back({street_key(*street, address.house), m});
            by_street.push_back({street_key(*street, address.zip), m});
            by_street.push_back({street_city_key(*street, address.city), m});
        }
        by_name.push_back({full_name_key(name.whole_surname, given), m});
        if (!given.empty()) by_name.push_back({initial_key(name.whole_surname, given[0]), m});
        by_surname_place.push_back({surname_place_key(name.whole_surname, address.zip), m});
        by_given_place.push_back({given_place_key(given, address.zip), m});
        bool const first_account =
            members[m].first_account == static_cast<std::uint32_t>(&account - accounts.data());
        if (!first_account) continue;
        all_surnames.push_back(name.whole_surname);
        all_given.push_back(given);
        all_zips.push_back(address.zip);
    }
    houses = FlatTable(std::move(by_house));
    streets = FlatTable(std::move(by_street));
    names = FlatTable(std::move(by_name));
    surnames_by_place = FlatTable(std::move(by_surname_place));
    given_by_place = FlatTable(std::move(by_given_place));
    surnames = Vocabulary(std::move(all_surnames));
    given_names = Vocabulary(std::move(all_given));
    zips = Vocabulary(std::move(all_zips));
}

}  // namespace lockbox::matching
