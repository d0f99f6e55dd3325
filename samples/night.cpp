// SPDX-License-Identifier: Apache-2.0
#include "samples/night.h"

#include <fmt/format.h>

#include <toml++/toml.h>
#include <algorithm>
#include <stdexcept>

#include "samples/stories.h"

namespace lockbox::samples {
namespace {

constexpr char const* duplicate = "suspected_duplicate";

std::string drawn_story(Dice& dice, Mix const& mix) {
    double total = 0;
    for (auto const& [story, share] : mix)
        total += share;
    double place = dice.real(0, total);
    for (auto const& [story, share] : mix) {
        if (place < share) return story;
        place -= share;
    }
    return mix.rbegin()->first;
}

/// Which stories the night tells, in the order of the mail.
std::vector<std::string> plan(Dice& dice, NightOrder const& order) {
    std::vector<std::string> plan;
    if (order.transactions >= order.mix.size()) {
        for (auto const& [story, share] : order.mix)
            plan.push_back(story);
    }
    while (plan.size() < order.transactions)
        plan.push_back(drawn_story(dice, order.mix));
    dice.shuffle(plan);
    return plan;
}

bool can_be_ruined_by_turning(PageSpec const& page) {
    auto const* const other = std::get_if<OtherContent>(&page.content);
    return other != nullptr &&
           (other->paper == OtherPaper::ruined || other->paper == OtherPaper::blank);
}

/// The settings of one pass through the scanner, front and rear at once.
void scan_sheet(Dice& dice, Sheet& sheet, Pictures pictures) {
    Scan scan = random_scan(dice, pictures);
    if (can_be_ruined_by_turning(sheet.front)) scan.turned_deg = 0;
    bool const page_size =
        sheet.front.kind == PageKind::correspondence || sheet.front.kind == PageKind::list;
    if (page_size) scan.laying.dpi = 200;
    sheet.front.scan = scan;
    if (!sheet.rear) return;
    scan.laying.skew_deg = -scan.laying.skew_deg;
    scan.stamp = Stamp::none;
    scan.stained = false;
    sheet.rear->scan = scan;
}

void seed_sheets(Dice& dice, Transaction& transaction, Pictures pictures) {
    for (Sheet& sheet : transaction.sheets) {
        sheet.front.seed = dice.bits();
        if (sheet.rear) sheet.rear->seed = dice.bits();
        scan_sheet(dice, sheet, pictures);
    }
}

/// The same papers once more through the scanner: drawn alike, scanned anew.
Transaction repeated(Dice& dice, Transaction transaction, Pictures pictures) {
    transaction.story = duplicate;
    transaction.repeats_earlier = true;
    for (Sheet& sheet : transaction.sheets)
        scan_sheet(dice, sheet, pictures);
    for (Payment& payment : transaction.payments) {
        payment.held = HoldReason::suspected_duplicate;
        payment.allocations.clear();
        payment.on_account = no_cents;
    }
    return transaction;
}

std::vector<Transaction> tell_all(Dice& dice, NightOrder const& order, MemberList const& list) {
    StoryTeller teller(dice, list, order.received);
    std::vector<Transaction> mail;
    std::size_t repeats = 0;
    for (auto const& story : plan(dice, order)) {
        if (story == duplicate) {
            ++repeats;
            continue;
        }
        mail.push_back(teller.tell(story));
        seed_sheets(dice, mail.back(), order.pictures);
    }
    std::size_t const first_half = mail.size() / 2;
    for (std::size_t i = 0; i < first_half && repeats > 0; ++i) {
        if (mail[i].story != "single") continue;
        mail.push_back(repeated(dice, mail[i], order.pictures));
        --repeats;
    }
    return mail;
}

/// Most batches come with a manifest; the other forms are what smaller scanners deliver.
BatchForm form_of(std::size_t index) {
    if (index % 10 == 1) return BatchForm::named_pictures;
    if (index % 10 == 2) return BatchForm::tiff_per_transaction;
    return BatchForm::manifest;
}

/// A TIFF cannot hold PNG pages, and JPEG in TIFF is rare: those pages are kept as LZW,
/// in a small night as Group 4.
void keep_as_tiff(Batch& batch, Pictures pictures) {
    auto const adapt = [pictures](PageSpec& page) {
        if (page.scan.form == PictureForm::g4) return;
        page.scan.form = pictures == Pictures::small ? PictureForm::g4 : PictureForm::gray_tiff;
        page.scan.noise = std::min(page.scan.noise, lossless_noise);
    };
    for (Transaction& transaction : batch.transactions) {
        for (Sheet& sheet : transaction.sheets) {
            adapt(sheet.front);
            if (sheet.rear) adapt(*sheet.rear);
        }
    }
}

/// A check alone in its envelope, which a cash letter can carry.
bool is_lone_check(Transaction const& transaction) {
    return transaction.sheets.size() == 1 && transaction.payments.size() == 1 &&
           transaction.sheets.front().front.kind == PageKind::check;
}

/// Takes every second lone check, at most `most` of them, out of the mail. Cash letters hold
/// upright Group 4 pictures only.
std::vector<Transaction> for_cash_letter(std::vector<Transaction>& mail, std::size_t most) {
    std::vector<Transaction> taken;
    std::vector<Transaction> rest;
    bool take = true;
    for (Transaction& transaction : mail) {
        bool const lone = is_lone_check(transaction);
        bool const here = lone && take && taken.size() < most;
        if (lone) take = !take;
        (here ? taken : rest).push_back(std::move(transaction));
    }
    for (Transaction& transaction : taken) {
        Sheet& sheet = transaction.sheets.front();
        for (Scan* scan : {&sheet.front.scan, &sheet.rear->scan}) {
            scan->form = PictureForm::g4;
            scan->laying.dpi = 200;
            scan->turned_deg = 0;
        }
    }
    mail = std::move(rest);
    return taken;
}

/// Defects have dice of their own, so that without them the night stays what it is.
void give_defects(Night& night) {
    constexpr std::uint64_t salt = 0xD3FEC7;
    Dice dice(night.order.seed ^ salt);
    auto const give = [&](PageSpec& page, bool is_rear) {
        bool const ruined =
            page.kind == PageKind::blank || (page.kind == PageKind::unknown && !is_rear);
        if (!dice.chance(night.order.defects) || ruined) return;
        page.defect = random_defect(dice, page.kind, is_rear, page.scan);
        lay_with_defect(page.scan, *page.defect, dice);
    };
    for (Batch& batch : night.batches)
        for (Transaction& transaction : batch.transactions)
            for (Sheet& sheet : transaction.sheets) {
                give(sheet.front, false);
                if (sheet.rear) give(*sheet.rear, true);
            }
}

}  // namespace

std::size_t Batch::items() const {
    std::size_t count = 0;
    for (Transaction const& transaction : transactions)
        count += transaction.payments.size();
    return count;
}

Cents Batch::amount() const {
    Cents total = no_cents;
    for (Transaction const& transaction : transactions) {
        for (Payment const& payment : transaction.payments)
            total += payment.amount;
    }
    return total;
}

Mix default_mix() {
    Mix mix;
    for (Story const& story : stories())
        if (story.weight > 0) mix[story.name] = story.weight;
    return mix;
}

Mix read_mix(std::filesystem::path const& file) {
    auto const is_known = [](std::string const& name) {
        return std::ranges::find(stories(), name, &Story::name) != stories().end();
    };
    Mix mix;
    for (auto const& [key, node] : toml::parse_file(file.string())) {
        std::string const story(key.str());
        auto const share = node.value<double>();
        if (!is_known(story) || !share || *share < 0) {
            throw std::runtime_error(
                fmt::format("{}: '{}' is no story with a share; samples/README.md lists them",
                            file.string(), story));
        }
        if (*share > 0) mix[story] = *share;
    }
    if (mix.empty()) throw std::runtime_error(file.string() + ": names no story");
    return mix;
}

Night make_night(NightOrder const& order) {
    Dice dice(order.seed);
    Night night{order, make_members(dice, order.invoices, order.received), {}};
    std::vector<Transaction> mail = tell_all(dice, order, night.list);
    std::vector<Transaction> letter;
    if (mail.size() > 3 * order.batch_size) letter = for_cash_letter(mail, order.batch_size);
    for (std::size_t from = 0; from < mail.size(); from += order.batch_size) {
        std::size_t const end = std::min(mail.size(), from + order.batch_size);
        std::size_t const index = night.batches.size();
        Batch batch{fmt::format("{:04}", index + 1), form_of(index), order.received, {}};
        for (std::size_t i = from; i < end; ++i)
            batch.transactions.push_back(std::move(mail[i]));
        if (batch.form == BatchForm::tiff_per_transaction) keep_as_tiff(batch, order.pictures);
        night.batches.push_back(std::move(batch));
    }
    if (!letter.empty()) {
        std::string const number = fmt::format("{:04}", night.batches.size() + 1);
        night.batches.push_back(
            {number, BatchForm::cash_letter, order.received, std::move(letter)});
    }
    if (order.defects > 0) give_defects(night);
    return night;
}

}  // namespace lockbox::samples
