// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <unordered_map>

#include "matching/digit_evidence.h"
#include "matching/flat_table.h"
#include "matching/invoice_index.h"
#include "matching/invoice_list.h"
#include "matching/listed_forms.h"
#include "matching/payer_accounts.h"
#include "matching/relative_numbers.h"
#include "matching/taught_names.h"
#include "matching/text_keys.h"

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

/// Members under one key that are worth looking at. A longer list is passed over, and not kept.
inline constexpr std::size_t longest_list = 128;

/// The invoices [first, end) of an account, one after the other.
class InvoicesOfAccount {
public:
    class Iterator {
    public:
        using iterator_category = std::input_iterator_tag;
        using value_type = std::uint32_t;
        using difference_type = std::ptrdiff_t;
        using pointer = std::uint32_t const*;
        using reference = std::uint32_t;

        Iterator() = default;
        explicit Iterator(std::uint32_t at) : at_(at) {}
        std::uint32_t operator*() const { return at_; }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        Iterator operator++(int) {
            Iterator const before = *this;
            ++at_;
            return before;
        }
        bool operator==(Iterator const&) const = default;

    private:
        std::uint32_t at_ = 0;
    };
    InvoicesOfAccount(std::uint32_t first, std::uint32_t end) : first_(first), end_(end) {}
    Iterator begin() const { return Iterator(first_); }
    Iterator end() const { return Iterator(end_); }

private:
    std::uint32_t first_;
    std::uint32_t end_;
};

struct InvoiceIndex::Keys {
    InvoiceList list;
    ListedForms forms;
    PayerAccounts payers;
    TaughtNames taught_names;
    Weights weights;
    RelativeNumbers relatives;

    HalfSplit split = contiguous_halves;
    bool halves_are_short = true;  ///< Members with one half of an id in common are few.
    FlatTable first_halves;        ///< → member.
    FlatTable second_halves;       ///< → member.
    FlatTable invoice_numbers;     ///< → invoice.
    FlatTable billing_accounts;    ///< → member.
    FlatTable houses;              ///< ZIP and house number → member.
    FlatTable streets_by_house;    ///< Street and house number → member.
    FlatTable streets_by_zip;
    FlatTable streets_by_city;
    FlatTable names;              ///< Surname and given name, and surname and initial → member.
    FlatTable surnames_by_place;  ///< Surname and `area_of` the ZIP → member.
    FlatTable given_by_place;     ///< Given name and ZIP → member.
    AmountCounts amounts;
    /// What of a ZIP goes with a surname: of a short list three digits, which a misread digit often
    /// leaves alone; of a long one all, so that common surnames lead somewhere.
    std::uint32_t area_of(std::string_view zip) const {
        constexpr std::uint32_t short_list = 200'000;
        return zip_area(zip.substr(0, list.members() <= short_list ? 3 : 5));
    }
    std::vector<std::uint32_t> carrier_accounts;  ///< By the number of the carrier's text.

    DigitFrequencies member_digits{id_digits};
    DigitFrequencies billing_digits{9};
    DigitFrequencies invoice_digits{0};  ///< Of numbers of the commonest length, if all digits.

    /// `all` is arranged.
    Keys(InvoiceList all, Weights const& of_site);
    InvoicesOfAccount invoices_of(Account account) const { return {account, list.end_of(account)}; }

private:
    void enter_numbers();
    void enter_halves();
    void choose_halves();
    void enter_places();
    void enter_names();
    void enter_amounts_and_carriers();
};

}  // namespace lockbox::matching
