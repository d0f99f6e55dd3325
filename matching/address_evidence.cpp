// SPDX-License-Identifier: Apache-2.0
#include "matching/address_evidence.h"

#include <algorithm>
#include <cmath>

#include "matching/edit_distance.h"

namespace lockbox::matching {
namespace {

enum class Fit { missing, equal, near, different };

Fit fit(std::string_view read, std::string_view listed, int most_differing) {
    if (read.empty() || listed.empty()) return Fit::missing;
    if (read == listed) return Fit::equal;
    return edit_distance(read, listed, most_differing) <= most_differing ? Fit::near
                                                                         : Fit::different;
}

int letters_allowed(std::string_view text) {
    return text.size() >= 9 ? 3 : text.size() >= 5 ? 2 : 1;
}

/// The street may stand on another line.
Fit street_fit(AddressView const& read, AddressView const& listed) {
    Fit best = Fit::missing;
    for (std::string_view const r : {read.street, read.further})
        for (std::string_view const l : {listed.street, listed.further}) {
            Fit const now = fit(r, l, letters_allowed(l));
            bool const better = best == Fit::missing || (now != Fit::missing && now < best);
            if (better) best = now;
        }
    return best;
}

/// Bits of a part that is equal, one that is nearly so, and one that differs.
struct PartBits {
    double equal;
    double near;
    double different;
    double of(Fit fit) const {
        return fit == Fit::equal       ? equal
               : fit == Fit::near      ? near
               : fit == Fit::different ? different
                                       : 0;
    }
};

// Within one ZIP some hundred streets and house numbers to some hundreds compete (6 bits and more
// each); a right part comes out wrong once in twenty (-4 bits). Units of one house: 3 bits.
constexpr PartBits street_bits{7, 5, -4};
constexpr PartBits house_bits{6, 1, -4};
constexpr PartBits unit_bits{3, 0, -4};
constexpr PartBits city_without_zip_bits{4, 3, -2};
constexpr PartBits city_beside_zip_bits{0.3, 0.2, -1};

std::string_view level_of(Fit zip, Fit street, Fit house, Fit unit) {
    bool const place = zip == Fit::equal || zip == Fit::missing;
    if (street == Fit::equal && house == Fit::equal && place)
        return unit == Fit::different ? "same house, other unit" : "equal";
    if (house == Fit::equal && (street == Fit::equal || street == Fit::near)) return "nearly equal";
    if (zip == Fit::equal && house == Fit::equal) return "ZIP and house number";
    if (zip == Fit::equal && (street == Fit::equal || street == Fit::near)) return "ZIP and street";
    return zip == Fit::equal ? "ZIP only" : "different";
}

}  // namespace

double expected_zip_share(std::string_view) {
    return 1.0 / 500;
}

Scored score_address(AddressView const& read, AddressView const& listed, double zip_share,
                     double other_address) {
    Fit const zip = fit(read.zip, listed.zip, 1);
    Fit const street = street_fit(read, listed);
    Fit const house = fit(read.house, listed.house, 1);
    Fit const unit = fit(read.unit, listed.unit, 0);
    Fit const city = fit(read.city, listed.city, letters_allowed(listed.city));
    PartBits const zip_bits{std::log2(0.95 / zip_share), 1, -4};
    double bits = zip_bits.of(zip) + street_bits.of(street) + house_bits.of(house);
    bits += (zip == Fit::equal ? city_beside_zip_bits : city_without_zip_bits).of(city);
    if (street != Fit::different && house == Fit::equal) bits += unit_bits.of(unit);
    double const ratio = (1.0 - other_address) * std::exp2(bits) + other_address;
    bool const agrees = zip == Fit::equal && street == Fit::equal && house == Fit::equal &&
                        (unit == Fit::equal || read.unit.empty()) &&
                        (city == Fit::equal || read.city.empty());
    return {std::min(std::log2(ratio), most_address_bits), level_of(zip, street, house, unit),
            -most_bits_of_a_field, agrees};
}

}  // namespace lockbox::matching
