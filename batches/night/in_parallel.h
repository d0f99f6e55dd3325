// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <cstddef>
#include <memory>
#include <utility>

#include "ocr/reader.h"

namespace lockbox::batches {

/// Worker threads, each with a reader of its own that is made when the thread first needs one.
class Workers {
public:
    Workers(unsigned threads, SiteConfig const& config, ocr::SsnKey const& key)
        : threads_(threads),
          limit_(tbb::global_control::max_allowed_parallelism, threads),
          readers_([&config, key] { return std::make_unique<ocr::Reader>(config, key); }) {}

    /// Calls `read(index, reader)`, where `reader()` is the thread's reader, for 0 … count−1 on all
    /// threads and `take(index, result)` one after the other in order of the indices. At most three
    /// results for each thread are in hand at a time, so memory does not grow with `count`.
    template <class Read, class Take>
    void in_order(std::size_t count, Read read, Take take) {
        auto const reader = [this]() -> ocr::Reader& { return *readers_.local(); };
        using Result = decltype(read(std::size_t{0}, reader));
        using Numbered = std::pair<std::size_t, std::unique_ptr<Result>>;
        std::size_t next = 0;
        auto const number = [&](tbb::flow_control& control) {
            if (next == count) control.stop();
            return next++;
        };
        auto const work = [&](std::size_t index) {
            // Isolated, so that a library that waits inside takes no other page on this reader.
            return tbb::this_task_arena::isolate(
                [&] { return Numbered(index, std::make_unique<Result>(read(index, reader))); });
        };
        auto const finish = [&](Numbered result) { take(result.first, std::move(*result.second)); };
        // In the calling thread's own arena: one of our own would be taken down while the library's
        // threads may still be leaving it.
        tbb::parallel_pipeline(
            3 * std::size_t{threads_},
            tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order, number) &
                tbb::make_filter<std::size_t, Numbered>(tbb::filter_mode::parallel, work) &
                tbb::make_filter<Numbered, void>(tbb::filter_mode::serial_in_order, finish));
    }

private:
    unsigned threads_;
    tbb::global_control limit_;
    tbb::enumerable_thread_specific<std::unique_ptr<ocr::Reader>> readers_;
};

}  // namespace lockbox::batches
