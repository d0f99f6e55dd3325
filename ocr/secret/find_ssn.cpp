// SPDX-License-Identifier: Apache-2.0
#include "ocr/secret/find_ssn.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <opencv2/imgproc.hpp>

#include "lockbox/social_security.h"
#include "ocr/network/text_place.h"

namespace lockbox::ocr {
namespace {

constexpr double sure_belief = 0.5;  // at least, by label or gaps

// Odds by which what stands around a number changes what it is taken for.
constexpr double by_label = 30;          // `SSN`, for it
constexpr double by_groups = 10;         // 3-2-4, for it
constexpr double by_account_label = 10;  // `Acct`, for a billing account
constexpr double never_issued = 0.5;     // 000, 666, 9xx: misreadings make such numbers too

// Runs of this many figures are read again: a network loses or doubles one or two of nine.
constexpr std::size_t fewest_figures = 7;
constexpr std::size_t most_figures = 11;

constexpr double margin_beside_in = 0.04;    // as the networks are trained
constexpr double margin_per_height = 0.14;   // as the networks are trained
constexpr double hidden_per_height = 0.3;    // above and below the row, over descenders
constexpr double longest_stroke_height = 3;  // wider pieces of ink are ruled lines

std::string digits_of(std::string const& text) {
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits),
                         [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

bool has_ssn_groups(std::string_view text) {
    return std::ranges::any_of(figure_runs(text), &FigureRun::has_ssn_groups);
}

cv::Rect widened(cv::Rect box, int beside, int above, cv::Size page) {
    return cv::Rect(box.x - beside, box.y - above, box.width + 2 * beside, box.height + 2 * above) &
           cv::Rect({0, 0}, page);
}

/// A run of figures, or what stands behind a label, that may be one.
struct Suspect {
    TextSpan span;
    NumberLabel label = NumberLabel::none;
    bool grouped = false;
    bool sure = false;  ///< By label or gaps, whatever the digits network makes of it.
};

bool overlaps(TextSpan a, TextSpan b) {
    return a.first < b.end && b.first < a.end;
}

bool any_overlaps(std::vector<Suspect> const& suspects, TextSpan span) {
    return std::ranges::any_of(
        suspects, [&](Suspect const& suspect) { return overlaps(suspect.span, span); });
}

std::ptrdiff_t digit_count(std::string_view text) {
    return std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Behind a label stands one however badly it is read.
std::optional<TextSpan> illegible_behind_label(std::string_view text,
                                               std::vector<Suspect> const& known) {
    constexpr std::ptrdiff_t fewest_digits = 6;  // `SS 12/100` ends many an amount in words
    for (std::size_t at = 1; at < text.size(); ++at) {
        bool const begins =
            text[at] != ' ' && std::isalnum(static_cast<unsigned char>(text[at - 1])) == 0;
        if (!begins || label_before(text, at) != NumberLabel::social_security) continue;
        TextSpan const rest{at, text.size()};
        bool const hides =
            !any_overlaps(known, rest) && digit_count(text.substr(at)) >= fewest_digits;
        return hides ? std::optional(rest) : std::nullopt;
    }
    return std::nullopt;
}

/// The text with letters that hands write like figures as figures, in words of which half are
/// figures and the rest such letters.
std::string as_figures(std::string_view text) {
    constexpr std::string_view joints = "-.,_/";
    constexpr std::string_view letters = "oOQDdlLIi|!/SsBbZzGgqAaTty";
    std::string result(text);
    for (std::size_t first = 0; first < text.size();) {
        std::size_t const end = std::min(text.find(' ', first), text.size());
        std::string_view const word = text.substr(first, end - first);
        bool const all_figures = std::ranges::all_of(word, [&](char c) {
            return digit_count({&c, 1}) == 1 || joints.find(c) != std::string_view::npos ||
                   letters.find(c) != std::string_view::npos;
        });
        if (all_figures && digit_count(word) * 2 >= std::ssize(word))
            for (std::size_t at = first; at < end; ++at)
                if (letters.find(text[at]) != std::string_view::npos && text[at] != '/')
                    result[at] = '1';
        first = end + 1;
    }
    return result;
}

struct BehindLabel {
    TextSpan span;
    bool likely = false;  ///< The label needs no more than one letter misread.
};

/// The last nine figures of a run, where what stands before them on the line may as well be a label
/// that the text network took for figures: `S87 930141869`.
std::optional<BehindLabel> behind_misread_label(SearchedLine const& line, std::string const& text,
                                                FigureRun const& run) {
    constexpr std::size_t longest_label = 5;
    constexpr double one_letter = 3.5;  // natural logarithm: one letter misread
    constexpr double greatest_lag = 2 * one_letter;
    std::size_t tail = run.span.end, figures = 0;
    while (tail > run.span.first && figures < 9)
        figures += std::isalnum(static_cast<unsigned char>(text[--tail])) != 0;
    // A label stands apart; the first figures of a Member ID do not.
    if (tail == 0 || std::isalnum(static_cast<unsigned char>(text[tail - 1])) != 0)
        return std::nullopt;
    std::size_t begin = tail;
    while (begin > 0 && tail - begin < longest_label + 1 &&
           (text[begin - 1] == ' ' ? begin == tail : true))
        --begin;
    std::size_t const label_end = begin < tail && text[tail - 1] == ' ' ? tail - 1 : tail;
    if (figures < 9 || begin >= label_end || label_end - begin > longest_label) return std::nullopt;
    double const as_read = log_likelihood(line.scores, text);
    for (std::string_view const label : {"SSN", "SS#", "SSN#", "SS", "SSN:"}) {
        std::string other = text;
        other.replace(begin, label_end - begin, label);
        double const lag = as_read - log_likelihood(line.scores, other);
        if (lag < greatest_lag) return BehindLabel{{tail, run.span.end}, lag < one_letter};
    }
    return std::nullopt;
}

std::vector<Suspect> suspects_in(std::string_view text) {
    std::vector<Suspect> suspects;
    auto const add = [&](TextSpan span, bool has_form) {
        std::string_view const part = text.substr(span.first, span.size());
        NumberLabel const label = label_before(text, span.first);
        bool const sure =
            has_form && (label == NumberLabel::social_security || is_written_out(text, span));
        suspects.push_back({span, label, has_ssn_groups(part), sure});
    };
    for (TextSpan const& span : social_security_numbers_in(text))
        add(span, true);
    std::string const figures = as_figures(text);
    for (FigureRun const& run : figure_runs(figures)) {
        bool const of_length = run.figures() >= fewest_figures && run.figures() <= most_figures;
        if (of_length && !any_overlaps(suspects, run.span) && !is_usual_number(figures, run))
            add(run.span, false);
    }
    if (auto const rest = illegible_behind_label(text, suspects)) add(*rest, true);
    std::ranges::sort(suspects, {}, [](Suspect const& suspect) { return suspect.span.first; });
    return suspects;
}

/// Those that only the scores betray: their labels were taken for figures.
std::vector<Suspect> suspects_on(SearchedLine const& line, std::string const& text) {
    std::vector<Suspect> suspects = suspects_in(text);
    std::string const figures = as_figures(text);
    for (FigureRun const& run : figure_runs(figures)) {
        if (is_usual_number(figures, run)) continue;  // `MA` is nearly `SS`
        auto const behind = behind_misread_label(line, text, run);
        if (!behind) continue;
        auto const is_it = [&](Suspect const& other) { return overlaps(other.span, behind->span); };
        bool const sure = std::ranges::any_of(
            suspects, [&](Suspect const& other) { return other.sure && is_it(other); });
        std::erase_if(suspects, is_it);
        suspects.push_back(
            {behind->span, NumberLabel::social_security, false, sure || behind->likely});
    }
    return suspects;
}

/// How likely the digits network finds each thing that a number can be, in proportion.
struct Masses {
    double ssn = 0;
    double account = 0;
    double member_id = 0;
    double other = 0;
    std::vector<CtcReading> numbers;  ///< Those of `ssn`.
};

Masses masses_of(std::vector<CtcReading> const& strings, Suspect const& suspect) {
    Masses masses;
    for (CtcReading const& string : strings) {
        std::string const digits = digits_of(string.text);
        bool const grouped = suspect.grouped || has_ssn_groups(string.text);
        bool const account = digits.starts_with('7') &&
                             suspect.label != NumberLabel::social_security &&
                             (!grouped || suspect.label == NumberLabel::account);
        if (digits.size() == 12)
            masses.member_id += string.probability;
        else if (digits.size() != 9)
            masses.other += string.probability;
        else if (account)
            masses.account += string.probability;
        else {
            masses.ssn += string.probability * (is_issued_form(digits) ? 1 : never_issued);
            auto const same = std::ranges::find(masses.numbers, digits, &CtcReading::text);
            if (same == masses.numbers.end())
                masses.numbers.push_back({digits, string.probability});
            else
                same->probability += string.probability;
        }
    }
    std::ranges::stable_sort(masses.numbers, std::greater(), &CtcReading::probability);
    return masses;
}

double belief_of(Masses const& masses, Suspect const& suspect) {
    double ssn = masses.ssn;
    if (suspect.label == NumberLabel::social_security) ssn *= by_label;
    if (suspect.grouped) ssn *= by_groups;
    double const account =
        masses.account * (suspect.label == NumberLabel::account ? by_account_label : 1);
    double const all = ssn + account + masses.member_id + masses.other;
    return all > 0 ? ssn / all : 0;
}

bool bears_usual_number(std::string const& text) {
    std::string const figures = as_figures(text);
    return std::ranges::any_of(figure_runs(figures), [&](FigureRun const& run) {
        return run.figures() >= fewest_figures && is_usual_number(figures, run);
    });
}

/// The strokes of what stands in `place`: its pieces of ink with it, and a margin.
cv::Rect strokes_in(PageImage const& page, cv::Rect place) {
    int const above = static_cast<int>(std::lround(hidden_per_height * place.height)) + 1;
    cv::Rect const around = widened(place, place.height, place.height, page.ink.size());
    cv::Rect hidden = widened(place, above, above, page.ink.size());
    if (around.empty()) return hidden;
    cv::Mat labels, stats, centres;
    int const count =
        cv::connectedComponentsWithStats(page.ink(around), labels, stats, centres, 8, CV_32S);
    for (int i = 1; i < count; ++i) {
        cv::Rect const piece(around.x + stats.at<int>(i, cv::CC_STAT_LEFT),
                             around.y + stats.at<int>(i, cv::CC_STAT_TOP),
                             stats.at<int>(i, cv::CC_STAT_WIDTH),
                             stats.at<int>(i, cv::CC_STAT_HEIGHT));
        bool const ruled_line = piece.width > longest_stroke_height * place.height;
        bool const of_another_row = piece.height > 2 * place.height;
        if (!ruled_line && !of_another_row && !(piece & place).empty()) hidden |= piece;
    }
    return hidden;
}

SsnFound looked_at(SearchedLine const& line, std::string const& text, Suspect const& suspect,
                   LineNetwork& digits) {
    constexpr int strings = 16;
    cv::Rect const place = place_of_text(line.scores, text, suspect.span, line.row, line.cut);
    int const beside = static_cast<int>(std::lround(margin_beside_in * line.page.dpi));
    int const above = std::max(2, static_cast<int>(std::lround(margin_per_height * place.height)));
    cv::Rect const cut = widened(place, beside, above, line.page.gray.size());
    Masses masses = masses_of(best_strings(digits.read(line.page.gray(cut)), strings), suspect);
    double belief = belief_of(masses, suspect);
    // What the text network takes for one by its label or its gaps is let go only if it is surely
    // something else.
    double const all = masses.ssn + masses.account + masses.member_id + masses.other;
    bool const surely_other = masses.account + masses.member_id > 0.9 * all && all > 0;
    if (suspect.sure && !surely_other) belief = std::max(belief, sure_belief);
    return {suspect.span, strokes_in(line.page, place), belief, std::move(masses.numbers)};
}

/// Fields whose text people write, or that bear print of any kind.
constexpr std::array free_texts = {FieldName::payee,           FieldName::payer_name,
                                   FieldName::payer_address,   FieldName::memo,
                                   FieldName::subscriber_name, FieldName::subscriber_address,
                                   FieldName::invoice_number};

/// Fields that no mask may cover where they were read.
constexpr std::array kept_in_sight = {
    FieldName::amount_figures, FieldName::amount_words, FieldName::amount,
    FieldName::amount_due,     FieldName::member_id,    FieldName::billing_account,
    FieldName::barcode,        FieldName::scanline,     FieldName::micr,
    FieldName::routing,        FieldName::account,      FieldName::serial};

/// Whether a quarter of the place or more is a field that was read: less is its margin.
bool is_read_as_another(PageReadings const& readings, Box const& scan_place) {
    constexpr double least_read = 0.5;
    cv::Rect const place(scan_place.x, scan_place.y, scan_place.width, scan_place.height);
    return std::ranges::any_of(kept_in_sight, [&](FieldName name) {
        auto const field = readings.field(name);
        auto const* read = read_of(field);
        if (!read || read->probability.value() < least_read) return false;
        cv::Rect const box(read->box.x, read->box.y, read->box.width, read->box.height);
        return (box & place).area() * 4 > place.area();
    });
}

}  // namespace

LineSearch find_ssns(SearchedLine const& line, LineNetwork& digits, double least_belief) {
    constexpr int strings = 5;
    constexpr std::ptrdiff_t fewest_digits = 6;  // of nine, in a string that is worth a second look
    LineSearch first{best_path(line.scores), {}};
    std::vector<std::string> texts{first.text};
    // Another string for a ZIP code or a telephone number is a misreading of it.
    if (digit_count(first.text) >= fewest_digits && !bears_usual_number(first.text))
        for (CtcReading& other : best_strings(line.scores, strings))
            texts.push_back(std::move(other.text));
    for (std::string const& text : texts) {
        LineSearch search{text, {}};
        for (Suspect suspect : suspects_on(line, text)) {
            // Five strings may well differ by the digit that makes a telephone number one of these.
            bool const labelled = suspect.label == NumberLabel::social_security;
            suspect.sure = suspect.sure && (labelled || text == first.text);
            SsnFound one = looked_at(line, text, suspect, digits);
            if (one.belief >= least_belief) search.found.push_back(std::move(one));
        }
        if (!search.found.empty()) return search;
    }
    return first;
}

bool may_bear_ssn(std::string_view text) {
    return !suspects_in(text).empty();
}

Reading<std::string> without_ssns(Reading<std::string> reading) {
    auto* read = std::get_if<Read<std::string>>(&reading);
    if (!read) return reading;
    auto const shows_one = [](std::string const& text) {
        return !social_security_numbers_in(text).empty();
    };
    if (!shows_one(read->value)) {
        auto const secret = std::ranges::find_if(
            read->alternatives, [&](auto const& other) { return shows_one(other.value); });
        if (secret == read->alternatives.end()) return reading;
        read->value = secret->value;
        read->probability = secret->probability;
    }
    read->value = masked(read->value);
    read->alternatives.clear();
    read->digits.clear();
    return reading;
}

void hide_ssns(PageReadings& readings, PageImage const& page, std::vector<SsnFound> found,
               std::optional<SsnKey> const& key) {
    for (Field& field : readings.fields)
        if (std::ranges::find(free_texts, field.name) != free_texts.end())
            field.reading = without_ssns(std::move(field.reading));
    readings.secret_places.clear();
    std::erase_if(found, [&](SsnFound const& one) {
        return is_read_as_another(readings, page.scan_box(one.place));
    });
    if (found.empty()) return;
    for (SsnFound const& one : found)
        readings.secret_places.push_back(page.scan_box(one.place));
    auto const best = std::ranges::max_element(found, {}, &SsnFound::belief);
    Box const box = page.scan_box(best->place);
    if (best->numbers.empty()) {
        readings.set(FieldName::ssn, Unread{UnreadWhy::illegible, box});
        return;
    }
    readings.set(FieldName::ssn,
                 Read<std::string>{std::string(ssn_mask), Probability::clamped(best->belief),
                                   How::handwriting, box});
    if (!key) return;
    constexpr std::size_t kept_alternatives = 4;
    auto const& numbers = best->numbers;
    auto const probability = [&](CtcReading const& number) {
        return Probability::clamped(best->belief * number.probability);
    };
    Read<SsnHash> hash{key->hash(numbers.front().text), probability(numbers.front()),
                       How::handwriting, box};
    for (std::size_t i = 1; i < numbers.size() && i <= kept_alternatives; ++i)
        hash.alternatives.push_back({key->hash(numbers[i].text), probability(numbers[i])});
    readings.ssn_hash = std::move(hash);
}

}  // namespace lockbox::ocr
