// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/spelling_graph.h"

#include <gtest/gtest.h>

#include <cmath>

#include "ocr/network/ctc.h"
#include "tests/ocr/check/spelled_scores.h"

namespace lockbox::ocr {
namespace {

TEST(SpellingGraph, OneSpellingHasTheLikelihoodOfItsString) {
    // Figures have no capitals, so that folding the case changes nothing.
    LineScores const scores = spelled("10072", 0.6);
    for (char const* text : {"10072", "1072", "2", "100772"}) {
        SpellingGraph graph;
        graph.finish(graph.text(text));
        EXPECT_NEAR(graph.log_likelihood(FoldedScores(scores)), log_likelihood(scores, text), 1e-6)
            << text;
    }
}

TEST(SpellingGraph, CapitalsAndSmallLettersAreOne) {
    SpellingGraph graph;
    graph.finish(graph.text("health"));
    EXPECT_NEAR(graph.log_likelihood(FoldedScores(spelled("HeAlTh"))),
                graph.log_likelihood(FoldedScores(spelled("health"))), 1e-6);
}

TEST(SpellingGraph, AlternativesAddUp) {
    LineScores const scores = spelled("12", 0.5);
    SpellingGraph graph;
    graph.finish(graph.sequence(
        {graph.text("1"), graph.optional(graph.either({graph.text("2"), graph.text("3")}))}));
    double const sum = std::exp(log_likelihood(scores, "1")) +
                       std::exp(log_likelihood(scores, "12")) +
                       std::exp(log_likelihood(scores, "13"));
    EXPECT_NEAR(std::exp(graph.log_likelihood(FoldedScores(scores))), sum, 1e-9);
}

TEST(SpellingGraph, ValuesAreThoseOfTheirSpellings) {
    LineScores const scores = spelled("27", 0.5);
    SpellingGraph graph;
    auto const figure = [&](std::int64_t unit) {
        return graph.either({graph.text("2", 2 * unit), graph.text("7", 7 * unit)});
    };
    auto const tens = figure(10);
    graph.finish(graph.sequence({tens, figure(1)}));
    auto const values = graph.values(FoldedScores(scores), 20);
    ASSERT_EQ(values.size(), 4U);
    EXPECT_EQ(values[0].value, 27);
    EXPECT_NEAR(values[0].log_likelihood, log_likelihood(scores, "27"), 1e-6);
}

TEST(SpellingGraph, NothingToReadIsImpossible) {
    SpellingGraph graph;
    graph.finish(graph.text("1"));
    EXPECT_TRUE(std::isinf(graph.log_likelihood(FoldedScores(LineScores{}))));
    EXPECT_TRUE(graph.values(FoldedScores(LineScores{}), 10).empty());
}

}  // namespace
}  // namespace lockbox::ocr
