// SPDX-License-Identifier: Apache-2.0
#include "samples/dice.h"

#include "lockbox/assertion.h"

namespace lockbox::samples {

std::uint64_t Dice::bits() {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
}

int Dice::between(int low, int high) {
    LOCKBOX_ASSERT(low <= high);
    auto const span = static_cast<std::uint64_t>(static_cast<std::int64_t>(high) - low) + 1;
    return low + static_cast<int>(bits() % span);
}

double Dice::real(double low, double high) {
    return low + (high - low) * (static_cast<double>(bits() >> 11U) / 9007199254740992.0);
}

double Dice::normal(double mean, double deviation) {
    double sum = 0;  // Twelve uniform numbers have the variance 1 and are normal enough for paper.
    for (int i = 0; i < 12; ++i)
        sum += real(0, 1);
    return mean + deviation * (sum - 6);
}

}  // namespace lockbox::samples
