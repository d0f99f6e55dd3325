// SPDX-License-Identifier: Apache-2.0
#include "samples/member_pools.h"

#include <algorithm>
#include <numeric>
#include <stdexcept>

namespace lockbox::samples {
namespace {

[[noreturn]] void exhausted(std::string const& wanted) {
    throw std::runtime_error("the list of members has no more " + wanted +
                             ": give a larger --invoices");
}

bool owes_one_bill(Member const& member) {
    return member.medical.size() + member.dental.size() == 1;
}

}  // namespace

MemberPools::MemberPools(Dice& dice, MemberList const& list)
    : list_(list),
      order_(list.members.size()),
      household_order_(list.households.size()),
      used_(list.members.size(), false) {
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::iota(household_order_.begin(), household_order_.end(), std::size_t{0});
    dice.shuffle(order_);
    dice.shuffle(household_order_);
    for (auto const& [one, two] : list.namesakes)
        used_[one] = used_[two] = true;
}

Member const& MemberPools::take(std::string const& wanted,
                                std::function<bool(Member const&)> const& fits) {
    for (std::size_t const index : order_) {
        if (used_[index] || !fits(list_.members[index])) continue;
        used_[index] = true;
        return list_.members[index];
    }
    exhausted(wanted);
}

Member const& MemberPools::one_bill(Ledger ledger) {
    return take("members with one bill", [ledger](Member const& member) {
        return owes_one_bill(member) && member.medical.empty() == (ledger == Ledger::dental);
    });
}

Member const& MemberPools::health_and_dental() {
    return take("members with a health and a dental bill", [](Member const& member) {
        return member.medical.size() == 1 && member.dental.size() == 1;
    });
}

Member const& MemberPools::in_arrears() {
    return take("members in arrears", [](Member const& member) {
        return (member.medical.size() >= 2 && member.dental.empty()) ||
               (member.dental.size() >= 2 && member.medical.empty());
    });
}

Member const& MemberPools::paid_up() {
    return take("members who have paid", [](Member const& member) {
        return member.medical.empty() && member.dental.empty() && !member.paid.empty();
    });
}

std::vector<Member const*> MemberPools::family() {
    for (std::size_t const household : household_order_) {
        auto const& people = list_.households[household];
        bool const fits =
            people.size() >= 2 && std::all_of(people.begin(), people.end(), [&](std::size_t index) {
                return !used_[index] && owes_one_bill(list_.members[index]) &&
                       list_.members[index].dental.empty();
            });
        if (!fits) continue;
        std::vector<Member const*> family;
        for (std::size_t const index : people) {
            used_[index] = true;
            family.push_back(&list_.members[index]);
        }
        return family;
    }
    exhausted("families");
}

std::pair<Member const*, Member const*> MemberPools::namesakes() {
    if (next_namesakes_ == list_.namesakes.size()) exhausted("namesakes");
    auto const& [one, two] = list_.namesakes[next_namesakes_++];
    return {&list_.members[one], &list_.members[two]};
}

}  // namespace lockbox::samples
