// SPDX-License-Identifier: Apache-2.0
#include "batches/workbench/outgoing_writer.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "batches/export/outgoing.h"
#include "batches/store/store.h"

namespace lockbox::batches::workbench {

OutgoingWriter::OutgoingWriter(Site const& site, std::chrono::milliseconds quiet,
                               std::chrono::milliseconds longest)
    : site_(site), quiet_(quiet), longest_(longest), thread_([this] { work(); }) {}

OutgoingWriter::~OutgoingWriter() {
    {
        std::lock_guard const lock(mutex_);
        ends_ = true;
    }
    changed_.notify_all();
    thread_.join();
}

void OutgoingWriter::day_changed() {
    std::lock_guard const lock(mutex_);
    last_ = std::chrono::steady_clock::now();
    if (!has_news_) first_ = last_;
    has_news_ = true;
    changed_.notify_all();
}

void OutgoingWriter::work() {
    std::unique_lock lock(mutex_);
    while (!ends_) {
        if (!has_news_) {
            changed_.wait(lock);
            continue;
        }
        Moment const due = std::min(last_ + quiet_, first_ + longest_);
        if (std::chrono::steady_clock::now() < due) {
            changed_.wait_until(lock, due);
            continue;
        }
        has_news_ = false;
        lock.unlock();
        bool const done = write();
        lock.lock();
        if (done || has_news_) continue;
        has_news_ = true;
        first_ = last_ = std::chrono::steady_clock::now();
    }
    bool const has_news = has_news_;
    lock.unlock();
    if (has_news) static_cast<void>(write());
}

bool OutgoingWriter::write() {
    try {
        auto const site_lock = SiteLock::acquire(site_, SiteLock::Keeps::a_moment);
        if (!site_lock) return false;
        Store store = Store::open(site_.database());
        write_stale_days(site_, store);
        return true;
    } catch (WorldFailure const& failure) {
        spdlog::error("outgoing files could not be written: {} Remedy: {}", failure.what(),
                      failure.remedy());
        return false;
    }
}

}  // namespace lockbox::batches::workbench
