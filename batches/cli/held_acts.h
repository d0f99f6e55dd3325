// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "batches/acts/act.h"
#include "batches/cli/command.h"
#include "batches/cli/opened_site.h"

namespace lockbox::batches {

/// `held SITE resolve|reverse|returned ID`: what a person does to an item. The day's outgoing files
/// are written again; where another program is changing the site they follow with its next run or
/// export. Throws UsageError.
ExitStatus act_on_item(Arguments const& arguments, OpenedSite& opened, ActKind kind,
                       ItemId const& item);
/// `held SITE mark ID`: says something of a held item and leaves it held. Throws UsageError.
ExitStatus mark_item(Arguments const& arguments, OpenedSite& opened, ItemId const& item);
/// Adds the options of those actions.
void add_act_options(boost::program_options::options_description& options);

}  // namespace lockbox::batches
