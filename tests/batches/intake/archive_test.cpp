// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "tests/batches/intake/sample_batches.h"
#include "tests/batches/intake/sample_cash_letter.h"

namespace lockbox::batches::test {
namespace {

namespace fs = std::filesystem;

struct ArchiveTest : testing::Test {
    ScanFolders folders;

    ScanBatch taken(std::string const& name) {
        auto batch = take_in(folders.inbox() / name, "412612");
        if (!batch) throw std::runtime_error(batch.error().text());
        return std::move(*batch);
    }
    bool delivered_before(ScanBatch const& batch) {
        return was_delivered_before(batch, folders.archive());
    }
};

TEST_F(ArchiveTest, a_folder_moves_as_it_is) {
    put_manifest_batch(folders, "b");
    ScanBatch const batch = taken("b");
    EXPECT_FALSE(delivered_before(batch));
    move_to_archive(batch, folders.archive());
    fs::path const place = folders.archive() / batch.id.text();
    EXPECT_EQ(content_of(place / "0001-2f.tif"), "coupon");
    EXPECT_EQ(content_of(place / "batch.json"), manifest());
    EXPECT_TRUE(fs::is_empty(folders.inbox()));
    put_manifest_batch(folders, "again");
    EXPECT_TRUE(delivered_before(taken("again")));
}

void expect_private(fs::path const& folder) {
    using enum fs::perms;
    EXPECT_EQ(fs::status(folder).permissions(), owner_all) << folder;
    for (auto const& entry : fs::recursive_directory_iterator(folder))
        EXPECT_EQ(entry.status().permissions(),
                  entry.is_directory() ? owner_all : owner_read | owner_write)
            << entry.path();
}

TEST_F(ArchiveTest, what_it_holds_is_its_owners_alone) {
    put_manifest_batch(folders, "b");
    ScanBatch const batch = taken("b");
    move_to_archive(batch, folders.archive());
    expect_private(folders.archive() / batch.id.text());
    folders.put("l.x937", cash_letter(LetterForm::ebcdic_with_lengths, {{1250, "front", "rear"}}));
    ScanBatch const letter = taken("l.x937");
    move_to_archive(letter, folders.archive());
    expect_private(folders.archive() / letter.id.text());
}

TEST_F(ArchiveTest, a_cash_letter_moves_with_its_pictures_beside_it) {
    folders.put("l.x937", cash_letter(LetterForm::ebcdic_with_lengths, {{1250, "front", "rear"}}));
    std::string const letter = content_of(folders.inbox() / "l.x937");
    ScanBatch const batch = taken("l.x937");
    move_to_archive(batch, folders.archive());
    fs::path const place = folders.archive() / batch.id.text();
    EXPECT_EQ(content_of(place / "0001-1f.tif"), "front");
    EXPECT_EQ(content_of(place / "0001-1r.tif"), "rear");
    EXPECT_EQ(content_of(place / "l.x937"), letter);
    EXPECT_TRUE(fs::is_empty(folders.inbox()));
}

/// The moves of a cash letter, stopped after each of its steps and begun again.
TEST_F(ArchiveTest, a_move_that_was_stopped_is_finished) {
    std::string const letter =
        cash_letter(LetterForm::ascii_without_lengths, {{1250, "front", "rear"}});
    folders.put("l.x937", letter);
    ScanBatch const batch = taken("l.x937");
    fs::path const place = folders.archive() / batch.id.text();
    fs::path const part = folders.archive() / ("." + batch.id.text() + ".part");
    // Stopped while pictures were written: one of them is half there.
    fs::create_directory(part);
    std::ofstream(part / "0001-1f.tif") << "fro";
    EXPECT_FALSE(delivered_before(batch));
    // Stopped between the rename and the removal of the inbox's name.
    move_to_archive(batch, folders.archive());
    fs::create_hard_link(place / "l.x937", folders.inbox() / "l.x937");
    EXPECT_FALSE(delivered_before(batch)) << "the same file under its old name is no delivery";
    move_to_archive(batch, folders.archive());
    EXPECT_TRUE(fs::is_empty(folders.inbox()));
    EXPECT_EQ(content_of(place / "0001-1f.tif"), "front");
    // A true second delivery.
    folders.put("l.x937", letter);
    EXPECT_TRUE(delivered_before(taken("l.x937")));
}

}  // namespace
}  // namespace lockbox::batches::test
