// SPDX-License-Identifier: Apache-2.0
#include "matching/identity.h"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "matching/unlisted_relatives.h"

namespace lockbox::matching {
namespace {

/// Bits that make a kind of evidence count: a chance agreement of one in sixteen and less.
constexpr double speaks_for = 4;
/// A number this much against the account was written about something else. The likeliest wrong
/// number costs 5.6 bits (`DigitErrors::other_number`), a misread digit less where the reader knew.
constexpr double points_elsewhere = -5;
/// Bits by which the reader may prefer another digit at any one place: one that it is sure of costs
/// more, two readings of one digit that compete cost less.
constexpr double clearly_another = 8;
/// A number of the same account on a printed coupon outweighs a stray one on the check.
constexpr double settles = 15;

/// Whether the evidence tells the best account from a relative who is not in the list. How many
/// payers are such relatives is assumed, and of a list that is out of date it may be most: so the
/// decision does not lean on it. Of such relatives at most the limit's share reaches a ratio of one
/// over the limit (Markov's inequality), however many they are.
bool told_from_relatives(AccountScore const& score, double limit) {
    return bits_over_an_unlisted_relative(score) >= -std::log2(limit);
}

bool is_number(EvidenceField field) {
    return field == EvidenceField::invoice_number || field == EvidenceField::member_id ||
           field == EvidenceField::billing_account;
}

double best_bits(AccountScore const& score, auto selects) {
    double best = 0;
    for (EvidenceRow const& row : score.rows)
        if (selects(row)) best = std::max(best, row.bits);
    return best;
}

/// Which independent kinds of evidence speak for an account.
struct Kinds {
    int numbers = 0;    ///< Of the member, of the invoice, of the bank account that paid before.
    int household = 0;  ///< Name and address; the amount; the carrier.
    bool only_member_number = false;  ///< Of the numbers.

    /// A namesake in the same house bears the name, lives at the address, is often with the same
    /// carrier and pays the same premium: of payers in no list three in ten are of a listed
    /// household, one such pair in fifty bears one given name, three in ten pay the same. So
    /// without a number all of these count as one, unless the site takes that risk.
    bool suffice(Policy const& policy) const {
        return numbers + household >= 2 && (numbers > 0 || policy.post_without_number);
    }
};

Kinds kinds_for(AccountScore const& score) {
    auto const speaks = [&](auto... fields) {
        return best_bits(score, [&](EvidenceRow const& row) {
                   return ((row.field == fields) || ...);
               }) >= speaks_for;
    };
    using enum EvidenceField;
    Kinds kinds;
    kinds.numbers += speaks(member_id, billing_account) ? 1 : 0;
    kinds.numbers += speaks(invoice_number) ? 1 : 0;
    kinds.numbers += speaks(payer_account) ? 1 : 0;
    kinds.only_member_number = kinds.numbers == 1 && speaks(member_id, billing_account);
    kinds.household += score.given_name_agrees && speaks(name, address) ? 1 : 0;
    kinds.household += speaks(amount) ? 1 : 0;
    kinds.household +=
        best_bits(score, [](auto& row) { return row.field == carrier; }) >= 1 ? 1 : 0;
    return kinds;
}

/// Another account to which a number points that speaks against the best one.
bool another_fits(Ranking const& ranking, EvidenceRow const& against) {
    Account const best = ranking.scores.front().account;
    return std::any_of(ranking.scores.begin(), ranking.scores.end(), [&](AccountScore const& s) {
        return s.account != best &&
               std::any_of(s.rows.begin(), s.rows.end(), [&](EvidenceRow const& row) {
                   return row.field == against.field && row.paper == against.paper &&
                          row.bits >= settles;
               });
    });
}

/// A number that is read as another one than the account's, whatever the other digits say.
bool reads_as_another(EvidenceRow const& row, bool given_name_agrees) {
    bool const slipped = row.level == "one digit missing" || row.level == "one digit too many";
    return is_number(row.field) &&
           (row.bits <= points_elsewhere || row.rival_digit >= clearly_another ||
            (slipped && !given_name_agrees));
}

/// Whether a number that was read speaks against the best account, and for another.
enum class Contradiction { none, by_a_stray_number, by_another_member };

Contradiction contradiction(Ranking const& ranking, Query const& query) {
    AccountScore const& best = ranking.scores.front();
    bool const settled = best_bits(best, [&](EvidenceRow const& row) {
                             return is_number(row.field) && row.rival_digit < clearly_another &&
                                    query.papers[row.paper].role == PaperRole::coupon;
                         }) >= settles;
    Contradiction found = Contradiction::none;
    for (EvidenceRow const& row : best.rows) {
        if (!reads_as_another(row, best.given_name_agrees)) continue;
        if (another_fits(ranking, row)) return Contradiction::by_another_member;
        if (!settled) found = Contradiction::by_a_stray_number;
    }
    return found;
}

struct MemberShares {
    double best = 0;   ///< Of the best account's member, all its accounts.
    double other = 0;  ///< Of the next member.
};

MemberShares member_shares(Ranking const& ranking, InvoiceIndex::Keys const& keys) {
    MemberShares shares;
    std::uint32_t const best = keys.list.member_of(ranking.scores.front().account);
    for (std::size_t i = 0; i < ranking.scores.size(); ++i) {
        double const p = ranking.probabilities[i].value();
        if (keys.list.member_of(ranking.scores[i].account) == best)
            shares.best += p;
        else
            shares.other = std::max(shares.other, p);
    }
    return shares;
}

}  // namespace

Identity identity(Ranking const& ranking, Query const& query, Scene const& scene) {
    constexpr double also_likely = 0.1;  // of the whole: too much to leave unsaid
    if (ranking.empty())
        return {HoldReason::member_unknown, false,
                "Nothing that was read leads to an open invoice."};
    double const limit = scene.policy.wrong_posting_limit.value();
    MemberShares const shares = member_shares(ranking, scene.keys);
    if (shares.best < 0.5 && shares.other < also_likely)
        return {HoldReason::member_unknown, false,
                "No open invoice fits what was read well enough."};
    Contradiction const against = contradiction(ranking, query);
    if (against == Contradiction::by_another_member)
        return {HoldReason::member_ambiguous, false,
                "The numbers that were read point to different members."};
    if (against == Contradiction::by_a_stray_number)
        return {HoldReason::member_unknown, false,
                "A number that was read is not that of the best candidate."};
    if (1.0 - shares.best > limit) {
        bool const rival = shares.other > (1.0 - shares.best) / 2;
        return {rival ? HoldReason::member_ambiguous : HoldReason::member_unknown, false,
                rival ? "Two members fit almost equally well."
                      : "The best candidate is likely, but not certain enough."};
    }
    Kinds const kinds = kinds_for(ranking.scores.front());
    if (!kinds.suffice(scene.policy))
        return {HoldReason::member_unknown, false,
                kinds.numbers > 0 || kinds.household < 2
                    ? "Only one kind of evidence speaks for the best candidate."
                    : "No number of the member's or the invoice's was read; a namesake in the "
                      "same house would send the same."};
    if (kinds.only_member_number && !told_from_relatives(ranking.scores.front(), limit))
        return {HoldReason::member_unknown, false,
                "A relative who is not in the list may have a number so much like it that a slip "
                "would make it this one."};
    bool const one_ledger = 1.0 - ranking.probabilities.front().value() <= limit &&
                            ranking.margin_bits() >= scene.policy.margin.value();
    if (!one_ledger)
        return {HoldReason::member_ambiguous, true, "It is not certain which ledger is paid."};
    return {std::nullopt, true, ""};
}

}  // namespace lockbox::matching
