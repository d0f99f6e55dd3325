// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batches/acts/item_state.h"
#include "lockbox/open_invoice.h"

namespace lockbox::batches {

/// Why an act is not done: a closed list. Nothing of a refused act is in the books.
enum class Refused {
    unknown_item,
    malformed,          ///< A resolution without its parts, or parts where there is none.
    no_name,            ///< Nobody signs for it.
    no_note,            ///< Nobody says why.
    date_before_books,  ///< Its day is over: its files have gone out.
    decided_otherwise,  ///< Somebody else decided the item meanwhile.
    not_held,
    nothing_to_reverse,
    not_posted,      ///< What was never deposited cannot come back unpaid.
    no_payment,      ///< The item is no check or money order: it posts nothing.
    amount_unknown,  ///< No amount was read and none is keyed.
    amount_not_positive,
    amounts_differ,  ///< The parts do not add up to the amount.
    invoice_unknown,
    invoice_twice,
    invoice_of_other_member,
    invoice_overpaid,  ///< More than what is open on it.
    member_unknown,
    amount_not_keyed,  ///< At the desk: which of two amounts, or what, nobody has said.
    same_person,       ///< At the desk: who keyed first cannot be the second.
};
inline constexpr std::size_t refused_count = 20;
std::string_view name(Refused why);

struct Refusal {
    Refused why;
    std::string text;    ///< One sentence for people; no account number.
    std::string remedy;  ///< What to do.
};

/// What the rules ask the books.
struct BooksToAsk {
    /// The invoice of the list in force and what is open on it now.
    struct Open {
        MemberId member_id;
        Cents open;
    };
    std::function<std::optional<Open>(InvoiceKey const&)> open_invoice;
    std::function<bool(MemberId const&)> knows_member;
    BusinessDate last_day;  ///< The latest business date of the books.
};

/// Whether an act may be done to an item in this state; nothing if it may. `acts` are the item's,
/// oldest first.
std::optional<Refusal> refusal_of(ActRequest const& request, ItemState const& state,
                                  std::vector<Act> const& acts, BooksToAsk const& books);

/// The act of the request that is in the books already, if it is the same act again.
Act const* same_act(ActRequest const& request, std::vector<Act> const& acts);

}  // namespace lockbox::batches
