// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <string>

/// What was done to the disk and not synced yet, so that it can be undone: the worst that a power
/// cut may do. Names appear and go with the sync of their folder, bytes with that of their file.
/// Every function is to be called before the change that it is named for.
namespace lockbox::faults::unsynced {

/// A folder outside of what is watched, on the same disk, for what was removed or replaced.
void keep_removed_in(std::string const& folder);

void will_write(int descriptor, off_t offset, std::size_t bytes);
void will_cut(int descriptor, off_t size);
void will_make(std::string const& path);
void will_remove(std::string const& path);
void will_rename(std::string const& from, std::string const& to);

void synced(int descriptor);
void all_synced();

/// Undoes everything that is left, the latest first.
void undo();

}  // namespace lockbox::faults::unsynced
