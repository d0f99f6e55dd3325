// SPDX-License-Identifier: Apache-2.0
#include "batches/intake/intake.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "tests/batches/intake/sample_batches.h"

namespace lockbox::batches::test {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::SizeIs;

struct IntakeTest : testing::Test {
    ScanFolders folders;

    ScanBatch taken(std::string const& name) {
        auto batch = take_in(folders.inbox() / name, "412612");
        if (!batch) throw std::runtime_error(batch.error().text());
        return std::move(*batch);
    }
};

TEST_F(IntakeTest, a_manifest_says_what_belongs_where) {
    put_manifest_batch(folders, "b1");
    ScanBatch const batch = taken("b1");
    EXPECT_EQ(batch.number, "0001");
    EXPECT_EQ(batch.received, BusinessDate::parse("2026-11-20"));
    EXPECT_EQ(batch.control.amount, Cents::of(500));
    ASSERT_THAT(batch.transactions, SizeIs(1));
    auto const& papers = batch.transactions[0].papers;
    ASSERT_THAT(papers, SizeIs(2));
    EXPECT_EQ(text(bytes_of(batch, papers[0].front)), "front of the check");
    EXPECT_EQ(text(bytes_of(batch, papers[0].rear.value())), "rear of the check");
    EXPECT_EQ(papers[1].rear, std::nullopt);
}

TEST_F(IntakeTest, names_say_what_belongs_where) {
    for (char const* name : {"0002-1f.png", "0002-1r.PNG", "0002-2f.jpg", "0010-1F.tif"})
        folders.put(std::string("b2/") + name, name);
    folders.put("b2/COMPLETE", "received=2026-11-19\n");
    ScanBatch const batch = taken("b2");
    EXPECT_EQ(batch.number, "b2");
    EXPECT_EQ(batch.received, BusinessDate::parse("2026-11-19"));
    ASSERT_THAT(batch.transactions, SizeIs(2));
    EXPECT_EQ(batch.transactions[0].sequence, 2);
    ASSERT_THAT(batch.transactions[0].papers, SizeIs(2));
    EXPECT_EQ(batch.pictures[*batch.transactions[0].papers[0].rear].name, "0002-1r.PNG");
    EXPECT_EQ(batch.transactions[1].sequence, 10);
}

TEST_F(IntakeTest, a_file_of_many_pages_is_a_transaction) {
    folders.put("b3/0001.tif", "pages");
    folders.put("b3/0002.TIFF", "other pages");
    folders.put("b3/COMPLETE", "");
    ScanBatch const batch = taken("b3");
    ASSERT_THAT(batch.transactions, SizeIs(2));
    EXPECT_THAT(batch.transactions[0].papers, SizeIs(1));
}

TEST_F(IntakeTest, without_a_date_the_newest_picture_decides) {
    folders.put("b4/0001.tif", "pages");
    folders.put("b4/0002.tif", "pages too");
    folders.put("b4/COMPLETE", "");
    auto const at_noon = [](int day) {
        std::tm when{};
        when.tm_year = 2026 - 1900;
        when.tm_mon = 9;
        when.tm_mday = day;
        when.tm_hour = 12;
        return fs::file_time_type::clock::from_sys(
            std::chrono::system_clock::from_time_t(std::mktime(&when)));
    };
    fs::last_write_time(folders.inbox() / "b4/0001.tif", at_noon(3));
    fs::last_write_time(folders.inbox() / "b4/0002.tif", at_noon(5));
    EXPECT_EQ(taken("b4").received.text(), "2026-10-05");
}

TEST_F(IntakeTest, the_inbox_is_taken_in_order_of_names_and_the_rest_waits) {
    put_manifest_batch(folders, "b2");
    put_manifest_batch(folders, "a1");
    folders.put("half/0001-1f.tif", "front");
    folders.put("notes.txt", "hello");
    folders.put("c.X937", "letter");
    InboxSurvey const survey = survey_inbox(folders.inbox());
    std::vector<std::string> names;
    for (fs::path const& path : survey.complete)
        names.push_back(path.filename().string());
    EXPECT_THAT(names, ElementsAre("a1", "b2", "c.X937"));
    EXPECT_THAT(survey.waiting,
                ElementsAre(AllOf(HasSubstr("half"), HasSubstr("COMPLETE")),
                            AllOf(HasSubstr("notes.txt"), HasSubstr("left where it is"))));
}

TEST_F(IntakeTest, ids_come_from_content_and_not_from_where_it_lies) {
    put_manifest_batch(folders, "b1");
    put_manifest_batch(folders, "elsewhere");
    ScanBatch const one = taken("b1");
    ScanBatch const same = taken("elsewhere");
    EXPECT_EQ(one.id, same.id);
    EXPECT_EQ(item_id(one, 1, 0, 0), item_id(same, 1, 0, 0));
    folders.put("elsewhere/0001-2f.tif", "another coupon");
    ScanBatch const other = taken("elsewhere");
    EXPECT_NE(one.id, other.id);
    EXPECT_NE(item_id(one, 1, 0, 0), item_id(other, 1, 0, 0));
}

TEST_F(IntakeTest, every_paper_has_an_id_of_its_own_even_with_equal_pictures) {
    for (char const* name : {"0001-1f.tif", "0001-2f.tif", "0002-1f.tif"})
        folders.put(std::string("b/") + name, "blank");
    folders.put("b/COMPLETE", "");
    ScanBatch const batch = taken("b");
    std::set<ItemId> ids;
    for (ScanTransaction const& transaction : batch.transactions)
        for (ScanPaper const& paper : transaction.papers)
            for (int page : {0, 1})
                ids.insert(item_id(batch, transaction.sequence, paper.front, page));
    EXPECT_THAT(ids, SizeIs(6));
}

TEST_F(IntakeTest, empty_pictures_do_not_refuse_the_batch) {
    put_manifest_batch(folders, "b1");
    folders.put("b1/0001-1f.tif", "");
    EXPECT_EQ(taken("b1").pictures[0].size, 0u);
}

TEST_F(IntakeTest, pictures_that_change_after_they_were_taken_in_are_noticed) {
    // A batch beyond what is kept in memory: its pictures are read again when their turn comes.
    std::string const large(50'000'000, 'x');
    for (char const* name : {"0001.tif", "0002.tif", "0003.tif"})
        folders.put(std::string("large/") + name, large + name);
    folders.put("large/COMPLETE", "");
    ScanBatch const batch = taken("large");
    EXPECT_EQ(bytes_of(batch, 2).size(), large.size() + 8);
    EXPECT_TRUE(batch.pictures[2].bytes.empty());
    folders.put("large/0003.tif", large + "0004.tif");
    EXPECT_THROW(bytes_of(batch, 2), DiskFailure);
}

}  // namespace
}  // namespace lockbox::batches::test
