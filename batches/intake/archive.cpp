// SPDX-License-Identifier: Apache-2.0
// From the inbox to the archive.
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

#include "batches/intake/intake.h"

namespace lockbox::batches {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(fs::path const& path, char const* what, int error) {
    throw DiskFailure(fmt::format("{}: {}: {}", path.string(), what, std::strerror(error)),
                      error == ENOSPC
                          ? "Free space on the disk, then run again: the batch is in the books."
                          : "Check the disk and the permissions, then run again.");
}

/// Syncs a folder, or the whole file system that it lies on.
void sync(fs::path const& folder, int (*how)(int)) {
    int const descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) fail(folder, "cannot be opened", errno);
    int const synced = how(descriptor);
    int const error = errno;
    ::close(descriptor);
    if (synced != 0) fail(folder, "cannot be synced", error);
}

void rename_durably(fs::path const& from, fs::path const& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) fail(from, "cannot be moved", errno);
    sync(to.parent_path(), ::fsync);
    sync(from.parent_path(), ::fsync);
}

/// Puts the pictures of an image cash letter, and a second name of the letter itself, into a
/// folder.
void unpack(ScanBatch const& batch, fs::path const& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) fail(folder, "cannot be made", error.value());
    for (std::size_t i = 0; i < batch.pictures.size(); ++i) {
        auto const bytes = bytes_of(batch, i);
        fs::path const file = folder / batch.pictures[i].name;
        std::ofstream output(file, std::ios::binary | std::ios::trunc);
        // Bytes may be written as characters; the standard says so.
        output.write(reinterpret_cast<char const*>(bytes.data()),
                     static_cast<std::streamsize>(bytes.size()));
        output.close();
        if (!output) fail(file, "cannot be written", errno);
    }
    fs::path const letter = folder / batch.source.filename();
    if (::link(batch.source.c_str(), letter.c_str()) != 0 && errno != EEXIST)
        fail(batch.source, "cannot be put into the archive", errno);
    sync(folder, ::syncfs);
}

/// Scans show what nothing else may show: they are their owner's alone, besides lying in a folder
/// that is. Files that another user delivered cannot be changed; the folder guards them.
void make_private(fs::path const& path) {
    mode_t const mode = fs::is_directory(path) ? 0700 : 0600;
    if (::chmod(path.c_str(), mode) != 0 && errno != EPERM)
        fail(path, "cannot be made private", errno);
}

void make_all_private(fs::path const& folder) {
    for (auto const& entry : fs::recursive_directory_iterator(folder))
        if (!entry.is_symlink()) make_private(entry.path());
    make_private(folder);
}

fs::path place_of(ScanBatch const& batch, fs::path const& archive) {
    return archive / batch.id.text();
}

/// True if the letter in the inbox is the very file that the archive has under its other name.
bool only_the_inbox_name_is_left(ScanBatch const& batch, fs::path const& archive) {
    std::error_code error;
    return fs::equivalent(batch.source, place_of(batch, archive) / batch.source.filename(), error);
}

}  // namespace

bool was_delivered_before(ScanBatch const& batch, fs::path const& archive) {
    return fs::exists(place_of(batch, archive)) && !only_the_inbox_name_is_left(batch, archive);
}

void move_to_archive(ScanBatch const& batch, fs::path const& archive) {
    fs::path const place = place_of(batch, archive);
    if (fs::is_directory(batch.source)) {
        make_all_private(batch.source);
        rename_durably(batch.source, place);
        return;
    }
    if (!fs::exists(place)) {
        fs::path const unfinished = archive / ("." + batch.id.text() + ".part");
        unpack(batch, unfinished);
        make_all_private(unfinished);
        rename_durably(unfinished, place);
    }
    if (::unlink(batch.source.c_str()) != 0) fail(batch.source, "cannot be moved", errno);
    sync(batch.source.parent_path(), ::fsync);
}

}  // namespace lockbox::batches
