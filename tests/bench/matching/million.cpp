// SPDX-License-Identifier: Apache-2.0
// A list of members and a remittance of each: how many post, how many wrongly, whether stated
// probabilities hold.
//
//     matching-million [members] [dense] [removed | gaps] [seed N] [coupon | check | handwritten]
//
// With `removed`, three members in ten are taken out of the list and only theirs are decided: all
// that posts is wrong. With `gaps` they are taken out and the others pay.
#include <fmt/format.h>
#include <tbb/parallel_for.h>

#include <array>
#include <cmath>
#include <map>

#include "matching/decide.h"
#include "tests/bench/matching/remittances.h"

namespace lockbox::matching::bench {
namespace {

constexpr std::size_t decades = 9;

struct Tally {
    std::size_t decided = 0, posted = 0, wrong = 0, held = 0, held_first_three = 0;
    double log_loss = 0;
    double stated_wrong = 0;  ///< Of what posted.
    struct Decade {
        std::size_t cases = 0, errors = 0;
        double expected = 0;
    };
    std::array<Decade, decades> by_decade{};
    std::map<std::string, std::size_t> reasons;  ///< Why held.

    void add(Tally const& other) {
        decided += other.decided;
        posted += other.posted;
        wrong += other.wrong;
        held += other.held;
        held_first_three += other.held_first_three;
        log_loss += other.log_loss;
        stated_wrong += other.stated_wrong;
        for (auto const& [reason, count] : other.reasons)
            reasons[reason] += count;
        for (std::size_t d = 0; d < decades; ++d) {
            by_decade[d].cases += other.by_decade[d].cases;
            by_decade[d].errors += other.by_decade[d].errors;
            by_decade[d].expected += other.by_decade[d].expected;
        }
    }
};

/// The exact bound of a share of which `wrong` of `n` were seen, with 95 % confidence: the share at
/// which so few would be seen once in twenty.
double upper_bound(std::size_t wrong, std::size_t n) {
    if (n == 0) return 1;
    double low = 0;
    double high = 1;
    for (int step = 0; step < 100; ++step) {
        double const p = (low + high) / 2;
        double term = std::exp(static_cast<double>(n) * std::log1p(-p));
        double sum = 0;
        for (std::size_t k = 0; k <= wrong; ++k) {
            sum += term;
            term *= static_cast<double>(n - k) / static_cast<double>(k + 1) * p / (1 - p);
        }
        (sum > 0.05 ? low : high) = p;
    }
    return high;
}

struct World {
    InvoiceIndex index;
    CarrierTable carriers = CarrierTable::shipped();
    Policy policy;
    Balances balances;
    bool removed;
};

/// All evidence of a wrong posting. The people are made up.
void print_wrong(Posted const& posted, OpenInvoice const& paid) {
    fmt::print("  wrong: {} {} {} {} posted at 1 - {:.1e}\n", paid.first_name, paid.last_name,
               paid.member_id.text(), paid.key.number.text(),
               posted.probability.complement().value());
    for (Candidate const& candidate : posted.candidates) {
        fmt::print("    {} {} {:.1f} bits\n", candidate.member_name,
                   candidate.invoice.number.text(), candidate.total.value());
        for (Evidence const& row : candidate.evidence)
            fmt::print("      {:<16} {} | {} | {} {:.1f}\n", row.field, row.read, row.invoice_says,
                       row.level, row.bits.value());
    }
}

void count_decision(Tally& tally, Decision const& decision, OpenInvoice const& paid, bool removed) {
    ++tally.decided;
    std::vector<Candidate> const* candidates = nullptr;
    if (auto const* posted = std::get_if<Posted>(&decision)) {
        ++tally.posted;
        tally.stated_wrong += posted->probability.complement().value();
        Allocation const& part = posted->allocations.front();
        bool const right = posted->allocations.size() == 1 && part.invoice == paid.key &&
                           part.amount == paid.balance && posted->on_account == no_cents;
        if (!right || removed) {
            ++tally.wrong;
            print_wrong(*posted, paid);
        }
        candidates = &posted->candidates;
    } else {
        Held const& held = std::get<Held>(decision);
        candidates = &held.candidates;
        ++tally.held;
        ++tally.reasons[fmt::format("{}: {}", name(held.reason),
                                    held.detail.starts_with('$') ? "" : held.detail)];
        for (std::size_t i = 0; i < candidates->size() && i < 3; ++i)
            if ((*candidates)[i].member_id == paid.member_id) {
                ++tally.held_first_three;
                break;
            }
    }
    if (candidates->empty()) return;
    Candidate const& best = candidates->front();
    double const error = best.probability.complement().value();
    bool const right =
        !removed && best.member_id == paid.member_id && best.invoice.ledger == paid.key.ledger;
    std::size_t const decade = std::min(
        decades - 1, static_cast<std::size_t>(std::max(0.0, -std::log10(std::max(error, 1e-12)))));
    ++tally.by_decade[decade].cases;
    tally.by_decade[decade].expected += error;
    tally.by_decade[decade].errors += right ? 0 : 1;
    double const p = right ? best.probability.value() : error;
    tally.log_loss -= std::log(std::max(p, 1e-12));
}

void print(std::string const& what, Tally const& tally) {
    auto const share = [](std::size_t part, std::size_t whole) {
        return 100.0 * static_cast<double>(part) /
               static_cast<double>(std::max<std::size_t>(1, whole));
    };
    fmt::print(
        "{}: {} decided, posted {} ({:.2f} %), wrong {} (at most {:.1e}; stated {:.2f}), "
        "held {} of which the true member among the first three {:.2f} %, log loss {:.5f}\n",
        what, tally.decided, tally.posted, share(tally.posted, tally.decided), tally.wrong,
        upper_bound(tally.wrong, tally.posted), tally.stated_wrong, tally.held,
        share(tally.held_first_three, tally.held),
        tally.log_loss / static_cast<double>(std::max<std::size_t>(1, tally.decided)));
    for (auto const& [reason, count] : tally.reasons)
        fmt::print("    held {} as {}\n", count, reason);
    for (std::size_t d = 0; d < decades; ++d)
        if (tally.by_decade[d].cases > 0)
            fmt::print("    stated error 1e-{}: {} cases, errors expected {:.2f}, seen {}\n", d,
                       tally.by_decade[d].cases, tally.by_decade[d].expected,
                       tally.by_decade[d].errors);
}

bool is_removed(std::uint32_t member) {
    return member * 7919ULL % 10 < 3;
}

/// Decides what the members of one slice send, by every kind of mail.
class Slice {
public:
    void add(std::uint32_t member, Bills const& bills, Mail mail, std::uint64_t seed) {
        Random random(seed + member * 1'000'003ULL + static_cast<std::uint64_t>(mail) * 17);
        sent_.push_back(remittance_for(bills, mail, random));
    }
    std::size_t size() const { return sent_.size(); }

    Tally decided(World const& world) {
        std::vector<Decision> decisions(sent_.size(), Held{});
        tbb::parallel_for(std::size_t{0}, sent_.size(), [&](std::size_t i) {
            Transaction const transaction{
                1, *BusinessDate::of(2026, 11, 20), {sent_[i].payment}, sent_[i].coupons, {}};
            decisions[i] =
                decide(transaction, world.index, world.balances, world.carriers, world.policy)
                    .payments.front()
                    .decision;
        });
        Tally tally;
        for (std::size_t i = 0; i < sent_.size(); ++i)
            count_decision(tally, decisions[i], sent_[i].paid, world.removed);
        sent_.clear();
        return tally;
    }

private:
    std::vector<Remittance> sent_;
};

int run(int argc, char** argv) {
    CensusOptions options;
    bool removed = false;
    bool gaps = false;
    std::vector<Mail> mails{Mail::printed_coupon, Mail::printed_check, Mail::handwritten};
    for (int i = 1; i < argc; ++i) {
        std::string_view const word = argv[i];
        if (word == "dense")
            options.dense_ids = true;
        else if (word == "removed")
            removed = true;
        else if (word == "gaps")
            gaps = true;
        else if (word == "seed" && i + 1 < argc)
            options.seed = std::stoull(argv[++i]);
        else if (word == "coupon" || word == "check" || word == "handwritten")
            mails = {word == "coupon"  ? Mail::printed_coupon
                     : word == "check" ? Mail::printed_check
                                       : Mail::handwritten};
        else
            options.members = static_cast<std::uint32_t>(std::stoul(argv[i]));
    }
    InvoiceIndex::Builder builder;
    for_each_member(options, [&](std::uint32_t m, Bills const& bills) {
        if ((removed || gaps) && is_removed(m)) return;
        for (OpenInvoice const& bill : bills)
            builder.add(bill);
    });
    World const world{InvoiceIndex(std::move(builder)), CarrierTable::shipped(), {}, {}, removed};
    fmt::print("{} members, {} ids, seed {}{}\n", options.members,
               options.dense_ids ? "dense" : "sparse", options.seed,
               removed ? ", three in ten removed and only they pay"
               : gaps  ? ", three in ten removed and the others pay"
                       : "");
    std::array<Tally, 3> tallies;
    for (Mail const mail : mails) {
        Slice slice;
        Tally& tally = tallies[static_cast<std::size_t>(mail)];
        for_each_member(options, [&](std::uint32_t m, Bills const& bills) {
            constexpr std::size_t slice_size = 10'000;
            if ((removed && !is_removed(m)) || (gaps && is_removed(m))) return;
            slice.add(m, bills, mail, options.seed);
            if (slice.size() == slice_size) tally.add(slice.decided(world));
        });
        tally.add(slice.decided(world));
        print(name(mail), tally);
        std::fflush(stdout);
    }
    return 0;
}

}  // namespace
}  // namespace lockbox::matching::bench

int main(int argc, char** argv) {
    return lockbox::matching::bench::run(argc, argv);
}
