// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "batches/site.h"
#include "batches/store/store.h"

namespace lockbox::batches {

/// Seven years: how long US banks keep pictures of checks. Nothing younger goes unless asked for.
inline constexpr int kept_for_days = 2555;

/// A day that would go, or why it stays.
struct PurgeDay {
    KeptDay kept;
    std::string stays;  ///< Empty: it goes.
};
/// Every day more than `days` before the last one of the books, in order. A day stays while one of
/// its items is held, or was touched less than `days` before the last day.
std::vector<PurgeDay> days_to_purge(Store& store, int days);

/// Gives up pictures and readings of a day: in the books first, with an audit row, then on the
/// disk: its batches' folders in the archive, and those of its outgoing files that show pictures.
/// Journal, decisions, acts and all other outgoing files stay, and an audit proves them as before.
/// May be stopped anywhere: `finish_purges` removes what is left. Throws WorldFailure.
void purge_day(Site const& site, Store& store, BusinessDate day, std::string const& why);
void finish_purges(Site const& site, Store& store);

bool is_purged(Store& store, BusinessDate day);
/// Outgoing files that show pictures: a purged day has none of them.
bool shows_pictures(std::string const& outgoing_file);
/// Says that the day's files cannot be made again.
Fault purged_fault(BusinessDate day);

}  // namespace lockbox::batches
