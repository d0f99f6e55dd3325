// SPDX-License-Identifier: Apache-2.0
#include "batches/calibration/binomial.h"

#include <boost/math/special_functions/beta.hpp>

#include "lockbox/assertion.h"

namespace lockbox::batches {

Bounds binomial_bounds(int hits, int cases, double confidence) {
    LOCKBOX_ASSERT(0 <= hits && hits <= cases && 0 < confidence && confidence < 1);
    double const tail = (1.0 - confidence) / 2;
    double const misses = cases - hits;
    Bounds bounds;
    // Quantiles of the beta distributions that the tails of the binomial one are.
    if (hits > 0) bounds.least = boost::math::ibeta_inv(double(hits), misses + 1, tail);
    if (hits < cases) bounds.greatest = boost::math::ibetac_inv(hits + 1.0, misses, tail);
    return bounds;
}

}  // namespace lockbox::batches
