// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "batches/export/night_sheet.h"

namespace lockbox::batches {

/// Parts of report.html that tell what report.pdf tells too.

/// What is held when the day ended, by reason and age; empty where nothing is.
std::string held_by_age_html(NightSheet const& sheet);
std::string deposits_html(NightSheet const& sheet);
std::string duplicates_html(NightSheet const& sheet);
std::string quality_html(NightSheet const& sheet);
/// Captured amounts of the nights up to this one, as standing bars.
std::string nights_html(NightSheet const& sheet);

}  // namespace lockbox::batches
