// SPDX-License-Identifier: Apache-2.0
#include "batches/run_night.h"

#include <fmt/format.h>

#include "batches/export/purge.h"
#include "batches/intake/intake.h"
#include "batches/night/books_so_far.h"
#include "batches/night/control_totals.h"
#include "batches/night/earlier_presentments.h"
#include "batches/night/in_parallel.h"
#include "batches/night/read_transaction.h"
#include "matching/balances.h"
#include "matching/invoice_index.h"

namespace lockbox::batches {
namespace {

/// What lasts from one batch to the next.
struct Night {
    Site const& site;
    Store& store;
    matching::InvoiceIndex index;
    EarlierPayers payers;
    matching::Balances balances;
    EarlierPresentments presentments;
    Workers workers;
    ReadPapers const& read_instead;  ///< Of pictures; empty where these are read.
    long long acts_seen;             ///< `balances` are those of the books after so many acts.
};

/// Pages → readings → remittance, on every worker; then, one transaction after the other: earlier
/// presentments → decision. The result does not depend on the number of workers.
std::vector<TransactionRecord> decide_batch(ScanBatch const& batch, Night& night,
                                            std::function<void(std::size_t)> const& progress) {
    matching::Balances const at_begin = night.balances;
    night.payers.begin_batch(batch.received, night.store, night.index);
    night.presentments.begin_batch(batch.received);
    std::vector<TransactionRecord> decided;
    night.workers.in_order(
        batch.transactions.size(),
        [&](std::size_t i, auto const& reader) {
            DecisionGround const ground{night.index, at_begin, night.site.config};
            ScanTransaction const& scanned = batch.transactions[i];
            return night.read_instead ? night.read_instead(batch, scanned, ground)
                                      : read_transaction(batch, scanned, reader(), ground);
        },
        [&](std::size_t, ReadTransaction transaction) {
            for (Payment& payment : transaction.remittance.payments) {
                payment.earlier = night.presentments.find(payment);
                night.presentments.add(payment);
            }
            transaction.record.decision =
                decide_transaction(transaction, {night.index, night.balances, night.site.config});
            night.balances.pay(transaction.record.decision);
            decided.push_back(std::move(transaction.record));
            progress(decided.size());
        });
    return decided;
}

AuditEntry audit_of(BatchRecord const& batch) {
    return {operating_system_user(), "batch", batch.id.text(),
            fmt::format("batch {}, received {}, {} transactions", batch.number,
                        batch.received.text(), batch.transactions.size())};
}

/// A batch that is in the books already: moved, if an earlier night was stopped before it moved
/// it; refused, if it was delivered twice.
void finish_or_refuse(ScanBatch const& batch, Night const& night, NightOutcome& outcome) {
    std::string const source = batch.source.string();
    if (was_delivered_before(batch, night.site.archive())) {
        outcome.refused.push_back(
            {source, "", fmt::format("was taken before, as batch {}", batch.id.text()),
             "Nothing of it was taken again; remove this second delivery from the inbox."});
        return;
    }
    move_to_archive(batch, night.site.archive());
    outcome.notes.push_back(source + ": was in the books already; moved to the archive.");
}

/// False if a person's act came between and changed what is open on an invoice that it pays.
bool enter_batch(ScanBatch const& batch, Night& night,
                 std::function<void(std::size_t)> const& progress) {
    long long const acts_seen = night.store.last_act();
    if (acts_seen != night.acts_seen) night.balances = balances_in_books(night.store);
    night.acts_seen = acts_seen;
    BatchRecord record{.id = batch.id,
                       .lockbox_number = batch.lockbox_number,
                       .number = batch.number,
                       .received = batch.received,
                       .control = batch.control,
                       .source = batch.source.filename().string(),
                       .note = {},
                       .transactions = decide_batch(batch, night, progress)};
    ControlOutcome const control = compare_with_control(record, night.site.config.policy);
    bool const entered = night.store.commit(record, audit_of(record), acts_seen);
    // What was decided but not entered, or is held with the whole batch, pays nothing.
    if (!entered || control == ControlOutcome::held_whole)
        night.balances = balances_in_books(night.store);
    return entered;
}

void take_batch(ScanBatch const& batch, Night& night,
                std::function<void(std::size_t)> const& progress) {
    while (!enter_batch(batch, night, progress))
        night.presentments.forget_batch();
    // Beyond this point the batch is in the books: a rerun only moves it.
    move_to_archive(batch, night.site.archive());
}

}  // namespace

NightOutcome run_night(Site const& site, Store& store, NightOptions const& options) {
    InboxSurvey const inbox = survey_inbox(site.inbox());
    NightOutcome outcome{.taken = {}, .refused = {}, .waiting = inbox.waiting, .notes = {}};
    if (inbox.complete.empty()) return outcome;
    auto const key = key_of(site);
    if (!key) {
        outcome.refused.push_back(key.error());
        return outcome;
    }
    long long const acts_seen = store.last_act();
    Night night{site,
                store,
                index_of(store, site.weights),
                EarlierPayers(),
                balances_in_books(store),
                EarlierPresentments(store, site.config.policy),
                Workers(options.threads, site.config, *key),
                options.read,
                acts_seen};
    std::size_t done_before = 0;
    for (std::size_t b = 0; b < inbox.complete.size(); ++b) {
        auto const batch = take_in(inbox.complete[b], site.config.lockbox_number);
        if (!batch) {
            outcome.refused.push_back(batch.error());
            continue;
        }
        if (is_purged(store, batch->received)) {
            outcome.refused.push_back(
                {batch->source.string(), "",
                 fmt::format("was received on {}, a day that was purged", batch->received.text()),
                 "Nothing of it was taken; deliver it under a later received date."});
            continue;
        }
        if (store.has_batch(batch->id)) {
            finish_or_refuse(*batch, night, outcome);
            continue;
        }
        auto const progress = [&](std::size_t done) {
            options.progress({batch->source.filename().string(), b, inbox.complete.size(), done,
                              batch->transactions.size(), done_before + done});
        };
        take_batch(*batch, night, progress);
        outcome.taken.push_back(*store.batch(batch->id));
        done_before += batch->transactions.size();
    }
    store.record({operating_system_user(), "run", site.inbox().filename().string(),
                  fmt::format("{} batches taken, {} refused", outcome.taken.size(),
                              outcome.refused.size())});
    return outcome;
}

}  // namespace lockbox::batches
