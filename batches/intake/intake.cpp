// SPDX-License-Identifier: Apache-2.0
#include "batches/intake/intake.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <set>

#include "batches/intake/scan_files.h"
#include "lockbox/assertion.h"

namespace lockbox::batches {
namespace {

namespace fs = std::filesystem;

constexpr char const* manifest_name = "batch.json";
constexpr char const* complete_name = "COMPLETE";

bool is_cash_letter_name(fs::path const& path) {
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return extension == ".x937" || extension == ".icl";
}

bool is_there(fs::path const& path) {
    std::error_code error;
    return fs::exists(fs::symlink_status(path, error));
}

/// Why an inbox entry is not complete yet; nothing if it is complete.
std::optional<std::string> waits(fs::path const& entry) {
    std::string const name = entry.filename().string();
    std::error_code error;
    auto const status = fs::symlink_status(entry, error);
    if (fs::is_symlink(status)) return std::nullopt;  // refused with its reason when taken
    if (fs::is_directory(status)) {
        if (is_there(entry / manifest_name) || is_there(entry / complete_name)) return std::nullopt;
        return fmt::format("{}: waits for its {} or {}.", name, manifest_name, complete_name);
    }
    if (fs::is_regular_file(status) && is_cash_letter_name(entry)) return std::nullopt;
    return fmt::format("{}: is neither a batch folder nor a .x937 or .icl file; left where it is.",
                       name);
}

/// The pictures of a plan, in its order, each read once. `date` becomes the newest of them.
tl::expected<std::vector<ScanPicture>, Fault> read_pictures(fs::path const& folder,
                                                            std::vector<std::string> const& names,
                                                            std::optional<BusinessDate>& newest) {
    std::vector<ScanPicture> pictures;
    pictures.reserve(names.size());
    std::uint64_t kept = 0;
    for (std::string const& name : names) {
        auto file = read_scan_file(folder / name, kept_in_memory - kept);
        if (!file) return tl::unexpected(file.error());
        kept += file->bytes.size();
        if (!newest || file->date > *newest) newest = file->date;
        pictures.push_back({name, file->hash, file->size, 0, std::move(file->bytes)});
    }
    return pictures;
}

/// What can be said against a plan from names and numbers alone.
std::optional<std::string> objection(BatchPlan const& plan, std::string const& lockbox_number) {
    if (plan.lockbox_number != lockbox_number)
        return "is for another lockbox than this site's lockbox.number";
    if (plan.transactions.empty()) return "has no transactions";
    if (plan.transactions.size() > most_transactions)
        return fmt::format("has more than {} transactions", most_transactions);
    if (plan.control.transactions.value_or(static_cast<int>(plan.transactions.size())) !=
        static_cast<int>(plan.transactions.size()))
        return fmt::format("control states {} transactions, there are {}",
                           *plan.control.transactions, plan.transactions.size());
    std::set<int> sequences;
    int papers = 0;
    for (auto const& transaction : plan.transactions) {
        papers += static_cast<int>(transaction.papers.size());
        if (transaction.sequence < 1) return "has a transaction with sequence 0";
        if (!sequences.insert(transaction.sequence).second)
            return fmt::format("has transaction {} twice", transaction.sequence);
    }
    // A file of many pages may hold many papers; only then is this no contradiction.
    bool const pages_known = plan.marker.starts_with('{');
    if (pages_known && plan.control.items.value_or(0) > papers)
        return fmt::format("control states {} items, there are {} papers", *plan.control.items,
                           papers);
    return std::nullopt;
}

std::vector<std::string> pictures_of(BatchPlan const& plan) {
    std::vector<std::string> names;
    for (auto const& transaction : plan.transactions)
        for (auto const& paper : transaction.papers) {
            names.push_back(paper.front);
            if (paper.rear) names.push_back(*paper.rear);
        }
    return names;
}

std::optional<Fault> difference(std::vector<std::string> named, std::vector<std::string> found,
                                std::string const& file) {
    std::sort(named.begin(), named.end());
    std::vector<std::string> missing;
    std::vector<std::string> unnamed;
    std::set_difference(named.begin(), named.end(), found.begin(), found.end(),
                        std::back_inserter(missing));
    std::set_difference(found.begin(), found.end(), named.begin(), named.end(),
                        std::back_inserter(unnamed));
    if (!missing.empty())
        return batch_fault(file, missing.front(), "is named but is not in the folder");
    if (!unnamed.empty())
        return batch_fault(file, unnamed.front(), "is in the folder but is not named");
    return std::nullopt;
}

BatchId id_of(BatchPlan const& plan, std::vector<ScanPicture> const& pictures) {
    ContentHash hash;
    hash.part("batch").part(plan.marker);
    for (ScanPicture const& picture : pictures)
        hash.part(picture.name).part(picture.hash);
    return *BatchId::parse(hash.hex(32));
}

std::vector<ScanTransaction> transactions_of(BatchPlan const& plan) {
    std::vector<ScanTransaction> transactions;
    std::size_t picture = 0;
    for (auto const& planned : plan.transactions) {
        ScanTransaction transaction{planned.sequence, {}};
        for (auto const& paper : planned.papers) {
            transaction.papers.push_back({picture++});
            if (paper.rear) transaction.papers.back().rear = picture++;
        }
        transactions.push_back(std::move(transaction));
    }
    std::sort(transactions.begin(), transactions.end(),
              [](auto const& a, auto const& b) { return a.sequence < b.sequence; });
    return transactions;
}

tl::expected<BatchPlan, Fault> plan_of(fs::path const& folder, std::vector<std::string> names,
                                       std::string const& lockbox_number) {
    bool const has_manifest = std::binary_search(names.begin(), names.end(), manifest_name);
    fs::path const marker = folder / (has_manifest ? manifest_name : complete_name);
    auto const file = read_scan_file(marker, largest_manifest);
    if (!file) return tl::unexpected(file.error());
    if (file->size > largest_manifest)
        return tl::unexpected(batch_fault(marker.string(), "", "is larger than 16 MiB"));
    std::string text(file->bytes.size(), '\0');
    std::transform(file->bytes.begin(), file->bytes.end(), text.begin(),
                   [](std::byte b) { return static_cast<char>(b); });
    std::erase(names, marker.filename().string());
    if (!has_manifest) {
        auto plan = plan_by_names(names, text, marker.string());
        if (!plan) return plan;
        plan->lockbox_number = lockbox_number;
        plan->number = folder.filename().string();
        return plan;
    }
    auto plan = parse_manifest(text, marker.string());
    if (!plan) return plan;
    if (auto fault = difference(pictures_of(*plan), names, marker.string()))
        return tl::unexpected(*fault);
    return plan;
}

tl::expected<ScanBatch, Fault> take_in_folder(fs::path const& folder,
                                              std::string const& lockbox_number) {
    auto const plan = plan_of(folder, names_in(folder), lockbox_number);
    if (!plan) return tl::unexpected(plan.error());
    if (auto const wrong = objection(*plan, lockbox_number))
        return tl::unexpected(batch_fault(folder.string(), "", *wrong));
    std::optional<BusinessDate> newest;
    auto pictures = read_pictures(folder, pictures_of(*plan), newest);
    if (!pictures) return tl::unexpected(pictures.error());
    LOCKBOX_ASSERT(newest.has_value());
    return ScanBatch{.id = id_of(*plan, *pictures),
                     .lockbox_number = plan->lockbox_number,
                     .number = plan->number,
                     .received = plan->received.value_or(*newest),
                     .control = plan->control,
                     .source = folder,
                     .transactions = transactions_of(*plan),
                     .pictures = std::move(*pictures)};
}

}  // namespace

InboxSurvey survey_inbox(fs::path const& inbox) {
    InboxSurvey survey;
    for (std::string const& name : names_in(inbox)) {
        if (auto const why = waits(inbox / name))
            survey.waiting.push_back(*why);
        else
            survey.complete.push_back(inbox / name);
    }
    return survey;
}

tl::expected<ScanBatch, Fault> take_in(fs::path const& entry, std::string const& lockbox_number) {
    std::error_code error;
    auto const status = fs::symlink_status(entry, error);
    if (fs::is_symlink(status))
        return tl::unexpected(batch_fault(entry.string(), "", "is a link, not a batch"));
    if (fs::is_directory(status)) return take_in_folder(entry, lockbox_number);
    return take_in_cash_letter(entry, lockbox_number);
}

std::vector<std::byte> bytes_of(ScanBatch const& batch, std::size_t picture) {
    ScanPicture const& wanted = batch.pictures.at(picture);
    LOCKBOX_ASSERT(wanted.size <= largest_picture);
    if (wanted.bytes.size() == wanted.size) return wanted.bytes;
    bool const in_folder = fs::is_directory(batch.source);
    fs::path const path = in_folder ? batch.source / wanted.name : batch.source;
    std::vector<std::byte> bytes(static_cast<std::size_t>(wanted.size));
    std::ifstream input(path, std::ios::binary);
    input.seekg(static_cast<std::streamoff>(wanted.offset));
    // Bytes may be read as characters; the standard says so.
    input.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (input && hash_of(bytes) == wanted.hash) return bytes;
    throw DiskFailure(fmt::format("{}: changed while it was being read", path.string()),
                      "Let no program write into a complete batch; then run again.");
}

ItemId item_id(ScanBatch const& batch, int sequence, std::size_t picture, int page) {
    return *ItemId::parse(ContentHash()
                              .part("item")
                              .part(batch.id.text())
                              .part(std::to_string(sequence))
                              .part(std::to_string(picture))
                              .part(batch.pictures.at(picture).hash)
                              .part(std::to_string(page))
                              .hex(32));
}

}  // namespace lockbox::batches
