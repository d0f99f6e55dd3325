// SPDX-License-Identifier: Apache-2.0
// What is held when, and giving up pictures and readings of days long past.
#include "batches/store/retention.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "batches/store/database.h"
#include "batches/store/record_json.h"
#include "batches/store/retention_sql.h"
#include "batches/store/stored_value.h"

namespace lockbox::batches {
namespace {

std::vector<BusinessDate> days(soci::session& sql, char const* statement) {
    std::string day;
    soci::statement rows = (sql.prepare << statement, soci::into(day));
    std::vector<BusinessDate> all;
    rows.execute();
    while (rows.fetch())
        all.push_back(stored<BusinessDate>(day));
    return all;
}

long long last_batch_until(soci::session& sql, std::string const& day) {
    long long last = 0;
    sql << sql::last_batch_until, soci::use(day), soci::use(day), soci::into(last);
    return last;
}

}  // namespace

std::vector<HeldSums> Store::held_at_end_of(BusinessDate day) {
    return guarded("add up what is held", [&] {
        Work work(state_->sql, Work::Kind::reading);
        std::string const date = day.text();
        long long const last = last_batch_until(state_->sql, date);
        std::string reason, received;
        int items = 0, unknown = 0;
        long long amount = 0;
        soci::statement rows =
            (state_->sql.prepare << sql::held_at_end_of, soci::use(date), soci::use(date),
             soci::use(date), soci::use(last), soci::into(reason), soci::into(received),
             soci::into(items), soci::into(unknown), soci::into(amount));
        std::vector<HeldSums> sums;
        rows.execute();
        while (rows.fetch())
            sums.push_back({present(parse_hold_reason(reason)), stored<BusinessDate>(received),
                            items, unknown, Cents::of(amount)});
        return sums;
    });
}

AllNights Store::all_nights() {
    return guarded("add up the nights", [&] {
        Work work(state_->sql, Work::Kind::reading);
        AllNights all;
        std::string book, reason;
        int count = 0, unknown = 0;
        long long amount = 0;
        soci::statement posted =
            (state_->sql.prepare << sql::posted_payments, soci::into(book), soci::into(count));
        posted.execute();
        while (posted.fetch())
            all.posted_payments[static_cast<std::size_t>(present(parse_ledger(book)))] = count;
        soci::statement held = (state_->sql.prepare << sql::held_for, soci::into(reason),
                                soci::into(count), soci::into(unknown), soci::into(amount));
        held.execute();
        while (held.fetch())
            all.held.push_back(
                {present(parse_hold_reason(reason)), count, unknown, Cents::of(amount)});
        return all;
    });
}

std::vector<NightMoney> Store::nights_until(BusinessDate day, int count) {
    return guarded("add up the latest nights", [&] {
        Work work(state_->sql, Work::Kind::reading);
        std::string const date = day.text();
        long long const last = last_batch_until(state_->sql, date);
        std::string received;
        long long medical = 0, dental = 0, held = 0;
        soci::statement rows = (state_->sql.prepare << sql::nights_until, soci::use(date),
                                soci::use(last), soci::use(count), soci::into(received),
                                soci::into(medical), soci::into(dental), soci::into(held));
        std::vector<NightMoney> nights;
        rows.execute();
        while (rows.fetch())
            nights.push_back({stored<BusinessDate>(received), Cents::of(medical), Cents::of(dental),
                              Cents::of(held)});
        std::reverse(nights.begin(), nights.end());
        return nights;
    });
}

std::vector<KeptDay> Store::kept_days(BusinessDate before) {
    std::map<BusinessDate, int> held;
    for_each_held_now([&](DecidedItem const& item) { ++held[item.received]; });
    return guarded("list what is kept", [&] {
        std::string const date = before.text();
        std::string day, touched;
        int batches = 0, pages = 0;
        soci::statement rows =
            (state_->sql.prepare << sql::kept_days, soci::use(date), soci::into(day),
             soci::into(batches), soci::into(pages), soci::into(touched));
        std::vector<KeptDay> all;
        rows.execute();
        while (rows.fetch()) {
            BusinessDate const received = stored<BusinessDate>(day);
            auto const waiting = held.find(received);
            all.push_back({received, batches, pages, waiting == held.end() ? 0 : waiting->second,
                           stored<BusinessDate>(touched)});
        }
        return all;
    });
}

std::vector<BusinessDate> Store::purged_days() {
    return guarded("list what was purged", [&] { return days(state_->sql, sql::purged_days); });
}

void Store::purge(BusinessDate day, std::string const& why) {
    guarded("purge a day", [&] {
        std::string const date = day.text();
        std::string const empty = readings_text(PageReadings());
        Work work(state_->sql, Work::Kind::writing);
        int pages = 0;
        state_->sql << sql::pages_of_day, soci::use(date), soci::into(pages);
        state_->sql << sql::empty_pages, soci::use(empty), soci::use(date);
        state_->sql << sql::delete_presentments, soci::use(date);
        append_audit(state_->sql, {operating_system_user(), "purge", date,
                                   fmt::format("{} pages; {}", pages, why)});
        state_->sql << sql::add_purge, soci::use(date), soci::use(pages);
        work.commit();
        int busy = 0, log = 0, moved = 0;
        state_->sql << sql::empty_log, soci::into(busy), soci::into(log), soci::into(moved);
    });
}

void verify_purges(soci::session& sql, std::vector<std::string>& wrong) {
    std::string batch;
    soci::statement counts = (sql.prepare << sql::wrong_posted_payments, soci::into(batch));
    counts.execute();
    while (counts.fetch())
        wrong.push_back(fmt::format("Batch {} states another number of posted payments.", batch));
    for (BusinessDate const day : days(sql, sql::purges_without_audit))
        wrong.push_back(fmt::format("The purge of {} is not in the audit log.", day.text()));
    for (BusinessDate const day : days(sql, sql::audit_without_purge))
        wrong.push_back(
            fmt::format("The audit log has a purge of {} that the books have not.", day.text()));
}

}  // namespace lockbox::batches
