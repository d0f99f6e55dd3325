// SPDX-License-Identifier: Apache-2.0
// fuzz_readers [--cases N] [--seed S] [--first I] [--reader NAME]
//
// Every reader of files from elsewhere (image cash letters and their pictures, BAI, EDI, CSV,
// manifests, TOML) takes any bytes: it answers, says what is wrong, and neither crashes nor hangs.
// Case I of a reader depends on seed, reader and I alone; a case that fails is named, and
// `--reader NAME --first I --cases 1` repeats it. Build the asan preset's target `fuzz_readers` to
// see what the compiler cannot.
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <sys/time.h>
#include <unistd.h>

#include <boost/program_options.hpp>
#include <chrono>
#include <csignal>
#include <iostream>

#include "tests/fuzz/damage.h"
#include "tests/fuzz/targets.h"

extern "C" void __sanitizer_set_death_callback(void (*)()) __attribute__((weak));

namespace lockbox::fuzz {
namespace {

/// Of the processor: a busy machine is no hang.
constexpr int seconds_of_case_most = 10;
constexpr std::uint64_t told_every = 250'000;

/// What is being read, for whoever reports the end of the program.
char now[160] = "nothing was read yet\n";

void tell_now() {
    static_cast<void>(!::write(STDERR_FILENO, now, std::char_traits<char>::length(now)));
}
void on_signal(int number) {
    tell_now();
    std::signal(number, SIG_DFL);
    std::raise(number);
}

/// Ends the program if it uses more of the processor from now on; never if 0.
void limit(int seconds) {
    itimerval const until{{0, 0}, {seconds, 0}};
    ::setitimer(ITIMER_PROF, &until, nullptr);
}

std::uint64_t mixed(std::uint64_t seed, std::string_view name, std::uint64_t index) {
    std::uint64_t value = seed ^ (index * 0x9E3779B97F4A7C15ULL);
    for (char const c : name)
        value = (value ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return value;
}

struct Asked {
    std::uint64_t cases = 60'000, seed = 0, first = 0;
    std::string reader;
};

/// Of one reader; how many of them were taken as right.
std::uint64_t read_cases(Target const& target, Asked const& asked, std::uint64_t count) {
    std::uint64_t right = 0;
    auto const begun = std::chrono::steady_clock::now();
    for (std::uint64_t i = asked.first; i < asked.first + count; ++i) {
        *fmt::format_to_n(now, sizeof now - 1, "seed {}, --reader '{}' --first {} --cases 1\n",
                          asked.seed, target.name, i)
             .out = '\0';
        std::mt19937_64 random(mixed(asked.seed, target.name, i));
        auto const one = [&]() -> std::string const& {
            return target.right[random() % target.right.size()];
        };
        std::string const& base = one();
        limit(seconds_of_case_most);
        right += target.read(damaged(base, one(), target.words, random)) ? 1 : 0;
        if ((i + 1) % told_every == 0)
            fmt::print("{}: {} cases\n", target.name, i + 1), std::fflush(stdout);
    }
    limit(0);
    auto const took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - begun);
    fmt::print("{:<18}{:>10} cases, {:>8} taken as right, {}\n", target.name, count, right, took);
    std::fflush(stdout);
    return right;
}

int fuzz(Asked const& asked) {
    std::string scratch = "/dev/shm/lockbox-fuzz-XXXXXX";
    if (!std::filesystem::is_directory("/dev/shm"))
        scratch = (std::filesystem::temp_directory_path() / "lockbox-fuzz-XXXXXX").string();
    if (!::mkdtemp(scratch.data())) throw std::runtime_error("no scratch folder can be made");
    std::vector<Target> all = targets(scratch);
    std::erase_if(all, [&](Target const& target) {
        return !asked.reader.empty() && asked.reader != target.name;
    });
    if (all.empty()) throw std::runtime_error("there is no such reader");
    std::uint64_t const of_each = (asked.cases + all.size() - 1) / all.size();
    fmt::print("seed {}: {} cases of each of {} readers\n", asked.seed, of_each, all.size());
    for (Target const& target : all)
        read_cases(target, asked, of_each);
    std::filesystem::remove_all(scratch);
    fmt::print("{} cases, no crash, no hang, no answer without a word\n", of_each * all.size());
    return 0;
}

}  // namespace
}  // namespace lockbox::fuzz

int main(int argc, char** argv) {
    namespace options = boost::program_options;
    lockbox::fuzz::Asked asked;
    asked.seed = 20261130;
    options::options_description known("fuzz_readers");
    known.add_options()("help", "this text")(
        "cases", options::value(&asked.cases)->default_value(asked.cases),
        "of all readers together")("seed", options::value(&asked.seed)->default_value(asked.seed),
                                   "decides every case")(
        "first", options::value(&asked.first)->default_value(0), "number of the first case")(
        "reader", options::value(&asked.reader), "this one alone");
    try {
        options::variables_map given;
        options::store(options::parse_command_line(argc, argv, known), given);
        options::notify(given);
        if (given.count("help") != 0) {
            std::cout << known;
            return 0;
        }
        for (int const number : {SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGPROF})
            std::signal(number, lockbox::fuzz::on_signal);
        if (__sanitizer_set_death_callback) __sanitizer_set_death_callback(lockbox::fuzz::tell_now);
        return lockbox::fuzz::fuzz(asked);
    } catch (std::exception const& error) {
        lockbox::fuzz::tell_now();
        std::cerr << "fuzz_readers: " << error.what() << "\n";
        return 1;
    }
}
