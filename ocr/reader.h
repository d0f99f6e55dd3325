// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "lockbox/failure.h"
#include "lockbox/page.h"
#include "lockbox/site_config.h"
#include "ocr/secret/ssn_key.h"

namespace lockbox::ocr {

/// How much of a page to read. Each includes the ones before it.
enum class Effort {
    identify,    ///< Upright, kind, quality, fingerprint, the barcode or scanline of a coupon, and
                 ///< the Intelligent Mail barcode of any page.
    essential,   ///< What decides a payment whose coupon was read: MICR, amounts, date, payee,
                 ///< signature, notes.
    everything,  ///< Also the printed and written fields that name member and payer.
};

/// One page in hand: its picture, and all that has been read from it so far.
class OpenedPage {
public:
    OpenedPage(OpenedPage&&) noexcept;
    OpenedPage& operator=(OpenedPage&&) noexcept;
    ~OpenedPage();
    /// With the site's calibration applied.
    PageReadings const& readings() const;

private:
    friend class Reader;
    struct State;
    explicit OpenedPage(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

class KnownValues;

/// The room's front door: picture files in, readings out. One per worker thread: it owns that
/// thread's networks and print engine. The same bytes always give the same readings.
class Reader {
public:
    /// Social Security numbers are hashed under `key`; without one they are masked and no more.
    /// Throws InstallationFailure where Tesseract's language data is missing.
    explicit Reader(SiteConfig const& config, std::optional<SsnKey> const& key = std::nullopt);
    Reader(Reader&&) noexcept;
    ~Reader();

    /// Decodes TIFF (Group 4, LZW, JPEG, several pages), PNG or JPEG of 1, 8 or 24 bits and reads
    /// each page up to `identify`. The whole file is a fault if any page of it cannot be decoded or
    /// is larger than 100 megapixels. `file` is for the fault's text only.
    tl::expected<std::vector<OpenedPage>, Fault> open(std::span<std::byte const> picture,
                                                      std::string const& file);
    /// Decodes as `open` does, with the same faults, and looks at nothing on the pages: for the
    /// rear of a paper whose face has said what it is. Their readings say `unknown`, without
    /// fields, and stay so.
    tl::expected<std::vector<OpenedPage>, Fault> open_unread(std::span<std::byte const> picture,
                                                             std::string const& file);
    /// Reads on, up to `effort`. What has been read already is not read again. Of letters, lists,
    /// envelopes and papers of no known kind only Social Security numbers are looked for.
    void read(OpenedPage& page, Effort effort);

    /// The kinds of single cropped field that `lockbox read --as` takes.
    enum class Single { micr_line, digits, amount, words, name };
    /// Reads a picture of one field and nothing else, upright, as a field called `text`. Given
    /// `among`, only its values can be read; the probability then counts that the paper may bear
    /// another. In words and names a Social Security number is masked; who asks for digits or an
    /// amount gets them.
    tl::expected<Reading<std::string>, Fault> read_single(std::span<std::byte const> picture,
                                                          std::string const& file, Single kind,
                                                          KnownValues const* among = nullptr);

private:
    /// The pages of a file, each as `look` sees its scan.
    template <class Look>
    tl::expected<std::vector<OpenedPage>, Fault> pages_of(std::span<std::byte const> picture,
                                                          std::string const& file, Look look);
    struct Engines;
    std::unique_ptr<Engines> engines_;
};

}  // namespace lockbox::ocr
