// SPDX-License-Identifier: Apache-2.0
// The `lockbox` program. Here alone a failure of the world becomes an exit status.
#include <fmt/format.h>
#include <malloc.h>
#include <tbb/global_control.h>

#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "batches/cli/command_line.h"
#include "lockbox/failure.h"

namespace {

/// Waits for oneTBB's threads at the end of the program: left to themselves they may still run when
/// the library takes down what they look at, and the program then ends by a signal, all work done.
class ThreadsEndFirst {
public:
    ThreadsEndFirst() = default;
    ThreadsEndFirst(ThreadsEndFirst const&) = delete;
    ThreadsEndFirst& operator=(ThreadsEndFirst const&) = delete;
    ~ThreadsEndFirst() { tbb::finalize(scheduler_, std::nothrow); }

private:
    tbb::task_scheduler_handle scheduler_{tbb::attach{}};
};

/// Pages come and go by the megabyte. Left to itself the C library gives their memory back to the
/// system and asks for it again: a fiftieth of a night's processor time.
void keep_memory_of_pages() {
    constexpr int one_piece_bytes = 64 << 20;  // larger ones come from the system
    constexpr int kept_bytes = 256 << 20;
    mallopt(M_MMAP_THRESHOLD, one_piece_bytes);
    mallopt(M_TRIM_THRESHOLD, kept_bytes);
}

}  // namespace

int main(int argc, char** argv) {
    using lockbox::ExitStatus;
    keep_memory_of_pages();
    ThreadsEndFirst const threads;
    try {
        std::vector<std::string> const words(argv + 1, argv + argc);
        ExitStatus const status = lockbox::batches::run_command_line(words);
        if (std::fflush(stdout) == 0) return static_cast<int>(status);
        fmt::print(stderr, "lockbox: standard output cannot be written. Remedy: free its disk.\n");
    } catch (lockbox::WorldFailure const& failure) {
        fmt::print(stderr, "lockbox: {} Remedy: {}\n", failure.what(), failure.remedy());
    } catch (std::exception const& error) {
        fmt::print(stderr, "lockbox: {} Remedy: see to the machine and run again.\n", error.what());
    }
    return static_cast<int>(ExitStatus::world_failed);
}
