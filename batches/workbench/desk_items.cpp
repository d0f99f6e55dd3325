// SPDX-License-Identifier: Apache-2.0
// The queue, and an item opened out of it.
#include <algorithm>
#include <sstream>

#include "batches/workbench/desk.h"
#include "lockbox/social_security.h"

namespace lockbox::batches::workbench {
namespace {

constexpr std::size_t rows_at_once = 100;
constexpr int invoices_found_at_most = 40;
constexpr std::size_t most_words = 4;

Json counts_json(std::map<std::string, int> const& counts) {
    Json json = Json::object();
    for (auto const& [name, count] : counts)
        json[name] = count;
    return json;
}

std::vector<std::string> words_of(std::string const& text) {
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

}  // namespace

QueueFilter Desk::filter_of(Asking const& asking) const {
    auto const given = [&](char const* name) {
        std::string const of_query = asking.request.asked(name);
        return of_query.empty() ? asking.text(name) : of_query;
    };
    QueueFilter filter;
    auto const must = [&](char const* name, auto parse) {
        std::string const text = given(name);
        auto value = text.empty() ? std::nullopt : parse(text);
        if (!text.empty() && !value) throw BadRequest{std::string("bad filter ") + name};
        return value;
    };
    filter.reason = must("reason", [](auto& text) { return parse_hold_reason(text); });
    filter.ledger = must("ledger", [](auto& text) { return parse_ledger(text); });
    filter.stage = must("stage", [](auto& text) { return parse_stage(text); });
    filter.least = must("least", [](auto& text) { return Cents::parse(text); });
    filter.most = must("most", [](auto& text) { return Cents::parse(text); });
    filter.received_until = must("until", [](auto& text) { return BusinessDate::parse(text); });
    filter.batch = given("batch");
    return filter;
}

Json Desk::row_json(QueueRow const& row, Clock::time_point now) const {
    auto const holder = reservations_.holder(row.item, now);
    return {{"item", row.item.text()},
            {"batch", row.batch},
            {"transaction", row.transaction},
            {"received", row.received.text()},
            {"reason", name(row.reason)},
            {"amount", money(row.amount)},
            {"is_payment", row.is_payment},
            {"ledger", row.ledger ? Json(name(*row.ledger)) : Json(nullptr)},
            {"stage", name(row.stage)},
            {"opened_by", holder ? Json(*holder) : Json(nullptr)}};
}

Json Desk::renewed(Asking const& asking) {
    auto const current = ItemId::parse(asking.request.asked("current"));
    if (!current) return nullptr;
    // One that has lapsed is not taken back in silence: it may have been decided meanwhile.
    if (reservations_.holder(*current, asking.now) != asking.person.name) return false;
    return reservations_.take(*current, asking.person.name, asking.now);
}

Reply Desk::queue(Asking const& asking) {
    queue_.refresh(asking.store);
    QueueFilter const filter = filter_of(asking);
    HeldQueue::Counts const counts = queue_.counts(filter);
    Json json{{"total", counts.total},
              {"amount", counts.amount.text()},
              {"held", filter.batch.empty() ? queue_.counts({}).total : counts.total},
              {"by_reason", counts_json(counts.by_reason)},
              {"by_stage", counts_json(counts.by_stage)},
              {"by_ledger", counts_json(counts.by_ledger)},
              {"by_batch", counts_json(counts.by_batch)},
              {"current_is_yours", renewed(asking)},
              {"items", Json::array()}};
    if (asking.request.asked("counts_only") == "1") return answered(json);
    queue_.visit(filter, [&](QueueRow const& row) {
        json["items"].push_back(row_json(row, asking.now));
        return json["items"].size() < rows_at_once;
    });
    return answered(json);
}

bool Desk::may_take(QueueRow const& row, Asking const& asking, QueueFilter const& filter) const {
    bool const keyed = std::find(row.keyed_by.begin(), row.keyed_by.end(), asking.person.name) !=
                       row.keyed_by.end();
    if (keyed) return false;
    if (row.stage == Stage::supervisor && asking.person.role != Role::supervisor) return false;
    // Nobody can do anything about these before the paper comes again; who wants them asks.
    if (row.stage == Stage::rescan && filter.stage != Stage::rescan) return false;
    auto const holder = reservations_.holder(row.item, asking.now);
    return !holder || *holder == asking.person.name;
}

Reply Desk::next(Asking const& asking) {
    queue_.refresh(asking.store);
    QueueFilter const filter = filter_of(asking);
    std::vector<std::string> const passed = asking.body.value("passed", std::vector<std::string>{});
    std::optional<ItemId> found;
    queue_.visit(filter, [&](QueueRow const& row) {
        if (std::find(passed.begin(), passed.end(), row.item.text()) != passed.end()) return true;
        if (!may_take(row, asking, filter)) return true;
        // Between looking and taking somebody else may have been faster: then the next one.
        if (reservations_.take(row.item, asking.person.name, asking.now)) found = row.item;
        return !found;
    });
    if (!found) return answered({{"item", nullptr}});
    return opened(asking, *found);
}

Reply Desk::opened(Asking const& asking, ItemId const& item) {
    auto const held = asking.store.held_now(item);
    if (!held) {
        reservations_.give_back(item, asking.person.name);
        auto const state = asking.store.state(item);
        if (!state) return refused(404, "unknown_item", "there is no such item", "See the queue.");
        Json json{{"why", "decided_otherwise"},
                  {"error", "somebody decided it meanwhile"},
                  {"remedy", "Take another."},
                  {"item", item.text()},
                  {"state", state_json(*state)}};
        return answered(json, 409);
    }
    auto const transaction = asking.store.transaction(held->item.batch, held->item.transaction);
    if (!transaction)
        throw StoreFailure("the store lacks the papers of a held item.",
                           "Run lockbox audit on the site.");
    Json json = held_json(asking.store, *held, *transaction, sight_of(asking, item));
    if (std::get<Held>(held->item.decision).reason == HoldReason::suspected_duplicate)
        json["earlier"] =
            earlier_json(asking.store, held->item, site_.config.policy, Sight::masked);
    return answered(json);
}

Reply Desk::item(Asking const& asking) {
    ItemId const item = asking.item();
    queue_.refresh(asking.store);
    auto const row = queue_.row(item);
    if (row) {
        if (row->stage == Stage::supervisor && asking.person.role != Role::supervisor)
            return refused(403, "for_supervisor", "it was handed to a supervisor", "Take another.");
        if (!reservations_.take(item, asking.person.name, asking.now)) return opened_already();
    }
    return opened(asking, item);
}

Reply Desk::give_back(Asking const& asking) {
    reservations_.give_back(asking.item(), asking.person.name);
    return answered(Json::object());
}

Reply Desk::reservations(Asking const& asking) {
    using std::chrono::duration_cast;
    using std::chrono::seconds;
    Json json = Json::array();
    for (Reservations::Held const& held : reservations_.all(asking.now))
        json.push_back({{"item", held.item.text()},
                        {"who", held.who},
                        {"for_s", duration_cast<seconds>(asking.now - held.since).count()},
                        {"left_s", duration_cast<seconds>(held.until - asking.now).count()}});
    return answered({{"reservations", json}});
}

Reply Desk::release(Asking const& asking) {
    ItemId const item = asking.item();
    auto const from = reservations_.release(item, asking.now);
    if (!from) return refused(409, "not_opened", "nobody has it open", "Look at the list again.");
    asking.store.record({asking.person.name, "release-item", item.text(), "opened by " + *from});
    return answered({{"released_from", *from}});
}

Reply Desk::search(Asking const& asking) {
    std::vector<std::string> words = words_of(asking.request.asked("q"));
    std::size_t letters = 0;
    for (std::string const& word : words)
        letters += word.size();
    if (letters < 2 || letters > 100) return answered({{"members", Json::array()}});
    if (words.size() > most_words) words.resize(most_words);
    Json members = Json::array();
    std::vector<MemberId> seen;
    for (OpenInvoice const& invoice : asking.store.search_invoices(words, invoices_found_at_most)) {
        if (std::find(seen.begin(), seen.end(), invoice.member_id) != seen.end()) continue;
        seen.push_back(invoice.member_id);
        members.push_back(member_json(asking.store, invoice.member_id,
                                      asking.store.invoices_owned(invoice.member_id)));
    }
    return answered({{"members", members}});
}

Reply Desk::member(Asking const& asking) {
    auto const member = MemberId::parse(asking.words.at(0));
    if (!member) throw BadRequest{"that is no Member ID"};
    auto const invoices = asking.store.invoices_owned(*member);
    Json json = member_json(asking.store, *member, invoices);
    auto const amount = Cents::parse(asking.request.asked("amount"));
    auto const number = InvoiceNumber::parse(asking.request.asked("invoice"));
    auto const ledger = parse_ledger(asking.request.asked("ledger"));
    if (amount && *amount > no_cents && number && ledger)
        json["plan_for_amount"] =
            plan_json(plan_for(asking.store, {*ledger, *number}, *member, *amount));
    return answered(json);
}

}  // namespace lockbox::batches::workbench
