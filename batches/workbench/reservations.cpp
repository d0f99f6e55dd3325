// SPDX-License-Identifier: Apache-2.0
#include "batches/workbench/reservations.h"

namespace lockbox::batches::workbench {

bool Reservations::take(ItemId const& item, std::string const& who, Clock::time_point now) {
    std::lock_guard const lock(mutex_);
    auto const [entry, is_new] = held_.try_emplace(item, Held{item, who, now, now + lasting_});
    if (is_new) return true;
    if (entry->second.who != who) {
        if (entry->second.until > now) return false;
        entry->second = {item, who, now, now};
    }
    entry->second.until = now + lasting_;
    return true;
}

void Reservations::give_back(ItemId const& item, std::string const& who) {
    std::lock_guard const lock(mutex_);
    auto const found = held_.find(item);
    if (found != held_.end() && found->second.who == who) held_.erase(found);
}

void Reservations::give_back_all(std::string const& who) {
    std::lock_guard const lock(mutex_);
    std::erase_if(held_, [&](auto const& entry) { return entry.second.who == who; });
}

std::optional<std::string> Reservations::release(ItemId const& item, Clock::time_point now) {
    std::lock_guard const lock(mutex_);
    auto const found = held_.find(item);
    if (found == held_.end()) return std::nullopt;
    Held const was = found->second;
    held_.erase(found);
    if (was.until <= now) return std::nullopt;
    return was.who;
}

std::optional<std::string> Reservations::holder(ItemId const& item, Clock::time_point now) const {
    std::lock_guard const lock(mutex_);
    auto const found = held_.find(item);
    if (found == held_.end() || found->second.until <= now) return std::nullopt;
    return found->second.who;
}

std::vector<Reservations::Held> Reservations::all(Clock::time_point now) const {
    std::lock_guard const lock(mutex_);
    std::vector<Held> result;
    for (auto const& [item, held] : held_)
        if (held.until > now) result.push_back(held);
    return result;
}

}  // namespace lockbox::batches::workbench
