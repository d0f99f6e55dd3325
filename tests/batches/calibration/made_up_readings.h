// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <random>
#include <vector>

#include "batches/calibration/reliability.h"
#include "lockbox/log_odds.h"

namespace lockbox::batches::test {

/// Readings that state log odds evenly from 0 to 12 and are right as often as `truly`, of the log
/// odds stated, says.
inline std::vector<JudgedReading> made_up(int count, std::uint64_t seed,
                                          std::function<double(double)> const& truly) {
    std::mt19937_64 random(seed);
    std::uniform_real_distribution<double> odds(0, 12), coin(0, 1);
    std::vector<JudgedReading> readings;
    for (int i = 0; i < count; ++i) {
        double const stated = odds(random);
        double const right = from_log_odds(truly(stated)).value();
        readings.push_back({from_log_odds(stated), coin(random) < right});
    }
    return readings;
}

/// Twice too sure in log odds, and a little more.
inline double boastful(double stated) {
    return 0.5 * stated - 0.3;
}
/// Right as stated up to one wrong in fifty, which no surety beats: labels and papers are so.
inline double levelling(double stated) {
    return std::min(stated, std::log(49.0));
}
inline double honest(double stated) {
    return stated;
}
inline double timid(double stated) {
    return stated + 1.5;
}

}  // namespace lockbox::batches::test
