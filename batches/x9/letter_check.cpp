// SPDX-License-Identifier: Apache-2.0
#include "batches/x9/letter_check.h"

#include <fmt/format.h>

#include <algorithm>

#include "batches/x9/tiff_rules.h"
#include "lockbox/assertion.h"
#include "lockbox/check_digits.h"

namespace lockbox::x9 {
namespace {

bool is_blank(std::string_view text) {
    return text.find_first_not_of(' ') == std::string_view::npos;
}

std::string without_trailing_blanks(std::string text) {
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

/// A field's number, 0 where it is blank; nothing where other than digits stand, which has been
/// reported already.
std::optional<std::int64_t> number(Record const& record, std::string_view field) {
    std::string const text = without_trailing_blanks(record.text_in(field));
    if (text.empty()) return 0;
    if (!all_digits(text)) return std::nullopt;
    return std::stoll(text);
}

std::string dollars(std::int64_t cents) {
    return fmt::format("{}.{:02}", cents / 100, cents % 100);
}

}  // namespace

LetterCheck::TypeRule const LetterCheck::type_rules[] = {
    {"01", Level::outside, Level::outside, &LetterCheck::take_file_header},
    {"10", Level::file, Level::file, &LetterCheck::take_letter_header},
    {"20", Level::letter, Level::letter, &LetterCheck::take_bundle_header},
    {"25", Level::bundle, Level::bundle, &LetterCheck::take_check},
    {"26", Level::bundle, Level::bundle, &LetterCheck::take_addendum},
    {"27", Level::bundle, Level::bundle, &LetterCheck::take_addendum},
    {"28", Level::bundle, Level::bundle, &LetterCheck::take_addendum},
    {"50", Level::bundle, Level::bundle, &LetterCheck::take_view},
    {"52", Level::bundle, Level::bundle, &LetterCheck::take_data},
    {"54", Level::bundle, Level::bundle, &LetterCheck::take_analysis},
    {"61", Level::letter, Level::bundle, &LetterCheck::take_credit},
    {"62", Level::letter, Level::letter, &LetterCheck::take_credit},
    {"68", Level::file, Level::bundle, &LetterCheck::take_user_record},
    {"70", Level::bundle, Level::bundle, &LetterCheck::take_bundle_control},
    {"85", Level::letter, Level::letter, &LetterCheck::take_summary},
    {"90", Level::letter, Level::letter, &LetterCheck::take_letter_control},
    {"99", Level::file, Level::file, &LetterCheck::take_file_control},
};

void LetterCheck::Sums::add(Sums const& other) {
    items += other.items;
    cents += other.cents;
    micr_valid_cents += other.micr_valid_cents;
    images += other.images;
    credits += other.credits;
    credit_cents += other.credit_cents;
}

void LetterCheck::report(Record const& record, std::string_view field, std::string found,
                         std::string expected) {
    Finding finding;
    finding.record = record.number;
    finding.offset = record.offset;
    finding.type = record.type();
    finding.title = record.layout->title;
    finding.field = field;
    for (RecordField const& row : record.layout->fields)
        if (!field.empty() && row.name == field) {
            finding.column = row.column;
            finding.width = row.width;
        }
    finding.found = std::move(found);
    finding.expected = std::move(expected);
    report_(std::move(finding));
}

void LetterCheck::expect_number(Record const& record, std::string_view field, std::int64_t expected,
                                std::string_view what) {
    auto const stated = number(record, field);
    RecordField const& row = field_of(*record.layout, field);
    if (!stated || *stated == expected) return;
    if (row.presence != Presence::mandatory && is_blank(record.text_in(field))) return;
    report(record, field, shown(row, record.text_in(field)),
           fmt::format("\"{:0{}}\", {}", expected, row.width, what));
}

void LetterCheck::expect_same(Record const& record, std::string_view field,
                              std::optional<Record> const& header, std::string_view header_field) {
    if (!header) return;
    std::string const expected = header->text_in(header_field);
    std::string const value = record.text_in(field);
    if (value == expected) return;
    RecordField const& row = field_of(*record.layout, field);
    report(record, field, shown(row, value),
           fmt::format("{}, as in record {} ({})",
                       shown(field_of(*header->layout, header_field), expected), header->number,
                       header->type()));
}

void LetterCheck::check_place(Record const& record, TypeRule const& rule) {
    static constexpr std::string_view open[] = {"before the file header (01)",
                                                "in no cash letter (10)", "in no bundle (20)",
                                                "in a bundle (20)", "behind the file control (99)"};
    static constexpr std::string_view needed[] = {"the first record", "a place between 01 and 99",
                                                  "a place in a cash letter (10), in no bundle",
                                                  "a place in a bundle (20)"};
    if (level_ >= rule.least && level_ <= rule.most) return;
    report(record, "", fmt::format("a record {}", open[static_cast<std::size_t>(level_)]),
           std::string(needed[static_cast<std::size_t>(rule.least)]));
}

void LetterCheck::take(Record const& record) {
    auto const rule = std::find_if(
        std::begin(type_rules), std::end(type_rules),
        [&](TypeRule const& candidate) { return candidate.type == record.layout->type; });
    LOCKBOX_ASSERT(rule != std::end(type_rules));
    check_place(record, *rule);
    (this->*rule->take)(record);
}

void LetterCheck::take_file_header(Record const&) {
    level_ = Level::file;
}

void LetterCheck::take_letter_header(Record const& record) {
    close_item();
    level_ = Level::letter;
    letter_header_ = record;
    letter_ = {};
    bundles_in_letter_ = 0;
    summaries_begun_ = false;
    by_payor_.clear();
    ++contents_.cash_letters;
}

void LetterCheck::take_bundle_header(Record const& record) {
    close_item();
    if (summaries_begun_)
        report(record, "", "a bundle behind a routing number summary (85)",
               "bundles before summaries");
    level_ = Level::bundle;
    bundle_header_ = record;
    bundle_ = {};
    ++bundles_in_letter_;
    ++contents_.bundles;
    for (char const* field : {"collection type", "destination routing number",
                              "ECE institution routing number", "business date"})
        expect_same(record, field, letter_header_, field);
}

void LetterCheck::take_credit(Record const& record) {
    if (item_ || (level_ == Level::letter && bundles_in_letter_ > 0))
        report(record, "", "a credit behind items", "the credit before the items it is for");
    Sums& sums = level_ == Level::bundle ? bundle_ : letter_;
    std::int64_t const cents = number(record, "amount").value_or(0);
    ++sums.credits;
    sums.credit_cents += cents;
    ++contents_.credits;
    contents_.credit_cents += cents;
}

void LetterCheck::check_payor(Record const& record) {
    std::string const routing =
        record.text_in("payor routing number") + record.text_in("payor check digit");
    std::string const micr_valid = record.text_in("MICR valid indicator");
    bool const unread = routing.find('*') != std::string::npos;
    if (unread && micr_valid != "3" && micr_valid != "4")
        report(record, "MICR valid indicator", "\"" + micr_valid + "\"",
               "3 or 4, where characters of the routing number are unreadable");
    if (!unread && !routing_check_digit_holds(routing))
        report(record, "payor routing number", "\"" + routing + "\"",
               "nine digits with a right check digit, or * for unreadable ones");
}

void LetterCheck::take_check(Record const& record) {
    close_item();
    item_ = Item{.record = record, .addenda = 0, .last_addendum = {}};
    check_payor(record);
    std::int64_t const cents = number(record, "item amount").value_or(0);
    ++bundle_.items;
    bundle_.cents += cents;
    if (record.text_in("MICR valid indicator") == "1") bundle_.micr_valid_cents += cents;
    ++contents_.items;
    contents_.item_cents += cents;
    auto& [items, sum] =
        by_payor_[record.text_in("payor routing number") + record.text_in("payor check digit")];
    ++items;
    sum += cents;
    std::string const sequence = without_trailing_blanks(record.text_in("item sequence number"));
    std::string const bundle = bundle_header_
                                   ? bundle_header_->text_in("ECE institution routing number") +
                                         bundle_header_->text_in("business date")
                                   : "";
    if (!sequences_.insert(bundle + sequence).second)
        report(record, "item sequence number", "\"" + sequence + "\"",
               "a number that no other item of the institution and day has");
}

void LetterCheck::take_addendum(Record const& record) {
    if (!item_ || item_->has_views) {
        report(record, "", item_ ? "an addendum behind a view" : "an addendum of no check",
               "addenda right behind their check detail (25)");
        return;
    }
    if (record.type() < item_->last_addendum)
        report(record, "", fmt::format("an addendum behind record {}", item_->last_addendum),
               "26, then 27, then 28");
    item_->last_addendum = record.type();
    ++item_->addenda;
}

void LetterCheck::take_view(Record const& record) {
    close_view();
    if (!item_) report(record, "", "a view of no check", "a view behind its check detail (25)");
    view_ = View{record, record.text_in("image indicator") != "0", false};
    if (!item_) return;
    item_->has_views = true;
    std::int64_t const descriptor = number(record, "view descriptor").value_or(0);
    if (descriptor > 1 || !view_->data_awaited) return;
    bool& seen = record.text_in("view side") == "1" ? item_->rear : item_->front;
    if (seen) report(record, "view side", "a second full view of this side", "one of each side");
    seen = true;
}

void LetterCheck::check_picture(Record const& record) {
    auto const size = static_cast<std::int64_t>(record.image.size());
    std::int64_t const announced = number(view_->record, "image view data size").value_or(0);
    if (announced != 0 && announced != size)
        expect_number(view_->record, "image view data size", size, "as many as record 52 has");
    for (char const* field : {"image view format", "image view compression"}) {
        std::string const value = view_->record.text_in(field);
        if (value != "00" && !is_blank(value))
            report(view_->record, field, "\"" + value + "\"", "00, TIFF with Group 4");
    }
    for (TiffFinding const& finding : tiff_findings(record.image))
        report(record, fmt::format("image data, TIFF {}", finding.part), finding.found,
               finding.expected);
}

void LetterCheck::take_data(Record const& record) {
    if (!view_ || !view_->data_awaited) {
        report(record, "", "a picture without its view", "a picture behind its view detail (50)");
        return;
    }
    view_->data_awaited = false;
    ++bundle_.images;
    ++contents_.images;
    expect_same(record, "ECE institution routing number", bundle_header_,
                "ECE institution routing number");
    expect_same(record, "bundle business date", bundle_header_, "business date");
    expect_same(record, "cycle number", bundle_header_, "cycle number");
    if (item_) expect_same(record, "item sequence number", item_->record, "item sequence number");
    check_picture(record);
}

void LetterCheck::take_analysis(Record const& record) {
    if (!view_ || view_->data_awaited || view_->analysed)
        report(record, "", "an analysis of no view, or a second one",
               "one behind the picture of its view");
    if (view_) view_->analysed = true;
}

void LetterCheck::take_user_record(Record const&) {}

void LetterCheck::close_view() {
    if (view_ && view_->data_awaited)
        report(view_->record, "image indicator", "no image view data (52) behind this view",
               "one, or the indicator 0");
    view_.reset();
}

void LetterCheck::close_item() {
    close_view();
    if (!item_) return;
    expect_number(item_->record, "addendum count", item_->addenda, "as many addenda as follow");
    bool const images = letter_header_ && letter_header_->text_in("record type indicator") == "I";
    if (images && !(item_->front && (item_->rear || !rules_.rears_needed)))
        report(item_->record, "",
               item_->front  ? "no view of the rear"
               : item_->rear ? "no view of the front"
                             : "no views",
               rules_.rears_needed ? "a full view of the front and of the rear"
                                   : "a full view of the front");
    item_.reset();
}

void LetterCheck::take_summary(Record const& record) {
    summaries_begun_ = true;
    auto const sums = by_payor_.find(record.text_in("routing number"));
    auto const [items, cents] =
        sums == by_payor_.end() ? std::pair<std::int64_t, std::int64_t>{} : sums->second;
    expect_number(record, "items", items, "as many items of this payor bank as there are");
    expect_number(record, "total amount", cents, "the sum of the items of this payor bank");
}

void LetterCheck::check_totals(Record const& record, Sums const& sums) {
    bool const indicated = record.text_in("credit total indicator") == "1";
    bool const counted = rules_.credits == CreditTotals::counted ||
                         (rules_.credits == CreditTotals::by_indicator && indicated);
    std::int64_t const cents = sums.cents + (counted ? sums.credit_cents : 0);
    expect_number(
        record, "items", sums.items + (counted ? sums.credits : 0),
        counted ? "as many items and credits as there are" : "as many items as there are");
    expect_number(record, "total amount", cents,
                  fmt::format("the sum of {}, {} dollars",
                              counted ? "items and credits" : "the items", dollars(cents)));
}

void LetterCheck::take_bundle_control(Record const& record) {
    close_item();
    check_totals(record, bundle_);
    expect_number(record, "MICR valid total amount", bundle_.micr_valid_cents,
                  "the sum of the items with a MICR valid indicator of 1");
    expect_number(record, "images", bundle_.images, "as many images as there are");
    letter_.add(bundle_);
    bundle_ = {};
    level_ = Level::letter;
}

void LetterCheck::take_letter_control(Record const& record) {
    close_item();
    letter_.add(std::exchange(bundle_, {}));  // of a bundle that was not closed
    expect_number(record, "bundles", bundles_in_letter_, "as many bundles as there are");
    check_totals(record, letter_);
    expect_number(record, "images", letter_.images, "as many images as there are");
    file_.add(letter_);
    letter_ = {};
    letter_header_.reset();
    level_ = Level::file;
}

void LetterCheck::take_file_control(Record const& record) {
    close_item();
    letter_.add(std::exchange(bundle_, {}));
    file_.add(std::exchange(letter_, {}));
    expect_number(record, "cash letters", static_cast<std::int64_t>(contents_.cash_letters),
                  "as many cash letters as there are");
    expect_number(record, "records", static_cast<std::int64_t>(record.number),
                  "as many records as there are");
    check_totals(record, file_);
    level_ = Level::closed;
}

void LetterCheck::end(RecordStream const& stream) {
    if (level_ == Level::closed) return;
    close_item();
    Finding finding;
    finding.record = stream.records();
    finding.offset = stream.offset();
    finding.found = "the end of the file";
    finding.expected = "a file control record (99)";
    report_(std::move(finding));
}

}  // namespace lockbox::x9
