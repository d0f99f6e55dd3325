// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "batches/export/night_sheet.h"
#include "batches/site.h"
#include "batches/store/store.h"

namespace lockbox::batches {

/// The report of the batches received on a day: one page of HTML that needs nothing else. In this
/// order: does it balance, where the money stands, what is held for which reason, the batches with
/// their control totals, a control sheet to sign, deposits, what is held by age, the nights before,
/// duplicates, image quality, and each held item with the picture of the field in doubt, what was
/// read, and the candidates. Account numbers show their last four digits only.
///
/// The same books and archive give the same bytes: nothing in it depends on when it is made.
std::string report_html(Site const& site, Store& store, NightSheet const& sheet);

}  // namespace lockbox::batches
