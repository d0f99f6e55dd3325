// SPDX-License-Identifier: Apache-2.0
// Every fault of a list is found, and named by its line and columns.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <sstream>

#include "batches/remittance/bai_read.h"
#include "batches/remittance/bai_write.h"
#include "tests/batches/remittance/random_day.h"

namespace lockbox::batches::bai {
namespace {

std::vector<std::string> lines_of(std::string const& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}
std::string joined(std::vector<std::string> const& lines) {
    std::string text;
    for (std::string const& line : lines)
        text += line + "\n";
    return text;
}

/// Two batches: lines are 1 `1`, 2 `2`, 3 `5`, 4 `6`, 5 `4`, 6 `4`, 7 `6`, 8 `4`, 9 `7`, 10 `5`,
/// 11 `6`, 12 `4`, 13 `7`, 14 `8`, 15 `9`.
std::vector<std::string> two_batches(Layout const& layout) {
    PostedPayment first = test::plain_payment(1, Cents::of(100'00));
    first.parts.push_back(test::plain_payment(4, Cents::of(23'45)).parts[0]);
    LedgerDay day = test::day_of({first, test::plain_payment(2, Cents::of(200'00))});
    day.batches.push_back({"0002", {test::plain_payment(3, Cents::of(300'00))}});
    return lines_of(files_of(day, test::settings(), layout)->front());
}

struct Mutation {
    char const* name;
    int line;    ///< From 1.
    int column;  ///< From 1; 0: the whole line is removed, -1: doubled, -2: swapped with the next.
    char const* text;
    char const* place;  ///< Where one finding must be.
    char const* what;   ///< What it must say.
};

std::vector<std::string> mutated(std::vector<std::string> lines, Mutation const& mutation) {
    auto const at = lines.begin() + mutation.line - 1;
    if (mutation.column == 0)
        lines.erase(at);
    else if (mutation.column == -1)
        lines.insert(at, *at);
    else if (mutation.column == -2)
        std::swap(*at, *(at + 1));
    else
        at->replace(static_cast<std::size_t>(mutation.column - 1),
                    std::string_view(mutation.text).size(), mutation.text);
    return lines;
}

void expect_named(Layout const& layout, std::vector<std::string> const& lines,
                  Mutation const& mutation) {
    ReadFile const file = read_file(joined(mutated(lines, mutation)), layout, "night.bai");
    std::string all;
    bool named = false;
    for (Fault const& fault : file.faults) {
        all += fault.text() + "\n";
        EXPECT_EQ(fault.file, "night.bai");
        EXPECT_FALSE(fault.remedy.empty());
        named = named || (fault.place == mutation.place &&
                          fault.what.find(mutation.what) != std::string::npos);
    }
    EXPECT_TRUE(named) << layout.name << ", " << mutation.name << ": " << all;
}

constexpr Mutation of_both[] = {
    {"first record missing", 1, 0, "", "line 1, column 1", "begins with record 2, not 1"},
    {"service record missing", 2, 0, "", "line 2, column 1", "record 5 stands behind record 1"},
    {"batch header missing", 10, 0, "", "line 10, column 1", "record 6 stands behind record 7"},
    {"batch total missing", 9, 0, "", "line 9, column 1", "record 5 stands behind record 4"},
    {"lockbox total missing", 14, 0, "", "line 14, column 1", "record 9 stands behind record 7"},
    {"trailer missing", 15, 0, "", "line 15, column 1", "without its trailer"},
    {"trailer twice", 15, -1, "", "line 16, column 1", "stands behind the trailer"},
    {"trailer before the total", 14, -2, "", "line 15, column 1", "stands behind the trailer"},
    {"check and invoice swapped", 4, -2, "", "line 4, column 1", "record 4 stands behind record 5"},
    {"no such record", 5, 1, "3", "line 5, column 1", "no record begins like this"},
    {"check left out", 7, 0, "", "line 7, columns 5-7", "item 002 behind item 001"},
    {"check twice", 7, -1, "", "line 8, columns 5-7", "item 002 was in this batch before"},
    {"priority", 1, 2, "07", "line 1, columns 2-3", "priority is \"07\", not \"00\""},
    {"date that is none", 1, 24, "261131", "line 1, columns 24-29", "not a date YYMMDD"},
    {"other origin", 2, 12, "X", "line 2, columns 12-21", "origin is"},
    {"service type", 2, 32, "401", "line 2, columns 32-34", "service type is"},
    {"batch number of 5", 10, 2, "001", "line 10, columns 2-4", "batch 001 was there before"},
    {"batch number of 6", 4, 2, "009", "line 4, columns 2-4", "batch number 009 in the batch 001"},
    {"batch number of 4", 5, 2, "009", "line 5, columns 2-4", "batch number 009 in the batch 001"},
    {"batch number of 7", 9, 2, "009", "line 9, columns 2-4", "batch number 009 in the batch 001"},
    {"batch number of 8", 14, 2, "001", "line 14, columns 2-4", "batch number is \"001\""},
    {"item number of 5", 3, 5, "001", "line 3, columns 5-7", "item number is \"001\""},
    {"item number repeated", 7, 5, "001", "line 7, columns 5-7", "item 001 was in this batch"},
    {"item number of 4", 5, 5, "002", "line 5, columns 5-7", "item 002 behind item 001"},
    {"other lockbox in 7", 9, 8, "0000001", "line 9, columns 8-14", "another lockbox number"},
    {"other date in 7", 9, 15, "261121", "line 9, columns 15-20", "date is \"2026-11-21\""},
    {"other date in 5", 10, 15, "261121", "line 10, columns 15-20", "date is \"2026-11-21\""},
    {"count of 7", 9, 21, "003", "line 9, columns 21-23", "count says 3, the file has 2"},
    {"total of 7", 9, 33, "6", "line 9, columns 24-33", "total says 32346, the file has 32345"},
    {"letters in a total", 9, 24, "O", "line 9, columns 24-33", "not 10 digits"},
    {"overflow type", 5, 8, "7", "line 5, columns 8-8", "overflow type is \"7\""},
    {"sequence of the first", 5, 9, "02", "line 5, columns 9-10", "sequence 02 where 01 is due"},
    {"sequence repeated", 6, 9, "01", "line 6, columns 9-10", "sequence 01 where 02 is due"},
    {"record count", 15, 2, "000016", "line 15, columns 2-7", "says 16, the file has 15"},
};

constexpr Mutation of_104[] = {
    {"text behind the last field", 15, 7, "5X", "line 15, columns 8-8", "text where the layout"},
    {"amount", 4, 17, "9", "line 9, columns 24-33", "total says 32345, the file has 32349"},
    {"count of 8", 14, 24, "4", "line 14, columns 21-24", "count says 4, the file has 3"},
    {"total of 8", 14, 34, "6", "line 14, columns 25-34", "total says 62346"},
    {"routing with a letter", 4, 18, "O", "line 4, columns 18-26", "routing number is"},
    {"account with a letter", 4, 27, "O", "line 4, columns 27-36", "account is not 10 digits"},
    {"check date", 4, 47, "133126", "line 4, columns 47-52", "not a date MMDDYY"},
    {"last not marked", 6, 11, "0", "line 6, columns 11-11", "last invoice is not marked"},
    {"last marked early", 5, 11, "9", "line 6, columns 9-10", "behind the one marked as the last"},
    {"no invoice number", 5, 12, "          ", "line 5, columns 12-41", "no invoice number"},
};

constexpr Mutation of_80[] = {
    {"text behind the last field", 15, 9, "X", "line 15, columns 8-80", "text where the layout"},
    {"amount", 4, 50, "9", "line 4, columns 41-50", "the check is $123.49, its invoices $123.45"},
    {"invoice amount", 5, 30, "9", "line 4, columns 41-50", "its invoices $123.54"},
    {"count of 8", 14, 23, "4", "line 14, columns 21-23", "count says 4, the file has 3"},
    {"total of 8", 14, 33, "6", "line 14, columns 24-33", "total says 62346"},
    {"no invoice number", 5, 11, "          ", "line 5, columns 11-20", "no invoice number"},
    {"text between fields", 5, 40, "X", "line 5, columns 31-60", "text where the layout has"},
    {"lockbox of 6", 4, 8, "0000001", "line 4, columns 8-14", "another lockbox number"},
    {"date of 6", 4, 15, "261121", "line 4, columns 15-20", "date is \"2026-11-21\""},
};

TEST(BaiMutations, are_each_found_and_named) {
    for (Layout const& layout : shipped_layouts()) {
        auto const lines = two_batches(layout);
        ASSERT_EQ(lines.size(), 15u);
        ASSERT_TRUE(read_file(joined(lines), layout, "night.bai").faults.empty());
        for (Mutation const& mutation : of_both)
            expect_named(layout, lines, mutation);
    }
}

TEST(BaiMutations, of_one_layout_are_each_found_and_named) {
    for (Mutation const& mutation : of_104)
        expect_named(*layout_named("columns_104"), two_batches(*layout_named("columns_104")),
                     mutation);
    for (Mutation const& mutation : of_80)

        expect_named(*layout_named("columns_80"), two_batches(*layout_named("columns_80")),
                     mutation);
}

TEST(BaiMutations, a_line_of_another_width_is_named) {
    Layout const& layout = *layout_named("columns_80");
    auto lines = two_batches(layout);
    lines[4].pop_back();
    auto const faults = read_file(joined(lines), layout, "night.bai").faults;
    ASSERT_FALSE(faults.empty());
    EXPECT_EQ(faults[0].place, "line 5, columns 1-79");
    EXPECT_EQ(faults[0].what, "the line has 79 columns, the layout 80");
}

TEST(BaiMutations, no_finding_tells_an_account) {
    Layout const& layout = *layout_named("columns_104");
    auto lines = two_batches(layout);
    lines[3].replace(26, 10, "55500x0001");
    for (Fault const& fault : read_file(joined(lines), layout, "night.bai").faults)
        EXPECT_EQ(fault.text().find("55500x0001"), std::string::npos);
}

}  // namespace
}  // namespace lockbox::batches::bai
