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
/// A bucket longer than this is a numbering whose halves say little; the other half finds it.
constexpr std::size_t longest_bucket = 2000;

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

/// Adds the members under the likeliest values of one half; returns the mass that was not tried.
double add_half(Collector& collector, InvoiceIndex::Keys const& keys, DigitReading const& id,
                std::uint64_t which) {
    bool const first = which == 1;
    auto const& positions = first ? keys.split.first : keys.split.second;
    FlatTable const& table = first ? keys.first_halves : keys.second_halves;
    LikeliestNumbers const likeliest = likeliest_numbers(id, positions, halves_tried);
    double missed = likeliest.missed;
    for (std::uint64_t const value : likeliest.values) {
        auto const members = table.find(key_of(which, value));
        if (members.size() > longest_bucket)
            missed = 1;
        else
            collector.add(members);
    }
    return missed;
}

/// A reading with one digit too many or too few: one half still stands whole at its end.
void add_shifted(Collector& collector, InvoiceIndex::Keys const& keys, std::string const& text) {
    for (std::size_t place = 0; place < std::max<std::size_t>(text.size(), 12); ++place) {
        std::string id = text;
        if (text.size() == 13) {
            id.erase(place, 1);
            collector.add(keys.first_halves.find(keys.split.first_key(id)));
            collector.add(keys.second_halves.find(keys.split.second_key(id)));
            continue;
        }
        for (char d = '0'; d <= '9' && place <= text.size(); ++d) {
            id = text;
            id.insert(place, 1, d);
            collector.add(keys.first_halves.find(keys.split.first_key(id)));
            collector.add(keys.second_halves.find(keys.split.second_key(id)));
        }
    }
}

void add_member_id(Collector& collector, InvoiceIndex::Keys const& keys, DigitReading const& id) {
    std::size_t const length = id.rows.size();
    if (length == 12) {
        double const first = add_half(collector, keys, id, 1);
        double const second = add_half(collector, keys, id, 2);
        collector.not_missed_but_for(first * second + id.errors.other_number);
    } else if (length == 11 || length == 13) {
        add_shifted(collector, keys, id.text);
        collector.not_missed_but_for(0.1);
    }
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
