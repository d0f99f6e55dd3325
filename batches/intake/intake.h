// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "batches/content_hash.h"
#include "batches/store/records.h"
#include "lockbox/failure.h"

namespace lockbox::batches {

/// One picture file of a batch, or one picture out of an image cash letter.
struct ScanPicture {
    std::string name;              ///< File name in the batch's archive folder.
    ContentHash::Bytes hash;       ///< BLAKE2b of the bytes.
    std::uint64_t size = 0;        ///< In bytes; 0 where an image cash letter brings no picture.
    std::uint64_t offset = 0;      ///< Where it begins in an image cash letter.
    std::vector<std::byte> bytes;  ///< Empty where the batch was too large to be kept in memory.
};

/// One paper, by its place in `ScanBatch::pictures`. A picture of several pages and no rear holds
/// pages in scan order; the reader sees which of them are rears.
struct ScanPaper {
    std::size_t front = 0;
    std::optional<std::size_t> rear = std::nullopt;
};
struct ScanTransaction {
    int sequence = 0;
    std::vector<ScanPaper> papers;  ///< Never empty.
};

/// A batch that is complete and agrees with its manifest. Nothing has been moved yet.
struct ScanBatch {
    BatchId id;
    std::string lockbox_number;
    std::string number;
    BusinessDate received;
    ControlTotals control;
    std::filesystem::path source;  ///< In the inbox: a folder, or an image cash letter.
    std::vector<ScanTransaction> transactions;  ///< In order of their sequence numbers.
    std::vector<ScanPicture> pictures;
    bool is_cash_letter = false;  ///< Each of its items is a payment, whatever it looks like.
};

/// What lies in an inbox, in order of names.
struct InboxSurvey {
    std::vector<std::filesystem::path> complete;
    std::vector<std::string> waiting;  ///< One sentence for each entry that is not complete yet.
};
/// Throws DiskFailure.
InboxSurvey survey_inbox(std::filesystem::path const& inbox);

/// Reads a complete batch of any of the four forms (manifest, picture pairs, multi-page pictures,
/// image cash letter) and checks all of it that can be checked without looking at a picture. Each
/// file is read once. A fault refuses the batch whole. Throws DiskFailure.
///
/// Limits: 10,000 transactions a batch; pictures beyond 128 MiB of one batch are read again later.
tl::expected<ScanBatch, Fault> take_in(std::filesystem::path const& entry,
                                       std::string const& lockbox_number);

/// The picture's bytes. Throws DiskFailure if they are no longer those that were taken in.
std::vector<std::byte> bytes_of(ScanBatch const& batch, std::size_t picture);

/// Fixed at intake: from the batch's content, the place of the picture in it, and the page that is
/// the paper's front.
ItemId item_id(ScanBatch const& batch, int sequence, std::size_t picture, int page);

/// True if the archive has this batch whole and what lies in the inbox is another delivery of it;
/// false if it was never moved there, or was stopped on its way.
bool was_delivered_before(ScanBatch const& batch, std::filesystem::path const& archive);
/// Moves a batch from the inbox to `archive/<batch id>/` by one rename, with the pictures of an
/// image cash letter beside it, readable by their owner alone. May be repeated after it was stopped
/// anywhere. Throws DiskFailure.
void move_to_archive(ScanBatch const& batch, std::filesystem::path const& archive);

}  // namespace lockbox::batches
