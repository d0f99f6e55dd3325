// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace lockbox::batches {

/// A file of outbox/DATE/.
struct OutgoingFile {
    std::string name;
    std::string content;
};

}  // namespace lockbox::batches
