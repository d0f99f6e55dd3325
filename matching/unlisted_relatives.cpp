// SPDX-License-Identifier: Apache-2.0
#include "matching/unlisted_relatives.h"

#include <algorithm>
#include <cmath>

namespace lockbox::matching {
namespace {

constexpr double of_an_unlisted_relative = 0.003;
/// Relatives often have one plan, pay one premium, and from one bank account, so that these tell
/// them apart less than they do strangers (assumed).
constexpr double pay_the_same = 0.3;
constexpr double have_one_carrier = 0.7;
constexpr double have_one_bank_account = 0.3;
/// However many of the numbers beside are taken, so much of an unlisted relative's own remains:
/// where nearly all are, little is known of who is left.
constexpr double least_left = 0.2;
/// Of a reading with a digit too many or too few: that the digit that tells is the one that
/// slipped.
constexpr double slipped_here = 1.0 / static_cast<double>(id_digits);
/// Numbers with less than this part of the whole are not looked up; they count as free.
constexpr double worth_looking_up = 1.0 / 256;

double mixed(double share, double bits) {
    return std::log2(share * std::exp2(bits) + (1.0 - share));
}

double capped_bits(DigitScorer const& reading, PackedId id) {
    double bits = 0;
    for (std::size_t t = 0; t < id_digits; ++t)
        bits += static_cast<double>(reading.bits(t, digit_at(id, t)));
    return std::min(bits, most_bits_of_a_field);
}

/// Of a relative's number that has nothing to do with the bearer's: to be read so nearly alike it
/// must be misread at several places, or the relative wrote another number altogether. `ratios` is
/// the sum over all numbers with one other digit, of how much likelier each is read than `id`.
double by_chance(DigitScorer const& reading, PackedId id, double ratios) {
    if (!reading.of_full_length()) return 1;
    double const at_several_places = 1.0 - reading.probability_of(id) * (1.0 + ratios);
    return std::max(at_several_places, 0.0) + reading.other_number();
}

PackedId with_digit(PackedId id, std::size_t position, unsigned digit) {
    std::size_t const shift = 4 * (id_digits - 1 - position);
    return (id & ~(PackedId{15} << shift)) | PackedId{digit} << shift;
}

}  // namespace

double prior_of_an_unlisted_relative(InvoiceIndex::Keys const& keys) {
    return std::log2(of_an_unlisted_relative / static_cast<double>(keys.list.accounts()));
}

double relative_bits(EvidenceRow const& row) {
    switch (row.field) {
        case EvidenceField::amount:
            return mixed(pay_the_same, row.bits);
        case EvidenceField::carrier:
            return row.bits > 0 ? mixed(have_one_carrier, row.bits) : row.bits;
        case EvidenceField::payer_account:
            return mixed(have_one_bank_account, row.bits);
        case EvidenceField::ledger:
        case EvidenceField::coverage_month:
            return row.bits;  // about the bill, whosever it is
        case EvidenceField::prior:
        case EvidenceField::invoice_number:
        case EvidenceField::member_id:
        case EvidenceField::billing_account:
        case EvidenceField::name:
        case EvidenceField::address:
            break;
    }
    return 0;
}

double bits_over_an_unlisted_relative(AccountScore const& score) {
    return score.total - score.unlisted_relative - std::log2(in_the_list / of_an_unlisted_relative);
}

double most_relative_id_bits(DigitScorer const& reading, Scored const& of_listed) {
    if (!reading.of_full_length()) return std::max(0.0, of_listed.bits) + 1;
    // As if every place had the digit that fits best, and the least were left.
    double const places = std::log2(static_cast<double>(id_digits) / least_left);
    double const most = reading.most_bits() + std::min(0.0, of_listed.rival_digit) + places;
    return std::clamp(most, 0.0, most_bits_of_a_field) + 1;
}

double relative_id_bits(DigitScorer const& reading, PackedId id, InvoiceIndex::Keys const& keys) {
    bool const full = reading.of_full_length();
    double const base = full ? capped_bits(reading, id) : reading.score(unpacked(id)).bits;
    struct Beside {
        PackedId id;
        double share;
        double ratio;
    };
    std::array<Beside, 9 * id_digits> beside;
    std::size_t count = 0;
    double all = 0;
    double ratios = 0;
    for (RelativeNumbers::Step const& step : keys.relatives.steps()) {
        int const digit = static_cast<int>(digit_at(id, step.position)) + step.difference;
        if (digit < 0 || digit > 9) continue;
        auto const other = static_cast<unsigned>(digit);
        double ratio = slipped_here;
        if (full)
            ratio = std::exp2(
                static_cast<double>(reading.bits(step.position, other) -
                                    reading.bits(step.position, digit_at(id, step.position))));
        double const share = static_cast<double>(step.share);
        all += share * ratio;
        ratios += ratio;
        beside[count++] = {with_digit(id, step.position, other), share, ratio};
    }
    double left = 1;
    double free = all;
    for (std::size_t i = 0; i < count; ++i) {
        if (beside[i].share * beside[i].ratio < worth_looking_up * all &&
            beside[i].share < worth_looking_up)
            continue;
        if (!keys.list.member_with(beside[i].id)) continue;
        free -= beside[i].share * beside[i].ratio;
        left -= beside[i].share;
    }
    free = std::max(free, 0.0) / std::max(left, least_left);
    return std::log2(std::min(std::exp2(base) * free, std::exp2(most_bits_of_a_field)) +
                     by_chance(reading, id, ratios));
}

}  // namespace lockbox::matching
