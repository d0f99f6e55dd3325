// SPDX-License-Identifier: Apache-2.0
#include "matching/lookup.h"

#include <algorithm>

#include "matching/likeliest_numbers.h"
#include "matching/lookup_by_id.h"
#include "matching/lookup_by_text.h"

namespace lockbox::matching {
namespace {

/// Share of right names and addresses that no key of theirs finds: too many letters wrong at once
/// (measured on FEBRL 3: see rank.h), or a common name without a place.
constexpr double missed_by_text = 0.05;

void sort_without_doubles(std::vector<std::uint32_t>& members) {
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
}

void add_member_id(FoundByNumbers& found, InvoiceIndex::Keys const& keys, QueryPaper const& paper,
                   DigitScorer const& scorer) {
    FoundById by_id = members_by_id(keys, *paper.member_id, scorer);
    found.members.insert(found.members.end(), by_id.members.begin(), by_id.members.end());
    found.missed = std::min(found.missed, by_id.missed + paper.member_id->errors.other_number);
    found.untried.back() = by_id.untried;
}

void add_billing_account(FoundByNumbers& found, InvoiceIndex::Keys const& keys,
                         DigitReading const& account) {
    constexpr std::array<std::size_t, 9> all{0, 1, 2, 3, 4, 5, 6, 7, 8};
    constexpr std::size_t numbers_tried = 16;
    if (account.rows.size() != all.size()) return;
    LikeliestNumbers const likeliest = likeliest_numbers(account, all, numbers_tried);
    for (std::uint64_t const value : likeliest.values)
        for (std::uint32_t const member : keys.billing_accounts.find(key_of(5, value)))
            found.members.push_back(member);
    found.missed = std::min(found.missed, likeliest.missed + account.errors.other_number);
}

void add_invoice_number(FoundByNumbers& found, InvoiceIndex::Keys const& keys,
                        Read<std::string> const& number) {
    auto const add = [&](std::string const& text) {
        for (InvoicePlace const i : keys.invoice_numbers.find(key_of(text)))
            if (keys.list.invoice_number(keys.list.row(i)) == text)
                found.members.push_back(keys.list.member_of(i));
    };
    add(number.value);
    double stated = number.probability.value();
    for (auto const& other : number.alternatives) {
        add(other.value);
        stated += other.probability.value();
    }
    found.missed = std::min(found.missed,
                            std::max(0.0, 1.0 - stated) + DigitErrors::of(number.how).other_number);
}

}  // namespace

FoundByNumbers look_up_numbers(InvoiceIndex::Keys const& keys, Query const& query,
                               QueryScorer const& scorer) {
    FoundByNumbers found;
    for (std::size_t p = 0; p < query.papers.size(); ++p) {
        QueryPaper const& paper = query.papers[p];
        found.untried.push_back(0);
        if (paper.invoice_number) add_invoice_number(found, keys, *paper.invoice_number);
        if (paper.member_id) add_member_id(found, keys, paper, *scorer.member_id(p));
        if (paper.billing_account) add_billing_account(found, keys, *paper.billing_account);
        if (paper.name)
            for (std::uint32_t const member : keys.taught_names.sharing_a_word(*paper.name))
                found.members.push_back(member);
        if (paper.payer_account)
            for (auto const& seen : keys.payers.of(paper.payer_account->value))
                found.members.push_back(seen.member);
    }
    sort_without_doubles(found.members);
    return found;
}

Found look_up_text(InvoiceIndex::Keys const& keys, Query const& query) {
    Found found;
    for (QueryPaper const& paper : query.papers) {
        if (!paper.name && !paper.address) continue;
        auto const members = members_by_text(keys, paper);
        found.members.insert(found.members.end(), members.begin(), members.end());
        found.missed = missed_by_text;
    }
    sort_without_doubles(found.members);
    return found;
}

}  // namespace lockbox::matching
