// SPDX-License-Identifier: Apache-2.0
// Pages as pictures. No Social Security number that was found is ever shown; account numbers only
// where the session has unmasked the item.
#include <algorithm>
#include <array>
#include <charconv>

#include "batches/export/files.h"
#include "batches/workbench/desk.h"
#include "ocr/masked_picture.h"

namespace lockbox::batches::workbench {
namespace {

/// Why somebody may have to see an account number: a closed list, so that the audit row bears no
/// words of a customer.
constexpr std::array reasons_to_unmask{"duplicate", "bank_inquiry", "customer_inquiry", "audit"};

std::optional<Box> box_of(Reading<std::string> const& reading) {
    if (auto const* read = read_of(reading)) return read->box;
    return std::get<Unread>(reading).box;
}

/// The page's readings with the place of the account number among those that no picture shows; the
/// whole MICR line where the account's own place is not known.
PageReadings without_account(PageReadings readings) {
    constexpr int margin_px = 3;
    auto place = box_of(readings.field(FieldName::account));
    if (!place || place->width <= 0) place = box_of(readings.field(FieldName::micr));
    if (place && place->width > 0)
        readings.secret_places.push_back({place->x - margin_px, place->y - margin_px,
                                          place->width + 2 * margin_px,
                                          place->height + 2 * margin_px});
    return readings;
}

std::optional<std::size_t> number_of(std::string const& text) {
    std::size_t value = 0;
    auto const end = text.data() + text.size();
    auto const parsed = std::from_chars(text.data(), end, value);
    if (parsed.ec != std::errc() || parsed.ptr != end || value > 1000) return std::nullopt;
    return value;
}

}  // namespace

Reply Desk::page(Asking const& asking) {
    ItemId const item = asking.item();
    auto const paper = number_of(asking.words.at(1));
    auto const number = number_of(asking.words.at(2));
    auto const decided = asking.store.decided(item);
    auto const transaction =
        decided ? asking.store.transaction(decided->batch, decided->transaction) : std::nullopt;
    if (!paper || !number || !transaction || *paper >= transaction->papers.size() ||
        *number >= transaction->papers[*paper].pages.size())
        return refused(404, "no_page", "there is no such page", "See the queue.");
    // What must not be seen on a page was given up with its readings: so is the picture.
    auto const purged = asking.store.purged_days();
    if (std::find(purged.begin(), purged.end(), decided->received) != purged.end())
        return refused(404, "given_up", "pictures of this day were given up", "Fetch the paper.");
    PageRecord const& page = transaction->papers[*paper].pages[*number];
    auto const bytes = file_bytes(site_.archive() / decided->batch.text() / page.picture);
    if (!bytes)
        return refused(404, "no_picture", "the picture is not in the archive", "Fetch the paper.");
    bool const unmasked = sight_of(asking, item) == Sight::unmasked;
    ShownPage const shown(unmasked ? page.readings : without_account(page.readings));
    auto const picture = ocr::masked_picture(*bytes, shown, Box{}, 0);
    if (picture.png().empty())
        return refused(404, "no_picture", "the picture cannot be decoded", "Fetch the paper.");
    std::string body(picture.png().size(), '\0');
    std::transform(picture.png().begin(), picture.png().end(), body.begin(),
                   [](std::byte byte) { return static_cast<char>(byte); });
    return {200, "image/png", std::move(body)};
}

Reply Desk::unmask(Asking const& asking) {
    ItemId const item = asking.item();
    std::string const why = asking.text("why");
    if (std::find(reasons_to_unmask.begin(), reasons_to_unmask.end(), why) ==
        reasons_to_unmask.end())
        throw BadRequest{"why is it to be shown?"};
    if (!asking.store.decided(item))
        return refused(404, "unknown_item", "there is no such item", "See the queue.");
    asking.store.record({asking.person.name, "unmask", item.text(), why});
    sessions_.unmask(asking.request.token, item);
    return answered({{"item", item.text()}, {"unmasked", true}});
}

}  // namespace lockbox::batches::workbench
