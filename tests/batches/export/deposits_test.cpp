// SPDX-License-Identifier: Apache-2.0
// Deposits of made-up books: which items go in, what stands in their records, and that nothing is
// released that is not as the books have it.
#include "batches/export/deposits.h"

#include <gmock/gmock.h>
#include <tbb/global_control.h>

#include <map>
#include <nlohmann/json.hpp>

#include "batches/export/deposit_items.h"
#include "batches/export/outgoing.h"
#include "batches/x9/record_stream.h"
#include "tests/batches/export/archived_scan.h"
#include "tests/batches/scratch_folder.h"
#include "tests/batches/store/sample_records.h"

namespace lockbox::batches {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using P = DepositProfile;

class Deposits : public ::testing::Test {
protected:
    void commit(std::uint64_t seed, std::vector<TransactionRecord> transactions) {
        for (TransactionRecord const& transaction : transactions)
            for (PaperRecord const& paper : transaction.papers)
                for (PageRecord const& page : paper.pages)
                    test::archive_scan(site_, test::batch_id(seed), page.picture);
        store_.commit(test::batch(seed, std::move(transactions)), test::entry("batch"));
    }
    /// A posted check whose MICR line was read as `micr`.
    TransactionRecord check(int sequence, std::uint64_t seed, Decision decision,
                            std::string const& micr) {
        TransactionRecord record = test::transaction(sequence, seed, std::move(decision));
        PageReadings& face = record.papers.front().pages.front().readings;
        face.set(FieldName::micr, Read<std::string>{micr, Probability::of(0.99), How::micr, {}});
        face.set(FieldName::routing,
                 Read<std::string>{"021000021", Probability::of(0.99), How::micr, {}});
        return record;
    }
    Posted medical(std::int64_t cents, int invoice) {
        return test::posted(Ledger::medical, {Cents::of(cents)}, no_cents, invoice);
    }
    P& profile(Ledger ledger) { return site_.config.deposits[static_cast<std::size_t>(ledger)]; }
    std::map<std::string, std::string> files() {
        std::map<std::string, std::string> result;
        auto const made = for_each_deposit(site_, store_, day_, [&](OutgoingFile const& file) {
            result[file.name] = file.content;
        });
        fault_ = made ? "" : made.error().text();
        if (made) summaries_ = *made;
        return result;
    }
    std::vector<x9::Record> records(std::string const& file, std::string const& type) {
        auto stream = x9::RecordStream::begin(std::as_bytes(std::span(file.data(), file.size())));
        std::vector<x9::Record> found;
        while (auto record = *stream->next())
            if (record->type() == type) found.push_back(*record);
        return found;
    }

    ScratchFolder folder_;
    lockbox::batches::Site site_ = *create_site(folder_.path() / "site");
    Store store_ = Store::open(site_.database());
    BusinessDate day_ = test::day("2026-11-20");
    std::vector<DepositSummary> summaries_;
    std::string fault_;
};

TEST_F(Deposits, have_what_was_posted_to_their_ledger_and_nothing_else) {
    commit(1, {check(1, 11,
                     test::posted(Ledger::medical, {Cents::of(10000), Cents::of(2000)},
                                  Cents::of(345), 1),
                     "A021000021A 5550001C 101"),
               check(2, 12, test::posted(Ledger::dental, {Cents::of(4110)}, no_cents, 9),
                     "A021000021A 5550001C 102"),
               test::transaction(3, 13, test::held(HoldReason::member_unknown, Cents::of(5000))),
               test::without_payment(4, 14)});
    commit(2, {check(7, 21, medical(77, 20), "A021000021A 5550001C 103")});
    auto const made = files();
    ASSERT_EQ(made.size(), 2u);
    auto const items = records(made.at("deposit-medical.x937"), "25");
    ASSERT_EQ(items.size(), 2u);
    EXPECT_EQ(items[0].number_in("item amount"), 12345) << "on account included";
    EXPECT_EQ(items[0].text_in("item sequence number"), "001000000001001");
    EXPECT_EQ(items[0].text_in("on-us"), "        5550001/ 101");
    EXPECT_EQ(items[0].text_in("payor routing number"), "02100002");
    EXPECT_EQ(items[1].number_in("item amount"), 77);
    EXPECT_EQ(items[1].text_in("item sequence number"), "002000000007001");
    auto const dental = records(made.at("deposit-dental.x937"), "25");
    ASSERT_EQ(dental.size(), 1u);
    EXPECT_EQ(dental[0].number_in("item amount"), 4110);
    EXPECT_EQ(dental[0].text_in("item sequence number"), "001000000002001");
    ASSERT_EQ(summaries_.size(), 2u);
    EXPECT_EQ(summaries_[0].amount, Cents::of(12422));
    EXPECT_EQ(summaries_[0].images, 4);
    EXPECT_EQ(summaries_[1].items, 1);
}

TEST_F(Deposits, stand_in_balance_json) {
    commit(1, {check(1, 11, medical(500, 1), "A021000021A 55?0001C 101")});
    std::string balance;
    for (OutgoingFile const& file : outgoing_files(site_, store_, day_))
        if (file.name == "balance.json") balance = file.content;
    auto const deposits = nlohmann::json::parse(balance)["deposits"];
    ASSERT_EQ(deposits.size(), 1u) << "no posting in dental, no file";
    EXPECT_EQ(deposits[0]["file"], "deposit-medical.x937");
    EXPECT_EQ(deposits[0]["ledger"], "medical");
    EXPECT_EQ(deposits[0]["items"], 1);
    EXPECT_EQ(deposits[0]["amount_cents"], 500);
    EXPECT_EQ(deposits[0]["micr_unread"], 1);
}

TEST_F(Deposits, are_made_as_the_profile_says) {
    commit(1, {check(1, 11, medical(500, 1), "A021000021A 5550001C 101"),
               check(2, 12, medical(600, 2), "A021000021A 5550001C 102"),
               check(3, 13, medical(700, 3), "A021000021A 5550001C 103")});
    profile(Ledger::medical).items_per_file = 2;
    auto made = files();
    ASSERT_EQ(made.size(), 2u);
    auto const header = [&](char const* name) { return records(made.at(name), "01").front(); };
    EXPECT_EQ(header("deposit-medical.x937").text_in("file ID modifier"), "A");
    EXPECT_EQ(header("deposit-medical-2.x937").text_in("file ID modifier"), "B");
    EXPECT_EQ(records(made.at("deposit-medical-2.x937"), "25").size(), 1u);
    profile(Ledger::medical) = P();
    profile(Ledger::medical).characters = P::Characters::ascii;
    profile(Ledger::medical).view_analysis = false;
    profile(Ledger::medical).credit = P::Credit::record_61;
    made = files();
    std::string const& ascii = made.at("deposit-medical.x937");
    EXPECT_EQ(ascii.substr(4, 4), "0103");
    EXPECT_TRUE(records(ascii, "54").empty());
    ASSERT_EQ(records(ascii, "61").size(), 1u);
    EXPECT_EQ(records(ascii, "61").front().number_in("amount"), 1800);
    profile(Ledger::medical).write = false;
    EXPECT_TRUE(files().empty());
}

TEST_F(Deposits, show_both_sides_and_make_a_blank_rear_where_there_is_none) {
    TransactionRecord two_sided = check(1, 11, medical(500, 1), "A021000021A 5550001C 101");
    two_sided.papers.front().pages.push_back({"0001-1r.tif", PageReadings()});
    commit(1, {two_sided, check(2, 12, medical(600, 2), "A021000021A 5550001C 102")});
    std::string const file = files().at("deposit-medical.x937");
    auto const views = records(file, "50");
    ASSERT_EQ(views.size(), 4u);
    std::string actual, sides;
    for (x9::Record const& view : views) {
        actual += view.text_in("image indicator");
        sides += view.text_in("view side");
    }
    EXPECT_EQ(actual, "1112") << "the made rear is not the actual item";
    EXPECT_EQ(sides, "0101");
    auto const pictures = records(file, "52");
    EXPECT_GT(pictures[1].image.size(), pictures[3].image.size()) << "blank";
    profile(Ledger::medical).missing_rear = P::MissingRear::front_only;
    EXPECT_EQ(records(files().at("deposit-medical.x937"), "50").size(), 3u);
}

TEST_F(Deposits, the_same_books_give_the_same_bytes_on_any_number_of_threads) {
    std::vector<TransactionRecord> transactions;
    for (int i = 1; i <= 20; ++i)
        transactions.push_back(check(i, 100 + static_cast<std::uint64_t>(i), medical(100 * i, i),
                                     "A021000021A 5550001C 101"));
    commit(1, std::move(transactions));
    using Control = tbb::global_control;
    auto const on = [&](std::size_t threads) {
        Control const limit(Control::max_allowed_parallelism, threads);
        return files();
    };
    EXPECT_TRUE(on(1) == on(4));
}

TEST_F(Deposits, a_missing_or_damaged_picture_releases_nothing) {
    commit(1, {check(1, 11, medical(500, 1), "A021000021A 5550001C 101")});
    auto const picture = site_.archive() / test::batch_id(1).text() / "0001-1f.tif";
    std::ofstream(picture) << "no picture";
    auto const failure = [&] {
        try {
            write_outgoing(site_, store_, day_);
        } catch (NotReleased const& error) {
            return std::string(error.what()) + " " + error.remedy();
        }
        return std::string("released");
    };
    EXPECT_THAT(failure(), AllOf(HasSubstr(picture.string()), HasSubstr("cannot be decoded"),
                                 HasSubstr("Restore the picture")));
    std::filesystem::remove(picture);
    EXPECT_THAT(failure(), HasSubstr(picture.string()));
    EXPECT_FALSE(std::filesystem::exists(site_.outbox() / "2026-11-20" / "deposit-medical.x937"));
    EXPECT_FALSE(outgoing_is_current(site_, store_, day_)) << "the next run tries again";
    EXPECT_THAT(outgoing_differences(site_, store_, day_),
                ElementsAre("deposit-medical.x937", "balance.json"));
}

TEST_F(Deposits, an_amount_too_wide_for_its_record_releases_nothing) {
    commit(1, {check(1, 11, medical(x9::greatest_item_amount.count() + 1, 1),
                     "A021000021A 5550001C 101")});
    EXPECT_TRUE(files().empty());
    EXPECT_THAT(fault_, AllOf(HasSubstr("deposit-medical.x937, item 001000000001001"),
                              HasSubstr("more than $99,999,999.99")));
}

TEST_F(Deposits, what_the_strict_reader_finds_wrong_is_not_released) {
    commit(1, {check(1, 11, medical(500, 1), "A021000021A 5550001C 101"),
               check(2, 12, test::posted(Ledger::dental, {Cents::of(400)}, no_cents, 2),
                     "A021000021A 5550001C 102")});
    profile(Ledger::dental).creation_time = "2460";  // no lockbox.toml can say so
    auto const made = files();
    EXPECT_EQ(made.size(), 1u) << "medical was right";
    EXPECT_THAT(fault_, AllOf(HasSubstr("deposit-dental.x937"),
                              HasSubstr("record 1 (01 file header), columns 32-35, creation time: "
                                        "found \"2460\", expected a time hhmm"),
                              HasSubstr("not released")));
}

TEST_F(Deposits, a_day_has_files_for_every_letter) {
    std::vector<TransactionRecord> transactions;
    for (int i = 1; i <= x9::most_files + 1; ++i)
        transactions.push_back(check(i, 100 + static_cast<std::uint64_t>(i), medical(100, i),
                                     "A021000021A 5550001C 101"));
    commit(1, std::move(transactions));
    profile(Ledger::medical).items_per_file = 1;
    EXPECT_EQ(files().size(), static_cast<std::size_t>(x9::most_files));
    EXPECT_THAT(fault_, AllOf(HasSubstr("one file more than 26"), HasSubstr("items_per_file")));
}

TEST_F(Deposits, one_that_is_no_longer_written_is_named_and_removed) {
    commit(1, {check(1, 11, medical(500, 1), "A021000021A 5550001C 101")});
    write_outgoing(site_, store_, day_);
    auto const folder = site_.outbox() / "2026-11-20";
    std::ofstream(folder / "deposit-medical-2.x937") << "of an export with other limits";
    std::ofstream(folder / "deposit-medical.x937", std::ios::app) << "more";
    EXPECT_THAT(outgoing_differences(site_, store_, day_),
                ElementsAre("deposit-medical.x937", "deposit-medical-2.x937"));
    write_outgoing(site_, store_, day_);
    EXPECT_THAT(outgoing_differences(site_, store_, day_), ElementsAre());
    EXPECT_FALSE(std::filesystem::exists(folder / "deposit-medical-2.x937"));
}

/// Σ of both deposits = Σ posted and on account, whatever the books are.
TEST_F(Deposits, add_up_to_the_journal) {
    std::mt19937_64 random(937);
    for (int i = 0; i < 10; ++i) {
        BatchRecord batch = test::random_batch(random);
        test::archive_scan(site_, batch.id, "0001-1f.tif");
        store_.commit(batch, test::entry("batch"));
    }
    files();
    Cents sum = no_cents;
    for (DepositSummary const& summary : summaries_)
        sum += summary.amount;
    Totals totals;
    for (BatchSummary const& batch : store_.batches(day_))
        totals += batch.totals;
    EXPECT_EQ(sum, totals.posted_medical + totals.posted_dental + totals.on_account_medical +
                       totals.on_account_dental);
    EXPECT_GT(sum, no_cents);
}

TEST(DepositLedger, is_the_one_that_got_more) {
    auto const split = [](std::int64_t medical, std::int64_t dental, std::int64_t on_account) {
        ItemState state = state_of_night(
            DecidedItem{test::item(1), test::batch_id(1), "0001", 1, test::day("2026-11-20"), true,
                        test::posted(Ledger::medical, {Cents::of(1)}, no_cents, 1)});
        state.allocations = {
            {test::invoice(Ledger::medical, 1), test::member(7), Cents::of(medical)},
            {test::invoice(Ledger::dental, 2), test::member(7), Cents::of(dental)}};
        state.on_account = {{Ledger::medical, test::member(7), Cents::of(on_account)}};
        return deposit_ledger(state);
    };
    EXPECT_EQ(split(100, 99, 0), Ledger::medical);
    EXPECT_EQ(split(99, 100, 0), Ledger::dental);
    EXPECT_EQ(split(100, 100, 0), Ledger::medical);
    EXPECT_EQ(split(90, 100, 20), Ledger::medical) << "on account counts too";
}

TEST(RearRotation, is_the_other_way_round_for_quarter_turns) {
    EXPECT_EQ(rear_rotation(Rotation::none), Rotation::none);
    EXPECT_EQ(rear_rotation(Rotation::half), Rotation::half);
    EXPECT_EQ(rear_rotation(Rotation::right), Rotation::left);
    EXPECT_EQ(rear_rotation(Rotation::left), Rotation::right);
}

}  // namespace
}  // namespace lockbox::batches
