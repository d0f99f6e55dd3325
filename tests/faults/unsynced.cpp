// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/unsynced.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <utility>
#include <vector>

#include "tests/faults/real_calls.h"

namespace lockbox::faults::unsynced {
namespace {

namespace fs = std::filesystem;

using Inode = std::pair<dev_t, ino_t>;

/// One change: of the bytes of a file, or of the names in up to two folders.
struct Change {
    std::vector<Inode> synced_with;
    std::function<void()> undo;
};
std::vector<Change>& changes() {
    static std::vector<Change> all;
    return all;
}

Inode inode_of(int descriptor) {
    struct stat status {};
    ::fstat(descriptor, &status);
    return {status.st_dev, status.st_ino};
}
Inode inode_of(fs::path const& path) {
    struct stat status {};
    ::stat(path.c_str(), &status);
    return {status.st_dev, status.st_ino};
}
fs::path folder_of(std::string const& path) {
    fs::path const folder = fs::path(path).parent_path();
    return folder.empty() ? fs::path(".") : folder;
}

/// The open file under any of its names, for as long as the process lives.
std::string name_of(int descriptor) {
    return "/proc/self/fd/" + std::to_string(::dup(descriptor));
}

std::string& spare_folder() {
    static std::string folder;
    return folder;
}
/// Another name of a file, under which it outlives its removal until the change is undone.
std::string spare_name() {
    static int number = 0;
    return spare_folder() + "/" + std::to_string(::getpid()) + "-" + std::to_string(++number);
}

int real_link(std::string const& from, std::string const& to) {
    return real<int (*)(char const*, char const*)>("link")(from.c_str(), to.c_str());
}
int real_rename(std::string const& from, std::string const& to) {
    return real<int (*)(char const*, char const*)>("rename")(from.c_str(), to.c_str());
}
int real_unlink(std::string const& path) {
    return real<int (*)(char const*)>("unlink")(path.c_str());
}

}  // namespace

void keep_removed_in(std::string const& folder) {
    spare_folder() = folder;
}

void will_write(int descriptor, off_t offset, std::size_t bytes) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) return;
    std::string const path = name_of(descriptor);
    std::string old(bytes, '\0');
    int const reader = real<int (*)(char const*, int, ...)>("open")(path.c_str(), O_RDONLY);
    ssize_t const got = reader < 0 ? 0 : ::pread(reader, old.data(), bytes, offset);
    if (reader >= 0) ::close(reader);
    old.resize(static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    changes().push_back(
        {{inode_of(descriptor)}, [path, old, offset, size = status.st_size] {
             int const file = real<int (*)(char const*, int, ...)>("open")(path.c_str(), O_WRONLY);
             if (file < 0) return;
             static_cast<void>(!real<ssize_t (*)(int, void const*, std::size_t, off_t)>("pwrite")(
                 file, old.data(), old.size(), offset));
             static_cast<void>(!real<int (*)(int, off_t)>("ftruncate")(file, size));
             ::close(file);
         }});
}

void will_cut(int descriptor, off_t size) {
    struct stat status {};
    if (::fstat(descriptor, &status) != 0 || status.st_size <= size) return;
    will_write(descriptor, size, static_cast<std::size_t>(status.st_size - size));
}

void will_make(std::string const& path) {
    changes().push_back({{inode_of(folder_of(path))}, [path] {
                             std::error_code error;
                             fs::is_directory(path)
                                 ? fs::remove_all(path, error)
                                 : static_cast<std::uintmax_t>(real_unlink(path));
                         }});
}

void will_remove(std::string const& path) {
    std::string const spare = spare_name();
    if (real_link(path, spare) != 0) return;
    changes().push_back({{inode_of(folder_of(path))}, [path, spare] { real_rename(spare, path); }});
}

void will_rename(std::string const& from, std::string const& to) {
    std::string const spare = spare_name();
    bool const replaces = real_link(to, spare) == 0;
    changes().push_back(
        {{inode_of(folder_of(to)), inode_of(folder_of(from))}, [from, to, spare, replaces] {
             real_rename(to, from);
             if (replaces) real_rename(spare, to);
         }});
}

void synced(int descriptor) {
    Inode const inode = inode_of(descriptor);
    for (Change& change : changes())
        std::erase(change.synced_with, inode);
    std::erase_if(changes(), [](Change const& change) { return change.synced_with.empty(); });
}

void all_synced() {
    changes().clear();
}

void undo() {
    for (auto change = changes().rbegin(); change != changes().rend(); ++change)
        change->undo();
    changes().clear();
}

}  // namespace lockbox::faults::unsynced
