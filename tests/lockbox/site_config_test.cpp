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
    for (QualitySetting const& setting : quality_settings())
        EXPECT_EQ(config->quality.*setting.number, defaults.quality.*setting.number) << setting.key;
    EXPECT_EQ(config->quality.unusable_when, defaults.quality.unusable_when);
    EXPECT_EQ(config->workbench.second_person_from, defaults.workbench.second_person_from);
    EXPECT_EQ(config->workbench.reservation_minutes, defaults.workbench.reservation_minutes);
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
        {"[quality]\nstreak_dark_share = 1.1\n", "line 2, quality.streak_dark_share"},
        {"[quality]\n\ngreatest_skew_deg = 46\n", "line 3, quality.greatest_skew_deg"},
        {"[quality]\npiggyback_in = \"wide\"\n", "line 2, quality.piggyback_in"},
        {"[quality]\ngreatest_skew = 2\n", "line 2, quality.greatest_skew"},
        {"[workbench]\nreservation_minutes = 0\n", "line 2, workbench.reservation_minutes"},
        {"[workbench]\nsecond_person_from = \"-1.00\"\n", "line 2, workbench.second_person_from"},
        {"[workbench]\nkey_twice = true\n", "line 2, workbench.key_twice"},
        {"[unusable_when]\nstreaks = \"sometimes\"\n", "line 2, unusable_when.streaks"},
        {"[unusable_when]\nstreaks = true\n", "line 2, unusable_when.streaks"},
        {"[remittance.medical]\nbai_layout = \"columns_81\"\n",
         "line 2, remittance.medical.bai_layout"},
        {"[remittance.dental]\nbai_origin = \"short\"\n", "line 2, remittance.dental.bai_origin"},
        {"[remittance.dental]\nedi_sender = \"A*B\"\n", "line 2, remittance.dental.edi_sender"},
        {"[remittance.dental]\ndeposit_routing = \"021000022\"\n",
         "line 2, remittance.dental.deposit_routing"},
        {"[remittance.dental]\nlayout = \"columns_80\"\n", "line 2, remittance.dental.layout"},
        {"[remittance.vision]\nbai_layout = \"columns_80\"\n", "line 1, remittance.vision"},
        {"[unusable_when]\nstreak = \"never\"\n", "line 2, unusable_when.streak"},
    };
    for (BadRow const& row : rows) {
        auto const config = SiteConfig::parse(row.toml, "lockbox.toml");
        ASSERT_FALSE(config) << row.toml;
        EXPECT_EQ(config.error().file, "lockbox.toml");
        EXPECT_EQ(config.error().place, row.place) << config.error().text();
    }
}

TEST(SiteConfig, a_deposits_profile_is_named_by_its_line) {
    BadRow const rows[] = {
        {"[deposit.medical]\ndestination_routing = \"021000012\"\n",
         "line 2, deposit.medical.destination_routing"},
        {"[deposit.dental]\norigin_number = \"12345678\"\n",
         "line 2, deposit.dental.origin_number"},
        {"[deposit.dental]\naccount = \"12-34\"\n", "line 2, deposit.dental.account"},
        {"[deposit.dental]\naccount = \"\"\n", "line 2, deposit.dental.account"},
        {"[deposit.medical]\ncreation_time = \"2400\"\n", "line 2, deposit.medical.creation_time"},
        {"[deposit.medical]\ncredit = \"63\"\n", "line 2, deposit.medical.credit"},
        {"[deposit.medical]\nitems_per_bundle = 0\n", "line 2, deposit.medical.items_per_bundle"},
        {"[deposit.medical]\nitems_per_bundle = \"9\"\n",
         "line 2, deposit.medical.items_per_bundle"},
        {"[deposit.medical]\nwrite = \"yes\"\n", "line 2, deposit.medical.write"},
        {"[deposit.medical]\norigin_name = \"A NAME OF NINETEEN C\"\n",
         "line 2, deposit.medical.origin_name"},
        {"[deposit.medical]\ndestination = \"x\"\n", "line 2, deposit.medical.destination"},
        {"[deposit.vision]\nwrite = false\n", "line 1, deposit.vision"},
        // What two settings say against each other.
        {"[deposit.medical]\nuse = \"production\"\n", "line 1, deposit.medical"},
        {"\n[deposit.dental]\ncredit = \"62\"\n", "line 2, deposit.dental"},
        {"[deposit.dental]\ntotals = \"checks_and_credits\"\n", "line 1, deposit.dental"},
    };
    for (BadRow const& row : rows) {
        auto const config = SiteConfig::parse(row.toml, "lockbox.toml");
        ASSERT_FALSE(config) << row.toml;
        EXPECT_EQ(config.error().place, row.place) << config.error().text();
    }
}

TEST(SiteConfig, a_deposits_profile_is_taken) {
    auto const config = SiteConfig::parse(
        "[deposit.dental]\nuse = \"production\"\nstandard_level = \"35\"\ncredit = \"62\"\n"
        "totals = \"checks_and_credits\"\ndestination_routing = \"021000021\"\n"
        "bofd_routing = \"011000015\"\norigin_number = \"123456789\"\naccount = \"42\"\n"
        "missing_rear = \"front_only\"\nbytes_per_file = 100000\nrecord_lengths = false\n",
        "lockbox.toml");
    ASSERT_TRUE(config) << config.error().text();
    DepositProfile const& dental = config->deposits[1];
    EXPECT_EQ(dental.use, DepositProfile::Use::production);
    EXPECT_EQ(dental.credit, DepositProfile::Credit::record_62);
    EXPECT_EQ(dental.totals, DepositProfile::Totals::checks_and_credits);
    EXPECT_EQ(dental.destination_routing.text(), "021000021");
    EXPECT_EQ(dental.bofd_routing.text(), "011000015");
    EXPECT_EQ(dental.account, "42");
    EXPECT_EQ(dental.missing_rear, DepositProfile::MissingRear::front_only);
    EXPECT_EQ(dental.bytes_per_file, 100'000);
    EXPECT_FALSE(dental.lengths);
    EXPECT_EQ(config->deposits[0].account, DepositProfile().account)
        << "medical keeps its defaults";
}

TEST(SiteConfig, every_setting_of_a_deposit_is_stated_for_each_ledger) {
    std::string const shipped = SiteConfig::shipped_toml();
    std::size_t const dental = shipped.find("[deposit.dental]");
    ASSERT_NE(dental, std::string::npos);
    for (DepositSetting const& setting : deposit_settings()) {
        std::string const line = "\n" + std::string(setting.key) + " = ";
        EXPECT_LT(shipped.find(line), dental) << setting.key;
        EXPECT_NE(shipped.find(line, dental), std::string::npos) << setting.key;
    }
    auto const config = SiteConfig::parse(shipped, "lockbox.toml");
    ASSERT_TRUE(config);
    EXPECT_EQ(config->deposits[1].account, "99000002");
    EXPECT_EQ(config->deposits[1].destination_routing.text(), "999999992");
}

TEST(SiteConfig, every_limit_of_image_quality_is_stated_and_bounded) {
    std::string const shipped = SiteConfig::shipped_toml();
    for (QualitySetting const& setting : quality_settings()) {
        std::string const key(setting.key);
        EXPECT_NE(shipped.find("\n" + key + " = "), std::string::npos) << key;
        EXPECT_FALSE(setting.explained.empty()) << key;
        auto const with = [&](double value) {
            return SiteConfig::parse("[quality]\n" + key + " = " + std::to_string(value) + "\n",
                                     "lockbox.toml");
        };
        auto const highest = with(setting.greatest);
        ASSERT_TRUE(highest) << key;
        EXPECT_EQ(highest->quality.*setting.number, setting.greatest) << key;
        EXPECT_FALSE(with(setting.greatest + 1)) << key;
        EXPECT_FALSE(with(-0.5)) << key;
    }
}

TEST(SiteConfig, which_findings_hold_is_taken) {
    auto const config = SiteConfig::parse(
        "[unusable_when]\ntorn_corner = \"always\"\ntoo_dark = \"never\"\n", "lockbox.toml");
    ASSERT_TRUE(config) << config.error().text();
    auto const when = [&](QualityFinding finding) {
        return config->quality.unusable_when[static_cast<std::size_t>(finding)];
    };
    EXPECT_EQ(when(QualityFinding::torn_corner), UnusableWhen::always);
    EXPECT_EQ(when(QualityFinding::too_dark), UnusableWhen::never);
    EXPECT_EQ(when(QualityFinding::spot_noise), UnusableWhen::of_no_kind);
}

TEST(SiteConfig, remittance_settings_are_each_ledgers_own) {
    std::string const shipped = SiteConfig::shipped_toml();
    for (RemittanceSetting const& setting : remittance_settings()) {
        std::string const key(setting.key);
        EXPECT_NE(shipped.find("\n" + key + " = "), shipped.rfind("\n" + key + " = ")) << key;
        EXPECT_TRUE(setting.accepts(RemittanceSettings().*setting.text)) << key;
        EXPECT_FALSE(setting.accepts("a*b~")) << key;
    }
    auto const config = SiteConfig::parse(
        "[remittance.dental]\nbai_layout = \"columns_80\"\n[remittance.medical]\nedi_usage = "
        "\"T\"\n",
        "lockbox.toml");
    ASSERT_TRUE(config) << config.error().text();
    EXPECT_EQ(config->remittance[0].bai_layout, "columns_104");
    EXPECT_EQ(config->remittance[0].edi_usage, "T");
    EXPECT_EQ(config->remittance[1].bai_layout, "columns_80");
    EXPECT_EQ(config->remittance[1].edi_usage, "P");
}

TEST(SiteConfig, settings_are_taken) {
    auto const config = SiteConfig::parse(
        "[site]\nlockbox_number = \"77\"\n[policy]\non_account_limit = \"12.34\"\nmargin_bits = 5\n"
        "post_without_number = true\n"
        "[workbench]\nsecond_person_from = \"99.00\"\nkey_money_twice = false\n"
        "reservation_minutes = 0.5\n"
        "[[carriers]]\nledger = \"dental\"\nname = \"Molar\"\naliases = [\"M\"]\n",
        "lockbox.toml");
    ASSERT_TRUE(config) << config.error().text();
    EXPECT_EQ(config->lockbox_number, "77");
    EXPECT_EQ(config->policy.on_account_limit, Cents::of(1234));
    EXPECT_EQ(config->policy.margin, WeightBits::of(5));
    EXPECT_TRUE(config->policy.post_without_number);
    EXPECT_EQ(config->workbench.second_person_from, Cents::of(9900));
    EXPECT_FALSE(config->workbench.key_money_twice);
    EXPECT_EQ(config->workbench.reservation_minutes, 0.5);
    ASSERT_EQ(config->carriers.carriers().size(), 1u);
    EXPECT_EQ(config->carriers.find("m")->name, "Molar");
}

}  // namespace
}  // namespace lockbox
