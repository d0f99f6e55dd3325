// SPDX-License-Identifier: Apache-2.0
#include "batches/export/held_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "batches/export/masking.h"

namespace lockbox::batches {
namespace {

using F = FieldName;

constexpr std::array in_order{F::amount_figures,
                              F::amount_words,
                              F::amount,
                              F::date,
                              F::payee,
                              F::signature,
                              F::restrictive_note,
                              F::foreign,
                              F::payer_name,
                              F::payer_address,
                              F::memo,
                              F::subscriber_name,
                              F::subscriber_address,
                              F::member_id,
                              F::billing_account,
                              F::invoice_number,
                              F::coverage_month,
                              F::amount_due,
                              F::carrier,
                              F::ledger,
                              F::routing,
                              F::account,
                              F::serial,
                              F::ssn};

std::optional<Box> box_of(Reading<std::string> const& reading) {
    if (auto const* read = read_of(reading)) return read->box;
    return std::get<Unread>(reading).box;
}

std::string shown_value(FieldName field, std::string const& value) {
    if (field == F::account) return masked_account(value);
    if (field == F::memo || field == F::member_id) return masked(value);
    if (field == F::amount_figures || field == F::amount_words || field == F::amount_due)
        if (auto const cents = Cents::parse(value)) return cents->display();
    return value;
}

void add_readings(HeldView& view, PaperRecord const& paper, std::span<FieldName const> doubts) {
    PageReadings const& front = paper.pages.front().readings;
    for (FieldName const field : fields_as_read()) {
        if (field == F::amount) continue;  // what it was made of is shown
        Reading<std::string> const reading = front.field(field);
        ShownReading shown{in_words(name(front.kind)), in_words(name(field)), "", "",
                           std::find(doubts.begin(), doubts.end(), field) != doubts.end()};
        if (auto const* read = read_of(reading)) {
            shown.value = shown_value(field, read->value);
            shown.probability = percent_text(read->probability);
        } else {
            UnreadWhy const why = std::get<Unread>(reading).why;
            bool const of_no_interest =
                why == UnreadWhy::not_looked_at ||
                ((why == UnreadWhy::not_found || why == UnreadWhy::absent) && !shown.doubtful);
            if (of_no_interest) continue;
            shown.probability = in_words(name(why));
        }
        view.readings.push_back(std::move(shown));
    }
}

void add_pictures(HeldView& view, BatchId const& batch, PageRecord const& front,
                  std::span<FieldName const> doubts) {
    std::string const file = batch.text() + "/" + front.picture;
    for (FieldName const field : doubts) {
        std::optional<Box> const box = box_of(front.readings.field(field));
        if (!box || box->width <= 0 || box->height <= 0) continue;
        view.pictures.push_back({in_words(name(field)), file, ShownPage(front.readings), *box});
    }
    view.pictures.push_back({"the whole page", file, ShownPage(front.readings), Box{}});
}

}  // namespace

std::vector<FieldName> fields_in_doubt(HoldReason reason) {
    switch (reason) {
        case HoldReason::foreign_item:
            return {F::foreign};
        case HoldReason::payee_not_accepted:
            return {F::payee};
        case HoldReason::unsigned_check:
            return {F::signature};
        case HoldReason::restrictive_note:
            return {F::restrictive_note, F::memo};
        case HoldReason::date_stale:
        case HoldReason::date_future:
            return {F::date};
        case HoldReason::amount_unreadable:
        case HoldReason::amounts_disagree:
            return {F::amount_figures, F::amount_words};
        case HoldReason::routing_invalid:
            return {F::micr, F::routing};
        case HoldReason::member_unknown:
        case HoldReason::member_ambiguous:
            return {F::member_id, F::memo, F::payer_name, F::subscriber_name};
        case HoldReason::carrier_disagrees:
            return {F::carrier, F::memo};
        case HoldReason::short_payment:
        case HoldReason::over_payment:
        case HoldReason::already_paid:
            return {F::amount_figures};
        case HoldReason::image_unusable:
        case HoldReason::not_a_payment:
        case HoldReason::cash:
        case HoldReason::suspected_duplicate:
        case HoldReason::combined_health_dental:
        case HoldReason::check_and_list:
        case HoldReason::transaction_unbalanced:
        case HoldReason::posting_reversed:
            break;
    }
    return {};
}

std::span<FieldName const> fields_as_read() {
    return in_order;
}

HeldView held_view(DecidedItem const& item, TransactionRecord const& transaction) {
    HeldView view;
    auto const paper =
        std::find_if(transaction.papers.begin(), transaction.papers.end(),
                     [&](PaperRecord const& candidate) { return candidate.item == item.item; });
    LOCKBOX_ASSERT(paper != transaction.papers.end());
    view.paper = in_words(name(paper->kind()));
    auto const* held = std::get_if<Held>(&item.decision);
    std::vector<FieldName> const doubts =
        held ? fields_in_doubt(held->reason) : std::vector<FieldName>{};
    if (paper->unusable) {
        view.quality.push_back(paper->unusable->what);
        return view;
    }
    add_pictures(view, item.batch, paper->pages.front(), doubts);
    add_readings(view, *paper, doubts);
    for (PaperRecord const& other : transaction.papers)
        if (other.item != item.item && !other.unusable && other.kind() == PageKind::coupon)
            add_readings(view, other, {});
    for (PageRecord const& page : paper->pages)
        for (QualityFinding const finding : page.readings.quality.findings())
            view.quality.push_back(in_words(name(finding)));
    return view;
}

std::string percent_text(Probability probability) {
    constexpr int most_decimals = 4;
    double const percent = probability.value() * 100;
    if (percent > 0 && percent < 0.1) return "< 0.1 %";
    for (int decimals = 1; decimals <= most_decimals; ++decimals) {
        double const scale = std::pow(10, decimals);
        double const down = std::floor(percent * scale) / scale;
        if (down < 100 - 1.5 / scale) return fmt::format("{:.{}f} %", down, decimals);
    }
    return "> 99.999 %";
}

std::string in_words(std::string_view name) {
    if (name == "amount_figures") return "amount in figures";
    if (name == "amount_words") return "amount in words";
    if (name == "member_id") return "Member ID";
    if (name == "micr") return "MICR line";
    if (name == "ssn") return "Social Security number";
    std::string words(name);
    std::replace(words.begin(), words.end(), '_', ' ');
    return words;
}

}  // namespace lockbox::batches
