// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/tiff_chain.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <set>

namespace lockbox::ocr {
namespace {

/// Bytes of one value of each type, TIFF 6.0 section 2 and supplement 1: byte, ASCII, short, long,
/// rational, signed byte, undefined, signed short, signed long, signed rational, float, double,
/// directory. Type 0 and unknown types have no value to look for.
constexpr std::array<std::uint64_t, 14> type_bytes = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};

class TiffBytes {
public:
    explicit TiffBytes(std::span<std::byte const> bytes)
        : bytes_(bytes), big_endian_(std::to_integer<char>(bytes[0]) == 'M') {}

    bool holds(std::uint64_t at, std::uint64_t size) const {
        return at <= bytes_.size() && size <= bytes_.size() - at;
    }
    std::uint32_t number(std::uint64_t at, std::size_t width) const {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < width; ++i) {
            std::size_t const place = big_endian_ ? i : width - 1 - i;
            value = value << 8 | std::to_integer<std::uint32_t>(bytes_[at + place]);
        }
        return value;
    }

private:
    std::span<std::byte const> bytes_;
    bool big_endian_;
};

/// The first value of a directory that is not inside the file, or 0.
std::uint32_t tag_outside(TiffBytes const& bytes, std::uint64_t directory, std::uint32_t entries) {
    for (std::uint32_t i = 0; i < entries; ++i) {
        std::uint64_t const entry = directory + 2 + 12ULL * i;
        std::uint32_t const type = bytes.number(entry + 2, 2);
        std::uint64_t const each = type < type_bytes.size() ? type_bytes[type] : 0;
        std::uint64_t const size = each * bytes.number(entry + 4, 4);
        if (size > 4 && !bytes.holds(bytes.number(entry + 8, 4), size))
            return bytes.number(entry, 2);
    }
    return 0;
}

}  // namespace

tl::expected<void, std::string> check_tiff_chain(std::span<std::byte const> file) {
    constexpr std::uint32_t big_tiff = 43;
    if (file.size() < 8) return tl::unexpected(std::string("the file ends within its header"));
    TiffBytes const bytes(file);
    if (bytes.number(2, 2) == big_tiff) return {};
    std::set<std::uint64_t> seen;
    std::uint64_t directory = bytes.number(4, 4);
    while (directory != 0) {
        std::size_t const page = seen.size() + 1;
        if (!seen.insert(directory).second)
            return tl::unexpected(
                fmt::format("the chain of pages runs in a circle at page {}", page));
        std::uint32_t const entries = bytes.holds(directory, 2) ? bytes.number(directory, 2) : 0;
        if (entries == 0 || !bytes.holds(directory + 2, 12ULL * entries + 4))
            return tl::unexpected(
                fmt::format("the file ends before the directory of page {}", page));
        if (std::uint32_t const tag = tag_outside(bytes, directory, entries))
            return tl::unexpected(
                fmt::format("the file ends before the value of tag {} of page {}", tag, page));
        directory = bytes.number(directory + 2 + 12ULL * entries, 4);
    }
    return {};
}

}  // namespace lockbox::ocr
