// SPDX-License-Identifier: Apache-2.0
// A clerk pays an invoice while the night decides the batch that pays it too: the batch is decided
// again, and no invoice is paid twice.
#include <gtest/gtest.h>

#include <map>

#include "batches/run_night.h"
#include "batches/site.h"
#include "batches/store/store.h"
#include "tests/batches/store/sample_records.h"
#include "tests/end_to_end/sample_site.h"

namespace lockbox::end_to_end {
namespace {

using namespace batches;
constexpr char const* batch_name = "412612-0001";
constexpr std::uint64_t clerks_item = 77;
Cents const clerks_part = Cents::of(60'00);  // more than may rest on account without a person

/// The first posting of the batch that is of more than the clerk's part: nothing else is known of
/// it.
std::optional<Allocation> first_paid(Store& store) {
    std::optional<Allocation> found;
    store.for_each_decided(Store::Which::posted, std::nullopt, [&](DecidedItem const& item) {
        for (Allocation const& part : std::get<Posted>(item.decision).allocations)
            if (!found && part.amount > clerks_part) found = part;
    });
    return found;
}

struct NightWithClerk {
    std::size_t progress_calls = 0;
    std::optional<Allocation> paid;
    Cents open = no_cents;
    std::vector<std::string> wrong;
};

/// One night over one batch; where `clerk` names an invoice, an item that an earlier batch held is
/// resolved to it as soon as the first transaction has been decided.
NightWithClerk night(std::string const& name, std::optional<Allocation> const& clerk) {
    SampleSite const folder(name, batch_name);
    auto const site = open_site(folder.folder());
    EXPECT_TRUE(site);
    Store store = Store::open(site->database());
    BatchRecord earlier = test::batch(
        1,
        {test::transaction(1, clerks_item, test::held(HoldReason::member_unknown, clerks_part))});
    earlier.received = test::day("2026-11-19");
    store.commit(earlier, test::entry("batch"));
    NightWithClerk result;
    run_night(*site, store, {1, [&](NightProgress const&) {
                                 if (++result.progress_calls != 1 || !clerk) return;
                                 Store desk = Store::open(site->database());
                                 Allocation part = *clerk;
                                 part.amount = clerks_part;
                                 auto const outcome = desk.act(
                                     {test::item(clerks_item), ActKind::resolve,
                                      Resolution{Outcome::posted, {part}, {}, std::nullopt}, "",
                                      test::day("2026-11-20"), "Clerk", "agreed"});
                                 EXPECT_TRUE(std::holds_alternative<DoneAct>(outcome));
                             }});
    result.paid = first_paid(store);
    if (clerk) result.open = store.open_invoice(clerk->invoice)->open;
    std::map<InvoiceKey, Cents> balances;
    for (OpenInvoice const& invoice : store.open_invoices())
        balances.emplace(invoice.key, invoice.balance);
    for (auto const& [invoice, paid] : store.paid_since_import())
        EXPECT_LE(paid, balances.at(invoice)) << "paid twice";
    result.wrong = store.verify();
    return result;
}

TEST(ActDuringNight, the_batch_is_decided_again_and_no_invoice_is_paid_twice) {
    NightWithClerk const undisturbed = night("no-clerk", std::nullopt);
    ASSERT_TRUE(undisturbed.paid);
    EXPECT_TRUE(undisturbed.wrong.empty());
    NightWithClerk const disturbed = night("clerk", undisturbed.paid);
    EXPECT_TRUE(disturbed.wrong.empty());
    EXPECT_EQ(disturbed.progress_calls, 2 * undisturbed.progress_calls);
    EXPECT_EQ(disturbed.open, undisturbed.paid->amount - clerks_part)
        << "the clerk's part is paid, the check that would pay too much is held";
}

}  // namespace
}  // namespace lockbox::end_to_end
