// SPDX-License-Identifier: Apache-2.0
// `lockbox held`: what waits for a person, and why.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "batches/cli/command.h"
#include "batches/cli/command_line.h"
#include "batches/cli/faults.h"
#include "batches/cli/held_acts.h"
#include "batches/cli/held_text.h"
#include "batches/cli/opened_site.h"
#include "batches/cli/page_json.h"
#include "batches/cli/today.h"
#include "batches/export/earlier_paper.h"

namespace lockbox::batches {
namespace {

ExitStatus list_held(Arguments const& arguments, OpenedSite& opened) {
    BusinessDate const now = today();
    auto json = nlohmann::ordered_json::array();
    std::size_t count = 0;
    opened.store.for_each_held_now([&](DecidedItem const& item) {
        if (arguments.json())
            json.push_back(held_row_json(item, now));
        else
            fmt::print("{}{}", count == 0 ? held_header() : "", held_row_text(item, now));
        ++count;
    });
    if (arguments.json())
        fmt::print("{}\n", json_line(json));
    else
        fmt::print("{}{} held.\n", count == 0 ? "" : "\n", count);
    return ExitStatus::done;
}

/// The item whose id begins with what was typed.
tl::expected<ItemId, Fault> item_typed(std::string const& typed, OpenedSite& opened) {
    bool const hexadecimal = !typed.empty() && typed.size() <= 32 &&
                             typed.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!hexadecimal)
        throw UsageError("an item's ID is hexadecimal digits, all or the first of them.");
    auto const found = opened.store.items_beginning_with(typed, 2);
    if (found.size() == 1) return found.front();
    return tl::unexpected(Fault{
        opened.site.root.string(), "",
        fmt::format("{} item's ID begins with {}", found.empty() ? "no" : "more than one", typed),
        found.empty() ? "See lockbox held list." : "Give more of its digits."});
}

ExitStatus show_held(Arguments const& arguments, OpenedSite& opened) {
    if (!arguments.has("ID")) throw UsageError("show takes the ID of an item.");
    auto const id = item_typed(arguments.text("ID"), opened);
    if (!id) return refuse(id.error());
    auto item = opened.store.decided(*id);
    auto const state = opened.store.state(*id);
    if (!item || !state || !state->held)
        return refuse(Fault{opened.site.root.string(), "item " + id->text(),
                            state ? fmt::format("is {}, not held", name(state->standing))
                                  : "is not a payment of its own",
                            "See lockbox held list."});
    item->decision = *state->held;
    auto const transaction = opened.store.transaction(item->batch, item->transaction);
    if (!transaction)
        throw StoreFailure("the store lacks the papers of a held item.",
                           "Run lockbox audit on the site.");
    HeldView view = held_view(*item, *transaction);
    if (std::get<Held>(item->decision).reason == HoldReason::suspected_duplicate)
        if (auto earlier = earlier_paper(opened.store, *item, opened.site.config.policy))
            view.pictures.push_back(std::move(*earlier));
    std::filesystem::path const archive = opened.site.archive();
    if (!arguments.json()) {
        fmt::print("{}", held_text(*item, view, archive));
        return ExitStatus::done;
    }
    nlohmann::ordered_json json = held_json(*item, view, archive, today());
    json["key"] = state->key;
    fmt::print("{}\n", json_line(json));
    return ExitStatus::done;
}

ExitStatus act_on_typed(Arguments const& arguments, OpenedSite& opened, ActKind kind) {
    if (!arguments.has("ID"))
        throw UsageError(fmt::format("{} takes the ID of an item.", name(kind)));
    auto const id = item_typed(arguments.text("ID"), opened);
    if (!id) return refuse(id.error());
    return act_on_item(arguments, opened, kind, *id);
}

ExitStatus mark_typed(Arguments const& arguments, OpenedSite& opened) {
    if (!arguments.has("ID")) throw UsageError("mark takes the ID of an item.");
    auto const id = item_typed(arguments.text("ID"), opened);
    if (!id) return refuse(id.error());
    return mark_item(arguments, opened, *id);
}

ExitStatus run_held(Arguments const& arguments) {
    std::string const action = arguments.has("ACTION") ? arguments.text("ACTION") : "list";
    auto const kind = parse_act_kind(action);
    if (action != "list" && action != "show" && action != "mark" && !kind) {
        std::vector<std::string> const actions{"list",    "show",     "resolve",
                                               "reverse", "returned", "mark"};
        std::string const close = nearest(action, actions);
        throw UsageError(
            fmt::format("held takes list, show, resolve, reverse, returned or mark, not {}.{}",
                        action, close.empty() ? "" : " Did you mean " + close + "?"));
    }
    auto opened = opened_site(arguments, Access::look);
    if (!opened) return refuse(opened.error());
    if (kind) return act_on_typed(arguments, *opened, *kind);
    if (action == "mark") return mark_typed(arguments, *opened);
    return action == "list" ? list_held(arguments, *opened) : show_held(arguments, *opened);
}

}  // namespace

Command held_command() {
    using Count = Positional::Count;
    Command command{
        "held",
        "what waits for a person, and why; decides it",
        "list: every held item with its age in days, reason, amount, and what a clerk should do.\n"
        "show ID: the reasons in words, every reading with its probability, the candidates with\n"
        "the evidence that adds up to their weight, and where the pictures are.\n"
        "resolve ID: decides a held item: it pays invoices (whole or in part, of one ledger or of\n"
        "both), rests on account, goes back, is no payment, or is a duplicate.\n"
        "reverse ID: takes back a posting or a resolution; the item is held again.\n"
        "returned ID: the bank returned a posted check unpaid; what it paid is open again, and it\n"
        "may be presented again.\n"
        "mark ID --as KIND: says something of a held item and leaves it held: a note, that its "
        "paper\n"
        "is to be scanned again (rescan), that it is for a supervisor (to_supervisor) or for "
        "clerks\n"
        "again (to_clerks).\n\n"
        "An act needs --note. It is added to the books and told in the outgoing files of its\n"
        "--date; the same act again changes nothing, and one on an item that somebody else\n"
        "decided meanwhile is refused (exit status 1). The first digits of an ID are enough if\n"
        "they are no other's.",
        "lockbox held /srv/lockbox/412612 resolve 3f9a --invoice 2600000417=345.67 --note agreed",
        {{"SITE", "the site's folder"},
         {"ACTION", "list (the default), show, resolve, reverse, returned or mark",
          Count::optional},
         {"ID", "the item's ID", Count::optional}},
        boost::program_options::options_description("Options"),
        run_held};
    add_act_options(command.options);
    add_json_option(command.options);
    return command;
}

}  // namespace lockbox::batches
