// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/calls.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <cstdarg>
#include <string_view>

#include "tests/faults/real_calls.h"
#include "tests/faults/unsynced.h"

namespace lockbox::faults {
namespace {

Plan plan;
Counted counts;
bool counting = false;

bool lasts(Fault fault) {
    return fault == Fault::full || fault == Fault::error_for_good || fault == Fault::read_only;
}

[[noreturn]] void end_here() {
    counting = false;
    if (plan.fault == Fault::power_cut) unsynced::undo();
    ::kill(::getpid(), SIGKILL);
    for (;;)
        ::pause();
}

/// Whether a call fails; errno says how. Ends the process where the plan says so. A torn write is
/// left to whoever writes.
bool fails(char kind) {
    if (!counting) return false;
    counts.disk += kind;
    auto const number = static_cast<long>(counts.disk.size());
    bool const now = plan.domain == Domain::disk && number == plan.at;
    bool const after = plan.domain == Domain::disk && number > plan.at && lasts(plan.fault);
    if (!now && !after) return false;
    switch (plan.fault) {
        case Fault::killed:
        case Fault::power_cut:
            end_here();
        case Fault::full:
            errno = ENOSPC;
            return now || kind == 'w' || kind == 'o' || kind == 'd' || kind == 'l';
        case Fault::error_once:
        case Fault::error_for_good:
            errno = EIO;
            return true;
        case Fault::read_only:
            errno = EROFS;
            return true;
        default:
            return false;
    }
}
bool torn_now() {
    return counting && plan.fault == Fault::torn &&
           static_cast<long>(counts.disk.size()) == plan.at;
}
bool watched() {
    return counting && plan.fault == Fault::power_cut;
}

bool is_file(int descriptor) {
    struct stat status {};
    return ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

/// Nothing, or what the database answers instead of working.
int store_answer() {
    if (!counting) return SQLITE_OK;
    ++counts.store;
    if (plan.domain != Domain::store || counts.store != plan.at) return SQLITE_OK;
    switch (plan.fault) {
        case Fault::killed:
        case Fault::power_cut:
            end_here();
        case Fault::store_full:
            return SQLITE_FULL;
        case Fault::store_error:
            return SQLITE_IOERR;
        case Fault::store_read_only:
            return SQLITE_READONLY;
        default:
            return SQLITE_OK;
    }
}

ssize_t write_at(int descriptor, void const* bytes, std::size_t count, off_t offset) {
    return real<ssize_t (*)(int, void const*, std::size_t, off_t)>("pwrite")(descriptor, bytes,
                                                                             count, offset);
}

ssize_t plain_write(int descriptor, void const* bytes, std::size_t count) {
    return real<ssize_t (*)(int, void const*, std::size_t)>("write")(descriptor, bytes, count);
}

int open_file(char const* path, int flags, mode_t mode) {
    auto const opened = real<int (*)(char const*, int, ...)>("open");
    if ((flags & (O_CREAT | O_TRUNC)) == 0) return opened(path, flags, mode);
    bool const is_there = ::access(path, F_OK) == 0;
    // A file that is there already is opened, not made.
    if (is_there && (flags & O_TRUNC) == 0) return opened(path, flags, mode);
    if (fails('o')) return -1;
    if (watched() && !is_there) unsynced::will_make(path);
    if (watched() && is_there) {
        int const file = opened(path, O_WRONLY);
        if (file >= 0) unsynced::will_cut(file, 0), ::close(file);
    }
    return opened(path, flags, mode);
}

int sync(char const* how, int descriptor) {
    if (fails('s')) return -1;
    int const result = real<int (*)(int)>(how)(descriptor);
    // SQLite syncs by fdatasync, everything else by fsync.
    bool const lied = plan.disk_lies && std::string_view(how) == "fdatasync";
    if (watched() && result == 0 && !lied) unsynced::synced(descriptor);
    return result;
}

int cut(int descriptor, off_t size) {
    if (fails('t')) return -1;
    if (watched()) unsynced::will_cut(descriptor, size);
    return real<int (*)(int, off_t)>("ftruncate")(descriptor, size);
}

ssize_t pwrite_counted(int descriptor, void const* bytes, std::size_t count, off_t offset) {
    if (fails('w')) return -1;
    if (torn_now()) write_at(descriptor, bytes, count / 2, offset), end_here();
    if (watched()) unsynced::will_write(descriptor, offset, count);
    return write_at(descriptor, bytes, count, offset);
}

}  // namespace

char const* name(Fault fault) {
    constexpr char const* names[] = {"none",        "killed",       "torn",           "power cut",
                                     "ENOSPC",      "EIO once",     "EIO for good",   "read-only",
                                     "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY"};
    return names[static_cast<std::size_t>(fault)];
}

void begin(Plan const& wanted) {
    plan = wanted;
    counts = {};
    counting = true;
    unsynced::keep_removed_in(plan.spares);
}

Counted const& counted() {
    return counts;
}

}  // namespace lockbox::faults

using namespace lockbox::faults;

extern "C" {

int open(char const* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t const mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_file(path, flags, mode);
}
int open64(char const* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t const mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open_file(path, flags, mode);
}
ssize_t write(int descriptor, void const* bytes, std::size_t count) {
    if (!is_file(descriptor)) return plain_write(descriptor, bytes, count);
    if (fails('w')) return -1;
    if (torn_now()) plain_write(descriptor, bytes, count / 2), end_here();
    if (watched()) unsynced::will_write(descriptor, ::lseek(descriptor, 0, SEEK_CUR), count);
    return plain_write(descriptor, bytes, count);
}
ssize_t writev(int descriptor, iovec const* parts, int count) {
    auto const plain = real<ssize_t (*)(int, iovec const*, int)>("writev");
    if (!is_file(descriptor)) return plain(descriptor, parts, count);
    if (fails('w')) return -1;
    if (torn_now()) plain_write(descriptor, parts[0].iov_base, parts[0].iov_len / 2), end_here();
    std::size_t bytes = 0;
    for (int i = 0; i < count; ++i)
        bytes += parts[i].iov_len;
    if (watched()) unsynced::will_write(descriptor, ::lseek(descriptor, 0, SEEK_CUR), bytes);
    return plain(descriptor, parts, count);
}
ssize_t pwrite(int descriptor, void const* bytes, std::size_t count, off_t offset) {
    return pwrite_counted(descriptor, bytes, count, offset);
}
ssize_t pwrite64(int descriptor, void const* bytes, std::size_t count, off64_t offset) {
    return pwrite_counted(descriptor, bytes, count, offset);
}
int ftruncate(int descriptor, off_t size) noexcept {
    return cut(descriptor, size);
}
int ftruncate64(int descriptor, off64_t size) noexcept {
    return cut(descriptor, size);
}
int fsync(int descriptor) {
    return sync("fsync", descriptor);
}
int fdatasync(int descriptor) {
    return sync("fdatasync", descriptor);
}
int syncfs(int descriptor) noexcept {
    if (fails('s')) return -1;
    int const result = real<int (*)(int)>("syncfs")(descriptor);
    if (watched() && result == 0) unsynced::all_synced();
    return result;
}
int rename(char const* from, char const* to) noexcept {
    if (fails('r')) return -1;
    if (watched()) unsynced::will_rename(from, to);
    return real<int (*)(char const*, char const*)>("rename")(from, to);
}
int link(char const* from, char const* to) noexcept {
    if (fails('l')) return -1;
    if (watched()) unsynced::will_make(to);
    return real<int (*)(char const*, char const*)>("link")(from, to);
}
int unlink(char const* path) noexcept {
    if (fails('u')) return -1;
    if (watched()) unsynced::will_remove(path);
    return real<int (*)(char const*)>("unlink")(path);
}
int remove(char const* path) noexcept {
    if (fails('u')) return -1;
    if (watched()) unsynced::will_remove(path);
    return real<int (*)(char const*)>("remove")(path);
}
int mkdir(char const* path, mode_t mode) noexcept {
    if (fails('d')) return -1;
    if (watched() && ::access(path, F_OK) != 0) unsynced::will_make(path);
    return real<int (*)(char const*, mode_t)>("mkdir")(path, mode);
}
int chmod(char const* path, mode_t mode) noexcept {
    if (fails('c')) return -1;
    return real<int (*)(char const*, mode_t)>("chmod")(path, mode);
}
int sqlite3_step(sqlite3_stmt* statement) {
    // One without its text is SQLite's own, as when it reads its schema: it trusts itself.
    if (sqlite3_sql(statement))
        if (int const answer = store_answer(); answer != SQLITE_OK) return answer;
    return real<int (*)(sqlite3_stmt*)>("sqlite3_step")(statement);
}
int sqlite3_prepare_v2(sqlite3* database, char const* text, int bytes, sqlite3_stmt** statement,
                       char const** rest) {
    if (int const answer = store_answer(); answer != SQLITE_OK) {
        *statement = nullptr;
        return answer;
    }
    return real<int (*)(sqlite3*, char const*, int, sqlite3_stmt**, char const**)>(
        "sqlite3_prepare_v2")(database, text, bytes, statement, rest);
}
}
