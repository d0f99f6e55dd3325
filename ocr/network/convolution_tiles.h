// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ocr/network/byte_convolution.h"

/// The walk over a convolution that all kernels share; included by each kernel's file alone, which
/// is compiled for its own processors. Everything here has internal linkage and uses no function
/// of the library: code for one kind of processor must not be linked into the rest.
///
/// `Vector` has: Sum, the sums of a block at one position; positions, how many positions are
/// computed at once, a multiple of `positions_of_base`; start(), add(), finish().
namespace lockbox::ocr {
namespace {

constexpr int positions_of_base = 3;  // what x86 addresses from one register and one step

inline std::int32_t rounded(float value, float greatest) {
    float const least = value < 0 ? 0.0F : value;
    return static_cast<std::int32_t>((least > greatest ? greatest : least) + 0.5F);
}

/// Where one tile begins.
struct TilePlace {
    int block;
    int row;
    int column;
};

/// The sums of one block at one position, in the form that was asked for.
inline void write_sums(ByteConvolution const& work, TilePlace const& place,
                       std::int32_t const* sums) {
    int const output = place.block * outputs_of_block;
    std::ptrdiff_t const at =
        (static_cast<std::ptrdiff_t>(place.row) * work.columns + place.column) * work.blocks *
            outputs_of_block +
        output;
    std::uint8_t* const out =
        work.out + place.row * work.out_row + place.column * work.out_step + output;
    for (int i = 0; i < outputs_of_block; ++i) {
        std::int32_t const sum = sums[i] + work.bias[output + i];
        float const value = static_cast<float>(sum) * work.scale[output + i];
        if (work.result == ByteConvolution::Result::sums) {
            work.sums[at + i] = sum;
        } else if (work.result == ByteConvolution::Result::bytes) {
            out[i] = static_cast<std::uint8_t>(rounded(value, 255));
        } else {
            std::int32_t const before = work.before ? work.before[at + i] : 0;
            std::int32_t const all = before + rounded(value, 65535);
            std::int32_t const after = all > 65535 ? 65535 : all;
            work.after[at + i] = static_cast<std::uint16_t>(after);
            out[i] = static_cast<std::uint8_t>(
                rounded(static_cast<float>(after) * work.bytes_of_after, 255));
        }
    }
}

/// `Blocks` blocks at Vector::positions positions.
template <class Vector, int Blocks>
void tile(ByteConvolution const& work, TilePlace place) {
    // Every loop over the sums is unrolled, so that they stay in registers.
    typename Vector::Sum sums[Blocks][Vector::positions];
#pragma GCC unroll 2
    for (int block = 0; block < Blocks; ++block)
#pragma GCC unroll 12
        for (int p = 0; p < Vector::positions; ++p)
            sums[block][p] = Vector::start();
    std::ptrdiff_t const block_bytes = static_cast<std::ptrdiff_t>(work.tap_count) * work.groups *
                                       outputs_of_block * inputs_of_group;
    std::int8_t const* weights = work.weights + place.block * block_bytes;
    std::uint8_t const* const in = work.in + place.row * work.in_row + place.column * work.in_step;
    std::ptrdiff_t const step = work.in_step;
    for (int tap = 0; tap < work.tap_count; ++tap) {
        constexpr int bases = (Vector::positions + positions_of_base - 1) / positions_of_base;
        std::uint8_t const* base[bases];
        for (int i = 0; i < bases; ++i)
            base[i] = in + work.taps[tap] + i * positions_of_base * step;
        for (int group = 0; group < work.groups; ++group) {
            typename Vector::Weights loaded[Blocks];
            for (int block = 0; block < Blocks; ++block)
                loaded[block] = Vector::load(weights + block * block_bytes);
#pragma GCC unroll 12
            for (int p = 0; p < Vector::positions; ++p) {
                auto const bytes =
                    Vector::broadcast(base[p / positions_of_base] + (p % positions_of_base) * step);
#pragma GCC unroll 2
                for (int block = 0; block < Blocks; ++block)
                    Vector::add(sums[block][p], bytes, loaded[block]);
            }
            for (int i = 0; i < bases; ++i)
                base[i] += inputs_of_group;
            weights += outputs_of_block * inputs_of_group;
        }
    }
#pragma GCC unroll 2
    for (int block = 0; block < Blocks; ++block)
#pragma GCC unroll 12
        for (int p = 0; p < Vector::positions; ++p)
            Vector::finish(work, {place.block + block, place.row, place.column + p},
                           sums[block][p]);
}

/// The last tile of a row ends with it, over the one before: results do not depend on what lay in
/// their place.
template <class Vector, int Blocks>
void blocks_of_rows(ByteConvolution const& work, int block) {
    for (int row = 0; row < work.rows; ++row)
        for (int column = 0; column < work.columns; column += Vector::positions) {
            int const last = work.columns - Vector::positions;
            tile<Vector, Blocks>(work, {block, row, column < last ? column : last});
        }
}

template <class Vector>
void convolve(ByteConvolution const& work) {
    int block = 0;
    for (; block + Vector::blocks <= work.blocks; block += Vector::blocks)
        blocks_of_rows<Vector, Vector::blocks>(work, block);
    for (; block < work.blocks; ++block)
        blocks_of_rows<Vector, 1>(work, block);
}

}  // namespace
}  // namespace lockbox::ocr
