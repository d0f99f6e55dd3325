// SPDX-License-Identifier: Apache-2.0
#include "batches/remittance/compare.h"

#include <fmt/format.h>

#include <algorithm>

#include "batches/remittance/bai_line.h"
#include "batches/remittance/bai_read.h"
#include "batches/remittance/bai_write.h"
#include "batches/remittance/deposit_823.h"
#include "batches/remittance/plain_text.h"
#include "batches/remittance/premium_820.h"

namespace lockbox::batches {
namespace {

Fault differs(char const* file, std::string place, std::string what) {
    return {file, std::move(place), std::move(what),
            "The file is not released; report this message and the version of the program."};
}

/// What a text of the books is once it has gone through its field; empty where there is no field.
std::string kept(bai::Layout const& layout, char type, bai::Value value, std::string_view text) {
    bai::Field const* const field = layout.field(type, value);
    if (!field) return "";
    if (field->form == bai::Form::digits) return significant_digits(bai::as_kept(*field, text));
    return bai::as_kept(*field, text);
}

bool same_invoice(bai::ReadInvoice const& read, PaidPart const& part, bai::Layout const& layout) {
    bool const with_amount = layout.field('4', bai::Value::invoice_amount) != nullptr;
    return read.number == (part.invoice ? part.invoice->text() : bai::on_account_text) &&
           read.customer == kept(layout, '4', bai::Value::customer, part.member_id.text()) &&
           read.amount == (with_amount ? std::optional(part.amount) : std::nullopt);
}

bool same_payment(bai::ReadPayment const& read, PostedPayment const& payment,
                  bai::Layout const& layout) {
    auto const is = [&](bai::Value value, std::string_view text) {
        return kept(layout, '6', value, text);
    };
    bool const dated = layout.field('6', bai::Value::check_date) != nullptr;
    return read.amount == payment.amount() &&
           read.routing == is(bai::Value::routing, payment.routing) &&
           read.account == is(bai::Value::account, payment.account) &&
           read.check_number == is(bai::Value::check_number, payment.serial) &&
           read.payer == is(bai::Value::payer, plain_text(payment.payer)) &&
           read.written == (dated && payment.written ? payment.written->text() : "") &&
           std::equal(read.invoices.begin(), read.invoices.end(), payment.parts.begin(),
                      payment.parts.end(), [&](auto const& invoice, PaidPart const& part) {
                          return same_invoice(invoice, part, layout);
                      });
}

std::vector<PostedPayment const*> payments_of(LedgerDay const& day) {
    std::vector<PostedPayment const*> payments;
    for (PostedBatch const& batch : day.batches)
        for (PostedPayment const& payment : batch.payments)
            payments.push_back(&payment);
    return payments;
}

/// The first place where two lists differ.
template <class Read, class Meant>
std::optional<Fault> first_difference(char const* file, char const* what,
                                      std::vector<Read> const& read,
                                      std::vector<Meant> const& meant) {
    for (std::size_t i = 0; i < std::max(read.size(), meant.size()); ++i)
        if (i >= read.size() || i >= meant.size() || !(read[i] == meant[i]))
            return differs(file, fmt::format("{} {}", what, i + 1), "is not what the books say");
    return std::nullopt;
}

}  // namespace

std::optional<Fault> bai_difference(std::vector<std::string> const& files, LedgerDay const& day,
                                    RemittanceSettings const& settings, bai::Layout const& layout) {
    constexpr char const* file = "BAI lockbox file";
    auto const payments = payments_of(day);
    std::size_t next = 0;
    Cents sum = no_cents;
    for (std::string const& text : files) {
        bai::ReadFile const read = bai::read_file(text, layout, file);
        if (!read.faults.empty()) return read.faults.front();
        if (read.date != day.day.text() || read.destination != settings.bai_destination ||
            read.origin != settings.bai_origin ||
            std::to_string(read.lockbox) != significant_digits(day.lockbox_number))
            return differs(file, "record 1", "names another day, lockbox or party than the books");
        for (bai::ReadBatch const& batch : read.batches)
            for (bai::ReadPayment const& payment : batch.payments) {
                if (next == payments.size() || !same_payment(payment, *payments[next], layout))
                    return differs(file, fmt::format("line {}", payment.line),
                                   "is not the payment that the books have here");
                sum += *payment.amount;
                ++next;
            }
    }
    if (next != payments.size() || sum != day.total())
        return differs(file, "record 8", "payments of the books are missing");
    return std::nullopt;
}

std::optional<Fault> premium_difference(std::string const& file, LedgerDay const& day) {
    edi::PremiumFile const read = edi::read_premium_file(file, day.ledger, "EDI 820");
    if (!read.faults.empty()) return read.faults.front();
    if (read.interchange.date != edi::eight_digits(day.day).substr(2))
        return differs("EDI 820", "segment 1, ISA09", "is another day than the books'");
    Cents sum = no_cents;
    for (edi::PremiumLine const& line : read.lines)
        sum += line.paid;
    if (sum != day.total()) return differs("EDI 820", "BPR02", "is not the total of the books");
    return first_difference("EDI 820", "RMR", read.lines, edi::premium_lines(day));
}

std::optional<Fault> deposit_difference(std::string const& file, LedgerDay const& day) {
    edi::DepositFile const read = edi::read_deposit_file(file, day.ledger, "EDI 823");
    if (!read.faults.empty()) return read.faults.front();
    if (read.interchange.date != edi::eight_digits(day.day).substr(2) ||
        read.lockbox_number != day.lockbox_number)
        return differs("EDI 823", "DEP", "is of another day or lockbox than the books'");
    Cents sum = no_cents;
    for (edi::DepositCheck const& check : read.checks)
        for (edi::DepositPart const& part : check.parts)
            sum += part.amount;
    if (sum != day.total()) return differs("EDI 823", "AMT02", "is not the total of the books");
    return first_difference("EDI 823", "check", read.checks, edi::deposit_checks(day));
}

}  // namespace lockbox::batches
