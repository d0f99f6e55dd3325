// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "batches/workbench/sessions.h"
#include "lockbox/identifiers.h"

namespace lockbox::batches::workbench {

/// Who has which held item open, so that two people do not work on one. A courtesy: what keeps an
/// item from being decided twice is the store. Kept in memory.
class Reservations {
public:
    struct Held {
        ItemId item;
        std::string who;
        Clock::time_point since;
        Clock::time_point until;
    };
    /// One that is not renewed comes back after `lasting`.
    explicit Reservations(std::chrono::milliseconds lasting) : lasting_(lasting) {}

    /// Takes or renews it; false if somebody else has it.
    bool take(ItemId const& item, std::string const& who, Clock::time_point now);
    void give_back(ItemId const& item, std::string const& who);
    void give_back_all(std::string const& who);
    /// Whoever has it; who it was taken from, if anybody.
    std::optional<std::string> release(ItemId const& item, Clock::time_point now);
    std::optional<std::string> holder(ItemId const& item, Clock::time_point now) const;
    std::vector<Held> all(Clock::time_point now) const;

private:
    std::chrono::milliseconds lasting_;
    mutable std::mutex mutex_;
    std::map<ItemId, Held> held_;
};

}  // namespace lockbox::batches::workbench
