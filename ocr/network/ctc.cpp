// SPDX-License-Identifier: Apache-2.0
#include "ocr/network/ctc.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <utility>

namespace lockbox::ocr {

namespace {

constexpr double impossible = -std::numeric_limits<double>::infinity();
constexpr int blank = 0;

/// The classes of a string with blanks around and between its characters, and the probabilities
/// of all classes in all frames.
using Classes = std::vector<int>;

std::optional<Classes> with_blanks(std::string const& alphabet, std::string_view text) {
    Classes states{blank};
    for (char const c : text) {
        auto const place = alphabet.find(c);
        if (place == std::string::npos) return std::nullopt;
        states.push_back(static_cast<int>(place) + 1);
        states.push_back(blank);
    }
    return states;
}

std::vector<double> probabilities(LineScores const& scores) {
    std::vector<double> p(scores.log_probability.size());
    std::ranges::transform(scores.log_probability, p.begin(),
                           [](float log_p) { return std::exp(static_cast<double>(log_p)); });
    return p;
}

/// True where a way may pass from state s - 2 to s, leaving out the blank between them.
bool may_skip(Classes const& states, std::size_t s) {
    return s >= 2 && states[s] != blank && states[s] != states[s - 2];
}

/// Natural logarithm of the summed probability of all ways through the states. Linear
/// probabilities, scaled to sum 1 in each frame, so that long lines do not underflow.
double forward(std::vector<double> const& p, int frames, int classes, Classes const& states) {
    if (frames == 0) return states.size() == 1 ? 0.0 : impossible;
    std::vector<double> now(states.size(), 0.0), next(states.size(), 0.0);
    now[0] = 1.0;  // before the first frame: as if a blank had been read
    double log_total = 0.0;
    for (int f = 0; f < frames; ++f) {
        double const* frame = p.data() + static_cast<std::ptrdiff_t>(f) * classes;
        double sum = 0.0;
        for (std::size_t s = 0; s < states.size(); ++s) {
            double mass = now[s];
            if (s >= 1) mass += now[s - 1];
            if (may_skip(states, s)) mass += now[s - 2];
            next[s] = mass * frame[states[s]];
            sum += next[s];
        }
        if (sum <= 0.0) return impossible;
        for (std::size_t s = 0; s < states.size(); ++s)
            now[s] = next[s] / sum;
        log_total += std::log(sum);
    }
    double const end = now.back() + (states.size() > 1 ? now[states.size() - 2] : 0.0);
    return end > 0.0 ? log_total + std::log(end) : impossible;
}

double log_add(double a, double b) {
    if (a < b) std::swap(a, b);
    return b == impossible ? a : a + std::log1p(std::exp(b - a));
}

/// The prefixes of a beam search as a tree: each node is its parent's string and one class more.
class PrefixTree {
public:
    struct Node {
        int parent;
        int symbol;
        double ends_blank = impossible, ends_symbol = impossible;            // up to this frame
        double next_ends_blank = impossible, next_ends_symbol = impossible;  // after this frame
        std::vector<int> children;
    };

    PrefixTree() : nodes_{{-1, blank, 0.0, impossible, impossible, impossible, {}}} {}

    /// Reads one frame on: every kept prefix stays as it is or grows by one class.
    void advance(float const* frame, int classes, BeamLimits const& limits) {
        touched_ = kept_;
        double best = impossible;
        for (int const index : kept_)
            best = std::max(best, stays(index, frame));
        for (int const index : kept_)
            grow(index, frame, classes, limits.least_class_log, best - hopeless);
        std::ranges::sort(touched_);
        touched_.erase(std::unique(touched_.begin(), touched_.end()), touched_.end());
        for (int const index : touched_) {
            at(index).ends_blank = std::exchange(at(index).next_ends_blank, impossible);
            at(index).ends_symbol = std::exchange(at(index).next_ends_symbol, impossible);
        }
        ranked_.clear();
        for (int const index : touched_)
            ranked_.emplace_back(total(index), index);
        std::ranges::stable_sort(ranked_, std::greater(), &std::pair<double, int>::first);
        auto const keep = std::min(ranked_.size(), static_cast<std::size_t>(limits.beams));
        kept_.clear();
        for (std::size_t i = 0; i < ranked_.size(); ++i) {
            int const index = ranked_[i].second;
            if (i < keep)
                kept_.push_back(index);
            else
                at(index).ends_blank = at(index).ends_symbol = impossible;
        }
    }

    std::vector<int> const& kept() const { return kept_; }

    std::string text(int index, std::string const& alphabet) const {
        std::string result;
        for (; nodes_[static_cast<std::size_t>(index)].parent >= 0;
             index = nodes_[static_cast<std::size_t>(index)].parent)
            result += alphabet[static_cast<std::size_t>(
                nodes_[static_cast<std::size_t>(index)].symbol - 1)];
        std::ranges::reverse(result);
        return result;
    }

private:
    Node& at(int index) { return nodes_[static_cast<std::size_t>(index)]; }
    double total(int index) { return log_add(at(index).ends_blank, at(index).ends_symbol); }

    int child(int parent, int symbol) {
        for (int const index : at(parent).children)
            if (at(index).symbol == symbol) return index;
        int const index = static_cast<int>(nodes_.size());
        nodes_.push_back({parent, symbol, impossible, impossible, impossible, impossible, {}});
        at(parent).children.push_back(index);
        return index;
    }

    // Nats behind the best prefix: such strings have a millionth of a millionth of its probability.
    static constexpr double hopeless = 28;

    /// What a prefix keeps at least when it does not grow.
    double stays(int index, float const* frame) {
        int const last = at(index).symbol;
        double const blank_end = std::max(at(index).ends_blank, at(index).ends_symbol);
        return std::max(blank_end + frame[blank],
                        last == blank ? impossible : at(index).ends_symbol + frame[last]);
    }

    void grow(int index, float const* frame, int classes, double least, double least_mass) {
        double const blank_end = at(index).ends_blank, symbol_end = at(index).ends_symbol;
        double const all = log_add(blank_end, symbol_end);
        int const last = at(index).symbol;
        at(index).next_ends_blank = log_add(at(index).next_ends_blank, all + frame[blank]);
        if (last != blank)
            at(index).next_ends_symbol =
                log_add(at(index).next_ends_symbol, symbol_end + frame[last]);
        for (int k = 1; k < classes; ++k) {
            if (frame[k] < least) continue;
            double const from = k == last ? blank_end : all;
            if (from == impossible || from + frame[k] < least_mass) continue;
            int const next = child(index, k);
            at(next).next_ends_symbol = log_add(at(next).next_ends_symbol, from + frame[k]);
            touched_.push_back(next);
        }
    }

    std::vector<Node> nodes_;
    std::vector<int> kept_{0};
    std::vector<int> touched_;
    std::vector<std::pair<double, int>> ranked_;  // the touched, by their total
};

}  // namespace

std::string best_path(LineScores const& scores) {
    std::string text;
    int last = blank;
    for (int f = 0; f < scores.frames; ++f) {
        float const* frame = scores.frame(f);
        int const best =
            static_cast<int>(std::max_element(frame, frame + scores.classes()) - frame);
        if (best != last && best != blank)
            text += scores.alphabet[static_cast<std::size_t>(best - 1)];
        last = best;
    }
    return text;
}

std::vector<CtcReading> best_strings(LineScores const& scores, int count,
                                     BeamLimits const& limits) {
    if (scores.frames == 0) return {};
    PrefixTree tree;
    for (int f = 0; f < scores.frames; ++f)
        tree.advance(scores.frame(f), scores.classes(), limits);
    std::vector<double> const p = probabilities(scores);
    std::vector<CtcReading> readings;
    // A few more than asked for: the exact order may differ from the beam's.
    auto const ways = std::min(tree.kept().size(), static_cast<std::size_t>(count) + 4);
    for (std::size_t i = 0; i < ways; ++i) {
        std::string text = tree.text(tree.kept()[i], scores.alphabet);
        auto const states = with_blanks(scores.alphabet, text);
        double const log_p = forward(p, scores.frames, scores.classes(), *states);
        readings.push_back({std::move(text), std::exp(log_p)});
    }
    std::ranges::stable_sort(readings, std::greater(), &CtcReading::probability);
    if (readings.size() > static_cast<std::size_t>(count))
        readings.resize(static_cast<std::size_t>(count));
    return readings;
}

double log_likelihood(LineScores const& scores, std::string_view text) {
    auto const states = with_blanks(scores.alphabet, text);
    if (!states) return impossible;
    return forward(probabilities(scores), scores.frames, scores.classes(), *states);
}

std::vector<FrameSpan> align(LineScores const& scores, std::string_view text) {
    auto const found = with_blanks(scores.alphabet, text);
    if (!found || text.empty() || scores.frames == 0) return {};
    Classes const& states = *found;
    std::size_t const count = states.size();
    std::vector<double> now(count, impossible), next(count, impossible);
    std::vector<std::uint8_t> back(count * static_cast<std::size_t>(scores.frames), 0);
    now[0] = 0.0;
    for (int f = 0; f < scores.frames; ++f) {
        for (std::size_t s = 0; s < count; ++s) {
            std::uint8_t step = 0;
            if (s >= 1 && now[s - 1] > now[s]) step = 1;
            if (may_skip(states, s) && now[s - 2] > now[s - step]) step = 2;
            next[s] = now[s - step] + scores.frame(f)[states[s]];
            back[static_cast<std::size_t>(f) * count + s] = step;
        }
        std::swap(now, next);
    }
    std::size_t state = now[count - 2] > now[count - 1] ? count - 2 : count - 1;
    if (now[state] == impossible) return {};
    std::vector<FrameSpan> spans(text.size());
    for (int f = scores.frames - 1; f >= 0; --f) {
        if (state % 2 == 1) {
            FrameSpan& span = spans[state / 2];
            span.first = f;
            span.end = std::max(span.end, f + 1);
        }
        state -= back[static_cast<std::size_t>(f) * count + state];
    }
    return spans;
}

std::vector<std::array<double, 10>> digit_distributions(LineScores const& scores,
                                                        std::string_view text) {
    std::vector<std::array<double, 10>> result(text.size(), std::array<double, 10>{});
    auto states = with_blanks(scores.alphabet, text);
    if (!states) return result;
    std::vector<double> const p = probabilities(scores);
    for (std::size_t i = 0; i < text.size(); ++i) {
        int const read = (*states)[2 * i + 1];
        std::array<double, 10> logs{};
        for (int digit = 0; digit < 10; ++digit) {
            auto const place = scores.alphabet.find(static_cast<char>('0' + digit));
            (*states)[2 * i + 1] = static_cast<int>(place) + 1;
            logs[static_cast<std::size_t>(digit)] =
                place == std::string::npos ? impossible
                                           : forward(p, scores.frames, scores.classes(), *states);
        }
        (*states)[2 * i + 1] = read;
        double const highest = *std::ranges::max_element(logs);
        if (highest == impossible) continue;
        double sum = 0.0;
        for (double const log_p : logs)
            sum += std::exp(log_p - highest);
        std::ranges::transform(logs, result[i].begin(),
                               [&](double log_p) { return std::exp(log_p - highest) / sum; });
    }
    return result;
}

}  // namespace lockbox::ocr
