// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ocr/check/spelling_graph.h"

namespace lockbox::ocr {
namespace {

/// What a way has gathered: the mass that ends in the node's character, and in a blank after it.
struct Mass {
    double in_character = 0;
    double in_blank = 0;
    double total() const { return in_character + in_blank; }
};

/// Where the tokens of one frame stand, by their key: open addressing, emptied by counting on. A
/// map of the library spends most of the search on its nodes' memory. Slots are small, for the
/// search is as fast as they are near; the keys stand in the tokens.
class TokenPlaces {
public:
    void next_frame() {
        ++frame_;
        used_ = 0;
    }
    /// The place of the token with a key; that of a new one at the end where there was none.
    template <class Tokens>
    std::size_t place_of(std::uint64_t key, Tokens const& tokens) {
        if (2 * used_ >= slots_.size()) grow(tokens);
        Slot& slot = slot_of(key, tokens);
        if (slot.frame != frame_) {
            slot = {frame_, static_cast<std::uint32_t>(tokens.size())};
            ++used_;
        }
        return slot.place;
    }

private:
    struct Slot {
        std::uint32_t frame = 0;
        std::uint32_t place = 0;
    };
    template <class Tokens>
    Slot& slot_of(std::uint64_t key, Tokens const& tokens) {
        // Fibonacci hashing: the golden ratio in 64 bits spreads keys that follow each other.
        std::size_t at = (key * 0x9E3779B97F4A7C15U) >> 32;
        while (true) {
            Slot& slot = slots_[at & (slots_.size() - 1)];
            if (slot.frame != frame_ || tokens[slot.place].key == key) return slot;
            ++at;
        }
    }
    template <class Tokens>
    void grow(Tokens const& tokens) {
        std::vector<Slot> const old = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
        for (Slot const& slot : old)
            if (slot.frame == frame_) slot_of(tokens[slot.place].key, tokens) = slot;
    }

    std::vector<Slot> slots_ = std::vector<Slot>(1024);  // a power of two
    std::size_t used_ = 0;
    std::uint32_t frame_ = 0;
};

}  // namespace

/// A node (-1 before the first character) and the number gathered on the way to it, in one key.
struct SpellingGraph::Token {
    static std::uint64_t key_of(int node, std::int64_t value) {
        return static_cast<std::uint64_t>(value) * greatest_node_count +
               static_cast<std::uint64_t>(node + 1);
    }
    int node() const { return static_cast<int>(key % greatest_node_count) - 1; }
    std::int64_t value() const { return static_cast<std::int64_t>(key / greatest_node_count); }

    std::uint64_t key;
    Mass mass;
};

/// The tokens of a search, taken from frame to frame.
class SpellingGraph::Beam {
public:
    Beam(SpellingGraph const& graph, FoldedScores const& scores, int beams)
        : graph_(graph),
          class_of_(scores.classes_of_characters()),
          beams_(static_cast<std::size_t>(beams)) {}

    /// Takes all tokens on by a frame; the share of their mass that is left, 0 where all end.
    double advance(double const* p) {
        for (std::size_t c = 0; c < share_.size(); ++c)
            share_[c] = class_of_[c] < 0 ? 0.0 : p[class_of_[c]];
        grown_.clear();
        places_.next_frame();
        double most = 0;
        for (Token const& token : tokens_)
            most = std::max(most, stays(token, p[0]).total());
        least_mass_ = least_of_best * most;
        for (Token const& token : tokens_)
            grow(token, p[0]);
        keep_heaviest();
        double sum = 0;
        for (Token const& token : grown_)
            sum += token.mass.total();
        if (sum <= 0) return 0;
        for (Token& token : grown_)
            token.mass.in_character /= sum, token.mass.in_blank /= sum;
        std::swap(tokens_, grown_);
        return sum;
    }
    std::vector<Token> const& tokens() const { return tokens_; }

private:
    static constexpr double least_share = 1e-6;  // of a character in a frame, to be entered

    // Of the heaviest token's mass. What falls so far behind is not found again by a sum of
    // logarithms over several looks either; one in two of the tokens that fit a beam of hundreds
    // does.
    static constexpr double least_of_best = 1e-13;

    Mass stays(Token const& token, double blank) const {
        int const node = token.node();
        double const share =
            node < 0 ? 0 : share_of(graph_.nodes_[static_cast<std::size_t>(node)].character);
        return {token.mass.in_character * share, token.mass.total() * blank};
    }
    double share_of(char character) const { return share_[static_cast<unsigned char>(character)]; }
    void grow(Token const& token, double blank) {
        int const node = token.node();
        std::int64_t const value = token.value();
        double const total = token.mass.total();
        bool const begun = node >= 0;
        auto const last = static_cast<unsigned char>(
            begun ? graph_.nodes_[static_cast<std::size_t>(node)].character : 0);
        add(token.key, stays(token, blank));
        auto const at = static_cast<std::size_t>(node + 1);
        for (std::uint32_t i = graph_.steps_from_[at]; i < graph_.steps_from_[at + 1]; ++i) {
            Steps const& steps = graph_.steps_[i];
            double const share = share_[steps.character];
            if (share < least_share) continue;
            double const from =
                share * (begun && steps.character == last ? token.mass.in_blank : total);
            for (std::uint32_t k = steps.begin; k < steps.end; ++k) {
                Step const& step = graph_.step_[k];
                add(Token::key_of(step.node, value + step.value), {from * step.weight, 0});
            }
        }
    }
    void add(std::uint64_t key, Mass mass) {
        if (mass.total() <= least_mass_) return;
        std::size_t const place = places_.place_of(key, grown_);
        if (place == grown_.size()) {
            grown_.push_back({key, mass});
            return;
        }
        grown_[place].mass.in_character += mass.in_character;
        grown_[place].mass.in_blank += mass.in_blank;
    }
    /// Of equally heavy ones the first; all in their order.
    void keep_heaviest() {
        if (grown_.size() <= beams_) return;
        masses_.clear();
        for (Token const& token : grown_)
            masses_.push_back(token.mass.total());
        auto const last = masses_.begin() + static_cast<std::ptrdiff_t>(beams_) - 1;
        std::nth_element(masses_.begin(), last, masses_.end(), std::greater());
        double const least = *last;
        auto equal = std::count(masses_.begin(), last + 1, least);
        std::erase_if(grown_, [&](Token const& token) {
            double const mass = token.mass.total();
            return mass < least || (mass <= least && equal-- <= 0);
        });
    }

    SpellingGraph const& graph_;
    std::array<int, 256> class_of_;
    std::size_t beams_;
    std::array<double, 256> share_{};  ///< Of each character in this frame.
    double least_mass_ = 0;            ///< Of a token in this frame.
    std::vector<Token> tokens_{{Token::key_of(-1, 0), {0, 1}}};
    std::vector<Token> grown_;
    std::vector<double> masses_;
    TokenPlaces places_;
};

std::vector<SpellingGraph::Value> SpellingGraph::values(FoldedScores const& scores,
                                                        int beams) const {
    Beam beam(*this, scores, beams);
    double log_total = 0;
    for (int f = 0; f < scores.frames; ++f) {
        double const left = beam.advance(scores.frame(f));
        if (left <= 0) return {};
        log_total += std::log(left);
    }
    std::unordered_map<std::int64_t, double> mass_of;
    for (Token const& token : beam.tokens())
        if (token.node() >= 0 && nodes_[static_cast<std::size_t>(token.node())].last)
            mass_of[token.value()] += token.mass.total();
    std::vector<Value> result;
    for (auto const& [value, mass] : mass_of)
        result.push_back({value, log_total + std::log(mass)});
    std::ranges::sort(result, [](Value const& a, Value const& b) {
        return a.log_likelihood != b.log_likelihood ? a.log_likelihood > b.log_likelihood
                                                    : a.value < b.value;
    });
    return result;
}

}  // namespace lockbox::ocr
