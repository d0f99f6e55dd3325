// SPDX-License-Identifier: Apache-2.0
#include "ocr/kind/page_kind.h"

#include <algorithm>

#include "ocr/micr/micr_fields.h"

namespace lockbox::ocr {
namespace {

Reading<std::string> field_of(std::vector<Field> const& fields, FieldName wanted) {
    auto const found = std::find_if(fields.begin(), fields.end(),
                                    [&](Field const& field) { return field.name == wanted; });
    return found == fields.end() ? Reading<std::string>(Unread{UnreadWhy::not_looked_at})
                                 : found->reading;
}

bool is_web_address(std::string const& text) {
    return text.starts_with("http") || text.starts_with("HTTP") || text.starts_with("www.");
}

/// Coupons by their own codes, the bill's leaflet by its web address.
KindFound kind_by_codes(std::vector<Field> const& codes) {
    Reading<std::string> const member = field_of(codes, FieldName::member_id);
    Reading<std::string> const scanline = field_of(codes, FieldName::scanline);
    Reading<std::string> const barcode = field_of(codes, FieldName::barcode);
    if (read_of(member)) return {PageKind::coupon, Probability::of(0.999)};
    auto const* code = read_of(barcode);
    if (code && is_web_address(code->value)) return {PageKind::insert, Probability::of(0.97)};
    auto const* unread = std::get_if<Unread>(&member);
    bool const stated = unread && unread->why == UnreadWhy::conflicting;
    auto const* line = std::get_if<Unread>(&scanline);
    bool const broken = line && line->why == UnreadWhy::invalid;
    if (stated || broken || read_of(scanline)) return {PageKind::coupon, Probability::of(0.9)};
    return {};
}

/// Checks and postal money orders by their MICR line. A line counts if it has a transit symbol or
/// a routing number, and as many characters as the shortest real line (routing and account).
KindFound kind_by_micr(KindMarks const& evidence) {
    constexpr int least_characters = 12;
    Reading<std::string> const line = field_of(evidence.micr, FieldName::micr);
    Reading<std::string> const routing = field_of(evidence.micr, FieldName::routing);
    auto const* characters = read_of(line);
    if (!characters || evidence.micr_characters < least_characters) return {};
    auto const* number = read_of(routing);
    if (number && is_postal_routing(number->value))
        return {PageKind::money_order, Probability::of(0.999)};
    if (number) return {PageKind::check, Probability::of(0.98)};
    bool const transit = characters->value.find('A') != std::string::npos;
    return {transit ? PageKind::check : PageKind::unknown, Probability::of(transit ? 0.93 : 0)};
}

}  // namespace

KindFound kind_by_marks(KindMarks const& marks) {
    KindFound const coded = kind_by_codes(marks.codes);
    constexpr Probability sure = Probability::of(0.99);
    if (coded.probability > sure) return coded;
    // Typed figures on a check can look like a scanline of no known layout: the MICR line decides.
    KindFound const paid = kind_by_micr(marks);
    return paid.kind != PageKind::unknown ? paid : coded;
}

KindFound kind_by_ink(PageImage const& page, std::vector<Blob> const& blobs,
                      double crosswise_sharpness) {
    auto const letters = std::count_if(blobs.begin(), blobs.end(), [&](Blob const& blob) {
        return blob.box.height > 0.03 * page.dpi && blob.box.height < 0.4 * page.dpi &&
               blob.box.width > 0.015 * page.dpi && blob.box.width < 1.0 * page.dpi;
    });
    double const width = page.width_in();
    double const height = page.height_in();
    bool const check_size = width > 5 && width < 9.4 && height > 2.3 && height < 4.3;
    // The endorsement form of a check's rear is printed across its end, lines and letters: of 195
    // drawn rears all have a sharpness above 1.2, of 180 slips none.
    WritingDirection const direction = writing_direction(page, blobs);
    bool const lines_across = crosswise_sharpness > 1.2 && direction.level < 60;
    bool const letters_across = direction.across >= 6 && direction.across > direction.level;
    if (check_size && (lines_across || letters_across))
        return {PageKind::check_rear, Probability::of(0.95)};
    constexpr std::ptrdiff_t least_letters = 8;
    if (letters < least_letters) return {PageKind::blank, Probability::of(0.95)};
    return {};
}

}  // namespace lockbox::ocr
