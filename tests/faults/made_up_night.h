// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>

#include "batches/run_night.h"

namespace lockbox::faults {

/// A small night of every kind, drawn from a seed: a folder with a manifest, a folder of pictures,
/// an image cash letter; payments that post in either ledger, with money on account, that are held
/// for several reasons, and papers that are no payment. Pictures are drawn; what they say is known,
/// so that nobody has to read them. Everything behind the readings is the program's own.
class MadeUpNight {
public:
    explicit MadeUpNight(std::uint64_t seed) : seed_(seed) {}

    /// Makes the site: store, open invoices, scans in the inbox.
    void prepare(std::filesystem::path const& site) const;
    /// What `lockbox run` does. Its exit status.
    int run(std::filesystem::path const& site) const;

private:
    batches::ReadTransaction read(batches::ScanBatch const& batch,
                                  batches::ScanTransaction const& scanned) const;
    std::uint64_t seed_;
};

}  // namespace lockbox::faults
