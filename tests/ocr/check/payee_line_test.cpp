// SPDX-License-Identifier: Apache-2.0
#include "ocr/check/payee_line.h"

#include <gtest/gtest.h>

#include <cmath>

#include "ocr/check/calibration.h"
#include "tests/ocr/check/spelled_scores.h"

namespace lockbox::ocr {
namespace {

std::vector<std::string> const accepted{"Health Connector", "MA Health Connector",
                                        "Massachusetts Health Connector"};

double probability(std::string const& line) {
    return name_probability(fits(FoldedScores(spelled(line)), accepted).front()).value();
}

TEST(PayeeLine, AcceptedNamesInAnyCaseWithStrokesBehind) {
    for (char const* line : {"Health Connector", "HEALTH CONNECTOR", "MA Health Connector.",
                             "HealthConnector", "Massachusetts Health Connector --"})
        EXPECT_GT(probability(line), 0.99) << line;
}

TEST(PayeeLine, NamesThatBeginLikeOursAreNotOurs) {
    for (char const* line :
         {"Health Connector Plumbing", "Health Connector Inc", "Health Connector LLC",
          "Health Connector Co", "MA Health Connector Co", "NH Health Connector",
          "CT Health Connector", "RI Health Connector", "Health Connection", "Health Connections",
          "MA Health Connection", "Health Collector", "Wealth Connector", "Health", "Health Conne",
          "Cash", "City Water Dept"})
        EXPECT_LT(probability(line), 0.5) << line;
}

/// At odds with a rival that fits as well, our name is likelier by its rarity; where the rival
/// leads by what that is worth, neither is.
TEST(PayeeLine, ARivalMustLeadByItsRarity) {
    NameFit fit{"Health Connector", 0, 0, 0};
    EXPECT_NEAR(name_probability(fit).value(), 1 / (1 + std::exp(-payee_rival_rarity)), 0.001);
    fit.lead = -payee_rival_rarity / payee_rival_trust;
    EXPECT_NEAR(name_probability(fit).value(), 0.5, 0.001);
}

TEST(PayeeLine, ProbabilityFallsWithTheLag) {
    double last = 1;
    for (double lag = 0; lag > -40; lag -= 4) {
        NameFit const fit{"Health Connector", lag, lag / 16, 20};
        EXPECT_LT(name_probability(fit).value(), last);
        last = name_probability(fit).value();
    }
    EXPECT_LT(last, 0.05);
}

}  // namespace
}  // namespace lockbox::ocr
