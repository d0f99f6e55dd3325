// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/spelling_graph.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <utility>

#include "lockbox/assertion.h"

namespace lockbox::ocr {
namespace {

constexpr double impossible = -std::numeric_limits<double>::infinity();

char folded_character(char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

/// What a way has gathered: the mass that ends in the node's character, and in a blank after it.
struct Mass {
    double in_character = 0;
    double in_blank = 0;
    double total() const { return in_character + in_blank; }
};

/// Where the tokens of one frame stand, by node and value: open addressing, emptied by counting on.
/// A map of the library spends most of the search on its nodes' memory.
class TokenPlaces {
public:
    void next_frame() {
        ++frame_;
        used_ = 0;
    }
    /// The token's place; `fresh`, which it takes, where the frame had none.
    std::size_t place_of(std::uint64_t key, std::size_t fresh) {
        if (2 * used_ >= slots_.size()) grow();
        Slot& slot = slot_of(key);
        if (slot.frame != frame_) {
            slot = {key, fresh, frame_};
            ++used_;
        }
        return slot.place;
    }

private:
    struct Slot {
        std::uint64_t key = 0;
        std::size_t place = 0;
        int frame = 0;
    };
    Slot& slot_of(std::uint64_t key) {
        // Fibonacci hashing: the golden ratio in 64 bits spreads keys that follow each other.
        std::size_t at = (key * 0x9E3779B97F4A7C15U) >> 32;
        while (true) {
            Slot& slot = slots_[at & (slots_.size() - 1)];
            if (slot.frame != frame_ || slot.key == key) return slot;
            ++at;
        }
    }
    void grow() {
        std::vector<Slot> const old = std::exchange(slots_, std::vector<Slot>(2 * slots_.size()));
        for (Slot const& slot : old)
            if (slot.frame == frame_) slot_of(slot.key) = slot;
    }

    std::vector<Slot> slots_ = std::vector<Slot>(1024);  // a power of two
    std::size_t used_ = 0;
    int frame_ = 0;
};

}  // namespace

FoldedScores::FoldedScores(LineScores const& scores) : frames(scores.frames) {
    std::vector<std::size_t> class_of;
    for (char const c : scores.alphabet) {
        char const small = folded_character(c);
        auto at = alphabet.find(small);
        if (at == std::string::npos) {
            at = alphabet.size();
            alphabet += small;
        }
        class_of.push_back(at + 1);
    }
    auto const width = static_cast<std::size_t>(classes());
    probability.assign(static_cast<std::size_t>(frames) * width, 0.0);
    for (int f = 0; f < frames; ++f) {
        double* const row = probability.data() + static_cast<std::size_t>(f) * width;
        float const* const from = scores.frame(f);
        row[0] = std::exp(static_cast<double>(from[0]));
        for (std::size_t k = 0; k < class_of.size(); ++k)
            row[class_of[k]] += std::exp(static_cast<double>(from[k + 1]));
    }
}

double FoldedScores::best_way() const {
    double total = 0;
    for (int f = 0; f < frames; ++f)
        total += std::log(std::max(1e-30, *std::max_element(frame(f), frame(f) + classes())));
    return total;
}

SpellingGraph::Piece SpellingGraph::text(std::string_view characters) {
    return text(characters, 0);
}

SpellingGraph::Piece SpellingGraph::text(std::string_view characters, std::int64_t value) {
    if (characters.empty()) return {{}, {}, true};
    int const begin = static_cast<int>(nodes_.size());
    for (std::size_t i = 0; i < characters.size(); ++i) {
        nodes_.push_back({folded_character(characters[i])});
        if (i > 0) nodes_[nodes_.size() - 2].next.push_back(static_cast<int>(nodes_.size()) - 1);
    }
    nodes_.back().value = value;
    return {{begin}, {static_cast<int>(nodes_.size()) - 1}, false};
}

SpellingGraph::Piece SpellingGraph::any_of(std::string_view characters) {
    std::vector<Piece> pieces;
    for (char const& c : characters)
        pieces.push_back(text({&c, 1}));
    return either(pieces);
}

SpellingGraph::Piece SpellingGraph::sequence(std::vector<Piece> const& pieces) {
    Piece whole{{}, {}, true};
    for (Piece const& piece : pieces) {
        for (int const from : whole.last)
            for (int const to : piece.first)
                nodes_[static_cast<std::size_t>(from)].next.push_back(to);
        if (whole.may_be_empty)
            whole.first.insert(whole.first.end(), piece.first.begin(), piece.first.end());
        if (!piece.may_be_empty) whole.last.clear();
        whole.last.insert(whole.last.end(), piece.last.begin(), piece.last.end());
        whole.may_be_empty = whole.may_be_empty && piece.may_be_empty;
    }
    return whole;
}

SpellingGraph::Piece SpellingGraph::either(std::vector<Piece> const& pieces) {
    Piece whole;
    for (Piece const& piece : pieces) {
        whole.first.insert(whole.first.end(), piece.first.begin(), piece.first.end());
        whole.last.insert(whole.last.end(), piece.last.begin(), piece.last.end());
        whole.may_be_empty = whole.may_be_empty || piece.may_be_empty;
    }
    return whole;
}

SpellingGraph::Piece SpellingGraph::optional(Piece piece) {
    piece.may_be_empty = true;
    return piece;
}

SpellingGraph::Piece SpellingGraph::repeated(Piece piece) {
    for (int const from : piece.last)
        for (int const to : piece.first)
            nodes_[static_cast<std::size_t>(from)].next.push_back(to);
    return piece;
}

SpellingGraph::Piece SpellingGraph::weighted(Piece piece, double weight) {
    LOCKBOX_ASSERT(weight > 0 && weight <= 1);
    for (int const node : piece.first)
        nodes_[static_cast<std::size_t>(node)].weight *= weight;
    return piece;
}

SpellingGraph::Piece SpellingGraph::valued(Piece piece, std::int64_t value) {
    for (int const node : piece.first)
        nodes_[static_cast<std::size_t>(node)].value += value;
    return piece;
}

void SpellingGraph::finish(Piece const& whole) {
    LOCKBOX_ASSERT(first_.empty() && !whole.first.empty());
    first_ = whole.first;
    for (int const node : whole.last)
        nodes_[static_cast<std::size_t>(node)].last = true;
    for (Node& node : nodes_) {
        std::ranges::sort(node.next);
        node.next.erase(std::unique(node.next.begin(), node.next.end()), node.next.end());
    }
}

std::vector<int> SpellingGraph::classes_of(FoldedScores const& scores) const {
    std::vector<int> result;
    for (Node const& node : nodes_) {
        auto const at = scores.alphabet.find(node.character);
        result.push_back(at == std::string::npos ? -1 : static_cast<int>(at) + 1);
    }
    return result;
}

double SpellingGraph::log_likelihood(FoldedScores const& scores) const {
    std::vector<int> const class_of = classes_of(scores);
    std::vector<Mass> now(nodes_.size()), next(nodes_.size());
    double before = 1.0;  // nothing but blanks so far
    double log_total = 0;
    for (int f = 0; f < scores.frames; ++f) {
        double const* const p = scores.frame(f);
        std::ranges::fill(next, Mass{});
        for (int const node : first_)
            next[static_cast<std::size_t>(node)].in_character +=
                before * nodes_[static_cast<std::size_t>(node)].weight;
        double sum = before *= p[0];
        for (std::size_t n = 0; n < nodes_.size(); ++n) {
            if (now[n].total() <= 0) continue;
            next[n].in_character += now[n].in_character;
            next[n].in_blank += now[n].total();
            for (int const to : nodes_[n].next) {
                bool const repeats = class_of[static_cast<std::size_t>(to)] == class_of[n];
                next[static_cast<std::size_t>(to)].in_character +=
                    (repeats ? now[n].in_blank : now[n].total()) *
                    nodes_[static_cast<std::size_t>(to)].weight;
            }
        }
        for (std::size_t n = 0; n < nodes_.size(); ++n) {
            next[n].in_character *= class_of[n] < 0 ? 0.0 : p[class_of[n]];
            next[n].in_blank *= p[0];
            sum += next[n].total();
        }
        if (sum <= 0) return impossible;
        for (Mass& mass : next)
            mass.in_character /= sum, mass.in_blank /= sum;
        before /= sum;
        log_total += std::log(sum);
        std::swap(now, next);
    }
    double end = 0;
    for (std::size_t n = 0; n < nodes_.size(); ++n)
        if (nodes_[n].last) end += now[n].total();
    return end > 0 ? log_total + std::log(end) : impossible;
}

std::vector<SpellingGraph::Value> SpellingGraph::values(FoldedScores const& scores,
                                                        int beams) const {
    struct Token {
        int node;  // -1 before the first character
        std::int64_t value;
        Mass mass;
    };
    std::vector<int> const class_of = classes_of(scores);
    std::vector<Token> tokens{{-1, 0, {0, 1}}};
    std::vector<Token> grown;
    TokenPlaces places;
    double log_total = 0;
    for (int f = 0; f < scores.frames; ++f) {
        double const* const p = scores.frame(f);
        grown.clear();
        places.next_frame();
        auto const add = [&](int node, std::int64_t value, Mass mass) {
            if (mass.total() <= 0) return;
            auto const key =
                static_cast<std::uint64_t>(value) * 8192 + static_cast<std::uint64_t>(node + 1);
            std::size_t const place = places.place_of(key, grown.size());
            if (place == grown.size()) grown.push_back({node, value, {}});
            grown[place].mass.in_character += mass.in_character;
            grown[place].mass.in_blank += mass.in_blank;
        };
        for (Token const& token : tokens) {
            int const last = token.node < 0 ? -1 : class_of[static_cast<std::size_t>(token.node)];
            add(token.node, token.value,
                {last < 0 ? 0.0 : token.mass.in_character * p[last], token.mass.total() * p[0]});
            auto const& next =
                token.node < 0 ? first_ : nodes_[static_cast<std::size_t>(token.node)].next;
            for (int const to : next) {
                int const symbol = class_of[static_cast<std::size_t>(to)];
                if (symbol < 0 || p[symbol] < 1e-7) continue;
                double const from = symbol == last ? token.mass.in_blank : token.mass.total();
                add(to, token.value + nodes_[static_cast<std::size_t>(to)].value,
                    {from * p[symbol] * nodes_[static_cast<std::size_t>(to)].weight, 0});
            }
        }
        auto const keep = std::min(grown.size(), static_cast<std::size_t>(beams));
        std::ranges::partial_sort(grown, grown.begin() + static_cast<std::ptrdiff_t>(keep),
                                  std::greater(), [](Token const& t) { return t.mass.total(); });
        grown.resize(keep);
        double sum = 0;
        for (Token const& token : grown)
            sum += token.mass.total();
        if (sum <= 0) return {};
        for (Token& token : grown)
            token.mass.in_character /= sum, token.mass.in_blank /= sum;
        log_total += std::log(sum);
        std::swap(tokens, grown);
    }
    std::unordered_map<std::int64_t, double> mass_of;
    for (Token const& token : tokens)
        if (token.node >= 0 && nodes_[static_cast<std::size_t>(token.node)].last)
            mass_of[token.value] += token.mass.total();
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
