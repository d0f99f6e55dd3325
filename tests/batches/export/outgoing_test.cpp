// SPDX-License-Identifier: Apache-2.0
// The outgoing files of a day: what they say, and that the same books give the same bytes.
#include "batches/export/outgoing.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "batches/export/night_figures.h"
#include "tests/batches/export/archived_scan.h"
#include "tests/batches/scratch_folder.h"
#include "tests/batches/store/sample_records.h"

namespace lockbox::batches {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

/// A site with one batch: two postings, of which one in two parts with money on account, a held
/// check, one without an amount, and a letter.
class Outgoing : public ::testing::Test {
protected:
    void SetUp() override {
        auto const with_picture = [&](TransactionRecord record) {
            record.papers.front().pages.front().picture = "posted.tif";
            return record;
        };
        Held tricky = test::held(HoldReason::member_unknown, Cents::of(5000));
        tricky.detail = "The payer wrote =HYPERLINK(\"x\") & <b>more</b>.";
        store_.commit(
            test::batch(
                1,
                {with_picture(test::transaction(
                     1, 11,
                     test::posted(Ledger::medical, {Cents::of(10000), Cents::of(2000)},
                                  Cents::of(345), 1))),
                 with_picture(test::transaction(
                     2, 12, test::posted(Ledger::dental, {Cents::of(4110)}, no_cents, 9))),
                 test::transaction(3, 13, tricky),
                 test::transaction(4, 14, test::held(HoldReason::amount_unreadable, std::nullopt)),
                 test::without_payment(5, 15)}),
            test::entry("batch"));
        // The deposits need the pictures of what was posted.
        test::archive_scan(site_, test::batch_id(1), "posted.tif");
    }
    std::string content(std::string const& name) {
        for (OutgoingFile const& file : outgoing_files(site_, store_, day_))
            if (file.name == name) return file.content;
        return {};
    }

    ScratchFolder folder_;
    lockbox::batches::Site site_ = *create_site(folder_.path() / "site");
    Store store_ = Store::open(site_.database());
    BusinessDate day_ = test::day("2026-11-20");
};

TEST_F(Outgoing, posted_has_a_row_for_each_allocation_and_on_account_once) {
    std::istringstream lines(content("posted.csv"));
    std::vector<std::string> rows;
    for (std::string line; std::getline(lines, line);)
        rows.push_back(line);
    ASSERT_EQ(rows.size(), 4u);
    EXPECT_EQ(rows[0],
              "item_id,batch,transaction,ledger,invoice_number,member_id,amount,on_account,"
              "received,probability");
    std::string const first = test::item(11).text() + ",0001,1,medical,";
    EXPECT_THAT(rows[1], testing::StartsWith(first));
    EXPECT_THAT(rows[1], HasSubstr(",100.00,3.45,2026-11-20,"));
    EXPECT_THAT(rows[2], testing::StartsWith(first));
    EXPECT_THAT(rows[2], HasSubstr(",20.00,0.00,2026-11-20,"));
    EXPECT_THAT(rows[3], HasSubstr(",dental,"));
    EXPECT_THAT(rows[3], HasSubstr(",41.10,0.00,"));
}

TEST_F(Outgoing, held_names_the_reason_and_leaves_an_unknown_amount_empty) {
    std::string const csv = content("held.csv");
    EXPECT_THAT(csv, testing::StartsWith("item_id,batch,transaction,reason,amount,candidates\n"));
    EXPECT_THAT(csv, HasSubstr(test::item(13).text() + ",0001,3,member_unknown,50.00,"));
    EXPECT_THAT(csv, HasSubstr(test::item(14).text() + ",0001,4,amount_unreadable,,"));
    EXPECT_THAT(csv, HasSubstr(test::item(15).text() + ",0001,5,not_a_payment,,"));
}

TEST_F(Outgoing, balance_adds_up_in_whole_cents) {
    auto const json = nlohmann::json::parse(content("balance.json"));
    auto const& night = json["night"];
    EXPECT_EQ(json["received"], "2026-11-20");
    EXPECT_EQ(night["captured_cents"], 10000 + 2000 + 345 + 4110 + 5000);
    EXPECT_EQ(night["medical"]["posted_cents"], 12000);
    EXPECT_EQ(night["medical"]["on_account_cents"], 345);
    EXPECT_EQ(night["dental"]["posted_cents"], 4110);
    EXPECT_EQ(night["held_cents"], 5000);
    EXPECT_EQ(night["amount_unknown"], 1);
    EXPECT_EQ(night["balances"], true);
    EXPECT_EQ(night["held_by_reason"]["member_unknown"]["amount_cents"], 5000);
    ASSERT_EQ(json["batches"].size(), 1u);
    EXPECT_EQ(json["batches"][0]["id"], test::batch_id(1).text());
    EXPECT_EQ(json["batches"][0]["captured_cents"], night["captured_cents"]);
}

TEST_F(Outgoing, remittance_files_are_there_for_what_was_posted) {
    std::vector<std::string> names;
    for (OutgoingFile const& file : outgoing_files(site_, store_, day_))
        names.push_back(file.name);
    EXPECT_THAT(names,
                ElementsAre("posted.csv", "held.csv", "lockbox-medical.bai", "lockbox-medical.823",
                            "remittance-medical.820", "lockbox-dental.bai", "lockbox-dental.823",
                            "remittance-dental.820", "report.html", "report.pdf",
                            "deposit-medical.x937", "deposit-dental.x937", "balance.json"));
    EXPECT_THAT(content("lockbox-medical.bai"), HasSubstr("\n6001001000001234502100002100055500"
                                                          "010000000011000000 "));
    EXPECT_THAT(content("lockbox-medical.bai"), HasSubstr("\n40010016039ON ACCOUNT\n"));
    EXPECT_THAT(content("remittance-medical.820"), HasSubstr("BPR*I*123.45*C*NON*"));
    EXPECT_THAT(content("remittance-medical.820"),
                HasSubstr("RMR*11*000000000007**3.45*0~\nREF*ZZ*" + test::item(11).text() +
                          "~\nADX*3.45*52~"));
    EXPECT_THAT(content("lockbox-dental.823"), HasSubstr("AMT*TP*41.1~"));
    EXPECT_THAT(content("lockbox-dental.823"), Not(HasSubstr("MEDICAL")));
}

TEST_F(Outgoing, a_ledger_without_postings_has_an_empty_bai_file_and_no_edi) {
    Store store = Store::create(folder_.path() / "other.db");
    store.commit(test::batch(3, {test::without_payment(1, 31)}), test::entry("batch"));
    std::vector<std::string> names;
    for (OutgoingFile const& file : outgoing_files(site_, store, day_))
        names.push_back(file.name);
    EXPECT_THAT(names,
                ElementsAre("posted.csv", "held.csv", "lockbox-medical.bai", "lockbox-dental.bai",
                            "report.html", "report.pdf", "balance.json"));
}

TEST_F(Outgoing, invoice_facts_are_those_of_the_night_whatever_is_imported_later) {
    auto const import = [&](std::string const& carrier, std::string const& hash) {
        auto replacement = store_.replace_invoices();
        OpenInvoice invoice = test::open_invoice(Ledger::dental, 40, Cents::of(700));
        invoice.carrier = carrier;
        replacement.add(invoice);
        replacement.commit({hash, "invoices.csv", 1}, test::entry("import"));
    };
    import("Altus Dental", "first");
    test::archive_scan(site_, test::batch_id(2), "0001-1f.tif");
    store_.commit(
        test::batch(2, {test::transaction(
                           1, 21, test::posted(Ledger::dental, {Cents::of(500)}, no_cents, 40))}),
        test::entry("batch"));
    std::string const before = content("remittance-dental.820");
    EXPECT_THAT(before, HasSubstr("N1*PE*ALTUS DENTAL~"));
    EXPECT_THAT(before, HasSubstr("N1*PE*CARRIER NOT STATED~"));
    EXPECT_THAT(before, HasSubstr("RMR*IK*0000000040**5*7~"));
    EXPECT_THAT(before, HasSubstr("ADX*-2*H6~"));
    EXPECT_THAT(before, HasSubstr("DTM*582****RD8*20261201-20261231~"));
    import("Delta Dental of Massachusetts", "second");
    EXPECT_EQ(content("remittance-dental.820"), before);
}

TEST_F(Outgoing, what_does_not_fit_is_not_released) {
    site_.config.remittance[0].bai_layout = "columns_80";
    Posted posted = test::posted(Ledger::medical, {Cents::of(500)}, no_cents, 1);
    posted.allocations[0].invoice.number = *InvoiceNumber::parse("INVOICE-12345");
    EXPECT_NO_THROW(outgoing_files(site_, store_, day_));
    store_.commit(test::batch(2, {test::transaction(1, 21, posted)}), test::entry("batch"));
    try {
        write_outgoing(site_, store_, day_);
        ADD_FAILURE() << "released";
    } catch (NotReleased const& refused) {
        EXPECT_THAT(refused.what(), HasSubstr("lockbox-medical.bai, record 4, columns 11-20"));
        EXPECT_THAT(refused.remedy(), HasSubstr("bai_layout"));
    }
    EXPECT_FALSE(std::filesystem::exists(site_.outbox() / "2026-11-20" / "lockbox-medical.bai"));
    EXPECT_THAT(outgoing_differences(site_, store_, day_),
                ElementsAre("lockbox-medical.bai", "balance.json"))
        << "an audit names it and goes on";
}

TEST_F(Outgoing, report_needs_nothing_else_and_escapes_what_was_read) {
    std::string const html = content("report.html");
    EXPECT_THAT(html, HasSubstr("The night balances to the cent."));
    EXPECT_THAT(html, HasSubstr("captured $214.55 = posted $120.00 (medical) + $41.10 (dental) + "
                                "on account $3.45 + held $50.00: OK"));
    EXPECT_THAT(html, HasSubstr("&lt;b&gt;more&lt;/b&gt;"));
    EXPECT_THAT(html, Not(HasSubstr("<b>more</b>")));
    EXPECT_THAT(html, HasSubstr("The picture is not in the archive."));
    for (char const* outside : {"http://", "https://", "<script", "src=\"/", "@import", "url("})
        EXPECT_THAT(html, Not(HasSubstr(outside)));
    std::size_t const unknown = html.find("id=\"amount_unreadable\"");
    std::size_t const member = html.find("id=\"member_unknown\"");
    EXPECT_LT(html.find("id=\"not_a_payment\""), unknown) << "in order of precedence";
    EXPECT_LT(unknown, member);
}

TEST_F(Outgoing, the_same_books_give_the_same_bytes) {
    Store again = Store::open(site_.database());
    auto const first = outgoing_files(site_, store_, day_);
    auto const second = outgoing_files(site_, again, day_);
    ASSERT_EQ(first.size(), second.size());
    for (std::size_t i = 0; i < first.size(); ++i) {
        EXPECT_EQ(first[i].name, second[i].name);
        EXPECT_EQ(first[i].content, second[i].content) << first[i].name;
    }
}

TEST_F(Outgoing, what_is_missing_or_changed_is_found_and_written_again) {
    EXPECT_FALSE(outgoing_is_current(site_, store_, day_));
    write_outgoing(site_, store_, day_);
    EXPECT_TRUE(outgoing_is_current(site_, store_, day_));
    EXPECT_THAT(outgoing_differences(site_, store_, day_), ElementsAre());
    auto const folder = site_.outbox() / "2026-11-20";
    std::filesystem::remove(folder / "held.csv");
    std::ofstream(folder / "posted.csv", std::ios::app) << "one more row\n";
    EXPECT_THAT(outgoing_differences(site_, store_, day_), ElementsAre("posted.csv", "held.csv"));
    write_outgoing(site_, store_, day_);
    EXPECT_THAT(outgoing_differences(site_, store_, day_), ElementsAre());
    store_.commit(test::batch(2, {test::without_payment(1, 21)}), test::entry("batch"));
    EXPECT_FALSE(outgoing_is_current(site_, store_, day_)) << "a batch came after";
}

TEST_F(Outgoing, figures_of_decisions_are_those_of_the_journal) {
    std::mt19937_64 random(20261120);
    for (int i = 0; i < 20; ++i)
        store_.commit(test::random_batch(random), test::entry("batch"));
    NightFigures const figures = figures_of(store_, std::nullopt);
    EXPECT_EQ(figures.batches, 21);
    NightFigures const all = figures_of_all(store_);
    EXPECT_TRUE(all.balances());
    EXPECT_EQ(all.balance_line(), figures.balance_line());
    for (Ledger const ledger : {Ledger::medical, Ledger::dental})
        EXPECT_EQ(all.of(ledger).payments, figures.of(ledger).payments);
    ASSERT_EQ(all.held.size(), figures.held.size());
    for (auto const& [reason, sums] : figures.held) {
        EXPECT_EQ(all.held.at(reason).items, sums.items);
        EXPECT_EQ(all.held.at(reason).amount_unknown, sums.amount_unknown);
        EXPECT_EQ(all.held.at(reason).amount, sums.amount);
    }
    EXPECT_TRUE(figures.balances()) << figures.balance_line();
    NightFigures wrong = figures;
    wrong.totals.held += Cents::of(1);
    EXPECT_THAT(wrong.balance_line(), HasSubstr("OUT OF BALANCE"));
    wrong = figures;
    wrong.ledgers[0].posted += Cents::of(1);
    EXPECT_FALSE(wrong.balances()) << "the journal balances, but not with the decisions";
}

}  // namespace
}  // namespace lockbox::batches
