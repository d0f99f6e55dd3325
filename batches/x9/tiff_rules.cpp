// SPDX-License-Identifier: Apache-2.0
#include "batches/x9/tiff_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace lockbox::x9 {
namespace {

constexpr std::size_t header_bytes = 8;
constexpr std::size_t entry_bytes = 12;
constexpr std::uint32_t no_value = 0xFFFFFFFF;

/// TIFF 6.0, section 2: types by number and their sizes in bytes.
constexpr std::uint32_t type_short = 3, type_long = 4, type_rational = 5;
constexpr std::size_t type_bytes[] = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

enum Tag : std::uint32_t {
    new_subfile_type = 254,
    image_width = 256,
    image_length = 257,
    bits_per_sample = 258,
    compression = 259,
    photometric = 262,
    fill_order = 266,
    strip_offsets = 273,
    orientation = 274,
    samples_per_pixel = 277,
    rows_per_strip = 278,
    strip_byte_counts = 279,
    x_resolution = 282,
    y_resolution = 283,
    t6_options = 293,
    resolution_unit = 296,
    tile_width = 322,
};

struct Entry {
    std::uint32_t tag = 0;
    std::uint32_t type = 0;
    std::uint32_t count = 0;
    std::size_t at = 0;  ///< Of its value in the file.
};

/// A tag with one whole number. `expected` is what must stand there; `absent_is_right` where TIFF's
/// default is that value.
struct PlainRule {
    Tag tag;
    char const* name;
    std::uint32_t expected;
    bool absent_is_right;
};
constexpr PlainRule plain_rules[] = {
    {new_subfile_type, "NewSubfileType", 0, true},
    {bits_per_sample, "BitsPerSample", 1, true},
    {compression, "Compression", 4, false},
    {photometric, "PhotometricInterpretation", 0, false},
    {fill_order, "FillOrder", 1, true},
    {orientation, "Orientation", 1, true},
    {samples_per_pixel, "SamplesPerPixel", 1, true},
    {t6_options, "T6Options", 0, true},
    {resolution_unit, "ResolutionUnit", 2, true},
};

class TiffCheck {
public:
    explicit TiffCheck(std::span<std::byte const> bytes) : bytes_(bytes) {}

    std::vector<TiffFinding> findings() {
        if (read_header() && read_directory()) {
            check_plain_tags();
            check_size_and_strip();
            check_resolution();
        }
        return std::move(findings_);
    }

private:
    void report(std::string part, std::string found, std::string expected) {
        findings_.push_back({std::move(part), std::move(found), std::move(expected)});
    }
    bool holds(std::size_t at, std::size_t count) const {
        return at <= bytes_.size() && bytes_.size() - at >= count;
    }
    /// `count` bytes, the lowest first. Precondition: the picture holds them.
    std::uint32_t number(std::size_t at, std::size_t count) const {
        std::uint32_t value = 0;
        for (std::size_t i = count; i-- > 0;)
            value = value << 8 | std::to_integer<std::uint32_t>(bytes_[at + i]);
        return value;
    }

    bool read_header();
    bool read_directory();
    void read_entry(std::size_t at);
    Entry const* entry(Tag tag) const;
    std::optional<std::uint32_t> whole(Tag tag) const;
    void check_plain_tags();
    void check_size_and_strip();
    void check_resolution();

    std::span<std::byte const> bytes_;
    std::vector<Entry> entries_;
    std::vector<TiffFinding> findings_;
};

bool TiffCheck::read_header() {
    bool const right =
        holds(0, header_bytes) && number(0, 2) == ('I' | 'I' << 8) && number(2, 2) == 42;
    if (!right)
        report("header", bytes_.empty() ? "no bytes" : "other bytes",
               "a little-endian TIFF, beginning with II*");
    return right;
}

bool TiffCheck::read_directory() {
    std::size_t const at = number(4, 4);
    std::size_t const count = holds(at, 2) ? number(at, 2) : 0;
    std::size_t const next = at + 2 + count * entry_bytes;
    if (at < header_bytes || count == 0 || !holds(next, 4)) {
        report("directory", fmt::format("one at byte {} of {}", at, bytes_.size()),
               "a whole directory inside the picture");
        return false;
    }
    for (std::size_t i = 0; i < count; ++i)
        read_entry(at + 2 + i * entry_bytes);
    bool const ascending =
        std::adjacent_find(entries_.begin(), entries_.end(), [](Entry const& a, Entry const& b) {
            return a.tag >= b.tag;
        }) == entries_.end();
    if (!ascending) report("directory", "tags out of order or twice", "tags in ascending order");
    if (number(next, 4) != 0) report("directory", "a second page", "one page");
    return true;
}

void TiffCheck::read_entry(std::size_t at) {
    Entry entry{number(at, 2), number(at + 2, 2), number(at + 4, 4), at + 8};
    std::size_t const bytes =
        entry.type < std::size(type_bytes) ? type_bytes[entry.type] * entry.count : 0;
    if (bytes > 4) entry.at = number(at + 8, 4);
    if (bytes == 0 || !holds(entry.at, bytes))
        report(fmt::format("tag {}", entry.tag),
               fmt::format("{} values of type {} at byte {}", entry.count, entry.type, entry.at),
               "values inside the picture");
    else
        entries_.push_back(entry);
}

Entry const* TiffCheck::entry(Tag tag) const {
    auto const found = std::find_if(entries_.begin(), entries_.end(),
                                    [&](Entry const& entry) { return entry.tag == tag; });
    return found == entries_.end() ? nullptr : &*found;
}

/// A tag's one whole number; `no_value` where it has another form, nothing where it is absent.
std::optional<std::uint32_t> TiffCheck::whole(Tag tag) const {
    Entry const* const found = entry(tag);
    if (!found) return std::nullopt;
    if (found->count != 1) return no_value;
    if (found->type == type_short) return number(found->at, 2);
    return found->type == type_long ? number(found->at, 4) : no_value;
}

std::string in_words(std::optional<std::uint32_t> value) {
    if (!value) return "no such tag";
    return *value == no_value ? "no single whole number" : std::to_string(*value);
}

void TiffCheck::check_plain_tags() {
    for (PlainRule const& rule : plain_rules) {
        auto const value = whole(rule.tag);
        if (value ? *value != rule.expected : !rule.absent_is_right)
            report(rule.name, in_words(value), std::to_string(rule.expected));
    }
    if (entry(tile_width)) report("TileWidth", "tiles", "one strip");
}

void TiffCheck::check_size_and_strip() {
    auto const is_size = [](std::optional<std::uint32_t> value) {
        return value && *value != 0 && *value != no_value;
    };
    auto const width = whole(image_width), height = whole(image_length);
    if (!is_size(width)) report("ImageWidth", in_words(width), "1 pixel or more");
    if (!is_size(height)) report("ImageLength", in_words(height), "1 row or more");
    auto const rows = whole(rows_per_strip);
    if (rows && height && *rows < *height)
        report("RowsPerStrip", in_words(rows), fmt::format("all {} rows in one strip", *height));
    auto const offset = whole(strip_offsets), bytes = whole(strip_byte_counts);
    bool const one_strip = is_size(offset) && is_size(bytes);
    if (!one_strip)
        report(is_size(offset) ? "StripByteCounts" : "StripOffsets",
               in_words(is_size(offset) ? bytes : offset), "one strip");
    else if (*offset < header_bytes || !holds(*offset, *bytes))
        report("StripByteCounts", fmt::format("{} bytes at byte {}", *bytes, *offset),
               fmt::format("a strip inside the {} bytes of the picture", bytes_.size()));
}

void TiffCheck::check_resolution() {
    constexpr std::uint64_t allowed[] = {200, 240};
    std::uint64_t dpi[2] = {0, 0};
    Tag const tags[] = {x_resolution, y_resolution};
    char const* const names[] = {"XResolution", "YResolution"};
    for (std::size_t axis = 0; axis < 2; ++axis) {
        Entry const* const found = entry(tags[axis]);
        if (found && found->type == type_rational && found->count == 1) {
            std::uint64_t const over = number(found->at, 4), under = number(found->at + 4, 4);
            if (under != 0 && over % under == 0) dpi[axis] = over / under;
        }
        if (std::find(std::begin(allowed), std::end(allowed), dpi[axis]) == std::end(allowed))
            report(names[axis], dpi[axis] == 0 ? "none" : std::to_string(dpi[axis]), "200 or 240");
    }
    if (dpi[0] != dpi[1]) report("YResolution", std::to_string(dpi[1]), "that of XResolution");
}

}  // namespace

std::vector<TiffFinding> tiff_findings(std::span<std::byte const> picture) {
    return TiffCheck(picture).findings();
}

}  // namespace lockbox::x9
