// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "batches/night/read_transaction.h"
#include "batches/site.h"
#include "batches/store/store.h"

namespace lockbox::batches {

/// How far the night is.
struct NightProgress {
    std::string batch;          ///< Its name in the inbox.
    std::size_t batch_index;    ///< From 0.
    std::size_t batch_count;    ///< Complete batches in the inbox when the night began.
    std::size_t done;           ///< Transactions decided in this batch.
    std::size_t total;          ///< Transactions of this batch.
    std::size_t done_in_night;  ///< Transactions decided in all batches so far.
};

/// The readings of an envelope; see `read_transaction`. May be called by several threads at once.
using ReadPapers =
    std::function<ReadTransaction(ScanBatch const&, ScanTransaction const&, DecisionGround const&)>;

struct NightOptions {
    unsigned threads = 1;
    /// Called after each transaction, by one thread at a time.
    std::function<void(NightProgress const&)> progress = [](NightProgress const&) {};
    /// In place of readers that look at the pictures: for who knows what they say, as a test does.
    ReadPapers read = {};
};

struct NightOutcome {
    std::vector<BatchSummary> taken;   ///< In the order in which they were taken.
    std::vector<Fault> refused;        ///< Batches of which nothing was taken.
    std::vector<std::string> waiting;  ///< Inbox entries that are not complete yet.
    std::vector<std::string> notes;  ///< Moves that an earlier night had left to do, and the like.
};

/// The night: every complete batch in the inbox, in order of names, is read, decided, entered in
/// the books and moved to the archive. Safe to stop at any instant and to run again. The same
/// inbox, invoices and configuration give the same books whatever the number of threads. Memory is
/// bounded by the largest batch, not by the night. Without the site's key nothing is taken.
///
/// The caller holds the site's lock. Throws WorldFailure; batches committed before it stay.
NightOutcome run_night(Site const& site, Store& store, NightOptions const& options);

}  // namespace lockbox::batches
