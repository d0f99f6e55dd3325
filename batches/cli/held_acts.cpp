// SPDX-License-Identifier: Apache-2.0
#include "batches/cli/held_acts.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "batches/acts/rules.h"
#include "batches/cli/faults.h"
#include "batches/cli/page_json.h"
#include "batches/cli/today.h"
#include "batches/export/outgoing.h"

namespace lockbox::batches {
namespace {

using Json = nlohmann::ordered_json;

/// Found while the options were read: which invoice or member is meant.
using Parsed = tl::expected<Resolution, Refusal>;

Cents amount_typed(std::string const& typed, char const* option) {
    auto const amount = Cents::parse(typed);
    if (!amount) throw UsageError(fmt::format("{} takes dollars such as 123.45.", option));
    return *amount;
}

/// What stands before and after the `=` of an option.
std::pair<std::string, std::string> halves(std::string const& typed, char const* expected) {
    std::size_t const at = typed.find('=');
    if (at == std::string::npos) throw UsageError(fmt::format("expected {}.", expected));
    return {typed.substr(0, at), typed.substr(at + 1)};
}

/// `NUMBER=AMOUNT`, or `LEDGER:NUMBER=AMOUNT` where both ledgers have the number.
tl::expected<Allocation, Refusal> allocation_typed(std::string const& typed, Store& store) {
    auto const [place, amount] = halves(typed, "--invoice [LEDGER:]NUMBER=AMOUNT");
    std::size_t const colon = place.find(':');
    auto const ledger = parse_ledger(place.substr(0, colon));
    if (colon != std::string::npos && !ledger)
        throw UsageError("the ledger of --invoice is medical or dental.");
    auto const number =
        InvoiceNumber::parse(colon == std::string::npos ? place : place.substr(colon + 1));
    if (!number) throw UsageError("--invoice takes an invoice number.");
    auto found = store.invoices_with(*number);
    if (colon != std::string::npos)
        std::erase_if(found, [&](auto const& one) { return one.first.ledger != *ledger; });
    if (found.empty())
        return tl::unexpected(
            Refusal{Refused::invoice_unknown,
                    fmt::format("there is no invoice {} in the list in force", number->text()),
                    "Look the invoice up, or put the money on the member's account."});
    if (found.size() > 1)
        throw UsageError(fmt::format("both ledgers have invoice {}: type medical:{} or dental:{}.",
                                     number->text(), number->text(), number->text()));
    return Allocation{found.front().first, found.front().second, amount_typed(amount, "--invoice")};
}

/// The member of `--member`, else the only one whose invoices are paid.
MemberId member_typed(Arguments const& arguments, std::vector<Allocation> const& allocations) {
    if (arguments.has("member")) {
        auto const member = MemberId::parse(arguments.text("member"));
        if (!member) throw UsageError("--member takes the twelve digits of a Member ID.");
        return *member;
    }
    bool const one = !allocations.empty() &&
                     std::all_of(allocations.begin(), allocations.end(), [&](auto const& part) {
                         return part.member_id == allocations.front().member_id;
                     });
    if (!one) throw UsageError("--on-account needs --member: whose account?");
    return allocations.front().member_id;
}

Parsed resolution_typed(Arguments const& arguments, Store& store) {
    Resolution resolution{Outcome::posted};
    int outcomes = 0;
    for (auto const& [option, outcome] : {std::pair{"return", Outcome::sent_back},
                                          {"not-a-payment", Outcome::not_a_payment},
                                          {"duplicate", Outcome::duplicate}})
        if (arguments.has(option)) {
            resolution.outcome = outcome;
            ++outcomes;
        }
    if (arguments.has("invoice"))
        for (std::string const& typed : arguments.texts("invoice")) {
            auto part = allocation_typed(typed, store);
            if (!part) return tl::unexpected(part.error());
            resolution.allocations.push_back(std::move(*part));
        }
    if (arguments.has("on-account"))
        for (std::string const& typed : arguments.texts("on-account")) {
            auto const [ledger_name, amount] = halves(typed, "--on-account LEDGER=AMOUNT");
            auto const ledger = parse_ledger(ledger_name);
            if (!ledger) throw UsageError("the ledger of --on-account is medical or dental.");
            resolution.on_account.push_back({*ledger,
                                             member_typed(arguments, resolution.allocations),
                                             amount_typed(amount, "--on-account")});
        }
    bool const posts = arguments.has("invoice") || arguments.has("on-account");
    if (outcomes + (posts ? 1 : 0) != 1)
        throw UsageError(
            "resolve takes --invoice and --on-account, or one of --return, --not-a-payment and "
            "--duplicate.");
    if (arguments.has("key-amount"))
        resolution.keyed_amount = amount_typed(arguments.text("key-amount"), "--key-amount");
    return resolution;
}

/// `--date`, else today, but no day that is over.
BusinessDate date_of_act(Arguments const& arguments, Store& store) {
    if (arguments.has("date")) {
        auto const day = BusinessDate::parse(arguments.text("date"));
        if (!day) throw UsageError("--date takes YYYY-MM-DD.");
        return *day;
    }
    auto const days = store.business_dates();
    return days.empty() ? today() : std::max(today(), days.back());
}

ExitStatus refuse_act(Arguments const& arguments, OpenedSite const& opened, ItemId const& item,
                      Refusal const& refusal) {
    if (arguments.json())
        fmt::print("{}\n", json_line({{"item_id", item.text()},
                                      {"refused", name(refusal.why)},
                                      {"what", refusal.text},
                                      {"remedy", refusal.remedy}}));
    return refuse(
        Fault{opened.site.root.string(), "item " + item.text(), refusal.text, refusal.remedy});
}

Json parts_json(ItemState const& state) {
    Json parts = Json::array();
    for (Allocation const& part : state.allocations)
        parts.push_back({{"ledger", name(part.invoice.ledger)},
                         {"invoice_number", part.invoice.number.text()},
                         {"member_id", part.member_id.text()},
                         {"amount_cents", part.amount.count()}});
    for (OnAccount const& part : state.on_account)
        parts.push_back({{"ledger", name(part.ledger)},
                         {"on_account", true},
                         {"member_id", part.member_id.text()},
                         {"amount_cents", part.amount.count()}});
    return parts;
}

void print_done(Arguments const& arguments, DoneAct const& done, ItemState const& state) {
    if (arguments.json()) {
        fmt::print(
            "{}\n",
            json_line({{"item_id", done.act.item.text()},
                       {"act_id", done.act.id},
                       {"act", name(done.act.kind)},
                       {"date", done.act.date.text()},
                       {"changed", !done.again},
                       {"standing", name(state.standing)},
                       {"amount_cents", state.amount ? Json(state.amount->count()) : Json(nullptr)},
                       {"parts", parts_json(state)}}));
        return;
    }
    fmt::print("item {} is {}{}\n", done.act.item.text(), name(state.standing),
               done.again ? " by this act already: nothing was changed" : "");
    for (Allocation const& part : state.allocations)
        fmt::print("  {} on {} invoice {}\n", part.amount.display(), name(part.invoice.ledger),
                   part.invoice.number.text());
    for (OnAccount const& part : state.on_account)
        fmt::print("  {} on account, {}\n", part.amount.display(), name(part.ledger));
}

/// The day's files again, unless another program is changing the site: it writes them, or the next.
void write_day(OpenedSite& opened, BusinessDate day) {
    auto const lock = SiteLock::acquire(opened.site);
    if (lock)
        write_outgoing(opened.site, opened.store, day);
    else
        fmt::print(stderr,
                   "lockbox: another program is changing the site; the outgoing files of {} follow "
                   "with the next run or export.\n",
                   day.text());
}

}  // namespace

ExitStatus act_on_item(Arguments const& arguments, OpenedSite& opened, ActKind kind,
                       ItemId const& item) {
    std::optional<Resolution> resolution;
    if (kind == ActKind::resolve) {
        Parsed parsed = resolution_typed(arguments, opened.store);
        if (!parsed) return refuse_act(arguments, opened, item, parsed.error());
        resolution = std::move(*parsed);
    }
    auto const outcome = opened.store.act(
        {.item = item,
         .kind = kind,
         .resolution = std::move(resolution),
         .applies_to = arguments.has("applies-to") ? arguments.text("applies-to") : "",
         .date = date_of_act(arguments, opened.store),
         .who = arguments.has("by") ? arguments.text("by") : operating_system_user(),
         .note = arguments.has("note") ? arguments.text("note") : ""});
    if (auto const* refusal = std::get_if<Refusal>(&outcome))
        return refuse_act(arguments, opened, item, *refusal);
    auto const& done = std::get<DoneAct>(outcome);
    print_done(arguments, done, *opened.store.state(item));
    if (!done.again) write_day(opened, done.act.date);
    return ExitStatus::done;
}

ExitStatus mark_item(Arguments const& arguments, OpenedSite& opened, ItemId const& item) {
    auto const kind = arguments.has("as") ? parse_mark_kind(arguments.text("as")) : std::nullopt;
    if (!kind) throw UsageError("mark takes --as note, rescan, to_supervisor or to_clerks.");
    auto const held = opened.store.held_now(item);
    if (!held)
        return refuse_act(arguments, opened, item,
                          {Refused::not_held, "the item is not held", "See lockbox held list."});
    std::string const key = arguments.has("applies-to") ? arguments.text("applies-to") : held->key;
    Mark const mark{item,
                    static_cast<int>(held->marks.size()) + 1,
                    *kind,
                    key,
                    "",
                    arguments.has("by") ? arguments.text("by") : operating_system_user(),
                    arguments.has("note") ? arguments.text("note") : ""};
    if (auto const refusal = opened.store.mark(mark))
        return refuse_act(arguments, opened, item, *refusal);
    if (arguments.json())
        fmt::print("{}\n", json_line({{"item_id", item.text()}, {"marked", name(*kind)}}));
    else
        fmt::print("item {} is held; marked {}\n", item.text(), name(*kind));
    return ExitStatus::done;
}

void add_act_options(boost::program_options::options_description& options) {
    namespace po = boost::program_options;
    auto const text = [](char const* name) { return po::value<std::string>()->value_name(name); };
    auto const texts = [](char const* name) {
        return po::value<std::vector<std::string>>()->value_name(name);
    };
    options.add_options()("invoice", texts("[LEDGER:]N=AMOUNT"),
                          "resolve: pays so much of an invoice; may be given again");
    options.add_options()("on-account", texts("LEDGER=AMOUNT"),
                          "resolve: so much rests on the member's account in that ledger");
    options.add_options()("member", text("ID"), "whose account, where no invoice says it");
    options.add_options()("return", "resolve: it goes back to its sender");
    options.add_options()("not-a-payment", "resolve: there is no money");
    options.add_options()("duplicate", "resolve: it is the same paper as another item");
    options.add_options()("key-amount", text("AMOUNT"), "the amount as a person reads it");
    options.add_options()("as", text("KIND"), "mark: note, rescan, to_supervisor or to_clerks");
    options.add_options()("by", text("NAME"), "who decides (default: the system's user)");
    options.add_options()("note", text("TEXT"), "why; every act needs it");
    options.add_options()("date", text("YYYY-MM-DD"),
                          "in whose outgoing files it is told (default: today)");
    options.add_options()("applies-to", text("KEY"),
                          "refuse it unless the item still stands as `held show --json` said");
}

}  // namespace lockbox::batches
