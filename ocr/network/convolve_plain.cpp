// SPDX-License-Identifier: Apache-2.0
// For every processor; what the other kernels are held against.
#include "ocr/network/convolution_tiles.h"

namespace lockbox::ocr {
namespace {

struct Plain {
    struct Sum {
        std::int32_t part[outputs_of_block];
    };
    using Weights = std::int8_t const*;
    static constexpr int positions = 1;
    static constexpr int blocks = 1;

    static Sum start() { return {}; }
    static Weights load(std::int8_t const* weights) { return weights; }
    static std::uint8_t const* broadcast(std::uint8_t const* bytes) { return bytes; }
    static void add(Sum& sum, std::uint8_t const* bytes, Weights weights) {
        for (int i = 0; i < outputs_of_block; ++i)
            for (int k = 0; k < inputs_of_group; ++k)
                sum.part[i] += bytes[k] * weights[i * inputs_of_group + k];
    }
    static void finish(ByteConvolution const& work, TilePlace const& place, Sum const& sum) {
        write_sums(work, place, sum.part);
    }
};

}  // namespace

void convolve_plain(ByteConvolution const& work) {
    convolve<Plain>(work);
}

}  // namespace lockbox::ocr
