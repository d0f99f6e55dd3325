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

using Files = std::vector<OutgoingFile>;
using MaybeFault = std::optional<Fault>;

/// The same fault, under the name that the file has in the outbox.
MaybeFault in_file(std::string const& file, MaybeFault fault) {
    if (fault) fault->file = file;
    return fault;
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

tl::expected<LedgerDay, Fault> day_in_books(Site const& site, Store& store, Ledger ledger,
                                            BusinessDate day) {
    auto const taken = store.batches(day);
    LedgerDay books{ledger, day,
                    taken.empty() ? site.config.lockbox_number : taken.front().lockbox_number,
                    store.posted_on(ledger, day)};
    // Added up by the database, from the same journal but without the payments' places.
    if (books.total() - taken_back(store, ledger, day) != store.posted_total(ledger, day))
        return tl::unexpected(
            Fault{fmt::format("lockbox-{}.bai", name(ledger)), day.text(),
                  "its payments do not add up to the journal",
                  "Run lockbox audit on the site; it names the entry that is wrong."});
    return books;
}

/// Adds the BAI files of a day, or says why they are not released.
MaybeFault add_bai(LedgerDay const& day, RemittanceSettings const& settings, Files& files) {
    std::string const stem = fmt::format("lockbox-{}", name(day.ledger));
    bai::Layout const* const layout = bai::layout_named(settings.bai_layout);
    LOCKBOX_ASSERT(layout != nullptr);
    auto texts = bai::files_of(day, settings, *layout);
    if (!texts) return in_file(stem + ".bai", texts.error());
    if (auto difference = bai_difference(*texts, day, settings, *layout))
        return in_file(stem + ".bai", std::move(difference));
    for (std::size_t i = 0; i < texts->size(); ++i)
        files.push_back({i == 0 ? stem + ".bai" : fmt::format("{}-{}.bai", stem, i + 1),
                         std::move((*texts)[i])});
    return std::nullopt;
}

MaybeFault add_edi(LedgerDay const& day, RemittanceSettings const& settings, Files& files) {
    if (day.batches.empty()) return std::nullopt;
    OutgoingFile deposit{fmt::format("lockbox-{}.823", name(day.ledger)),
                         edi::deposit_file(day, settings)};
    OutgoingFile premium{fmt::format("remittance-{}.820", name(day.ledger)),
                         edi::premium_file(day, settings)};
    if (auto difference = deposit_difference(deposit.content, day))
        return in_file(deposit.name, std::move(difference));
    if (auto difference = premium_difference(premium.content, day))
        return in_file(premium.name, std::move(difference));
    files.push_back(std::move(deposit));
    files.push_back(std::move(premium));
    return std::nullopt;
}

}  // namespace

tl::expected<Files, Fault> remittance_files(Site const& site, Store& store, BusinessDate day) {
    Files files;
    for (Ledger const ledger : {Ledger::medical, Ledger::dental}) {
        RemittanceSettings const& settings =
            site.config.remittance[static_cast<std::size_t>(ledger)];
        auto const books = day_in_books(site, store, ledger, day);
        if (!books) return tl::unexpected(books.error());
        if (auto fault = add_bai(*books, settings, files)) return tl::unexpected(*fault);
        if (auto fault = add_edi(*books, settings, files)) return tl::unexpected(*fault);
    }
    return files;
}

}  // namespace lockbox::batches
