// SPDX-License-Identifier: Apache-2.0
#include "lockbox/usability.h"

#include <algorithm>

#include "lockbox/names_table.h"
#include "lockbox/page.h"
#include "lockbox/quality_limits.h"

namespace lockbox {
namespace {

constexpr NamesTable<Area, area_count> areas{
    {"date", "payee", "amount_figures", "amount_words", "signature", "payor_block", "micr", "memo",
     "bank_block", "payee_endorsement", "bofd_endorsement", "transit_endorsement"}};
static_assert(areas.of(Area::transit_endorsement) == "transit_endorsement");

constexpr NamesTable<Usability, usability_count> usabilities{
    {"test_not_done", "unusable", "usable"}};
static_assert(usabilities.of(Usability::usable) == "usable");

/// Whether a check without it is incomplete.
enum class Blank { matters, is_fine };

Usability of_probability(double probability, QualityLimits const& limits) {
    if (probability >= limits.usable_probability) return Usability::usable;
    if (probability < limits.unusable_probability) return Usability::unusable;
    return Usability::test_not_done;
}

Usability of_unread(UnreadWhy why, Blank blank) {
    switch (why) {
        case UnreadWhy::illegible:
        case UnreadWhy::ambiguous:
            return Usability::unusable;
        case UnreadWhy::absent:
        case UnreadWhy::not_found:
            return blank == Blank::matters ? Usability::unusable : Usability::test_not_done;
        case UnreadWhy::not_looked_at:
        case UnreadWhy::invalid:
        case UnreadWhy::conflicting:
            break;
    }
    return Usability::test_not_done;
}

Usability of_reading(Reading<std::string> const& reading, AreaImage const& image, Blank blank,
                     QualityLimits const& limits) {
    auto const* read = read_of(reading);
    auto const* unread = std::get_if<Unread>(&reading);
    if (unread && unread->why == UnreadWhy::not_looked_at) return Usability::test_not_done;
    if (image.damaged) return Usability::unusable;
    return read ? of_probability(read->probability.value(), limits) : of_unread(unread->why, blank);
}

Usability of_signature(Reading<std::string> const& reading, AreaImage const& image,
                       QualityLimits const& limits) {
    auto const* read = read_of(reading);
    if (!read || read->value == "present" || image.damaged)
        return of_reading(reading, image, Blank::matters, limits);
    // As likely as it is absent, there is nothing to use.
    return of_probability(1 - read->probability.value(), limits);
}

/// Name and address together: as usable as the worse of the two that were looked at.
Usability of_payor(PageReadings const& page, AreaImage const& image, QualityLimits const& limits) {
    Usability const name =
        of_reading(page.field(FieldName::payer_name), image, Blank::is_fine, limits);
    Usability const address =
        of_reading(page.field(FieldName::payer_address), image, Blank::is_fine, limits);
    if (name == Usability::unusable || address == Usability::unusable) return Usability::unusable;
    return name == address ? name : Usability::test_not_done;
}

AreaUsability of_front(PageReadings const& page, AreaImages const& images,
                       QualityLimits const& limits) {
    AreaUsability usability{};
    auto const set = [&](Area area, auto of) {
        auto const i = static_cast<std::size_t>(area);
        usability[i] = page.quality.usable ? of(images[i]) : Usability::unusable;
    };
    auto const by_field = [&](Area area, FieldName field, Blank blank) {
        set(area, [&](AreaImage const& image) {
            return of_reading(page.field(field), image, blank, limits);
        });
    };
    by_field(Area::date, FieldName::date, Blank::matters);
    by_field(Area::payee, FieldName::payee, Blank::matters);
    by_field(Area::amount_figures, FieldName::amount_figures, Blank::matters);
    by_field(Area::amount_words, FieldName::amount_words, Blank::matters);
    set(Area::signature, [&](AreaImage const& image) {
        return of_signature(page.field(FieldName::signature), image, limits);
    });
    set(Area::payor_block, [&](AreaImage const& image) { return of_payor(page, image, limits); });
    by_field(Area::micr, FieldName::micr, Blank::matters);
    by_field(Area::memo, FieldName::memo, Blank::is_fine);
    return usability;
}

AreaUsability of_rear(AreaImages const& images) {
    AreaUsability usability{};
    for (Area const area :
         {Area::payee_endorsement, Area::bofd_endorsement, Area::transit_endorsement}) {
        auto const i = static_cast<std::size_t>(area);
        if (images[i].inked)
            usability[i] = images[i].damaged ? Usability::unusable : Usability::usable;
    }
    return usability;
}

}  // namespace

std::string_view name(Area area) {
    return areas.of(area);
}
std::string_view name(Usability usability) {
    return usabilities.of(usability);
}

AreaUsability usability_of(PageReadings const& page, AreaImages const& images,
                           QualityLimits const& limits) {
    if (page.kind == PageKind::check || page.kind == PageKind::money_order)
        return of_front(page, images, limits);
    if (page.kind == PageKind::check_rear) return of_rear(images);
    return {};
}

std::string digits_of(AreaUsability const& usability) {
    std::string digits;
    for (Usability const one : usability)
        digits += static_cast<char>('0' + static_cast<int>(one));
    return digits;
}

std::optional<AreaUsability> parse_area_usability(std::string_view digits) {
    if (digits.size() != area_count) return std::nullopt;
    AreaUsability usability{};
    for (std::size_t i = 0; i < area_count; ++i) {
        if (digits[i] < '0' || digits[i] > '2') return std::nullopt;
        usability[i] = static_cast<Usability>(digits[i] - '0');
    }
    return usability;
}

}  // namespace lockbox
