// SPDX-License-Identifier: Apache-2.0
#include "ocr/network/byte_convolution.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace lockbox::ocr {
namespace {

/// A convolution of random bytes, and where its result goes.
struct Case {
    Case(int blocks_, int groups_, int taps_, int rows, int columns, unsigned seed)
        : random(seed), channels(groups_ * inputs_of_group), outputs(blocks_ * outputs_of_block) {
        auto const whole = [&](int least, int most) {
            return std::uniform_int_distribution<int>(least, most)(random);
        };
        auto const row = static_cast<std::size_t>((columns + 8) * channels);
        in.resize(row * static_cast<std::size_t>(rows + 2));
        for (auto& byte : in)
            byte = static_cast<std::uint8_t>(whole(0, 255));
        weights.resize(static_cast<std::size_t>(outputs * taps_ * channels));
        for (auto& weight : weights)
            weight = static_cast<std::int8_t>(whole(-127, 127));
        for (int tap = 0; tap < taps_; ++tap)
            taps.push_back((tap % 3 - 1) * channels + (tap / 3) * static_cast<int>(row));
        for (int o = 0; o < outputs; ++o) {
            bias.push_back(whole(-100'000, 100'000));
            scale.push_back(static_cast<float>(whole(1, 1000)) * 1e-6F);
        }
        auto const results = static_cast<std::size_t>(rows * columns * outputs);
        out.resize(results, 1);
        sums.resize(results);
        after.resize(results);
        for (std::size_t i = 0; i < results; ++i)
            before.push_back(static_cast<std::uint16_t>(whole(0, 65535)));
        work.in = in.data() + 4 * channels;
        work.in_row = static_cast<std::ptrdiff_t>(row);
        work.in_step = channels;
        work.taps = taps.data();
        work.tap_count = taps_;
        work.groups = groups_;
        work.weights = weights.data();
        work.bias = bias.data();
        work.scale = scale.data();
        work.blocks = blocks_;
        work.rows = rows;
        work.columns = columns;
        work.out = out.data();
        work.out_row = static_cast<std::ptrdiff_t>(columns) * outputs;
        work.out_step = outputs;
        work.before = before.data();
        work.after = after.data();
        work.bytes_of_after = 0.004F;
        work.sums = sums.data();
    }
    /// By its definition, one product after the other.
    std::int32_t sum(int row, int column, int output) const {
        std::int32_t total = bias[static_cast<std::size_t>(output)];
        for (int tap = 0; tap < work.tap_count; ++tap)
            for (int c = 0; c < channels; ++c) {
                auto const* const at = work.in + row * work.in_row + column * work.in_step +
                                       taps[static_cast<std::size_t>(tap)] + c;
                int const weight =
                    ((output / 16 * work.tap_count + tap) * work.groups + c / 4) * 64 +
                    output % 16 * 4 + c % 4;
                total += *at * weights[static_cast<std::size_t>(weight)];
            }
        return total;
    }

    std::mt19937 random;
    int channels, outputs;
    std::vector<std::uint8_t> in, out;
    std::vector<std::int8_t> weights;
    std::vector<std::ptrdiff_t> taps;
    std::vector<std::int32_t> bias, sums;
    std::vector<float> scale;
    std::vector<std::uint16_t> before, after;
    ByteConvolution work;
};

TEST(ByteConvolution, SumsAreThoseOfTheDefinitionWithEveryKernel) {
    for (auto const& kernel : convolution_kernels())
        for (int const columns : {least_columns, 13, 31}) {
            Case convolution(3, 2, 6, 2, columns, 7);
            convolution.work.result = ByteConvolution::Result::sums;
            kernel.run(convolution.work);
            for (int row = 0; row < 2; ++row)
                for (int column = 0; column < columns; ++column)
                    for (int o = 0; o < convolution.outputs; ++o)
                        ASSERT_EQ(convolution.sums[static_cast<std::size_t>(
                                      (row * columns + column) * convolution.outputs + o)],
                                  convolution.sum(row, column, o))
                            << kernel.name << ", row " << row << ", column " << column << " of "
                            << columns << ", output " << o;
        }
}

TEST(ByteConvolution, EveryKernelRoundsAlike) {
    using Result = ByteConvolution::Result;
    for (unsigned seed = 1; seed <= 20; ++seed) {
        for (auto const& kernel : convolution_kernels())
            for (Result const result : {Result::bytes, Result::added}) {
                Case plain(2, 3, 3, 1, 25, seed), other(2, 3, 3, 1, 25, seed);
                plain.work.result = other.work.result = result;
                convolve_plain(plain.work);
                kernel.run(other.work);
                ASSERT_EQ(plain.out, other.out) << kernel.name << ", seed " << seed;
                ASSERT_EQ(plain.after, other.after) << kernel.name << ", seed " << seed;
            }
    }
}

TEST(ByteConvolution, ResultsEndAtTheirGreatestAndAtNought) {
    Case convolution(1, 1, 1, 1, least_columns, 3);
    std::ranges::fill(convolution.scale, 1.0F);
    std::ranges::fill(convolution.bias, 40'000'000);
    convolution.work.result = ByteConvolution::Result::added;
    for (auto const& kernel : convolution_kernels()) {
        kernel.run(convolution.work);
        EXPECT_EQ(std::ranges::count(convolution.after, 65535), std::ssize(convolution.after))
            << kernel.name;
    }
    std::ranges::fill(convolution.bias, -40'000'000);
    convolution.work.result = ByteConvolution::Result::bytes;
    for (auto const& kernel : convolution_kernels()) {
        kernel.run(convolution.work);
        EXPECT_EQ(std::ranges::count(convolution.out, 0), std::ssize(convolution.out))
            << kernel.name;
    }
}

}  // namespace
}  // namespace lockbox::ocr
