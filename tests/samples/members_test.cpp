// SPDX-License-Identifier: Apache-2.0
#include "samples/members.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace lockbox::samples {
namespace {

BusinessDate const received = *BusinessDate::of(2026, 11, 20);

int differing_digits(std::string const& one, std::string const& two) {
    int count = 0;
    for (std::size_t i = 0; i < one.size(); ++i)
        count += one[i] == two[i] ? 0 : 1;
    return count;
}

class MembersTest : public testing::Test {
protected:
    MembersTest() : dice_(17), list_(make_members(dice_, 3000, received)) {}
    Dice dice_;
    MemberList list_;
};

TEST_F(MembersTest, EveryIdAndInvoiceIsOnlyOnce) {
    std::set<std::string> ids;
    for (Member const& member : list_.members)
        EXPECT_TRUE(ids.insert(member.id.text()).second) << "a Member ID twice";
    std::set<std::string> invoices;
    for (OpenInvoice const& bill : list_.invoices)
        EXPECT_TRUE(invoices.insert(bill.key.number.text()).second) << bill.key.number.text();
    EXPECT_GE(list_.invoices.size(), 3000U);
}

TEST_F(MembersTest, SomeIdsAreOneSlipOfThePenApart) {
    std::vector<std::string> ids;
    for (Member const& member : list_.members)
        ids.push_back(member.id.text());
    int near = 0;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        near += static_cast<int>(
            std::count_if(ids.begin() + static_cast<std::ptrdiff_t>(i) + 1, ids.end(),
                          [&](auto const& other) { return differing_digits(ids[i], other) <= 2; }));
    }
    EXPECT_GT(near, 50);
}

TEST_F(MembersTest, OnlyPaidBillsHaveNoBalance) {
    for (Member const& member : list_.members) {
        for (std::size_t const index : member.paid)
            EXPECT_EQ(list_.invoices[index].balance, no_cents);
        for (std::size_t const index : member.medical)
            EXPECT_GT(list_.invoices[index].balance, no_cents);
    }
}

TEST_F(MembersTest, NamesakesCannotBeToldApartByNameOrAmount) {
    ASSERT_FALSE(list_.namesakes.empty());
    for (auto const& [one, two] : list_.namesakes) {
        Member const& a = list_.members[one];
        Member const& b = list_.members[two];
        EXPECT_EQ(a.name(), b.name());
        EXPECT_NE(a.id, b.id);
        EXPECT_EQ(list_.invoices[a.medical.front()].balance,
                  list_.invoices[b.medical.front()].balance);
    }
}

TEST_F(MembersTest, TheFileHasARowForEachBill) {
    std::string const csv = invoices_csv(list_);
    auto const rows = static_cast<std::size_t>(std::count(csv.begin(), csv.end(), '\n'));
    EXPECT_EQ(rows, list_.invoices.size() + 1);
}

}  // namespace
}  // namespace lockbox::samples
