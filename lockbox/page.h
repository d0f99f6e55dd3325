// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lockbox/image_quality.h"
#include "lockbox/reading.h"
#include "lockbox/social_security.h"
#include "lockbox/usability.h"

namespace lockbox {

/// What a page is. `list` is a list of payers and `cash` a picture of bank notes or coins.
enum class PageKind {
    check,
    check_rear,
    money_order,
    coupon,
    correspondence,
    insert,
    envelope,
    list,
    cash,
    blank,
    unknown,
};
inline constexpr std::size_t page_kind_count = 11;
std::string_view name(PageKind kind);
std::optional<PageKind> parse_page_kind(std::string_view name);

/// Every field that a page may bear, by the name that `lockbox read` prints.
enum class FieldName {
    micr,  ///< Left to right: A transit, B amount, C on-us, D dash, `?` unreadable, wide gaps
           ///< blank.
    routing,
    account,
    serial,
    amount_figures,  ///< `345.67`.
    amount_words,    ///< `345.67`: the value of the words.
    amount,          ///< The two reconciled.
    amounts_agree,   ///< `yes`: figures and words state one amount; `no`.
    date,            ///< `YYYY-MM-DD`.
    payee,
    payer_name,
    payer_address,  ///< Lines joined by `, `.
    memo,
    member_id,
    billing_account,
    carrier,    ///< The current name in the site's carrier list.
    signature,  ///< `present` or `absent`.
    barcode,
    scanline,  ///< Digits only.
    invoice_number,
    coverage_month,  ///< `YYYY-MM`.
    amount_due,
    ledger,            ///< `medical` or `dental`.
    restrictive_note,  ///< `present`, where the check says that it pays in full.
    foreign,          ///< `present`, where a currency, bank or address is not of the United States.
    subscriber_name,  ///< Written on the paper as the subscriber's, where it differs from the
                      ///< payer's.
    subscriber_address,
    /// Digits of the Postal Service's barcode over an address: tracking (20) and routing (0, 5, 9
    /// or 11). Never the coupon's `barcode`.
    intelligent_mail,
    ssn,  ///< A Social Security number was written: the value is ssn_mask, never its digits.
};
inline constexpr std::size_t field_name_count = 29;
std::string_view name(FieldName field);
std::optional<FieldName> parse_field_name(std::string_view name);

struct Field {
    FieldName name;
    Reading<std::string> reading;
    /// The reader's own probability, where the site's calibration changed it.
    std::optional<Probability> uncalibrated = std::nullopt;
};

/// Degrees clockwise that make the page upright.
enum class Rotation { none = 0, right = 90, half = 180, left = 270 };

/// All that was read from one page.
struct PageReadings {
    int page = 0;  ///< Index in its picture file, from 0.
    PageKind kind = PageKind::unknown;
    Probability kind_probability = Probability::of(0);
    Rotation rotation = Rotation::none;
    QualityReport quality;
    AreaUsability usability{};  ///< Of what was read, by area.
    std::vector<Field> fields;
    /// 64-bit perceptual hash of the upright page: two scans of one paper differ in few bits.
    std::uint64_t fingerprint = 0;
    /// Where Social Security numbers stand, and where one may: no picture shows these places.
    std::vector<Box> secret_places;
    /// The keyed hash of the number that field `ssn` masks; `not_looked_at` where no key was given.
    Reading<SsnHash> ssn_hash = Unread{UnreadWhy::not_looked_at};

    /// The reading of a field; `not_looked_at` where the page has none of that name.
    Reading<std::string> field(FieldName name) const;
    void set(FieldName name, Reading<std::string> reading);
};

/// What it takes to show a page: made of its readings alone, so that the places that no picture
/// shows come along with the way to turn it.
class ShownPage {
public:
    explicit ShownPage(PageReadings const& readings)
        : page_(readings.page),
          rotation_(readings.rotation),
          secret_places_(readings.secret_places) {}
    int page() const { return page_; }
    Rotation rotation() const { return rotation_; }
    std::vector<Box> const& secret_places() const { return secret_places_; }

private:
    int page_;
    Rotation rotation_;
    std::vector<Box> secret_places_;
};

}  // namespace lockbox
