// SPDX-License-Identifier: Apache-2.0
#include "batches/export/outgoing.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <span>

#include "batches/content_hash.h"
#include "batches/export/deposits.h"
#include "batches/export/files.h"
#include "batches/export/posting_files.h"
#include "batches/export/purge.h"
#include "batches/export/remittance_files.h"
#include "batches/export/report_html.h"
#include "batches/export/report_pdf.h"
#include "batches/invoices/file_hash.h"

namespace lockbox::batches {
namespace {

constexpr char const* balance_name = "balance.json";

std::filesystem::path day_folder(Site const& site, BusinessDate received) {
    return site.outbox() / received.text();
}

/// The file's content, or nothing where it cannot be read.
std::optional<std::string> content_of(std::filesystem::path const& file) {
    auto const bytes = file_bytes(file);
    if (!bytes) return std::nullopt;
    std::string text;
    text.reserve(bytes->size());
    for (std::byte const byte : *bytes)
        text += static_cast<char>(byte);
    return text;
}

/// Names that a day has only where its books say so.
bool may_be_absent(std::string const& name) {
    bool const remittance =
        (name.starts_with("lockbox-") && (name.ends_with(".bai") || name.ends_with(".823"))) ||
        (name.starts_with("remittance-") && name.ends_with(".820"));
    bool const deposit = name.starts_with("deposit-") && name.ends_with(".x937");
    return remittance || deposit || name == "reversed.csv";
}

/// Files in the day's folder that are not among `names`: of an export before the books or a setting
/// changed. Nobody must send them.
std::vector<std::string> left_over(std::vector<std::string> const& names,
                                   std::filesystem::path const& folder) {
    std::vector<std::string> others;
    std::error_code error;
    for (auto const& entry : std::filesystem::directory_iterator(folder, error)) {
        std::string const name = entry.path().filename().string();
        bool const is_meant = std::find(names.begin(), names.end(), name) != names.end();
        if (may_be_absent(name) && !is_meant) others.push_back(name);
    }
    std::sort(others.begin(), others.end());
    return others;
}

void remove_file(std::filesystem::path const& file) {
    std::error_code error;
    std::filesystem::remove(file, error);
    if (error)
        throw DiskFailure(fmt::format("{}: cannot be removed: {}", file.string(), error.message()),
                          "Remove it by hand: it is not what the books say.");
}

std::string hash_text(std::string const& content) {
    return hex(hash_of(std::as_bytes(std::span(content.data(), content.size()))));
}

bool is_released(Release const& release, ReleasedFile const& file) {
    return std::find(release.files.begin(), release.files.end(), file) != release.files.end();
}

[[noreturn]] void fail(Fault const& fault) {
    throw NotReleased(Fault{fault.file, fault.place, fault.what, ""}.text(), fault.remedy);
}

}  // namespace

tl::expected<void, Fault> for_each_outgoing(Site const& site, Store& store, BusinessDate received,
                                            std::function<void(OutgoingFile)> const& visit) {
    // First: nothing of the day is handed out if what tells it to others does not say the books.
    auto remittance = remittance_files(site, store, received);
    if (!remittance) return tl::unexpected(remittance.error());
    visit({"posted.csv", posted_csv(store, received)});
    visit({"held.csv", held_csv(store, received)});
    if (!store.changes_on(received).empty()) visit({"reversed.csv", reversed_csv(store, received)});
    for (OutgoingFile& file : *remittance)
        visit(std::move(file));
    NightSheet const sheet = night_sheet(site, store, received);
    visit({"report.html", report_html(site, store, sheet)});
    visit({"report.pdf", report_pdf(sheet)});
    auto const deposits = for_each_deposit(site, store, received, visit);
    if (!deposits) return tl::unexpected(deposits.error());
    visit({balance_name, balance_json(store, received, *deposits)});
    return {};
}

std::vector<OutgoingFile> outgoing_files(Site const& site, Store& store, BusinessDate received) {
    std::vector<OutgoingFile> files;
    auto const made = for_each_outgoing(
        site, store, received, [&](OutgoingFile file) { files.push_back(std::move(file)); });
    if (!made) fail(made.error());
    return files;
}

void write_outgoing(Site const& site, Store& store, BusinessDate received, std::string const& why) {
    std::filesystem::path const folder = day_folder(site, received);
    make_folder(folder);
    std::vector<std::string> names;
    Release release{received, {}};
    auto const made = for_each_outgoing(site, store, received, [&](OutgoingFile const& file) {
        names.push_back(file.name);
        if (file.name == balance_name)
            for (std::string const& other : left_over(names, folder))
                remove_file(folder / other);
        write_file(folder / file.name, file.content);
        release.files.push_back({file.name, hash_text(file.content)});
    });
    if (!made) fail(made.error());
    store.record_release(release, why);
}

std::vector<BusinessDate> write_stale_days(Site const& site, Store& store) {
    std::vector<BusinessDate> written;
    for (BusinessDate const day : store.business_dates()) {
        if (outgoing_is_current(site, store, day)) continue;
        write_outgoing(site, store, day, "after a run");
        written.push_back(day);
    }
    return written;
}

void write_again(Site const& site, Store& store, BusinessDate received, OutgoingFile const& file) {
    std::filesystem::path const folder = day_folder(site, received);
    make_folder(folder);
    write_file(folder / file.name, file.content);
    auto release = store.released(received);
    if (!release) return;  // The day's files are still to be written, this one with them.
    ReleasedFile const now{file.name, hash_text(file.content)};
    auto const place = std::find_if(release->files.begin(), release->files.end(),
                                    [&](auto const& one) { return one.name == file.name; });
    if (place != release->files.end() && *place == now) return;
    if (place == release->files.end())
        release->files.push_back(now);
    else
        *place = now;
    store.record_release(*release, file.name + " again");
}

bool outgoing_is_current(Site const& site, Store& store, BusinessDate received) {
    auto const content = content_of(day_folder(site, received) / balance_name);
    auto const release = store.released(received);
    if (!content || !release || release->files.empty()) return false;
    if (!is_released(*release, {balance_name, hash_text(*content)})) return false;
    auto const json = nlohmann::json::parse(*content, nullptr, false);
    if (!json.is_object() || !json.contains("batches")) return false;
    std::vector<std::string> written;
    for (auto const& batch : json["batches"])
        if (batch.is_object()) written.push_back(batch.value("id", ""));
    if (json.contains("acts") && json["acts"].is_object())
        for (auto const& act : json["acts"].value("ids", nlohmann::json::array()))
            if (act.is_string()) written.push_back(act.get<std::string>());
    std::vector<std::string> booked;
    for (BatchSummary const& batch : store.batches(received))
        booked.push_back(batch.id.text());
    for (DayChange const& change : store.changes_on(received))
        for (Act const& act : change.acts)
            booked.push_back(act.id);
    return written == booked;
}

std::vector<std::string> outgoing_differences(Site const& site, Store& store,
                                              BusinessDate received) {
    std::filesystem::path const folder = day_folder(site, received);
    std::vector<std::string> different, names;
    auto const made = for_each_outgoing(site, store, received, [&](OutgoingFile const& file) {
        names.push_back(file.name);
        if (content_of(folder / file.name) != file.content) different.push_back(file.name);
    });
    if (!made) {
        // What was not handed over is not known to be left over either.
        different.push_back(made.error().file);
        different.push_back(balance_name);
        return different;
    }
    for (std::string const& other : left_over(names, folder))
        different.push_back(other);
    return different;
}

std::vector<std::string> released_differences(Site const& site, Store& store,
                                              BusinessDate received) {
    if (!outgoing_is_current(site, store, received))
        return outgoing_differences(site, store, received);
    std::filesystem::path const folder = day_folder(site, received);
    bool const purged = is_purged(store, received);
    std::vector<std::string> different, names;
    auto const release = store.released(received);
    for (ReleasedFile const& file : release->files) {
        names.push_back(file.name);
        // One that is still there after a purge that was stopped goes with the next one.
        if (purged && shows_pictures(file.name)) continue;
        std::error_code error;
        bool const there = std::filesystem::is_regular_file(folder / file.name, error);
        if (!there || file_hash(folder / file.name) != file.hash) different.push_back(file.name);
    }
    for (std::string const& other : left_over(names, folder))
        different.push_back(other);
    return different;
}

}  // namespace lockbox::batches
