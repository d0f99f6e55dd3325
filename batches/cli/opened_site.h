// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <tl/expected.hpp>

#include "batches/cli/command.h"
#include "batches/site.h"
#include "batches/store/store.h"
#include "lockbox/business_date.h"
#include "lockbox/failure.h"

namespace lockbox::batches {

/// The site that a command works on.
struct OpenedSite {
    std::optional<SiteLock> lock;  ///< Held by commands that change the site.
    Site site;
    Store store;
};
enum class Access { look, change };

/// Opens the site of the argument SITE. A fault if it is none, or another command is changing it.
tl::expected<OpenedSite, Fault> opened_site(Arguments const& arguments, Access access);

/// The day that a command is asked for: that of `--date`, else the latest received date. A fault if
/// the site has no batches of it. Throws UsageError for what is no date.
tl::expected<BusinessDate, Fault> asked_day(Arguments const& arguments, OpenedSite& opened);
/// Adds `--date`.
void add_date_option(boost::program_options::options_description& options);

}  // namespace lockbox::batches
