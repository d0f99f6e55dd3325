// SPDX-License-Identifier: Apache-2.0
#include "batches/cli/run_what_if.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "batches/cli/faults.h"
#include "batches/cli/opened_site.h"
#include "batches/cli/page_json.h"
#include "batches/export/files.h"

namespace lockbox::batches {
namespace {

using Json = nlohmann::ordered_json;

std::string_view kind_name(PaymentKind kind) {
    switch (kind) {
        case PaymentKind::personal_check:
            return "personal_check";
        case PaymentKind::business_check:
            return "business_check";
        case PaymentKind::money_order:
            return "money_order";
    }
    return "";
}

std::string row(std::string_view what, ThenAndNow const& sums) {
    return fmt::format("{:<28}{:>8}{:>18}{:>12}{:>18}\n", what, sums.then.payments,
                       sums.then.amount.display(), sums.now.payments, sums.now.amount.display());
}

Json sum_json(PaymentSum const& sum) {
    return {{"payments", sum.payments}, {"amount_cents", sum.amount.count()}};
}

Json then_and_now_json(ThenAndNow const& sums) {
    return {{"then", sum_json(sums.then)}, {"now", sum_json(sums.now)}};
}

/// The policy of a file like lockbox.toml, of which only the section [policy] is used.
tl::expected<Policy, Fault> policy_in(std::filesystem::path const& file, SiteConfig const& site) {
    auto const bytes = file_bytes(file);
    if (!bytes) return tl::unexpected(bytes.error());
    std::string const text(reinterpret_cast<char const*>(bytes->data()), bytes->size());
    auto config = SiteConfig::parse_over(site, text, file.string());
    if (!config) return tl::unexpected(config.error());
    return config->policy;
}

}  // namespace

std::string what_if_text(WhatIf const& what_if) {
    std::string text = fmt::format(
        "{} payments received on {}, decided again from the readings in the books. Nothing was "
        "changed.\n\n{:<28}{:>8}{:>18}{:>12}{:>18}\n",
        what_if.payments, what_if.day.text(), "", "then", "", "now", "");
    text += row("posted", what_if.posted);
    for (auto const& [kind, sums] : what_if.posted_by_kind)
        text += row(fmt::format("  {}", kind_name(kind)), sums);
    text += row("held", what_if.held);
    for (auto const& [reason, sums] : what_if.held_by_reason)
        text += row(fmt::format("  {}", name(reason)), sums);
    text += "\n";
    for (auto const& [change, sum] : what_if.changes)
        text += fmt::format("{} -> {}: {} payments, {}\n", change.then, change.now, sum.payments,
                            sum.amount.display());
    if (what_if.changes.empty()) text += "No payment would stand elsewhere.\n";
    if (what_if.otherwise_than_the_night > 0)
        text += fmt::format(
            "The stored readings lack the distributions over digits: by the site's own policy they "
            "decide\n{} payments otherwise than the night did; where both policies agree, the "
            "night's decision counts.\n",
            what_if.otherwise_than_the_night);
    return text;
}

Json what_if_json(WhatIf const& what_if) {
    Json json{{"day", what_if.day.text()},
              {"payments", what_if.payments},
              {"otherwise_than_the_night", what_if.otherwise_than_the_night},
              {"posted", then_and_now_json(what_if.posted)},
              {"held", then_and_now_json(what_if.held)},
              {"posted_by_kind", Json::object()},
              {"held_by_reason", Json::object()},
              {"changes", Json::array()}};
    for (auto const& [kind, sums] : what_if.posted_by_kind)
        json["posted_by_kind"][std::string(kind_name(kind))] = then_and_now_json(sums);
    for (auto const& [reason, sums] : what_if.held_by_reason)
        json["held_by_reason"][std::string(name(reason))] = then_and_now_json(sums);
    for (auto const& [change, sum] : what_if.changes)
        json["changes"].push_back({{"then", change.then},
                                   {"now", change.now},
                                   {"payments", sum.payments},
                                   {"amount_cents", sum.amount.count()}});
    return json;
}

ExitStatus run_what_if(Arguments const& arguments) {
    auto opened = opened_site(arguments, Access::look);
    if (!opened) return refuse(opened.error());
    auto const policy = policy_in(arguments.path("what-if"), opened->site.config);
    if (!policy) return refuse(policy.error());
    auto const day = asked_day(arguments, *opened);
    if (!day) return refuse(day.error());
    WhatIf const result = what_if(opened->site, opened->store, *day, *policy);
    if (arguments.json())
        fmt::print("{}\n", json_line(what_if_json(result)));
    else
        fmt::print("{}", what_if_text(result));
    return ExitStatus::done;
}

}  // namespace lockbox::batches
