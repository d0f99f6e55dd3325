// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lockbox::samples {

/// Repeatable chance: the same seed gives the same numbers with every compiler and library, which
/// the standard library's distributions do not promise. Generator: SplitMix64.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : state_(seed) {}

    std::uint64_t bits();
    int between(int low, int high);        ///< Both ends included.
    double real(double low, double high);  ///< `low` ≤ result < `high`.
    double normal(double mean, double deviation);
    bool chance(double probability) { return real(0, 1) < probability; }

    template <class T>
    T const& pick(std::vector<T> const& choices) {
        return choices[static_cast<std::size_t>(between(0, static_cast<int>(choices.size()) - 1))];
    }
    template <class T>
    void shuffle(std::vector<T>& cards) {
        for (std::size_t i = cards.size(); i > 1; --i) {
            std::swap(cards[i - 1],
                      cards[static_cast<std::size_t>(between(0, static_cast<int>(i) - 1))]);
        }
    }

private:
    std::uint64_t state_;
};

}  // namespace lockbox::samples
