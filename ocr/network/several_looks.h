// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <opencv2/core.hpp>
#include <vector>

#include "ocr/network/ctc.h"
#include "ocr/network/line_network.h"

namespace lockbox::ocr {

/// The line as cut and four more looks at it: with more paper above and below, wider, slanted to
/// either side. A network's errors differ from look to look, what is written does not.
std::vector<cv::Mat> several_looks(cv::Mat const& line);

/// What a network says of each look.
std::vector<LineScores> read_looks(LineNetwork& network, std::vector<cv::Mat> const& looks);

/// The probability that all looks together give a value: the mean of the logarithms over the looks,
/// normalised over the values together with the mean mass that the looks leave to no value. `p` has
/// one row a look, one column a value.
std::vector<double> pooled(std::vector<std::vector<double>> const& p);

/// Up to `count` likeliest strings of a line: from the first look where it leaves little doubt,
/// else from all of them.
///
/// On 253 real courtesy amounts whose text training never saw, 3 % of whose labels are wrong, five
/// looks read 88.5 % where one read 86.2 %. Costs four more runs of the network for a
/// doubtful line.
std::vector<CtcReading> strings_of_looks(LineNetwork& network, std::vector<cv::Mat> const& looks,
                                         int count);

}  // namespace lockbox::ocr
