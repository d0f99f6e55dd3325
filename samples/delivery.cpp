// SPDX-License-Identifier: Apache-2.0
#include "samples/delivery.h"

#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "lockbox/failure.h"
#include "samples/picture_file.h"
#include "samples/truth.h"
#include "samples/x937_file.h"

namespace lockbox::samples {
namespace {

namespace fs = std::filesystem;

void write_text(fs::path const& file, std::string const& text) {
    std::ofstream out(file, std::ios::binary);
    out << text;
    out.flush();
    if (!out)
        throw DiskFailure("cannot write " + file.string(),
                          "Check the disk's space and permissions.");
}

std::vector<PageSpec const*> pages_of(Transaction const& transaction) {
    std::vector<PageSpec const*> pages;
    for (Sheet const& sheet : transaction.sheets) {
        pages.push_back(&sheet.front);
        if (sheet.rear) pages.push_back(&*sheet.rear);
    }
    return pages;
}

Paper draw_content(FontShelf const& fonts, PageSpec const& page, Dice& dice) {
    Laying const& laying = page.scan.laying;
    if (auto const* check = std::get_if<CheckContent>(&page.content))
        return draw_check(fonts, laying, *check, dice);
    if (auto const* coupon = std::get_if<CouponContent>(&page.content)) {
        return draw_coupon(fonts, laying, *coupon, dice);
    }
    if (auto const* order = std::get_if<MoneyOrderContent>(&page.content)) {
        return draw_money_order(fonts, laying, *order, dice);
    }
    if (auto const* other = std::get_if<OtherContent>(&page.content))
        return draw_other(fonts, laying, *other, dice);
    return draw_coupon_rear(fonts, laying, dice);
}

void draw_transaction(FontShelf const& fonts, Batch const& batch, std::size_t index,
                      fs::path const& inbox) {
    auto const pages = pages_of(batch.transactions[index]);
    auto const where = places(batch, index);
    for (std::size_t i = 0; i < pages.size(); ++i) {
        Picture const picture = draw_page(fonts, *pages[i]);
        fs::path const file = inbox / where[i].file;
        if (batch.form == BatchForm::tiff_per_transaction) {
            add_tiff_page(file, picture, pages[i]->scan.form);
        } else {
            write_picture(file, picture, pages[i]->scan.form);
        }
    }
}

/// The batch.json of form 1, or the marker of forms 2 and 3: written last, as deliverers must.
void write_marker(Batch const& batch, fs::path const& folder) {
    if (batch.form != BatchForm::manifest) {
        write_text(folder / "COMPLETE", "received=" + batch.received.text() + "\n");
        return;
    }
    nlohmann::ordered_json manifest = {
        {"lockbox", "412612"}, {"batch", batch.number}, {"received", batch.received.text()}};
    manifest["transactions"] = nlohmann::ordered_json::array();
    for (std::size_t t = 0; t < batch.transactions.size(); ++t) {
        auto const where = places(batch, t);
        nlohmann::ordered_json sheets = nlohmann::ordered_json::array();
        std::size_t page = 0;
        for (Sheet const& sheet : batch.transactions[t].sheets) {
            nlohmann::ordered_json one = {
                {"front", fs::path(where[page++].file).filename().string()}};
            if (sheet.rear) one["rear"] = fs::path(where[page++].file).filename().string();
            sheets.push_back(one);
        }
        manifest["transactions"].push_back({{"sequence", t + 1}, {"pages", sheets}});
    }
    manifest["control"] = {{"transactions", batch.transactions.size()},
                           {"items", batch.items()},
                           {"amount", batch.amount().text()}};
    write_text(folder / "batch.json", manifest.dump(1) + "\n");
}

using Shelves = tbb::enumerable_thread_specific<FontShelf>;

void deliver_cash_letter(Shelves& shelves, Batch const& batch, fs::path const& inbox) {
    std::vector<CashLetterCheck> checks;
    for (Transaction const& transaction : batch.transactions) {
        PageSpec const& front = transaction.sheets.front().front;
        auto const& content = std::get<CheckContent>(front.content);
        checks.push_back({content.micr, transaction.payments.front().amount, {}, {}});
    }
    tbb::parallel_for(std::size_t{0}, checks.size(), [&](std::size_t t) {
        Sheet const& sheet = batch.transactions[t].sheets.front();
        checks[t].front = group_4_tiff(draw_page(shelves.local(), sheet.front));
        checks[t].rear = group_4_tiff(draw_page(shelves.local(), *sheet.rear));
    });
    write_text(inbox / batch.folder(), x937_file(checks, batch.received, batch.number));
}

void deliver_folder(Shelves& shelves, Batch const& batch, fs::path const& inbox) {
    fs::create_directories(inbox / batch.folder());
    tbb::parallel_for(std::size_t{0}, batch.transactions.size(),
                      [&](std::size_t t) { draw_transaction(shelves.local(), batch, t, inbox); });
    write_marker(batch, inbox / batch.folder());
}

}  // namespace

std::vector<PagePlace> places(Batch const& batch, std::size_t transaction) {
    if (batch.form == BatchForm::cash_letter) {
        int const first = 2 * static_cast<int>(transaction);
        return {{batch.folder(), first}, {batch.folder(), first + 1}};
    }
    std::vector<PagePlace> places;
    std::size_t const number = transaction + 1;
    auto const place = [&](PageSpec const& page, std::size_t sheet, char side) {
        std::string file = fmt::format("{}/{:04}-{}{}{}", batch.folder(), number, sheet, side,
                                       extension(page.scan.form));
        bool const together = batch.form == BatchForm::tiff_per_transaction;
        if (together) file = fmt::format("{}/{:04}.tif", batch.folder(), number);
        places.push_back({file, together ? static_cast<int>(places.size()) : 0});
    };
    std::size_t sheet_number = 0;
    for (Sheet const& sheet : batch.transactions[transaction].sheets) {
        ++sheet_number;
        place(sheet.front, sheet_number, 'f');
        if (sheet.rear) place(*sheet.rear, sheet_number, 'r');
    }
    return places;
}

Picture draw_page(FontShelf const& fonts, PageSpec const& page) {
    Dice drawing(page.seed);
    Paper paper = draw_content(fonts, page, drawing);
    Dice wearing(page.seed + 1);
    wear(paper, wearing, page.scan);
    Picture picture = paper.picture(channels_of(page.scan.form));
    if (!page.defect) return scanned(std::move(picture), wearing, page.scan);
    Dice damaging(page.seed + 2);
    damage_paper(picture, damaging, *page.defect, page.scan);
    picture = scanned(std::move(picture), wearing, page.scan);
    damage_scan(picture, damaging, *page.defect);
    return picture;
}

void deliver(Night const& night, FontFiles const& fonts, fs::path const& folder, int jobs) {
    fs::path const inbox = folder / "inbox";
    if (fs::exists(inbox)) {
        throw DiskFailure(folder.string() + " holds a night already", "Give an empty folder.");
    }
    fs::create_directories(inbox);
    write_text(folder / "invoices.csv", invoices_csv(night.list));
    tbb::global_control const limit(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(jobs));
    Shelves shelves([&] { return FontShelf(fonts); });
    for (Batch const& batch : night.batches) {
        if (batch.form == BatchForm::cash_letter) {
            deliver_cash_letter(shelves, batch, inbox);
        } else {
            deliver_folder(shelves, batch, inbox);
        }
    }
    write_text(folder / "truth.json", truth(night).dump(1) + "\n");
}

}  // namespace lockbox::samples
