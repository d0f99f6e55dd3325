// SPDX-License-Identifier: Apache-2.0
#include "batches/cli/held_text.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "batches/export/held_view.h"
#include "batches/export/posting_files.h"
#include "lockbox/social_security.h"

namespace lockbox::batches {
namespace {

using Json = nlohmann::ordered_json;

/// Enough that two of a million held items seldom begin alike.
constexpr std::size_t id_digits_shown = 10;

std::string amount_text(DecidedItem const& item) {
    Held const& held = std::get<Held>(item.decision);
    if (held.amount) return held.amount->display();
    return item.is_payment ? "not read" : "no payment";
}

std::string candidates_text(std::vector<Candidate> const& candidates) {
    if (candidates.empty()) return "no candidate\n";
    std::string text;
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        Candidate const& candidate = candidates[i];
        text += fmt::format("\ncandidate {}: {}, {} invoice {}, balance {}, probability {}\n",
                            i + 1, candidate.member_name, name(candidate.invoice.ledger),
                            candidate.invoice.number.text(), candidate.balance.display(),
                            percent_text(candidate.probability));
        for (Evidence const& row : candidate.evidence)
            text += fmt::format("  {:<16} {:<40} {:<40} {:<22} {:+7.1f}\n", row.field,
                                masked(row.read), row.invoice_says, row.level, row.bits.value());
        text += fmt::format("  {:<16} {:<40} {:<40} {:<22} {:+7.1f} bits\n", "sum", "", "", "",
                            candidate.total.value());
    }
    return text;
}

std::string readings_text(HeldView const& view) {
    std::string text;
    std::string paper;
    for (ShownReading const& reading : view.readings) {
        if (reading.paper != paper) {
            paper = reading.paper;
            text += fmt::format("\nread from the {}\n", paper);
        }
        text +=
            fmt::format("{} {:<20} {:<44} {:>12}\n", reading.doubtful ? ">" : " ", reading.field,
                        reading.value.empty() ? "unread" : reading.value, reading.probability);
    }
    return text;
}

Json candidate_json(Candidate const& candidate) {
    Json evidence = Json::array();
    for (Evidence const& row : candidate.evidence)
        evidence.push_back({{"field", row.field},
                            {"read", masked(row.read)},
                            {"invoice_says", row.invoice_says},
                            {"level", row.level},
                            {"bits", row.bits.value()}});
    return {{"ledger", name(candidate.invoice.ledger)},
            {"invoice_number", candidate.invoice.number.text()},
            {"member_id", candidate.member_id.text()},
            {"member_name", candidate.member_name},
            {"balance_cents", candidate.balance.count()},
            {"probability", probability_text(candidate.probability)},
            {"total_bits", candidate.total.value()},
            {"evidence", evidence}};
}

Json allocations_json(std::vector<Allocation> const& allocations) {
    Json json = Json::array();
    for (Allocation const& allocation : allocations)
        json.push_back({{"ledger", name(allocation.invoice.ledger)},
                        {"invoice_number", allocation.invoice.number.text()},
                        {"amount_cents", allocation.amount.count()}});
    return json;
}

Json pictures_json(HeldView const& view, std::filesystem::path const& archive) {
    Json json = Json::array();
    for (DoubtPicture const& picture : view.pictures)
        json.push_back(
            {{"caption", picture.caption},
             {"file", (archive / picture.file).string()},
             {"page", picture.page.page()},
             {"rotation", static_cast<int>(picture.page.rotation())},
             {"box", {picture.box.x, picture.box.y, picture.box.width, picture.box.height}}});
    return json;
}

Json readings_json(HeldView const& view) {
    Json json = Json::array();
    for (ShownReading const& reading : view.readings)
        json.push_back({{"paper", reading.paper},
                        {"field", reading.field},
                        {"value", reading.value.empty() ? Json(nullptr) : Json(reading.value)},
                        {"probability_or_why", reading.probability},
                        {"in_doubt", reading.doubtful}});
    return json;
}

}  // namespace

std::string held_header() {
    return fmt::format("{:<{}}  {:>4}  {:<22} {:>14}  {:<14} {}\n", "id", id_digits_shown, "days",
                       "reason", "amount", "batch/trans.", "what to do");
}

std::string held_row_text(DecidedItem const& item, BusinessDate today) {
    Held const& held = std::get<Held>(item.decision);
    return fmt::format(
        "{}  {:>4}  {:<22} {:>14}  {:<14} {}\n", item.item.text().substr(0, id_digits_shown),
        today.days_since(item.received), name(held.reason), amount_text(item),
        fmt::format("{}/{}", item.batch_number, item.transaction), clerk_text(held.reason));
}

Json held_row_json(DecidedItem const& item, BusinessDate today) {
    Held const& held = std::get<Held>(item.decision);
    Json further = Json::array();
    for (HoldReason const reason : held.further_reasons)
        further.push_back(name(reason));
    return {{"item_id", item.item.text()},
            {"batch", item.batch_number},
            {"transaction", item.transaction},
            {"received", item.received.text()},
            {"age_days", today.days_since(item.received)},
            {"is_payment", item.is_payment},
            {"reason", name(held.reason)},
            {"further_reasons", further},
            {"amount_cents", held.amount ? Json(held.amount->count()) : Json(nullptr)},
            {"clerk_text", clerk_text(held.reason)}};
}

std::string held_text(DecidedItem const& item, HeldView const& view,
                      std::filesystem::path const& archive) {
    Held const& held = std::get<Held>(item.decision);
    std::string text = fmt::format(
        "item {}\n{}, batch {}, transaction {}, received {}, amount {}\n\n{}: {}\n",
        item.item.text(), view.paper, item.batch_number, item.transaction, item.received.text(),
        amount_text(item), name(held.reason), clerk_text(held.reason));
    if (!held.detail.empty() && held.detail != clerk_text(held.reason))
        text += fmt::format("  {}\n", masked(held.detail));
    for (HoldReason const reason : held.further_reasons)
        text += fmt::format("also {}: {}\n", name(reason), clerk_text(reason));
    for (std::string const& finding : view.quality)
        text += fmt::format("image: {}\n", finding);
    text += readings_text(view) + "\n";
    for (Allocation const& allocation : held.proposed)
        text += fmt::format("proposed: {} to {} invoice {}\n", allocation.amount.display(),
                            name(allocation.invoice.ledger), allocation.invoice.number.text());
    text += candidates_text(held.candidates) + "\n";
    for (DoubtPicture const& picture : view.pictures)
        text += fmt::format("picture of {}: {}, page {}, box {} {} {} {}, turn {} degrees\n",
                            picture.caption, (archive / picture.file).string(), picture.page.page(),
                            picture.box.x, picture.box.y, picture.box.width, picture.box.height,
                            static_cast<int>(picture.page.rotation()));
    return text;
}

Json held_json(DecidedItem const& item, HeldView const& view, std::filesystem::path const& archive,
               BusinessDate today) {
    Held const& held = std::get<Held>(item.decision);
    Json json = held_row_json(item, today);
    json["paper"] = view.paper;
    json["detail"] = masked(held.detail);
    json["image_quality"] = view.quality;
    json["readings"] = readings_json(view);
    json["proposed"] = allocations_json(held.proposed);
    json["candidates"] = Json::array();
    for (Candidate const& candidate : held.candidates)
        json["candidates"].push_back(candidate_json(candidate));
    json["pictures"] = pictures_json(view, archive);
    return json;
}

}  // namespace lockbox::batches
