// SPDX-License-Identifier: Apache-2.0
// EDI 820 and 823: written, read back, the same; every fault of a list found and named.
#include <fmt/format.h>
#include <gmock/gmock.h>

#include <functional>
#include <sstream>

#include "batches/remittance/compare.h"
#include "batches/remittance/deposit_823.h"
#include "batches/remittance/plain_text.h"
#include "batches/remittance/premium_820.h"
#include "tests/batches/remittance/random_day.h"

namespace lockbox::batches::edi {
namespace {

using ::testing::HasSubstr;

std::string text_of(std::optional<Fault> const& fault) {
    return fault ? fault->text() : "";
}

TEST(Edi, random_days_come_back_as_they_went) {
    std::mt19937_64 random(20261121);
    for (int i = 0; i < 300; ++i) {
        LedgerDay const day = test::random_day(random, 40);
        std::string const premium = premium_file(day, test::settings());
        EXPECT_EQ(text_of(premium_difference(premium, day)), "") << "day " << i << "\n" << premium;
        std::string const deposit = deposit_file(day, test::settings());
        EXPECT_EQ(text_of(deposit_difference(deposit, day)), "") << "day " << i << "\n" << deposit;
        EXPECT_EQ(premium, premium_file(day, test::settings()));
    }
}

TEST(Edi, loops_never_hold_more_than_they_may) {
    LedgerDay day = test::day_of({});
    std::uint64_t seed = 0;
    for (int batch = 0; batch < 103; ++batch) {
        day.batches.push_back({std::to_string(batch), {}});
        std::size_t const count = batch == 0 ? 2 * checks_of_batch_most + 1 : 1;
        for (std::size_t i = 0; i < count; ++i)
            day.batches.back().payments.push_back(test::plain_payment(++seed, Cents::of(100)));
    }
    std::string const text = deposit_file(day, test::settings());
    EXPECT_EQ(text_of(deposit_difference(text, day)), "");
    EXPECT_THAT(text, HasSubstr("*M20261120-2*01*"));
}

TEST(Edi, plain_text_leaves_no_separator) {
    EXPECT_EQ(plain_text("  Élodie  Nuñez-Groß*~^: <x> "), "ELODIE NUNEZ-GROSS X");
    EXPECT_EQ(plain_text("\xC3"), "");
    EXPECT_EQ(plain_text("☃"), "");
    EXPECT_EQ(significant_digits("00-120 3"), "1203");
}

TEST(Edi, decimals_have_no_zeros_that_say_nothing) {
    for (std::int64_t cents : {0, 1, 10, 100, 12345, 12300, -45, -4500})
        EXPECT_EQ(parse_decimal(decimal(Cents::of(cents))), Cents::of(cents));
    EXPECT_EQ(decimal(Cents::of(12300)), "123");
    EXPECT_EQ(decimal(Cents::of(12350)), "123.5");
    EXPECT_EQ(decimal(Cents::of(1000)), "10");
    for (char const* bad : {"", "-", "1.", ".5", "1.234", "1,000", "12345678901", "1e3", "+1"})
        EXPECT_FALSE(parse_decimal(bad)) << bad;
}

TEST(Edi, control_number_tells_days_kinds_and_contents_apart) {
    LedgerDay day = test::day_of({test::plain_payment(1, Cents::of(100))});
    auto const number = [&] { return premium_file(day, test::settings()).substr(90, 9); };
    std::string const first = number();
    EXPECT_EQ(first.substr(0, 6), "263241") << "20 November is the 324th day; 820 medical is 1";
    day.batches[0].payments[0].parts[0].amount = Cents::of(101);
    EXPECT_NE(number(), first);
    EXPECT_EQ(deposit_file(day, test::settings()).substr(90, 6), "263243");
}

struct Mutation {
    char const* name;
    std::size_t segment;  ///< From 1.
    char const* from;     ///< Replaced in it; empty: the segment is removed; "2": doubled.
    char const* to;
    char const* place;
};

/// ISA 1 · GS 2 · ST 3 · BPR 4 · TRN 5 · REF 6 · DTM 7 · N1 8 · N1 9 · ENT 10 · NM1 11 · RMR 12 ·
/// REF 13 · DTM 14 · ADX 15 · RMR 16 · REF 17 · ADX 18 · ENT 19 · NM1 20 · RMR 21 · REF 22 · DTM 23
/// · SE 24 · GE 25 · IEA 26
constexpr Mutation of_820[] = {
    {"ISA gone", 1, "", "", "segment 1"},
    {"ISA of another width", 1, "*00*  ", "*00* ", "segment 1, ISA"},
    {"ISA qualifier", 1, "*ZZ*LOCK", "*01*LOCK", "segment 1, ISA05"},
    {"ISA version", 1, "*00501*", "*00401*", "segment 1, ISA12"},
    {"ISA control number", 1, "*26324", "*26325", "segment 26, IEA02"},
    {"ISA usage", 1, "*P*", "*X*", "segment 1, ISA15"},
    {"GS gone", 2, "", "", "segment 2, ST"},
    {"GS kind", 2, "*RA*", "*LB*", "segment 2, GS01"},
    {"GS sender", 2, "*LOCKBOX*", "*LOCKBIX*", "segment 2, GS02"},
    {"GS date", 2, "*20261120*", "*20261121*", "segment 2, GS04"},
    {"GS control number", 2, "*26324", "*26325", "segment 2, GS06"},
    {"GS version", 2, "X218", "X306", "segment 2, GS08"},
    {"ST gone", 3, "", "", "segment 3, BPR"},
    {"ST set", 3, "*820*", "*823*", "segment 3, ST01"},
    {"ST number", 3, "*0001*", "*0002*", "segment 3, ST02"},
    {"BPR gone", 4, "", "", "segment 4, TRN"},
    {"BPR total", 4, "*235.45*", "*235.46*", "segment 4, BPR02"},
    {"BPR method", 4, "*NON*", "*ACH*", "segment 4, BPR04"},
    {"BPR date", 4, "*20261120", "*20261119", "segment 4, BPR16"},
    {"TRN gone", 5, "", "", "segment 5, REF"},
    {"other ledger", 6, "*MEDICAL", "*DENTAL", "segment 6, REF02"},
    {"coverage too short", 7, "*RD8*20261201", "*RD8*20261202", "segment 7, DTM06"},
    {"coverage backwards", 7, "20261201-20261231", "20261231-20261201", "segment 7, DTM06"},
    {"payer gone", 8, "", "", "segment 8, N101"},
    {"payee without a name", 9, "*FALLON HEALTH", "*", "segment 9, N102"},
    {"ENT number", 10, "*1*", "*2*", "segment 10, ENT01"},
    {"ENT member", 10, "*000000000001", "*000000000009", "segment 11, NM109"},
    {"ENT gone", 19, "", "", "segment 19, NM1"},
    {"NM1 gone", 11, "", "", "segment 11, RMR"},
    {"RMR amount", 12, "**100*", "**101*", "segment 4, BPR02"},
    {"RMR nothing paid", 12, "**100*", "**0*", "segment 12, RMR04"},
    {"RMR no amount", 12, "**100*", "**1OO*", "segment 12, RMR04"},
    {"RMR billed", 12, "*120", "*121", "segment 15, ADX01"},
    {"RMR invoice", 12, "*0000000001*", "*00 1*", "segment 12, RMR02"},
    {"RMR of another account", 16, "*000000000001*", "*000000000002*", "segment 16, RMR02"},
    {"RMR kind", 12, "*IK*", "*IL*", "segment 12, RMR01"},
    {"RMR gone", 21, "", "", "segment 19, ENT"},
    {"item gone", 13, "", "", "segment 13, DTM"},
    {"item malformed", 22, "*ZZ*0", "*ZZ*G", "segment 22, REF02"},
    {"ADX gone", 15, "", "", "segment 12, RMR05"},
    {"ADX amount", 15, "*-20*", "*20*", "segment 15, ADX01"},
    {"ADX reason", 15, "*H6", "*53", "segment 15, ADX02"},
    {"ADX on account reason", 18, "*52", "*53", "segment 18, ADX02"},
    {"ADX twice", 15, "2", "", "segment 16, ADX"},
    {"SE count", 24, "*22*", "*23*", "segment 24, SE01"},
    {"SE number", 24, "*0001", "*0002", "segment 24, SE02"},
    {"segment twice", 14, "2", "", "segment 15, DTM"},
    {"SE gone", 24, "", "", "segment 24, GE"},
    {"GE count", 25, "*1*", "*2*", "segment 25, GE01"},
    {"GE control number", 25, "*26324", "*26325", "segment 25, GE02"},
    {"IEA count", 26, "*1*", "*2*", "segment 26, IEA01"},
    {"IEA gone", 26, "", "", "segment 26"},
    {"IEA twice", 26, "2", "", "segment 27, IEA"},
    {"empty element at the end", 13, "*ZZ*", "*ZZ**", "segment 13, REF02"},
};

/// ISA 1 · GS 2 · ST 3 · DEP 4 · AMT 5 · QTY 6 · QTY 7 · REF 8 · BAT 9 · AMT 10 · QTY 11 · BPR 12 ·
/// REF 13 · REF 14 · N1 15 · RMR 16 · REF 17 · RMR 18 · BPR 19 · REF 20 · REF 21 · N1 22 · RMR 23 ·
/// REF 24 · SE 25 · GE 26 · IEA 27
constexpr Mutation of_823[] = {
    {"GS kind", 2, "*LB*", "*RA*", "segment 2, GS01"},
    {"DEP gone", 4, "", "", "segment 4, AMT"},
    {"DEP lockbox", 4, "*412612*", "**", "segment 4, DEP01"},
    {"DEP date", 4, "*20261120*", "*20261121*", "segment 4, DEP02"},
    {"deposit total", 5, "*235.45", "*235.46", "segment 5, AMT02"},
    {"batches", 6, "*1", "*2", "segment 6, QTY02"},
    {"checks", 7, "*2", "*3", "segment 7, QTY02"},
    {"QTY kind", 7, "*42*", "*43*", "segment 7, QTY01"},
    {"other ledger", 8, "*MEDICAL", "*DENTAL", "segment 8, REF02"},
    {"BAT gone", 9, "", "", "segment 9, AMT"},
    {"BAT date", 9, "*20261120*", "*20261119*", "segment 9, BAT01"},
    {"batch total", 10, "*235.45", "*235.44", "segment 10, AMT02"},
    {"batch checks", 11, "*2", "*1", "segment 11, QTY02"},
    {"check amount", 12, "*112.45*", "*112.46*", "segment 12, BPR02"},
    {"check date", 12, "*20261118", "*20261131", "segment 12, BPR16"},
    {"routing qualifier", 12, "*01*", "*02*", "segment 12, BPR06"},
    {"check gone", 19, "", "", "segment 19, REF"},
    {"item gone", 14, "", "", "segment 12, BPR"},
    {"serial twice", 13, "2", "", "segment 14, REF01"},
    {"part amount", 16, "**100", "**100.01", "segment 12, BPR02"},
    {"part of nothing", 16, "**100", "**0", "segment 16, RMR04"},
    {"parts gone", 23, "", "", "segment 19, BPR"},
    {"member gone", 17, "", "", "segment 17, RMR"},
    {"member malformed", 17, "*1W*0", "*1W*X", "segment 16, RMR"},
    {"SE count", 25, "*23*", "*22*", "segment 25, SE01"},
    {"GE count", 26, "*1*", "*0*", "segment 26, GE01"},
};

LedgerDay day_with_all() {
    PostedPayment first = test::plain_payment(1, Cents::of(100'00));
    first.parts[0].amount_due = Cents::of(120'00);
    PaidPart rest = first.parts[0];
    rest.invoice.reset();
    rest.amount = Cents::of(12'45);
    first.parts.push_back(rest);
    return test::day_of({first, test::plain_payment(2, Cents::of(123'00))});
}

std::string mutated(std::string const& text, Mutation const& mutation) {
    std::istringstream stream(text);
    std::string result;
    std::size_t number = 0;
    for (std::string line; std::getline(stream, line);) {
        if (++number == mutation.segment) {
            std::string const from = mutation.from;
            if (from.empty()) continue;
            if (from == "2") {
                result += line + "\n";
            } else {
                std::size_t const at = line.find(from);
                EXPECT_NE(at, std::string::npos) << mutation.name << ": " << line;
                if (at != std::string::npos) line.replace(at, from.size(), mutation.to);
            }
        }
        result += line + "\n";
    }
    return result;
}

void expect_named(Mutation const& mutation, std::vector<Fault> const& faults) {
    std::string all;
    bool named = false;
    for (Fault const& fault : faults) {
        all += fault.text() + "\n";
        EXPECT_FALSE(fault.remedy.empty());
        named = named || fault.place == mutation.place;
    }
    EXPECT_TRUE(named) << mutation.name << ": " << all;
}

TEST(EdiMutations, of_the_820_are_each_found_and_named) {
    LedgerDay const day = day_with_all();
    std::string const text = premium_file(day, test::settings());
    ASSERT_EQ(text_of(premium_difference(text, day)), "") << text;
    for (Mutation const& mutation : of_820)
        expect_named(mutation,
                     read_premium_file(mutated(text, mutation), Ledger::medical, "x").faults);
    EXPECT_FALSE(read_premium_file(text, Ledger::dental, "x").faults.empty());
}

TEST(EdiMutations, of_the_823_are_each_found_and_named) {
    LedgerDay const day = day_with_all();
    std::string const text = deposit_file(day, test::settings());
    ASSERT_EQ(text_of(deposit_difference(text, day)), "") << text;
    for (Mutation const& mutation : of_823)
        expect_named(mutation,
                     read_deposit_file(mutated(text, mutation), Ledger::medical, "x").faults);
    EXPECT_FALSE(read_deposit_file(text, Ledger::dental, "x").faults.empty());
}

/// What no rule of the format can find, the comparison with the books does.
TEST(EdiMutations, that_keep_every_rule_are_differences_from_the_books) {
    LedgerDay const day = day_with_all();
    std::string const text = premium_file(day, test::settings());
    for (Mutation const& mutation :
         {Mutation{"invoice", 12, "*0000000001*", "*0000000007*", ""},
          Mutation{"carrier", 9, "*FALLON HEALTH", "*TUFTS HEALTH PLAN", ""},
          Mutation{"name", 11, "*EXAMPLE*", "*EXAMPLES*", ""},
          Mutation{"item", 22, "*ZZ*0", "*ZZ*1", ""}}) {
        std::string const other = mutated(text, mutation);
        EXPECT_TRUE(read_premium_file(other, Ledger::medical, "x").faults.empty()) << mutation.name;
        EXPECT_NE(text_of(premium_difference(other, day)), "") << mutation.name;
    }
    LedgerDay another = day;
    another.day = another.day.plus_days(1);
    EXPECT_NE(text_of(premium_difference(text, another)), "");
    EXPECT_NE(text_of(deposit_difference(deposit_file(day, test::settings()), another)), "");
}

}  // namespace
}  // namespace lockbox::batches::edi
