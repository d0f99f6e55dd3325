// SPDX-License-Identifier: Apache-2.0
#include "matching/lookup_by_id.h"

#include <algorithm>
#include <cmath>

#include "matching/likeliest_numbers.h"

namespace lockbox::matching {
namespace {

/// What may be missed before more is looked up: a hundredth of how often another number altogether
/// stands there, which no half finds.
double missed_enough(DigitReading const& reading) {
    return reading.errors.other_number / 100;
}
/// Half ids looked up at first, and at most. With 16, handwriting with 4.6 % of digits wrong is
/// found in 99.89 % of cases, with 64 in 99.995 % (simulated, 5 million ids).
constexpr std::size_t halves_first = 16;
constexpr std::size_t halves_most = 64;
/// Halves less likely than this, against the likeliest, are left out at first.
constexpr double first_cutoff = 2e-4;
constexpr double last_cutoff = 1e-6;
/// Pairs of halves less likely than this, against the likeliest, are not put together to an id.
constexpr double pair_cutoff = 1e-6;
constexpr std::size_t pairs_most = 512;
constexpr double least_untried = 1e-12;  ///< Forty bits; see `most_bits_of_a_field`.

struct Halves {
    LikeliestNumbers first;
    LikeliestNumbers second;
};

Halves halves_of(DigitReading const& reading, HalfSplit const& split, std::size_t most,
                 double cutoff) {
    return {likeliest_numbers(reading, split.first, most, cutoff),
            likeliest_numbers(reading, split.second, most, cutoff)};
}

void add_half(FoundById& found, InvoiceIndex::Keys const& keys, FlatTable const& table,
              LikeliestNumbers const& halves, DigitScorer const& scorer) {
    for (std::uint64_t const value : halves.values)
        for (std::uint32_t const member : table.find(key_of(6, value))) {
            // Half an id that agrees is worth nothing if the other half is another id's.
            float bits = 0;
            PackedId const id = keys.list.id(member);
            for (std::size_t t = 0; t < id_digits; ++t)
                bits += scorer.bits(t, digit_at(id, t));
            if (bits > 0) found.members.push_back(member);
        }
}

/// Every id that has one of the likeliest first halves or one of the likeliest second halves.
void add_by_halves(FoundById& found, InvoiceIndex::Keys const& keys, DigitReading const& reading,
                   DigitScorer const& scorer) {
    Halves halves = halves_of(reading, keys.split, halves_first, first_cutoff);
    if (halves.first.missed * halves.second.missed > missed_enough(reading))
        halves = halves_of(reading, keys.split, halves_most, last_cutoff);
    add_half(found, keys, keys.first_halves, halves.first, scorer);
    add_half(found, keys, keys.second_halves, halves.second, scorer);
    found.missed = halves.first.missed * halves.second.missed;
    found.untried =
        std::log2(std::max(halves.first.best_missed * halves.second.best_missed, least_untried));
}

/// The likeliest ids put together from the likeliest halves.
void add_by_whole_ids(FoundById& found, InvoiceIndex::Keys const& keys,
                      DigitReading const& reading) {
    Halves const halves = halves_of(reading, keys.split, halves_most, last_cutoff);
    LikeliestNumbers const& first = halves.first;
    LikeliestNumbers const& second = halves.second;
    struct Pair {
        double probability;
        std::uint32_t a;
        std::uint32_t b;
    };
    double const best = first.probabilities.front() * second.probabilities.front();
    std::vector<Pair> pairs;
    for (std::uint32_t a = 0; a < first.values.size(); ++a)
        for (std::uint32_t b = 0; b < second.values.size(); ++b) {
            double const p = first.probabilities[a] * second.probabilities[b];
            if (p < pair_cutoff * best) break;
            pairs.push_back({p, a, b});
        }
    auto const likelier = [](Pair const& x, Pair const& y) {
        return x.probability != y.probability ? x.probability > y.probability
                                              : std::pair(x.a, x.b) < std::pair(y.a, y.b);
    };
    if (pairs.size() > pairs_most) {
        std::nth_element(pairs.begin(), pairs.begin() + pairs_most, pairs.end(), likelier);
        pairs.resize(pairs_most);
    }
    double kept = 0;
    double least = best;
    for (Pair const& pair : pairs) {
        kept += pair.probability;
        least = std::min(least, pair.probability);
        auto const member =
            keys.list.member_with(joined(keys.split, first.values[pair.a], second.values[pair.b]));
        if (member) found.members.push_back(*member);
    }
    found.missed = std::max(0.0, 1.0 - kept);
    found.untried =
        std::log2(std::max({least / best, first.best_missed, second.best_missed, least_untried}));
}

void add_whole(FoundById& found, InvoiceIndex::Keys const& keys, std::string_view digits) {
    if (auto const member = keys.list.member_with(packed(digits))) found.members.push_back(*member);
}

/// The likeliest id with two neighbouring digits exchanged, as people write by mistake.
void add_exchanged(FoundById& found, InvoiceIndex::Keys const& keys, std::string const& text) {
    for (std::size_t t = 1; t < text.size(); ++t) {
        if (text[t] == text[t - 1]) continue;
        std::string exchanged = text;
        std::swap(exchanged[t - 1], exchanged[t]);
        add_whole(found, keys, exchanged);
    }
}

/// A whole id; and, where they say enough, all ids with one of its halves.
void add_id(FoundById& found, InvoiceIndex::Keys const& keys, std::string const& digits) {
    constexpr std::size_t longest_bucket = 64;
    add_whole(found, keys, digits);
    if (!keys.halves_are_short) return;
    PackedId const id = packed(digits);
    for (auto const members :
         {keys.first_halves.find(key_of(6, number_at(id, keys.split.first))),
          keys.second_halves.find(key_of(6, number_at(id, keys.split.second)))})
        if (members.size() <= longest_bucket)
            found.members.insert(found.members.end(), members.begin(), members.end());
}

/// A reading with one digit too many or too few: every id that it may be.
void add_shifted(FoundById& found, InvoiceIndex::Keys const& keys, std::string const& text) {
    constexpr double missed_if_shifted = 0.1;  // a second error beside the slip
    bool const too_many = text.size() > id_digits;
    for (std::size_t place = 0; place <= id_digits; ++place) {
        std::string id = text;
        if (too_many) {
            add_id(found, keys, id.erase(place, 1));
            continue;
        }
        for (char d = '0'; d <= '9' && place <= text.size(); ++d) {
            id = text;
            add_id(found, keys, id.insert(place, 1, d));
        }
    }
    found.missed = missed_if_shifted;
}

}  // namespace

FoundById members_by_id(InvoiceIndex::Keys const& keys, DigitReading const& reading,
                        DigitScorer const& scorer) {
    FoundById found;
    std::size_t const length = reading.rows.size();
    if (length + 1 == id_digits || length == id_digits + 1) add_shifted(found, keys, reading.text);
    if (length != id_digits || keys.list.members() == 0) return found;
    if (keys.halves_are_short)
        add_by_halves(found, keys, reading, scorer);
    else
        add_by_whole_ids(found, keys, reading);
    add_exchanged(found, keys, reading.text);
    return found;
}

}  // namespace lockbox::matching
