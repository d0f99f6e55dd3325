// SPDX-License-Identifier: Apache-2.0
#include "batches/night/control_totals.h"

#include <fmt/format.h>

#include <algorithm>

#include "batches/night/read_transaction.h"

namespace lockbox::batches {
namespace {

/// What the comparison needs to know of a batch.
struct Found {
    int payments = 0;
    int unseen_payments = 0;  ///< Counted as payments because nobody could see them.
    int other_papers = 0;     ///< Neither payment nor coupon.
    int unknown_papers = 0;   ///< Of them, those of no known kind.
    int unsure_amounts = 0;
    Cents captured = no_cents;
    Cents sure = no_cents;
};

bool is_about_the_amount(HoldReason reason) {
    return reason == HoldReason::image_unusable || reason == HoldReason::amount_unreadable ||
           reason == HoldReason::amounts_disagree || reason == HoldReason::short_payment ||
           reason == HoldReason::over_payment;
}

bool amount_is_sure(Held const& held, Payment const* payment, Policy const& policy) {
    auto const* read = payment ? read_of(payment->amount) : nullptr;
    return held.amount && read && read->value == *held.amount &&
           read->probability >= policy.amount_limit && !is_about_the_amount(held.reason) &&
           std::none_of(held.further_reasons.begin(), held.further_reasons.end(),
                        is_about_the_amount);
}

Payment const* payment_of(TransactionRecord const& transaction, ItemId const& item) {
    for (PaperRecord const& paper : transaction.papers)
        if (paper.item == item && paper.payment) return &*paper.payment;
    return nullptr;
}

void count_papers(TransactionRecord const& transaction, Found& found) {
    for (PaperRecord const& paper : transaction.papers) {
        bool const unknown = paper.kind() == PageKind::unknown;
        if (paper.payment) {
            ++found.payments;
            found.unseen_payments += unknown ? 1 : 0;
        } else if (paper.kind() != PageKind::coupon) {
            ++found.other_papers;
            found.unknown_papers += unknown ? 1 : 0;
        }
    }
}

void count_amounts(TransactionRecord const& transaction, Policy const& policy, Found& found) {
    for (PaymentDecision const& one : transaction.decision.payments) {
        auto const* posted = std::get_if<Posted>(&one.decision);
        auto const* held = std::get_if<Held>(&one.decision);
        Cents const amount = posted ? posted->amount : held->amount.value_or(no_cents);
        found.captured += amount;
        if (posted || amount_is_sure(*held, payment_of(transaction, one.item), policy))
            found.sure += amount;
        else
            ++found.unsure_amounts;
    }
}

/// Fewer or more payments than stated, as far as papers of doubtful kind can be the reason.
bool count_is_explained(Found const& found, int stated) {
    if (found.payments < stated) return found.payments + found.other_papers >= stated;
    return found.payments - found.unseen_payments <= stated;
}

bool amount_is_explained(Found const& found, ControlTotals const& control) {
    int const missing =
        control.items ? std::max(0, *control.items - found.payments) : found.unknown_papers;
    return found.sure <= *control.amount && (found.unsure_amounts > 0 || missing > 0);
}

std::string count_note(Found const& found, int stated) {
    return fmt::format("The control states {} items, {} were found.", stated, found.payments);
}

std::string amount_note(Found const& found, Cents stated) {
    return fmt::format(
        "The control states {}, captured were {}; the difference is {}. Held items whose amount is "
        "unread or unsure: {}.",
        stated.display(), found.captured.display(), (stated - found.captured).display(),
        found.unsure_amounts);
}

void hold_whole(BatchRecord& batch) {
    std::string const detail =
        "The batch does not agree with its control totals, and no held item explains why.";
    for (TransactionRecord& transaction : batch.transactions)
        for (PaymentDecision& one : transaction.decision.payments) {
            if (auto const* posted = std::get_if<Posted>(&one.decision)) {
                one.decision = held_instead(*posted, HoldReason::transaction_unbalanced, detail);
                continue;
            }
            // The last in precedence, so it goes behind the others.
            auto& further = std::get<Held>(one.decision).further_reasons;
            if (std::get<Held>(one.decision).reason != HoldReason::transaction_unbalanced)
                further.push_back(HoldReason::transaction_unbalanced);
        }
    batch.note += " Nothing of it was posted.";
}

}  // namespace

ControlOutcome compare_with_control(BatchRecord& batch, Policy const& policy) {
    Found found;
    for (TransactionRecord const& transaction : batch.transactions) {
        count_papers(transaction, found);
        count_amounts(transaction, policy, found);
    }
    bool explained = true;
    if (batch.control.items && *batch.control.items != found.payments) {
        batch.note = count_note(found, *batch.control.items);
        explained = count_is_explained(found, *batch.control.items);
    }
    if (batch.control.amount && *batch.control.amount != found.captured) {
        batch.note += (batch.note.empty() ? "" : " ") + amount_note(found, *batch.control.amount);
        explained = explained && amount_is_explained(found, batch.control);
    }
    if (batch.note.empty()) return ControlOutcome::agrees;
    if (explained) return ControlOutcome::explained;
    hold_whole(batch);
    return ControlOutcome::held_whole;
}

}  // namespace lockbox::batches
