// SPDX-License-Identifier: Apache-2.0
#include "ocr/network/byte_convolution.h"

namespace lockbox::ocr {
namespace {

std::vector<NamedKernel> kernels_of_this_processor() {
    std::vector<NamedKernel> kernels;
#if defined(__x86_64__)
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl"))
        kernels.push_back({"avx512", convolve_avx512});
    if (__builtin_cpu_supports("avx2")) kernels.push_back({"avx2", convolve_avx2});
#endif
    kernels.push_back({"plain", convolve_plain});
    return kernels;
}

}  // namespace

std::vector<NamedKernel> const& convolution_kernels() {
    static std::vector<NamedKernel> const kernels = kernels_of_this_processor();
    return kernels;
}

}  // namespace lockbox::ocr
