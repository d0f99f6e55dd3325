// SPDX-License-Identifier: Apache-2.0
// `lockbox match`: whose payments are these, without a site.
#include <fmt/format.h>
#include <tbb/blocked_range.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cstdio>
#include <unordered_set>

#include "batches/cli/command.h"
#include "batches/cli/faults.h"
#include "batches/export/csv_cells.h"
#include "batches/invoices/invoice_file.h"
#include "batches/invoices/remittance_file.h"
#include "lockbox/assertion.h"
#include "lockbox/site_config.h"
#include "matching/decide.h"

namespace lockbox::batches {
namespace {

/// The row of output for a decision. A held payment names its proposed split or its best
/// candidate, so that a clerk sees what it was held over.
std::string row_of(std::string const& id, TransactionDecision const& decided) {
    LOCKBOX_ASSERT(decided.payments.size() == 1);
    Decision const& decision = decided.payments.front().decision;
    std::string invoices;
    auto const add = [&](InvoiceKey const& key) {
        invoices += (invoices.empty() ? "" : " ") + key.number.text();
    };
    if (auto const* posted = std::get_if<Posted>(&decision)) {
        for (Allocation const& allocation : posted->allocations)
            add(allocation.invoice);
        return csv_line({id, "posted", "", invoices, posted->allocations.front().member_id.text(),
                         fmt::format("{:.6f}", posted->probability.value()),
                         fmt::format("{:.6f}", posted->runner_up.value())});
    }
    Held const& held = std::get<Held>(decision);
    auto const& candidates = held.candidates;
    for (Allocation const& allocation : held.proposed)
        add(allocation.invoice);
    if (invoices.empty() && !candidates.empty()) add(candidates.front().invoice);
    std::string const member = candidates.empty() ? "" : candidates.front().member_id.text();
    auto const rival = std::find_if(
        candidates.begin(), candidates.end(),
        [&](Candidate const& candidate) { return candidate.member_id.text() != member; });
    auto const probability = [&](auto place) {
        return place == candidates.end() ? std::string()
                                         : fmt::format("{:.6f}", place->probability.value());
    };
    return csv_line({id, "held", name(held.reason), invoices, member,
                     probability(candidates.begin()), probability(rival)});
}

/// Decides every row as if it came first, in parallel; then walks the rows in order, pays what they
/// post, and decides again where an earlier row has paid a member concerned. The result is that of
/// deciding one after the other.
class RowsDecided {
public:
    RowsDecided(std::vector<RemittanceRow> const& rows, matching::InvoiceIndex const& index,
                SiteConfig const& config)
        : rows_(rows), index_(index), config_(config), decided_(rows.size()) {
        tbb::parallel_for(tbb::blocked_range<std::size_t>(0, rows.size()),
                          [this](tbb::blocked_range<std::size_t> const& part) {
                              for (std::size_t i = part.begin(); i != part.end(); ++i)
                                  decided_[i] = decide(i);
                          });
    }

    void print() {
        for (std::size_t i = 0; i < rows_.size(); ++i) {
            if (concerns_member_paid(decided_[i])) decided_[i] = decide(i);
            balances_.pay(decided_[i]);
            remember_members(decided_[i]);
            fmt::print("{}", row_of(rows_[i].remittance_id, decided_[i]));
        }
    }

private:
    TransactionDecision decide(std::size_t i) const {
        return matching::decide(rows_[i].transaction, index_, balances_, config_.carriers,
                                config_.policy);
    }
    static std::vector<Candidate> const& candidates_of(Decision const& decision) {
        if (auto const* posted = std::get_if<Posted>(&decision)) return posted->candidates;
        return std::get<Held>(decision).candidates;
    }
    bool concerns_member_paid(TransactionDecision const& decided) const {
        for (PaymentDecision const& payment : decided.payments) {
            for (Candidate const& candidate : candidates_of(payment.decision))
                if (paid_members_.contains(candidate.member_id)) return true;
            if (auto const* posted = std::get_if<Posted>(&payment.decision))
                for (Allocation const& allocation : posted->allocations)
                    if (paid_members_.contains(allocation.member_id)) return true;
        }
        return false;
    }
    void remember_members(TransactionDecision const& decided) {
        for (PaymentDecision const& payment : decided.payments)
            if (auto const* posted = std::get_if<Posted>(&payment.decision))
                for (Allocation const& allocation : posted->allocations)
                    paid_members_.insert(allocation.member_id);
    }

    std::vector<RemittanceRow> const& rows_;
    matching::InvoiceIndex const& index_;
    SiteConfig const& config_;
    matching::Balances balances_;
    std::vector<TransactionDecision> decided_;
    std::unordered_set<MemberId> paid_members_;
};

ExitStatus run_match(Arguments const& arguments) {
    for (char const* needed : {"invoices", "remittances"})
        if (!arguments.has(needed)) throw UsageError(fmt::format("--{} is missing.", needed));
    tbb::global_control const limit(tbb::global_control::max_allowed_parallelism,
                                    arguments.threads());
    std::string const invoice_path = arguments.text("invoices");
    matching::InvoiceIndex::Builder invoices;
    BusinessDate last_due = *BusinessDate::of(1970, 1, 1);
    auto const taken = read_invoice_file(invoice_path, [&](OpenInvoice&& invoice) {
        last_due = std::max(last_due, invoice.due_date);
        invoices.add(invoice);
    });
    if (!taken) return refuse(taken.error());
    bool const skip = arguments.has("skip-bad-rows");
    if (taken->bad_row_count > 0) {
        refuse_rows(invoice_path, taken->bad_rows, taken->bad_row_count);
        if (!skip) return ExitStatus::refused;
    }
    SiteConfig const config;
    RemittanceDefaults const defaults{last_due, config.policy, config.carriers};
    std::string const remittance_path = arguments.text("remittances");
    auto const remittances = read_remittance_file(remittance_path, defaults);
    if (!remittances) return refuse(remittances.error());
    if (remittances->bad_row_count > 0) {
        refuse_rows(remittance_path, remittances->bad_rows, remittances->bad_row_count);
        if (!skip) return ExitStatus::refused;
    }
    matching::InvoiceIndex const index(std::move(invoices));
    fmt::print("{}", csv_line({"remittance_id", "decision", "reason", "invoices", "member_id",
                               "probability", "runner_up_probability"}));
    RowsDecided(remittances->rows, index, config).print();
    return ExitStatus::done;
}

}  // namespace

Command match_command() {
    namespace po = boost::program_options;
    Command command{
        "match",
        "whose payments are these (needs no site)",
        "Decides for each remittance which open invoices it pays, with the rules of a new site,\n"
        "one after the other: an invoice that an earlier row has paid is paid. Prints CSV:\n"
        "remittance_id, decision (posted or held), reason, invoices, member_id, probability,\n"
        "runner_up_probability. A held row names its proposed split or its best candidate.\n\n"
        "Remittance columns, each of which may be empty or missing: remittance_id, received,\n"
        "amount, member_id, billing_account, invoice_number, first_name, last_name, address_1,\n"
        "address_2, city, state, zip, carrier, ledger. A row without a received date counts as\n"
        "received on the latest due date of the invoices.",
        "lockbox match --invoices invoices.csv --remittances remittances.csv > decisions.csv",
        {},
        po::options_description("Options"),
        run_match};
    command.options.add_options()("invoices", po::value<std::string>()->value_name("FILE"),
                                  "the open invoices, as for import-invoices")(
        "remittances", po::value<std::string>()->value_name("FILE"), "the payments, as CSV")(
        "skip-bad-rows", "leave bad rows of either file out; each is named");
    add_threads_option(command.options);
    return command;
}

}  // namespace lockbox::batches
