// SPDX-License-Identifier: Apache-2.0
#include "batches/cli/today.h"

#include <chrono>

#include "lockbox/assertion.h"

namespace lockbox::batches {

BusinessDate today() {
    std::chrono::year_month_day const day(
        std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
    auto const date =
        BusinessDate::of(static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                         static_cast<unsigned>(day.day()));
    LOCKBOX_ASSERT(date.has_value());
    return *date;
}

}  // namespace lockbox::batches
