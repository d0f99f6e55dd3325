// SPDX-License-Identifier: Apache-2.0
// Entering a batch whole.
#include <algorithm>

#include "batches/store/acts_sql.h"
#include "batches/store/database.h"
#include "batches/store/record_json.h"
#include "batches/store/retention_sql.h"
#include "batches/store/sql.h"
#include "lockbox/assertion.h"

namespace lockbox::batches {
namespace {

long long next(soci::session& sql, char const* statement) {
    long long seq = 0;
    sql << statement, soci::into(seq);
    return seq;
}

/// One row of each table that a batch fills, and the statements that insert them.
struct Rows {
    struct {
        long long seq = 0, batch = 0, transaction = 0, paper = 0;
        std::string id, kind, unusable;
    } item;
    struct {
        long long position = 0;
        std::string picture, readings;
    } page;
    struct {
        long long seq = 0, item = 0, is_payment = 0;
        std::string outcome, reason, text;
        Nullable amount{std::nullopt};
    } decision;
    struct {
        long long seq = 0, line = 0, debit = 0, credit = 0;
        std::string date, book, account, subject, member;
    } journal;
    struct {
        std::string routing, account, serial, received, written, payer;
        long long money_order = 0, fingerprint = 0;
        Nullable amount{std::nullopt};
    } presentment;
};

class BatchWriter {
public:
    BatchWriter(soci::session& sql, long long batch_seq, BusinessDate received);
    void add(TransactionRecord const& transaction);

private:
    void add(PaperRecord const& paper);
    void decide(ItemId const& item, Decision const& decision, bool is_payment);
    void enter(JournalEntry const& entry);
    void present_payment(Payment const& payment);

    BusinessDate received_;
    Rows row_;
    std::vector<std::pair<ItemId, long long>> items_;  ///< Of the transaction in hand.
    soci::statement add_item_;
    soci::statement add_page_;
    soci::statement add_decision_;
    soci::statement add_entry_;
    soci::statement add_line_;
    soci::statement add_invoice_facts_;
    soci::statement add_member_facts_;
    soci::statement add_presentment_;
};

BatchWriter::BatchWriter(soci::session& sql, long long batch_seq, BusinessDate received)
    : received_(received),
      add_item_((sql.prepare << sql::add_item, soci::use(row_.item.seq), soci::use(row_.item.id),
                 soci::use(row_.item.batch), soci::use(row_.item.transaction),
                 soci::use(row_.item.paper), soci::use(row_.item.kind),
                 soci::use(row_.item.unusable))),
      add_page_((sql.prepare << sql::add_page, soci::use(row_.item.seq),
                 soci::use(row_.page.position), soci::use(row_.page.picture),
                 soci::use(row_.page.readings))),
      add_decision_((sql.prepare << sql::add_decision, soci::use(row_.decision.seq),
                     soci::use(row_.decision.item), soci::use(row_.item.batch),
                     soci::use(row_.item.transaction), soci::use(row_.decision.is_payment),
                     soci::use(row_.decision.outcome), soci::use(row_.decision.reason),
                     soci::use(row_.decision.amount.value, row_.decision.amount.indicator),
                     soci::use(row_.decision.text))),
      add_entry_((sql.prepare << sql::add_entry, soci::use(row_.journal.seq),
                  soci::use(row_.decision.seq), soci::use(row_.decision.item),
                  soci::use(row_.item.batch), soci::use(row_.journal.date))),
      add_line_((sql.prepare << sql::add_line, soci::use(row_.journal.seq),
                 soci::use(row_.journal.line), soci::use(row_.journal.book),
                 soci::use(row_.journal.account), soci::use(row_.journal.subject),
                 soci::use(row_.journal.member), soci::use(row_.journal.debit),
                 soci::use(row_.journal.credit))),
      add_invoice_facts_((sql.prepare << sql::add_invoice_facts, soci::use(row_.journal.seq),
                          soci::use(row_.journal.line), soci::use(row_.journal.book),
                          soci::use(row_.journal.subject))),
      add_member_facts_((sql.prepare << sql::add_member_facts, soci::use(row_.journal.seq),
                         soci::use(row_.journal.line), soci::use(row_.journal.book),
                         soci::use(row_.journal.member))),
      add_presentment_((sql.prepare << sql::add_presentment, soci::use(row_.item.seq),
                        soci::use(row_.presentment.routing), soci::use(row_.presentment.account),
                        soci::use(row_.presentment.serial), soci::use(row_.presentment.money_order),
                        soci::use(row_.presentment.fingerprint),
                        soci::use(row_.presentment.amount.value, row_.presentment.amount.indicator),
                        soci::use(row_.presentment.received), soci::use(row_.presentment.written),
                        soci::use(row_.presentment.payer))) {
    row_.item.batch = batch_seq;
    row_.item.seq = next(sql, sql::next_item) - 1;
    row_.decision.seq = next(sql, sql::next_decision) - 1;
    row_.journal.seq = next(sql, sql::next_entry) - 1;
}

void BatchWriter::add(TransactionRecord const& transaction) {
    LOCKBOX_ASSERT(!transaction.papers.empty());
    row_.item.transaction = transaction.sequence;
    row_.item.paper = 0;
    items_.clear();
    for (PaperRecord const& paper : transaction.papers)
        add(paper);
    for (PaymentDecision const& payment : transaction.decision.payments)
        decide(payment.item, payment.decision, true);
    if (transaction.decision.without_payment)
        decide(transaction.papers.front().item, *transaction.decision.without_payment, false);
}

void BatchWriter::add(PaperRecord const& paper) {
    ++row_.item.seq;
    ++row_.item.paper;
    row_.item.id = paper.item.text();
    row_.item.kind = name(paper.kind());
    row_.item.unusable = fault_text(paper.unusable);
    add_item_.execute(true);
    items_.emplace_back(paper.item, row_.item.seq);
    row_.page.position = 0;
    for (PageRecord const& page : paper.pages) {
        row_.page.picture = page.picture;
        row_.page.readings = readings_text(page.readings);
        add_page_.execute(true);
        ++row_.page.position;
    }
    if (paper.payment) present_payment(*paper.payment);
}

void BatchWriter::present_payment(Payment const& payment) {
    Presentment const presentment = presentment_of(payment, received_);
    row_.presentment.routing = presentment.routing;
    row_.presentment.account = presentment.account;
    row_.presentment.serial = presentment.serial;
    row_.presentment.money_order = presentment.money_order ? 1 : 0;
    row_.presentment.fingerprint = static_cast<long long>(presentment.fingerprint);
    row_.presentment.amount = Nullable(count_of(presentment.amount));
    row_.presentment.received = received_.text();
    row_.presentment.written = presentment.written ? presentment.written->text() : "";
    row_.presentment.payer = presentment.payer;
    add_presentment_.execute(true);
}

void BatchWriter::decide(ItemId const& item, Decision const& decision, bool is_payment) {
    auto const* held = std::get_if<Held>(&decision);
    auto const place = std::find_if(items_.begin(), items_.end(),
                                    [&](auto const& known) { return known.first == item; });
    LOCKBOX_ASSERT(place != items_.end());
    ++row_.decision.seq;
    row_.decision.item = place->second;
    row_.decision.is_payment = is_payment ? 1 : 0;
    row_.decision.outcome = held ? "held" : "posted";
    row_.decision.reason = held ? name(held->reason) : "";
    row_.decision.amount =
        Nullable(held ? count_of(held->amount) : std::get<Posted>(decision).amount.count());
    row_.decision.text = decision_text(decision);
    add_decision_.execute(true);
    if (is_payment) enter(journal_entry(item, received_, decision));
}

void BatchWriter::enter(JournalEntry const& entry) {
    if (entry.lines.empty()) return;
    ++row_.journal.seq;
    row_.journal.date = entry.date.text();
    add_entry_.execute(true);
    row_.journal.line = 0;
    for (JournalLine const& line : entry.lines) {
        ++row_.journal.line;
        row_.journal.book = name(line.book);
        row_.journal.account = name(line.account);
        row_.journal.subject = line.subject;
        row_.journal.debit = line.debit.count();
        row_.journal.credit = line.credit.count();
        row_.journal.member = line.member_id;
        add_line_.execute(true);
        if (line.account == Account::receivable) add_invoice_facts_.execute(true);
        if (line.account == Account::on_account) add_member_facts_.execute(true);
    }
}

void add_batch_row(soci::session& sql, long long seq, BatchRecord const& batch,
                   Totals const& totals) {
    auto const count = [](std::optional<int> value) {
        return Nullable(value ? std::optional<long long>(*value) : std::nullopt);
    };
    std::string const id = batch.id.text();
    std::string const received = batch.received.text();
    Nullable transactions = count(batch.control.transactions);
    Nullable items = count(batch.control.items);
    Nullable amount(count_of(batch.control.amount));
    long long const sums[] = {totals.captured.count(),          totals.posted_medical.count(),
                              totals.posted_dental.count(),     totals.on_account_medical.count(),
                              totals.on_account_dental.count(), totals.held.count()};
    sql << sql::add_batch, soci::use(seq), soci::use(id), soci::use(batch.lockbox_number),
        soci::use(batch.number), soci::use(received),
        soci::use(transactions.value, transactions.indicator),
        soci::use(items.value, items.indicator), soci::use(amount.value, amount.indicator),
        soci::use(batch.source), soci::use(batch.note), soci::use(totals.transactions),
        soci::use(totals.payments), soci::use(totals.posted_payments),
        soci::use(totals.held_payments), soci::use(totals.held_without_payment),
        soci::use(totals.amount_unknown), soci::use(sums[0]), soci::use(sums[1]),
        soci::use(sums[2]), soci::use(sums[3]), soci::use(sums[4]), soci::use(sums[5]);
}

/// Whether an act since `acts_seen` touched an invoice that this batch pays.
bool changed_since(soci::session& sql, long long batch_seq, long long acts_seen) {
    long long touched = 0;
    sql << sql::acts_on_invoices_of_batch, soci::use(acts_seen), soci::use(batch_seq),
        soci::into(touched);
    return touched != 0;
}

}  // namespace

Presentment presentment_of(Payment const& payment, BusinessDate received) {
    auto const text = [](Reading<std::string> const& reading) {
        auto const* read = read_of(reading);
        return read ? read->value : std::string();
    };
    auto const* routing = read_of(payment.routing);
    auto const* amount = read_of(payment.amount);
    auto const* date = read_of(payment.date);
    return {.item = payment.item,
            .routing = routing ? routing->value.text() : "",
            .account = text(payment.account),
            .serial = text(payment.serial),
            .money_order = payment.kind == PaymentKind::money_order,
            .fingerprint = payment.fingerprint,
            .amount = amount ? std::optional(amount->value) : std::nullopt,
            .received = received,
            .written = date ? std::optional(date->value) : std::nullopt,
            .payer = text(payment.payer_name)};
}

bool Store::commit(BatchRecord const& batch, AuditEntry const& audit,
                   std::optional<long long> acts_seen) {
    Totals totals;
    for (TransactionRecord const& transaction : batch.transactions)
        totals += totals_of(transaction.decision);
    LOCKBOX_ASSERT(totals.balances());
    LOCKBOX_ASSERT(!has_batch(batch.id));
    return guarded("enter a batch", [&] {
        soci::session& sql = state_->sql;
        Work work(sql, Work::Kind::writing);
        long long const seq = next(sql, sql::next_batch);
        add_batch_row(sql, seq, batch, totals);
        BatchWriter writer(sql, seq, batch.received);
        for (TransactionRecord const& transaction : batch.transactions)
            writer.add(transaction);
        sql << sql::add_posted_payments, soci::use(seq);
        if (acts_seen && changed_since(sql, seq, *acts_seen)) return false;
        append_audit(sql, audit);
        // What was written is read again: the books must say what the night meant.
        if (totals_in_journal(sql, seq) != totals)
            throw StoreFailure("the journal as written differs from the batch",
                               "Check the disk, then run again: the batch was not taken.");
        work.commit();
        return true;
    });
}

}  // namespace lockbox::batches
