// SPDX-License-Identifier: Apache-2.0
#include "batches/export/files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace lockbox::batches {
namespace {

[[noreturn]] void fail(std::filesystem::path const& file, char const* what, int error) {
    throw DiskFailure(fmt::format("{}: {}: {}", file.string(), what, std::strerror(error)),
                      error == ENOSPC ? "Free space on the disk and run the command again."
                                      : "Check the folder and its permissions and run again.");
}

/// Owns a file descriptor and the temporary file behind it until it has been renamed.
class TemporaryFile {
public:
    explicit TemporaryFile(std::filesystem::path const& target)
        : target_(target), path_(target.string() + ".part") {
        descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        if (descriptor_ < 0) fail(path_, "cannot be written", errno);
    }
    ~TemporaryFile() {
        if (descriptor_ >= 0) ::close(descriptor_);
        if (!renamed_) ::unlink(path_.c_str());
    }
    TemporaryFile(TemporaryFile const&) = delete;
    TemporaryFile& operator=(TemporaryFile const&) = delete;

    void write(std::string_view rest) {
        while (!rest.empty()) {
            ssize_t const written = ::write(descriptor_, rest.data(), rest.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) fail(path_, "cannot be written", errno);
            rest.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    void put_in_place() {
        if (::fsync(descriptor_) != 0) fail(path_, "cannot be synced", errno);
        int const closed = ::close(descriptor_);
        descriptor_ = -1;
        if (closed != 0) fail(path_, "cannot be closed", errno);
        if (::rename(path_.c_str(), target_.c_str()) != 0)
            fail(target_, "cannot be replaced", errno);
        renamed_ = true;
    }

private:
    std::filesystem::path target_;
    std::filesystem::path path_;
    int descriptor_ = -1;
    bool renamed_ = false;
};

void sync_folder(std::filesystem::path const& folder) {
    std::filesystem::path const path = folder.empty() ? std::filesystem::path(".") : folder;
    int const descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) fail(path, "cannot be opened", errno);
    int const synced = ::fsync(descriptor);
    int const error = errno;
    ::close(descriptor);
    if (synced != 0) fail(path, "cannot be synced", error);
}

}  // namespace

tl::expected<std::vector<std::byte>, Fault> file_bytes(std::filesystem::path const& file) {
    auto const fault = [&](std::string const& what) {
        return tl::unexpected(
            Fault{file.string(), "", what, "Check the path, its permissions and its content."});
    };
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return fault(std::filesystem::exists(file, error) ? "is not a file" : "there is no file");
    auto const size = std::filesystem::file_size(file, error);
    std::ifstream input(file, std::ios::binary);
    if (error || !input) return fault("cannot be opened");
    std::vector<std::byte> bytes(static_cast<std::size_t>(size));
    // Bytes may be read as characters; the standard says so.
    input.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (input.gcount() != static_cast<std::streamsize>(bytes.size()))
        return fault("cannot be read to its end");
    return bytes;
}

void write_file(std::filesystem::path const& file, std::string_view content) {
    TemporaryFile temporary(file);
    temporary.write(content);
    temporary.put_in_place();
    sync_folder(file.parent_path());
}

void make_folder(std::filesystem::path const& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) fail(folder, "cannot be made", error.value());
    sync_folder(folder.parent_path());
}

}  // namespace lockbox::batches
