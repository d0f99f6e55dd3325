// SPDX-License-Identifier: Apache-2.0
#include "matching/invoice_index.h"

#include <algorithm>
#include <tuple>

#include "lockbox/carrier.h"
#include "lockbox/check_digits.h"
#include "matching/index_keys.h"

namespace lockbox::matching {
namespace {

auto place(OpenInvoice const& invoice) {
    return std::tie(invoice.member_id, invoice.key.ledger, invoice.coverage_month,
                    invoice.key.number);
}

std::uint64_t number_at(std::string_view digits, std::array<std::size_t, 6> const& positions) {
    std::uint64_t value = 0;
    for (std::size_t const position : positions)
        value = value * 10 + static_cast<std::uint64_t>(digits[position] - '0');
    return value;
}

/// The commonest length of the invoice numbers that are all digits; 0 if there are none.
std::size_t commonest_length(std::vector<OpenInvoice> const& invoices) {
    std::array<std::size_t, 21> counts{};
    for (OpenInvoice const& invoice : invoices) {
        std::string const& number = invoice.key.number.text();
        if (all_digits(number)) ++counts[number.size()];
    }
    auto const most = std::max_element(counts.begin(), counts.end());
    return *most == 0 ? 0 : static_cast<std::size_t>(most - counts.begin());
}

struct HalfTables {
    FlatTable first;
    FlatTable second;
};

HalfTables half_tables(InvoiceIndex::Keys const& keys, HalfSplit const& split) {
    std::vector<FlatTable::Entry> first;
    std::vector<FlatTable::Entry> second;
    for (std::uint32_t m = 0; m < keys.members.size(); ++m) {
        std::string const& id = keys.first_invoice(keys.members[m]).member_id.text();
        first.push_back({split.first_key(id), m});
        second.push_back({split.second_key(id), m});
    }
    return {FlatTable(std::move(first)), FlatTable(std::move(second))};
}

}  // namespace

std::uint64_t HalfSplit::first_key(std::string_view id) const {
    return half_key(1, number_at(id, first));
}
std::uint64_t HalfSplit::second_key(std::string_view id) const {
    return half_key(2, number_at(id, second));
}

std::string HalfSplit::joined(std::uint64_t first_half, std::uint64_t second_half) const {
    std::string id(first.size() + second.size(), '0');
    for (std::size_t i = first.size(); i-- > 0;) {
        id[first[i]] = static_cast<char>('0' + first_half % 10);
        id[second[i]] = static_cast<char>('0' + second_half % 10);
        first_half /= 10;
        second_half /= 10;
    }
    return id;
}

std::uint64_t half_key(std::uint64_t which, std::uint64_t value) {
    return key_of(which, value);
}

InvoiceIndex::Keys::Keys(std::vector<OpenInvoice> list) : invoices(std::move(list)) {
    LOCKBOX_ASSERT(invoices.size() < UINT32_MAX);
    std::sort(invoices.begin(), invoices.end(),
              [](OpenInvoice const& a, OpenInvoice const& b) { return place(a) < place(b); });
    group();
    enter_numbers();
    choose_halves();
    enter_names_and_places();
    enter_amounts_and_carriers();
}

void InvoiceIndex::Keys::group() {
    for (std::uint32_t i = 0; i < invoices.size(); ++i) {
        bool const same_member = i > 0 && invoices[i].member_id == invoices[i - 1].member_id;
        bool const same_account =
            same_member && invoices[i].key.ledger == invoices[i - 1].key.ledger;
        if (!same_member) members.push_back({static_cast<std::uint32_t>(accounts.size()), 0});
        if (!same_account) {
            accounts.push_back({static_cast<std::uint32_t>(members.size() - 1), i, 0});
            ++members.back().accounts;
        }
        ++accounts.back().count;
    }
}

void InvoiceIndex::Keys::enter_numbers() {
    invoice_digits = DigitFrequencies(commonest_length(invoices));
    std::vector<FlatTable::Entry> numbers;
    std::vector<FlatTable::Entry> billing;
    for (Account const& account : accounts)
        for (std::uint32_t i = account.first; i < account.first + account.count; ++i) {
            OpenInvoice const& invoice = invoices[i];
            numbers.push_back({key_of(invoice.key.number.text()), i});
            invoice_digits.count(invoice.key.number.text());
            if (!invoice.billing_account) continue;
            billing.push_back({key_of(invoice.billing_account->text()), account.member});
            billing_digits.count(invoice.billing_account->text());
        }
    std::vector<FlatTable::Entry> whole_ids;
    for (std::uint32_t m = 0; m < members.size(); ++m) {
        std::string const& id = first_invoice(members[m]).member_id.text();
        member_digits.count(id);
        whole_ids.push_back({key_of(id), m});
    }
    ids = FlatTable(std::move(whole_ids));
    invoice_numbers = FlatTable(std::move(numbers));
    billing_accounts = FlatTable(std::move(billing));
}

void InvoiceIndex::Keys::choose_halves() {
    HalfTables contiguous = half_tables(*this, contiguous_halves);
    HalfTables interleaved = half_tables(*this, interleaved_halves);
    auto const longest = [](HalfTables const& t) {
        return std::max(t.first.longest(), t.second.longest());
    };
    bool const split_evens = longest(interleaved) < longest(contiguous);
    split = split_evens ? interleaved_halves : contiguous_halves;
    HalfTables& chosen = split_evens ? interleaved : contiguous;
    first_halves = std::move(chosen.first);
    second_halves = std::move(chosen.second);
}

void InvoiceIndex::Keys::enter_amounts_and_carriers() {
    std::vector<FlatTable::Entry> entries;
    for (std::uint32_t a = 0; a < accounts.size(); ++a) {
        for (OpenInvoice const& invoice : invoices_of(accounts[a]))
            entries.push_back({key_of(3, static_cast<std::uint64_t>(invoice.balance.count())), a});
        ++carrier_accounts[folded(invoices[accounts[a].first].carrier)];
    }
    balances = FlatTable(std::move(entries));
}

std::uint32_t InvoiceIndex::Keys::account_of(std::uint32_t invoice) const {
    auto const after =
        std::upper_bound(accounts.begin(), accounts.end(), invoice,
                         [](std::uint32_t i, Account const& account) { return i < account.first; });
    return static_cast<std::uint32_t>(after - accounts.begin() - 1);
}

InvoiceIndex::InvoiceIndex(std::vector<OpenInvoice> invoices)
    : keys_(std::make_unique<Keys const>(std::move(invoices))) {}
InvoiceIndex::InvoiceIndex(InvoiceIndex&&) noexcept = default;
InvoiceIndex& InvoiceIndex::operator=(InvoiceIndex&&) noexcept = default;
InvoiceIndex::~InvoiceIndex() = default;

std::vector<OpenInvoice> const& InvoiceIndex::invoices() const {
    return keys_->invoices;
}
InvoiceIndex::Keys const& InvoiceIndex::keys() const {
    return *keys_;
}

}  // namespace lockbox::matching
