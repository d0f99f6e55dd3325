// SPDX-License-Identifier: Apache-2.0
#include "ocr/network/several_looks.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace lockbox::ocr {
namespace {

constexpr double little_doubt = 0.97;    // a first look this sure is seldom turned by others
constexpr double more_paper = 1.0 / 12;  // of the height, above and below
constexpr double wider = 1.15;
constexpr double slant = 0.12;       // px of shift for each px of height
constexpr std::size_t weighed = 10;  // strings of the first look that all looks are asked about
constexpr int of_each_further = 3;
constexpr double least_p = 1e-9;

cv::Mat slanted(cv::Mat const& line, double shift_per_px) {
    cv::Matx23d const shear(1, shift_per_px, -shift_per_px * line.rows / 2, 0, 1, 0);
    cv::Mat result;
    cv::warpAffine(line, result, shear, line.size(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return result;
}

}  // namespace

std::vector<cv::Mat> several_looks(cv::Mat const& line) {
    std::vector<cv::Mat> looks{line};
    if (line.empty()) return looks;
    int const margin = std::max(1, static_cast<int>(std::lround(line.rows * more_paper)));
    cv::Mat taller, broader;
    cv::copyMakeBorder(line, taller, margin, margin, 0, 0, cv::BORDER_REPLICATE);
    cv::resize(line, broader, {}, wider, 1, cv::INTER_LINEAR);
    looks.insert(looks.end(), {taller, broader, slanted(line, slant), slanted(line, -slant)});
    return looks;
}

std::vector<LineScores> read_looks(LineNetwork& network, std::vector<cv::Mat> const& looks) {
    std::vector<LineScores> scores;
    for (cv::Mat const& look : looks)
        scores.push_back(network.read(look));
    return scores;
}

std::vector<double> pooled(std::vector<std::vector<double>> const& p) {
    if (p.empty()) return {};
    auto const count = static_cast<double>(p.size());
    std::vector<double> together(p.front().size(), 0);
    double left = 0;
    for (auto const& look : p) {
        double stated = 0;
        for (std::size_t i = 0; i < together.size(); ++i) {
            together[i] += std::log(std::max(look[i], least_p)) / count;
            stated += look[i];
        }
        left += std::max(0.0, 1 - stated) / count;
    }
    double total = left;
    for (double& value : together)
        total += value = std::exp(value);
    for (double& value : together)
        value = total > 0 ? value / total : 0;
    return together;
}

std::vector<CtcReading> strings_of_looks(LineNetwork& network, std::vector<cv::Mat> const& looks,
                                         int count) {
    if (looks.empty()) return {};
    LineScores const first = network.read(looks.front());
    std::vector<CtcReading> strings = best_strings(first, count);
    if (strings.empty() || strings.front().probability > little_doubt) return strings;
    // What the first look thinks next to impossible, another seldom makes likely.
    if (strings.size() > weighed) strings.resize(weighed);
    std::vector<LineScores> scores;
    for (std::size_t i = 1; i < looks.size(); ++i) {
        scores.push_back(network.read(looks[i]));
        for (CtcReading& string : best_strings(scores.back(), of_each_further))
            if (std::ranges::find(strings, string.text, &CtcReading::text) == strings.end())
                strings.push_back(std::move(string));
    }
    scores.push_back(first);
    std::vector<std::vector<double>> p;
    for (LineScores const& look : scores) {
        p.emplace_back();
        for (CtcReading const& string : strings)
            p.back().push_back(std::exp(log_likelihood(look, string.text)));
    }
    std::vector<double> const together = pooled(p);
    for (std::size_t i = 0; i < strings.size(); ++i)
        strings[i].probability = together[i];
    std::ranges::stable_sort(strings, std::greater(), &CtcReading::probability);
    if (strings.size() > static_cast<std::size_t>(count))
        strings.resize(static_cast<std::size_t>(count));
    return strings;
}

}  // namespace lockbox::ocr
