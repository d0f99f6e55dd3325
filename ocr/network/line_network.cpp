// SPDX-License-Identifier: Apache-2.0
#include "ocr/network/line_network.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <span>

#include "lockbox/assertion.h"
#include "ocr/network/byte_network.h"
#include "ocr/network/embedded_model.h"
#include "ocr/network/recent_lines.h"

namespace lockbox::ocr {

namespace {

// These are the arithmetic of ocr/training/lines.py: change both or neither.
constexpr int height_px = ByteNetwork::input_rows;
constexpr int frame_px = 4;          // input columns per frame, from the network's poolings
constexpr int margin_px = 8;         // background left and right of the line
constexpr int min_contrast = 48;     // gray levels; less than this between paper and ink counts so
constexpr double paper_rank = 0.75;  // share of pixels no lighter than the paper
constexpr double ink_rank = 0.01;    // share of pixels as dark as full ink
// Lines are shown so much wider than they are: strokes of 11 stand close.
constexpr double figures_stretch = 1.5, date_stretch = 2;

constexpr int min_side_px = 4;           // smaller crops hold no writing
constexpr int greatest_width_px = 2448;  // of the network's input
constexpr int width_step_px = 64;  // filled up with paper, as the lines of a batch were in training
static_assert(width_step_px >= ByteNetwork::least_input_px && width_step_px % frame_px == 0);

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

/// The crop at height_px rows, contrast stretched: 0 paper, 255 ink, written into `input` at
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
    std::array<unsigned char, 256> value{};
    for (int level = 0; level < 256; ++level) {
        double const share = static_cast<double>(paper - level) / (paper - ink);
        value[static_cast<std::size_t>(level)] =
            static_cast<unsigned char>(std::clamp(255 * share + 0.5, 0.0, 255.0));
    }
    for (int y = 0; y < small.rows; ++y) {
        auto const* from = small.ptr<unsigned char>(y);
        auto* to = input.ptr<unsigned char>(y) + margin_px;
        for (int x = 0; x < small.cols; ++x)
            to[x] = value[from[x]];
    }
}

/// Adds the log-softmax of one frame's tempered scores to `out`.
void append_log_softmax(std::span<float const> scores, float temperature, std::vector<float>& out) {
    float const highest = *std::max_element(scores.begin(), scores.end());
    std::size_t const begin = out.size();
    double sum = 0;
    for (float const score : scores) {
        out.push_back((score - highest) / temperature);
        sum += std::exp(static_cast<double>(out.back()));
    }
    auto const log_sum = static_cast<float>(std::log(sum));
    for (std::size_t i = begin; i < out.size(); ++i)
        out[i] -= log_sum;
}

}  // namespace

struct LineNetwork::State {
    explicit State(EmbeddedModel embedded, double times_wider = 1)
        : model(std::move(embedded)), stretch(times_wider), network(model) {}
    LineScores run(cv::Mat const& line);

    EmbeddedModel model;
    double stretch;
    ByteNetwork network;
    RecentLines recent;
};

LineNetwork::LineNetwork(Kind kind) {
    cv::setNumThreads(1);  // pages are read in parallel, one reader a thread
    switch (kind) {
        case Kind::micr:
            state_ = std::make_unique<State>(embedded_model("micr"));
            break;
        case Kind::digits:
            state_ = std::make_unique<State>(embedded_model("digits"), figures_stretch);
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
    if (scaled + 2 * margin_px > greatest_width_px) return scores;
    int const width = std::max(min_side_px, static_cast<int>(scaled));
    scores.frames = (width + 2 * margin_px + frame_px - 1) / frame_px;

    int const used_px = scores.frames * frame_px;
    int const input_px = (used_px + width_step_px - 1) / width_step_px * width_step_px;
    cv::Mat input = cv::Mat::zeros(height_px, input_px, CV_8UC1);
    write_normalised(resized(line, width, stretch), input);
    std::vector<float> const& raw = network.scores(input);
    LOCKBOX_ASSERT(network.classes() == scores.classes());

    scores.px_per_frame = static_cast<float>(frame_px / scale);
    scores.first_frame_px = static_cast<float>(-margin_px / scale);
    auto const classes = static_cast<std::size_t>(scores.classes());
    auto const frames = static_cast<std::size_t>(scores.frames);
    scores.log_probability.reserve(classes * frames);
    for (std::size_t f = 0; f < frames; ++f)
        append_log_softmax(std::span(raw).subspan(f * classes, classes), model.temperature,
                           scores.log_probability);
    return scores;
}

}  // namespace lockbox::ocr
