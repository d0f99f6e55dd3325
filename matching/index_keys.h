// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ranges>
#include <unordered_map>

#include "matching/digit_evidence.h"
#include "matching/flat_table.h"
#include "matching/invoice_index.h"
#include "matching/invoice_list.h"
#include "matching/listed_forms.h"

namespace lockbox::matching {

/// How many accounts have an amount open: exact for a list of some ten thousand, and from there on
/// too high by what shares one of a million cells, which is a few accounts in five million.
class AmountCounts {
public:
    AmountCounts() : counts_(cells, 0) {}
    void count(Cents amount) { ++counts_[cell(amount)]; }
    std::uint32_t of(Cents amount) const { return counts_[cell(amount)]; }

private:
    static constexpr std::size_t cells = std::size_t{1} << 20;
    static std::size_t cell(Cents amount) {
        return static_cast<std::size_t>(key_of(3, static_cast<std::uint64_t>(amount.count()))) %
               cells;
    }
    std::vector<std::uint32_t> counts_;
};

/// Members under one key that are worth scoring. A longer list is passed over, and not kept.
inline constexpr std::size_t longest_list = 400;

struct InvoiceIndex::Keys {
    InvoiceList list;
    ListedForms forms;

    HalfSplit split = contiguous_halves;
    bool halves_are_short = true;  ///< Members with one half of an id in common are few.
    FlatTable first_halves;        ///< → member.
    FlatTable second_halves;       ///< → member.
    FlatTable invoice_numbers;     ///< → invoice.
    FlatTable billing_accounts;    ///< → member.
    FlatTable houses;              ///< ZIP and house number → member.
    FlatTable streets;  ///< Street with house number, with ZIP, and with city → member.
    FlatTable names;    ///< Surname and given name, and surname and initial → member.
    FlatTable surnames_by_place;  ///< Surname and first three digits of the ZIP → member.
    FlatTable given_by_place;     ///< Given name and ZIP → member.
    AmountCounts amounts;
    std::vector<std::uint32_t> carrier_accounts;  ///< By the number of the carrier's text.

    DigitFrequencies member_digits{id_digits};
    DigitFrequencies billing_digits{9};
    DigitFrequencies invoice_digits{0};  ///< Of numbers of the commonest length, if all digits.

    /// `all` is arranged.
    explicit Keys(InvoiceList all);
    auto invoices_of(std::uint32_t account) const {
        return std::views::iota(list.account(account).first, list.end_of(account));
    }
    Account const& account(std::uint32_t number) const { return list.account(number); }

private:
    void enter_numbers();
    void enter_halves();
    void choose_halves();
    void enter_places();
    void enter_names();
    void enter_amounts_and_carriers();
};

}  // namespace lockbox::matching
