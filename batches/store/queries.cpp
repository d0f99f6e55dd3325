// SPDX-License-Identifier: Apache-2.0
// What others ask of the store: batches, decisions, papers, presentments.
#include <fmt/format.h>

#include "batches/store/acts.h"
#include "batches/store/database.h"
#include "batches/store/record_json.h"
#include "batches/store/sql.h"
#include "batches/store/stored_value.h"
#include "lockbox/assertion.h"

namespace lockbox::batches {
namespace {

struct BatchRow {
    std::string id, lockbox, number, received, source, note;
    Nullable transactions{std::nullopt}, items{std::nullopt}, amount{std::nullopt};
    Totals totals;
    long long sums[6] = {};

    BatchSummary summary() const {
        auto const count = [](Nullable const& column) {
            auto const value = column.get();
            return value ? std::optional(static_cast<int>(*value)) : std::nullopt;
        };
        Totals sum = totals;
        sum.captured = Cents::of(sums[0]);
        sum.posted_medical = Cents::of(sums[1]);
        sum.posted_dental = Cents::of(sums[2]);
        sum.on_account_medical = Cents::of(sums[3]);
        sum.on_account_dental = Cents::of(sums[4]);
        sum.held = Cents::of(sums[5]);
        return {stored<BatchId>(id),
                lockbox,
                number,
                stored<BusinessDate>(received),
                {count(transactions), count(items), cents_of(amount.get())},
                source,
                note,
                sum};
    }
};

struct DecidedRow {
    std::string item, batch, number, received, decision;
    int transaction = 0;
    int is_payment = 0;

    DecidedItem decided() const {
        return {stored<ItemId>(item),
                stored<BatchId>(batch),
                number,
                transaction,
                stored<BusinessDate>(received),
                is_payment == 1,
                parse_decision(decision)};
    }
};

struct PresentmentRow {
    std::string item, routing, account, serial, received;
    int money_order = 0;
    int returned = 0;
    long long fingerprint = 0;
    Nullable amount{std::nullopt};

    Presentment presentment() const {
        return {stored<ItemId>(item),
                routing,
                account,
                serial,
                money_order == 1,
                static_cast<std::uint64_t>(fingerprint),
                cents_of(amount.get()),
                stored<BusinessDate>(received),
                returned == 1};
    }
};

std::vector<BatchSummary> batches_where(soci::session& sql, std::string const& received,
                                        std::string const& id) {
    BatchRow row;
    int const any_day = received.empty() ? 1 : 0;
    int const any_id = id.empty() ? 1 : 0;
    Totals& t = row.totals;
    soci::statement rows =
        (sql.prepare << sql::batches, soci::use(any_day), soci::use(received), soci::use(any_id),
         soci::use(id), soci::into(row.id), soci::into(row.lockbox), soci::into(row.number),
         soci::into(row.received), soci::into(row.transactions.value, row.transactions.indicator),
         soci::into(row.items.value, row.items.indicator),
         soci::into(row.amount.value, row.amount.indicator), soci::into(row.source),
         soci::into(row.note), soci::into(t.transactions), soci::into(t.payments),
         soci::into(t.posted_payments), soci::into(t.held_payments),
         soci::into(t.held_without_payment), soci::into(t.amount_unknown), soci::into(row.sums[0]),
         soci::into(row.sums[1]), soci::into(row.sums[2]), soci::into(row.sums[3]),
         soci::into(row.sums[4]), soci::into(row.sums[5]));
    std::vector<BatchSummary> result;
    rows.execute();
    while (rows.fetch())
        result.push_back(row.summary());
    return result;
}

/// Papers of a transaction, without their pages; `seqs` are their rows.
struct Papers {
    std::vector<PaperRecord> papers;
    std::vector<long long> seqs;
};

Papers papers_of(soci::session& sql, std::string const& batch, int sequence) {
    long long seq = 0;
    std::string id;
    std::string unusable;
    soci::statement rows =
        (sql.prepare << sql::items_of_transaction, soci::use(batch), soci::use(sequence),
         soci::into(seq), soci::into(id), soci::into(unusable));
    Papers result;
    rows.execute();
    while (rows.fetch()) {
        result.papers.push_back({stored<ItemId>(id), {}, parse_fault(unusable), std::nullopt});
        result.seqs.push_back(seq);
    }
    return result;
}

std::vector<PageRecord> pages_of(soci::session& sql, long long item_seq) {
    std::string picture;
    std::string readings;
    soci::statement rows = (sql.prepare << sql::pages_of_item, soci::use(item_seq),
                            soci::into(picture), soci::into(readings));
    std::vector<PageRecord> pages;
    rows.execute();
    while (rows.fetch())
        pages.push_back({picture, parse_readings(readings)});
    return pages;
}

TransactionDecision decision_of(soci::session& sql, std::string const& batch, int sequence) {
    std::string item;
    std::string text;
    int is_payment = 0;
    soci::statement rows =
        (sql.prepare << sql::decisions_of_transaction, soci::use(batch), soci::use(sequence),
         soci::into(item), soci::into(is_payment), soci::into(text));
    TransactionDecision decision;
    rows.execute();
    while (rows.fetch()) {
        Decision one = parse_decision(text);
        if (is_payment == 1)
            decision.payments.push_back({stored<ItemId>(item), std::move(one)});
        else if (auto* held = std::get_if<Held>(&one))
            decision.without_payment = std::move(*held);
        else
            throw damaged_store("a posting without a payment");
    }
    return decision;
}

}  // namespace

bool Store::has_batch(BatchId const& batch) {
    return guarded("look up a batch", [&] {
        int count = 0;
        state_->sql << sql::batch_exists, soci::use(batch.text()), soci::into(count);
        return count != 0;
    });
}

std::vector<BatchSummary> Store::batches(std::optional<BusinessDate> received) {
    return guarded("list the batches", [&] {
        return batches_where(state_->sql, received ? received->text() : "", "");
    });
}

std::optional<BatchSummary> Store::batch(BatchId const& batch) {
    return guarded("read a batch", [&]() -> std::optional<BatchSummary> {
        auto found = batches_where(state_->sql, "", batch.text());
        return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
    });
}

std::vector<BusinessDate> Store::received_dates() {
    return guarded("list the dates", [&] {
        std::string day;
        soci::statement rows = (state_->sql.prepare << sql::received_dates, soci::into(day));
        std::vector<BusinessDate> result;
        rows.execute();
        while (rows.fetch())
            result.push_back(stored<BusinessDate>(day));
        return result;
    });
}

void Store::for_each_decided(Which which, std::optional<BusinessDate> received,
                             std::function<void(DecidedItem const&)> const& visit) {
    guarded("read the decisions", [&] {
        DecidedRow row;
        int const any_day = received ? 0 : 1;
        std::string const day = received ? received->text() : "";
        int const any_outcome = which == Which::all ? 1 : 0;
        std::string const outcome = which == Which::posted ? "posted" : "held";
        soci::statement rows =
            (state_->sql.prepare << sql::decided, soci::use(any_day), soci::use(day),
             soci::use(any_outcome), soci::use(outcome), soci::into(row.item),
             soci::into(row.batch), soci::into(row.number), soci::into(row.transaction),
             soci::into(row.received), soci::into(row.is_payment), soci::into(row.decision));
        rows.execute();
        while (rows.fetch())
            visit(row.decided());
    });
}

std::optional<DecidedItem> decided_in_night(soci::session& sql, ItemId const& item) {
    DecidedRow row;
    sql << sql::decided_item, soci::use(item.text()), soci::into(row.item), soci::into(row.batch),
        soci::into(row.number), soci::into(row.transaction), soci::into(row.received),
        soci::into(row.is_payment), soci::into(row.decision);
    if (!sql.got_data()) return std::nullopt;
    return row.decided();
}

std::optional<DecidedItem> Store::decided(ItemId const& item) {
    return guarded("read a decision", [&] { return decided_in_night(state_->sql, item); });
}

std::vector<ItemId> Store::items_beginning_with(std::string const& digits, std::size_t limit) {
    LOCKBOX_ASSERT(!digits.empty());
    return guarded("look up items", [&] {
        std::string last = digits;
        ++last.back();  // the first text that no longer begins with the digits
        auto const most = static_cast<long long>(limit);
        std::string id;
        soci::statement rows = (state_->sql.prepare << sql::items_between, soci::use(digits),
                                soci::use(last), soci::use(most), soci::into(id));
        std::vector<ItemId> result;
        rows.execute();
        while (rows.fetch())
            result.push_back(stored<ItemId>(id));
        return result;
    });
}

std::vector<PageRecord> Store::pages_of(ItemId const& item) {
    return guarded("read an item's pages", [&]() -> std::vector<PageRecord> {
        long long seq = 0;
        state_->sql << sql::item_seq, soci::use(item.text()), soci::into(seq);
        if (!state_->sql.got_data()) return {};
        return batches::pages_of(state_->sql, seq);
    });
}

void Store::for_each_page(BusinessDate received,
                          std::function<void(PageReadings const&)> const& visit) {
    guarded("read the pages of a day", [&] {
        std::string const day = received.text();
        std::string readings;
        soci::statement rows =
            (state_->sql.prepare << sql::readings_of_day, soci::use(day), soci::into(readings));
        rows.execute();
        while (rows.fetch())
            visit(parse_readings(readings));
    });
}

std::optional<TransactionRecord> Store::transaction(BatchId const& batch, int sequence) {
    return guarded("read a transaction", [&]() -> std::optional<TransactionRecord> {
        Papers found = papers_of(state_->sql, batch.text(), sequence);
        if (found.papers.empty()) return std::nullopt;
        for (std::size_t i = 0; i < found.papers.size(); ++i)
            found.papers[i].pages = batches::pages_of(state_->sql, found.seqs[i]);
        return TransactionRecord{sequence, std::move(found.papers),
                                 decision_of(state_->sql, batch.text(), sequence)};
    });
}

std::vector<Presentment> Store::presented_with(Presentment const& payment) {
    return guarded("look up earlier presentments", [&] {
        PresentmentRow row;
        int const money_order = payment.money_order ? 1 : 0;
        soci::statement rows =
            (state_->sql.prepare << sql::presented_with, soci::use(payment.serial),
             soci::use(payment.routing), soci::use(payment.account), soci::use(money_order),
             soci::into(row.item), soci::into(row.routing), soci::into(row.account),
             soci::into(row.serial), soci::into(row.money_order), soci::into(row.fingerprint),
             soci::into(row.amount.value, row.amount.indicator), soci::into(row.received),
             soci::into(row.returned));
        std::vector<Presentment> result;
        rows.execute();
        while (rows.fetch())
            result.push_back(row.presentment());
        return result;
    });
}

void Store::for_each_presentment(BusinessDate since,
                                 std::function<void(Presentment const&)> const& visit) {
    guarded("read earlier presentments", [&] {
        PresentmentRow row;
        std::string const day = since.text();
        soci::statement rows =
            (state_->sql.prepare << sql::presentments_since, soci::use(day), soci::into(row.item),
             soci::into(row.routing), soci::into(row.account), soci::into(row.serial),
             soci::into(row.money_order), soci::into(row.fingerprint),
             soci::into(row.amount.value, row.amount.indicator), soci::into(row.received),
             soci::into(row.returned));
        rows.execute();
        while (rows.fetch())
            visit(row.presentment());
    });
}

void Store::for_each_payer(BusinessDate since, BusinessDate before,
                           std::function<void(Payer const&)> const& visit) {
    guarded("read earlier payers", [&] {
        std::string const first = since.text();
        std::string const end = before.text();
        std::string routing, account, member;
        soci::statement rows =
            (state_->sql.prepare << sql::payers, soci::use(first), soci::use(end),
             soci::into(routing), soci::into(account), soci::into(member));
        rows.execute();
        while (rows.fetch())
            visit({routing, account, stored<MemberId>(member)});
    });
}

}  // namespace lockbox::batches
