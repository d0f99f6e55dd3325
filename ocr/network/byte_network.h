// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>
#include <vector>

#include "ocr/network/byte_convolution.h"
#include "ocr/network/embedded_model.h"

namespace lockbox::ocr {

/// A network of ocr/training/network.py in whole numbers: weights of 8 bits with a scale for each
/// output, pictures of 8 bits between its layers, the sum that its last layers add to of 16. It
/// gives the same bytes on every processor, whichever kernel runs it.
///
/// How well, and how fast: ocr/training/README.md, "In bytes".
class ByteNetwork {
public:
    explicit ByteNetwork(EmbeddedModel const& model);

    /// Scores before the softmax of `input`: 8 bits, input_rows rows, 255 ink, 0 paper, a multiple
    /// of 4 px wide, least_input_px or more. Frame by frame, classes() for each. Valid until the
    /// next call.
    std::vector<float> const& scores(cv::Mat const& input);
    int classes() const { return classes_; }
    void use(ConvolutionKernel kernel) { kernel_ = kernel; }  ///< Else the processor's fastest.

    static constexpr int input_rows = 32;
    static constexpr int least_input_px = 4 * 16;

private:
    struct Layer {
        int inputs = 0;  ///< Channels.
        int outputs = 0;
        int blocks = 0;
        std::vector<std::int8_t> weights;  ///< As ByteConvolution has them.
        std::vector<std::int32_t> bias;
        std::vector<float> scale;
    };
    /// A picture with a margin of noughts, which convolutions read over its edges.
    struct Picture {
        std::vector<std::uint8_t> bytes;
        int rows = 0, columns = 0, channels = 0;
        void size(int rows, int columns, int channels);
        std::ptrdiff_t row_bytes() const;
        std::uint8_t* at(int row);  ///< The first position of a row.
    };
    static Layer packed(cv::Mat const& weights, cv::Mat const& bias, float in, float out);
    void stem();
    void context();

    std::vector<Layer> layers_;
    std::vector<float> bytes_of_sum_;  ///< From the sum's steps to those of the bytes read of it.
    int classes_ = 0;
    ConvolutionKernel kernel_;

    Picture now_, next_, convolved_;
    std::vector<std::uint8_t> pooled_;
    std::vector<std::uint16_t> before_, after_;
    std::vector<std::int32_t> sums_;
    std::vector<float> scores_;
};

}  // namespace lockbox::ocr
