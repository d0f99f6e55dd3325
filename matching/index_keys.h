// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <unordered_map>
#include <vector>

#include "matching/digit_evidence.h"
#include "matching/flat_table.h"
#include "matching/invoice_index.h"
#include "matching/vocabulary.h"

namespace lockbox::matching {

/// The open invoices of one member in one ledger, oldest month first: what a payment may pay.
struct Account {
    std::uint32_t member;
    std::uint32_t first;  ///< Of its invoices, which stand together in `Keys::invoices`.
    std::uint32_t count;
};

/// A member's accounts: one, or one per ledger.
struct Member {
    std::uint32_t first_account;
    std::uint32_t accounts;
};

/// Which six of the twelve positions of a Member ID make the first half; the others the second.
struct HalfSplit {
    std::array<std::size_t, 6> first;
    std::array<std::size_t, 6> second;
    std::uint64_t first_key(std::string_view id) const;
    std::uint64_t second_key(std::string_view id) const;
    /// The twelve digits whose halves, as numbers, these are.
    std::string joined(std::uint64_t first_half, std::uint64_t second_half) const;
};
/// The key of a half id: `which` is 1 or 2.
std::uint64_t half_key(std::uint64_t which, std::uint64_t value);
inline constexpr HalfSplit contiguous_halves{{0, 1, 2, 3, 4, 5}, {6, 7, 8, 9, 10, 11}};
/// For a consecutive numbering, whose contiguous halves would put the whole list in one bucket.
inline constexpr HalfSplit interleaved_halves{{0, 2, 4, 6, 8, 10}, {1, 3, 5, 7, 9, 11}};

struct InvoiceIndex::Keys {
    std::vector<OpenInvoice> invoices;  ///< By member, ledger, month, number.
    std::vector<Account> accounts;
    std::vector<Member> members;

    FlatTable invoice_numbers;   ///< → invoice.
    FlatTable billing_accounts;  ///< → member.
    HalfSplit split = contiguous_halves;
    FlatTable ids;                ///< Whole Member IDs → member.
    FlatTable first_halves;       ///< → member.
    FlatTable second_halves;      ///< → member.
    FlatTable houses;             ///< ZIP and house number → member.
    FlatTable streets;            ///< Street with house number, with ZIP, and with city → member.
    FlatTable names;              ///< Surname and given name, and surname and initial → member.
    FlatTable surnames_by_place;  ///< Surname and first three digits of the ZIP → member.
    FlatTable given_by_place;     ///< Given name and ZIP → member.
    FlatTable balances;           ///< Cents of an invoice's balance → account.
    std::unordered_map<std::string, std::uint32_t> carrier_accounts;
    Vocabulary surnames;     ///< Whole surnames, one per member.
    Vocabulary given_names;  ///< First given names.
    Vocabulary zips;

    DigitFrequencies member_digits{12};
    DigitFrequencies billing_digits{9};
    DigitFrequencies invoice_digits{0};  ///< Of numbers of the commonest length, if all digits.

    explicit Keys(std::vector<OpenInvoice> list);
    std::span<OpenInvoice const> invoices_of(Account const& account) const {
        return {invoices.data() + account.first, account.count};
    }
    /// The account that an invoice belongs to.
    std::uint32_t account_of(std::uint32_t invoice) const;
    std::uint32_t member_of(std::uint32_t invoice) const {
        return accounts[account_of(invoice)].member;
    }
    OpenInvoice const& first_invoice(Member const& member) const {
        return invoices[accounts[member.first_account].first];
    }

private:
    void group();
    void enter_numbers();
    void choose_halves();
    void enter_names_and_places();
    void enter_amounts_and_carriers();
};

}  // namespace lockbox::matching
