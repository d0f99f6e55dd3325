// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "batches/site.h"

namespace lockbox::batches::workbench {

/// Writes the outgoing files of days that acts changed, in a thread of its own: `quiet` after the
/// last act, and at the latest `longest` after the first. Where a night runs, it or the next try
/// writes them. Ends with its last files written.
class OutgoingWriter {
public:
    OutgoingWriter(Site const& site, std::chrono::milliseconds quiet,
                   std::chrono::milliseconds longest);
    OutgoingWriter(OutgoingWriter const&) = delete;
    OutgoingWriter& operator=(OutgoingWriter const&) = delete;
    ~OutgoingWriter();
    void day_changed();

private:
    using Moment = std::chrono::steady_clock::time_point;
    void work();
    /// False if they have to wait.
    bool write();

    Site const& site_;
    std::chrono::milliseconds quiet_;
    std::chrono::milliseconds longest_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool ends_ = false;
    bool has_news_ = false;
    Moment first_, last_;
    std::thread thread_;
};

}  // namespace lockbox::batches::workbench
