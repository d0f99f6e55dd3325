// SPDX-License-Identifier: Apache-2.0
#include "batches/intake/scan_files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>

namespace lockbox::batches {
namespace {

[[noreturn]] void fail(std::filesystem::path const& file, char const* what) {
    throw DiskFailure(fmt::format("{}: {}: {}", file.string(), what, std::strerror(errno)),
                      "Check the disk and the permissions, then run again.");
}

class Descriptor {
public:
    explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
    ~Descriptor() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    int get() const { return descriptor_; }

private:
    int descriptor_;
};

BusinessDate local_day(std::time_t when) {
    std::tm day{};
    localtime_r(&when, &day);
    auto const date = BusinessDate::of(day.tm_year + 1900, static_cast<unsigned>(day.tm_mon + 1),
                                       static_cast<unsigned>(day.tm_mday));
    return date.value_or(*BusinessDate::of(1970, 1, 1));
}

/// Reads to the end, hashing; keeps the bytes if asked to.
void read_all(Descriptor const& input, std::filesystem::path const& path, bool keep,
              ScanFile& file) {
    crypto_generichash_state hash;
    crypto_generichash_init(&hash, nullptr, 0, file.hash.size());
    std::vector<std::byte> chunk(1U << 18);
    for (;;) {
        ssize_t const count = ::read(input.get(), chunk.data(), chunk.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail(path, "cannot be read");
        if (count == 0) break;
        auto const got = static_cast<std::size_t>(count);
        crypto_generichash_update(
            &hash, static_cast<unsigned char const*>(static_cast<void const*>(chunk.data())), got);
        file.size += got;
        if (keep)
            file.bytes.insert(file.bytes.end(), chunk.begin(),
                              chunk.begin() + static_cast<std::ptrdiff_t>(got));
    }
    crypto_generichash_final(&hash, file.hash.data(), file.hash.size());
}

}  // namespace

Fault batch_fault(std::string const& file, std::string const& place, std::string const& what) {
    return {file, place, what,
            "Nothing of this batch was taken; correct it, or deliver it again, and run again."};
}

std::vector<std::string> names_in(std::filesystem::path const& folder) {
    std::error_code error;
    std::vector<std::string> names;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error))
        names.push_back(entry->path().filename().string());
    if (error)
        throw DiskFailure(fmt::format("{}: cannot be listed: {}", folder.string(), error.message()),
                          "Check that the folder exists and may be read, then run again.");
    std::sort(names.begin(), names.end());
    return names;
}

tl::expected<ScanFile, Fault> read_scan_file(std::filesystem::path const& path,
                                             std::uint64_t keep_up_to) {
    // Without O_NONBLOCK the opening of a pipe would wait for ever.
    Descriptor const input(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (input.get() < 0 && (errno == ENOENT || errno == ENOTDIR))
        return tl::unexpected(batch_fault(path.string(), "", "there is no such file"));
    if (input.get() < 0 && errno == ELOOP)
        return tl::unexpected(batch_fault(path.string(), "", "is a link, not a file"));
    if (input.get() < 0) fail(path, "cannot be opened");
    struct stat status {};
    if (::fstat(input.get(), &status) != 0) fail(path, "cannot be examined");
    if (!S_ISREG(status.st_mode))
        return tl::unexpected(batch_fault(path.string(), "", "is not a regular file"));
    ScanFile file{{}, {}, 0, local_day(status.st_mtime)};
    bool const keep = static_cast<std::uint64_t>(status.st_size) <= keep_up_to;
    if (keep) file.bytes.reserve(static_cast<std::size_t>(status.st_size));
    read_all(input, path, keep, file);
    // A medium that cannot be written to cannot lose the file either.
    if (::fsync(input.get()) != 0 && errno != EINVAL && errno != EROFS)
        fail(path, "cannot be synced");
    return file;
}

}  // namespace lockbox::batches
