// SPDX-License-Identifier: Apache-2.0
// What outgoing files tell of people's acts, and that files of earlier days stay what they were.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <map>
#include <nlohmann/json.hpp>

#include "batches/export/outgoing.h"
#include "tests/batches/acts/random_acts.h"
#include "tests/batches/export/archived_scan.h"
#include "tests/batches/scratch_folder.h"
#include "tests/batches/store/sample_records.h"

namespace lockbox::batches {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// A site with forty open invoices and one batch: a posting to medical invoice 100, two held
/// checks.
class ActsOutgoing : public ::testing::Test {
protected:
    void SetUp() override {
        auto replacement = store_.replace_invoices();
        for (OpenInvoice const& one : invoices_)
            replacement.add(one);
        replacement.commit({"hash", "invoices.csv", invoices_.size()}, test::entry("import"));
        Posted night = test::posted(Ledger::medical, {Cents::of(1000)}, Cents::of(50), 100);
        night.allocations[0].member_id = test::member(0);
        store_.commit(
            test::batch(1, {test::transaction(1, 11, night),
                            test::transaction(
                                2, 12, test::held(HoldReason::member_unknown, Cents::of(5000))),
                            test::transaction(
                                3, 13, test::held(HoldReason::amount_unreadable, std::nullopt))}),
            test::entry("batch"));
        // Deposits need the pictures of what is posted.
        test::archive_scan(site_, test::batch_id(1), "0001-1f.tif");
    }
    void act(std::uint64_t item, ActKind kind, BusinessDate date,
             std::optional<Resolution> resolution = std::nullopt) {
        auto const outcome =
            store_.act({test::item(item), kind, std::move(resolution), "", date, "Clerk", "note"});
        auto const* refusal = std::get_if<Refusal>(&outcome);
        ASSERT_EQ(refusal ? refusal->text : "", "");
    }
    Resolution split() const {
        return {Outcome::posted,
                {{test::invoice(Ledger::dental, 104), test::member(4), Cents::of(3000)}},
                {{Ledger::medical, test::member(4), Cents::of(2000)}},
                std::nullopt};
    }
    std::map<std::string, std::string> files(BusinessDate day) {
        std::map<std::string, std::string> found;
        for (OutgoingFile& file : outgoing_files(site_, store_, day))
            found[file.name] = std::move(file.content);
        return found;
    }

    ScratchFolder folder_;
    lockbox::batches::Site site_ = *create_site(folder_.path() / "site");
    Store store_ = Store::open(site_.database());
    std::vector<OpenInvoice> invoices_ = test::forty_invoices();
    BusinessDate night_ = test::day("2026-11-20");
    BusinessDate next_ = test::day("2026-11-21");
};

TEST_F(ActsOutgoing, a_later_days_acts_are_told_in_its_own_files) {
    auto const before = files(night_);
    EXPECT_FALSE(before.contains("reversed.csv"));
    act(12, ActKind::resolve, next_, split());
    act(11, ActKind::returned, next_);
    EXPECT_EQ(files(night_), before) << "what has gone out stays what it was";
    auto now = files(next_);
    std::string const item = test::item(12).text() + ",0001,2,";
    EXPECT_THAT(now["posted.csv"],
                HasSubstr(item + "dental,0000000104,000000000004,30.00,0.00,2026-11-20,\n"));
    EXPECT_THAT(now["posted.csv"], HasSubstr(item + "medical,,000000000004,0.00,20.00,"));
    EXPECT_THAT(now["reversed.csv"],
                HasSubstr(test::item(11).text() +
                          ",0001,1,medical,0000000100,000000000000,10.00,0.00,2026-11-21,"
                          "returned\n"));
    EXPECT_THAT(now["reversed.csv"], HasSubstr(",medical,,000000000000,0.00,0.50,"));
    EXPECT_THAT(now["remittance-dental.820"], HasSubstr("RMR*IK*0000000104**30*"));
    EXPECT_THAT(now["remittance-medical.820"], HasSubstr("RMR*11*000000000004**20*0~"));
    EXPECT_THAT(now["lockbox-dental.bai"], HasSubstr("\n6001001000000300002100002"));
    EXPECT_THAT(now["held.csv"], Not(HasSubstr("member_unknown")));
    auto const balance = nlohmann::json::parse(now["balance.json"]);
    EXPECT_EQ(balance["acts"]["posted_cents"], 5000);
    EXPECT_EQ(balance["acts"]["taken_back_cents"], 1050);
    EXPECT_EQ(balance["acts"]["ids"].size(), 2u);
    EXPECT_EQ(balance["night"]["batches"], 0);
}

TEST_F(ActsOutgoing, the_same_days_acts_are_told_as_the_days_end) {
    act(12, ActKind::resolve, night_, split());
    act(11, ActKind::reverse, night_);
    auto now = files(night_);
    EXPECT_THAT(now["posted.csv"], Not(HasSubstr(test::item(11).text())));
    EXPECT_THAT(now["posted.csv"], HasSubstr(test::item(12).text()));
    EXPECT_THAT(now["held.csv"],
                HasSubstr(test::item(11).text() + ",0001,1,posting_reversed,10.50,"));
    EXPECT_THAT(now["held.csv"], Not(HasSubstr(test::item(12).text())));
    EXPECT_THAT(now["held.csv"], HasSubstr(test::item(13).text()));
    EXPECT_THAT(now["reversed.csv"], Not(HasSubstr("medical"))) << "nothing of an earlier day";
    EXPECT_THAT(now["remittance-medical.820"], Not(HasSubstr("0000000100")));
    EXPECT_EQ(nlohmann::json::parse(now["balance.json"])["night"]["captured_cents"], 6050);
}

TEST_F(ActsOutgoing, what_is_done_and_undone_in_a_day_is_not_told) {
    act(12, ActKind::resolve, next_, split());
    act(12, ActKind::reverse, next_);
    auto now = files(next_);
    EXPECT_THAT(now["posted.csv"], Not(HasSubstr(test::item(12).text())));
    EXPECT_THAT(now["reversed.csv"], Not(HasSubstr(test::item(12).text())));
    EXPECT_THAT(now["held.csv"], HasSubstr(test::item(12).text()));
    EXPECT_FALSE(now.contains("remittance-dental.820"));
    act(12, ActKind::resolve, next_.plus_days(1), split());
    act(12, ActKind::reverse, next_.plus_days(2));
    act(12, ActKind::resolve, next_.plus_days(2), split());
    now = files(next_.plus_days(2));
    EXPECT_THAT(now["posted.csv"], HasSubstr(test::item(12).text()));
    EXPECT_THAT(now["reversed.csv"], HasSubstr(test::item(12).text()));
}

TEST_F(ActsOutgoing, a_paper_goes_to_the_bank_once_with_the_day_that_posted_it) {
    auto const deposits = [&](BusinessDate day) {
        std::map<std::string, std::string> now = files(day);
        std::string told;
        auto const balance = nlohmann::json::parse(now["balance.json"]);
        for (auto const& one : balance["deposits"])
            told += fmt::format("{} {} ", one["ledger"].get<std::string>(),
                                one["amount_cents"].get<int>());
        return told;
    };
    std::string const before = files(night_)["deposit-medical.x937"];
    act(12, ActKind::resolve, next_, split());
    act(11, ActKind::reverse, next_);
    EXPECT_EQ(deposits(next_), "dental 5000 ") << "a split goes to the ledger that got more";
    EXPECT_EQ(files(night_)["deposit-medical.x937"], before) << "it has gone out";
    // Posted anew on a later day: the paper is at the bank already.
    BusinessDate const third = next_.plus_days(1);
    act(12, ActKind::reverse, third);
    act(12, ActKind::resolve, third, split());
    EXPECT_EQ(deposits(third), "");
    // Reversed on its own day, posted later: it goes with the later day.
    act(13, ActKind::resolve, third,
        Resolution{Outcome::posted,
                   {},
                   {{Ledger::medical, test::member(4), Cents::of(700)}},
                   Cents::of(700)});
    act(13, ActKind::reverse, third);
    EXPECT_EQ(deposits(third), "");
    BusinessDate const fourth = third.plus_days(1);
    act(13, ActKind::resolve, fourth,
        Resolution{Outcome::posted,
                   {},
                   {{Ledger::medical, test::member(4), Cents::of(700)}},
                   Cents::of(700)});
    EXPECT_EQ(deposits(fourth), "medical 700 ");
    EXPECT_EQ(files(night_)["deposit-medical.x937"], before);
}

TEST_F(ActsOutgoing, an_act_makes_the_days_files_stale) {
    write_outgoing(site_, store_, night_);
    EXPECT_TRUE(outgoing_is_current(site_, store_, night_));
    act(12, ActKind::resolve, night_, split());
    EXPECT_FALSE(outgoing_is_current(site_, store_, night_));
    write_outgoing(site_, store_, night_);
    EXPECT_TRUE(outgoing_is_current(site_, store_, night_));
    EXPECT_TRUE(outgoing_differences(site_, store_, night_).empty());
    act(11, ActKind::returned, next_);
    EXPECT_TRUE(outgoing_is_current(site_, store_, night_));
    EXPECT_FALSE(outgoing_is_current(site_, store_, next_));
}

TEST_F(ActsOutgoing, files_that_the_books_no_longer_mean_are_removed) {
    auto const folder = site_.outbox() / night_.text();
    write_outgoing(site_, store_, night_);
    EXPECT_TRUE(std::filesystem::exists(folder / "remittance-medical.820"));
    act(11, ActKind::reverse, night_);
    EXPECT_THAT(outgoing_differences(site_, store_, night_),
                testing::IsSupersetOf({"lockbox-medical.823", "remittance-medical.820"}));
    write_outgoing(site_, store_, night_);
    EXPECT_FALSE(std::filesystem::exists(folder / "remittance-medical.820"));
    EXPECT_TRUE(outgoing_differences(site_, store_, night_).empty());
}

/// Over any history the days' files add up to the books: posted less reversed is what the ledgers
/// show, and each day's remittance files were read back and compared on the way.
TEST_F(ActsOutgoing, days_add_up_to_the_books_over_random_histories) {
    std::mt19937_64 random(20261128);
    auto const cents_of = [](std::string const& csv) {
        std::int64_t sum = 0;
        std::istringstream lines(csv);
        std::string line;
        std::getline(lines, line);
        while (std::getline(lines, line)) {
            std::istringstream cells(line);
            std::string cell;
            for (int i = 0; std::getline(cells, cell, ','); ++i)
                if (i == 6 || i == 7) sum += Cents::parse(cell)->count();
        }
        return sum;
    };
    BusinessDate day = next_;
    for (int i = 0; i < 120; ++i) {
        ItemId const item = test::item(11 + random() % 3);
        store_.act(test::random_request(random, item, *store_.state(item), invoices_, day));
        if (random() % 4 == 0) day = day.plus_days(1);
    }
    std::int64_t sum = 0, deposited = 0;
    for (BusinessDate const each : store_.business_dates()) {
        auto now = files(each);
        sum += cents_of(now["posted.csv"]) - cents_of(now["reversed.csv"]);
        auto const balance = nlohmann::json::parse(now["balance.json"]);
        for (auto const& deposit : balance["deposits"])
            deposited += deposit["items"].get<std::int64_t>();
    }
    EXPECT_LE(deposited, 3) << "a bank takes each of three papers once";
    EXPECT_GT(deposited, 0);
    BookTotals const books = store_.totals_now();
    EXPECT_EQ(sum, (books.posted_medical + books.posted_dental + books.on_account).count());
    EXPECT_TRUE(store_.verify().empty());
}

}  // namespace
}  // namespace lockbox::batches
