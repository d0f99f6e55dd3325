// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "batches/intake/intake.h"
#include "lockbox/failure.h"

namespace lockbox::batches {

/// Pictures of one batch that are kept in memory between hashing and reading, in bytes: about
/// three times a batch of 250 transactions of gray pages at 200 dpi.
inline constexpr std::uint64_t kept_in_memory = 128ULL << 20;
/// No scanner makes a picture file larger than this, in bytes.
inline constexpr std::uint64_t largest_picture = 256ULL << 20;
/// Manifests and image cash letters larger than this are refused, in bytes.
inline constexpr std::uint64_t largest_manifest = 16ULL << 20;
inline constexpr std::uint64_t largest_cash_letter = 1ULL << 30;
inline constexpr std::size_t most_transactions = 10'000;

/// A batch of pictures in a folder, before its pictures are looked at.
struct BatchPlan {
    struct Paper {
        std::string front;
        std::optional<std::string> rear;
    };
    struct Transaction {
        int sequence = 0;
        std::vector<Paper> papers;
    };
    std::string lockbox_number;
    std::string number;
    std::optional<BusinessDate> received;  ///< Nothing: the newest picture's date counts.
    ControlTotals control;
    std::vector<Transaction> transactions;
    std::string marker;  ///< The content of batch.json or COMPLETE: part of the batch's id.
};

/// Reads batch.json. `file` is for the fault's text.
tl::expected<BatchPlan, Fault> parse_manifest(std::string_view json, std::string const& file);
/// Plans a folder of pictures by their names. `file` is its COMPLETE, `marker` what stands in it.
tl::expected<BatchPlan, Fault> plan_by_names(std::vector<std::string> const& names,
                                             std::string_view marker, std::string const& file);

/// Sorted names of what lies in a folder. Throws DiskFailure.
std::vector<std::string> names_in(std::filesystem::path const& folder);

/// What `read_scan_file` finds out about a file.
struct ScanFile {
    std::vector<std::byte> bytes;  ///< Only if asked for.
    ContentHash::Bytes hash;       ///< BLAKE2b of the bytes.
    std::uint64_t size = 0;
    BusinessDate date;  ///< The local calendar day of its last change.
};
/// Reads a regular file once, to its end, never through a link, and syncs it, so that what is
/// entered in the books is on the disk. Bytes are kept if the file has at most `keep_up_to` bytes.
/// A fault if it is missing or no regular file. Throws DiskFailure.
tl::expected<ScanFile, Fault> read_scan_file(std::filesystem::path const& file,
                                             std::uint64_t keep_up_to);

/// An image cash letter's batch.
tl::expected<ScanBatch, Fault> take_in_cash_letter(std::filesystem::path const& file,
                                                   std::string const& lockbox_number);

/// A fault whose remedy is to deliver the batch again.
Fault batch_fault(std::string const& file, std::string const& place, std::string const& what);

}  // namespace lockbox::batches
