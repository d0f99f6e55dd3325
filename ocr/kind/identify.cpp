// SPDX-License-Identifier: Apache-2.0
#include "ocr/kind/identify.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

#include "ocr/code/coupon_codes.h"
#include "ocr/code/intelligent_mail.h"
#include "ocr/code/scanline_reader.h"
#include "ocr/image/fingerprint.h"
#include "ocr/image/ink.h"
#include "ocr/image/lightness.h"
#include "ocr/image/quality.h"
#include "ocr/image/upright.h"
#include "ocr/kind/page_kind.h"
#include "ocr/kind/text_lines.h"
#include "ocr/micr/micr_fields.h"
#include "ocr/micr/micr_line.h"
#include "ocr/reading_times.h"

namespace lockbox::ocr {
namespace {

/// What machines can read on one way up of a page.
struct Marks {
    std::optional<MicrLine> micr_line;
    std::vector<Field> micr;
    std::vector<Field> codes;
};

bool has_read(std::vector<Field> const& fields, FieldName name) {
    return std::any_of(fields.begin(), fields.end(), [&](Field const& field) {
        return field.name == name && read_of(field.reading);
    });
}

std::ptrdiff_t read_count(Marks const& marks) {
    auto const is_read = [](Field const& field) { return read_of(field.reading) != nullptr; };
    return std::count_if(marks.micr.begin(), marks.micr.end(), is_read) +
           std::count_if(marks.codes.begin(), marks.codes.end(), is_read);
}

/// Whether a row of figures as long as a scanline stands apart from the MICR line.
bool has_scanline_beside(PageImage const& page, Marks const& marks) {
    // Longer than a typed amount or account number, 2 inches at 10 to the inch.
    int const least_width_px = 2 * page.dpi;
    cv::Rect const micr = marks.micr_line ? marks.micr_line->box() : cv::Rect();
    auto const rows = find_scanlines(page);
    return std::any_of(rows.begin(), rows.end(), [&](GlyphRow const& row) {
        return row.box.width >= least_width_px && (row.box & micr).empty();
    });
}

/// The bars of an Intelligent Mail barcode stand as evenly as E-13B and read as noughts.
bool is_mostly_noughts(MicrLine const& line) {
    std::string const text = line.text();
    auto const noughts = std::count(text.begin(), text.end(), '0');
    auto const others =
        std::count_if(text.begin(), text.end(), [](char c) { return c > '0' && c <= '9'; });
    return noughts > 4 * others && noughts > 8;
}

Marks marks_of(PageImage const& page, SiteConfig const& config, KindEngines const& engines) {
    Timed const timed(ReadingStep::marks);
    Marks marks;
    if (std::optional<MicrPlace> const place = find_micr(page)) {
        marks.micr_line = read_micr_line(page, *place, engines.micr);
        marks.micr = micr_fields(page, *marks.micr_line, PageKind::check);
        if (!has_read(marks.micr, FieldName::routing) && is_mostly_noughts(*marks.micr_line)) {
            marks.micr_line.reset();
            marks.micr.clear();
        }
    }
    // A routing number that keeps its check digit makes a check, unless a scanline stands beside
    // it: some billers print a MICR line on their coupons.
    if (!has_read(marks.micr, FieldName::routing) || has_scanline_beside(page, marks))
        marks.codes = read_coupon_codes(page, config.scanline, engines.digits);
    return marks;
}

/// Marks that stand one way up only; a barcode is read either way. A MICR line counts, whatever its
/// routing number, if it has a transit symbol and the length of routing number and account.
bool tells_way_up(Marks const& marks) {
    constexpr std::size_t least_characters = 12;
    bool const micr = marks.micr_line && marks.micr_line->characters.size() >= least_characters &&
                      marks.micr_line->text().find('A') != std::string::npos;
    return micr || has_read(marks.codes, FieldName::scanline);
}

/// How well a network that knows only upright writing reads the page's longest lines.
double legibility(PageImage const& page, LineNetwork& text) {
    constexpr std::size_t lines_read = 3;
    std::vector<TextLine> lines = text_lines(page, blobs_of(page.ink), 5);
    std::stable_sort(lines.begin(), lines.end(), [](TextLine const& a, TextLine const& b) {
        return a.box.width > b.box.width;
    });
    double sum = 0;
    for (std::size_t i = 0; i < std::min(lines.size(), lines_read); ++i)
        sum += read_text_line(page, lines[i], text).confidence;
    return sum;
}

// Below this the marks are looked for the other way up as well: one wrong page in 2,000.
constexpr double sure_way_up = 0.9995;

/// Whether the page reads better the other way up.
bool reads_better_turned(PageImage const& page, PageImage const& turned, LineNetwork& text) {
    return legibility(turned, text) > 1.05 * legibility(page, text);
}

/// Neither blank nor the rear of a check, whose print runs across.
bool bears_lines(Upright const& upright) {
    return kind_by_ink(upright.page, blobs_of(upright.page.ink), upright.crosswise_sharpness)
               .kind == PageKind::unknown;
}

/// Brings the page the right way up: as its marks stand; without such marks, as its print reads
/// where the print's shape leaves doubt. Boxes of marks are in the scan's pixels, so they hold
/// either way up.
Marks settle_way_up(Upright& upright, SiteConfig const& config, KindEngines const& engines) {
    constexpr double doubt = 0.99;
    Marks marks = marks_of(upright.page, config, engines);
    if (tells_way_up(marks) || upright.not_upside_down.value() > sure_way_up) return marks;
    PageImage turned = turned_half(upright.page);
    Marks turned_marks = marks_of(turned, config, engines);
    bool const turn = tells_way_up(turned_marks) ||
                      (upright.not_upside_down.value() < doubt && bears_lines(upright) &&
                       reads_better_turned(upright.page, turned, engines.text));
    if (turn) upright.page = std::move(turned);
    bool const more = read_count(turned_marks) > read_count(marks);
    return turn || more ? turned_marks : marks;
}

/// The scan's resolution by its MICR line, where that belies what the file says or the paper's
/// shape suggests: E-13B is printed at 8 characters to the inch. Photographs and specimens of
/// checks whose resolution is right stay within 8 % of that.
std::optional<int> dpi_by_micr(PageImage const& page, Marks const& marks) {
    constexpr double pitch_in = 0.125;
    constexpr double greatest_stray = 0.12;
    constexpr std::size_t least_characters = 12;
    if (!marks.micr_line || marks.micr_line->characters.size() < least_characters)
        return std::nullopt;
    double const true_dpi = marks.micr_line->pitch_px / pitch_in;
    if (std::abs(true_dpi / page.dpi - 1) < greatest_stray) return std::nullopt;
    double const scan_px = std::hypot(page.to_scan(0, 0), page.to_scan(1, 0));
    return static_cast<int>(std::lround(true_dpi * scan_px));
}

/// Turns a page of which only its Intelligent Mail barcode tells that it stands on its head;
/// whether it did.
bool turned_by_mail(IntelligentMail const& mail, Upright& upright, Marks& marks,
                    SiteConfig const& config, KindEngines const& engines) {
    bool const known = tells_way_up(marks) || upright.not_upside_down.value() > sure_way_up;
    if (!mail.upside_down || known) return false;
    upright.page = turned_half(upright.page);
    marks = marks_of(upright.page, config, engines);
    return true;
}

KindFound kind_of(Upright const& upright, Marks const& marks, std::vector<Blob> const& blobs,
                  SiteConfig const& config, LineNetwork& text) {
    Timed const timed(ReadingStep::kind);
    PageImage const& page = upright.page;
    constexpr int least_letters = 5;
    KindMarks evidence{marks.codes, marks.micr, 0};
    if (marks.micr_line)
        evidence.micr_characters = static_cast<int>(marks.micr_line->characters.size());
    KindFound found = kind_by_marks(evidence);
    if (found.kind == PageKind::check &&
        titled_money_order(page, text_lines(page, blobs, least_letters), text))
        return {PageKind::money_order, Probability::of(0.98)};
    if (found.kind == PageKind::check && !marks.codes.empty()) {
        KindFound const written =
            kind_by_writing(page, text_lines(page, blobs, least_letters), text);
        if (written.kind == PageKind::coupon) return written;
    }
    if (found.kind != PageKind::unknown) return found;
    // On a page as dark as this there is nothing to be made out.
    if (darkness_of(page).ink_share > config.quality.greatest_dark_share) return found;
    found = kind_by_ink(page, blobs, upright.crosswise_sharpness);
    if (found.kind == PageKind::unknown)
        found = kind_by_writing(page, text_lines(page, blobs, least_letters), text);
    return found;
}

}  // namespace

IdentifiedPage identify(ScannedPage const& scan, SiteConfig const& config,
                        KindEngines const& engines) {
    Upright upright = ocr::upright(scan);
    Marks marks = settle_way_up(upright, config, engines);
    if (std::optional<int> const dpi = dpi_by_micr(upright.page, marks)) {
        ScannedPage corrected = scan;
        corrected.dpi_x = *dpi;
        corrected.dpi_y = *dpi;
        Upright again = ocr::upright(corrected);
        Marks again_marks = settle_way_up(again, config, engines);
        if (read_count(again_marks) >= read_count(marks)) {
            upright = std::move(again);
            marks = std::move(again_marks);
        }
    }
    std::vector<Blob> blobs = blobs_of(upright.page.ink);
    auto const mail = read_intelligent_mail(upright.page, blobs);
    if (mail && turned_by_mail(*mail, upright, marks, config, engines))
        blobs = blobs_of(upright.page.ink);
    KindFound const found = kind_of(upright, marks, blobs, config, engines.text);

    IdentifiedPage page;
    page.readings.kind = found.kind;
    page.readings.kind_probability = found.probability;
    page.readings.rotation = upright.page.rotation;
    std::optional<cv::Rect> micr_line;
    if (marks.micr_line) micr_line = marks.micr_line->box();
    page.readings.quality =
        quality_of({scan, upright.page, blobs, found.kind, micr_line}, config.quality);
    bool const paid = found.kind == PageKind::check || found.kind == PageKind::money_order;
    // Only what may be a payment can be a payment that was presented before.
    if (paid || found.kind == PageKind::unknown)
        page.readings.fingerprint = fingerprint_of(upright.page);
    if (paid && marks.micr_line)
        for (Field& field : micr_fields(upright.page, *marks.micr_line, found.kind))
            page.readings.set(field.name, std::move(field.reading));
    if (!paid)
        for (Field const& field : marks.codes)
            page.readings.set(field.name, field.reading);
    if (mail) page.readings.set(FieldName::intelligent_mail, mail->reading);
    page.codes = std::move(marks.codes);
    page.image = std::move(upright.page);
    return page;
}

}  // namespace lockbox::ocr
