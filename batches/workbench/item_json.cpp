// SPDX-License-Identifier: Apache-2.0
#include "batches/workbench/item_json.h"

#include <algorithm>

#include "batches/export/held_view.h"
#include "batches/export/masking.h"
#include "batches/workbench/held_queue.h"
#include "lockbox/social_security.h"

namespace lockbox::batches::workbench {
namespace {

constexpr std::size_t payments_shown = 3;

Json evidence_json(Candidate const& candidate) {
    Json rows = Json::array();
    for (Evidence const& row : candidate.evidence)
        rows.push_back({{"field", row.field},
                        {"read", masked(row.read)},
                        {"invoice_says", row.invoice_says},
                        {"level", row.level},
                        {"bits", row.bits.value()}});
    return rows;
}

Json allocation_json(Allocation const& part) {
    return {{"ledger", name(part.invoice.ledger)},
            {"invoice", part.invoice.number.text()},
            {"member_id", part.member_id.text()},
            {"amount", part.amount.text()}};
}

Json candidate_json(Store& store, Candidate const& candidate, std::optional<Cents> amount) {
    Json json{{"ledger", name(candidate.invoice.ledger)},
              {"invoice", candidate.invoice.number.text()},
              {"member_id", candidate.member_id.text()},
              {"member_name", candidate.member_name},
              {"balance", candidate.balance.text()},
              {"probability", percent_text(candidate.probability)},
              {"total_bits", candidate.total.value()},
              {"evidence", evidence_json(candidate)}};
    json["member"] =
        member_json(store, candidate.member_id, store.invoices_owned(candidate.member_id));
    if (amount)
        json["plan"] = plan_json(plan_for(store, candidate.invoice, candidate.member_id, *amount));
    return json;
}

Json mark_json(Mark const& mark) {
    return {{"kind", name(mark.kind)}, {"when", mark.when}, {"who", mark.who}, {"note", mark.note}};
}

/// A proposal whose invoices are still open for so much.
bool still_possible(Store& store, std::vector<Allocation> const& parts) {
    return !parts.empty() && std::all_of(parts.begin(), parts.end(), [&](Allocation const& part) {
        auto const open = store.open_invoice(part.invoice);
        return open && open->open >= part.amount && open->member_id == part.member_id;
    });
}

}  // namespace

Json money(Cents amount) {
    return amount.text();
}
Json money(std::optional<Cents> amount) {
    return amount ? Json(amount->text()) : Json(nullptr);
}

Plan plan_for(Store& store, InvoiceKey const& first, MemberId const& member, Cents amount) {
    Plan plan{{}, amount};
    auto const pay = [&](InvoiceKey const& invoice, Cents part) {
        plan.parts.push_back({invoice, member, part});
        plan.rest -= part;
    };
    auto const chosen = store.open_invoice(first);
    if (chosen && chosen->open > no_cents && chosen->member_id == member)
        pay(first, std::min(amount, chosen->open));
    for (OpenInvoice const& invoice : store.invoices_owned(member)) {
        if (invoice.key.ledger != first.ledger || invoice.key == first) continue;
        auto const open = store.open_invoice(invoice.key);
        if (open && open->open > no_cents && open->open <= plan.rest) pay(invoice.key, open->open);
    }
    return plan;
}

Json plan_json(Plan const& plan) {
    Json parts = Json::array();
    for (Allocation const& part : plan.parts)
        parts.push_back(allocation_json(part));
    return {{"parts", parts}, {"rest", plan.rest.text()}};
}

Json resolution_json(Resolution const& resolution) {
    Json json{{"outcome", name(resolution.outcome)}};
    for (Allocation const& part : resolution.allocations)
        json["parts"].push_back(allocation_json(part));
    for (OnAccount const& part : resolution.on_account)
        json["on_account"].push_back({{"ledger", name(part.ledger)},
                                      {"member_id", part.member_id.text()},
                                      {"amount", part.amount.text()}});
    if (resolution.keyed_amount) json["amount"] = resolution.keyed_amount->text();
    return json;
}

Json state_json(ItemState const& state) {
    Json json{{"standing", name(state.standing)},
              {"key", state.key},
              {"is_payment", state.is_payment},
              {"amount", money(state.amount)},
              {"parts", Json::array()}};
    for (Allocation const& part : state.allocations)
        json["parts"].push_back(allocation_json(part));
    for (OnAccount const& part : state.on_account)
        json["parts"].push_back({{"ledger", name(part.ledger)},
                                 {"on_account", true},
                                 {"member_id", part.member_id.text()},
                                 {"amount", part.amount.text()}});
    return json;
}

Json invoice_json(Store& store, OpenInvoice const& invoice) {
    auto const open = store.open_invoice(invoice.key);
    return {{"ledger", name(invoice.key.ledger)},
            {"invoice", invoice.key.number.text()},
            {"member_id", invoice.member_id.text()},
            {"billing_account", invoice.billing_account ? invoice.billing_account->text() : ""},
            {"month", invoice.coverage_month.text()},
            {"carrier", invoice.carrier},
            {"plan", invoice.plan},
            {"due", invoice.amount_due.text()},
            {"open", open ? open->open.text() : invoice.balance.text()},
            {"due_date", invoice.due_date.text()}};
}

Json member_json(Store& store, MemberId const& member, std::vector<OpenInvoice> const& invoices) {
    Json json{{"member_id", member.text()}, {"invoices", Json::array()}};
    if (!invoices.empty()) {
        OpenInvoice const& any = invoices.front();
        MailingAddress const& home = any.address;
        json["name"] = any.first_name + " " + any.last_name;
        json["address"] = home.line_1 + (home.line_2.empty() ? "" : ", " + home.line_2) + ", " +
                          home.city + " " + home.state + " " + home.zip;
        json["phone"] = any.phone;
    }
    for (OpenInvoice const& invoice : invoices)
        json["invoices"].push_back(invoice_json(store, invoice));
    auto const lines = store.statement(member);
    json["payments"] = Json::array();
    for (std::size_t i = lines.size(); i > 0 && json["payments"].size() < payments_shown; --i)
        json["payments"].push_back(
            {{"date", lines[i - 1].date.text()},
             {"ledger", name(lines[i - 1].ledger)},
             {"amount", lines[i - 1].amount.text()},
             {"invoice", lines[i - 1].invoice ? lines[i - 1].invoice->text() : "on account"}});
    return json;
}

Json held_json(Store& store, Store::HeldNow const& found, TransactionRecord const& transaction,
               Sight sight) {
    DecidedItem const& item = found.item;
    Held const& held = std::get<Held>(item.decision);
    Stage const stage = stage_of(found);
    Json json{{"item", item.item.text()},
              {"key", found.key},
              {"batch", item.batch_number},
              {"transaction", item.transaction},
              {"received", item.received.text()},
              {"is_payment", item.is_payment},
              {"amount", money(held.amount)},
              {"reason", name(held.reason)},
              {"reason_text", clerk_text(held.reason)},
              {"detail", held.detail == clerk_text(held.reason) ? "" : masked(held.detail)},
              {"stage", name(stage)},
              {"further", Json::array()},
              {"candidates", Json::array()},
              {"marks", Json::array()}};
    for (HoldReason const reason : held.further_reasons)
        json["further"].push_back({{"reason", name(reason)}, {"text", clerk_text(reason)}});
    json["must_key_amount"] =
        unstated_amount(Resolution{Outcome::posted}, *store.state(item.item)).has_value();
    for (Candidate const& candidate : held.candidates)
        json["candidates"].push_back(candidate_json(store, candidate, held.amount));
    json["proposed"] = nullptr;
    if (still_possible(store, held.proposed))
        json["proposed"] = plan_json({held.proposed, no_cents});
    for (Mark const& mark : found.marks)
        json["marks"].push_back(mark_json(mark));
    if (stage == Stage::third)
        for (Keying const& keying : found.keyings)
            json["keyings"].push_back(
                {{"who", keying.who}, {"resolution", resolution_json(keying.resolution)}});
    json["papers"] = papers_json(transaction, item.item, held.reason, sight);
    return json;
}

}  // namespace lockbox::batches::workbench
