// SPDX-License-Identifier: Apache-2.0
#include "batches/x9/letter_writer.h"

#include <fmt/format.h>

#include <utility>

#include "batches/x9/record_text.h"
#include "lockbox/assertion.h"

namespace lockbox::x9 {
namespace {

using Profile = DepositProfile;

constexpr std::string_view forward = "01";    ///< Collection type: forward presentment.
constexpr std::string_view one_cycle = "01";  ///< The day's only one.
constexpr std::string_view image_no_paper = "G";
constexpr std::string_view lockbox_work = "09";    ///< Source of work of record 62.
constexpr std::string_view deposit_account = "1";  ///< Account type of record 62: demand deposit.

constexpr std::int64_t digits_10 = 9'999'999'999;
constexpr std::int64_t digits_12 = 999'999'999'999;
constexpr std::int64_t digits_14 = 99'999'999'999'999;

/// Closing records and their lengths: 70, 90 and 99.
constexpr std::size_t closing_bytes = 3 * (80 + 4);
/// What the records of an item take besides its pictures, at most: 25, 26 and twice 50, 52, 54.
constexpr std::size_t item_text_bytes = 2 * (80 + 4) + 2 * (2 * (80 + 4) + 117 + 4);

std::string_view level_text(Profile::Level level) {
    switch (level) {
        case Profile::Level::x9_37_2003:
            return "03";
        case Profile::Level::x9_100_187_2008:
            return "30";
        case Profile::Level::x9_100_187_2013:
            return "35";
    }
    return {};
}

std::string compact(BusinessDate date) {
    std::string text = date.text();
    std::erase(text, '-');
    return text;
}

/// The indicator of records 70, 90 and 99, which X9.100-187 has since 2013.
std::string_view credit_total_indicator(Profile const& profile) {
    if (profile.level != Profile::Level::x9_100_187_2013) return "";
    return profile.totals == Profile::Totals::checks_and_credits ? "1" : "0";
}

std::string_view as_text(std::vector<std::byte> const& bytes) {
    // Bytes may be looked at as characters; the standard says so.
    return {reinterpret_cast<char const*>(bytes.data()), bytes.size()};
}

}  // namespace

LetterRules rules_of(DepositProfile const& profile) {
    return {profile.totals == Profile::Totals::checks_and_credits ? CreditTotals::counted
                                                                  : CreditTotals::not_counted,
            profile.missing_rear == Profile::MissingRear::blank_view};
}

LetterWriter::LetterWriter(Profile profile, LetterName const& name)
    : profile_(std::move(profile)), name_(name), date_(compact(name.date)) {
    LOCKBOX_ASSERT(name.file >= 1 && name.file <= most_files);
    char const modifier = static_cast<char>('A' + name.file - 1);
    put(RecordText("01")
            .set("standard level", level_text(profile_.level))
            .set("file type", profile_.use == Profile::Use::test ? "T" : "P")
            .set("destination routing number", profile_.destination_routing.text())
            .set("origin routing number", profile_.origin_number)
            .set("creation date", date_)
            .set("creation time", profile_.creation_time)
            .set("resend indicator", "N")
            .set("destination name", profile_.destination_name)
            .set("origin name", profile_.origin_name)
            .set("file ID modifier", std::string(1, modifier))
            .set("country code", "US")
            .text());
    put(RecordText("10")
            .set("collection type", forward)
            .set("destination routing number", profile_.destination_routing.text())
            .set("ECE institution routing number", profile_.origin_number)
            .set("business date", date_)
            .set("creation date", date_)
            .set("creation time", profile_.creation_time)
            .set("record type indicator", "I")
            .set("documentation type", image_no_paper)
            .set("cash letter ID", fmt::format("{}{}{}", name.ledger, date_.substr(2), modifier))
            .set("contact name", profile_.contact_name)
            .set("contact phone number", profile_.contact_phone)
            .set("Fed work type", profile_.fed_work_type)
            .text());
    if (profile_.credit == Profile::Credit::record_62) {
        credit_at_ = put(credit(0));
        letter_.credits = 1;
    }
}

CharacterCode LetterWriter::code() const {
    return profile_.characters == Profile::Characters::ebcdic ? CharacterCode::ebcdic
                                                              : CharacterCode::ascii;
}

std::size_t LetterWriter::put(std::string_view text, std::string_view bytes) {
    if (profile_.lengths) {
        std::size_t const length = text.size() + bytes.size();
        for (int const shift : {24, 16, 8, 0})
            file_ += static_cast<char>(length >> shift & 0xFF);
    }
    std::size_t const at = file_.size();
    file_ += encoded(text, code());
    file_ += bytes;
    ++records_;
    return at;
}

void LetterWriter::replace(std::size_t at, std::string_view text) {
    file_.replace(at, text.size(), encoded(text, code()));
}

/// The credit of the whole letter: the account is that of the deposit. Its sequence number begins
/// with 999, which no item's does.
std::string LetterWriter::credit(std::int64_t cents) const {
    bool const is_61 = profile_.credit == Profile::Credit::record_61;
    RecordText record(is_61 ? "61" : "62");
    record.set("posting routing number", profile_.bofd_routing.text())
        .set("on-us", profile_.account)
        .set("amount", cents)
        .set("item sequence number", fmt::format("999{:012}", name_.file))
        .set("documentation type", image_no_paper);
    if (!is_61) record.set("account type", deposit_account).set("source of work", lockbox_work);
    return record.text();
}

void LetterWriter::open_bundle() {
    bundle_is_open_ = true;
    ++bundles_;
    put(RecordText("20")
            .set("collection type", forward)
            .set("destination routing number", profile_.destination_routing.text())
            .set("ECE institution routing number", profile_.origin_number)
            .set("business date", date_)
            .set("creation date", date_)
            .set("bundle ID", fmt::format("{}{:04}", date_.substr(2), bundles_))
            .set("bundle sequence number", fmt::format("{:04}", bundles_))
            .set("cycle number", one_cycle)
            .text());
    if (profile_.credit == Profile::Credit::record_61 && bundles_ == 1) {
        credit_at_ = put(credit(0));
        letter_.credits = bundle_.credits = 1;
    }
}

bool LetterWriter::has_room_for(LetterItem const& item) const {
    if (letter_.items == 0) return true;
    std::size_t const bytes = item_text_bytes + item.front.tiff.size() +
                              (item.rear ? item.rear->tiff.size() : 0) +
                              2 * closing_bytes;  // of the bundle that may have to begin
    std::int64_t const most_cents =
        profile_.credit == Profile::Credit::record_61 ? digits_10 : digits_14;
    constexpr std::int64_t most_bundles = 9'999;
    return letter_.items < profile_.items_per_file && bundles_ < most_bundles &&
           file_.size() + bytes <= static_cast<std::size_t>(profile_.bytes_per_file) &&
           letter_.cents + item.amount.count() <= most_cents;
}

void LetterWriter::add(LetterItem const& item) {
    LOCKBOX_ASSERT(item.amount >= no_cents && item.amount <= greatest_item_amount);
    bool const full = bundle_.items >= profile_.items_per_bundle ||
                      bundle_.cents + item.amount.count() > digits_12;
    if (bundle_is_open_ && full) close_bundle();
    if (!bundle_is_open_) open_bundle();
    put_item(item);
    for (Sums* const sums : {&bundle_, &letter_}) {
        ++sums->items;
        sums->cents += item.amount.count();
        sums->images += item.rear ? 2 : 1;
        if (item.micr.valid == MicrValid::good) sums->micr_valid_cents += item.amount.count();
    }
}

void LetterWriter::put_item(LetterItem const& item) {
    auto const correction = std::to_string(static_cast<int>(item.micr.correction));
    put(RecordText("25")
            .set("auxiliary on-us", item.micr.auxiliary_on_us)
            .set("external processing code", item.micr.processing_code)
            .set("payor routing number", item.micr.routing)
            .set("payor check digit", item.micr.check_digit)
            .set("on-us", item.micr.on_us)
            .set("item amount", item.amount.count())
            .set("item sequence number", item.sequence)
            .set("documentation type", image_no_paper)
            .set("MICR valid indicator", std::to_string(static_cast<int>(item.micr.valid)))
            .set("BOFD indicator", "Y")
            .set("addendum count", 1)
            .set("correction indicator", correction)
            .set("archive type", "B")  // an image archive
            .text());
    put(RecordText("26")
            .set("record number", "1")
            .set("return location routing number", profile_.bofd_routing.text())
            .set("BOFD business date", date_)
            .set("BOFD item sequence number", item.sequence)
            .set("deposit account number", profile_.account)
            .set("payee name", profile_.payee)
            .set("truncation indicator", "Y")
            .set("conversion indicator", "2")  // paper to image
            .set("correction indicator", correction)
            .text());
    put_view(item, item.front, false);
    if (item.rear) put_view(item, *item.rear, true);
}

void LetterWriter::put_view(LetterItem const& item, LetterView const& view, bool rear) {
    put(RecordText("50")
            .set("image indicator", view.actual_item ? "1" : "2")
            .set("image creator routing number", profile_.origin_number)
            .set("image creator date", date_)
            .set("image view format", "00")       // TIFF 6.0
            .set("image view compression", "00")  // Group 4
            .set("view side", rear ? "1" : "0")
            .set("view descriptor", "00")  // the full view
            .set("digital signature indicator", "0")
            .text());
    std::string data = RecordText("52")
                           .set("ECE institution routing number", profile_.origin_number)
                           .set("bundle business date", date_)
                           .set("cycle number", one_cycle)
                           .set("item sequence number", item.sequence)
                           .set("clipping origin", "0")
                           .set("length of image key", "0000")
                           .text();
    data += fmt::format("{:05}{:07}", 0, view.tiff.size());  // no signature; the image
    put(data, as_text(view.tiff));
    if (!view.analysis.empty()) put(view.analysis);
}

std::string LetterWriter::bundle_control(Sums const& sums) const {
    bool const counted = profile_.totals == Profile::Totals::checks_and_credits;
    return RecordText("70")
        .set("items", sums.items + (counted ? sums.credits : 0))
        .set("total amount", sums.cents + (counted ? sums.credit_cents : 0))
        .set("MICR valid total amount", sums.micr_valid_cents)
        .set("images", sums.images)
        .set("credit total indicator", credit_total_indicator(profile_))
        .text();
}

void LetterWriter::close_bundle() {
    std::size_t const at = put(bundle_control(bundle_));
    if (bundles_ == 1) {
        first_control_at_ = at;
        first_bundle_ = bundle_;
    }
    bundle_ = {};
    bundle_is_open_ = false;
}

std::string LetterWriter::finish() {
    LOCKBOX_ASSERT(letter_.items > 0);
    close_bundle();
    if (letter_.credits > 0) {
        letter_.credit_cents = letter_.cents;
        replace(credit_at_, credit(letter_.credit_cents));
        if (first_bundle_.credits > 0) first_bundle_.credit_cents = letter_.credit_cents;
        replace(first_control_at_, bundle_control(first_bundle_));
    }
    bool const counted = profile_.totals == Profile::Totals::checks_and_credits;
    std::int64_t const items = letter_.items + (counted ? letter_.credits : 0);
    std::int64_t const cents = letter_.cents + (counted ? letter_.credit_cents : 0);
    put(RecordText("90")
            .set("bundles", bundles_)
            .set("items", items)
            .set("total amount", cents)
            .set("images", letter_.images)
            .set("ECE institution name", profile_.origin_name)
            .set("credit total indicator", credit_total_indicator(profile_))
            .text());
    put(RecordText("99")
            .set("cash letters", 1)
            .set("records", records_ + 1)
            .set("items", items)
            .set("total amount", cents)
            .set("contact name", profile_.contact_name)
            .set("contact phone number", profile_.contact_phone)
            .set("credit total indicator", credit_total_indicator(profile_))
            .text());
    return std::move(file_);
}

}  // namespace lockbox::x9
