// SPDX-License-Identifier: Apache-2.0
#include "batches/export/purge.h"

#include <fmt/format.h>

#include <algorithm>

#include "batches/export/files.h"

namespace lockbox::batches {
namespace {

namespace fs = std::filesystem;

void remove_whole(fs::path const& path) {
    std::error_code error;
    fs::remove_all(path, error);
    if (error)
        throw DiskFailure(fmt::format("{}: cannot be removed: {}", path.string(), error.message()),
                          "Check its permissions, then purge again: the books have it purged.");
}

void remove_files_of(Site const& site, Store& store, BusinessDate day) {
    for (BatchSummary const& batch : store.batches(day))
        remove_whole(site.archive() / batch.id.text());
    fs::path const folder = site.outbox() / day.text();
    std::vector<fs::path> shown;
    std::error_code error;
    for (auto const& entry : fs::directory_iterator(folder, error))
        if (shows_pictures(entry.path().filename().string())) shown.push_back(entry.path());
    for (fs::path const& file : shown)
        remove_whole(file);
}

std::string stays_for(KeptDay const& kept, BusinessDate before) {
    if (kept.held > 0) return fmt::format("{} of its items held", kept.held);
    if (kept.last_touched >= before) return fmt::format("touched on {}", kept.last_touched.text());
    return {};
}

}  // namespace

std::vector<PurgeDay> days_to_purge(Store& store, int days) {
    auto const all = store.business_dates();
    if (all.empty()) return {};
    BusinessDate const before = all.back().plus_days(-days);
    std::vector<PurgeDay> plan;
    for (KeptDay const& kept : store.kept_days(before))
        plan.push_back({kept, stays_for(kept, before)});
    return plan;
}

void purge_day(Site const& site, Store& store, BusinessDate day, std::string const& why) {
    store.purge(day, why);
    remove_files_of(site, store, day);
}

void finish_purges(Site const& site, Store& store) {
    for (BusinessDate const day : store.purged_days())
        remove_files_of(site, store, day);
}

bool is_purged(Store& store, BusinessDate day) {
    auto const days = store.purged_days();
    return std::find(days.begin(), days.end(), day) != days.end();
}

bool shows_pictures(std::string const& outgoing_file) {
    return outgoing_file == "report.html" ||
           (outgoing_file.starts_with("deposit-") && outgoing_file.ends_with(".x937"));
}

Fault purged_fault(BusinessDate day) {
    return {"outbox/" + day.text(), "", "pictures and readings of that day were purged",
            "What was released of it without pictures is still there; nothing of it can be made "
            "again."};
}

}  // namespace lockbox::batches
