// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "batches/remittance/deposit_823.h"
#include "batches/remittance/plain_text.h"
#include "lockbox/assertion.h"

namespace lockbox::batches::edi {
namespace {

constexpr std::size_t name_most = 60;       ///< N102.
constexpr std::size_t reference_most = 30;  ///< REF02 and BAT03 of version 004030.

struct Batch {
    std::string number;
    std::vector<DepositCheck> checks;
};

Cents sum_of(std::vector<DepositPart> const& parts) {
    Cents sum = no_cents;
    for (DepositPart const& part : parts)
        sum += part.amount;
    return sum;
}
Cents sum_of(Batch const& batch) {
    Cents sum = no_cents;
    for (DepositCheck const& check : batch.checks)
        sum += sum_of(check.parts);
    return sum;
}

std::string digits_of(std::string_view text) {
    std::string digits;
    for (char const c : text)
        if (c >= '0' && c <= '9') digits += c;
    return digits;
}

DepositCheck check_of(PostedPayment const& payment, BusinessDate day) {
    DepositCheck check{.item_id = payment.item.text(),
                       .routing = digits_of(payment.routing),
                       .account = digits_of(payment.account),
                       .serial = digits_of(payment.serial).substr(0, reference_most),
                       .date = eight_digits(payment.written.value_or(day)),
                       .payer = cut(payment.payer, name_most),
                       .parts = {}};
    for (PaidPart const& part : payment.parts)
        check.parts.push_back(
            {part.invoice ? part.invoice->text() : "", part.member_id.text(), part.amount});
    return check;
}

/// The day's batches, those of more checks than a loop takes in several of one number.
std::vector<Batch> batches_of(LedgerDay const& day) {
    std::vector<Batch> batches;
    for (PostedBatch const& posted : day.batches) {
        std::string const number = cut(posted.number, reference_most);
        batches.push_back({number.empty() ? "0" : number, {}});
        for (PostedPayment const& payment : posted.payments) {
            if (batches.back().checks.size() == checks_of_batch_most)
                batches.push_back({batches.back().number, {}});
            batches.back().checks.push_back(check_of(payment, day.day));
        }
    }
    return batches;
}

void add_check(TransactionSet& set, DepositCheck const& check) {
    std::string_view const routing_kind = check.routing.empty() ? "" : "01";
    std::string_view const account_kind = check.account.empty() ? "" : "DA";
    // I: remittance information only; C credit; CHK paid by check.
    set.push_back(segment(
        "BPR", {"I", decimal(sum_of(check.parts)), "C", "CHK", "", routing_kind, check.routing,
                account_kind, check.account, "", "", "", "", "", "", check.date}));
    if (!check.serial.empty()) set.push_back(segment("REF", {"CK", check.serial}));
    set.push_back(segment("REF", {"ZZ", check.item_id}));
    if (!check.payer.empty()) set.push_back(segment("N1", {"PR", check.payer}));
    for (DepositPart const& part : check.parts) {
        bool const on_account = part.invoice.empty();
        set.push_back(
            segment("RMR", {on_account ? "11" : "IK", on_account ? part.member_id : part.invoice,
                            "", decimal(part.amount)}));
        if (!on_account) set.push_back(segment("REF", {"1W", part.member_id}));
    }
}

void add_deposit(TransactionSet& set, LedgerDay const& day, RemittanceSettings const& settings,
                 std::string const& number, std::span<Batch const> batches) {
    Cents total = no_cents;
    std::size_t checks = 0;
    for (Batch const& batch : batches) {
        total += sum_of(batch);
        checks += batch.checks.size();
    }
    std::string const date = eight_digits(day.day);
    bool const bank = !settings.deposit_routing.empty();
    bool const account = !settings.deposit_account.empty();
    set.push_back(
        segment("DEP", {day.lockbox_number, date, "", number, bank ? "01" : "",
                        settings.deposit_routing, account ? "DA" : "", settings.deposit_account}));
    set.push_back(segment("AMT", {"TP", decimal(total)}));
    set.push_back(segment("QTY", {"41", std::to_string(batches.size())}));
    set.push_back(segment("QTY", {"42", std::to_string(checks)}));
    set.push_back(segment("REF", {"14", plain_text(name(day.ledger))}));
    for (Batch const& batch : batches) {
        set.push_back(segment("BAT", {date, "", batch.number}));
        set.push_back(segment("AMT", {"TP", decimal(sum_of(batch))}));
        set.push_back(segment("QTY", {"42", std::to_string(batch.checks.size())}));
        for (DepositCheck const& check : batch.checks)
            add_check(set, check);
    }
}

}  // namespace

std::vector<DepositCheck> deposit_checks(LedgerDay const& day) {
    std::vector<DepositCheck> checks;
    for (Batch& batch : batches_of(day))
        for (DepositCheck& check : batch.checks)
            checks.push_back(std::move(check));
    return checks;
}

std::string deposit_file(LedgerDay const& day, RemittanceSettings const& settings) {
    std::vector<Batch> const batches = batches_of(day);
    LOCKBOX_ASSERT(!batches.empty());
    std::vector<TransactionSet> sets;
    std::size_t deposits = 0;
    for (std::size_t begin = 0; begin < batches.size(); begin += batches_of_deposit_most) {
        if (deposits % deposits_of_set_most == 0) sets.emplace_back();
        std::size_t const count = std::min(batches_of_deposit_most, batches.size() - begin);
        std::string const number = fmt::format("{}{}-{}", plain_text(name(day.ledger)).front(),
                                               eight_digits(day.day), ++deposits);
        add_deposit(sets.back(), day, settings, number, std::span(batches).subspan(begin, count));
    }
    return interchange(deposit_kind(day.ledger),
                       {settings.edi_sender, settings.edi_receiver, settings.edi_usage, day.day},
                       sets);
}

}  // namespace lockbox::batches::edi
