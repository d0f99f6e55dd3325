// SPDX-License-Identifier: Apache-2.0
#include "matching/relative_numbers.h"

#include <algorithm>
#include <bit>

#include "matching/text_keys.h"

namespace lockbox::matching {
namespace {

constexpr std::uint32_t members_asked = 20'000;
constexpr double assumed_pairs = 20;
constexpr double assumed_one_digit_apart = 0.05;
constexpr int largest_difference = 9;

/// Of each other digit at a place.
double assumed_share(std::size_t place) {
    bool const last = place + 1 == id_digits;
    double const of_place = last ? 0.5 : 0.5 / static_cast<double>(id_digits - 1);
    return assumed_one_digit_apart * of_place / largest_difference;
}

bool same_address(InvoiceRow const& a, InvoiceRow const& b) {
    return a.place == b.place && a.street == b.street && a.house == b.house && a.line_2 == b.line_2;
}

/// The only place at which two ids differ; `id_digits` if they differ at none or at several.
std::size_t only_difference(PackedId a, PackedId b) {
    PackedId const differing = a ^ b;
    if (differing == 0) return id_digits;
    auto const lowest = static_cast<std::size_t>(std::countr_zero(differing)) / 4;
    auto const highest = static_cast<std::size_t>(std::bit_width(differing) - 1) / 4;
    return lowest == highest ? id_digits - 1 - lowest : id_digits;
}

}  // namespace

RelativeNumbers::RelativeNumbers() {
    finish({});
}

RelativeNumbers::RelativeNumbers(InvoiceList const& list, ListedForms const& forms,
                                 FlatTable const& houses) {
    Counts counts{};
    std::uint32_t const step = std::max(1U, list.members() / members_asked);
    for (std::uint32_t m = 0; m < list.members(); ++m) {
        // Every so manyth would be in step with a consecutive numbering.
        if (key_of(11, m) % step != 0) continue;
        InvoiceRow const& person = list.row(list.first_of(m));
        ListedForms::Keys const at = forms.keys(person);
        if (at.house == 0) continue;
        for (std::uint32_t const other : houses.find(house_key(at.zip, at.house))) {
            if (other == m || !same_address(person, list.row(list.first_of(other)))) continue;
            ++pairs_;
            std::size_t const place = only_difference(list.id(m), list.id(other));
            if (place == id_digits) continue;
            int const difference = static_cast<int>(digit_at(list.id(other), place)) -
                                   static_cast<int>(digit_at(list.id(m), place));
            ++counts[place][static_cast<std::size_t>(difference + largest_difference)];
        }
    }
    finish(counts);
}

void RelativeNumbers::finish(Counts const& counts) {
    double const pairs = static_cast<double>(pairs_) + assumed_pairs;
    for (std::size_t place = 0; place < counts.size(); ++place)
        for (int difference = -largest_difference; difference <= largest_difference; ++difference) {
            if (difference == 0) continue;
            double const counted =
                counts[place][static_cast<std::size_t>(difference + largest_difference)];
            double const share = (counted + assumed_pairs * assumed_share(place)) / pairs;
            steps_.push_back({static_cast<std::uint8_t>(place),
                              static_cast<std::int8_t>(difference), static_cast<float>(share)});
        }
}

}  // namespace lockbox::matching
