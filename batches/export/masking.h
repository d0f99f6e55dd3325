// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace lockbox::batches {

/// Dots for all but the last four characters of an account number.
std::string masked_account(std::string_view account);

}  // namespace lockbox::batches
