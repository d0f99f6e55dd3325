// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/line_meaning.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>
#include <numeric>
#include <string_view>
#include <vector>

#include "ocr/check/calibration.h"
#include "ocr/check/payee_line.h"
#include "ocr/check/phrase_spotting.h"

namespace lockbox::ocr {
namespace {

std::vector<std::string> words_of(std::string const& text) {
    std::vector<std::string> words(1);
    for (char const c : folded(text))
        if (c == ' ')
            words.emplace_back();
        else
            words.back() += c;
    return words;
}

/// Insertions, deletions and changes between two words.
std::size_t edits(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0U);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            std::size_t const change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
        }
    }
    return row[b.size()];
}

template <std::size_t N>
bool has_any(std::string const& text, std::array<std::string_view, N> const& known) {
    auto const words = words_of(text);
    return std::ranges::any_of(words, [&](std::string const& word) {
        return std::ranges::any_of(known, [&](auto one) { return resembles(word, one); });
    });
}

constexpr std::array<std::string_view, 14> foreign_words = {
    "CANADIAN", "CANADA", "CAD",   "EUR",    "EURO",    "EUROS",  "POUNDS",
    "STERLING", "GBP",    "PESOS", "MEXICO", "ONTARIO", "QUEBEC", "RUPEES"};
constexpr std::array<std::string_view, 9> bank_words = {
    "BANK", "TRUST", "SAVINGS", "CREDIT", "UNION", "FEDERAL", "COOPERATIVE", "NATIONAL", "BANCORP"};
constexpr std::array<std::string_view, 34> memo_words = {
    "PREMIUM",  "INSURANCE", "HEALTH",  "DENTAL",  "MEDICAL",   "MONTHLY",  "PAYMENT",
    "THANK",    "YOU",       "BILL",    "INVOICE", "ACCOUNT",   "ACCT",     "MEMBER",
    "PLAN",     "COVERAGE",  "DUE",     "POLICY",  "CONNECTOR", "RECEIVED", "PAID",
    "MAIL",     "ROOM",      "DOLLARS", "ORDER",   "MEMO",      "FUNDS",    "SEE",
    "ATTACHED", "LIST",      "REVERSE", "WARNING", "SIGNATURE", "FILE"};
/// What notes say that give up a claim or set a condition: each alone is enough, whatever stands
/// before and after it.
/// (UCC 3-311 accord and satisfaction, 1-308 reservation of rights.)
constexpr std::array<std::string_view, 10> restrictive_phrases = {
    "in full",        "paid in full", "payment in full", "full payment",      "final payment",
    "full and final", "settlement",   "satisfaction",    "without prejudice", "under protest"};
constexpr std::array<std::string_view, 12> months = {
    "JANUARY", "FEBRUARY", "MARCH",     "APRIL",   "MAY",      "JUNE",
    "JULY",    "AUGUST",   "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER"};

}  // namespace

bool resembles(std::string_view word, std::string_view known) {
    return edits(word, known) <= known.size() / 4;
}

bool is_restrictive(std::string const& text) {
    auto const words = words_of(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        bool const next = i + 1 < words.size();
        if (resembles(words[i], "FULL") && words[i].size() >= 3) {
            bool const after_in = i > 0 && edits(words[i - 1], "IN") <= 1;
            bool const final =
                next && (resembles(words[i + 1], "AND") || resembles(words[i + 1], "SETTLEMENT") ||
                         resembles(words[i + 1], "FINAL") || resembles(words[i + 1], "PAYMENT"));
            if (after_in || final || i == 0) return true;
        }
        if (resembles(words[i], "FINAL") && next &&
            (resembles(words[i + 1], "PAYMENT") || resembles(words[i + 1], "SETTLEMENT")))
            return true;
        if (next && (resembles(words[i], "PAID") || resembles(words[i], "PAYMENT")) &&
            words[i + 1] == "IN")
            return true;
        if (resembles(words[i], "SATISFACTION") || resembles(words[i], "INFULL")) return true;
    }
    return false;
}

namespace {

double lag_per_letter(FoldedScores const& scores, std::string_view phrase) {
    return spotted_lag(scores, phrase) / static_cast<double>(phrase.size());
}

std::string backwards(std::string_view phrase) {
    return {phrase.rbegin(), phrase.rend()};
}

}  // namespace

bool is_restrictive(WrittenLine const& line) {
    if (is_restrictive(line.text)) return true;
    FoldedScores const scores(line.scores);
    // A phrase read backwards has the same letters and means nothing: what a line says of those is
    // what it says of any phrase, as scribbles, stamps and texture do.
    double nonsense = -std::numeric_limits<double>::infinity();
    for (std::string_view const phrase : restrictive_phrases)
        nonsense = std::max(nonsense, lag_per_letter(scores, backwards(phrase)));
    return std::ranges::any_of(restrictive_phrases, [&](std::string_view phrase) {
        double const lag = lag_per_letter(scores, phrase);
        double const lead = lag - nonsense;
        double const least = phrase.size() < short_note_letters ? short_note : long_note;
        return lead > least_note_lead && lag + note_lead_share * lead > least;
    });
}

bool is_foreign(std::string const& text) {
    return has_any(text, foreign_words);
}

bool is_bank_name(std::string const& text) {
    return has_any(text, bank_words);
}

std::size_t end_of_bank_name(std::string const& text) {
    std::size_t end = 0;
    for (std::size_t first = 0; first < text.size();) {
        std::size_t const next = std::min(text.find(' ', first), text.size());
        std::string const word = text.substr(first, next - first);
        bool const goes_on =
            end > 0 && has_any(word, std::array<std::string_view, 2>{"COMPANY", "CO"});
        if (is_bank_name(word) || goes_on) end = next;
        first = next + 1;
    }
    return end;
}

bool is_person_name(std::string const& text) {
    auto const words = words_of(text);
    if (words.size() < 2 || words.size() > 4) return false;
    std::size_t letters = 0;
    for (std::string const& word : words) {
        if (!std::ranges::all_of(word, [](char c) { return std::isupper(c) != 0; })) return false;
        letters += word.size();
    }
    if (words.back() == "MA" || words.back() == "MASSACHUSETTS") return false;  // a town
    return letters >= 5 && !is_memo(text) && !is_bank_name(text);
}

bool is_memo(std::string const& text) {
    return has_any(text, memo_words) || has_any(text, months);
}

bool names_dental(std::string const& text) {
    return has_any(text, std::array<std::string_view, 1>{"DENTAL"});
}

bool is_address(std::string const& text) {
    auto const words = words_of(text);
    auto const all_digits = [](std::string const& word) {
        return !word.empty() &&
               std::ranges::all_of(word, [](unsigned char c) { return std::isdigit(c) != 0; });
    };
    bool const street = words.size() >= 3 && all_digits(words.front()) &&
                        words.front().size() <= 5 && !all_digits(words[1]);
    bool const town = words.size() >= 3 && all_digits(words.back()) && words.back().size() == 5 &&
                      words[words.size() - 2].size() == 2;
    auto const digits_of = [](std::string const& word) {
        return std::ranges::count_if(word, [](unsigned char c) { return std::isdigit(c) != 0; });
    };
    auto const is_box = [](std::string const& word) {
        return word == "POBOX" || (word.size() >= 2 && edits(word, "BOX") <= 1);
    };
    bool const box =
        words.size() >= 2 && digits_of(words.back()) >= 2 && std::ranges::any_of(words, is_box);
    return street || town || box;
}

namespace {

/// Every way to write a carrier; `dental` may stand behind a dental one's.
std::vector<std::string> spellings_of(CarrierTable const& carriers) {
    std::vector<std::string> spellings;
    for (Carrier const& carrier : carriers.carriers()) {
        spellings.push_back(carrier.name);
        spellings.insert(spellings.end(), carrier.aliases.begin(), carrier.aliases.end());
        if (carrier.ledger == Ledger::dental)
            for (std::string const& alias : carrier.aliases)
                spellings.push_back(alias + " dental");
    }
    return spellings;
}

}  // namespace

std::optional<CarrierFit> carrier_on(WrittenLine const& line, CarrierTable const& carriers) {
    auto const named = fits(FoldedScores(line.scores), spellings_of(carriers));
    if (!named.empty() && named.front().lag > carrier_least_lag) {
        Carrier const* carrier = carriers.find_within(named.front().name);
        if (carrier) return CarrierFit{carrier->name, name_probability(named.front())};
    }
    Carrier const* within = carriers.find_within(line.text);
    if (!within) return std::nullopt;
    return CarrierFit{within->name, Probability::clamped(line.probability)};
}

bool may_name_a_carrier(WrittenLine const& line, CarrierTable const& carriers) {
    constexpr std::size_t least_letters = 5;  // three stand in any scribble
    constexpr double nats_per_letter = 2, at_most_nats = 12;
    FoldedScores const scores(line.scores);
    return std::ranges::any_of(spellings_of(carriers), [&](std::string spelling) {
        if (spelling.size() < least_letters) return false;
        for (char& c : spelling)
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        double const slack =
            std::min(at_most_nats, nats_per_letter * static_cast<double>(spelling.size()));
        return spotted_lag(scores, spelling) > -slack;
    });
}

}  // namespace lockbox::ocr
