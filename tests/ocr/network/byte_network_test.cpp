// SPDX-License-Identifier: Apache-2.0
#include "ocr/network/byte_network.h"

#include <gtest/gtest.h>

#include <cmath>
#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>
#include <string>

namespace lockbox::ocr {
namespace {

/// A line as the networks get it: 255 ink, 0 paper.
cv::Mat drawn(std::string const& text, int width) {
    cv::Mat line(ByteNetwork::input_rows, width, CV_8UC1, cv::Scalar(0));
    cv::putText(line, text, {8, 26}, cv::FONT_HERSHEY_DUPLEX, 0.8, cv::Scalar(255), 1, cv::LINE_AA);
    return line;
}

/// What OpenCV makes of the same file in real numbers: 1 x classes x 1 x frames.
cv::Mat in_real_numbers(EmbeddedModel const& model, cv::Mat const& line) {
    cv::dnn::Net net = cv::dnn::readNetFromONNX(model.onnx, model.onnx_bytes);
    net.setInput(cv::dnn::blobFromImage(line, 1 / 255.0));
    return net.forward();
}

class EachNetwork : public testing::TestWithParam<std::string> {};
INSTANTIATE_TEST_SUITE_P(ByteNetwork, EachNetwork,
                         testing::Values("micr", "digits", "dates", "text"));

TEST_P(EachNetwork, ScoresAreNearlyThoseOfRealNumbers) {
    // Scores spread over tens of nats; on lines of mail the mean distance is 0.1.
    constexpr double greatest_mean = 0.3;
    EmbeddedModel const model = embedded_model(GetParam());
    ByteNetwork network(model);
    cv::Mat const line = drawn("0123 456,789.10", 320);
    auto const& scores = network.scores(line);
    cv::Mat const real = in_real_numbers(model, line);
    int const frames = line.cols / 4;
    ASSERT_EQ(real.size[1], network.classes());
    ASSERT_EQ(real.size[3], frames);
    ASSERT_EQ(scores.size(), static_cast<std::size_t>(frames * network.classes()));
    double squares = 0;
    for (int f = 0; f < frames; ++f)
        for (int k = 0; k < network.classes(); ++k) {
            auto const at = static_cast<std::size_t>(f * network.classes() + k);
            double const off = scores[at] - real.ptr<float>()[k * frames + f];
            squares += off * off / static_cast<double>(scores.size());
        }
    EXPECT_LT(std::sqrt(squares), greatest_mean);
    EXPECT_GT(std::sqrt(squares), 0) << "the two are not the same arithmetic";
}

TEST_P(EachNetwork, EveryKernelGivesTheSameScores) {
    ByteNetwork network(embedded_model(GetParam()));
    cv::Mat const line = drawn("12.50", 128);
    auto const scores = network.scores(line);
    for (auto const& kernel : convolution_kernels()) {
        network.use(kernel.run);
        EXPECT_EQ(network.scores(line), scores) << kernel.name;
    }
}

TEST_P(EachNetwork, WhatWasReadBeforeLeavesNoTrace) {
    ByteNetwork network(embedded_model(GetParam()));
    cv::Mat const line = drawn("9", ByteNetwork::least_input_px);
    auto const scores = network.scores(line);
    network.scores(drawn("a longer line than this", 512));
    EXPECT_EQ(network.scores(line), scores);
}

}  // namespace
}  // namespace lockbox::ocr
