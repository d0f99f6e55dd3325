// SPDX-License-Identifier: Apache-2.0
#include "ocr/network/line_network.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <opencv2/dnn.hpp>
#include <opencv2/imgproc.hpp>

#include "lockbox/assertion.h"
#include "ocr/network/embedded_model.h"
#include "ocr/network/recent_lines.h"

namespace lockbox::ocr {

namespace {

// The six below are the arithmetic of ocr/training/lines.py: change both or neither.
constexpr int height_px = 32;        // rows of the network's input
constexpr int frame_px = 4;          // input columns per frame, from the network's poolings
constexpr int margin_px = 8;         // background left and right of the line
constexpr int min_contrast = 48;     // gray levels; less than this between paper and ink counts so
constexpr double paper_rank = 0.75;  // share of pixels no lighter than the paper
constexpr double ink_rank = 0.01;    // share of pixels as dark as full ink
constexpr double date_stretch = 2;   // dates are shown so much wider: strokes of 11 stand close

constexpr int min_side_px = 4;  // smaller crops hold no writing
// Widths the network runs at, px of its input; each keeps its own buffers so that no call
// allocates. Narrow steps where most lines are.
constexpr std::array widths_px = {64,  128, 192, 256,  320,  384,  448,  512,
                                  640, 768, 896, 1024, 1280, 1600, 2048, 2448};

int level_at(std::array<int, 256> const& counts, double share, int total) {
    double const wanted = share * total;
    int sum = 0;
    for (int level = 0; level < 256; ++level) {
        sum += counts[static_cast<std::size_t>(level)];
        if (sum >= wanted) return level;
    }
    return 255;
}

/// The crop at height_px rows and a width of its own; each way by itself where they differ.
cv::Mat resized(cv::Mat const& line, int width, double stretch) {
    auto const down = [](bool smaller) { return smaller ? cv::INTER_AREA : cv::INTER_LINEAR; };
    cv::Mat small;
    int const to_height = down(line.rows >= height_px);
    if (stretch == 1) {
        cv::resize(line, small, cv::Size(width, height_px), 0, 0, to_height);
        return small;
    }
    cv::resize(line, small, cv::Size(line.cols, height_px), 0, 0, to_height);
    cv::resize(small, small, cv::Size(width, height_px), 0, 0, down(line.cols >= width));
    return small;
}

/// The crop at height_px rows, contrast stretched: 0 paper, 1 ink, written into `input` at
/// margin_px from its left edge.
void write_normalised(cv::Mat const& small, cv::Mat input) {
    std::array<int, 256> counts{};
    for (int y = 0; y < small.rows; ++y) {
        auto const* row = small.ptr<unsigned char>(y);
        for (int x = 0; x < small.cols; ++x)
            ++counts[row[x]];
    }
    int const total = small.rows * small.cols;
    int const paper = level_at(counts, paper_rank, total);
    int const ink = std::min(level_at(counts, ink_rank, total), paper - min_contrast);
    std::array<float, 256> value{};
    for (int level = 0; level < 256; ++level) {
        float const share = static_cast<float>(paper - level) / static_cast<float>(paper - ink);
        value[static_cast<std::size_t>(level)] = std::clamp(share, 0.0F, 1.0F);
    }
    for (int y = 0; y < small.rows; ++y) {
        auto const* from = small.ptr<unsigned char>(y);
        float* to = input.ptr<float>(y) + margin_px;
        for (int x = 0; x < small.cols; ++x)
            to[x] = value[from[x]];
    }
}

/// Adds the log-softmax of one frame's tempered scores to `out`.
void append_log_softmax(std::vector<float>& scores, float temperature, std::vector<float>& out) {
    float const highest = *std::max_element(scores.begin(), scores.end());
    double sum = 0;
    for (float& score : scores) {
        score = (score - highest) / temperature;
        sum += std::exp(static_cast<double>(score));
    }
    auto const log_sum = static_cast<float>(std::log(sum));
    for (float const score : scores)
        out.push_back(score - log_sum);
}

}  // namespace

struct LineNetwork::State {
    explicit State(EmbeddedModel embedded, double times_wider = 1)
        : model(std::move(embedded)), stretch(times_wider) {}

    /// The network that runs at this width, read on first use.
    struct Engine {
        cv::dnn::Net net;
        cv::Mat input;  // 1 x 1 x height_px x width
    };
    LineScores run(cv::Mat const& line);
    Engine& engine(int width) {
        auto [place, is_new] = engines.try_emplace(width);
        if (is_new) {
            place->second.net = cv::dnn::readNetFromONNX(model.onnx, model.onnx_bytes);
            place->second.net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
            place->second.net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
            std::array const shape = {1, 1, height_px, width};
            place->second.input.create(4, shape.data(), CV_32F);
        }
        return place->second;
    }

    EmbeddedModel model;
    double stretch;
    std::map<int, Engine> engines;
    RecentLines recent;
};

LineNetwork::LineNetwork(Kind kind) {
    cv::setNumThreads(1);  // pages are read in parallel, one reader a thread
    switch (kind) {
        case Kind::micr:
            state_ = std::make_unique<State>(embedded_model("micr"));
            break;
        case Kind::digits:
            state_ = std::make_unique<State>(embedded_model("digits"));
            break;
        case Kind::dates:
            state_ = std::make_unique<State>(embedded_model("dates"), date_stretch);
            break;
        case Kind::text:
            state_ = std::make_unique<State>(embedded_model("text"));
            break;
    }
}

LineNetwork::LineNetwork(LineNetwork&&) noexcept = default;
LineNetwork& LineNetwork::operator=(LineNetwork&&) noexcept = default;
LineNetwork::~LineNetwork() = default;

std::string const& LineNetwork::alphabet() const {
    return state_->model.alphabet;
}

LineScores LineNetwork::read(cv::Mat const& line) {
    LOCKBOX_ASSERT(line.type() == CV_8UC1);
    if (LineScores const* known = state_->recent.find(line)) return *known;
    LineScores scores = state_->run(line);
    state_->recent.add(line, scores);
    return scores;
}

LineScores LineNetwork::State::run(cv::Mat const& line) {
    LineScores scores;
    scores.alphabet = model.alphabet;
    if (line.rows < min_side_px || line.cols < min_side_px) return scores;

    double const scale = stretch * height_px / line.rows;
    double const scaled = std::floor(line.cols * scale + 0.5);
    if (scaled + 2 * margin_px > widths_px.back()) return scores;
    int const width = std::max(min_side_px, static_cast<int>(scaled));
    auto const bucket = std::ranges::lower_bound(widths_px, width + 2 * margin_px);
    Engine& fitted = engine(*bucket);

    cv::Mat const small = resized(line, width, stretch);
    fitted.input.setTo(0);
    write_normalised(small, cv::Mat(height_px, *bucket, CV_32F, fitted.input.ptr<float>()));
    fitted.net.setInput(fitted.input);
    cv::Mat const out = fitted.net.forward();  // 1 x classes x 1 x frames
    LOCKBOX_ASSERT(out.dims == 4 && out.size[1] == scores.classes() && out.size[2] == 1);

    scores.frames = std::min(out.size[3], (width + 2 * margin_px + frame_px - 1) / frame_px);
    scores.px_per_frame = static_cast<float>(frame_px / scale);
    scores.first_frame_px = static_cast<float>(-margin_px / scale);
    auto const classes = static_cast<std::size_t>(scores.classes());
    scores.log_probability.reserve(classes * static_cast<std::size_t>(scores.frames));
    std::vector<float> frame(classes);
    for (int f = 0; f < scores.frames; ++f) {
        for (std::size_t k = 0; k < classes; ++k)
            frame[k] = out.ptr<float>()[k * static_cast<std::size_t>(out.size[3]) +
                                        static_cast<std::size_t>(f)];
        append_log_softmax(frame, model.temperature, scores.log_probability);
    }
    return scores;
}

}  // namespace lockbox::ocr
