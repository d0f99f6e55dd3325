// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "samples/members.h"

namespace lockbox::samples {

/// Hands out members by what they owe, each at most once a night, so that no two stories meet at
/// one bill. Throws std::runtime_error when a kind of member has run out: make a longer list.
class MemberPools {
public:
    MemberPools(Dice& dice, MemberList const& list);

    Member const& one_bill(Ledger ledger);  ///< Owes exactly one bill in all.
    Member const& health_and_dental();      ///< Owes one bill in each ledger.
    Member const& in_arrears();             ///< Owes two or more months of one ledger only.
    Member const& paid_up();                ///< Has a bill, but its balance is zero.
    /// Two to four people of one household who owe one bill each in one ledger.
    std::vector<Member const*> family();
    std::pair<Member const*, Member const*> namesakes();

private:
    Member const& take(std::string const& wanted, std::function<bool(Member const&)> const& fits);

    MemberList const& list_;
    std::vector<std::size_t> order_;
    std::vector<std::size_t> household_order_;
    std::size_t next_namesakes_ = 0;
    std::vector<bool> used_;
};

}  // namespace lockbox::samples
