// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <tl/expected.hpp>

#include "lockbox/failure.h"
#include "lockbox/site_config.h"
#include "matching/weights.h"
#include "ocr/secret/ssn_key.h"

namespace lockbox::batches {

/// A site: the folder that holds everything of one lockbox operation.
///
///     lockbox.toml   every setting                 inbox/    scans as delivered
///     lockbox.db     the store                     archive/  scans that were taken, by batch id
///     lockbox.lock   held by the one running night outbox/   outgoing files, by received date
///     weights.toml   how the site's payers and readers are; only once `lockbox weights` wrote it
///     calibration.toml   what readings are worth here; only once `lockbox calibrate` wrote it
///     secret.key     hashes Social Security numbers; its owner's alone
struct Site {
    std::filesystem::path root;
    SiteConfig config;
    matching::Weights weights = {};  ///< As shipped, where there is no weights.toml.

    std::filesystem::path inbox() const { return root / "inbox"; }
    std::filesystem::path outbox() const { return root / "outbox"; }
    std::filesystem::path archive() const { return root / "archive"; }
    std::filesystem::path database() const { return root / "lockbox.db"; }
    std::filesystem::path calibration() const { return root / "calibration.toml"; }
    std::filesystem::path weights_file() const { return root / "weights.toml"; }
    std::filesystem::path key() const { return root / "secret.key"; }
};

/// Opens a site that `create_site` made. A fault if the folder is none or its lockbox.toml,
/// weights.toml or calibration.toml is bad.
tl::expected<Site, Fault> open_site(std::filesystem::path const& root);

/// The key under which this site hashes Social Security numbers, as `create_site` made it. A fault
/// if the file is not there, is none, or others may read it: a new key in its place would compare
/// with no hash of old, so it is never made again.
tl::expected<ocr::SsnKey, Fault> key_of(Site const& site);

/// Makes a new site: folders, a secret key, lockbox.toml with every setting explained, an empty
/// store. A fault if `root` exists and is not an empty folder; nothing is changed then. Throws
/// WorldFailure.
tl::expected<Site, Fault> create_site(std::filesystem::path const& root);

/// Held while a site's store or folders are changed: one program at a time. The system releases it
/// when the program ends, however it ends.
class SiteLock {
public:
    /// How long the holder means to keep it.
    enum class Keeps { while_it_runs, a_moment };
    /// A fault that names the process that holds it, if another does; whoever keeps it a moment is
    /// waited for, up to thirty seconds. Throws DiskFailure.
    static tl::expected<SiteLock, Fault> acquire(Site const& site,
                                                 Keeps keeps = Keeps::while_it_runs);
    SiteLock(SiteLock&& other) noexcept;
    SiteLock& operator=(SiteLock&&) = delete;
    ~SiteLock();

private:
    explicit SiteLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

}  // namespace lockbox::batches
