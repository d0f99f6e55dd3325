// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace lockbox::batches {

/// Bounds of a share, in [0, 1].
struct Bounds {
    double least = 0;
    double greatest = 1;
    bool contain(double share) const { return share >= least && share <= greatest; }
};

/// The shares under which `hits` of `cases` is no rarity: the exact central interval of Clopper and
/// Pearson (Biometrika 26, 1934), which never covers less than `confidence` and often more. Without
/// cases any share is possible. Precondition: 0 <= hits <= cases, 0 < confidence < 1.
Bounds binomial_bounds(int hits, int cases, double confidence = 0.95);

}  // namespace lockbox::batches
