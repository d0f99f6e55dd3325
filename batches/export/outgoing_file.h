// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "batches/export/files.h"

namespace lockbox::batches {

/// A file of outbox/DATE/.
struct OutgoingFile {
    std::string name;
    std::string content;
    Readers readers = Readers::all;
};

}  // namespace lockbox::batches
