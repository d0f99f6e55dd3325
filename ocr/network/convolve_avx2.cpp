// SPDX-License-Identifier: Apache-2.0
// Compiled for AVX2. Its products of bytes saturate, those of 16 bits do not: bytes are widened.
#include <immintrin.h>

#include "ocr/network/convolution_tiles.h"

namespace lockbox::ocr {
namespace {

struct Avx2 {
    static constexpr int vectors = 4;  // of a block, four outputs each
    /// For each output the sums of two channels, and of the two others.
    struct Sum {
        __m256i part[vectors];
    };
    struct Weights {
        __m256i part[vectors];
    };
    static constexpr int positions = 2;  // with the weights 13 of 16 registers
    static constexpr int blocks = 1;

    static Sum start() {
        __m256i const zero = _mm256_setzero_si256();
        return {{zero, zero, zero, zero}};
    }
    static Weights load(std::int8_t const* weights) {
        Weights wide;
        for (int i = 0; i < vectors; ++i)
            wide.part[i] = _mm256_cvtepi8_epi16(
                _mm_loadu_si128(reinterpret_cast<__m128i const*>(weights + 16 * i)));
        return wide;
    }
    static __m256i broadcast(std::uint8_t const* bytes) {
        std::int32_t four = 0;
        __builtin_memcpy(&four, bytes, sizeof four);
        return _mm256_cvtepu8_epi16(_mm_set1_epi32(four));
    }
    static void add(Sum& sum, __m256i bytes, Weights const& weights) {
        for (int i = 0; i < vectors; ++i)
            sum.part[i] = _mm256_add_epi32(sum.part[i], _mm256_madd_epi16(bytes, weights.part[i]));
    }
    static void finish(ByteConvolution const& work, TilePlace const& place, Sum const& sum) {
        alignas(32) std::int32_t sums[outputs_of_block];
        for (int i = 0; i < vectors; i += 2) {
            // Adding neighbours leaves outputs 0 1 4 5 2 3 6 7.
            __m256i const paired = _mm256_hadd_epi32(sum.part[i], sum.part[i + 1]);
            _mm256_store_si256(reinterpret_cast<__m256i*>(sums + 4 * i),
                               _mm256_permute4x64_epi64(paired, 0b11011000));
        }
        write_sums(work, place, sums);
    }
};

}  // namespace

void convolve_avx2(ByteConvolution const& work) {
    convolve<Avx2>(work);
}

}  // namespace lockbox::ocr
