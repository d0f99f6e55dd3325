// SPDX-License-Identifier: Apache-2.0
#include "samples/night.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "lockbox/check_digits.h"
#include "lockbox/scanline.h"
#include "samples/stories.h"
#include "samples/truth.h"

namespace lockbox::samples {
namespace {

NightOrder order(std::uint64_t seed, std::size_t transactions) {
    return {seed, transactions, 25, 3000, *BusinessDate::of(2026, 11, 20), default_mix()};
}

/// Calls `visit(transaction)` for all of a night's mail.
template <class Visit>
void for_each_transaction(Night const& night, Visit visit) {
    for (Batch const& batch : night.batches) {
        for (Transaction const& transaction : batch.transactions)
            visit(transaction);
    }
}

std::string field(PageSpec const& page, FieldName wanted) {
    for (auto const& [name, value] : page.fields) {
        if (name == wanted) return value;
    }
    return {};
}

TEST(Night, TheSameSeedTellsTheSameNight) {
    EXPECT_EQ(truth(make_night(order(5, 80))), truth(make_night(order(5, 80))));
    EXPECT_NE(truth(make_night(order(5, 80))), truth(make_night(order(6, 80))));
}

TEST(Night, EveryStoryHappensAndEndsAsItClaims) {
    std::map<std::string, std::set<HoldReason>> ends;
    std::map<std::string, bool> told;
    NightOrder all = order(8, 120);
    for (Story const& story : stories())
        all.mix.try_emplace(story.name, 1.0);
    for_each_transaction(make_night(all), [&](Transaction const& transaction) {
        told[transaction.story] = true;
        if (transaction.held_without_payment)
            ends[transaction.story].insert(*transaction.held_without_payment);
        for (Payment const& payment : transaction.payments) {
            if (payment.held) ends[transaction.story].insert(*payment.held);
        }
    });
    for (Story const& story : stories()) {
        EXPECT_TRUE(told[story.name]) << story.name;
        std::set<HoldReason> const claimed(story.holds.begin(), story.holds.end());
        EXPECT_EQ(ends[story.name], claimed) << story.name;
    }
}

TEST(Night, EveryPostedPaymentIsWhollyAccountedFor) {
    for_each_transaction(make_night(order(9, 200)), [](Transaction const& transaction) {
        for (Payment const& payment : transaction.payments) {
            Cents total = payment.on_account;
            for (Allocation const& part : payment.allocations)
                total += part.amount;
            EXPECT_EQ(total, payment.held ? no_cents : payment.amount) << transaction.story;
            EXPECT_LE(payment.on_account, Cents::of(50'00)) << transaction.story;
        }
    });
}

TEST(Night, NoInvoiceIsPaidBeyondItsBalance) {
    Night const night = make_night(order(10, 300));
    std::map<std::string, Cents> paid;
    for_each_transaction(night, [&](Transaction const& transaction) {
        for (Payment const& payment : transaction.payments) {
            for (Allocation const& part : payment.allocations) {
                paid.try_emplace(part.invoice.number.text(), no_cents).first->second += part.amount;
            }
        }
    });
    for (OpenInvoice const& bill : night.list.invoices) {
        auto const found = paid.find(bill.key.number.text());
        if (found == paid.end()) continue;
        EXPECT_EQ(found->second, bill.balance) << bill.key.number.text();
    }
}

TEST(Night, CheckDigitsHoldUnlessTheStoryBreaksThem) {
    for_each_transaction(make_night(order(11, 200)), [](Transaction const& transaction) {
        for (Sheet const& sheet : transaction.sheets) {
            std::string const digits = field(sheet.front, FieldName::scanline);
            if (!digits.empty()) {
                auto const read = ScanlineLayout::shipped().read(digits);
                ASSERT_TRUE(read.has_value()) << digits;
                EXPECT_EQ(read->invoice_number.text(),
                          field(sheet.front, FieldName::invoice_number));
            }
            std::string const routing = field(sheet.front, FieldName::routing);
            if (!routing.empty()) {
                EXPECT_EQ(routing_check_digit_holds(routing),
                          transaction.story != "routing_invalid")
                    << routing;
            }
            std::string const serial = field(sheet.front, FieldName::serial);
            if (sheet.front.design == "postal") {
                EXPECT_TRUE(postal_serial_check_digit_holds(serial)) << serial;
            }
        }
    });
}

TEST(Night, DuplicatesComeAfterTheirOriginals) {
    std::set<std::string> seen;
    int duplicates = 0;
    for_each_transaction(make_night(order(12, 150)), [&](Transaction const& transaction) {
        for (Sheet const& sheet : transaction.sheets) {
            std::string const micr = field(sheet.front, FieldName::micr);
            if (micr.empty()) continue;
            EXPECT_EQ(!seen.insert(micr).second, transaction.repeats_earlier) << micr;
            duplicates += transaction.repeats_earlier ? 1 : 0;
        }
    });
    EXPECT_GT(duplicates, 0);
}

TEST(Night, TruthAddsUpToTheControlTotals) {
    auto const all = truth(make_night(order(13, 150)));
    Cents night = no_cents;
    for (auto const& batch : all["batches"]) {
        Cents total = no_cents;
        std::size_t items = 0;
        for (auto const& transaction : batch["transactions"]) {
            for (auto const& payment : transaction["payments"]) {
                total += *Cents::parse(payment["amount"].get<std::string>());
                ++items;
            }
        }
        EXPECT_EQ(batch["control"]["amount"], total.text());
        EXPECT_EQ(batch["control"]["items"], items);
        night += total;
    }
    EXPECT_EQ(all["control"]["amount"], night.text());
}

}  // namespace
}  // namespace lockbox::samples
