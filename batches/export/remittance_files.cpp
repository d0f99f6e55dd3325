// SPDX-License-Identifier: Apache-2.0
#include "batches/export/remittance_files.h"

#include <fmt/format.h>

#include "batches/remittance/bai_write.h"
#include "batches/remittance/compare.h"
#include "batches/remittance/deposit_823.h"
#include "batches/remittance/premium_820.h"
#include "lockbox/assertion.h"

namespace lockbox::batches {
namespace {

[[noreturn]] void refuse(std::string const& file, std::string const& place, std::string const& what,
                         std::string const& remedy) {
    throw NotReleased(fmt::format("{}: {}{}{}, so it is not written.", file, place,
                                  place.empty() ? "" : ": ", what),
                      remedy);
}

/// The file, unless it says anything but the books.
void release(std::string const& file, std::optional<Fault> const& difference) {
    if (difference) refuse(file, difference->place, difference->what, difference->remedy);
}

/// What acts of the day took back of earlier days' postings in a ledger.
Cents taken_back(Store& store, Ledger ledger, BusinessDate day) {
    Cents sum = no_cents;
    for (DayChange const& change : store.changes_on(day)) {
        if (!change.takes_back()) continue;
        for (Allocation const& part : change.before->allocations)
            if (part.invoice.ledger == ledger) sum += part.amount;
        for (OnAccount const& part : change.before->on_account)
            if (part.ledger == ledger) sum += part.amount;
    }
    return sum;
}

LedgerDay day_in_books(Site const& site, Store& store, Ledger ledger, BusinessDate day) {
    auto const taken = store.batches(day);
    LedgerDay books{ledger, day,
                    taken.empty() ? site.config.lockbox_number : taken.front().lockbox_number,
                    store.posted_on(ledger, day)};
    // Added up by the database, from the same journal but without the payments' places.
    if (books.total() - taken_back(store, ledger, day) != store.posted_total(ledger, day))
        refuse(fmt::format("remittance files of {}", name(ledger)), day.text(),
               "payments do not add up to the journal",
               "Run lockbox audit on the site; it names the entry that is wrong.");
    return books;
}

void add_bai(LedgerDay const& day, RemittanceSettings const& settings,
             std::vector<OutgoingFile>& files) {
    std::string const stem = fmt::format("lockbox-{}", name(day.ledger));
    bai::Layout const* const layout = bai::layout_named(settings.bai_layout);
    LOCKBOX_ASSERT(layout != nullptr);
    auto texts = bai::files_of(day, settings, *layout);
    if (!texts)
        refuse(stem + ".bai", texts.error().place, texts.error().what, texts.error().remedy);
    release(stem + ".bai", bai_difference(*texts, day, settings, *layout));
    for (std::size_t i = 0; i < texts->size(); ++i)
        files.push_back({i == 0 ? stem + ".bai" : fmt::format("{}-{}.bai", stem, i + 1),
                         std::move((*texts)[i])});
}

void add_edi(LedgerDay const& day, RemittanceSettings const& settings,
             std::vector<OutgoingFile>& files) {
    if (day.batches.empty()) return;
    OutgoingFile deposit{fmt::format("lockbox-{}.823", name(day.ledger)),
                         edi::deposit_file(day, settings)};
    release(deposit.name, deposit_difference(deposit.content, day));
    files.push_back(std::move(deposit));
    OutgoingFile premium{fmt::format("remittance-{}.820", name(day.ledger)),
                         edi::premium_file(day, settings)};
    release(premium.name, premium_difference(premium.content, day));
    files.push_back(std::move(premium));
}

}  // namespace

std::vector<OutgoingFile> remittance_files(Site const& site, Store& store, BusinessDate day) {
    std::vector<OutgoingFile> files;
    for (Ledger const ledger : {Ledger::medical, Ledger::dental}) {
        RemittanceSettings const& settings =
            site.config.remittance[static_cast<std::size_t>(ledger)];
        LedgerDay const books = day_in_books(site, store, ledger, day);
        add_bai(books, settings, files);
        add_edi(books, settings, files);
    }
    return files;
}

}  // namespace lockbox::batches
