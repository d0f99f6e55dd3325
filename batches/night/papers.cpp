// SPDX-License-Identifier: Apache-2.0
#include "batches/night/papers.h"

#include <algorithm>
#include <utility>

#include "batches/intake/scan_files.h"
#include "lockbox/assertion.h"

namespace lockbox::batches {
namespace {

bool is_money(PageKind kind) {
    return kind == PageKind::check || kind == PageKind::money_order;
}
bool is_rear(PageKind kind) {
    return kind == PageKind::check_rear || kind == PageKind::blank;
}

/// A check's, money order's or coupon's face.
bool is_known_face(PageKind kind) {
    return is_money(kind) || kind == PageKind::coupon;
}

/// `open` is what the reader does with the picture's bytes.
template <class Open>
tl::expected<std::vector<ocr::OpenedPage>, Fault> open_picture(ScanBatch const& batch,
                                                               std::size_t picture, Open open) {
    ScanPicture const& scan = batch.pictures.at(picture);
    if (scan.size == 0 || scan.size > largest_picture)
        return tl::unexpected(Fault{scan.name, "",
                                    scan.size == 0 ? "has 0 bytes" : "is larger than 256 MiB",
                                    "Scan the paper again, or decide by the paper itself."});
    auto pages = open(bytes_of(batch, picture), scan.name);
    if (pages && pages->empty())
        return tl::unexpected(Fault{scan.name, "", "has no pages",
                                    "Scan the paper again, or decide by the paper itself."});
    return pages;
}

void open_front(ScanBatch const& batch, int sequence, std::size_t picture, ocr::Reader& reader,
                std::vector<OpenPaper>& papers) {
    std::string const& name = batch.pictures.at(picture).name;
    auto pages = open_picture(batch, picture, [&](auto const& bytes, auto const& file) {
        return reader.open(bytes, file);
    });
    if (!pages) {
        papers.push_back({item_id(batch, sequence, picture, 0), {}, std::move(pages.error())});
        papers.back().sides.push_back({name, std::nullopt});
        return;
    }
    std::vector<PageKind> kinds;
    for (auto const& page : *pages)
        kinds.push_back(page.readings().kind);
    std::vector<bool> const rears = rears_among(kinds);
    for (std::size_t i = 0; i < pages->size(); ++i) {
        if (!rears[i])
            papers.push_back(
                {item_id(batch, sequence, picture, static_cast<int>(i)), {}, std::nullopt});
        papers.back().sides.push_back({name, std::move((*pages)[i])});
    }
}

/// Where the face has said what the paper is, nothing on the rear changes that: it must open.
void open_rear(ScanBatch const& batch, std::size_t picture, ocr::Reader& reader, OpenPaper& paper) {
    std::string const& name = batch.pictures.at(picture).name;
    bool const faced = is_known_face(paper.sides.front().readings().kind);
    auto pages = open_picture(batch, picture, [&](auto const& bytes, auto const& file) {
        return faced ? reader.open_unread(bytes, file) : reader.open(bytes, file);
    });
    if (!pages) {
        if (!paper.unusable) paper.unusable = std::move(pages.error());
        paper.sides.push_back({name, std::nullopt});
        return;
    }
    for (auto& page : *pages)
        paper.sides.push_back({name, std::move(page)});
}

/// A paper that was scanned face down has its face second.
void turn_face_up(OpenPaper& paper) {
    if (paper.sides.size() == 2 && !is_known_face(paper.sides[0].readings().kind) &&
        is_known_face(paper.sides[1].readings().kind))
        std::swap(paper.sides[0], paper.sides[1]);
}

void hold_sides_together(OpenPaper& paper, QualityLimits const& limits) {
    if (paper.sides.size() != 2) return;
    OpenSide& face = paper.sides[0];
    OpenSide& back = paper.sides[1];
    if (!face.page || !back.page) return;
    face.beside_other = quality_beside(face.page->readings(), back.page->readings(), limits);
    back.beside_other = quality_beside(back.page->readings(), face.page->readings(), limits);
}

/// A check that is not known as one must not slip through beside another.
void take_for_payments(ScanBatch const& batch, std::vector<OpenPaper>& papers) {
    bool const beside_a_payment = std::any_of(
        papers.begin(), papers.end(), [](OpenPaper const& paper) { return paper.is_payment(); });
    for (OpenPaper& paper : papers)
        paper.taken_for_payment =
            batch.is_cash_letter ||
            (beside_a_payment && may_be_a_check(paper.sides.front().readings()));
}

}  // namespace

bool may_be_a_check(PageReadings const& face) {
    constexpr double narrowest_in = 5.5, widest_in = 9.2, lowest_in = 2.4, tallest_in = 4.4;
    double const width = face.quality.paper_width_in, height = face.quality.paper_height_in;
    return face.kind == PageKind::unknown && width >= narrowest_in && width <= widest_in &&
           height >= lowest_in && height <= tallest_in;
}

QualityReport quality_beside(PageReadings const& page, PageReadings const& other,
                             QualityLimits const& limits) {
    QualityReport quality = page.quality;
    quality.test(QualityFinding::front_rear_mismatch) =
        front_rear_mismatch(page.quality, other.quality, limits);
    quality.usable = quality.usable && is_usable(quality, page.kind, limits);
    return quality;
}

PageReadings OpenSide::readings() const {
    if (page) {
        PageReadings read = page->readings();
        if (!beside_other) return read;
        // Reading on may have given the page up.
        bool const usable = read.quality.usable && beside_other->usable;
        read.quality = *beside_other;
        read.quality.usable = usable;
        return read;
    }
    PageReadings none;
    none.quality.usable = false;
    return none;
}

bool OpenPaper::is_payment() const {
    PageReadings const face = sides.front().readings();
    // What nobody can see may be money: it is treated as a payment until a person has looked.
    bool const unseen = face.kind == PageKind::unknown && !face.quality.usable;
    return taken_for_payment || is_money(face.kind) || unseen;
}

bool OpenPaper::is_coupon() const {
    return !taken_for_payment && sides.front().readings().kind == PageKind::coupon;
}

std::vector<bool> rears_among(std::vector<PageKind> const& pages) {
    std::vector<bool> rears(pages.size(), false);
    std::size_t may_be_rear = 0;
    for (std::size_t i = 1; i < pages.size(); ++i) {
        bool const second = i % 2 == 1;
        if (second && (is_rear(pages[i]) || pages[i] == PageKind::unknown)) ++may_be_rear;
        rears[i] = is_rear(pages[i]) && !rears[i - 1];
    }
    bool const two_sided = pages.size() % 2 == 0 && may_be_rear == pages.size() / 2 &&
                           std::any_of(rears.begin(), rears.end(), [](bool rear) { return rear; });
    for (std::size_t i = 0; two_sided && i < pages.size(); ++i)
        rears[i] = i % 2 == 1;
    return rears;
}

std::vector<OpenPaper> open_papers(ScanBatch const& batch, ScanTransaction const& transaction,
                                   ocr::Reader& reader, QualityLimits const& limits) {
    std::vector<OpenPaper> papers;
    for (ScanPaper const& scanned : transaction.papers) {
        open_front(batch, transaction.sequence, scanned.front, reader, papers);
        if (scanned.rear) open_rear(batch, *scanned.rear, reader, papers.back());
    }
    for (OpenPaper& paper : papers) {
        turn_face_up(paper);
        hold_sides_together(paper, limits);
    }
    take_for_payments(batch, papers);
    LOCKBOX_ASSERT(!papers.empty());
    return papers;
}

}  // namespace lockbox::batches
