// SPDX-License-Identifier: Apache-2.0
#include "matching/listed_forms.h"

#include "matching/address_evidence.h"
#include "matching/common_names.h"

namespace lockbox::matching {
namespace {

constexpr std::size_t letters_of_a_street = 4;

/// How many accounts bear each first name, last name and place.
struct Counts {
    std::vector<std::uint32_t> first_names, last_names, places;

    explicit Counts(InvoiceList const& list)
        : first_names(list.first_names().size()),
          last_names(list.last_names().size()),
          places(list.places().size()) {
        for (std::uint32_t m = 0; m < list.members(); ++m) {
            InvoiceRow const& person = list.row(list.first_of(m));
            ++first_names[person.first_name];
            ++last_names[person.last_name];
            ++places[person.place];
        }
    }
};

void add_count(std::vector<std::uint32_t>& counts, std::uint32_t id, std::uint32_t more) {
    if (id >= counts.size()) counts.resize(id + 1, 0);
    counts[id] += more;
}

std::uint8_t small(std::size_t count) {
    return static_cast<std::uint8_t>(count);
}

}  // namespace

std::string_view ListedForms::first_letters(std::string_view squeezed) {
    return squeezed.substr(0, letters_of_a_street);
}

ListedForms::ListedForms(InvoiceList const& list) {
    take_names(list);
    take_lines(list);
    take_places(list);
}

void ListedForms::take_names(InvoiceList const& list) {
    Counts const counts(list);
    TextPool surnames, given_names;
    std::vector<std::uint32_t> of_surnames, of_given;
    for (std::uint32_t n = 0; n < list.last_names().size(); ++n) {
        ListedName const name = listed_name("", list.last_names().text(n));
        Surname form{surnames.add(name.whole_surname),
                     {},
                     name_words_.add(name.suffix),
                     small(name.surname.size())};
        for (std::size_t i = 0; i < name.surname.size(); ++i)
            form.parts[i] = name_words_.add(name.surname[i]);
        add_count(of_surnames, form.whole, counts.last_names[n]);
        last_names_.push_back(form);
    }
    for (std::uint32_t n = 0; n < list.first_names().size(); ++n) {
        ListedName const name = listed_name(list.first_names().text(n), "");
        Given form{{},
                   name_words_.add(name.joined_given),
                   name_words_.add(name.suffix),
                   small(name.given.size())};
        for (std::size_t i = 0; i < name.given.size(); ++i)
            form.words[i] = given_names.add(name.given[i]);
        add_count(of_given, form.words[0], counts.first_names[n]);
        first_names_.push_back(form);
    }
    surnames_ = Vocabulary(std::move(surnames), std::move(of_surnames), common_surname_share);
    given_names_ = Vocabulary(std::move(given_names), std::move(of_given), common_given_name_share);
}

void ListedForms::take_lines(InvoiceList const& list) {
    for (std::uint32_t n = 0; n < list.streets().size(); ++n) {
        streets_.push_back(line_form(list.streets().text(n), false));
        numbered_streets_.push_back(line_form(list.streets().text(n), true));
    }
    for (std::uint32_t n = 0; n < list.second_lines().size(); ++n)
        second_lines_.push_back(line_form(list.second_lines().text(n), false));
    for (std::uint32_t n = 0; n < list.houses().size(); ++n)
        houses_.push_back(words_.add(delivery_line(list.houses().text(n)).whole));
}

/// With `house_apart` a house number stands before `text`; which one makes no difference to the
/// rest, so one stands for all.
ListedForms::Line ListedForms::line_form(std::string_view text, bool house_apart) {
    std::string const any_house = "1";
    DeliveryLine const line =
        delivery_line(house_apart ? any_house + " " + std::string(text) : std::string(text));
    std::string const street = without_blanks(line.street);
    std::string const whole = without_blanks(line.whole);
    return {words_.add(line.unit),
            words_.add(line.house),
            words_.add(street),
            words_.add(line.unit_after),
            words_.add(whole),
            words_.add(first_letters(street)),
            words_.add(first_letters(whole)),
            line.numbered,
            house_apart && line.house == any_house};
}

void ListedForms::take_places(InvoiceList const& list) {
    Counts const counts(list);
    TextPool zips;
    std::vector<std::uint32_t> of_zips;
    for (std::uint32_t n = 0; n < list.places().size(); ++n) {
        std::string_view const text = list.places().text(n);
        std::string const city = without_blanks(city_of(text.substr(0, text.find('\t'))));
        std::size_t const zip = text.rfind('\t');
        Place const place{
            words_.add(city),
            zips.add(zip == std::string_view::npos ? std::string_view() : text.substr(zip + 1)),
            words_.add(first_letters(city))};
        add_count(of_zips, place.zip, counts.places[n]);
        places_.push_back(place);
    }
    zips_ = Vocabulary(std::move(zips), std::move(of_zips), expected_zip_share);
}

NameView ListedForms::name(InvoiceRow const& person) const {
    Given const& given = first_names_[person.first_name];
    Surname const& surname = last_names_[person.last_name];
    NameView view;
    view.given_count = given.count;
    for (std::size_t i = 0; i < given.count; ++i) {
        view.given[i] = given_names_.word(given.words[i]);
        view.given_shares[i] = given_names_.share(given.words[i]);
    }
    view.joined_given = name_words_.text(given.joined);
    view.surname_count = surname.count;
    for (std::size_t i = 0; i < surname.count; ++i)
        view.surname[i] = name_words_.text(surname.parts[i]);
    view.whole_surname = surnames_.word(surname.whole);
    view.surname_share = surnames_.share(surname.whole);
    view.suffix = name_words_.text(surname.suffix != 0 ? surname.suffix : given.suffix);
    return view;
}

ListedForms::Lines ListedForms::lines(InvoiceRow const& person) const {
    Line const& one =
        person.house == 0 ? streets_[person.street] : numbered_streets_[person.street];
    Line const& two = second_lines_[person.line_2];
    bool const second = one.whole == 0 || (!one.numbered && two.whole != 0 && two.numbered);
    if (second) return {two, one};
    return {one, two};
}

AddressView ListedForms::address(InvoiceRow const& person) const {
    auto const [street, other] = lines(person);
    Place const& where = place(person);
    Line const& one =
        person.house == 0 ? streets_[person.street] : numbered_streets_[person.street];
    std::uint32_t unit = one.unit;
    if (unit == 0) unit = second_lines_[person.line_2].unit;
    if (unit == 0) unit = street.unit_after;
    return {word(house_word(street, person)),
            word(street.street),
            word(unit),
            word(other.whole),
            word(where.city),
            zips_.word(where.zip)};
}

ListedForms::Keys ListedForms::keys(InvoiceRow const& person) const {
    auto const [street, other] = lines(person);
    Place const& where = place(person);
    return {last_names_[person.last_name].whole,
            first_names_[person.first_name].words[0],
            where.zip,
            house_word(street, person),
            {street.street_letters, other.whole_letters},
            where.city_letters};
}

}  // namespace lockbox::matching
