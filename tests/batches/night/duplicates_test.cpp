// SPDX-License-Identifier: Apache-2.0
// Nights of generated payments through the store and the finder of earlier presentments: rescans
// and papers that come again, read with mistakes of their own; checks presented again after they
// were returned; and the many others that look like them. How many duplicates are held, and how
// many others are held as duplicates. LOCKBOX_DUPLICATE_ITEMS sets how many items (20,000 for the
// figures of batches/README.md).
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <random>

#include "batches/night/earlier_presentments.h"
#include "matching/acceptance.h"
#include "tests/batches/store/sample_records.h"

namespace lockbox::batches::test {
namespace {

std::size_t items_wanted() {
    char const* const wanted = std::getenv("LOCKBOX_DUPLICATE_ITEMS");
    return wanted ? std::stoul(wanted) : 2'000;
}

/// A check or money order as it is, whatever is read of it.
struct Paper {
    std::string routing, account, serial;
    bool money_order;
    Cents amount;
    std::uint64_t picture;
};

struct Counts {
    int duplicates = 0, found = 0, others = 0, false_alarms = 0;
    int after_return = 0, after_return_alarms = 0;
};

class Nights {
public:
    Counts run(std::size_t items) {
        std::size_t const nights = 10;
        BusinessDate received = day("2026-11-02");
        for (std::size_t night = 0; night < nights; ++night, received = received.plus_days(1))
            one_night(received, items / nights);
        return counts_;
    }

private:
    bool chance(double p) { return static_cast<double>(random_() >> 11) * 0x1p-53 < p; }
    std::size_t draw(std::size_t most) { return random_() % most; }

    /// Of one in ten payers' next check, or a money order; checks of one payer are of one design,
    /// which leaves their fingerprints as far apart as 0.3 of the bits.
    Paper new_paper() {
        std::size_t const payer = draw(500);
        Cents const amount = Cents::of(static_cast<std::int64_t>(10'000 + 700 * draw(90)));
        std::uint64_t const design = std::mt19937_64(payer)();
        if (chance(0.1))
            return {"000000518", "",     fmt::format("{:011}", 20'000'000'000 + draw(999'999'999)),
                    true,        amount, flipped(0x5a5a5a5a12345678ULL, 0.3)};
        return {"021000021",
                fmt::format("{:07}", 1'000'000 + 37 * payer),
                fmt::format("{}", 1'000 + ++serials_[payer]),
                false,
                amount,
                flipped(design, 0.3)};
    }
    std::uint64_t flipped(std::uint64_t bits, double share) {
        for (int i = 0; i < 64; ++i)
            if (chance(share)) bits ^= std::uint64_t{1} << i;
        return bits;
    }

    Reading<std::string> read(std::string text) {
        if (text.empty() || chance(0.01)) return Unread{UnreadWhy::illegible};
        if (chance(0.01)) {
            char& digit = text[draw(text.size())];
            digit = digit == '9' ? '0' : static_cast<char>(digit + 1);
        }
        return Read<std::string>{std::move(text), Probability::of(0.99), How::micr, {}};
    }
    /// One scan of it: a hundredth of each number is misread and a hundredth unread; two scans of
    /// one paper differ in 0.03 of the bits.
    Payment scan(Paper const& paper, std::uint64_t seed) {
        Payment payment =
            *transaction(1, seed, held(HoldReason::cash, std::nullopt)).papers[0].payment;
        if (paper.money_order) payment.kind = PaymentKind::money_order;
        payment.routing = Read<RoutingNumber>{
            *RoutingNumber::parse(paper.routing), Probability::of(1), How::micr, {}};
        payment.account = read(paper.account);
        payment.serial = read(paper.serial);
        payment.fingerprint = flipped(paper.picture, 0.03);
        payment.amount = Unread{UnreadWhy::illegible};
        if (!chance(0.02))
            payment.amount =
                Read<Cents>{chance(0.01) ? paper.amount + Cents::of(1000) : paper.amount,
                            Probability::of(0.999),
                            How::reconciled,
                            {}};
        return payment;
    }

    enum class Sent { once, again, after_return };
    void one_night(BusinessDate received, std::size_t count) {
        earlier_.begin_batch(received);
        std::vector<TransactionRecord> records;
        std::vector<std::pair<Paper, std::uint64_t>> papers;
        for (std::size_t i = 0; i < count; ++i) {
            std::uint64_t const seed = ++items_;
            Sent sent = Sent::once;
            Paper paper = new_paper();
            if (!returned_.empty() && chance(0.005)) {
                sent = Sent::after_return;
                paper = returned_.back();
                returned_.pop_back();
            } else if (!(papers.empty() && kept_.empty()) && chance(0.01)) {
                sent = Sent::again;
                bool const of_tonight = kept_.empty() || (!papers.empty() && chance(0.5));
                paper = of_tonight ? papers[draw(papers.size())].first : kept_[draw(kept_.size())];
            }
            Payment payment = scan(paper, seed);
            payment.earlier = earlier_.find(payment);
            earlier_.add(payment);
            judge(payment, received, sent);
            auto record = transaction(
                static_cast<int>(i) + 1, seed,
                posted(Ledger::medical, {paper.amount}, no_cents, static_cast<int>(seed)));
            record.papers[0].payment = payment;
            records.push_back(std::move(record));
            if (sent == Sent::once) papers.emplace_back(paper, seed);
        }
        BatchRecord night = batch(1'000'000 + items_, std::move(records));
        night.received = received;
        store_.commit(night, entry("night"));
        remember(papers, received);
    }

    /// One in fifty is returned by its bank on the next day, and may come again; of the others
    /// duplicates are made.
    void remember(std::vector<std::pair<Paper, std::uint64_t>> const& papers,
                  BusinessDate received) {
        for (auto const& [paper, seed] : papers) {
            if (!chance(0.02)) {
                kept_.push_back(paper);
                continue;
            }
            auto const outcome = store_.act(
                {item(seed), ActKind::returned, std::nullopt, "", received, "Clerk", "no funds"});
            ASSERT_TRUE(std::holds_alternative<DoneAct>(outcome));
            returned_.push_back(paper);
        }
    }

    void judge(Payment const& payment, BusinessDate received, Sent sent) {
        auto const reasons = matching::acceptance_findings(
            payment, matching::amount_belief(payment), received, policy_);
        bool const alarm = std::find(reasons.begin(), reasons.end(),
                                     HoldReason::suspected_duplicate) != reasons.end();
        if (sent == Sent::again) {
            ++counts_.duplicates;
            counts_.found += alarm ? 1 : 0;
        } else if (sent == Sent::after_return) {
            ++counts_.after_return;
            counts_.after_return_alarms += alarm ? 1 : 0;
        } else {
            ++counts_.others;
            counts_.false_alarms += alarm ? 1 : 0;
        }
    }

    std::mt19937_64 random_{20261201};
    TemporaryFolder folder_;
    Store store_ = Store::create(folder_ / "lockbox.db");
    Policy policy_;
    EarlierPresentments earlier_{store_, policy_};
    std::array<int, 500> serials_{};
    std::vector<Paper> kept_, returned_;
    std::uint64_t items_ = 0;
    Counts counts_;
};

TEST(Duplicates, are_held_and_others_are_not) {
    Counts const counts = Nights().run(items_wanted());
    fmt::print(
        "{} items, seed 20261201: of {} duplicates {} held as such, of {} presented again after a "
        "return {}, of {} others {}\n",
        counts.duplicates + counts.after_return + counts.others, counts.duplicates, counts.found,
        counts.after_return, counts.after_return_alarms, counts.others, counts.false_alarms);
    EXPECT_GE(counts.found, counts.duplicates * 9 / 10);
    EXPECT_LE(counts.after_return_alarms, counts.after_return / 10);
    EXPECT_LE(counts.false_alarms, 1 + counts.others / 1000);
}

}  // namespace
}  // namespace lockbox::batches::test
