// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/check_fields.h"

#include <algorithm>
#include <utility>

#include "ocr/check/amount_places.h"
#include "ocr/check/amount_reconciled.h"
#include "ocr/check/date_place.h"
#include "ocr/check/lower_places.h"
#include "ocr/check/payee_line.h"
#include "ocr/check/written_line.h"

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

/// Guesses as a reading: the best if it is likelier than not, else illegible.
template <class Guess, class Value>
Reading<std::string> reading_of(std::vector<Guess> const& guesses, Value value, Box box) {
    if (guesses.empty() || guesses.front().probability < 0.5)
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
    std::optional<FiguresPlace> figures;
    std::optional<WordsPlace> words;
    std::optional<DatePlace> date;
    std::optional<WritingRow> payee;
    std::optional<WritingRow> memo;
    std::optional<SignaturePlace> signature;
};

std::optional<cv::Rect> box_of(auto const& place) {
    return place ? std::optional(place->box) : std::nullopt;
}

Places find_places(CheckPicture const& check, CheckEngines const& engines) {
    Places places;
    places.figures = find_figures(check, engines.digits);
    places.words = find_words(check, places.figures, words_grammar(), engines.text);
    places.date =
        find_date(check, box_of(places.figures), date_grammar(), engines.digits, engines.text);
    places.payee = find_payee(check, box_of(places.figures), box_of(places.words));
    places.memo = find_memo(check, box_of(places.words));
    places.signature = find_signature(check);
    return places;
}

void add_amounts(std::vector<Field>& fields, PageImage const& page, Places const& places) {
    AmountGuesses figures;
    WordsMeaning words;
    Reading<std::string> figures_text = Unread{UnreadWhy::not_found};
    Reading<std::string> words_text = Unread{UnreadWhy::not_found};
    std::optional<cv::Rect> box;
    if (places.words) {
        words = places.words->meaning;
        box = places.words->box;
        words_text = reading_of(words.amounts, text_of, page.scan_box(*box));
    }
    if (places.figures) {
        figures = places.figures->guesses;
        box = places.figures->box;
        figures_text = reading_of(figures, text_of, page.scan_box(*box));
    }
    fields.push_back({FieldName::amount_figures, std::move(figures_text)});
    fields.push_back({FieldName::amount_words, std::move(words_text)});
    Reading<std::string> amount = Unread{UnreadWhy::not_found};
    if (box) amount = as_text(reconciled(figures, words, page.scan_box(*box)));
    fields.push_back({FieldName::amount, std::move(amount)});
}

void add_date(std::vector<Field>& fields, PageImage const& page, Places const& places) {
    Reading<std::string> date = Unread{UnreadWhy::not_found};
    if (places.date)
        date = reading_of(
            places.date->meaning.dates, [](DateGuess const& guess) { return guess.date.text(); },
            page.scan_box(places.date->box));
    fields.push_back({FieldName::date, std::move(date)});
}

void add_payee(std::vector<Field>& fields, CheckPicture const& check, Places const& places,
               CheckEngines const& engines, Policy const& policy) {
    Reading<std::string> payee = Unread{UnreadWhy::not_found};
    if (places.payee) {
        LineScores const scores = engines.text.read(crop(check, places.payee->box));
        Box const box = check.page.scan_box(places.payee->box);
        auto const named = fits(FoldedScores(scores), policy.accepted_payees);
        Probability const accepted =
            named.empty() ? Probability::of(0) : payee_accepted(named.front());
        if (accepted.value() >= 0.5)
            payee = Read<std::string>{named.front().name, accepted, How::handwriting, box};
        else
            payee = read_text(scores, box);
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

std::vector<Field> essentials(CheckPicture const& check, Places const& places,
                              CheckEngines const& engines, SiteConfig const& config) {
    std::vector<Field> fields;
    add_amounts(fields, check.page, places);
    add_date(fields, check.page, places);
    add_payee(fields, check, places, engines, config.policy);
    add_signature(fields, check.page, places);
    return fields;
}

}  // namespace

std::vector<Field> read_check(PageImage const& page, PageReadings const& so_far,
                              CheckEngines const& engines, Effort effort,
                              SiteConfig const& config) {
    if (effort == Effort::identify) return {};
    CheckPicture const check = open_check(page, so_far);
    Places const places = find_places(check, engines);
    return essentials(check, places, engines, config);
}

}  // namespace lockbox::ocr
