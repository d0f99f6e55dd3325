// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "batches/intake/intake.h"
#include "batches/store/records.h"
#include "lockbox/quality_limits.h"
#include "ocr/reader.h"

namespace lockbox::batches {

/// One side of a paper, open for reading; without a page where its picture cannot be decoded.
struct OpenSide {
    std::string picture;
    std::optional<ocr::OpenedPage> page;
    /// Of a paper with two sides: the page's quality with front held against rear.
    std::optional<QualityReport> beside_other = std::nullopt;

    /// What was read so far; a page of no kind and no use where there is none.
    PageReadings readings() const;
};

/// One paper of an envelope, open for reading. Its first side is the one that says what it is: the
/// payment's or coupon's face, even if the paper was scanned face down.
struct OpenPaper {
    ItemId item;
    std::vector<OpenSide> sides;  ///< Never empty.
    std::optional<Fault> unusable;
    /// Whatever it looks like: an item of an image cash letter; beside a payment, a paper of a
    /// check's size of which nobody could say what it is.
    bool taken_for_payment = false;

    bool is_payment() const;
    bool is_coupon() const;
};

/// Opens every picture of a transaction and puts fronts and rears together. The rear of a face that
/// is known is not looked at, only decoded. In a picture of several
/// pages, a page that is a check's rear or blank is the rear of the page before it; where every
/// second page is a rear, blank, or of no known kind, every second page is taken for one. The sides
/// of a paper that has two are held against each other.
std::vector<OpenPaper> open_papers(ScanBatch const& batch, ScanTransaction const& transaction,
                                   ocr::Reader& reader, QualityLimits const& limits);

/// Of no known kind, and as large as checks and money orders are: 6 by 2.75 in (personal checks) to
/// 8.5 by 3.67 in (a third of a letter), with slack.
bool may_be_a_check(PageReadings const& face);

/// The page's quality once the other side of its paper is known.
QualityReport quality_beside(PageReadings const& page, PageReadings const& other,
                             QualityLimits const& limits);

/// For each page in scan order, whether it is the rear of the page before it.
std::vector<bool> rears_among(std::vector<PageKind> const& pages);

}  // namespace lockbox::batches
