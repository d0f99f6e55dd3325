// SPDX-License-Identifier: Apache-2.0
#include "ocr/network/ctc.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <numeric>
#include <random>
#include <utility>

namespace lockbox::ocr {
namespace {

/// Scores whose frames are the given probabilities, blank first.
LineScores scores_of(std::string alphabet, std::vector<std::vector<double>> const& frames) {
    LineScores scores;
    scores.alphabet = std::move(alphabet);
    scores.frames = static_cast<int>(frames.size());
    scores.px_per_frame = 4;
    for (auto const& frame : frames)
        for (double const p : frame)
            scores.log_probability.push_back(static_cast<float>(std::log(p)));
    return scores;
}

LineScores random_scores(unsigned seed, std::string const& alphabet, int frames) {
    std::mt19937 source(seed);
    std::exponential_distribution<double> weight;
    std::vector<std::vector<double>> rows;
    for (int f = 0; f < frames; ++f) {
        std::vector<double> row(alphabet.size() + 1);
        for (double& p : row)
            p = 0.001 + weight(source);
        double const sum = std::accumulate(row.begin(), row.end(), 0.0);
        for (double& p : row)
            p /= sum;
        rows.push_back(row);
    }
    return scores_of(alphabet, rows);
}

/// Every string with its probability, by walking every way of classes through the frames.
std::map<std::string, double> brute_force(LineScores const& scores) {
    std::map<std::string, double> strings;
    std::vector<int> way(static_cast<std::size_t>(scores.frames), 0);
    while (true) {
        double log_p = 0;
        std::string text;
        int last = 0;
        for (int f = 0; f < scores.frames; ++f) {
            int const k = way[static_cast<std::size_t>(f)];
            log_p += static_cast<double>(scores.frame(f)[k]);
            if (k != 0 && k != last) text += scores.alphabet[static_cast<std::size_t>(k - 1)];
            last = k;
        }
        strings[text] += std::exp(log_p);
        std::size_t place = 0;
        while (place < way.size() && ++way[place] == scores.classes())
            way[place++] = 0;
        if (place == way.size()) return strings;
    }
}

TEST(Ctc, LikelihoodEqualsTheSumOverAllWays) {
    for (unsigned seed = 0; seed < 40; ++seed) {
        auto const scores = random_scores(seed, "ab1", 1 + static_cast<int>(seed % 6));
        for (auto const& [text, p] : brute_force(scores))
            EXPECT_NEAR(std::exp(log_likelihood(scores, text)), p, 1e-6)
                << "seed " << seed << ", string '" << text << "'";
    }
}

TEST(Ctc, AWideBeamFindsTheLikeliestStringsInOrder) {
    for (unsigned seed = 100; seed < 140; ++seed) {
        auto const scores = random_scores(seed, "xy", 6);
        auto const all = brute_force(scores);
        std::vector<std::pair<double, std::string>> wanted;
        for (auto const& [text, p] : all)
            wanted.emplace_back(-p, text);
        std::sort(wanted.begin(), wanted.end());
        auto const read = best_strings(scores, 4, {.beams = 200, .least_class_log = -50});
        ASSERT_EQ(read.size(), 4u) << "seed " << seed;
        for (std::size_t i = 0; i < read.size(); ++i) {
            EXPECT_EQ(read[i].text, wanted[i].second) << "seed " << seed << ", place " << i;
            EXPECT_NEAR(read[i].probability, -wanted[i].first, 1e-6) << "seed " << seed;
        }
    }
}

TEST(Ctc, AllStringsTogetherAreCertain) {
    auto const scores = random_scores(7, "ab", 6);
    double sum = 0;
    for (auto const& reading : best_strings(scores, 1000, {.beams = 1000, .least_class_log = -50}))
        sum += reading.probability;
    EXPECT_NEAR(sum, 1.0, 1e-6);
}

TEST(Ctc, EqualNeighboursNeedABlankBetween) {
    auto const two = scores_of("5", {{0.1, 0.9}, {0.1, 0.9}});
    EXPECT_EQ(log_likelihood(two, "55"), -std::numeric_limits<double>::infinity());
    auto const three = scores_of("5", {{0.1, 0.9}, {0.8, 0.2}, {0.1, 0.9}});
    EXPECT_NEAR(std::exp(log_likelihood(three, "55")), 0.9 * 0.8 * 0.9, 1e-6);
    EXPECT_EQ(best_path(three), "55");
}

TEST(Ctc, UnknownCharactersAndEmptyLinesAreImpossibleNotErrors) {
    auto const scores = random_scores(3, "12", 4);
    EXPECT_EQ(log_likelihood(scores, "1Z"), -std::numeric_limits<double>::infinity());
    EXPECT_TRUE(align(scores, "1Z").empty());
    EXPECT_THAT(digit_distributions(scores, "Z"), testing::ElementsAre(testing::Each(0.0)));
    LineScores const nothing = scores_of("12", {});
    EXPECT_TRUE(best_strings(nothing, 3).empty());
    EXPECT_EQ(best_path(nothing), "");
    EXPECT_EQ(log_likelihood(nothing, ""), 0.0);
    EXPECT_EQ(log_likelihood(nothing, "1"), -std::numeric_limits<double>::infinity());
}

TEST(Ctc, LongLinesDoNotUnderflow) {
    auto const scores = random_scores(11, "0123456789", 3000);
    std::string const text = best_path(scores).substr(0, 400);
    double const log_p = log_likelihood(scores, text);
    EXPECT_TRUE(std::isfinite(log_p)) << log_p;
    EXPECT_LT(log_p, -1000) << log_p;
}

TEST(Ctc, AlignmentNamesTheFramesOfEachCharacter) {
    double const hi = 0.9, lo = 0.05;
    auto const scores = scores_of("12", {{hi, lo, lo},
                                         {lo, hi, lo},
                                         {lo, hi, lo},
                                         {hi, lo, lo},
                                         {lo, hi, lo},
                                         {lo, lo, hi},
                                         {hi, lo, lo}});
    EXPECT_THAT(align(scores, "112"),
                testing::ElementsAre(FrameSpan{1, 3}, FrameSpan{4, 5}, FrameSpan{5, 6}));
}

TEST(Ctc, DigitDistributionsAreTheLikelihoodsOfChangedStrings) {
    auto const scores = random_scores(21, "0123456789", 9);
    std::string const text = "407";
    auto const found = digit_distributions(scores, text);
    ASSERT_EQ(found.size(), 3u);
    for (std::size_t place = 0; place < 3; ++place) {
        std::array<double, 10> wanted{};
        for (int d = 0; d < 10; ++d) {
            std::string changed = text;
            changed[place] = static_cast<char>('0' + d);
            wanted[static_cast<std::size_t>(d)] = std::exp(log_likelihood(scores, changed));
        }
        double const sum = std::accumulate(wanted.begin(), wanted.end(), 0.0);
        for (std::size_t d = 0; d < 10; ++d)
            EXPECT_NEAR(found[place][d], wanted[d] / sum, 1e-9) << "place " << place << ", " << d;
    }
}

}  // namespace
}  // namespace lockbox::ocr
