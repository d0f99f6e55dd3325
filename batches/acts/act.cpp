// SPDX-License-Identifier: Apache-2.0
#include "batches/acts/act.h"

#include <nlohmann/json.hpp>

#include "batches/content_hash.h"
#include "batches/store/stored_value.h"
#include "lockbox/names_table.h"

namespace lockbox::batches {
namespace {

using Json = nlohmann::ordered_json;

constexpr NamesTable<ActKind, 3> kinds{{"resolve", "reverse", "returned"}};
constexpr NamesTable<Outcome, 4> outcomes{{"posted", "sent_back", "not_a_payment", "duplicate"}};
constexpr std::size_t id_digits = 32;

Allocation allocation_from(Json const& part) {
    return {{present(parse_ledger(part.at("ledger").get<std::string>())),
             stored<InvoiceNumber>(part.at("invoice").get<std::string>())},
            stored<MemberId>(part.at("member_id").get<std::string>()),
            Cents::of(part.at("amount").get<std::int64_t>())};
}

OnAccount on_account_from(Json const& part) {
    return {present(parse_ledger(part.at("ledger").get<std::string>())),
            stored<MemberId>(part.at("member_id").get<std::string>()),
            Cents::of(part.at("amount").get<std::int64_t>())};
}

}  // namespace

std::string_view name(ActKind kind) {
    return kinds.of(kind);
}
std::optional<ActKind> parse_act_kind(std::string_view name) {
    return kinds.parse(name);
}
std::string_view name(Outcome outcome) {
    return outcomes.of(outcome);
}
std::optional<Outcome> parse_outcome(std::string_view name) {
    return outcomes.parse(name);
}

Cents Resolution::posted() const {
    Cents sum = no_cents;
    for (Allocation const& part : allocations)
        sum += part.amount;
    for (OnAccount const& part : on_account)
        sum += part.amount;
    return sum;
}

std::string act_id(ItemId const& item, ActKind kind, std::optional<Resolution> const& resolution,
                   std::string_view applies_to) {
    return ContentHash()
        .part("lockbox act 1")
        .part(item.text())
        .part(name(kind))
        .part(resolution_text(resolution))
        .part(applies_to)
        .hex(id_digits);
}

std::string resolution_text(std::optional<Resolution> const& resolution) {
    if (!resolution) return "";
    Json json{{"outcome", name(resolution->outcome)}};
    for (Allocation const& part : resolution->allocations)
        json["allocations"].push_back({{"ledger", name(part.invoice.ledger)},
                                       {"invoice", part.invoice.number.text()},
                                       {"member_id", part.member_id.text()},
                                       {"amount", part.amount.count()}});
    for (OnAccount const& part : resolution->on_account)
        json["on_account"].push_back({{"ledger", name(part.ledger)},
                                      {"member_id", part.member_id.text()},
                                      {"amount", part.amount.count()}});
    if (resolution->keyed_amount) json["keyed_amount"] = resolution->keyed_amount->count();
    return json.dump();
}

std::optional<Resolution> parse_resolution(std::string const& text) {
    if (text.empty()) return std::nullopt;
    try {
        Json const json = Json::parse(text);
        Resolution resolution{present(parse_outcome(json.at("outcome").get<std::string>()))};
        if (json.contains("allocations"))
            for (Json const& part : json.at("allocations"))
                resolution.allocations.push_back(allocation_from(part));
        if (json.contains("on_account"))
            for (Json const& part : json.at("on_account"))
                resolution.on_account.push_back(on_account_from(part));
        if (json.contains("keyed_amount"))
            resolution.keyed_amount = Cents::of(json.at("keyed_amount").get<std::int64_t>());
        return resolution;
    } catch (Json::exception const&) {
        throw damaged_store("an act");
    }
}

}  // namespace lockbox::batches
