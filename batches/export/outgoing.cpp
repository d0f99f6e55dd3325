// SPDX-License-Identifier: Apache-2.0
#include "batches/export/outgoing.h"

#include <nlohmann/json.hpp>

#include "batches/export/files.h"
#include "batches/export/posting_files.h"
#include "batches/export/remittance_files.h"
#include "batches/export/report_html.h"

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

}  // namespace

std::vector<OutgoingFile> outgoing_files(Site const& site, Store& store, BusinessDate received) {
    std::vector<OutgoingFile> files;
    files.push_back({"posted.csv", posted_csv(store, received)});
    files.push_back({"held.csv", held_csv(store, received)});
    for (OutgoingFile& file : remittance_files(site, store, received))
        files.push_back(std::move(file));
    files.push_back({"report.html", report_html(site, store, received)});
    files.push_back({balance_name, balance_json(store, received)});
    return files;
}

void write_outgoing(Site const& site, Store& store, BusinessDate received) {
    make_folder(day_folder(site, received));
    for (OutgoingFile const& file : outgoing_files(site, store, received))
        write_file(day_folder(site, received) / file.name, file.content);
}

bool outgoing_is_current(Site const& site, Store& store, BusinessDate received) {
    auto const content = content_of(day_folder(site, received) / balance_name);
    if (!content) return false;
    auto const json = nlohmann::json::parse(*content, nullptr, false);
    if (!json.is_object() || !json.contains("batches")) return false;
    std::vector<std::string> written;
    for (auto const& batch : json["batches"])
        if (batch.is_object()) written.push_back(batch.value("id", ""));
    std::vector<std::string> booked;
    for (BatchSummary const& batch : store.batches(received))
        booked.push_back(batch.id.text());
    return written == booked;
}

std::vector<std::string> outgoing_differences(Site const& site, Store& store,
                                              BusinessDate received) {
    std::vector<std::string> names;
    for (OutgoingFile const& file : outgoing_files(site, store, received))
        if (content_of(day_folder(site, received) / file.name) != file.content)
            names.push_back(file.name);
    return names;
}

}  // namespace lockbox::batches
