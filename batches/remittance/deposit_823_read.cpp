// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <set>

#include "batches/remittance/deposit_823.h"
#include "batches/remittance/edi_cursor.h"
#include "batches/remittance/plain_text.h"

namespace lockbox::batches::edi {
namespace {

/// Counts and money of a loop.
struct Sums {
    std::size_t batches = 0;
    std::size_t checks = 0;
    Cents amount = no_cents;
};

class SetReader {
public:
    /// `date` is ISA09.
    SetReader(TransactionSet const& set, Ledger ledger, std::string date, DepositFile& file,
              Findings& findings)
        : cursor_(set, findings),
          ledger_(plain_text(name(ledger))),
          date_(std::move(date)),
          file_(file) {}

    void read() {
        std::size_t deposits = 0;
        while (!cursor_.at_end()) {
            if (Segment const* const deposit = cursor_.take("DEP")) {
                if (++deposits > deposits_of_set_most)
                    cursor_.wrong(*deposit, 0, "is one more deposit than a set may have");
                read_deposit(*deposit);
            } else {
                cursor_.refuse_next();
            }
        }
    }

private:
    void expect_day(Segment const& segment, int element) {
        std::string_view const day = segment[static_cast<std::size_t>(element)];
        if (!parse_eight_digits(day) || day.substr(2) != date_)
            cursor_.wrong(segment, element, "is not the date of ISA09");
    }
    /// AMT and QTY of a loop, whose sums are known only at its end.
    struct Stated {
        Segment const* amount = nullptr;
        Segment const* batches = nullptr;
        Segment const* checks = nullptr;
    };
    void compare(Stated const& stated, Sums const& sums) {
        if (stated.amount) {
            cursor_.expect_text(*stated.amount, 1, "TP");
            cursor_.expect_amount(*stated.amount, 2, sums.amount);
        }
        if (stated.batches) {
            cursor_.expect_text(*stated.batches, 1, "41");
            cursor_.expect_count(*stated.batches, 2, sums.batches);
        }
        if (stated.checks) {
            cursor_.expect_text(*stated.checks, 1, "42");
            cursor_.expect_count(*stated.checks, 2, sums.checks);
        }
    }

    void read_deposit(Segment const& deposit) {
        if (deposit[1].empty()) cursor_.wrong(deposit, 1, "is empty");
        if (!file_.lockbox_number.empty()) cursor_.expect_text(deposit, 1, file_.lockbox_number);
        file_.lockbox_number = deposit[1];
        expect_day(deposit, 2);
        if (!numbers_.insert(std::string(deposit[4])).second || deposit[4].empty())
            cursor_.wrong(deposit, 4, "is no deposit number of its own");
        Stated stated;
        stated.amount = cursor_.expect("AMT");
        stated.batches = cursor_.expect("QTY");
        stated.checks = cursor_.expect("QTY");
        if (Segment const* const ledger = cursor_.expect("REF")) {
            cursor_.expect_text(*ledger, 1, "14");
            cursor_.expect_text(*ledger, 2, ledger_);
        }
        Sums sums;
        while (Segment const* const batch = cursor_.take("BAT")) {
            if (++sums.batches > batches_of_deposit_most)
                cursor_.wrong(*batch, 0, "is one more batch than a deposit may have");
            Sums const of_batch = read_batch(*batch);
            sums.checks += of_batch.checks;
            sums.amount += of_batch.amount;
        }
        compare(stated, sums);
    }

    Sums read_batch(Segment const& batch) {
        expect_day(batch, 1);
        if (batch[3].empty()) cursor_.wrong(batch, 3, "is empty");
        Stated stated;
        stated.amount = cursor_.expect("AMT");
        stated.checks = cursor_.expect("QTY");
        Sums sums;
        while (Segment const* const check = cursor_.take("BPR")) {
            if (++sums.checks > checks_of_batch_most)
                cursor_.wrong(*check, 0, "is one more check than a batch may have");
            sums.amount += read_check(*check);
        }
        compare(stated, sums);
        return sums;
    }

    Cents read_check(Segment const& bpr) {
        cursor_.expect_text(bpr, 1, "I");
        cursor_.expect_text(bpr, 3, "C");
        cursor_.expect_text(bpr, 4, "CHK");
        cursor_.expect_text(bpr, 6, bpr[7].empty() ? "" : "01");
        cursor_.expect_text(bpr, 8, bpr[9].empty() ? "" : "DA");
        if (!parse_eight_digits(bpr[16])) cursor_.wrong(bpr, 16, "is not a date");
        DepositCheck check{
            "", std::string(bpr[7]), std::string(bpr[9]), "", std::string(bpr[16]), "", {}};
        read_references(bpr, check);
        if (Segment const* const payer = cursor_.take("N1")) {
            cursor_.expect_text(*payer, 1, "PR");
            check.payer = (*payer)[2];
        }
        Cents sum = no_cents;
        while (Segment const* const paid = cursor_.take("RMR")) {
            check.parts.push_back(read_part(*paid));
            sum += check.parts.back().amount;
        }
        if (check.parts.empty()) cursor_.wrong(bpr, 0, "is a check that pays nothing");
        cursor_.expect_amount(bpr, 2, sum);
        file_.checks.push_back(std::move(check));
        return cursor_.amount(bpr, 2);
    }

    void read_references(Segment const& bpr, DepositCheck& check) {
        while (Segment const* const reference = cursor_.take("REF")) {
            std::string_view const what = (*reference)[1];
            std::string& target = what == "CK" ? check.serial : check.item_id;
            if ((what != "CK" && what != "ZZ") || !target.empty())
                cursor_.wrong(*reference, 1, "is no reference of a check, or a second one");
            target = (*reference)[2];
        }
        if (!ItemId::parse(check.item_id))
            cursor_.wrong(bpr, 0, "is a check without its item's id");
    }

    DepositPart read_part(Segment const& paid) {
        DepositPart part;
        part.amount = cursor_.amount(paid, 4);
        if (part.amount <= no_cents) cursor_.wrong(paid, 4, "is not more than nothing");
        if (paid[1] == "11") {
            part.member_id = paid[2];
        } else {
            cursor_.expect_text(paid, 1, "IK");
            part.invoice = paid[2];
            if (!InvoiceNumber::parse(part.invoice))
                cursor_.wrong(paid, 2, "is not an invoice number");
            if (Segment const* const member = cursor_.expect("REF")) {
                cursor_.expect_text(*member, 1, "1W");
                part.member_id = (*member)[2];
            }
        }
        if (!MemberId::parse(part.member_id)) cursor_.wrong(paid, 0, "names no Member ID");
        return part;
    }

    Cursor cursor_;
    std::string ledger_;
    std::string date_;
    DepositFile& file_;
    std::set<std::string> numbers_;
};

}  // namespace

DepositFile read_deposit_file(std::string_view text, Ledger ledger, std::string const& file) {
    Findings findings(file);
    DepositFile result{read_interchange(text, deposit_kind(ledger), findings), "", {}, {}};
    for (TransactionSet const& set : result.interchange.sets)
        SetReader(set, ledger, result.interchange.date, result, findings).read();
    result.interchange.sets.clear();
    if (result.checks.empty())
        findings.add("segment 3", "nothing was deposited", "Remove the file: it tells nothing.");
    result.faults = findings.take();
    return result;
}

}  // namespace lockbox::batches::edi
