// SPDX-License-Identifier: Apache-2.0
#include "tests/batches/export/archived_scan.h"

#include <cstdint>
#include <fstream>

namespace lockbox::batches::test {
namespace {

void put(std::string& bytes, std::uint64_t value, int count) {
    for (int i = 0; i < count; ++i)
        bytes += static_cast<char>(value >> (8 * i) & 0xFF);
}

}  // namespace

std::string scan_tiff(int width_px, int height_px) {
    struct Row {
        std::uint64_t tag, type, value;
    };
    auto const width = static_cast<std::uint64_t>(width_px);
    auto const height = static_cast<std::uint64_t>(height_px);
    std::uint64_t const row_bytes = (width + 7) / 8;
    std::uint64_t const strip = row_bytes * height;
    std::uint64_t const directory = 8 + strip + strip % 2;
    Row const rows[] = {{256, 4, width}, {257, 4, height}, {258, 3, 1}, {259, 3, 1},
                        {262, 3, 0},     {273, 4, 8},      {277, 3, 1}, {278, 4, height},
                        {279, 4, strip}, {282, 5, 0},      {283, 5, 8}, {296, 3, 2}};
    std::uint64_t const resolution = directory + 2 + 12 * std::size(rows) + 4;
    std::string bytes;
    put(bytes, 'I' | 'I' << 8 | 42 << 16, 4);
    put(bytes, directory, 4);
    for (std::uint64_t y = 0; y < height; ++y)
        for (std::uint64_t x = 0; x < row_bytes; ++x)
            bytes += (x + y / 4) % 16 == 0 && x > 0 && x + 1 < row_bytes ? '\x3C' : '\0';
    bytes.resize(directory, '\0');
    put(bytes, std::size(rows), 2);
    for (Row const& row : rows) {
        put(bytes, row.tag, 2);
        put(bytes, row.type, 2);
        put(bytes, 1, 4);
        put(bytes, row.type == 5 ? resolution + row.value : row.value, 4);
    }
    put(bytes, 0, 4);
    for (int axis = 0; axis < 2; ++axis) {
        put(bytes, 200, 4);
        put(bytes, 1, 4);
    }
    return bytes;
}

void archive_scan(Site const& site, BatchId const& batch, std::string const& name) {
    std::filesystem::path const folder = site.archive() / batch.text();
    std::filesystem::create_directories(folder);
    constexpr int check_width_px = 1200, check_height_px = 550;
    std::string const bytes = scan_tiff(check_width_px, check_height_px);
    std::ofstream(folder / name, std::ios::binary) << bytes;
}

}  // namespace lockbox::batches::test
