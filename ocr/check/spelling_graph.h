// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ocr/network/line_network.h"

namespace lockbox::ocr {

/// A network's scores with capitals and small letters taken together: forms are filled in either.
/// Class k is alphabet[k - 1]; class 0 is the CTC blank. Linear probabilities.
struct FoldedScores {
    int frames = 0;
    std::string alphabet;
    std::vector<double> probability;  ///< frames rows of alphabet.size() + 1.

    explicit FoldedScores(LineScores const& scores);
    int classes() const { return static_cast<int>(alphabet.size()) + 1; }
    double const* frame(int index) const {
        return probability.data() + static_cast<std::ptrdiff_t>(index) * classes();
    }
    /// The class of each character, -1 where there is none.
    std::array<int, 256> classes_of_characters() const;
    /// Natural logarithm of the likeliest way through all frames, whatever it spells: what a
    /// string's log likelihood is to be compared with.
    double best_way() const;
};

/// All spellings that mean one thing, as a graph whose nodes are characters; a path from a first to
/// a last node is a spelling. Built from the pieces that a regular expression has. Nodes may add
/// to a number, so that one graph can spell all amounts.
class SpellingGraph {
public:
    /// A part of the graph: where it can begin and end, and whether it may be left out.
    struct Piece {
        std::vector<int> first;
        std::vector<int> last;
        bool may_be_empty = false;
    };

    /// Small letters, digits, punctuation. An empty text is a piece that is left out.
    Piece text(std::string_view characters);
    /// The same; whoever passes its last character has `value` added to the number.
    Piece text(std::string_view characters, std::int64_t value);
    Piece any_of(std::string_view characters);  ///< One of them.
    Piece sequence(std::vector<Piece> const& pieces);
    Piece either(std::vector<Piece> const& pieces);
    Piece optional(Piece piece);
    Piece repeated(Piece piece);  ///< Once or more.
    /// Makes a piece less likely from the start: its mass counts `weight`, in (0, 1].
    Piece weighted(Piece piece, double weight);
    /// Whoever enters the piece has `value` added to the number.
    Piece valued(Piece piece, std::int64_t value);
    void finish(Piece const& whole);

    /// Natural logarithm of the summed probability of all spellings; minus infinity if impossible.
    double log_likelihood(FoldedScores const& scores) const;

    struct Value {
        std::int64_t value = 0;
        double log_likelihood = 0;
    };
    /// The numbers spelled, likeliest first, by beam search over (node, number).
    std::vector<Value> values(FoldedScores const& scores, int beams) const;

private:
    struct Node {
        char character;
        std::int64_t value = 0;
        double weight = 1;  ///< Of whoever comes in from another node.
        std::vector<int> next = {};
        bool last = false;
    };
    static constexpr std::uint64_t greatest_node_count = 8192;
    struct Token;
    class Beam;
    std::vector<int> classes_of(FoldedScores const& scores) const;
    std::vector<Node> nodes_;
    std::vector<int> first_;
    // What a search goes through, for nodes are large: for each node, and first for whoever has
    // not begun, the nodes that may come next, together where they have one character.
    struct Step {
        int node;
        std::int64_t value;
        double weight;
    };
    struct Steps {
        unsigned char character;
        std::uint32_t begin;
        std::uint32_t end;
    };
    void add_steps(std::vector<int> next);
    std::vector<Step> step_;
    std::vector<Steps> steps_;
    std::vector<std::uint32_t> steps_from_{0};
};

}  // namespace lockbox::ocr
