// SPDX-License-Identifier: Apache-2.0
// What was handed out: the hashes of the files of each day, held by the audit chain.
#include "batches/store/releases.h"

#include <fmt/format.h>

#include "batches/content_hash.h"
#include "batches/store/database.h"
#include "batches/store/releases_sql.h"
#include "batches/store/stored_value.h"

namespace lockbox::batches {
namespace {

std::vector<ReleasedFile> files_of(soci::session& sql, long long release) {
    ReleasedFile file;
    std::vector<ReleasedFile> files;
    soci::statement rows = (sql.prepare << sql::released_files, soci::use(release),
                            soci::into(file.name), soci::into(file.hash));
    rows.execute();
    while (rows.fetch())
        files.push_back(file);
    return files;
}

/// `after a run; 12 files, <hash>`.
std::string stated(Release const& release) {
    return fmt::format("{} files, {}", release.files.size(), release.hash());
}

void add(soci::session& sql, Release const& release) {
    std::string const day = release.day.text();
    sql << sql::add_release, soci::use(day);
    long long seq = 0, position = 0;
    sql << sql::last_release, soci::into(seq);
    for (ReleasedFile const& file : release.files) {
        ++position;
        sql << sql::add_released_file, soci::use(seq), soci::use(position), soci::use(file.name),
            soci::use(file.hash);
    }
}

}  // namespace

std::string Release::hash() const {
    ContentHash hash;
    hash.part("release").part(day.text());
    for (ReleasedFile const& file : files)
        hash.part(file.name).part(file.hash);
    return hash.hex(64);
}

void Store::record_release(Release const& release, std::string const& why) {
    guarded("record what was released", [&] {
        Work work(state_->sql, Work::Kind::writing);
        append_audit(state_->sql, {operating_system_user(), "export", release.day.text(),
                                   why + "; " + stated(release)});
        add(state_->sql, release);
        work.commit();
    });
}

std::optional<Release> Store::released(BusinessDate day) {
    return guarded("read what was released", [&]() -> std::optional<Release> {
        std::string const date = day.text();
        long long seq = 0;
        state_->sql << sql::release_of_day, soci::use(date), soci::into(seq);
        if (seq == 0) return std::nullopt;
        return Release{day, files_of(state_->sql, seq)};
    });
}

void verify_releases(soci::session& sql, std::vector<std::string>& wrong) {
    struct Row {
        long long seq = 0;
        std::string day, what, detail;
    } row;
    std::vector<Row> all;
    soci::statement rows = (sql.prepare << sql::releases_with_audit, soci::into(row.seq),
                            soci::into(row.day), soci::into(row.what), soci::into(row.detail));
    rows.execute();
    while (rows.fetch())
        all.push_back(row);
    for (Row const& one : all) {
        Release const release{stored<BusinessDate>(one.day), files_of(sql, one.seq)};
        if (one.what != one.day || !one.detail.ends_with("; " + stated(release)))
            wrong.push_back(fmt::format(
                "Release {} of {} is not what the audit log says was released.", one.seq, one.day));
    }
    long long seq = 0;
    soci::statement lost = (sql.prepare << sql::audit_without_release, soci::into(seq));
    lost.execute();
    while (lost.fetch())
        wrong.push_back(fmt::format("The release of row {} of the audit log is missing.", seq));
}

}  // namespace lockbox::batches
