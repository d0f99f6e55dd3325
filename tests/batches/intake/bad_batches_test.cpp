// SPDX-License-Identifier: Apache-2.0
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/batches/intake/sample_batches.h"

namespace lockbox::batches::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

/// One bad batch: what is done to a good one, and what the fault must say.
struct BadBatch {
    char const* name;
    void (*spoil)(ScanFolders const& folders);
    char const* expected;
};

void put_marker(ScanFolders const& folders, std::string const& json) {
    folders.put("b/batch.json", json);
}
std::string replaced(std::string text, std::string const& from, std::string const& to) {
    auto const at = text.find(from);
    if (at == std::string::npos) throw std::runtime_error("nothing to replace: " + from);
    return text.replace(at, from.size(), to);
}
template <class... Texts>
void spoil_manifest(ScanFolders const& folders, Texts... from_to) {
    put_marker(folders, replaced(manifest(), from_to...));
}

BadBatch const bad_batches[] = {
    {"not_json", [](auto& f) { put_marker(f, "{\"lockbox\": "); }, "is not JSON"},
    {"an_empty_manifest", [](auto& f) { put_marker(f, ""); }, "is not JSON"},
    {"a_number_beyond_all",
     [](auto& f) { spoil_manifest(f, "\"sequence\":1", "\"sequence\":1e999"); }, "too large"},
    {"a_list_as_manifest", [](auto& f) { put_marker(f, "[]"); }, "is not an object"},
    {"a_missing_key", [](auto& f) { spoil_manifest(f, R"("batch":"0001",)", ""); },
     "lacks the key batch"},
    {"an_unknown_key", [](auto& f) { spoil_manifest(f, "\"rear\"", "\"raer\""); }, "unknown key"},
    {"a_number_for_text", [](auto& f) { spoil_manifest(f, "\"412612\"", "412612"); },
     "lockbox is not text"},
    {"no_such_day", [](auto& f) { spoil_manifest(f, "2026-11-20", "2026-02-30"); },
     "is not a calendar day"},
    {"another_lockbox", [](auto& f) { spoil_manifest(f, "412612", "412613"); }, "another lockbox"},
    {"a_missing_picture", [](auto& f) { fs::remove(f.inbox() / "b/0001-1r.tif"); },
     "not in the folder"},
    {"a_picture_named_twice", [](auto& f) { spoil_manifest(f, "0001-2f", "0001-1f"); },
     "named before"},
    {"a_picture_not_named", [](auto& f) { f.put("b/0002-1f.tif", "more"); }, "is not named"},
    {"a_file_not_named", [](auto& f) { f.put("b/Thumbs.db", "more"); }, "is not named"},
    {"a_path_out_of_the_batch",
     [](auto& f) { spoil_manifest(f, "0001-2f.tif", "../other/0001-2f.tif"); },
     "not a plain file name"},
    {"a_hidden_name", [](auto& f) { spoil_manifest(f, "0001-2f.tif", ".."); },
     "not a plain file name"},
    {"an_absolute_path", [](auto& f) { spoil_manifest(f, "0001-2f.tif", "/etc/passwd"); },
     "not a plain file name"},
    {"no_pages",
     [](auto& f) {
         put_marker(f, R"({"lockbox":"412612","batch":"1","received":"2026-11-20",)"
                       R"("transactions":[{"sequence":1,"pages":[]}]})");
     },
     "at least one page"},
    {"no_transactions",
     [](auto& f) {
         fs::remove_all(f.inbox() / "b");
         put_marker(f, R"({"lockbox":"412612","batch":"1","received":"2026-11-20",)"
                       R"("transactions":[]})");
     },
     "has no transactions"},
    {"transactions_miscounted", [](auto& f) { put_marker(f, manifest(R"({"transactions":2})")); },
     "states 2 transactions"},
    {"more_items_than_papers", [](auto& f) { put_marker(f, manifest(R"({"items":3})")); },
     "states 3 items, there are 2 papers"},
    {"an_amount_as_number", [](auto& f) { put_marker(f, manifest(R"({"amount":5.00})")); },
     "amount is not text"},
    {"an_amount_of_three_decimals",
     [](auto& f) { put_marker(f, manifest(R"({"amount":"5.000"})")); }, "amount is not an amount"},
    {"a_negative_sequence", [](auto& f) { spoil_manifest(f, "\"sequence\":1", "\"sequence\":-1"); },
     "sequence is not a whole number"},
    {"sequence_nought", [](auto& f) { spoil_manifest(f, "\"sequence\":1", "\"sequence\":0"); },
     "sequence 0"},
    {"a_link_for_a_picture",
     [](auto& f) {
         fs::remove(f.inbox() / "b/0001-2f.tif");
         fs::create_symlink("/etc/hostname", f.inbox() / "b/0001-2f.tif");
     },
     "is a link"},
    {"a_folder_for_a_picture",
     [](auto& f) {
         fs::remove(f.inbox() / "b/0001-2f.tif");
         fs::create_directory(f.inbox() / "b/0001-2f.tif");
     },
     "not a regular file"},
    {"a_pipe_for_a_picture",
     [](auto& f) {
         fs::remove(f.inbox() / "b/0001-2f.tif");
         ASSERT_EQ(mkfifo((f.inbox() / "b/0001-2f.tif").c_str(), 0600), 0);
     },
     "not a regular file"},
    {"a_link_for_the_batch",
     [](auto& f) {
         fs::rename(f.inbox() / "b", f.inbox() / "real");
         fs::create_symlink(f.inbox() / "real", f.inbox() / "b");
     },
     "is a link, not a batch"},
    {"an_unknown_name",
     [](auto& f) {
         fs::remove(f.inbox() / "b/batch.json");
         f.put("b/COMPLETE", "");
         f.put("b/scan7.tif", "which?");
     },
     "is not named TTTT-Pf.ext"},
    {"a_rear_without_front",
     [](auto& f) {
         fs::remove(f.inbox() / "b/batch.json");
         fs::remove(f.inbox() / "b/0001-1f.tif");
         f.put("b/COMPLETE", "");
     },
     "lacks the front of paper 1"},
    {"a_paper_left_out",
     [](auto& f) {
         fs::remove(f.inbox() / "b/batch.json");
         f.put("b/COMPLETE", "");
         f.put("b/0001-4f.tif", "4");
     },
     "lacks the front of paper 3"},
    {"one_side_twice",
     [](auto& f) {
         fs::remove(f.inbox() / "b/batch.json");
         f.put("b/COMPLETE", "");
         f.put("b/001-1f.png", "again");
     },
     "same side of the same paper"},
    {"one_file_and_pages",
     [](auto& f) {
         fs::remove(f.inbox() / "b/batch.json");
         f.put("b/COMPLETE", "");
         f.put("b/0001.tif", "all");
     },
     "both as one file and as pages"},
    {"a_marker_of_other_words",
     [](auto& f) {
         fs::remove(f.inbox() / "b/batch.json");
         f.put("b/COMPLETE", "received=yesterday");
     },
     "line 1"},
};

class BadBatchTest : public testing::TestWithParam<BadBatch> {};

TEST_P(BadBatchTest, is_refused_with_file_place_and_remedy) {
    ScanFolders const folders;
    put_manifest_batch(folders, "b");
    GetParam().spoil(folders);
    auto const batch = take_in(folders.inbox() / "b", "412612");
    ASSERT_FALSE(batch) << "it was taken";
    EXPECT_THAT(batch.error().text(), HasSubstr(GetParam().expected));
    EXPECT_THAT(batch.error().file, HasSubstr((folders.inbox() / "b").string()));
    EXPECT_THAT(batch.error().remedy, HasSubstr("Nothing of this batch was taken"));
    EXPECT_TRUE(fs::exists(fs::symlink_status(folders.inbox() / "b")));
}

INSTANTIATE_TEST_SUITE_P(Intake, BadBatchTest, testing::ValuesIn(bad_batches),
                         [](auto const& each) { return std::string(each.param.name); });

TEST(BadBatch, every_cut_of_a_manifest_is_refused) {
    ScanFolders const folders;
    put_manifest_batch(folders, "b");
    std::string const whole = manifest();
    for (std::size_t length = 0; length < whole.size(); ++length) {
        folders.put("b/batch.json", whole.substr(0, length));
        EXPECT_FALSE(take_in(folders.inbox() / "b", "412612")) << length;
    }
}

}  // namespace
}  // namespace lockbox::batches::test
