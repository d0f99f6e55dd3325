// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace lockbox::matching {

/// A person's name as words, upper case, without titles, accents and punctuation. Which word is
/// the surname is not decided: people write both orders.
struct PersonName {
    std::vector<std::string> words;
    std::string suffix;  ///< JR, SR, II, III or IV; or empty.
};

/// The persons whom a line of text may name: one, or several for joint payers. `LLOYD & SUSAN HOFF`
/// names LLOYD HOFF and SUSAN HOFF.
std::vector<PersonName> persons_of(std::string_view line);

/// A subscriber's name as the open-invoice file has it: words in normal form. Beyond the fourth,
/// given names and parts of a surname are passed over.
struct ListedName {
    static constexpr std::size_t most = 4;
    std::vector<std::string> given;    ///< Each given name; may be empty.
    std::vector<std::string> surname;  ///< Each part of a hyphened or double surname.
    std::string whole_surname;         ///< The parts joined: ONEIL, SMITHJONES.
    std::string joined_given;          ///< The given names joined.
    std::string suffix;
};
ListedName listed_name(std::string_view first_name, std::string_view last_name);

/// A listed name as it is compared, with the share of the list that bears each part.
struct NameView {
    std::array<std::string_view, ListedName::most> given;
    std::array<double, ListedName::most> given_shares;
    std::size_t given_count = 0;
    std::array<std::string_view, ListedName::most> surname;
    std::size_t surname_count = 0;
    std::string_view whole_surname;
    std::string_view joined_given;
    std::string_view suffix;
    double surname_share = 1;
};

/// Upper-case words of letters and digits; Latin letters lose their accents.
std::vector<std::string> words_of(std::string_view text);

}  // namespace lockbox::matching
