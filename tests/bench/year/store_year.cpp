// SPDX-License-Identifier: Apache-2.0
// store-year SITE [--nights 250] [--items 4000] [--seed S]
//
// Enters nights of made-up checks in a new site's store, with their readings, postings and held
// items, which clerks resolve the next day, and a new list of open invoices every twenty nights.
// Prints, for the first and the last nights and some between: processor time of a night's commits,
// of its outgoing files (without deposits, whose pictures there are not), bytes on the disk a
// night, and of `status` and `audit`. Flat is: the last column is about the first.
#include <fmt/format.h>
#include <sys/resource.h>

#include <boost/program_options.hpp>
#include <chrono>
#include <functional>
#include <iostream>

#include "batches/export/outgoing.h"
#include "tests/batches/store/sample_records.h"

namespace lockbox::batches {
namespace {

namespace fs = std::filesystem;

constexpr int batches_of_night = 20;
constexpr int members = 60'000;
constexpr int nights_of_import = 20;
constexpr int held_in_hundred = 6;
constexpr int nights_measured = 5;

struct Asked {
    std::string site;
    int nights = 250, items = 4000;
    std::uint64_t seed = 20261130;
};

/// Seconds of the processor that this process and its ended children used.
double processor_s() {
    double sum = 0;
    for (int const who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage used{};
        ::getrusage(who, &used);
        for (timeval const& part : {used.ru_utime, used.ru_stime})
            sum += static_cast<double>(part.tv_sec) + static_cast<double>(part.tv_usec) / 1e6;
    }
    return sum;
}
struct Took {
    double processor_s = 0, wall_s = 0;
};
Took timed(std::function<void()> const& work) {
    auto const begun = std::chrono::steady_clock::now();
    double const before = processor_s();
    work();
    return {processor_s() - before,
            std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count()};
}

std::uint64_t bytes_of(Site const& site) {
    std::uint64_t sum = 0;
    for (char const* name : {"lockbox.db", "lockbox.db-wal"})
        if (std::error_code error; fs::exists(site.root / name, error))
            sum += fs::file_size(site.root / name);
    return sum;
}

class Year {
public:
    explicit Year(Asked const& asked)
        : asked_(asked),
          random_(asked.seed),
          site_(*create_site(asked.site)),
          store_(Store::open(site_.database())) {
        for (DepositProfile& deposit : site_.config.deposits)
            deposit.write = false;
    }
    void run();

private:
    void import_list(int night);
    void enter_night(BusinessDate day);
    void resolve(BusinessDate day);
    TransactionRecord check(int sequence);
    void measure(int night, BusinessDate day, Took const& commits, std::uint64_t grown);

    Asked const& asked_;
    std::mt19937_64 random_;
    Site site_;
    Store store_;
    int list_ = 0;
    std::vector<ItemId> held_;
};

void set(PageReadings& page, FieldName field, std::string const& value, How how) {
    page.set(field, Read<std::string>{value,
                                      Probability::of(0.9987),
                                      how,
                                      {210, 320, 640, 90},
                                      {{value + "1", Probability::of(0.0004)}}});
}

void Year::import_list(int night) {
    list_ = night / nights_of_import;
    auto replacement = store_.replace_invoices();
    std::size_t count = 0;
    for (Ledger const ledger : {Ledger::medical, Ledger::dental})
        for (int i = 0; i < members; ++i, ++count) {
            OpenInvoice one = test::open_invoice(ledger, list_ * members + i, Cents::of(90'000));
            one.member_id = test::member(i);
            replacement.add(one);
        }
    replacement.commit({fmt::format("list {}", list_), "invoices.csv", count},
                       test::entry("import"));
}

TransactionRecord Year::check(int sequence) {
    int const member = static_cast<int>(random_() % members);
    Cents const amount = Cents::of(10'000 + static_cast<std::int64_t>(random_() % 50'000));
    Decision decision = test::held(HoldReason::member_unknown, amount);
    if (random_() % 100 >= held_in_hundred) {
        Posted posted = test::posted(random_() % 5 == 0 ? Ledger::dental : Ledger::medical,
                                     {amount}, no_cents, list_ * members + member);
        posted.allocations[0].member_id = test::member(member);
        decision = std::move(posted);
    }
    TransactionRecord record = test::transaction(sequence, random_(), std::move(decision));
    PaperRecord& paper = record.papers.front();
    PageReadings& face = paper.pages.front().readings;
    std::string const serial = std::to_string(random_() % 100'000);
    set(face, FieldName::micr, "A021000021A " + std::to_string(random_()) + "C " + serial,
        How::micr);
    for (FieldName const field :
         {FieldName::amount, FieldName::amount_figures, FieldName::amount_words})
        set(face, field, amount.text(), How::handwriting);
    for (FieldName const field : {FieldName::date, FieldName::payee, FieldName::payer_name,
                                  FieldName::payer_address, FieldName::memo, FieldName::signature,
                                  FieldName::account, FieldName::serial, FieldName::routing})
        set(face, field, "a value such as papers have", How::print);
    paper.pages.push_back({"0001-1r.tif", PageReadings()});
    paper.payment->serial = Read<std::string>{serial, Probability::of(1), How::micr, {}};
    paper.payment->account = Read<std::string>{
        std::to_string(random_() % 1'000'000'000), Probability::of(1), How::micr, {}};
    paper.payment->fingerprint = random_();
    if (std::holds_alternative<Held>(record.decision.payments[0].decision))
        held_.push_back(paper.item);
    return record;
}

void Year::enter_night(BusinessDate day) {
    for (int b = 0; b < batches_of_night; ++b) {
        std::vector<TransactionRecord> transactions;
        for (int i = 1; i <= asked_.items / batches_of_night; ++i)
            transactions.push_back(check(i));
        BatchRecord record = test::batch(random_(), std::move(transactions));
        record.received = day;
        record.control = {};
        store_.commit(record, test::entry("batch"));
    }
}

/// Nine of ten that yesterday left are decided today.
void Year::resolve(BusinessDate day) {
    std::vector<ItemId> const waiting = std::move(held_);
    held_.clear();
    for (ItemId const& item : waiting)
        if (random_() % 10 != 0)
            store_.act({item, ActKind::resolve, Resolution{Outcome::sent_back}, "", day, "Clerk",
                        "sent back"});
}

void Year::measure(int night, BusinessDate day, Took const& commits, std::uint64_t grown) {
    Took const files = timed([&] { write_outgoing(site_, store_, day); });
    auto const program = [&](std::string const& command) {
        return timed([&] {
            std::string const line = std::string(LOCKBOX_PROGRAM) + " " + command + " " +
                                     site_.root.string() + " > /dev/null 2>&1";
            if (int const status = std::system(line.c_str()); status != 0)
                fmt::print("{} ended with {}\n", command, status);
        });
    };
    Took const status = program("status");
    bool const end = night == 1 || night == asked_.nights;
    Took const audit = end ? program("audit") : Took{};
    fmt::print("{:>6}{:>12.2f}{:>9.2f}{:>12.1f}{:>12.1f}{:>12.2f}{:>12.2f}{:>12.2f}\n", night,
               commits.processor_s, commits.wall_s, static_cast<double>(grown) / (1 << 20),
               static_cast<double>(bytes_of(site_)) / (1 << 20), files.processor_s,
               status.processor_s, audit.processor_s);
    std::fflush(stdout);
}

void Year::run() {
    fmt::print("seed {}: {} nights of {} items; times in seconds of processor, sizes in MiB\n",
               asked_.seed, asked_.nights, asked_.items);
    fmt::print("{:>6}{:>12}{:>9}{:>12}{:>12}{:>12}{:>12}{:>12}\n", "night", "commits", "(wall)",
               "grown by", "store", "files", "status", "audit");
    BusinessDate day = test::day("2026-01-02");
    for (int night = 1; night <= asked_.nights; ++night, day = day.plus_days(1)) {
        if ((night - 1) % nights_of_import == 0) import_list(night - 1);
        resolve(day);
        std::uint64_t const before = bytes_of(site_);
        Took const commits = timed([&] { enter_night(day); });
        std::uint64_t const grown = bytes_of(site_) - before;
        if (night <= nights_measured || night > asked_.nights - nights_measured || night % 50 == 0)
            measure(night, day, commits, grown);
    }
}

}  // namespace
}  // namespace lockbox::batches

int main(int argc, char** argv) {
    namespace options = boost::program_options;
    lockbox::batches::Asked asked;
    options::options_description known("store-year SITE");
    known.add_options()("help", "this text")("site", options::value(&asked.site), "a new folder")(
        "nights", options::value(&asked.nights)->default_value(asked.nights))(
        "items", options::value(&asked.items)->default_value(asked.items), "a night")(
        "seed", options::value(&asked.seed)->default_value(asked.seed));
    options::positional_options_description places;
    places.add("site", 1);
    try {
        options::variables_map given;
        options::store(
            options::command_line_parser(argc, argv).options(known).positional(places).run(),
            given);
        options::notify(given);
        if (given.count("help") != 0 || asked.site.empty()) {
            std::cout << known;
            return given.count("help") != 0 ? 0 : 2;
        }
        lockbox::batches::Year(asked).run();
        return 0;
    } catch (std::exception const& error) {
        std::cerr << "store-year: " << error.what() << "\n";
        return 1;
    }
}
