// SPDX-License-Identifier: Apache-2.0
#include "ocr/network/byte_network.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <opencv2/dnn.hpp>
#include <utility>

#include "lockbox/assertion.h"

namespace lockbox::ocr {
namespace {

// The shape of ocr/training/network.py: change both or neither.
constexpr std::size_t stem_layers = 5;  // each a convolution of 3 x 3, four of them pooled
struct Pool {
    int rows, columns;
};
constexpr std::array<Pool, stem_layers> pools = {{{2, 2}, {2, 2}, {2, 1}, {2, 1}, {1, 1}}};
constexpr std::size_t joining = stem_layers;  // of two rows to one
constexpr std::array dilations = {1, 2, 4, 1};
constexpr std::size_t scoring = joining + dilations.size() + 1;
constexpr std::size_t layer_count = scoring + 1;
constexpr int margin = 4;  // positions, the greatest dilation

constexpr float greatest_weight = 127;
constexpr float greatest_byte = 255;
constexpr float greatest_sum = 65535;

std::vector<std::pair<cv::Mat, cv::Mat>> convolutions_of(EmbeddedModel const& model) {
    cv::dnn::Net net = cv::dnn::readNetFromONNX(model.onnx, model.onnx_bytes);
    std::vector<std::pair<cv::Mat, cv::Mat>> found;
    for (cv::String const& name : net.getLayerNames()) {
        cv::Ptr<cv::dnn::Layer> const layer = net.getLayer(net.getLayerId(name));
        if (layer->type == "Convolution") found.emplace_back(layer->blobs[0], layer->blobs[1]);
    }
    LOCKBOX_ASSERT(found.size() == layer_count);
    return found;
}

/// The greatest of each pair of bytes that lie `apart`, for `runs` runs of `length` bytes, each
/// twice `length` further in `from`. Plain loops of bytes: compilers make vectors of them.
void greater_of_pairs(std::uint8_t const* __restrict from, std::ptrdiff_t apart,
                      std::uint8_t* __restrict to, int runs, int length, std::ptrdiff_t further) {
    for (int run = 0; run < runs; ++run) {
        for (int i = 0; i < length; ++i)
            to[i] = from[i] > from[i + apart] ? from[i] : from[i + apart];
        from += further;
        to += length;
    }
}

}  // namespace

void ByteNetwork::Picture::size(int new_rows, int new_columns, int new_channels) {
    rows = new_rows;
    columns = new_columns;
    channels = new_channels;
    // A group of the last position may reach past the end by three bytes.
    bytes.resize(static_cast<std::size_t>((rows + 2) * row_bytes()) + inputs_of_group);
    auto const row = static_cast<std::size_t>(row_bytes());
    auto const side = static_cast<std::size_t>(margin * channels);
    std::memset(bytes.data(), 0, row);
    std::memset(bytes.data() + static_cast<std::size_t>(rows + 1) * row, 0, row + inputs_of_group);
    for (int y = 0; y < rows; ++y) {
        std::memset(at(y) - side, 0, side);
        std::memset(at(y) + static_cast<std::ptrdiff_t>(columns) * channels, 0, side);
    }
}

std::ptrdiff_t ByteNetwork::Picture::row_bytes() const {
    return static_cast<std::ptrdiff_t>(columns + 2 * margin) * channels;
}

std::uint8_t* ByteNetwork::Picture::at(int row) {
    return bytes.data() + (row + 1) * row_bytes() + static_cast<std::ptrdiff_t>(margin) * channels;
}

ByteNetwork::Layer ByteNetwork::packed(cv::Mat const& weights, cv::Mat const& bias, float in,
                                       float out) {
    Layer layer;
    layer.outputs = weights.size[0];
    layer.inputs = weights.size[1];
    int rows = weights.size[2], columns = weights.size[3];
    int taps = rows * columns, channels = layer.inputs;
    // Of a single channel, a row of three pixels is one tap of four.
    bool const pixels = layer.inputs == 1;
    if (pixels) taps = rows, channels = columns;
    int const groups = (channels + inputs_of_group - 1) / inputs_of_group;
    layer.blocks = (layer.outputs + outputs_of_block - 1) / outputs_of_block;
    auto const padded = static_cast<std::size_t>(layer.blocks * outputs_of_block);
    layer.weights.assign(padded * static_cast<std::size_t>(taps * groups * inputs_of_group), 0);
    layer.bias.assign(padded, 0);
    layer.scale.assign(padded, 0);
    for (int o = 0; o < layer.outputs; ++o) {
        auto const* const from = weights.ptr<float>(o);
        auto const count = static_cast<std::size_t>(layer.inputs * rows * columns);
        float greatest = 1e-12F;
        for (std::size_t i = 0; i < count; ++i)
            greatest = std::max(greatest, std::abs(from[i]));
        float const step = greatest / greatest_weight;
        auto const place = static_cast<std::size_t>(o);
        layer.bias[place] =
            static_cast<std::int32_t>(std::lround(bias.ptr<float>()[place] / (step * in)));
        layer.scale[place] = step * in / out;
        int const block = o / outputs_of_block, lane = o % outputs_of_block;
        for (int tap = 0; tap < taps; ++tap)
            for (int c = 0; c < channels; ++c) {
                float const weight = pixels ? from[tap * columns + c] : from[c * taps + tap];
                int const at = ((block * taps + tap) * groups + c / inputs_of_group) *
                                   outputs_of_block * inputs_of_group +
                               lane * inputs_of_group + c % inputs_of_group;
                layer.weights[static_cast<std::size_t>(at)] =
                    static_cast<std::int8_t>(std::lround(weight / step));
            }
    }
    return layer;
}

ByteNetwork::ByteNetwork(EmbeddedModel const& model) : kernel_(convolution_kernels()[0].run) {
    auto const convolutions = convolutions_of(model);
    std::vector<float> const& ranges = model.ranges;
    LOCKBOX_ASSERT(ranges.size() == stem_layers + 2 + dilations.size());
    // What a step of each layer's input is worth, and of its result.
    float in = 1 / greatest_byte;
    for (std::size_t i = 0; i < stem_layers; ++i) {
        float const out = ranges[i] / greatest_byte;
        layers_.push_back(packed(convolutions[i].first, convolutions[i].second, in, out));
        in = out;
    }
    float const sum = ranges[stem_layers] / greatest_sum;
    for (std::size_t i = joining; i < layer_count; ++i) {
        bool const last = i == scoring;
        layers_.push_back(
            packed(convolutions[i].first, convolutions[i].second, in, last ? 1 : sum));
        if (last) break;
        in = ranges[i + 1] / greatest_byte;
        bytes_of_sum_.push_back(sum / in);
    }
    classes_ = layers_.back().outputs;
}

/// The first layers: from the line's pixels to two rows of frames, in `now_`.
void ByteNetwork::stem() {
    for (std::size_t i = 0; i < stem_layers; ++i) {
        Layer const& layer = layers_[i];
        int const channels = layer.blocks * outputs_of_block;
        convolved_.size(now_.rows, now_.columns, channels);
        std::array<std::ptrdiff_t, 9> taps{};
        int count = 0;
        for (int y = -1; y <= 1; ++y)
            for (int x = -1; x <= (layer.inputs == 1 ? -1 : 1); ++x)
                taps[static_cast<std::size_t>(count++)] = y * now_.row_bytes() + x * now_.channels;
        ByteConvolution work;
        work.in = now_.at(0);
        work.in_row = now_.row_bytes();
        work.in_step = now_.channels;
        work.taps = taps.data();
        work.tap_count = count;
        work.groups = (std::max(layer.inputs, inputs_of_group)) / inputs_of_group;
        work.weights = layer.weights.data();
        work.bias = layer.bias.data();
        work.scale = layer.scale.data();
        work.blocks = layer.blocks;
        work.rows = now_.rows;
        work.columns = now_.columns;
        work.out = convolved_.at(0);
        work.out_row = convolved_.row_bytes();
        work.out_step = channels;
        kernel_(work);
        Pool const& by = pools[i];
        if (by.rows == 1) {
            std::swap(now_, convolved_);
            continue;
        }
        pooled_.resize(static_cast<std::size_t>(now_.columns * channels));
        next_.size(now_.rows / by.rows, now_.columns / by.columns, channels);
        int const row = convolved_.columns * channels;
        for (int y = 0; y < next_.rows; ++y) {
            std::uint8_t* const high = convolved_.at(y * by.rows);
            bool const halved = by.columns == 2;
            greater_of_pairs(high, convolved_.row_bytes(), halved ? pooled_.data() : next_.at(y), 1,
                             row, row);
            if (halved)
                greater_of_pairs(pooled_.data(), channels, next_.at(y), next_.columns, channels,
                                 2 * channels);
        }
        std::swap(now_, next_);
    }
}

/// The layers along the line, each added to what came before; then the scores.
void ByteNetwork::context() {
    int const columns = now_.columns;
    for (std::size_t i = joining; i < layer_count; ++i) {
        Layer const& layer = layers_[i];
        int const channels = layer.blocks * outputs_of_block;
        std::array<std::ptrdiff_t, 6> taps{};
        int count = 0;
        int const dilation = i == joining ? 1 : i == scoring ? 0 : dilations[i - joining - 1];
        for (int y = 0; y < (i == joining ? 2 : 1); ++y)
            for (int x = -dilation; x <= dilation; x += std::max(1, dilation))
                taps[static_cast<std::size_t>(count++)] = y * now_.row_bytes() + x * now_.channels;
        ByteConvolution work;
        work.in = now_.at(0);
        work.in_step = now_.channels;
        work.taps = taps.data();
        work.tap_count = count;
        work.groups = layer.inputs / inputs_of_group;
        work.weights = layer.weights.data();
        work.bias = layer.bias.data();
        work.scale = layer.scale.data();
        work.blocks = layer.blocks;
        work.columns = columns;
        auto const results = static_cast<std::size_t>(columns) * static_cast<std::size_t>(channels);
        if (i == scoring) {
            sums_.resize(results);
            work.result = ByteConvolution::Result::sums;
            work.sums = sums_.data();
            kernel_(work);
            break;
        }
        next_.size(1, columns, channels);
        after_.resize(results);
        work.result = ByteConvolution::Result::added;
        work.out = next_.at(0);
        work.out_step = channels;
        work.before = i == joining ? nullptr : before_.data();
        work.after = after_.data();
        work.bytes_of_after = bytes_of_sum_[i - joining];
        kernel_(work);
        std::swap(now_, next_);
        std::swap(before_, after_);
    }
}

std::vector<float> const& ByteNetwork::scores(cv::Mat const& input) {
    LOCKBOX_ASSERT(input.type() == CV_8UC1 && input.rows == input_rows);
    LOCKBOX_ASSERT(input.cols % 4 == 0 && input.cols >= least_input_px);
    now_.size(input.rows, input.cols, 1);
    for (int y = 0; y < input.rows; ++y)
        std::memcpy(now_.at(y), input.ptr(y), static_cast<std::size_t>(input.cols));
    stem();
    context();
    Layer const& last = layers_.back();
    auto const classes = static_cast<std::size_t>(classes_);
    auto const frames = static_cast<std::size_t>(now_.columns);
    auto const stride = static_cast<std::size_t>(last.blocks * outputs_of_block);
    scores_.resize(frames * classes);
    for (std::size_t f = 0; f < frames; ++f)
        for (std::size_t k = 0; k < classes; ++k)
            scores_[f * classes + k] = static_cast<float>(sums_[f * stride + k]) * last.scale[k];
    return scores_;
}

}  // namespace lockbox::ocr
