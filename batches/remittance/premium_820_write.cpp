// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "batches/remittance/plain_text.h"
#include "batches/remittance/premium_820.h"
#include "lockbox/assertion.h"

namespace lockbox::batches::edi {
namespace {

constexpr std::size_t name_most = 60;        ///< N102 and NM103.
constexpr std::size_t first_name_most = 35;  ///< NM104.

PremiumLine line_of(PostedPayment const& payment, PaidPart const& part) {
    std::string carrier = cut(part.carrier, name_most);
    return {.carrier = carrier.empty() ? std::string(carrier_not_stated) : std::move(carrier),
            .member_id = part.member_id.text(),
            .last_name = cut(part.last_name, name_most),
            .first_name = cut(part.first_name, first_name_most),
            .invoice = part.invoice ? part.invoice->text() : "",
            .paid = part.amount,
            .billed = part.invoice ? part.amount_due : std::optional(no_cents),
            .item_id = payment.item.text(),
            .coverage = part.month && part.invoice ? days_of(*part.month, *part.month) : ""};
}

/// Lines of one key stay together, keys in the order in which they first appear.
template <class Key>
void gather(std::vector<PremiumLine>& lines, Key key) {
    std::map<std::string, std::size_t> first;
    for (PremiumLine const& line : lines)
        first.emplace(key(line), first.size());
    std::stable_sort(lines.begin(), lines.end(), [&](auto const& a, auto const& b) {
        return first.at(key(a)) < first.at(key(b));
    });
}

/// First to last day of all lines that state a month; eight digits sort as days do.
std::string coverage_of(std::vector<PremiumLine> const& lines) {
    std::string first;
    std::string last;
    for (PremiumLine const& line : lines) {
        if (line.coverage.empty()) continue;
        std::string const begin = line.coverage.substr(0, 8);
        if (first.empty() || begin < first) first = begin;
        last = std::max(last, line.coverage.substr(9));
    }
    return first.empty() ? "" : first + "-" + last;
}

void add_coverage(TransactionSet& set, std::string_view days) {
    // 582 is the report period; RD8 two dates of eight digits.
    if (!days.empty()) set.push_back(segment("DTM", {"582", "", "", "", "RD8", days}));
}

void add_line(TransactionSet& set, PremiumLine const& line) {
    bool const on_account = line.invoice.empty();
    set.push_back(segment("RMR", {on_account ? names_account : names_invoice,
                                  on_account ? line.member_id : line.invoice, "",
                                  decimal(line.paid), line.billed ? decimal(*line.billed) : ""}));
    set.push_back(segment("REF", {"ZZ", line.item_id}));
    add_coverage(set, line.coverage);
    if (!line.billed || *line.billed == line.paid) return;
    Cents const over = line.paid - *line.billed;
    set.push_back(segment("ADX", {decimal(over), on_account        ? adjusted_on_account
                                                 : over < no_cents ? adjusted_partial
                                                                   : adjusted_more}));
}

TransactionSet set_of(LedgerDay const& day, RemittanceSettings const& settings, std::size_t number,
                      std::vector<PremiumLine> const& lines) {
    Cents total = no_cents;
    for (PremiumLine const& line : lines)
        total += line.paid;
    std::string const date = eight_digits(day.day);
    std::string const ledger = plain_text(name(day.ledger));
    TransactionSet set;
    // I: remittance information only, the money goes another way; C credit; NON no payment data.
    set.push_back(segment("BPR", {"I", decimal(total), "C", "NON", "", "", "", "", "", "", "", "",
                                  "", "", "", date}));
    set.push_back(segment("TRN", {"3", fmt::format("{}{}-{:04}", ledger.front(), date, number)}));
    set.push_back(segment("REF", {"14", ledger}));
    add_coverage(set, coverage_of(lines));
    set.push_back(segment("N1", {"PR", cut(settings.payer_name, name_most)}));
    set.push_back(segment("N1", {"PE", lines.front().carrier}));
    int members = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        PremiumLine const& line = lines[i];
        if (i == 0 || lines[i - 1].member_id != line.member_id) {
            set.push_back(segment("ENT", {std::to_string(++members), "2J", "ZZ", line.member_id}));
            set.push_back(segment("NM1", {"IL", "1", line.last_name, line.first_name, "", "", "",
                                          "N", line.member_id}));
        }
        add_line(set, line);
    }
    return set;
}

}  // namespace

std::vector<PremiumLine> premium_lines(LedgerDay const& day) {
    std::vector<PremiumLine> lines;
    for (PostedBatch const& batch : day.batches)
        for (PostedPayment const& payment : batch.payments)
            for (PaidPart const& part : payment.parts)
                lines.push_back(line_of(payment, part));
    gather(lines, [](PremiumLine const& line) { return line.member_id; });
    gather(lines, [](PremiumLine const& line) { return line.carrier; });
    for (std::size_t i = 1; i < lines.size(); ++i) {
        PremiumLine const& before = lines[i - 1];
        if (before.carrier != lines[i].carrier || before.member_id != lines[i].member_id) continue;
        lines[i].last_name = before.last_name;
        lines[i].first_name = before.first_name;
    }
    return lines;
}

std::string premium_file(LedgerDay const& day, RemittanceSettings const& settings) {
    std::vector<PremiumLine> const lines = premium_lines(day);
    LOCKBOX_ASSERT(!lines.empty());
    std::vector<TransactionSet> sets;
    for (auto begin = lines.begin(); begin != lines.end();) {
        auto const end = std::find_if(begin, lines.end(), [&](PremiumLine const& line) {
            return line.carrier != begin->carrier;
        });
        sets.push_back(set_of(day, settings, sets.size() + 1, {begin, end}));
        begin = end;
    }
    return interchange(premium_kind(day.ledger),
                       {settings.edi_sender, settings.edi_receiver, settings.edi_usage, day.day},
                       sets);
}

}  // namespace lockbox::batches::edi
