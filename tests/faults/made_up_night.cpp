// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/made_up_night.h"

#include <fmt/format.h>

#include <fstream>
#include <random>

#include "batches/export/outgoing.h"
#include "tests/batches/export/archived_scan.h"
#include "tests/batches/intake/sample_cash_letter.h"
#include "tests/matching/paper.h"

namespace lockbox::faults {
namespace {

namespace fs = std::filesystem;
using batches::Site;
using batches::Store;

constexpr int members = 12;
constexpr int others = 200;
constexpr int width_px = 600, height_px = 275;

/// What an envelope holds; its number within the night decides, so that a night has all of them.
enum class Story { medical, dental, on_account, short_paid, nobody, letter, again };
constexpr int stories = 7;

std::mt19937_64 dice_of(std::uint64_t seed, int number) {
    return std::mt19937_64(seed * 1'000'003 + static_cast<std::uint64_t>(number));
}

/// Each member has one bill in each ledger.
OpenInvoice bill(std::uint64_t seed, int member, Ledger ledger) {
    auto dice = dice_of(seed, 1000 + member * 2 + static_cast<int>(ledger));
    return matching::invoice(
        {.number = fmt::format("31{:08}", member * 10 + static_cast<int>(ledger)),
         .member_id = fmt::format("7{:011}", 10'007LL * (member + 1) * 99'991),
         .first_name = "Pat",
         .last_name = fmt::format("Doe{}", static_cast<char>('a' + member)),
         .balance = fmt::format("{}.{:02}", 100 + dice() % 800, dice() % 100),
         .ledger = ledger});
}

std::vector<OpenInvoice> bills(std::uint64_t seed) {
    std::vector<OpenInvoice> own;
    for (int member = 0; member < members; ++member)
        for (Ledger const ledger : {Ledger::medical, Ledger::dental})
            own.push_back(bill(seed, member, ledger));
    return matching::Night::with_strangers(own, others);
}

void set(PageReadings& page, FieldName field, std::string const& value, How how = How::print) {
    page.set(field, Read<std::string>{value, Probability::of(0.99999), how, Box{10, 10, 90, 30}});
}

PageReadings check_face(Cents amount, int serial) {
    PageReadings face;
    face.kind = PageKind::check;
    face.kind_probability = Probability::of(0.999);
    face.quality.usable = true;
    face.fingerprint = 0x9E3779B97F4A7C15ULL * static_cast<std::uint64_t>(serial + 1);
    set(face, FieldName::micr, fmt::format("A021000021A 5550001C {}", serial), How::micr);
    set(face, FieldName::routing, "021000021", How::micr);
    set(face, FieldName::account, "5550001", How::micr);
    set(face, FieldName::serial, std::to_string(serial), How::micr);
    set(face, FieldName::amount_figures, amount.text());
    set(face, FieldName::amount_words, amount.text());
    set(face, FieldName::amount, amount.text(), How::reconciled);
    set(face, FieldName::amounts_agree, "yes");
    set(face, FieldName::date, "2026-11-15");
    set(face, FieldName::payee, "Health Connector");
    set(face, FieldName::signature, "present", How::geometry);
    return face;
}

PageReadings coupon_face(OpenInvoice const& invoice) {
    PageReadings face;
    face.kind = PageKind::coupon;
    face.quality.usable = true;
    set(face, FieldName::member_id, invoice.member_id.text(), How::barcode);
    set(face, FieldName::invoice_number, invoice.key.number.text(), How::barcode);
    set(face, FieldName::ledger, std::string(name(invoice.key.ledger)), How::barcode);
    set(face, FieldName::coverage_month, invoice.coverage_month.text(), How::barcode);
    set(face, FieldName::amount_due, invoice.amount_due.text(), How::barcode);
    return face;
}

/// The faces of an envelope: what `papers` pictures show, in scan order.
std::vector<PageReadings> faces_of(std::uint64_t seed, int number, std::size_t papers) {
    auto dice = dice_of(seed, number);
    auto const story = static_cast<Story>((number + static_cast<int>(seed % stories)) % stories);
    Ledger const ledger = story == Story::dental ? Ledger::dental : Ledger::medical;
    // Another's bill for each envelope; the check that comes again pays what the first one paid.
    OpenInvoice const invoice = bill(seed, number % members, ledger);
    Cents amount = invoice.balance;
    if (story == Story::on_account)
        amount += Cents::of(1 + static_cast<std::int64_t>(dice() % 900));
    if (story == Story::short_paid) amount -= Cents::of(1'000);
    PageReadings letter;
    letter.kind = PageKind::correspondence;
    letter.quality.usable = true;
    std::vector<PageReadings> faces;
    if (story == Story::letter) faces.push_back(letter);
    if (story != Story::letter)
        faces.push_back(check_face(amount, story == Story::again ? 100 : 101 + number));
    bool const says_whose = story != Story::nobody && story != Story::letter;
    while (faces.size() < papers)
        faces.push_back(says_whose ? coupon_face(invoice) : letter);
    return faces;
}

/// Two papers an envelope, in a cash letter one; numbered through the night.
int number_of(batches::ScanBatch const& batch, int sequence) {
    constexpr int of_batch = 4;
    return batch.is_cash_letter ? 2 * of_batch + sequence
                                : (batch.number == "0002" ? of_batch : 0) + sequence;
}

std::string picture(int shade) {
    // Each its own size, so that no two are alike.
    return batches::test::scan_tiff(width_px + 8 * shade, height_px);
}

void write(fs::path const& file, std::string const& content) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
}

void fill_inbox(fs::path const& inbox) {
    std::string transactions;
    for (int sequence = 1; sequence <= 4; ++sequence) {
        std::string const front = fmt::format("000{}-1f.tif", sequence);
        std::string const coupon = fmt::format("000{}-2f.tif", sequence);
        write(inbox / "a-manifest" / front, picture(sequence));
        write(inbox / "a-manifest" / coupon, picture(10 + sequence));
        transactions +=
            fmt::format(R"({}{{"sequence":{},"pages":[{{"front":"{}"}},{{"front":"{}"}}]}})",
                        sequence == 1 ? "" : ",", sequence, front, coupon);
        write(inbox / "0002" / front, picture(20 + sequence));
        write(inbox / "0002" / coupon, picture(30 + sequence));
    }
    write(inbox / "a-manifest" / "batch.json",
          fmt::format(R"({{"lockbox":"412612","batch":"0001","received":"2026-11-20",)"
                      R"("transactions":[{}]}})",
                      transactions));
    write(inbox / "0002" / "COMPLETE", "received=2026-11-20\n");
    using namespace batches::test;
    write(inbox / "c.x937", cash_letter(LetterForm::ebcdic_with_lengths,
                                        {{10'000, picture(41), ""}, {20'000, picture(42), ""}}));
}

}  // namespace

void MadeUpNight::prepare(fs::path const& root) const {
    Site const site = *batches::create_site(root);
    Store store = Store::open(site.database());
    auto const list = bills(seed_);
    auto replacement = store.replace_invoices();
    for (OpenInvoice const& invoice : list)
        replacement.add(invoice);
    replacement.commit({"made up", "invoices.csv", list.size()},
                       {"tester", "import-invoices", "invoices.csv", ""});
    fill_inbox(site.inbox());
}

batches::ReadTransaction MadeUpNight::read(batches::ScanBatch const& batch,
                                           batches::ScanTransaction const& scanned) const {
    auto const faces = faces_of(seed_, number_of(batch, scanned.sequence), scanned.papers.size());
    batches::ReadTransaction result{{scanned.sequence, {}, {}},
                                    {scanned.sequence, batch.received, {}, {}, {}}};
    for (std::size_t i = 0; i < scanned.papers.size(); ++i) {
        std::size_t const front = scanned.papers[i].front;
        ItemId const item = batches::item_id(batch, scanned.sequence, front, 0);
        batches::PaperRecord paper{item, {{batch.pictures[front].name, faces[i]}}, {}, {}};
        if (faces[i].kind == PageKind::check) {
            paper.payment = payment_from(item, faces[i]);
            result.remittance.payments.push_back(*paper.payment);
        } else if (faces[i].kind == PageKind::coupon) {
            result.remittance.coupons.push_back(coupon_from(item, faces[i]));
        } else {
            result.remittance.others.push_back({item, faces[i].kind, true});
        }
        result.record.papers.push_back(std::move(paper));
    }
    return result;
}

int MadeUpNight::run(fs::path const& root) const {
    try {
        auto const site = batches::open_site(root);
        if (!site) return 1;
        auto const lock = batches::SiteLock::acquire(*site);
        if (!lock) return 1;
        Store store = Store::open(site->database());
        batches::NightOptions options;
        options.read = [this](auto const& batch, auto const& scanned, auto const&) {
            return read(batch, scanned);
        };
        auto const outcome = batches::run_night(*site, store, options);
        batches::write_stale_days(*site, store);
        return outcome.refused.empty() ? 0 : 1;
    } catch (WorldFailure const& failure) {
        // An operator has to be told what to do.
        return std::string(failure.what()).empty() || failure.remedy().empty() ? 5 : 4;
    }
}

}  // namespace lockbox::faults
