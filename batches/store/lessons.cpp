// SPDX-License-Identifier: Apache-2.0
// What people taught, who put it in force, who took it back.
#include <fmt/format.h>

#include <algorithm>

#include "batches/content_hash.h"
#include "batches/store/acts_sql.h"
#include "batches/store/database.h"
#include "batches/store/desk_sql.h"
#include "batches/store/stored_value.h"
#include "lockbox/carrier.h"

namespace lockbox::batches {
namespace {

using Standing = Lesson::Standing;

std::string utc_now(soci::session& sql) {
    std::string now;
    sql << sql::utc_now, soci::into(now);
    return now;
}

Standing standing_of(int accepted) {
    if (accepted < 0) return Standing::proposed;
    return accepted == 1 ? Standing::in_force : Standing::revoked;
}

std::vector<Lesson> lessons_in(soci::session& sql) {
    int number = 0, accepted = 0;
    std::string said, means, when, who, decided_by;
    soci::statement rows =
        (sql.prepare << sql::lessons, soci::into(number), soci::into(said), soci::into(means),
         soci::into(when), soci::into(who), soci::into(accepted), soci::into(decided_by));
    std::vector<Lesson> lessons;
    rows.execute();
    while (rows.fetch())
        lessons.push_back({number, said, means, who, when, standing_of(accepted), decided_by});
    return lessons;
}

/// Of two lessons that say the same: a carrier's name means one carrier, but a payer may pay for
/// several members.
bool excludes(std::string const& means, std::string const& other) {
    bool const about_member = MemberId::parse(means).has_value();
    if (about_member || MemberId::parse(other)) return means == other;
    return true;
}

/// What was written on paper stays out of the chain; its hash is there.
std::string content_of(std::string const& said, std::string const& means) {
    constexpr std::size_t digits = 32;
    return "content " + ContentHash().part(said).part(means).hex(digits);
}

}  // namespace

std::optional<int> Store::propose_lesson(ItemId const& item, std::string const& said,
                                         std::string const& means, std::string const& who) {
    return guarded("enter a lesson", [&]() -> std::optional<int> {
        soci::session& sql = state_->sql;
        Work work(sql, Work::Kind::writing);
        long long item_seq = 0, batch_seq = 0;
        std::string const id = item.text();
        sql << sql::item_and_batch, soci::use(id), soci::into(item_seq), soci::into(batch_seq);
        if (!sql.got_data()) return std::nullopt;
        auto const there = lessons_in(sql);
        bool const is_there = std::any_of(there.begin(), there.end(), [&](Lesson const& one) {
            return one.standing != Standing::revoked && folded(one.said) == folded(said) &&
                   excludes(one.means, means);
        });
        if (is_there) return std::nullopt;
        std::string const now = utc_now(sql);
        sql << sql::add_lesson, soci::use(item_seq), soci::use(said), soci::use(means),
            soci::use(now), soci::use(who);
        int number = 0;
        sql << sql::last_lesson, soci::into(number);
        append_audit(sql, {who, "propose-lesson", fmt::format("lesson {}", number),
                           content_of(said, means)});
        work.commit();
        return number;
    });
}

std::vector<Lesson> Store::lessons() {
    return guarded("read the lessons", [&] { return lessons_in(state_->sql); });
}

bool Store::decide_lesson(int number, LessonChange change, std::string const& who) {
    return guarded("decide a lesson", [&] {
        soci::session& sql = state_->sql;
        Work work(sql, Work::Kind::writing);
        bool const accepts = change == LessonChange::accept;
        for (Lesson const& lesson : lessons_in(sql)) {
            if (lesson.number != number) continue;
            if (accepts && (lesson.standing != Standing::proposed || lesson.who == who))
                return false;
            if (!accepts && lesson.standing == Standing::revoked) return false;
            std::string const now = utc_now(sql);
            int const accepted = accepts ? 1 : 0;
            sql << sql::decide_lesson, soci::use(number), soci::use(accepted), soci::use(now),
                soci::use(who);
            append_audit(sql,
                         {who, accepts ? "accept-lesson" : "revoke-lesson",
                          fmt::format("lesson {}", number), content_of(lesson.said, lesson.means)});
            work.commit();
            return true;
        }
        return false;
    });
}

}  // namespace lockbox::batches
