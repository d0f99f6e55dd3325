// SPDX-License-Identifier: Apache-2.0
#include "batches/acts/rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "lockbox/names_table.h"

namespace lockbox::batches {
namespace {

using Standing = ItemState::Standing;
using MaybeRefused = std::optional<Refusal>;

constexpr NamesTable<Refused, refused_count> names{
    {"unknown_item",      "malformed",         "no_name",          "no_note",
     "date_before_books", "decided_otherwise", "not_held",         "nothing_to_reverse",
     "not_posted",        "no_payment",        "amount_unknown",   "amount_not_positive",
     "amounts_differ",    "invoice_unknown",   "invoice_twice",    "invoice_of_other_member",
     "invoice_overpaid",  "member_unknown",    "amount_not_keyed", "same_person"}};
static_assert(names.of(Refused::same_person) == "same_person");

std::string invoice_text(InvoiceKey const& invoice) {
    return fmt::format("{} invoice {}", name(invoice.ledger), invoice.number.text());
}

std::string standing_text(ItemState const& state, std::vector<Act> const& acts) {
    if (acts.empty()) return fmt::format("the item is {} since its night", name(state.standing));
    Act const& last = acts.back();
    return fmt::format("the item is {} since {} by {}", name(state.standing), last.date.text(),
                       last.who);
}

MaybeRefused form_refused(ActRequest const& request, BooksToAsk const& books) {
    bool const resolves = request.kind == ActKind::resolve;
    if (resolves != request.resolution.has_value())
        return Refusal{Refused::malformed, "a resolution belongs to resolve and to nothing else",
                       "State what becomes of the item."};
    if (request.who.empty())
        return Refusal{Refused::no_name, "nobody signs for it", "Say who decides."};
    if (request.note.empty())
        return Refusal{Refused::no_note, "nobody says why", "Add a note of a few words."};
    if (request.date < books.last_day)
        return Refusal{Refused::date_before_books,
                       fmt::format("{} is over: the books have {}", request.date.text(),
                                   books.last_day.text()),
                       "Date it that day or later: files of earlier days have gone out."};
    if (!resolves) return std::nullopt;
    Resolution const& resolution = *request.resolution;
    bool const parts = !resolution.allocations.empty() || !resolution.on_account.empty();
    if (parts != (resolution.outcome == Outcome::posted))
        return Refusal{Refused::malformed,
                       parts ? "only a posting has parts" : "a posting says what it pays",
                       "Name invoices or on account, or return the item."};
    return std::nullopt;
}

MaybeRefused standing_refused(ActRequest const& request, ItemState const& state,
                              std::vector<Act> const& acts) {
    bool const held = state.standing == Standing::held;
    if (!request.applies_to.empty() && request.applies_to != state.key)
        return Refusal{Refused::decided_otherwise,
                       "somebody else decided it meanwhile: " + standing_text(state, acts),
                       "Look at the item again."};
    switch (request.kind) {
        case ActKind::resolve:
            if (held) return std::nullopt;
            return Refusal{acts.empty() ? Refused::not_held : Refused::decided_otherwise,
                           standing_text(state, acts), "Reverse it first if it is wrong."};
        case ActKind::reverse:
            if (!held) return std::nullopt;
            return Refusal{Refused::nothing_to_reverse, standing_text(state, acts), "Resolve it."};
        case ActKind::returned:
            if (state.standing == Standing::posted) return std::nullopt;
            return Refusal{Refused::not_posted, standing_text(state, acts),
                           "Only a posted check can come back unpaid."};
    }
    return std::nullopt;
}

MaybeRefused amount_refused(Resolution const& resolution, ItemState const& state) {
    if (resolution.keyed_amount && *resolution.keyed_amount <= no_cents)
        return Refusal{Refused::amount_not_positive, "the keyed amount is not more than nothing",
                       "Key what the check says."};
    if (resolution.outcome != Outcome::posted) return std::nullopt;
    if (!state.is_payment)
        return Refusal{Refused::no_payment, "the item is no check or money order",
                       "Scan the check in again if there is one."};
    auto const amount = resolution.keyed_amount ? resolution.keyed_amount : state.amount;
    if (!amount) return Refusal{Refused::amount_unknown, "no amount was read", "Key the amount."};
    auto const is_positive = [](auto const& part) {
        return part.amount > no_cents && part.amount <= Cents::of(Cents::largest);
    };
    if (!std::all_of(resolution.allocations.begin(), resolution.allocations.end(), is_positive) ||
        !std::all_of(resolution.on_account.begin(), resolution.on_account.end(), is_positive))
        return Refusal{Refused::amount_not_positive, "a part is not more than nothing",
                       "Leave the part out."};
    if (resolution.posted() != *amount)
        return Refusal{Refused::amounts_differ,
                       fmt::format("the parts are {}, the check is {}",
                                   resolution.posted().display(), amount->display()),
                       "Put the rest on account, or key the amount that the check says."};
    return std::nullopt;
}

MaybeRefused allocation_refused(Allocation const& part, BooksToAsk const& books) {
    auto const invoice = books.open_invoice(part.invoice);
    if (!invoice)
        return Refusal{
            Refused::invoice_unknown,
            fmt::format("there is no {} in the list in force", invoice_text(part.invoice)),
            "Look the invoice up, or put the money on the member's account."};
    if (invoice->member_id != part.member_id)
        return Refusal{Refused::invoice_of_other_member,
                       fmt::format("{} is another member's", invoice_text(part.invoice)),
                       "Look the invoice up again."};
    if (part.amount > invoice->open)
        return Refusal{Refused::invoice_overpaid,
                       fmt::format("{} is open on {}, not {}", invoice->open.display(),
                                   invoice_text(part.invoice), part.amount.display()),
                       "Post what is open and put the rest on account."};
    return std::nullopt;
}

MaybeRefused parts_refused(Resolution const& resolution, BooksToAsk const& books) {
    std::set<InvoiceKey> seen;
    for (Allocation const& part : resolution.allocations) {
        if (!seen.insert(part.invoice).second)
            return Refusal{Refused::invoice_twice,
                           fmt::format("{} is named twice", invoice_text(part.invoice)),
                           "Name it once with the sum."};
        if (auto refused = allocation_refused(part, books)) return refused;
    }
    for (OnAccount const& part : resolution.on_account)
        if (!books.knows_member(part.member_id))
            return Refusal{Refused::member_unknown, "neither invoices nor books know the member",
                           "Check the Member ID, or return the item."};
    return std::nullopt;
}

}  // namespace

std::string_view name(Refused why) {
    return names.of(why);
}

Act const* same_act(ActRequest const& request, std::vector<Act> const& acts) {
    for (std::size_t i = 0; i < acts.size(); ++i) {
        std::string const before = i == 0 ? request.item.text() : acts[i - 1].id;
        bool const meant =
            request.applies_to.empty() ? i + 1 == acts.size() : request.applies_to == before;
        if (meant && acts[i].id == act_id(request.item, request.kind, request.resolution, before))
            return &acts[i];
    }
    return nullptr;
}

MaybeRefused refusal_of(ActRequest const& request, ItemState const& state,
                        std::vector<Act> const& acts, BooksToAsk const& books) {
    if (auto refused = form_refused(request, books)) return refused;
    if (auto refused = standing_refused(request, state, acts)) return refused;
    if (!request.resolution) return std::nullopt;
    if (auto refused = amount_refused(*request.resolution, state)) return refused;
    return parts_refused(*request.resolution, books);
}

}  // namespace lockbox::batches
