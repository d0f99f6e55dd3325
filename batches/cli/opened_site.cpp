// SPDX-License-Identifier: Apache-2.0
#include "batches/cli/opened_site.h"

#include <fmt/format.h>

#include <algorithm>

namespace lockbox::batches {

tl::expected<OpenedSite, Fault> opened_site(Arguments const& arguments, Access access) {
    auto site = open_site(arguments.path("SITE"));
    if (!site) return tl::unexpected(site.error());
    std::optional<SiteLock> held;
    if (access == Access::change) {
        auto lock = SiteLock::acquire(*site);
        if (!lock) return tl::unexpected(lock.error());
        held.emplace(std::move(*lock));
    }
    Store store = Store::open(site->database());
    return OpenedSite{std::move(held), std::move(*site), std::move(store)};
}

tl::expected<BusinessDate, Fault> asked_day(Arguments const& arguments, OpenedSite& opened) {
    std::string const root = opened.site.root.string();
    std::string const remedy = "See lockbox status for the days there are.";
    if (!arguments.has("date")) {
        auto const days = opened.store.business_dates();
        if (!days.empty()) return *std::max_element(days.begin(), days.end());
        return tl::unexpected(Fault{root, "", "no batch has been taken yet", remedy});
    }
    auto const day = BusinessDate::parse(arguments.text("date"));
    if (!day) throw UsageError("--date takes YYYY-MM-DD.");
    auto const days = opened.store.business_dates();
    if (std::find(days.begin(), days.end(), *day) != days.end()) return *day;
    return tl::unexpected(Fault{
        root, "", fmt::format("no batch was received and nothing was done on {}", day->text()),
        remedy});
}

void add_date_option(boost::program_options::options_description& options) {
    options.add_options()("date",
                          boost::program_options::value<std::string>()->value_name("YYYY-MM-DD"),
                          "the received date (default: the latest)");
}

}  // namespace lockbox::batches
