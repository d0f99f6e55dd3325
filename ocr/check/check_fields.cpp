// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/check_fields.h"

#include <algorithm>
#include <utility>

#include "ocr/check/amount_reconciled.h"
#include "ocr/check/date_place.h"
#include "ocr/check/find_amounts.h"
#include "ocr/check/line_meaning.h"
#include "ocr/check/lower_places.h"
#include "ocr/check/payee_place.h"
#include "ocr/check/payer_places.h"
#include "ocr/check/written_line.h"
#include "ocr/check/written_number.h"
#include "ocr/reading_times.h"

namespace lockbox::ocr {
namespace {

constexpr std::size_t kept_alternatives = 12;

AmountWordsGrammar const& words_grammar() {
    static AmountWordsGrammar const grammar;
    return grammar;
}

DateGrammar const& date_grammar() {
    static DateGrammar const grammar;
    return grammar;
}

/// Guesses as a reading: the best if it has at least that probability, else illegible.
template <class Guess, class Value>
Reading<std::string> reading_of(std::vector<Guess> const& guesses, Value value, Box box,
                                double least_probability = 0.5) {
    if (guesses.empty() || guesses.front().probability < least_probability)
        return Unread{UnreadWhy::illegible, box};
    Read<std::string> read{value(guesses.front()),
                           Probability::clamped(guesses.front().probability), How::handwriting,
                           box};
    for (std::size_t i = 1; i < guesses.size() && i <= kept_alternatives; ++i)
        read.alternatives.push_back(
            {value(guesses[i]), Probability::clamped(guesses[i].probability)});
    return read;
}

std::string text_of(AmountGuess const& guess) {
    return guess.amount.text();
}

Reading<std::string> as_text(Reading<Cents> const& amount) {
    auto const* read = read_of(amount);
    if (!read) return std::get<Unread>(amount);
    Read<std::string> text{read->value.text(), read->probability, read->how, read->box};
    for (auto const& other : read->alternatives)
        text.alternatives.push_back({other.value.text(), other.probability});
    return text;
}

/// What was found on a check, in the order in which it was looked for.
struct Places {
    AmountPlaces amounts;
    std::optional<DatePlace> date;
    std::optional<PayeePlace> payee;
    std::optional<WritingRow> memo;
    std::optional<SignaturePlace> signature;
    Payer purchaser;  ///< Of a money order, by its labels.
};

std::optional<cv::Rect> box_of(auto const& place) {
    return place ? std::optional(place->box) : std::nullopt;
}

Places find_places(CheckPicture const& check, CheckEngines const& engines, Policy const& policy,
                   PageKind kind) {
    Places places;
    places.amounts = find_amounts(check, words_grammar(), {engines.text, engines.digits});
    places.date = find_date(check, box_of(places.amounts.figures), date_grammar(),
                            {engines.digits, engines.text, engines.dates});
    places.payee = find_payee(check, box_of(places.amounts.figures), box_of(places.amounts.words),
                              policy.accepted_payees, {engines.text, engines.digits});
    if (kind == PageKind::money_order) {
        LabelledLines labelled = find_labelled_lines(check, {engines.text, engines.digits});
        places.memo = std::move(labelled.memo);
        places.purchaser = std::move(labelled.payer);
    }
    if (!places.memo) places.memo = find_memo(check, box_of(places.amounts.words));
    places.signature = find_signature(check, kind);
    // A line that a money order gives to its purchaser's address is no line to sign on.
    if (places.signature && std::ranges::any_of(places.purchaser.places, [&](auto const& place) {
            return (place & places.signature->box).area() > 0;
        }))
        places.signature.reset();
    return places;
}

void add_amounts(std::vector<Field>& fields, PageImage const& page, Places const& places) {
    AmountGuesses figures;
    WordsMeaning words;
    Reading<std::string> figures_text = Unread{UnreadWhy::not_found};
    Reading<std::string> words_text = Unread{UnreadWhy::not_found};
    std::optional<cv::Rect> box;
    if (places.amounts.words) {
        words = places.amounts.words->meaning;
        box = places.amounts.words->box;
        words_text = reading_of(words.amounts, text_of, page.scan_box(*box));
    }
    if (places.amounts.figures) {
        figures = places.amounts.figures->guesses;
        box = places.amounts.figures->box;
        figures_text = reading_of(figures, text_of, page.scan_box(*box));
    }
    fields.push_back({FieldName::amount_figures, std::move(figures_text)});
    fields.push_back({FieldName::amount_words, std::move(words_text)});
    if (!box) {
        fields.push_back({FieldName::amount, Unread{UnreadWhy::not_found}});
        return;
    }
    Box const place = page.scan_box(*box);
    Reconciled const both = reconciled(figures, words, place);
    fields.push_back({FieldName::amount, as_text(both.amount)});
    if (!both.agree) return;
    bool const likely = both.agree->value() >= 0.5;
    fields.push_back(
        {FieldName::amounts_agree,
         Read<std::string>{likely ? "yes" : "no", likely ? *both.agree : both.agree->complement(),
                           How::reconciled, place}});
}

/// A date that is likelier than not to be another is stated all the same where its visible parts
/// say something: matching weighs its guesses by how likely mail of that date is.
void add_date(std::vector<Field>& fields, PageImage const& page, Places const& places) {
    constexpr double says_something = 0.1;  // of all guesses together
    Reading<std::string> date = Unread{UnreadWhy::not_found};
    if (places.date) {
        auto const& guesses = places.date->meaning.dates;
        double all = 0;
        for (DateGuess const& guess : guesses)
            all += guess.probability;
        date = reading_of(
            guesses, [](DateGuess const& guess) { return guess.date.text(); },
            page.scan_box(places.date->box), all >= says_something ? 0 : 1);
    }
    fields.push_back({FieldName::date, std::move(date)});
}

/// What stands in the payee's place, where it is none that the site accepts.
std::optional<WrittenLine> unaccepted_payee(CheckPicture const& check, Places const& places,
                                            CheckEngines const& engines) {
    auto const& place = places.payee;
    if (!place || place->accepted.value() >= 0.5) return std::nullopt;
    return line_of(check, {place->box, {}}, place->scores, engines.digits);
}

void add_payee(std::vector<Field>& fields, PageImage const& page, Places const& places,
               std::optional<WrittenLine> const& unaccepted) {
    Reading<std::string> payee = Unread{UnreadWhy::not_found};
    if (auto const& place = places.payee) {
        Box const box = page.scan_box(place->box);
        if (unaccepted)
            payee = read_text(*unaccepted, box);
        else
            payee = Read<std::string>{place->name, place->accepted, How::handwriting, box};
    }
    fields.push_back({FieldName::payee, std::move(payee)});
}

void add_signature(std::vector<Field>& fields, PageImage const& page, Places const& places) {
    Reading<std::string> signature = Unread{UnreadWhy::not_found};
    if (places.signature) {
        Box const box = page.scan_box(places.signature->box);
        Probability const present = places.signature->present;
        bool const likely = present.value() >= 0.5;
        signature = Read<std::string>{likely ? "present" : "absent",
                                      likely ? present : present.complement(), How::geometry, box};
    }
    fields.push_back({FieldName::signature, std::move(signature)});
}

/// All lines that are no amount, date, payee or signature, the memo first.
std::vector<WrittenLine> read_lines(CheckPicture const& check, Places const& places,
                                    CheckEngines const& engines, Effort effort) {
    Timed const timed(ReadingStep::free_lines);
    LineReaders const readers{engines.text, engines.digits};
    std::vector<WrittenLine> lines;
    std::vector<cv::Rect> taken = places.purchaser.places;
    for (auto const& box :
         {box_of(places.amounts.figures), box_of(places.amounts.words), box_of(places.date),
          box_of(places.payee), box_of(places.memo), box_of(places.signature)})
        if (box) taken.push_back(*box);
    if (places.memo) lines.push_back(read_line(check, *places.memo, readers));
    int const below_words =
        places.amounts.words ? places.amounts.words->box.br().y : check.height() / 2;
    // Beside a payer's block people write too; where none was found, what stands there is the
    // payer.
    bool const above_too = effort == Effort::everything && !places.purchaser.places.empty();
    int const top = above_too ? check.px(0.1) : below_words;
    for (WrittenLine& line : read_free_lines(check, taken, top, readers))
        lines.push_back(std::move(line));
    return lines;
}

void add_memo(std::vector<Field>& fields, CheckPicture const& check, Places const& places,
              std::vector<WrittenLine> const& lines) {
    Reading<std::string> memo = Unread{UnreadWhy::not_found};
    if (places.memo) memo = read_text(lines.front(), check.page.scan_box(places.memo->box));
    fields.push_back({FieldName::memo, std::move(memo)});
}

/// `present` where any line says so; the note and the currency stand anywhere.
void add_notes(std::vector<Field>& fields, CheckPicture const& check,
               std::vector<WrittenLine> const& lines) {
    for (WrittenLine const& line : lines) {
        Probability const probability = Probability::clamped(std::max(0.5, line.probability));
        Box const box = check.page.scan_box(line.row.box);
        Read<std::string> const present{"present", probability, How::handwriting, box};
        if (is_restrictive(line)) fields.push_back({FieldName::restrictive_note, present});
        if (is_foreign(line.text)) fields.push_back({FieldName::foreign, present});
    }
}

bool has(std::vector<Field> const& fields, FieldName name) {
    return std::ranges::find(fields, name, &Field::name) != fields.end();
}

void add_once(std::vector<Field>& fields, FieldName name, Reading<std::string> reading) {
    if (!has(fields, name)) fields.push_back({name, std::move(reading)});
}

/// One row of writing that reads somewhat as a person's name and not at all as a carrier's.
bool is_somebodys_name(CheckPicture const& check, WrittenLine const& line,
                       CarrierTable const& carriers) {
    constexpr double read_somewhat = 0.02, greatest_row_in = 0.3;  // two rows in one are taller
    return line.probability >= read_somewhat && is_person_name(without_label(line.text)) &&
           line.row.box.height <= check.px(greatest_row_in) && !may_name_a_carrier(line, carriers);
}

/// Four letters or more that were not read clearly and are no usual words of a memo.
bool may_hide_a_carrier(CheckPicture const& check, WrittenLine const& line,
                        CarrierTable const& carriers) {
    constexpr double clearly_read = 0.5;
    auto const letters =
        std::ranges::count_if(line.text, [](unsigned char c) { return std::isalpha(c) != 0; });
    return letters >= 4 && line.probability < clearly_read && !is_memo(line.text) &&
           !is_address(line.text) && !is_somebodys_name(check, line, carriers);
}

void add_member(std::vector<Field>& fields, CheckPicture const& check,
                std::vector<WrittenLine> const& lines, CheckEngines const& engines,
                SiteConfig const& config, PageReadings const& so_far) {
    constexpr double says_something = 0.05;  // a carrier less likely is what scribbles resemble
    // A money order's ruled address lines are the payee's and the purchaser's.
    bool const is_money_order = so_far.kind == PageKind::money_order;
    Reading<std::string> const serial = so_far.field(FieldName::serial);
    std::string const own_number = read_of(serial) ? read_of(serial)->value : "";
    std::vector<WrittenLine> address;
    std::optional<Box> unexplained;  // may name a carrier
    std::vector<Read<std::string>> carriers;
    for (WrittenLine const& line : lines) {
        if (is_serial(line.text, own_number)) continue;
        Box const box = check.page.scan_box(line.row.box);
        MemberNumbers const numbers = find_member_numbers(check, line, engines.digits);
        if (numbers.member_id) add_once(fields, FieldName::member_id, *numbers.member_id);
        if (numbers.billing_account)
            add_once(fields, FieldName::billing_account, *numbers.billing_account);
        Probability const likely = Probability::clamped(std::max(0.5, line.probability));
        if (is_bank_name(line.text)) continue;
        if (names_dental(line.text))
            add_once(fields, FieldName::ledger,
                     Read<std::string>{"dental", likely, How::handwriting, box});
        if (longest_number(line.text)) continue;
        auto const carrier = carrier_on(line, config.carriers);
        if (carrier && carrier->probability.value() >= says_something)
            carriers.push_back({carrier->name, carrier->probability, How::handwriting, box});
        else if (is_address(line.text) && !(is_money_order && line.row.line))
            address.push_back(line);
        else if (std::string const name = without_label(line.text); is_person_name(name))
            add_once(fields, FieldName::subscriber_name,
                     Read<std::string>{name, Probability::clamped(line.probability),
                                       How::handwriting, box});
        if (!unexplained && may_hide_a_carrier(check, line, config.carriers)) unexplained = box;
    }
    auto const best = std::ranges::max_element(carriers, {}, &Read<std::string>::probability);
    if (best != carriers.end()) add_once(fields, FieldName::carrier, *best);
    add_once(fields, FieldName::carrier,
             Unread{unexplained ? UnreadWhy::illegible : UnreadWhy::not_found, unexplained});
    if (!address.empty())
        add_once(fields, FieldName::subscriber_address, joined_lines(check, address));
}

void add_payer(std::vector<Field>& fields, Payer payer) {
    fields.push_back({FieldName::payer_name, std::move(payer.name)});
    fields.push_back({FieldName::payer_address, std::move(payer.address)});
}

/// Rows of which nothing was read, or nothing that makes sense. Small print above the words is the
/// check's own.
std::vector<WritingRow> rows_left(CheckPicture const& check, Places const& places,
                                  std::vector<WrittenLine> const& lines) {
    std::vector<cv::Rect> known;
    for (WrittenLine const& line : lines)
        known.push_back(line.row.box);
    auto const& words = places.amounts.words;
    bool const words_read = words && !words->meaning.amounts.empty() &&
                            words->meaning.amounts.front().probability >= 0.5;
    if (words_read) known.push_back(words->box);
    for (auto const& box : {box_of(places.amounts.figures), box_of(places.date),
                            box_of(places.payee), box_of(places.signature)})
        if (box) known.push_back(*box);
    int const below_words = words_read ? words->box.br().y : check.height() / 2;
    std::vector<WritingRow> left;
    for (WritingRow const& row : check.geometry.rows) {
        bool const is_known = std::ranges::any_of(known, [&](cv::Rect const& box) {
            return (box & row.box).area() * 2 > row.box.area();
        });
        bool const own_print = row.box.y < below_words && is_small_print(check, row);
        if (is_known || own_print || row.box.br().y > check.foot_y) continue;
        if (row.box.width > check.px(0.4) && row.box.height > check.px(0.05) &&
            row.box.height < check.px(0.5))
            left.push_back(row);
    }
    return left;
}

}  // namespace

struct FoundOnCheck::State {
    CheckPicture check;
    Places places;
};

FoundOnCheck::FoundOnCheck() = default;
FoundOnCheck::FoundOnCheck(FoundOnCheck&&) noexcept = default;
FoundOnCheck& FoundOnCheck::operator=(FoundOnCheck&&) noexcept = default;
FoundOnCheck::~FoundOnCheck() = default;

CheckReadings read_check(PageImage const& page, PageReadings const& so_far,
                         CheckEngines const& engines, Effort effort, SiteConfig const& config,
                         FoundOnCheck& found) {
    CheckReadings readings;
    if (effort == Effort::identify) return readings;
    if (!found.state) {
        CheckPicture opened = open_check(page, so_far);
        Places places = find_places(opened, engines, config.policy, so_far.kind);
        found.state.reset(new FoundOnCheck::State{std::move(opened), std::move(places)});
    }
    CheckPicture const& check = found.state->check;
    Places places = found.state->places;
    if (effort == Effort::everything)
        places.amounts = looked_closely(check, std::move(places.amounts), words_grammar(),
                                        {engines.text, engines.digits});
    if (effort == Effort::everything && so_far.kind != PageKind::money_order)
        places.purchaser = find_payer_block(check, {engines.text, engines.digits});
    auto const lines = read_lines(check, places, engines, effort);
    auto const payee = unaccepted_payee(check, places, engines);
    std::vector<Field>& fields = readings.fields;
    add_amounts(fields, page, places);
    add_date(fields, page, places);
    add_payee(fields, page, places, payee);
    add_signature(fields, page, places);
    add_memo(fields, check, places, lines);
    add_notes(fields, check, lines);
    readings.ssns = ssns_on(lines);
    auto const add_ssns = [&](std::vector<SsnFound> const& more) {
        readings.ssns.insert(readings.ssns.end(), more.begin(), more.end());
    };
    add_ssns(places.purchaser.ssns);
    add_ssns(
        find_ssns_on_rows(page, rows_left(check, places, lines), engines.text, engines.digits));
    if (payee) add_ssns(payee->ssns);
    if (effort == Effort::everything) {
        add_member(fields, check, lines, engines, config, so_far);
        add_payer(fields, std::move(places.purchaser));
    }
    return readings;
}

}  // namespace lockbox::ocr
