// SPDX-License-Identifier: Apache-2.0
// Everything that decides about money goes through Store::act_at_desk.
#include <algorithm>
#include <ctime>

#include "batches/cli/today.h"
#include "batches/workbench/desk.h"
#include "lockbox/social_security.h"

namespace lockbox::batches::workbench {
namespace {

/// Nothing where a part is none.
std::optional<Allocation> allocation_from(Json const& part) {
    auto const ledger = parse_ledger(part.at("ledger").get<std::string>());
    auto const number = InvoiceNumber::parse(part.at("invoice").get<std::string>());
    auto const member = MemberId::parse(part.at("member_id").get<std::string>());
    auto const amount = Cents::parse(part.at("amount").get<std::string>());
    if (!ledger || !number || !member || !amount) return std::nullopt;
    return Allocation{{*ledger, *number}, *member, *amount};
}

std::optional<OnAccount> on_account_from(Json const& part) {
    auto const ledger = parse_ledger(part.at("ledger").get<std::string>());
    auto const member = MemberId::parse(part.at("member_id").get<std::string>());
    auto const amount = Cents::parse(part.at("amount").get<std::string>());
    if (!ledger || !member || !amount) return std::nullopt;
    return OnAccount{*ledger, *member, *amount};
}

/// In one order, so that two people who key the same parts key the same resolution.
void sort_parts(Resolution& resolution) {
    std::sort(resolution.allocations.begin(), resolution.allocations.end(),
              [](auto& a, auto& b) { return a.invoice < b.invoice; });
    std::sort(resolution.on_account.begin(), resolution.on_account.end(), [](auto& a, auto& b) {
        return std::tie(a.ledger, a.member_id) < std::tie(b.ledger, b.member_id);
    });
}

std::optional<Resolution> resolution_from(Json const& body) {
    constexpr std::size_t most_parts = 60;
    auto const outcome = parse_outcome(body.at("outcome").get<std::string>());
    if (!outcome) return std::nullopt;
    Resolution resolution{*outcome};
    Json const none = Json::array();
    for (Json const& part : body.contains("parts") ? body.at("parts") : none) {
        auto allocation = allocation_from(part);
        if (!allocation || resolution.allocations.size() >= most_parts) return std::nullopt;
        resolution.allocations.push_back(std::move(*allocation));
    }
    for (Json const& part : body.contains("on_account") ? body.at("on_account") : none) {
        auto on_account = on_account_from(part);
        if (!on_account || resolution.on_account.size() >= most_parts) return std::nullopt;
        resolution.on_account.push_back(std::move(*on_account));
    }
    if (body.contains("amount") && !body.at("amount").is_null()) {
        resolution.keyed_amount = Cents::parse(body.at("amount").get<std::string>());
        if (!resolution.keyed_amount) return std::nullopt;
    }
    sort_parts(resolution);
    return resolution;
}

Reply refused_act(Refusal const& refusal) {
    bool const is_stale = refusal.why == Refused::decided_otherwise ||
                          refusal.why == Refused::not_held ||
                          refusal.why == Refused::nothing_to_reverse;
    return refused(is_stale ? 409 : 422, std::string(name(refusal.why)), refusal.text,
                   refusal.remedy);
}

}  // namespace

BusinessDate Desk::date_of_act(Store& store) const {
    auto const days = store.business_dates();
    return days.empty() ? today() : std::max(today(), days.back());
}

Reply Desk::opened_already() {
    return refused(409, "opened", "somebody else has it open",
                   "Take another, or ask a supervisor to release it.");
}

bool Desk::opened_elsewhere(Asking const& asking, ItemId const& item) const {
    auto const holder = reservations_.holder(item, asking.now);
    return holder && *holder != asking.person.name;
}

Reply Desk::acted(Asking const& asking, ActKind kind, std::optional<Resolution> resolution) {
    ItemId const item = asking.item();
    std::string const key = asking.text("key");
    if (key.empty()) throw BadRequest{"the act does not say which state it is about"};
    if (kind == ActKind::resolve && opened_elsewhere(asking, item)) return opened_already();
    ActRequest const request{item,
                             kind,
                             std::move(resolution),
                             key,
                             date_of_act(asking.store),
                             asking.person.name,
                             masked(asking.text("note"))};
    auto const outcome = asking.store.act_at_desk(request, options_.rules);
    queue_.refresh(asking.store);
    if (auto const* refusal = std::get_if<Refusal>(&outcome)) return refused_act(*refusal);
    reservations_.give_back(item, asking.person.name);
    if (auto const* keyed = std::get_if<KeptKeying>(&outcome))
        return answered({{"item", item.text()}, {"keyed", keyed->turn}});
    auto const& done = std::get<DoneAct>(outcome);
    if (!done.again) options_.day_changed(done.act.date);
    return answered({{"item", item.text()},
                     {"act", done.act.id},
                     {"changed", !done.again},
                     {"date", done.act.date.text()},
                     {"state", state_json(*asking.store.state(item))}});
}

Reply Desk::resolve(Asking const& asking) {
    auto resolution = resolution_from(asking.body);
    if (!resolution) throw BadRequest{"the resolution is not as the desk writes it"};
    auto const row = queue_.row(asking.item());
    if (row && row->stage == Stage::supervisor && asking.person.role != Role::supervisor)
        return refused(403, "for_supervisor", "it was handed to a supervisor", "Take another.");
    return acted(asking, ActKind::resolve, std::move(resolution));
}

Reply Desk::reverse(Asking const& asking) {
    auto const acts = asking.store.acts(asking.item());
    bool const own = !acts.empty() && acts.back().who == asking.person.name &&
                     acts.back().kind == ActKind::resolve;
    bool const done_already = !acts.empty() && acts.back().kind == ActKind::reverse;
    if (!own && !done_already && asking.person.role != Role::supervisor)
        return refused(403, "not_your_act", "somebody else decided it",
                       "Ask a supervisor to take it back.");
    return acted(asking, ActKind::reverse, std::nullopt);
}

Reply Desk::returned(Asking const& asking) {
    return acted(asking, ActKind::returned, std::nullopt);
}

Reply Desk::mark(Asking const& asking) {
    ItemId const item = asking.item();
    auto const kind = parse_mark_kind(asking.text("kind"));
    if (!kind) throw BadRequest{"that is no mark"};
    if (*kind == MarkKind::to_clerks && asking.person.role != Role::supervisor)
        return refused(403, "not_your_role", "only a supervisor gives items back", "Ask one.");
    if (opened_elsewhere(asking, item)) return opened_already();
    Mark const mark{item,
                    asking.body.at("number").get<int>(),
                    *kind,
                    asking.text("key"),
                    "",
                    asking.person.name,
                    masked(asking.text("note"))};
    if (auto const refusal = asking.store.mark(mark)) return refused_act(*refusal);
    queue_.refresh(asking.store);
    if (*kind != MarkKind::note) reservations_.give_back(item, asking.person.name);
    return answered({{"item", item.text()}, {"marked", name(*kind)}});
}

}  // namespace lockbox::batches::workbench
