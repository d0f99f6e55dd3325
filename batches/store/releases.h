// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lockbox/business_date.h"

namespace lockbox::batches {

/// A file of outbox/DATE/ as it was handed out.
struct ReleasedFile {
    std::string name;
    std::string hash;  ///< BLAKE2b-256 of its bytes, 64 hexadecimal digits.
    friend bool operator==(ReleasedFile const&, ReleasedFile const&) = default;
};

/// All files of a day, in the order in which they were written.
struct Release {
    BusinessDate day;
    std::vector<ReleasedFile> files;

    /// Over day, names and hashes: what the audit row of the release states.
    std::string hash() const;
};

}  // namespace lockbox::batches
