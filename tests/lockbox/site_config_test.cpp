// SPDX-License-Identifier: Apache-2.0
#include "lockbox/site_config.h"

#include <gtest/gtest.h>

namespace lockbox {
namespace {

TEST(SiteConfig, a_new_sites_file_states_exactly_the_defaults) {
    std::string const shipped = SiteConfig::shipped_toml();
    auto const config = SiteConfig::parse(shipped, "lockbox.toml");
    ASSERT_TRUE(config) << config.error().text() << "\n" << shipped;
    SiteConfig const defaults;
    EXPECT_EQ(config->lockbox_number, defaults.lockbox_number);
    EXPECT_EQ(config->scanline.text(), defaults.scanline.text());
    EXPECT_EQ(config->policy.accepted_payees, defaults.policy.accepted_payees);
    EXPECT_EQ(config->policy.on_account_limit, defaults.policy.on_account_limit);
    EXPECT_EQ(config->policy.wrong_posting_limit, defaults.policy.wrong_posting_limit);
    EXPECT_EQ(config->quality.least_height_in, defaults.quality.least_height_in);
    ASSERT_EQ(config->carriers.carriers().size(), defaults.carriers.carriers().size());
    EXPECT_EQ(config->carriers.carriers()[3].aliases, defaults.carriers.carriers()[3].aliases);
}

struct BadRow {
    char const* toml;
    char const* place;
};

TEST(SiteConfig, a_bad_setting_is_named_by_its_line) {
    BadRow const rows[] = {
        {"[policy]\nstale_after_days = \"many\"\n", "line 2, policy.stale_after_days"},
        {"[policy]\n\namount_limit = 1.5\n", "line 3, policy.amount_limit"},
        {"[policy]\non_account_limit = \"-1.00\"\n", "line 2, policy.on_account_limit"},
        {"[policy]\nstale_days = 10\n", "line 2, policy.stale_days"},
        {"[site]\nlockbox_number = \"41-2612\"\n", "line 2, site.lockbox_number"},
        {"[site]\ncoupon_scanline = \"LMC\"\n", "line 2, site.coupon_scanline"},
        {"[polcy]\n", "line 1"},
        {"[policy\n", "line 1"},
        {"[policy]\naccepted_payees = []\n", "line 2, policy.accepted_payees"},
        {"[[carriers]]\nledger = \"vision\"\nname = \"X\"\n", "line 2, carriers.ledger"},
        {"[[carriers]]\nname = \"X\"\n", "line 1"},
        {"[quality]\nleast_width_in = -1.0\n", "line 2, quality.least_width_in"},
    };
    for (BadRow const& row : rows) {
        auto const config = SiteConfig::parse(row.toml, "lockbox.toml");
        ASSERT_FALSE(config) << row.toml;
        EXPECT_EQ(config.error().file, "lockbox.toml");
        EXPECT_EQ(config.error().place, row.place) << config.error().text();
    }
}

TEST(SiteConfig, settings_are_taken) {
    auto const config = SiteConfig::parse(
        "[site]\nlockbox_number = \"77\"\n[policy]\non_account_limit = \"12.34\"\nmargin_bits = 5\n"
        "[[carriers]]\nledger = \"dental\"\nname = \"Molar\"\naliases = [\"M\"]\n",
        "lockbox.toml");
    ASSERT_TRUE(config) << config.error().text();
    EXPECT_EQ(config->lockbox_number, "77");
    EXPECT_EQ(config->policy.on_account_limit, Cents::of(1234));
    EXPECT_EQ(config->policy.margin, WeightBits::of(5));
    ASSERT_EQ(config->carriers.carriers().size(), 1u);
    EXPECT_EQ(config->carriers.find("m")->name, "Molar");
}

}  // namespace
}  // namespace lockbox
