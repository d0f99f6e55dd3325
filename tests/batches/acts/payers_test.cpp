// SPDX-License-Identifier: Apache-2.0
// From which bank accounts money came that is posted, as acts of people change what is.
#include <gmock/gmock.h>

#include "tests/batches/acts/random_acts.h"
#include "tests/batches/store/sample_records.h"

namespace lockbox::batches::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using namespace lockbox::literals;

struct Payers : testing::Test {
    TemporaryFolder folder;
    Store store = Store::create(folder / "lockbox.db");

    Payers() {
        auto replacement = store.replace_invoices();
        for (OpenInvoice const& one : forty_invoices())
            replacement.add(one);
        replacement.commit({"hash", "invoices.csv", 40}, entry("import"));
        Posted night = posted(Ledger::medical, {1'000_cents}, 50_cents, 100);
        night.allocations[0].member_id = member(0);
        store.commit(batch(1, {transaction(1, 11, held(HoldReason::member_unknown, 5'000_cents)),
                               transaction(2, 12, night)}),
                     entry("batch"));
    }
    void act(std::uint64_t seed, ActKind kind, std::optional<Resolution> resolution = {}) {
        auto const outcome = store.act(
            {item(seed), kind, std::move(resolution), "", day("2026-11-21"), "Clerk", "note"});
        auto const* refusal = std::get_if<Refusal>(&outcome);
        EXPECT_EQ(refusal ? refusal->text : "", "");
    }
    /// Which members the account of all these checks paid for, before a day.
    std::vector<std::string> before(char const* end) {
        std::vector<std::string> members;
        store.for_each_payer(day("2025-11-01"), day(end), [&](Payer const& payer) {
            EXPECT_EQ(payer.routing, "021000021");
            EXPECT_EQ(payer.account, "5550001");
            members.push_back(payer.member.text());
        });
        return members;
    }
};

TEST_F(Payers, are_known_for_what_stays_posted_and_was_received_before) {
    EXPECT_THAT(before("2026-11-20"), IsEmpty()) << "received on that day";
    EXPECT_THAT(before("2026-11-21"), ElementsAre(member(0).text()));
    act(11, ActKind::resolve,
        Resolution{Outcome::posted, {{invoice(Ledger::medical, 103), member(3), 5'000_cents}}, {}});
    EXPECT_THAT(before("2026-11-21"), ElementsAre(member(3).text(), member(0).text()));
    act(12, ActKind::returned);
    EXPECT_THAT(before("2026-11-21"), ElementsAre(member(3).text()));
    act(11, ActKind::reverse);
    EXPECT_THAT(before("2026-11-21"), IsEmpty());
}

}  // namespace
}  // namespace lockbox::batches::test
