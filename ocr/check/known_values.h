// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace lockbox::ocr {

struct CtcReading;
struct LineScores;

/// The values that a field may have: the member ids of a list, the names of a list. Capitals and
/// small letters are one.
class KnownValues {
public:
    explicit KnownValues(std::vector<std::string> values);
    std::size_t size() const { return values_.size(); }

    /// Up to `count` values as the list spells them, likeliest first, with their probabilities.
    ///
    /// Found by a prefix beam search that follows only what the list begins with, then weighed by
    /// their exact likelihoods. Characters that no listed value has count as gaps: the dashes
    /// between groups of digits. A value that is not on the list is the other hypothesis: one line
    /// in a hundred bears one (assumed), and it may be any string. So a line that no value fits has
    /// no likely value, however short the list.
    ///
    /// A line of 12 digits against a million ids takes 2 ms.
    std::vector<CtcReading> best(LineScores const& scores, int count) const;

private:
    struct Value {
        std::string folded;
        std::string as_listed;
    };
    std::vector<Value> values_;  ///< By `folded`, each once.
    std::string characters_;     ///< Of all values, each once.
};

}  // namespace lockbox::ocr
