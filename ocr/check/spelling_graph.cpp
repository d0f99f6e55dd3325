// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/spelling_graph.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <limits>

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

std::array<int, 256> FoldedScores::classes_of_characters() const {
    std::array<int, 256> class_of{};
    class_of.fill(-1);
    for (std::size_t i = 0; i < alphabet.size(); ++i)
        class_of[static_cast<unsigned char>(alphabet[i])] = static_cast<int>(i) + 1;
    return class_of;
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
    LOCKBOX_ASSERT(nodes_.size() < greatest_node_count);
    first_ = whole.first;
    for (int const node : whole.last)
        nodes_[static_cast<std::size_t>(node)].last = true;
    for (Node& node : nodes_) {
        std::ranges::sort(node.next);
        node.next.erase(std::unique(node.next.begin(), node.next.end()), node.next.end());
    }
    add_steps(first_);
    for (Node const& node : nodes_)
        add_steps(node.next);
}

void SpellingGraph::add_steps(std::vector<int> next) {
    auto const node_of = [&](int at) -> Node const& {
        return nodes_[static_cast<std::size_t>(at)];
    };
    std::ranges::stable_sort(next, {}, [&](int at) { return node_of(at).character; });
    for (std::size_t i = 0; i < next.size(); ++i) {
        Node const& node = node_of(next[i]);
        if (i == 0 || node.character != node_of(next[i - 1]).character) {
            auto const begin = static_cast<std::uint32_t>(step_.size());
            steps_.push_back({static_cast<unsigned char>(node.character), begin, begin});
        }
        step_.push_back({next[i], node.value, node.weight});
        ++steps_.back().end;
    }
    steps_from_.push_back(static_cast<std::uint32_t>(steps_.size()));
}

std::vector<int> SpellingGraph::classes_of(FoldedScores const& scores) const {
    auto const class_of = scores.classes_of_characters();
    std::vector<int> result;
    result.reserve(nodes_.size());
    for (Node const& node : nodes_)
        result.push_back(class_of[static_cast<unsigned char>(node.character)]);
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

}  // namespace lockbox::ocr
