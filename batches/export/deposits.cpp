// SPDX-License-Identifier: Apache-2.0
#include "batches/export/deposits.h"

#include <fmt/format.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <memory>

#include "batches/export/deposit_items.h"
#include "batches/export/files.h"
#include "lockbox/view_analysis.h"
#include "ocr/deposit_picture.h"

namespace lockbox::batches {
namespace {

/// Items whose pictures are in hand at a time: more than there are processors, and memory for few.
constexpr std::size_t items_in_hand = 64;

constexpr std::size_t sequence_digits = 15;     ///< The width of the field in record 25.
constexpr std::string_view of_credits = "999";  ///< Sequence numbers of credits begin so.

constexpr char const* restore =
    "Restore the picture from a copy of the archive, then export again.";

using Picture = tl::expected<ocr::DepositPicture, Fault>;
using Converted = tl::expected<x9::LetterItem, Fault>;
using Step = tl::expected<void, Fault>;

/// An item with what its pictures are made of.
struct Scanned {
    DepositItem const* item = nullptr;
    std::vector<PageRecord> pages;
};

/// Faults bear the place in the archive; whoever knows the deposit's name puts it to them.
Picture picture_of(Site const& site, BatchId const& batch, PageRecord const& page,
                   ShownPage const& shown) {
    auto const file = site.archive() / batch.text() / page.picture;
    auto const bytes = file_bytes(file);
    if (!bytes) return tl::unexpected(Fault{"", file.string(), bytes.error().what, restore});
    auto picture = ocr::deposit_picture(*bytes, shown);
    if (!picture)
        return tl::unexpected(Fault{"", fmt::format("{}, page {}", file.string(), shown.page() + 1),
                                    "cannot be decoded", restore});
    return std::move(*picture);
}

bool lies_level(ocr::DepositPicture const& picture) {
    return picture.width_px() >= picture.height_px();
}

/// The rear, turned as its front was; by a quarter more where it would lie across its front.
Picture rear_of(Site const& site, BatchId const& batch, std::vector<PageRecord> const& pages,
                ocr::DepositPicture const& front) {
    PageReadings back = pages[1].readings;
    if (back.kind != PageKind::check_rear)
        back.rotation = rear_rotation(pages[0].readings.rotation);
    auto rear = picture_of(site, batch, pages[1], ShownPage(back));
    if (!rear || lies_level(*rear) == lies_level(front)) return rear;
    back.rotation = static_cast<Rotation>((static_cast<int>(back.rotation) + 90) % 360);
    return picture_of(site, batch, pages[1], ShownPage(back));
}

/// Both sides as the bank takes them.
Converted letter_item(Site const& site, DepositProfile const& profile, Scanned const& scanned) {
    auto const analysis = [&](PageReadings const& page) {
        return profile.view_analysis ? view_analysis_record(page) : "";
    };
    DepositItem const& item = *scanned.item;
    PageReadings const& face = scanned.pages.front().readings;
    auto const front = picture_of(site, item.batch, scanned.pages.front(), ShownPage(face));
    if (!front) return tl::unexpected(front.error());
    x9::LetterItem result{micr_line_on(face),
                          item.amount,
                          item.sequence,
                          {front->tiff(), analysis(face), true},
                          std::nullopt};
    if (scanned.pages.size() > 1) {
        auto const rear = rear_of(site, item.batch, scanned.pages, *front);
        if (!rear) return tl::unexpected(rear.error());
        result.rear = {rear->tiff(), analysis(scanned.pages[1].readings), true};
    } else if (profile.missing_rear == DepositProfile::MissingRear::blank_view) {
        result.rear = {front->blank().tiff(), analysis(PageReadings()), false};
    }
    return result;
}

/// The deposit of one ledger and day, file after file.
class Deposit {
public:
    Deposit(DepositProfile const& profile, Ledger ledger, BusinessDate received,
            std::function<void(OutgoingFile)> const& release)
        : profile_(profile), ledger_(ledger), received_(received), release_(release) {}

    Step add(x9::LetterItem const& item);
    Step finish();
    /// A fault of the file that is being made.
    tl::unexpected<Fault> fault(std::string place, std::string what, std::string remedy) const {
        return tl::unexpected(
            Fault{file_name(), std::move(place), std::move(what), std::move(remedy)});
    }
    std::vector<DepositSummary> const& released() const { return released_; }

private:
    std::string file_name() const {
        std::size_t const number = released_.size() + 1;
        return number == 1 ? fmt::format("deposit-{}.x937", name(ledger_))
                           : fmt::format("deposit-{}-{}.x937", name(ledger_), number);
    }
    Step begin();

    DepositProfile const& profile_;
    Ledger ledger_;
    BusinessDate received_;
    std::function<void(OutgoingFile)> const& release_;
    std::optional<x9::LetterWriter> writer_;
    DepositSummary current_{"", Ledger::medical, 0, 0, no_cents, 0};
    std::vector<DepositSummary> released_;
};

Step Deposit::begin() {
    int const number = static_cast<int>(released_.size()) + 1;
    if (number > x9::most_files)
        return fault(
            "", fmt::format("is one file more than {}", x9::most_files),
            fmt::format("Raise items_per_file or bytes_per_file of [deposit.{}].", name(ledger_)));
    char const initial = ledger_ == Ledger::medical ? 'M' : 'D';
    writer_.emplace(profile_, x9::LetterName{received_, initial, number});
    current_ = {file_name(), ledger_, 0, 0, no_cents, 0};
    return {};
}

Step Deposit::add(x9::LetterItem const& item) {
    std::string const place = "item " + item.sequence;
    if (item.amount > x9::greatest_item_amount)
        return fault(place, "more than " + x9::greatest_item_amount.display(),
                     "Deposit this check by hand; record 25 has no room for its amount.");
    if (item.sequence.size() != sequence_digits || item.sequence.starts_with(of_credits))
        return fault(place, "more than 998 batches, or 999 payments in one envelope",
                     "Deliver the rest under another received date.");
    if (writer_ && !writer_->has_room_for(item))
        if (auto const finished = finish(); !finished) return finished;
    if (!writer_)
        if (auto const begun = begin(); !begun) return begun;
    writer_->add(item);
    ++current_.items;
    current_.amount += item.amount;
    if (item.micr.valid != x9::MicrValid::good) ++current_.micr_unread;
    return {};
}

/// Reads the file back before it is released: what the books gave is compared with what stands in
/// it.
Step Deposit::finish() {
    if (!writer_) return {};
    std::string content = writer_->finish();
    writer_.reset();
    x9::Diagnosis const read = x9::diagnose(
        std::as_bytes(std::span(content.data(), content.size())), x9::rules_of(profile_));
    std::string const remedy = fmt::format(
        "It was not released. Correct [deposit.{}] if the place names one of its settings.",
        name(ledger_));
    if (!read.clean()) return fault("", read.findings.front().text(), remedy);
    if (read.contents.items != current_.items ||
        read.contents.item_cents != current_.amount.count())
        return fault("",
                     fmt::format("reads back as {} items and {}, not {} and {}",
                                 read.contents.items, Cents::of(read.contents.item_cents).display(),
                                 current_.items, current_.amount.display()),
                     remedy);
    current_.images = read.contents.images;
    release_({current_.file, std::move(content)});
    released_.push_back(current_);
    return {};
}

/// Books → pages → pictures, on every processor → file. Store and file are used by one thread at a
/// time, in the items' order, so the bytes do not depend on the number of processors.
Step make(Site const& site, Store& store, DepositProfile const& profile,
          std::vector<DepositItem const*> const& items, Deposit& deposit) {
    std::size_t next = 0;
    Step made;
    auto const fetch = [&](tbb::flow_control& control) {
        if (next == items.size() || !made) {
            control.stop();
            return std::unique_ptr<Scanned>();
        }
        DepositItem const* const item = items[next++];
        return std::make_unique<Scanned>(Scanned{item, store.pages_of(item->item)});
    };
    auto const convert = [&](std::unique_ptr<Scanned> const& scanned) {
        return tbb::this_task_arena::isolate(
            [&] { return std::make_unique<Converted>(letter_item(site, profile, *scanned)); });
    };
    auto const add = [&](std::unique_ptr<Converted> const& item) {
        if (!made) return;
        if (*item)
            made = deposit.add(**item);
        else
            made = deposit.fault(item->error().place, item->error().what, item->error().remedy);
    };
    tbb::parallel_pipeline(
        items_in_hand,
        tbb::make_filter<void, std::unique_ptr<Scanned>>(tbb::filter_mode::serial_in_order, fetch) &
            tbb::make_filter<std::unique_ptr<Scanned>, std::unique_ptr<Converted>>(
                tbb::filter_mode::parallel, convert) &
            tbb::make_filter<std::unique_ptr<Converted>, void>(tbb::filter_mode::serial_in_order,
                                                               add));
    return made ? deposit.finish() : made;
}

}  // namespace

tl::expected<std::vector<DepositSummary>, Fault> for_each_deposit(
    Site const& site, Store& store, BusinessDate received,
    std::function<void(OutgoingFile)> const& release) {
    DayDeposits const day = deposit_items(store, received);
    Cents const journal = store.posted_total(Ledger::medical, received) +
                          store.posted_total(Ledger::dental, received);
    if (day.journal != journal)
        return tl::unexpected(Fault{"deposits", received.text(),
                                    fmt::format("the decisions add up to {}, the journal has {}",
                                                day.journal.display(), journal.display()),
                                    "Run lockbox audit: it names what is wrong in the books."});
    std::vector<DepositSummary> released;
    for (Ledger const ledger : {Ledger::medical, Ledger::dental}) {
        DepositProfile const& profile = site.config.deposits[static_cast<std::size_t>(ledger)];
        if (!profile.write) continue;
        std::vector<DepositItem const*> chosen;
        for (DepositItem const& item : day.items)
            if (item.ledger == ledger) chosen.push_back(&item);
        Deposit deposit(profile, ledger, received, release);
        if (auto const made = make(site, store, profile, chosen, deposit); !made)
            return tl::unexpected(made.error());
        released.insert(released.end(), deposit.released().begin(), deposit.released().end());
    }
    return released;
}

}  // namespace lockbox::batches
