// SPDX-License-Identifier: Apache-2.0
// Loaded before the C library: counts the calls that change what is on the disk, and kills the
// program just before the one whose number KILL_AT_CALL states, as a power failure would.
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace {

std::atomic<long>& calls() {
    static std::atomic<long> count{0};
    return count;
}

void count_call() {
    static long const fatal = [] {
        char const* stated = std::getenv("KILL_AT_CALL");
        return stated ? std::atol(stated) : 0;
    }();
    if (++calls() == fatal) ::kill(::getpid(), SIGKILL);
}

template <class Function>
Function next(char const* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

/// How many calls a whole run makes, for the test that chooses among them.
struct AtEnd {
    ~AtEnd() {
        char const* file = std::getenv("COUNT_CALLS_INTO");
        if (!file) return;
        if (std::FILE* out = std::fopen(file, "w")) {
            std::fprintf(out, "%ld\n", calls().load());
            std::fclose(out);
        }
    }
} const at_end;

}  // namespace

extern "C" {

int fsync(int descriptor) {
    count_call();
    return next<int (*)(int)>("fsync")(descriptor);
}
int fdatasync(int descriptor) {
    count_call();
    return next<int (*)(int)>("fdatasync")(descriptor);
}
int rename(char const* from, char const* to) {
    count_call();
    return next<int (*)(char const*, char const*)>("rename")(from, to);
}
int unlink(char const* path) {
    count_call();
    return next<int (*)(char const*)>("unlink")(path);
}
int link(char const* from, char const* to) {
    count_call();
    return next<int (*)(char const*, char const*)>("link")(from, to);
}
ssize_t pwrite64(int descriptor, void const* bytes, std::size_t count, off64_t offset) {
    count_call();
    return next<ssize_t (*)(int, void const*, std::size_t, off64_t)>("pwrite64")(descriptor, bytes,
                                                                                 count, offset);
}
}
