// SPDX-License-Identifier: Apache-2.0
#include "matching/lookup.h"

#include <algorithm>

#include "matching/likeliest_numbers.h"
#include "matching/lookup_by_text.h"

namespace lockbox::matching {
namespace {

/// Half ids are looked up in this many readings: recall 0.9989 for handwriting with 4.6 % of digits
/// wrong, 0.99999 for print (simulated, 5 million ids); the name and address keys find the rest.
constexpr std::size_t halves_tried = 16;
/// A bucket longer than this is of a numbering whose halves say little: only whole ids are tried.
constexpr std::size_t longest_bucket = 64;

/// Share of right names and addresses that no key of theirs finds: too many letters wrong at once
/// (measured on FEBRL 3: see rank.h), or a common name without a place.
constexpr double missed_by_text = 0.05;

class Collector {
public:
    void add(std::span<std::uint32_t const> members) {
        found_.insert(found_.end(), members.begin(), members.end());
    }
    void add(std::uint32_t member) { found_.push_back(member); }
    void not_missed_but_for(double missed) { missed_ = std::min(missed_, missed); }
    Found finished() {
        std::sort(found_.begin(), found_.end());
        found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
        return {std::move(found_), missed_};
    }

private:
    std::vector<std::uint32_t> found_;
    double missed_ = 1;
};

/// The members whose id has one of these first or second halves, where such buckets are short.
/// Returns the probability that the member meant is not among them.
double add_half(Collector& collector, FlatTable const& table, std::uint64_t which,
                LikeliestNumbers const& halves, auto const& fits) {
    double missed = halves.missed;
    for (std::uint64_t const value : halves.values) {
        auto const members = table.find(half_key(which, value));
        if (members.size() > longest_bucket)
            missed = 1;
        else
            std::for_each(members.begin(), members.end(), [&](std::uint32_t member) {
                if (fits(member)) collector.add(member);
            });
    }
    return missed;
}

/// A whole id; and, where they say enough, all ids with one of its halves.
void add_id(Collector& collector, InvoiceIndex::Keys const& keys, std::string const& id) {
    collector.add(keys.ids.find(key_of(id)));
    for (auto const members : {keys.first_halves.find(keys.split.first_key(id)),
                               keys.second_halves.find(keys.split.second_key(id))})
        if (members.size() <= longest_bucket) collector.add(members);
}

/// A reading with one digit too many or too few: every id that it may be.
void add_shifted(Collector& collector, InvoiceIndex::Keys const& keys, std::string const& text) {
    bool const too_many = text.size() > 12;
    for (std::size_t place = 0; place < 13; ++place) {
        std::string id = text;
        if (too_many) {
            add_id(collector, keys, id.erase(place, 1));
            continue;
        }
        for (char d = '0'; d <= '9' && place <= text.size(); ++d) {
            id = text;
            add_id(collector, keys, id.insert(place, 1, d));
        }
    }
}

/// Both halves put together again, in every pair of the likeliest.
void add_whole_ids(Collector& collector, InvoiceIndex::Keys const& keys,
                   LikeliestNumbers const& first, LikeliestNumbers const& second) {
    for (std::uint64_t const a : first.values)
        for (std::uint64_t const b : second.values)
            collector.add(keys.ids.find(key_of(keys.split.joined(a, b))));
}

void add_member_id(Collector& collector, InvoiceIndex::Keys const& keys, DigitReading const& id) {
    constexpr double missed_if_shifted = 0.1;  // a second error beside the slip
    std::size_t const length = id.rows.size();
    if (length == 11 || length == 13) {
        add_shifted(collector, keys, id.text);
        collector.not_missed_but_for(missed_if_shifted);
    }
    if (length != 12) return;
    auto const first = likeliest_numbers(id, keys.split.first, halves_tried);
    auto const second = likeliest_numbers(id, keys.split.second, halves_tried);
    add_whole_ids(collector, keys, first, second);
    double const by_whole = 1.0 - (1.0 - first.missed) * (1.0 - second.missed);
    // Half an id that agrees is worth nothing if the other half is another id's.
    auto const fits = [&](std::uint32_t member) {
        std::string const& listed = keys.first_invoice(keys.members[member]).member_id.text();
        return score_digits(id, listed, keys.member_digits).bits > 0;
    };
    double const by_halves = add_half(collector, keys.first_halves, 1, first, fits) *
                             add_half(collector, keys.second_halves, 2, second, fits);
    collector.not_missed_but_for(std::min(by_whole, by_halves) + id.errors.other_number);
}

void add_billing_account(Collector& collector, InvoiceIndex::Keys const& keys,
                         DigitReading const& account) {
    constexpr std::array<std::size_t, 9> all{0, 1, 2, 3, 4, 5, 6, 7, 8};
    if (account.rows.size() != all.size()) return;
    LikeliestNumbers const likeliest = likeliest_numbers(account, all, halves_tried);
    for (std::uint64_t const value : likeliest.values)
        collector.add(keys.billing_accounts.find(key_of(std::to_string(value))));
    collector.not_missed_but_for(likeliest.missed + account.errors.other_number);
}

void add_invoice_number(Collector& collector, InvoiceIndex::Keys const& keys,
                        Read<std::string> const& number) {
    auto const add = [&](std::string const& text) {
        for (std::uint32_t const i : keys.invoice_numbers.find(key_of(text)))
            if (keys.invoices[i].key.number.text() == text) collector.add(keys.member_of(i));
    };
    add(number.value);
    double stated = number.probability.value();
    for (auto const& other : number.alternatives) {
        add(other.value);
        stated += other.probability.value();
    }
    collector.not_missed_but_for(std::max(0.0, 1.0 - stated) +
                                 DigitErrors::of(number.how).other_number);
}

}  // namespace

Found look_up(InvoiceIndex::Keys const& keys, Query const& query) {
    Collector collector;
    for (QueryPaper const& paper : query.papers) {
        if (paper.invoice_number) add_invoice_number(collector, keys, *paper.invoice_number);
        if (paper.member_id) add_member_id(collector, keys, *paper.member_id);
        if (paper.billing_account) add_billing_account(collector, keys, *paper.billing_account);
        if (paper.name || paper.address) {
            collector.add(members_by_text(keys, paper));
            collector.not_missed_but_for(missed_by_text);
        }
    }
    return collector.finished();
}

}  // namespace lockbox::matching
