// SPDX-License-Identifier: Apache-2.0
// A payer's name is taught at the desk: what a later night makes of the same check, and what it
// makes of it once the lesson is taken back.
#include <gmock/gmock.h>

#include <algorithm>
#include <fstream>

#include "batches/night/books_so_far.h"
#include "batches/run_night.h"
#include "tests/batches/export/archived_scan.h"
#include "tests/batches/workbench/opened_desk.h"
#include "tests/matching/paper.h"

namespace lockbox::batches::test {
namespace {

using testing::IsEmpty;

constexpr char const* member = "586972264770";
constexpr char const* payer = "Nora Quillfeather";

OpenInvoice members_invoice() {
    return matching::invoice({.number = "4100000001",
                              .member_id = member,
                              .first_name = "Karen",
                              .last_name = "Torres",
                              .balance = "332.29",
                              .line_1 = "434 School St"});
}

/// One check a night, in Nora Quillfeather's name, for a little more than is due and without a
/// carrier: its Member ID, where it is written, is all that tells the member.
class Nights {
public:
    explicit Nights(OpenedDesk& desk) : desk_(desk) {
        std::vector<OpenInvoice> const list =
            matching::Night::with_strangers({members_invoice()}, 200);
        auto replacement = desk.store.replace_invoices();
        for (OpenInvoice const& invoice : list)
            replacement.add(invoice);
        replacement.commit({"made up", "invoices.csv", list.size()}, entry("import"));
    }

    /// What becomes of the check received on the `n`th of the month.
    DecidedItem decided(int n, bool says_member) {
        deliver(n);
        NightOptions options;
        options.read = [&](ScanBatch const& batch, ScanTransaction const& scanned, auto const&) {
            return check(batch, scanned, n, says_member);
        };
        Site const& site = desk_.site;
        EXPECT_THAT(run_night(site, desk_.store, options).refused, IsEmpty());
        return *desk_.store.decided(*last_);
    }

private:
    static std::string received(int n) { return fmt::format("2026-11-{:02}", n); }

    void deliver(int n) {
        auto const folder = desk_.site.inbox() / fmt::format("{:04}", n);
        std::filesystem::create_directories(folder);
        std::ofstream(folder / "0001-1f.tif", std::ios::binary) << scan_tiff(600 + 8 * n, 275);
        std::ofstream(folder / "COMPLETE") << "received=" << received(n) << "\n";
    }

    ReadTransaction check(ScanBatch const& batch, ScanTransaction const& scanned, int n,
                          bool says_member) {
        PageReadings face;
        face.kind = PageKind::check;
        face.kind_probability = Probability::of(0.999);
        face.quality.usable = true;
        face.fingerprint = 0x9E3779B97F4A7C15ULL * static_cast<std::uint64_t>(n);
        auto const set = [&](FieldName field, std::string const& value, How how = How::print) {
            face.set(field, Read<std::string>{value, Probability::of(0.999999), how, Box{}});
        };
        set(FieldName::routing, "021000021", How::micr);
        set(FieldName::account, fmt::format("55500{}", n), How::micr);
        set(FieldName::serial, std::to_string(n), How::micr);
        set(FieldName::amount, "335.29", How::reconciled);
        set(FieldName::amounts_agree, "yes");
        set(FieldName::date, received(n));
        set(FieldName::payee, "Health Connector");
        set(FieldName::signature, "present", How::geometry);
        set(FieldName::payer_name, payer);
        if (says_member) set(FieldName::member_id, member);
        std::size_t const front = scanned.papers.front().front;
        last_ = item_id(batch, scanned.sequence, front, 0);
        PaperRecord paper{*last_, {{batch.pictures[front].name, face}}, {}, {}};
        paper.payment = payment_from(*last_, face);
        ReadTransaction result{{scanned.sequence, {}, {}},
                               {scanned.sequence, batch.received, {*paper.payment}, {}, {}}};
        result.record.papers.push_back(std::move(paper));
        return result;
    }

    OpenedDesk& desk_;
    std::optional<ItemId> last_;
};

std::vector<Candidate> const& candidates_of(DecidedItem const& item) {
    auto const* posted = std::get_if<Posted>(&item.decision);
    return posted ? posted->candidates : std::get<Held>(item.decision).candidates;
}

/// The row in which a lesson speaks, where it does.
std::optional<Evidence> taught_row(DecidedItem const& item) {
    for (Candidate const& candidate : candidates_of(item))
        for (Evidence const& row : candidate.evidence)
            if (row.level == "taught" && candidate.member_id.text() == member) return row;
    return std::nullopt;
}

bool is_posted(DecidedItem const& item) {
    return std::holds_alternative<Posted>(item.decision);
}

TEST(TaughtPayer, a_name_in_force_changes_a_later_night_and_its_revocation_changes_it_back) {
    OpenedDesk desk(0);
    Nights nights(desk);
    AtDesk const anna = desk.log_in("anna");
    AtDesk const sue = desk.log_in("sue");
    DecidedItem const first = nights.decided(10, true);
    ASSERT_FALSE(is_posted(first)) << "a number alone posts nothing";
    EXPECT_FALSE(taught_row(first));
    Json const lesson{{"item", first.item.text()}, {"said", payer}, {"means", member}};
    ASSERT_EQ(desk.post(anna, "/api/1/lessons", lesson).status, 200);
    DecidedItem const proposed = nights.decided(11, true);
    EXPECT_FALSE(is_posted(proposed) || taught_row(proposed)) << "a proposal is no evidence";
    ASSERT_EQ(desk.post(sue, "/api/1/lessons/1", {{"act", "accept"}}).status, 200);

    DecidedItem const without_number = nights.decided(12, false);
    EXPECT_FALSE(is_posted(without_number)) << "a lesson alone posts nothing";
    EXPECT_TRUE(taught_row(without_number)) << "but the clerk sees the candidate and why";
    DecidedItem const in_force = nights.decided(13, true);
    ASSERT_TRUE(is_posted(in_force)) << std::get<Held>(in_force.decision).detail;
    EXPECT_EQ(std::get<Posted>(in_force.decision).allocations.front().member_id.text(), member);
    ASSERT_TRUE(taught_row(in_force));
    EXPECT_GE(taught_row(in_force)->bits.value(), 4);
    EXPECT_EQ(taught_row(in_force)->read, payer);

    std::string const key = desk.store.state(in_force.item)->key;
    ASSERT_EQ(desk.post(sue, "/api/1/items/" + in_force.item.text() + "/reverse",
                        {{"key", key}, {"note", "to see it again"}})
                  .status,
              200);
    ASSERT_EQ(desk.post(sue, "/api/1/lessons/1", {{"act", "revoke"}}).status, 200);
    DecidedItem const revoked = nights.decided(14, true);
    EXPECT_FALSE(is_posted(revoked) || taught_row(revoked));
    EXPECT_EQ(std::get<Held>(revoked.decision).detail, std::get<Held>(first.decision).detail);
    EXPECT_THAT(desk.store.verify(), IsEmpty());
}

TEST(TaughtPayer, what_teaches_nothing_is_refused) {
    OpenedDesk desk(1);
    Nights const nights(desk);
    AtDesk const anna = desk.log_in("anna");
    auto const status = [&](char const* said, char const* means) {
        return desk
            .post(anna, "/api/1/lessons",
                  {{"item", item(11).text()}, {"said", said}, {"means", means}})
            .status;
    };
    EXPECT_EQ(status("Karen Torres", member), 422) << "it is the listed name";
    EXPECT_EQ(status("Quillfeather", member), 422) << "one word is borne by too many";
    EXPECT_EQ(status("Health Connector", member), 422) << "it stands on every check";
    EXPECT_EQ(status(payer, "999999999999"), 422) << "nobody of the list";
    EXPECT_EQ(status(payer, member), 200);
    EXPECT_EQ(status("NORA QUILLFEATHER", member), 409) << "it is proposed already";
}

}  // namespace
}  // namespace lockbox::batches::test
