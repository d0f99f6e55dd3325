// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "matching/address_text.h"
#include "matching/invoice_list.h"
#include "matching/name_text.h"
#include "matching/vocabulary.h"

namespace lockbox::matching {

/// The names and addresses of a list in normal form, worked out once for each distinct text, so
/// that scoring an account takes no text apart. Twenty to forty bytes a distinct text.
class ListedForms {
public:
    ListedForms() = default;
    explicit ListedForms(InvoiceList const& list);

    NameView name(InvoiceRow const& person) const;
    AddressView address(InvoiceRow const& person) const;
    double zip_share(InvoiceRow const& person) const { return zips_.share(place(person).zip); }

    Vocabulary const& surnames() const { return surnames_; }        ///< Whole surnames.
    Vocabulary const& given_names() const { return given_names_; }  ///< First given names count.
    Vocabulary const& zips() const { return zips_; }
    TextPool const& words() const { return words_; }  ///< Of addresses.

    /// What the index enters a person under: numbers of `surnames`, `given_names`, `zips`, `words`.
    struct Keys {
        std::uint32_t surname;
        std::uint32_t given;  ///< The first given name.
        std::uint32_t zip;
        std::uint32_t house;
        std::array<std::uint32_t, 2> streets;  ///< First letters, see `first_letters`; 0: none.
        std::uint32_t city;                    ///< First letters.
    };
    Keys keys(InvoiceRow const& person) const;
    /// Misread endings and words run together do not matter to a street's first letters.
    static std::string_view first_letters(std::string_view squeezed);

private:
    struct Surname {
        std::uint32_t whole;                                ///< In `surnames_`.
        std::array<std::uint32_t, ListedName::most> parts;  ///< In `name_words_`.
        std::uint32_t suffix;                               ///< In `name_words_`.
        std::uint8_t count;
    };
    struct Given {
        std::array<std::uint32_t, ListedName::most> words;  ///< In `given_names_`.
        std::uint32_t joined;                               ///< In `name_words_`.
        std::uint32_t suffix;
        std::uint8_t count;
    };
    /// A delivery line; numbers of `words_`.
    struct Line {
        std::uint32_t unit;
        std::uint32_t house;
        std::uint32_t street;
        std::uint32_t unit_after;
        std::uint32_t whole;
        std::uint32_t street_letters;
        std::uint32_t whole_letters;
        bool numbered;
        bool own_house;  ///< The house number is the one kept apart in the row.
    };
    struct Place {
        std::uint32_t city;  ///< In `words_`.
        std::uint32_t zip;   ///< In `zips_`.
        std::uint32_t city_letters;
    };
    void take_names(InvoiceList const& list);
    void take_lines(InvoiceList const& list);
    void take_places(InvoiceList const& list);
    Line line_form(std::string_view text, bool house_apart);
    Place const& place(InvoiceRow const& person) const { return places_[person.place]; }
    std::string_view word(std::uint32_t number) const { return words_.text(number); }
    /// Which of the two lines bears the street, and what the other says.
    struct Lines {
        Line const& street;
        Line const& other;
    };
    Lines lines(InvoiceRow const& person) const;
    std::uint32_t house_word(Line const& line, InvoiceRow const& person) const {
        return line.own_house ? houses_[person.house] : line.house;
    }

    std::vector<Surname> last_names_;
    std::vector<Given> first_names_;
    std::vector<Line> streets_;           ///< Of line 1 as it stands.
    std::vector<Line> numbered_streets_;  ///< Of line 1 behind a house number.
    std::vector<Line> second_lines_;
    std::vector<Place> places_;
    std::vector<std::uint32_t> houses_;  ///< In `words_`.
    Vocabulary surnames_, given_names_, zips_;
    TextPool name_words_, words_;
};

}  // namespace lockbox::matching
