// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/known_values.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <utility>

#include "ocr/check/spelling_graph.h"
#include "ocr/network/ctc.h"

namespace lockbox::ocr {
namespace {

constexpr std::size_t beams = 96;             // prefixes kept from frame to frame
constexpr std::size_t weighed = 24;           // values whose exact likelihood is taken
constexpr double least_class = 1e-5;          // rarer characters do not extend a prefix in a frame
constexpr double one_in_unlisted = 100;       // lines of which one bears a value that is not listed
constexpr double letters_of_a_language = 16;  // effective: names use few letters often

std::string folded(std::string const& text) {
    std::string result;
    for (char const c : text)
        result += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

/// How many strings of that length are as likely as this one beforehand.
double strings_like(std::string const& text) {
    auto const digits =
        std::ranges::count_if(text, [](unsigned char c) { return std::isdigit(c); });
    auto const others = static_cast<double>(text.size()) - static_cast<double>(digits);
    return std::pow(10.0, static_cast<double>(digits)) * std::pow(letters_of_a_language, others);
}

/// All values that begin with one prefix: a range of the sorted list.
struct Prefix {
    std::size_t first;
    std::size_t end;
    std::size_t length;
    double in_character = 0;  ///< Mass of the ways that end in the prefix's last character.
    double in_blank = 0;      ///< Of those that end in a blank after it.
    double total() const { return in_character + in_blank; }
    bool same(Prefix const& other) const {
        return first == other.first && end == other.end && length == other.length;
    }
};

template <class Values>
class ListBeam {
public:
    ListBeam(Values const& values, FoldedScores const& scores) : values_(values), scores_(scores) {
        now_.push_back({0, values.size(), 0, 0, 1});
        for (int f = 0; f < scores.frames; ++f)
            step(scores.frame(f));
    }

    /// Indices of the values whose every character was followed, likeliest first.
    std::vector<std::size_t> complete() const {
        std::vector<std::size_t> found;
        for (Prefix const& prefix : now_)
            if (values_[prefix.first].folded.size() == prefix.length) found.push_back(prefix.first);
        return found;
    }

private:
    void step(double const* frame) {
        next_.clear();
        for (Prefix const& prefix : now_) {
            char const last =
                prefix.length > 0 ? values_[prefix.first].folded[prefix.length - 1] : char(0);
            double const stays = last ? frame[class_of(last)] : 0;
            add({prefix.first, prefix.end, prefix.length, prefix.in_character * stays,
                 prefix.total() * frame[0]});
            extend(prefix, last, frame);
        }
        std::ranges::sort(next_, [](Prefix const& a, Prefix const& b) {
            return a.total() != b.total()
                       ? a.total() > b.total()
                       : std::pair(a.first, a.length) < std::pair(b.first, b.length);
        });
        if (next_.size() > beams) next_.resize(beams);
        double const scale =
            next_.empty() || next_.front().total() <= 0 ? 1 : next_.front().total();
        for (Prefix& prefix : next_)
            prefix.in_character /= scale, prefix.in_blank /= scale;
        std::swap(now_, next_);
    }

    void extend(Prefix const& prefix, char last, double const* frame) {
        for (std::size_t k = 0; k < scores_.alphabet.size(); ++k) {
            double const p = frame[k + 1];
            if (p < least_class) continue;
            char const c = scores_.alphabet[k];
            double const mass = (c == last ? prefix.in_blank : prefix.total()) * p;
            if (mass <= 0) continue;
            auto const [first, end] = narrowed(prefix, c);
            if (first < end) add({first, end, prefix.length + 1, mass, 0});
        }
    }

    /// The part of the prefix's range whose next character is `c`.
    std::pair<std::size_t, std::size_t> narrowed(Prefix const& prefix, char c) const {
        auto const next = [&](auto const& value) {
            return value.folded.size() > prefix.length
                       ? static_cast<int>(static_cast<unsigned char>(value.folded[prefix.length]))
                       : -1;
        };
        int const wanted = static_cast<unsigned char>(c);
        auto const begin = values_.begin() + static_cast<std::ptrdiff_t>(prefix.first);
        auto const end = values_.begin() + static_cast<std::ptrdiff_t>(prefix.end);
        auto const first = std::partition_point(
            begin, end, [&](auto const& value) { return next(value) < wanted; });
        auto const last = std::partition_point(
            first, end, [&](auto const& value) { return next(value) == wanted; });
        return {static_cast<std::size_t>(first - values_.begin()),
                static_cast<std::size_t>(last - values_.begin())};
    }

    void add(Prefix const& prefix) {
        auto const at =
            std::ranges::find_if(next_, [&](Prefix const& other) { return other.same(prefix); });
        if (at == next_.end()) {
            next_.push_back(prefix);
        } else {
            at->in_character += prefix.in_character;
            at->in_blank += prefix.in_blank;
        }
    }

    std::size_t class_of(char c) const {
        auto const at = scores_.alphabet.find(c);
        return at == std::string::npos ? 0 : at + 1;
    }

    Values const& values_;
    FoldedScores const& scores_;
    std::vector<Prefix> now_;
    std::vector<Prefix> next_;
};

/// The scores with every character that is not among `characters` counted as a blank.
FoldedScores without_others(LineScores const& scores, std::string const& characters) {
    FoldedScores result(scores);
    auto const classes = static_cast<std::size_t>(result.classes());
    for (std::size_t k = 1; k < classes; ++k) {
        if (characters.find(result.alphabet[k - 1]) != std::string::npos) continue;
        for (std::size_t at = 0; at < result.probability.size(); at += classes) {
            result.probability[at] += result.probability[at + k];
            result.probability[at + k] = 0;
        }
    }
    return result;
}

double exact(FoldedScores const& scores, std::string const& text) {
    SpellingGraph graph;
    graph.finish(graph.text(text));
    return graph.log_likelihood(scores);
}

}  // namespace

KnownValues::KnownValues(std::vector<std::string> values) {
    for (std::string& value : values)
        if (!value.empty()) values_.push_back({folded(value), std::move(value)});
    std::stable_sort(values_.begin(), values_.end(),
                     [](Value const& a, Value const& b) { return a.folded < b.folded; });
    auto const again =
        std::unique(values_.begin(), values_.end(),
                    [](Value const& a, Value const& b) { return a.folded == b.folded; });
    values_.erase(again, values_.end());
    for (Value const& value : values_)
        for (char const c : value.folded)
            if (characters_.find(c) == std::string::npos) characters_ += c;
}

std::vector<CtcReading> KnownValues::best(LineScores const& scores, int count) const {
    if (values_.empty() || scores.frames == 0) return {};
    FoldedScores const folded_scores = without_others(scores, characters_);
    std::vector<std::size_t> found = ListBeam(values_, folded_scores).complete();
    if (found.size() > weighed) found.resize(weighed);
    double const listed = (1 - 1 / one_in_unlisted) / static_cast<double>(values_.size());
    std::vector<CtcReading> readings;
    double total = 1 / one_in_unlisted;
    for (std::size_t const index : found) {
        Value const& value = values_[index];
        double const weight =
            listed * strings_like(value.folded) * std::exp(exact(folded_scores, value.folded));
        total += weight;
        readings.push_back({value.as_listed, weight});
    }
    for (CtcReading& reading : readings)
        reading.probability /= total;
    std::ranges::stable_sort(readings, std::greater(), &CtcReading::probability);
    if (readings.size() > static_cast<std::size_t>(count))
        readings.resize(static_cast<std::size_t>(count));
    return readings;
}

}  // namespace lockbox::ocr
