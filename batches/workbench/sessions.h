// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "lockbox/identifiers.h"

namespace lockbox::batches::workbench {

using Clock = std::chrono::steady_clock;

/// Who is logged in. Kept in memory alone, under the hashes of their tokens: a restart of the
/// program logs everybody out.
class Sessions {
public:
    struct Session {
        std::string who;
        std::string csrf;  ///< Every request that changes something must bear it.
        Clock::time_point begun;
        Clock::time_point seen;
        std::set<ItemId> unmasked;  ///< Whose account numbers this session may see.
    };
    struct Begun {
        std::string token;  ///< For the cookie; not kept.
        std::string csrf;
    };
    /// A session without a request for this long has ended.
    static constexpr std::chrono::minutes idle{30};
    /// So has one this old.
    static constexpr std::chrono::hours longest{12};

    Begun begin(std::string const& who, Clock::time_point now);
    /// Also makes it last.
    std::optional<Session> find(std::string const& token, Clock::time_point now);
    void end(std::string const& token);
    void end_all_of(std::string const& who);
    void unmask(std::string const& token, ItemId const& item);

private:
    std::mutex mutex_;
    std::map<std::string, Session> by_hash_;
};

}  // namespace lockbox::batches::workbench
