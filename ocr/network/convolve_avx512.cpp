// SPDX-License-Identifier: Apache-2.0
// Compiled for AVX-512 with VNNI: four products and their sum in each of 16 lanes at once.
#include <immintrin.h>

#include "ocr/network/convolution_tiles.h"

namespace lockbox::ocr {
namespace {

struct Avx512 {
    using Sum = __m512i;
    using Weights = __m512i;
    static constexpr int positions = 12;  // 24 sums of two blocks, of 32 registers
    static constexpr int blocks = 2;

    static Sum start() { return _mm512_setzero_si512(); }
    static Weights load(std::int8_t const* weights) { return _mm512_loadu_si512(weights); }
    static __m512i broadcast(std::uint8_t const* bytes) {
        std::int32_t four = 0;
        __builtin_memcpy(&four, bytes, sizeof four);
        return _mm512_set1_epi32(four);
    }
    static void add(Sum& sum, __m512i bytes, Weights weights) {
        sum = _mm512_dpbusd_epi32(sum, bytes, weights);
    }

    /// As `rounded`.
    static __m512i whole(__m512 value, float greatest) {
        __m512 const least = _mm512_max_ps(value, _mm512_setzero_ps());
        __m512 const held = _mm512_min_ps(least, _mm512_set1_ps(greatest));
        return _mm512_cvttps_epi32(_mm512_add_ps(held, _mm512_set1_ps(0.5F)));
    }
    static void store(std::uint8_t* out, __m512i values) {
        _mm_storeu_si128(reinterpret_cast<__m128i*>(out), _mm512_cvtepi32_epi8(values));
    }

    static void finish(ByteConvolution const& work, TilePlace const& place, Sum sum) {
        int const output = place.block * outputs_of_block;
        std::ptrdiff_t const at =
            (static_cast<std::ptrdiff_t>(place.row) * work.columns + place.column) * work.blocks *
                outputs_of_block +
            output;
        sum = _mm512_add_epi32(sum, _mm512_loadu_si512(work.bias + output));
        if (work.result == ByteConvolution::Result::sums) {
            _mm512_storeu_si512(work.sums + at, sum);
            return;
        }
        __m512 const value =
            _mm512_mul_ps(_mm512_cvtepi32_ps(sum), _mm512_loadu_ps(work.scale + output));
        std::uint8_t* const out =
            work.out + place.row * work.out_row + place.column * work.out_step + output;
        if (work.result == ByteConvolution::Result::bytes) {
            store(out, whole(value, 255));
            return;
        }
        __m512i after = whole(value, 65535);
        if (work.before) {
            auto const* from = reinterpret_cast<__m256i const*>(work.before + at);
            after = _mm512_add_epi32(after, _mm512_cvtepu16_epi32(_mm256_loadu_si256(from)));
        }
        after = _mm512_min_epi32(after, _mm512_set1_epi32(65535));
        _mm256_storeu_si256(reinterpret_cast<__m256i*>(work.after + at),
                            _mm512_cvtepi32_epi16(after));
        store(out,
              whole(_mm512_mul_ps(_mm512_cvtepi32_ps(after), _mm512_set1_ps(work.bytes_of_after)),
                    255));
    }
};

}  // namespace

void convolve_avx512(ByteConvolution const& work) {
    convolve<Avx512>(work);
}

}  // namespace lockbox::ocr
