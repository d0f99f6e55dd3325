// SPDX-License-Identifier: Apache-2.0
#include "batches/calibration/isotonic.h"

#include <cstddef>

namespace lockbox::batches {
namespace {

struct Pool {
    double sum;  ///< Of values by weight.
    double weight;
    std::size_t count;
    double mean() const { return sum / weight; }
};

}  // namespace

std::vector<double> isotonic(std::span<WeightedValue const> values) {
    std::vector<Pool> pools;
    for (WeightedValue const& one : values) {
        pools.push_back({one.value * one.weight, one.weight, 1});
        while (pools.size() > 1 && pools[pools.size() - 2].mean() >= pools.back().mean()) {
            Pool const last = pools.back();
            pools.pop_back();
            pools.back().sum += last.sum;
            pools.back().weight += last.weight;
            pools.back().count += last.count;
        }
    }
    std::vector<double> result;
    for (Pool const& pool : pools)
        result.insert(result.end(), pool.count, pool.mean());
    return result;
}

}  // namespace lockbox::batches
