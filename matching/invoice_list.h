// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "lockbox/open_invoice.h"
#include "matching/packed_digits.h"
#include "matching/text_pool.h"

namespace lockbox::matching {

/// An invoice's place in the list.
using InvoicePlace = std::uint32_t;

/// The open invoices of one member in one ledger, oldest month first: what a payment may pay. They
/// stand together, so the place of the first names the account.
using Account = InvoicePlace;

/// One open invoice in 48 bytes. What cannot be told in its bits is told by numbers of texts.
struct InvoiceRow {
    std::uint64_t number : 63;
    std::uint64_t dental : 1;
    std::uint64_t balance : 40;
    std::uint64_t first_name : 24;
    std::uint64_t amount_due : 40;
    std::uint64_t last_name : 24;
    std::uint64_t house : 30;  ///< The number before the street, where line 1 begins with one.
    std::uint64_t place : 20;
    std::uint64_t carrier : 14;
    std::uint64_t street : 24;  ///< The rest of line 1.
    std::uint64_t line_2 : 24;
    std::uint64_t month : 16;       ///< Since the year 0.
    std::uint32_t billing_account;  ///< 0: none.
    std::uint32_t member;
};
static_assert(sizeof(InvoiceRow) == 48);

/// The open invoices, by member, ledger, month and number: 48 bytes an invoice, 12 a member, and
/// each distinct text once. Of an invoice that is kept what
/// a payment can be matched by; phone, plan and due date are not. Negative amounts count as 0.
///
/// Distinct texts: at most 16 million of each kind of name and street, a million of city, state and
/// ZIP, 16,000 carriers; further ones count as not stated.
class InvoiceList {
public:
    InvoiceList();
    void add(OpenInvoice const& invoice);
    /// To be called once, after the last `add`: the order above, and who is whose.
    void arrange();

    std::uint32_t size() const { return static_cast<std::uint32_t>(row_ids_.size()) + placed_; }
    InvoiceRow const& row(InvoicePlace place) const {
        return chunks_[place / rows_of_a_chunk][place % rows_of_a_chunk];
    }
    std::uint32_t accounts() const { return accounts_; }
    std::uint32_t members() const { return static_cast<std::uint32_t>(ids_.size()); }
    /// One past the last invoice of an account: the next account.
    InvoicePlace end_of(Account account) const {
        InvoicePlace end = account + 1;
        while (end < size() && row(end).member == row(account).member &&
               row(end).dental == row(account).dental)
            ++end;
        return end;
    }
    /// A member's accounts are those from `first_of(member)` to before `first_of(member + 1)`.
    Account first_of(std::uint32_t member) const { return firsts_[member]; }
    std::uint32_t member_of(InvoicePlace place) const { return row(place).member; }

    PackedId id(std::uint32_t member) const { return ids_[member]; }
    std::span<PackedId const> ids() const { return ids_; }
    /// The member who bears `id`, if one does.
    std::optional<std::uint32_t> member_with(PackedId id) const;

    std::string invoice_number(InvoiceRow const& row) const;
    InvoiceKey key(InvoicePlace place) const;
    Ledger ledger(InvoicePlace place) const {
        return row(place).dental != 0 ? Ledger::dental : Ledger::medical;
    }
    Cents balance(InvoicePlace place) const {
        return Cents::of(static_cast<std::int64_t>(row(place).balance));
    }
    Cents amount_due(InvoicePlace place) const {
        return Cents::of(static_cast<std::int64_t>(row(place).amount_due));
    }
    CoverageMonth month(InvoicePlace place) const;
    MemberId member_id(std::uint32_t member) const;
    std::string billing_account(InvoiceRow const& row) const;
    std::string member_name(InvoiceRow const& row) const;
    std::string address_line(InvoiceRow const& row) const;
    std::string_view carrier(InvoiceRow const& row) const { return carriers_.text(row.carrier); }

    TextPool const& first_names() const { return first_names_; }
    TextPool const& last_names() const { return last_names_; }
    TextPool const& houses() const { return houses_; }
    TextPool const& streets() const { return streets_; }
    TextPool const& second_lines() const { return second_lines_; }
    TextPool const& places() const { return places_; }  ///< City, tab, state, tab, five of the ZIP.
    TextPool const& carriers() const { return carriers_; }

private:
    std::uint64_t number_code(std::string const& number);
    void into_order();
    void group();
    void enter_ids();

    InvoiceRow& changeable_row(InvoicePlace place) {
        return chunks_[place / rows_of_a_chunk][place % rows_of_a_chunk];
    }

    /// A list that grows by chunks is never copied as it grows.
    static constexpr std::size_t rows_of_a_chunk = std::size_t{1} << 14;
    std::vector<std::unique_ptr<InvoiceRow[]>> chunks_;
    std::vector<PackedId> row_ids_;  ///< Of each row, until they are arranged.
    std::uint32_t placed_ = 0;       ///< Rows, once they are.
    std::vector<PackedId> ids_;      ///< Ascending, of each member.
    std::vector<Account> firsts_;    ///< Of each member, and the end.
    std::uint32_t accounts_ = 0;
    std::vector<std::uint32_t> id_directory_;  ///< First member at or above equal steps of the id.
    std::uint64_t id_step_ = 1;
    TextPool first_names_, last_names_, houses_, streets_, second_lines_, places_, carriers_;
    TextPool odd_numbers_;  ///< Invoice numbers that are not plain digits.
};

}  // namespace lockbox::matching
