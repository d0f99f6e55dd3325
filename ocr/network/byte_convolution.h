// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace lockbox::ocr {

/// Convolutions of bytes, the inner loop of our networks. All arithmetic before the last rounding
/// is of whole numbers, so every kernel gives the same bytes on every processor.
///
/// Pictures lie channel by channel within each position (a pixel or a frame). Outputs are computed
/// in blocks of 16; channels of input in groups of four.
constexpr int outputs_of_block = 16;
constexpr int inputs_of_group = 4;
/// Rows must be at least this many positions long: the greatest number computed at once.
constexpr int least_columns = 12;

/// One convolution over a picture. Pointers are the caller's and outlive the call.
struct ByteConvolution {
    std::uint8_t const* in = nullptr;  ///< At the first position; taps may point before it.
    std::ptrdiff_t in_row = 0;         ///< Bytes from row to row, and from position to position.
    std::ptrdiff_t in_step = 0;
    std::ptrdiff_t const* taps = nullptr;  ///< Bytes from a position to each of its taps.
    int tap_count = 0;
    int groups = 0;  ///< Of a tap's channels.
    /// [block][tap][group][output of the block][channel of the group], each -127 to 127.
    std::int8_t const* weights = nullptr;
    std::int32_t const* bias = nullptr;  ///< In units of the sums, for each output.
    float const* scale = nullptr;        ///< From a sum to a step of the result.
    int blocks = 0;
    int rows = 1;
    int columns = 0;

    enum class Result {
        bytes,  ///< Negative ones become 0; `out`.
        added,  ///< Negative ones become 0; added to `before`, kept in `after` and as bytes in
                ///< `out`.
        sums,   ///< As summed, with bias, without scale; `sums`, 16 * blocks for each position.
    };
    Result result = Result::bytes;
    std::uint8_t* out = nullptr;
    std::ptrdiff_t out_row = 0;
    std::ptrdiff_t out_step = 0;
    std::uint16_t const* before = nullptr;  ///< 16 * blocks for each position; none counts as 0.
    std::uint16_t* after = nullptr;
    float bytes_of_after = 0;
    std::int32_t* sums = nullptr;
};

using ConvolutionKernel = void (*)(ByteConvolution const&);

/// The kernels that this processor can run, the fastest first; the last runs everywhere.
struct NamedKernel {
    std::string_view name;
    ConvolutionKernel run;
};
std::vector<NamedKernel> const& convolution_kernels();

// One file each, compiled for its processors.
void convolve_avx512(ByteConvolution const& work);  ///< AVX-512 with VNNI.
void convolve_avx2(ByteConvolution const& work);
void convolve_plain(ByteConvolution const& work);

}  // namespace lockbox::ocr
