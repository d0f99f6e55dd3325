// SPDX-License-Identifier: Apache-2.0
// The manifest of a batch: batch.json.
#include <fmt/format.h>

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <set>

#include "batches/intake/scan_files.h"

namespace lockbox::batches {
namespace {

using Json = nlohmann::json;

/// What is wrong and where; becomes a Fault where the file is known.
struct ManifestError {
    std::string place;
    std::string what;
};

/// Refuses keys that are not known: a misspelt `rear` would lose a picture in silence.
void known_keys(Json const& object, std::string const& place,
                std::initializer_list<std::string_view> keys) {
    if (!object.is_object()) throw ManifestError{place, "is not an object"};
    for (auto const& [key, value] : object.items())
        if (std::find(keys.begin(), keys.end(), key) == keys.end())
            throw ManifestError{place, fmt::format("has an unknown key of {} letters; known are {}",
                                                   key.size(), fmt::join(keys, ", "))};
}

Json const& required(Json const& object, std::string const& place, char const* key) {
    auto const found = object.find(key);
    if (found == object.end()) throw ManifestError{place, fmt::format("lacks the key {}", key)};
    return *found;
}

std::string text_in(Json const& object, std::string const& place, char const* key) {
    Json const& value = required(object, place, key);
    if (!value.is_string()) throw ManifestError{place, fmt::format("{} is not text", key)};
    return value.get<std::string>();
}

int count_in(Json const& object, std::string const& place, char const* key) {
    Json const& value = required(object, place, key);
    constexpr std::int64_t most = 999'999'999;
    if (!value.is_number_integer() || value.get<std::int64_t>() < 0 ||
        value.get<std::int64_t>() > most)
        throw ManifestError{place, fmt::format("{} is not a whole number", key)};
    return static_cast<int>(value.get<std::int64_t>());
}

/// A plain name of a file in the batch's own folder.
std::string picture_in(Json const& object, std::string const& place, char const* key) {
    std::string name = text_in(object, place, key);
    bool const plain =
        !name.empty() && name.size() <= 255 && name.front() != '.' &&
        std::none_of(name.begin(), name.end(), [](unsigned char c) { return c < ' ' || c == '/'; });
    if (!plain)
        throw ManifestError{place, fmt::format("{} is not a plain file name in the batch", key)};
    return name;
}

BatchPlan::Transaction transaction_from(Json const& json, std::size_t index,
                                        std::set<std::string>& seen) {
    std::string const place = fmt::format("transactions[{}]", index);
    known_keys(json, place, {"sequence", "pages"});
    BatchPlan::Transaction transaction{count_in(json, place, "sequence"), {}};
    Json const& pages = required(json, place, "pages");
    if (!pages.is_array() || pages.empty())
        throw ManifestError{place, "pages is not a list with at least one page"};
    for (std::size_t i = 0; i < pages.size(); ++i) {
        std::string const page = fmt::format("{}.pages[{}]", place, i);
        known_keys(pages[i], page, {"front", "rear"});
        BatchPlan::Paper paper{picture_in(pages[i], page, "front"), std::nullopt};
        if (pages[i].contains("rear")) paper.rear = picture_in(pages[i], page, "rear");
        if (!seen.insert(paper.front).second || (paper.rear && !seen.insert(*paper.rear).second))
            throw ManifestError{page, "names a picture that is named before"};
        transaction.papers.push_back(std::move(paper));
    }
    return transaction;
}

ControlTotals control_from(Json const& json) {
    std::string const place = "control";
    known_keys(json, place, {"transactions", "items", "amount"});
    ControlTotals control;
    if (json.contains("transactions")) control.transactions = count_in(json, place, "transactions");
    if (json.contains("items")) control.items = count_in(json, place, "items");
    if (json.contains("amount")) {
        control.amount = Cents::parse(text_in(json, place, "amount"));
        if (!control.amount || *control.amount < no_cents)
            throw ManifestError{place, "amount is not an amount such as \"123.45\""};
    }
    return control;
}

BatchPlan plan_from(Json const& json) {
    known_keys(json, "the manifest", {"lockbox", "batch", "received", "transactions", "control"});
    BatchPlan plan;
    plan.lockbox_number = text_in(json, "the manifest", "lockbox");
    plan.number = text_in(json, "the manifest", "batch");
    plan.received = BusinessDate::parse(text_in(json, "the manifest", "received"));
    if (!plan.received) throw ManifestError{"received", "is not a calendar day such as 2026-11-20"};
    Json const& transactions = required(json, "the manifest", "transactions");
    if (!transactions.is_array()) throw ManifestError{"transactions", "is not a list"};
    std::set<std::string> seen;
    for (std::size_t i = 0; i < transactions.size(); ++i)
        plan.transactions.push_back(transaction_from(transactions[i], i, seen));
    if (json.contains("control")) plan.control = control_from(json.at("control"));
    return plan;
}

}  // namespace

tl::expected<BatchPlan, Fault> parse_manifest(std::string_view text, std::string const& file) {
    try {
        BatchPlan plan = plan_from(Json::parse(text));
        plan.marker = text;
        return plan;
    } catch (Json::parse_error const& error) {
        return tl::unexpected(batch_fault(file, fmt::format("byte {}", error.byte), "is not JSON"));
    } catch (Json::exception const&) {
        // A number that no type of the library can hold.
        return tl::unexpected(batch_fault(file, "", "has a number that is too large"));
    } catch (ManifestError const& error) {
        return tl::unexpected(batch_fault(file, error.place, error.what));
    }
}

}  // namespace lockbox::batches
