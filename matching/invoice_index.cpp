// SPDX-License-Identifier: Apache-2.0
#include "matching/invoice_index.h"

#include <malloc.h>

#include <algorithm>
#include <future>

#include "lockbox/check_digits.h"
#include "matching/index_keys.h"

namespace lockbox::matching {
namespace {

/// The commonest length of the invoice numbers that are all digits; 0 if there are none.
std::size_t commonest_length(InvoiceList const& list) {
    std::array<std::size_t, 21> counts{};
    for (InvoicePlace i = 0; i < list.size(); ++i) {
        std::string const number = list.invoice_number(list.row(i));
        if (all_digits(number)) ++counts[number.size()];
    }
    auto const most = std::max_element(counts.begin(), counts.end());
    return *most == 0 ? 0 : static_cast<std::size_t>(most - counts.begin());
}

/// How many members, on average over the members, share one half of an id with a member.
double bucket_length(std::span<PackedId const> ids, HalfSplit const& split) {
    double most = 0;
    for (auto const* positions : {&split.first, &split.second}) {
        std::vector<std::uint32_t> counts(half_values, 0);
        for (PackedId const id : ids)
            ++counts[number_at(id, *positions)];
        double squares = 0;
        for (std::uint32_t const count : counts)
            squares += static_cast<double>(count) * static_cast<double>(count);
        most = std::max(most, squares / static_cast<double>(ids.size()));
    }
    return most;
}

/// Building leaves a tenth of the index's memory behind as holes, which glibc keeps unless asked.
void give_back_memory() {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

}  // namespace

InvoiceIndex::Keys::Keys(InvoiceList all, Weights const& of_site)
    : list(std::move(all)), forms(list), weights(of_site) {
    // Each table depends on list and forms alone, so that two threads may share the work; tables
    // that only grow the memory for a while are few at a time.
    auto places_and_names = std::async(std::launch::async, [this] {
        enter_places();
        relatives = RelativeNumbers(list, forms, houses);
        enter_names();
    });
    enter_numbers();
    choose_halves();
    enter_halves();
    enter_amounts_and_carriers();
    places_and_names.get();
    give_back_memory();
}

void InvoiceIndex::Keys::enter_numbers() {
    invoice_digits = DigitFrequencies(commonest_length(list));
    for (InvoicePlace i = 0; i < list.size(); ++i) {
        invoice_digits.count(list.invoice_number(list.row(i)));
        if (list.row(i).billing_account != 0)
            billing_digits.count(list.billing_account(list.row(i)));
    }
    for (PackedId const id : list.ids())
        member_digits.count(unpacked(id));
    invoice_numbers = FlatTable(list.size(), [this](FlatTable::Add const& add) {
        for (InvoicePlace i = 0; i < list.size(); ++i)
            add(key_of(list.invoice_number(list.row(i))), i);
    });
    auto const add_billing = [this](FlatTable::Add const& add) {
        for (InvoicePlace i = 0; i < list.size(); ++i)
            if (std::uint32_t const number = list.row(i).billing_account; number != 0)
                add(key_of(5, number), list.member_of(i));
    };
    billing_accounts = FlatTable(list.size(), add_billing, longest_list);
}

void InvoiceIndex::Keys::choose_halves() {
    constexpr double short_bucket = 64;
    double const contiguous = bucket_length(list.ids(), contiguous_halves);
    double const interleaved = bucket_length(list.ids(), interleaved_halves);
    split = interleaved < contiguous ? interleaved_halves : contiguous_halves;
    halves_are_short = std::min(interleaved, contiguous) <= short_bucket;
}

void InvoiceIndex::Keys::enter_halves() {
    if (!halves_are_short) return;
    for (auto const& [positions, table] :
         {std::pair{&split.first, &first_halves}, std::pair{&split.second, &second_halves}})
        *table = FlatTable(list.members(), [&, of = positions](FlatTable::Add const& add) {
            for (std::uint32_t m = 0; m < list.members(); ++m)
                add(key_of(6, number_at(list.id(m), *of)), m);
        });
}

void InvoiceIndex::Keys::enter_amounts_and_carriers() {
    carrier_accounts.resize(list.carriers().size(), 0);
    for (Account a = 0; a < list.size(); a = list.end_of(a)) {
        std::vector<Cents> different;
        for (InvoicePlace const i : invoices_of(a))
            if (std::find(different.begin(), different.end(), list.balance(i)) == different.end())
                different.push_back(list.balance(i));
        for (Cents const balance : different)
            amounts.count(balance);
        ++carrier_accounts[list.row(a).carrier];
    }
}

InvoiceIndex::Builder::Builder() : list_(std::make_unique<InvoiceList>()) {}
InvoiceIndex::Builder::Builder(Builder&&) noexcept = default;
InvoiceIndex::Builder& InvoiceIndex::Builder::operator=(Builder&&) noexcept = default;
InvoiceIndex::Builder::~Builder() = default;
void InvoiceIndex::Builder::add(OpenInvoice const& invoice) {
    list_->add(invoice);
}

InvoiceIndex::InvoiceIndex(Builder builder, Weights const& weights) {
    builder.list_->arrange();
    keys_ = std::make_unique<Keys>(std::move(*builder.list_), weights);
}

void InvoiceIndex::know_payers(std::vector<EarlierPayer> const& payers) {
    std::vector<PayerAccounts::Seen> seen;
    for (EarlierPayer const& payer : payers)
        if (auto const member = keys_->list.member_with(packed(payer.member.text())))
            seen.push_back({payer_account_key(payer.routing, payer.account), *member});
    keys_->payers = PayerAccounts(std::move(seen));
}

void InvoiceIndex::know_names(std::vector<TaughtName> const& names) {
    std::vector<TaughtNames::Taught> taught;
    for (TaughtName const& one : names)
        if (auto const member = keys_->list.member_with(packed(one.member.text())))
            for (PersonName const& person : persons_of(one.name))
                taught.push_back({*member, as_listed(person)});
    keys_->taught_names = TaughtNames(std::move(taught));
}

InvoiceIndex::InvoiceIndex(std::vector<OpenInvoice> const& invoices)
    : InvoiceIndex([&] {
          Builder builder;
          for (OpenInvoice const& invoice : invoices)
              builder.add(invoice);
          return builder;
      }()) {}

InvoiceIndex::InvoiceIndex(InvoiceIndex&&) noexcept = default;
InvoiceIndex& InvoiceIndex::operator=(InvoiceIndex&&) noexcept = default;
InvoiceIndex::~InvoiceIndex() = default;

}  // namespace lockbox::matching
