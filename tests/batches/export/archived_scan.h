// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>

#include "batches/site.h"
#include "lockbox/identifiers.h"

namespace lockbox::batches::test {

/// A bitonal TIFF of 200 pixels an inch, not compressed, with slanted stripes of ink.
std::string scan_tiff(int width_px, int height_px);

/// Puts a scan of a check's size into a batch's folder of the archive.
void archive_scan(Site const& site, BatchId const& batch, std::string const& name);

}  // namespace lockbox::batches::test
