// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "batches/export/night_sheet.h"

namespace lockbox::batches {

/// The sheet as a PDF for the operator's desk, letter size: does it balance, where the money
/// stands, deposits, control totals of the batches, what is held by reason and age, duplicates,
/// image quality, the nights before, and where to sign. No name, member id or account number
/// stands in it. The same sheet gives the same bytes on the same installation; the letters are
/// those of DejaVu Sans, or of the system's own font where it is missing.
std::string report_pdf(NightSheet const& sheet);

}  // namespace lockbox::batches
