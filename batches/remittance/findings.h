// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "lockbox/failure.h"

namespace lockbox::batches {

/// What a strict reader finds wrong in one file, in the order of the file. A file of nothing but
/// faults says no more than its first hundred.
class Findings {
public:
    static constexpr std::size_t most = 100;

    explicit Findings(std::string file) : file_(std::move(file)) {}
    void add(std::string place, std::string what, std::string remedy) {
        if (faults_.size() < most)
            faults_.push_back({file_, std::move(place), std::move(what), std::move(remedy)});
    }
    bool empty() const { return faults_.empty(); }
    std::vector<Fault> take() { return std::move(faults_); }

private:
    std::string file_;
    std::vector<Fault> faults_;
};

}  // namespace lockbox::batches
