// SPDX-License-Identifier: Apache-2.0
// The papers of an envelope, page by page, with what was read from each.
#include <algorithm>

#include "batches/export/earlier_paper.h"
#include "batches/export/held_view.h"
#include "batches/export/masking.h"
#include "batches/workbench/item_json.h"
#include "lockbox/social_security.h"

namespace lockbox::batches::workbench {
namespace {

using F = FieldName;

constexpr std::size_t alternatives_shown = 3;

std::string shown(FieldName field, std::string const& value, Sight sight) {
    if (field == F::account && sight == Sight::masked) return masked_account(value);
    if (field == F::memo || field == F::member_id) return masked(value);
    return value;
}

Json box_json(std::optional<Box> const& box) {
    if (!box || box->width <= 0 || box->height <= 0) return nullptr;
    return {box->x, box->y, box->width, box->height};
}

Json field_json(FieldName field, Reading<std::string> const& reading, Sight sight) {
    Json json{{"field", name(field)}, {"name", in_words(name(field))}};
    if (auto const* read = read_of(reading)) {
        json["value"] = shown(field, read->value, sight);
        json["probability"] = percent_text(read->probability);
        json["how"] = name(read->how);
        json["box"] = box_json(read->box);
        json["alternatives"] = Json::array();
        if (field != F::account || sight == Sight::unmasked)
            for (std::size_t i = 0; i < read->alternatives.size() && i < alternatives_shown; ++i)
                json["alternatives"].push_back({shown(field, read->alternatives[i].value, sight),
                                                percent_text(read->alternatives[i].probability)});
        return json;
    }
    Unread const& unread = std::get<Unread>(reading);
    json["value"] = nullptr;
    json["why"] = in_words(name(unread.why));
    json["box"] = box_json(unread.box);
    return json;
}

bool is_of_interest(Reading<std::string> const& reading, bool doubtful) {
    auto const* unread = std::get_if<Unread>(&reading);
    if (!unread) return true;
    if (unread->why == UnreadWhy::not_looked_at) return false;
    return doubtful || (unread->why != UnreadWhy::not_found && unread->why != UnreadWhy::absent);
}

Json page_json(PageRecord const& page, std::span<FieldName const> doubts, Sight sight) {
    PageReadings const& readings = page.readings;
    Json json{{"kind", name(readings.kind)},
              {"width", readings.quality.width_px},
              {"height", readings.quality.height_px},
              {"rotation", static_cast<int>(readings.rotation)},
              {"fields", Json::array()},
              {"quality", Json::array()}};
    for (FieldName const field : fields_as_read()) {
        Reading<std::string> const reading = readings.field(field);
        bool const doubtful = std::find(doubts.begin(), doubts.end(), field) != doubts.end();
        if (!is_of_interest(reading, doubtful)) continue;
        json["fields"].push_back(field_json(field, reading, sight));
        json["fields"].back()["doubt"] = doubtful;
    }
    for (QualityFinding const finding : readings.quality.findings())
        json["quality"].push_back(in_words(name(finding)));
    return json;
}

}  // namespace

Json papers_json(TransactionRecord const& transaction, ItemId const& item,
                 std::optional<HoldReason> reason, Sight sight) {
    Json papers = Json::array();
    std::vector<FieldName> const doubts =
        reason ? fields_in_doubt(*reason) : std::vector<FieldName>{};
    for (PaperRecord const& paper : transaction.papers) {
        bool const own = paper.item == item;
        // Of days long past the readings were given up.
        std::string const kind = paper.pages.empty() ? "paper" : in_words(name(paper.kind()));
        Json json{{"paper", kind}, {"own", own}, {"pages", Json::array()}};
        if (paper.unusable) json["unusable"] = paper.unusable->what;
        bool first = true;
        for (PageRecord const& page : paper.pages) {
            json["pages"].push_back(page_json(
                page, own && first ? std::span(doubts) : std::span<FieldName const>(), sight));
            first = false;
        }
        papers.push_back(std::move(json));
    }
    return papers;
}

Json earlier_json(Store& store, DecidedItem const& item, Policy const& policy, Sight sight) {
    auto const earlier = earlier_item(store, item, policy);
    auto const decided = earlier ? store.decided(*earlier) : std::nullopt;
    auto const transaction =
        decided ? store.transaction(decided->batch, decided->transaction) : std::nullopt;
    if (!transaction) return nullptr;
    for (std::size_t i = 0; i < transaction->papers.size(); ++i) {
        PaperRecord const& paper = transaction->papers[i];
        if (paper.item != *earlier || paper.pages.empty()) continue;
        Json json = page_json(paper.pages.front(), {}, sight);
        json["item"] = earlier->text();
        json["paper"] = i;
        json["title"] = "presented before: received " + decided->received.text() + ", batch " +
                        decided->batch_number + ", no. " + std::to_string(decided->transaction);
        return json;
    }
    return nullptr;
}

}  // namespace lockbox::batches::workbench
