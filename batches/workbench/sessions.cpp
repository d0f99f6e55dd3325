// SPDX-License-Identifier: Apache-2.0
#include "batches/workbench/sessions.h"

#include "batches/workbench/secrets.h"

namespace lockbox::batches::workbench {

Sessions::Begun Sessions::begin(std::string const& who, Clock::time_point now) {
    Begun begun{random_token(), random_token()};
    std::lock_guard const lock(mutex_);
    std::erase_if(by_hash_, [&](auto const& entry) {
        return now - entry.second.seen > idle || now - entry.second.begun > longest;
    });
    by_hash_[token_hash(begun.token)] = {who, begun.csrf, now, now, {}};
    return begun;
}

std::optional<Sessions::Session> Sessions::find(std::string const& token, Clock::time_point now) {
    if (token.empty()) return std::nullopt;
    std::string const hash = token_hash(token);
    std::lock_guard const lock(mutex_);
    auto const found = by_hash_.find(hash);
    if (found == by_hash_.end()) return std::nullopt;
    if (now - found->second.seen > idle || now - found->second.begun > longest) {
        by_hash_.erase(found);
        return std::nullopt;
    }
    found->second.seen = now;
    return found->second;
}

void Sessions::end(std::string const& token) {
    std::lock_guard const lock(mutex_);
    by_hash_.erase(token_hash(token));
}

void Sessions::end_all_of(std::string const& who) {
    std::lock_guard const lock(mutex_);
    std::erase_if(by_hash_, [&](auto const& entry) { return entry.second.who == who; });
}

void Sessions::unmask(std::string const& token, ItemId const& item) {
    std::lock_guard const lock(mutex_);
    auto const found = by_hash_.find(token_hash(token));
    if (found != by_hash_.end()) found->second.unmasked.insert(item);
}

}  // namespace lockbox::batches::workbench
