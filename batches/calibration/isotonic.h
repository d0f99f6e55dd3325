// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace lockbox::batches {

struct WeightedValue {
    double value;
    double weight;  ///< Above 0.
};

/// The sequence that never falls and is nearest to `values` by weighted squares: neighbours that
/// fall are pooled to their mean until none do (pool adjacent violators; Ayer and others, Annals of
/// Mathematical Statistics 26, 1955). In linear time.
std::vector<double> isotonic(std::span<WeightedValue const> values);

}  // namespace lockbox::batches
