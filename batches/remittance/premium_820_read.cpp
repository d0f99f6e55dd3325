// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "batches/remittance/edi_cursor.h"
#include "batches/remittance/plain_text.h"
#include "batches/remittance/premium_820.h"

namespace lockbox::batches::edi {
namespace {

/// One set, one carrier.
class SetReader {
public:
    /// `date` is ISA09.
    SetReader(TransactionSet const& set, Ledger ledger, std::string date, Findings& findings)
        : cursor_(set, findings), ledger_(plain_text(name(ledger))), date_(std::move(date)) {}

    std::vector<PremiumLine> read() {
        Segment const* const bpr = cursor_.expect("BPR");
        read_header();
        while (!cursor_.at_end()) {
            if (Segment const* const entity = cursor_.take("ENT"))
                read_member(*entity);
            else
                cursor_.refuse_next();
        }
        if (bpr) check_total(*bpr);
        if (coverage_) check_coverage(*coverage_);
        return std::move(lines_);
    }

private:
    void read_header() {
        if (Segment const* const trace = cursor_.expect("TRN")) {
            cursor_.expect_text(*trace, 1, "3");
            if ((*trace)[2].empty()) cursor_.wrong(*trace, 2, "is empty");
        }
        if (Segment const* const ledger = cursor_.expect("REF")) {
            cursor_.expect_text(*ledger, 1, "14");
            cursor_.expect_text(*ledger, 2, ledger_);
        }
        coverage_ = cursor_.take("DTM");
        if (Segment const* const payer = cursor_.expect("N1")) {
            cursor_.expect_text(*payer, 1, "PR");
            if ((*payer)[2].empty()) cursor_.wrong(*payer, 2, "is empty");
        }
        if (Segment const* const payee = cursor_.expect("N1")) {
            cursor_.expect_text(*payee, 1, "PE");
            if ((*payee)[2].empty()) cursor_.wrong(*payee, 2, "is empty");
            member_.carrier = (*payee)[2];
        }
    }

    void read_member(Segment const& entity) {
        cursor_.expect_count(entity, 1, ++members_);
        cursor_.expect_text(entity, 2, "2J");
        cursor_.expect_text(entity, 3, "ZZ");
        member_.member_id = entity[4];
        if (!MemberId::parse(entity[4])) cursor_.wrong(entity, 4, "is not a Member ID");
        if (Segment const* const person = cursor_.expect("NM1")) {
            cursor_.expect_text(*person, 1, "IL");
            cursor_.expect_text(*person, 2, "1");
            cursor_.expect_text(*person, 8, "N");
            if ((*person)[9] != entity[4]) cursor_.wrong(*person, 9, "is not the member of ENT04");
            member_.last_name = (*person)[3];
            member_.first_name = (*person)[4];
        }
        std::size_t const before = lines_.size();
        while (Segment const* const paid = cursor_.take("RMR"))
            read_paid(*paid);
        if (lines_.size() == before) cursor_.wrong(entity, 0, "names a member who paid nothing");
    }

    void read_paid(Segment const& paid) {
        PremiumLine line = member_;
        bool const on_account = paid[1] == names_account;
        if (!on_account) cursor_.expect_text(paid, 1, names_invoice);
        if (on_account && paid[2] != line.member_id)
            cursor_.wrong(paid, 2, "is not the member of ENT04");
        if (!on_account && !InvoiceNumber::parse(paid[2]))
            cursor_.wrong(paid, 2, "is not an invoice number");
        line.invoice = on_account ? "" : paid[2];
        line.paid = cursor_.amount(paid, 4);
        if (line.paid <= no_cents) cursor_.wrong(paid, 4, "is not more than nothing");
        if (!paid[5].empty()) line.billed = cursor_.amount(paid, 5);
        if (on_account) cursor_.expect_text(paid, 5, "0");
        if (Segment const* const item = cursor_.expect("REF")) {
            cursor_.expect_text(*item, 1, "ZZ");
            if (!ItemId::parse((*item)[2])) cursor_.wrong(*item, 2, "is not an item's id");
            line.item_id = (*item)[2];
        }
        if (Segment const* const days = cursor_.take("DTM")) line.coverage = days_in(*days);
        read_adjustment(paid, line);
        lines_.push_back(std::move(line));
    }

    void read_adjustment(Segment const& paid, PremiumLine const& line) {
        Cents const due = line.paid - line.billed.value_or(line.paid);
        Segment const* const adjusted = cursor_.take("ADX");
        if (!adjusted) {
            if (due != no_cents) cursor_.wrong(paid, 5, "differs from RMR04 and no ADX says why");
            return;
        }
        Cents const stated = cursor_.amount(*adjusted, 1);
        if (stated != due || due == no_cents)
            cursor_.wrong(*adjusted, 1,
                          fmt::format("says {}, what was paid and what was billed differ by {}",
                                      stated.display(), due.display()));
        cursor_.expect_text(*adjusted, 2,
                            line.invoice.empty() ? adjusted_on_account
                            : due < no_cents     ? adjusted_partial
                                                 : adjusted_more);
    }

    /// The days of a DTM; empty, and a finding, where they are none.
    std::string days_in(Segment const& days) {
        cursor_.expect_text(days, 1, "582");
        cursor_.expect_text(days, 5, "RD8");
        std::string_view const text = days[6];
        auto const first = parse_eight_digits(text.substr(0, 8));
        auto const last = parse_eight_digits(text.size() == 17 ? text.substr(9) : "");
        if (first && last && text[8] == '-' && *first <= *last) return std::string(text);
        cursor_.wrong(days, 6, "is not two days in order");
        return "";
    }

    void check_total(Segment const& bpr) {
        cursor_.expect_text(bpr, 1, "I");
        cursor_.expect_text(bpr, 3, "C");
        cursor_.expect_text(bpr, 4, "NON");
        if (!parse_eight_digits(bpr[16]) || bpr[16].substr(2) != date_)
            cursor_.wrong(bpr, 16, "is not the date of ISA09");
        Cents sum = no_cents;
        for (PremiumLine const& line : lines_)
            sum += line.paid;
        cursor_.expect_amount(bpr, 2, sum);
    }

    /// Every member's coverage lies within the set's.
    void check_coverage(Segment const& days) {
        std::string const whole = days_in(days);
        if (whole.empty()) return;
        for (PremiumLine const& line : lines_)
            if (!line.coverage.empty() && (line.coverage.substr(0, 8) < whole.substr(0, 8) ||
                                           line.coverage.substr(9) > whole.substr(9)))
                return cursor_.wrong(days, 6, "does not cover every member's days");
    }

    Cursor cursor_;
    std::string ledger_;
    std::string date_;
    Segment const* coverage_ = nullptr;
    PremiumLine member_;
    std::size_t members_ = 0;
    std::vector<PremiumLine> lines_;
};

}  // namespace

PremiumFile read_premium_file(std::string_view text, Ledger ledger, std::string const& file) {
    Findings findings(file);
    PremiumFile result{read_interchange(text, premium_kind(ledger), findings), {}, {}};
    for (TransactionSet const& set : result.interchange.sets)
        for (PremiumLine& line : SetReader(set, ledger, result.interchange.date, findings).read())
            result.lines.push_back(std::move(line));
    result.interchange.sets.clear();
    if (result.lines.empty())
        findings.add("segment 3", "nothing is paid", "Remove the file: it tells nothing.");
    result.faults = findings.take();
    return result;
}

}  // namespace lockbox::batches::edi
