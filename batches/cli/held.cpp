// SPDX-License-Identifier: Apache-2.0
// `lockbox held`: what waits for a person, and why.
#include <fmt/format.h>

#include <chrono>
#include <nlohmann/json.hpp>

#include "batches/cli/command.h"
#include "batches/cli/command_line.h"
#include "batches/cli/faults.h"
#include "batches/cli/held_text.h"
#include "batches/cli/opened_site.h"
#include "batches/cli/page_json.h"
#include "batches/export/earlier_paper.h"

namespace lockbox::batches {
namespace {

BusinessDate today() {
    std::chrono::year_month_day const day(
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    auto const date =
        BusinessDate::of(static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                         static_cast<unsigned>(day.day()));
    LOCKBOX_ASSERT(date.has_value());
    return *date;
}

ExitStatus list_held(Arguments const& arguments, OpenedSite& opened) {
    BusinessDate const now = today();
    auto json = nlohmann::ordered_json::array();
    std::size_t count = 0;
    opened.store.for_each_decided(Store::Which::held, std::nullopt, [&](DecidedItem const& item) {
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
    auto const item = opened.store.decided(*id);
    if (!item || std::holds_alternative<Posted>(item->decision))
        return refuse(Fault{opened.site.root.string(), "item " + id->text(),
                            item ? "is posted, not held" : "is not a payment of its own",
                            "See lockbox held list."});
    auto const transaction = opened.store.transaction(item->batch, item->transaction);
    if (!transaction)
        throw StoreFailure("the store lacks the papers of a held item.",
                           "Run lockbox audit on the site.");
    HeldView view = held_view(*item, *transaction);
    if (std::get<Held>(item->decision).reason == HoldReason::suspected_duplicate)
        if (auto earlier = earlier_paper(opened.store, *item, opened.site.config.policy))
            view.pictures.push_back(std::move(*earlier));
    std::filesystem::path const archive = opened.site.archive();
    if (arguments.json())
        fmt::print("{}\n", json_line(held_json(*item, view, archive, today())));
    else
        fmt::print("{}", held_text(*item, view, archive));
    return ExitStatus::done;
}

ExitStatus run_held(Arguments const& arguments) {
    std::string const action = arguments.has("ACTION") ? arguments.text("ACTION") : "list";
    if (action != "list" && action != "show") {
        std::vector<std::string> const actions{"list", "show"};
        std::string const close = nearest(action, actions);
        throw UsageError(fmt::format("held takes list or show, not {}.{}", action,
                                     close.empty() ? "" : " Did you mean " + close + "?"));
    }
    auto opened = opened_site(arguments, Access::look);
    if (!opened) return refuse(opened.error());
    return action == "list" ? list_held(arguments, *opened) : show_held(arguments, *opened);
}

}  // namespace

Command held_command() {
    using Count = Positional::Count;
    Command command{
        "held",
        "what waits for a person, and why",
        "list: every held item with its age in days, reason, amount, and what a clerk should do.\n"
        "show ID: the reasons in words, every reading with its probability, the candidates with "
        "the\n"
        "evidence that adds up to their weight, and where the pictures are. The first digits of "
        "an\n"
        "ID are enough if they are no other's.",
        "lockbox held /srv/lockbox/412612 show 3f9a",
        {{"SITE", "the site's folder"},
         {"ACTION", "list (the default) or show", Count::optional},
         {"ID", "of show: the item's ID", Count::optional}},
        boost::program_options::options_description("Options"),
        run_held};
    add_json_option(command.options);
    return command;
}

}  // namespace lockbox::batches
