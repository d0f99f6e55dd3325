// SPDX-License-Identifier: Apache-2.0
// How long a lookup takes, how much memory the index, and whether it misses what it says it misses.
//
//     matching-lookup-bench [members] [dense] [bills] [build]
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <ctime>
#include <fstream>

#include "matching/decide.h"
#include "matching/index_keys.h"
#include "matching/lookup_by_id.h"
#include "matching/rank.h"
#include "tests/bench/matching/remittances.h"

namespace lockbox::matching::bench {
namespace {

/// Processor time of this thread, so that others at work on the machine do not count.
struct Clock {
    static double now() {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) * 1e-3;
    }
};
double microseconds_since(double begin) {
    return Clock::now() - begin;
}

double resident_megabytes() {
    std::ifstream status("/proc/self/statm");
    std::size_t all = 0;
    std::size_t resident = 0;
    status >> all >> resident;
    return static_cast<double>(resident) * 4096 / 1e6;
}

struct Times {
    std::vector<double> us;
    void print(std::string const& what) {
        if (us.empty()) return;
        std::sort(us.begin(), us.end());
        double sum = 0;
        for (double const t : us)
            sum += t;
        auto const at = [this](double share) {
            return us[static_cast<std::size_t>(share * static_cast<double>(us.size() - 1))];
        };
        fmt::print("{:<34} n {:>6}  mean {:7.1f}  p50 {:7.1f}  p99 {:7.1f}  p99.9 {:7.1f} us\n",
                   what, us.size(), sum / static_cast<double>(us.size()), at(0.5), at(0.99),
                   at(0.999));
    }
};

InvoiceIndex build(CensusOptions const& options) {
    double adding = 0;
    InvoiceIndex::Builder builder;
    std::size_t invoices = 0;
    for_each_member(options, [&](std::uint32_t, Bills const& bills) {
        auto const begin = Clock::now();
        for (OpenInvoice const& bill : bills)
            builder.add(bill);
        invoices += bills.size();
        adding += microseconds_since(begin);
    });
    auto const begin = Clock::now();
    InvoiceIndex index(std::move(builder));
    double const arranging = microseconds_since(begin);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    fmt::print(
        "{} members, {} invoices, {} ids: taken in {:.1f} s, arranged in {:.1f} s, "
        "{:.0f} MB resident, {:.0f} MB at most\n",
        options.members, invoices, options.dense_ids ? "dense" : "sparse", adding / 1e6,
        arranging / 1e6, resident_megabytes(), static_cast<double>(usage.ru_maxrss) / 1e3);
    std::fflush(stdout);
    return index;
}

/// One in so many members sends something.
std::uint32_t every(CensusOptions const& options, std::uint32_t wanted) {
    return std::max(1U, options.members / wanted);
}

/// An id with the writer's own slips, each digit by itself.
std::string written(std::string id, How how, Random& random) {
    for (char& c : id)
        if (random.chance(DigitErrors::of(how).wrong_digit))
            c = static_cast<char>('0' + random.draw(10));
    return id;
}

/// What the index misses against what it says that it misses. That people write another number
/// altogether is no matter of the index.
void missed_ids(CensusOptions const& options, InvoiceIndex const& index) {
    for (auto const& [how, error] : {std::pair{How::print, 0.0002},
                                     {How::handwriting, 0.01},
                                     {How::handwriting, 0.046},
                                     {How::handwriting, 0.12}}) {
        Random random(options.seed + 77);
        Times times;
        double stated = 0;
        int missed = 0;
        std::size_t found = 0;
        std::uint32_t const step = every(options, 100'000);
        for_each_member(options, [&](std::uint32_t m, Bills const& bills) {
            if (m % step != 0) return;
            std::string const& id = bills.front().member_id.text();
            DigitReading const reading =
                digit_reading(read_number(written(id, how, random), error, how, random));
            auto const begin = Clock::now();
            DigitScorer const scorer(reading, index.keys().member_digits);
            FoundById const by_id = members_by_id(index.keys(), reading, scorer);
            times.us.push_back(microseconds_since(begin));
            stated += by_id.missed;
            found += by_id.members.size();
            auto const member = index.keys().list.member_with(packed(id));
            missed += std::find(by_id.members.begin(), by_id.members.end(), *member) ==
                              by_id.members.end()
                          ? 1
                          : 0;
        });
        times.print(fmt::format("id, {} error {}", lockbox::name(how), error));
        fmt::print("    {:.1f} members found on average; missed {}, stated {:.1f}\n",
                   static_cast<double>(found) / static_cast<double>(times.us.size()), missed,
                   stated);
    }
}

void whole_decisions(CensusOptions const& options, InvoiceIndex const& index) {
    CarrierTable const carriers = CarrierTable::shipped();
    Policy const policy;
    Balances const balances;
    Scene const scene{index.keys(), balances, carriers, policy};
    for (Mail const mail : {Mail::printed_coupon, Mail::printed_check, Mail::handwritten}) {
        Random random(options.seed + 5);
        Times ranking;
        Times deciding;
        std::uint32_t const step = every(options, 20'000);
        for_each_member(options, [&](std::uint32_t m, Bills const& bills) {
            if (m % step != 0) return;
            Remittance const sent = remittance_for(bills, mail, random);
            Query query{{}, amount_belief(sent.payment)};
            for (Coupon const& coupon : sent.coupons)
                query.papers.push_back(paper_of(coupon, carriers));
            query.papers.push_back(paper_of(sent.payment, carriers));
            auto begin = Clock::now();
            rank(query, scene);
            ranking.us.push_back(microseconds_since(begin));
            Transaction const transaction{
                1, *BusinessDate::of(2026, 11, 20), {sent.payment}, sent.coupons, {}};
            begin = Clock::now();
            decide(transaction, index, balances, carriers, policy);
            deciding.us.push_back(microseconds_since(begin));
        });
        ranking.print(fmt::format("found and scored, {}", name(mail)));
        deciding.print(fmt::format("decided and explained, {}", name(mail)));
    }
}

int run(int argc, char** argv) {
    CensusOptions options;
    options.members = 1'000'000;
    options.several_bills = false;
    bool only_build = false;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "dense") == 0)
            options.dense_ids = true;
        else if (std::strcmp(argv[i], "bills") == 0)
            options.several_bills = true;
        else if (std::strcmp(argv[i], "build") == 0)
            only_build = true;
        else
            options.members = static_cast<std::uint32_t>(std::stoul(argv[i]));
    }
    InvoiceIndex const index = build(options);
    if (only_build) return 0;
    missed_ids(options, index);
    whole_decisions(options, index);
    return 0;
}

}  // namespace
}  // namespace lockbox::matching::bench

int main(int argc, char** argv) {
    return lockbox::matching::bench::run(argc, argv);
}
