// SPDX-License-Identifier: Apache-2.0
#include "lockbox/site_config.h"

#include <fmt/format.h>

#include <set>

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

namespace lockbox {
namespace {

/// Walks one table of the file, remembers the first fault, and knows which keys it has been asked
/// for.
class TableReader {
public:
    TableReader(toml::table const* table, std::string section, std::string file)
        : table_(table), section_(std::move(section)), file_(std::move(file)) {}

    std::optional<Fault> const& fault() const { return fault_; }
    /// A key that someone else reads.
    void know(std::string_view key) { known_.insert(std::string(key)); }

    template <class T, class Accept>
    void take(std::string_view key, std::string_view expected, Accept accept) {
        known_.insert(std::string(key));
        toml::node const* node = table_ ? table_->get(key) : nullptr;
        if (!node) return;
        std::optional<T> const value = node->value<T>();
        if (!value || !accept(*value)) refuse(key, *node, expected);
    }

    template <class Accept>
    void take_texts(std::string_view key, std::string_view expected, Accept accept) {
        known_.insert(std::string(key));
        toml::node const* node = table_ ? table_->get(key) : nullptr;
        if (!node) return;
        std::vector<std::string> texts;
        toml::array const* array = node->as_array();
        if (array)
            for (toml::node const& element : *array)
                if (auto text = element.value<std::string>()) texts.push_back(*text);
        if (!array || texts.size() != array->size() || !accept(std::move(texts)))
            refuse(key, *node, expected);
    }

    void refuse_unknown_keys() {
        if (!table_) return;
        for (auto const& [key, node] : *table_)
            if (!known_.contains(std::string(key.str())))
                refuse(key.str(), node, "no such setting; see a new site's lockbox.toml");
    }

private:
    void refuse(std::string_view key, toml::node const& node, std::string_view expected) {
        if (fault_) return;
        fault_ =
            Fault{file_, fmt::format("line {}, {}.{}", node.source().begin.line, section_, key),
                  fmt::format("expected {}", expected),
                  "Correct the line, or delete it to use the default."};
    }

    toml::table const* table_;
    std::string section_;
    std::string file_;
    std::set<std::string> known_;
    std::optional<Fault> fault_;
};

bool in_unit_interval(double value) {
    return value >= 0.0 && value <= 1.0;
}

/// Stores a number that lies in [least, greatest].
template <class T>
auto within(T& target, T least, T greatest) {
    return [&target, least, greatest](T value) {
        if (value < least || value > greatest) return false;
        target = value;
        return true;
    };
}

auto probability_into(Probability& target) {
    return [&target](double value) {
        if (!in_unit_interval(value)) return false;
        target = Probability::of(value);
        return true;
    };
}

auto whole_into(int& target, std::int64_t greatest) {
    return [&target, greatest](std::int64_t value) {
        if (value < 0 || value > greatest) return false;
        target = static_cast<int>(value);
        return true;
    };
}

auto cents_into(Cents& target) {
    return [&target](std::string const& text) {
        auto const cents = Cents::parse(text);
        if (!cents || *cents < no_cents) return false;
        target = *cents;
        return true;
    };
}

void read_site(TableReader& site, SiteConfig& config) {
    site.take<std::string>(
        "lockbox_number", "1 to 10 digits in quotes", [&](std::string const& text) {
            bool const fits = !text.empty() && text.size() <= 10 &&
                              text.find_first_not_of("0123456789") == std::string::npos;
            if (fits) config.lockbox_number = text;
            return fits;
        });
    site.take<std::string>("coupon_scanline",
                           "a layout such as L MMMMMMMMMMMM IIIIIIIIII YYMM AAAAAAAA C",
                           [&](std::string const& text) {
                               auto layout = ScanlineLayout::parse(text);
                               if (layout) config.scanline = *layout;
                               return layout.has_value();
                           });
}

void read_policy(TableReader& table, Policy& policy) {
    table.take_texts("accepted_payees", "a list of one or more names", [&](auto names) {
        if (names.empty()) return false;
        policy.accepted_payees = std::move(names);
        return true;
    });
    table.take<std::int64_t>("stale_after_days", "whole days",
                             whole_into(policy.stale_after_days, 3650));
    table.take<std::int64_t>("future_days_allowed", "whole days",
                             whole_into(policy.future_days_allowed, 365));
    table.take<std::string>("on_account_limit", "dollars such as \"50.00\"",
                            cents_into(policy.on_account_limit));
    table.take<bool>("post_short_payments", "true or false", [&](bool value) {
        policy.post_short_payments = value;
        return true;
    });
    table.take<bool>("post_without_number", "true or false", [&](bool value) {
        policy.post_without_number = value;
        return true;
    });
    table.take<std::int64_t>("months_in_arrears_limit", "1 to 24", [&](std::int64_t value) {
        if (value < 1 || value > 24) return false;
        policy.months_in_arrears_limit = static_cast<int>(value);
        return true;
    });
    table.take<double>("wrong_posting_limit", "a probability",
                       probability_into(policy.wrong_posting_limit));
    table.take<double>("amount_limit", "a probability", probability_into(policy.amount_limit));
    table.take<double>("amounts_differ_limit", "a probability",
                       probability_into(policy.amounts_differ_limit));
    table.take<double>("payee_limit", "a probability", probability_into(policy.payee_limit));
    table.take<double>("signature_limit", "a probability",
                       probability_into(policy.signature_limit));
    table.take<double>("margin_bits", "0 to 60", [&](double value) {
        if (value < 0 || value > 60) return false;
        policy.margin = WeightBits::of(value);
        return true;
    });
    table.take<std::int64_t>("same_picture_bits", "0 to 32",
                             whole_into(policy.same_picture_bits, 32));
}

void read_quality(TableReader& table, QualityLimits& limits) {
    for (QualitySetting const& setting : quality_settings())
        table.take<double>(setting.key,
                           fmt::format("{}, 0 to {}", setting.expected, setting.greatest),
                           within(limits.*setting.number, 0.0, setting.greatest));
}

void read_workbench(TableReader& table, WorkbenchSettings& settings) {
    table.take<std::string>("second_person_from", "dollars such as \"5000.00\"",
                            cents_into(settings.second_person_from));
    table.take<bool>("key_money_twice", "true or false", [&](bool value) {
        settings.key_money_twice = value;
        return true;
    });
    table.take<double>("reservation_minutes", "0.1 to 480",
                       within(settings.reservation_minutes, 0.1, 480.0));
}

void read_unusable_when(TableReader& table, QualityLimits& limits) {
    for (std::size_t i = 0; i < quality_finding_count; ++i)
        table.take<std::string>(name(static_cast<QualityFinding>(i)),
                                "\"never\", \"of_no_kind\" or \"always\"",
                                [&](std::string const& text) {
                                    auto const when = parse_unusable_when(text);
                                    if (when) limits.unusable_when[i] = *when;
                                    return when.has_value();
                                });
}

/// `[remittance.medical]` and `[remittance.dental]`, each with the same settings.
std::optional<Fault> read_remittance(toml::table const& root, SiteConfig& config,
                                     std::string const& file) {
    toml::table const* const section = root["remittance"].as_table();
    TableReader ledgers(section, "remittance", file);
    for (Ledger const ledger : {Ledger::medical, Ledger::dental}) {
        std::string const key(name(ledger));
        ledgers.know(key);
        TableReader table(section ? (*section)[key].as_table() : nullptr, "remittance." + key,
                          file);
        for (RemittanceSetting const& setting : remittance_settings())
            table.take<std::string>(setting.key, setting.expected, [&](std::string const& text) {
                if (!setting.accepts(text)) return false;
                config.remittance[static_cast<std::size_t>(ledger)].*setting.text = text;
                return true;
            });
        table.refuse_unknown_keys();
        if (table.fault()) return table.fault();
    }
    ledgers.refuse_unknown_keys();
    return ledgers.fault();
}

void read_deposit(TableReader& table, DepositProfile& profile) {
    for (DepositSetting const& setting : deposit_settings()) {
        if (auto const* words = std::get_if<DepositSetting::Text>(&setting.value))
            table.take<std::string>(setting.key, setting.expected, [&](std::string const& text) {
                return words->take(profile, text);
            });
        else if (auto const* number = std::get_if<DepositSetting::Number>(&setting.value))
            table.take<std::int64_t>(
                setting.key, setting.expected,
                within(profile.*number->number, number->least, number->greatest));
        else
            table.take<bool>(setting.key, setting.expected, [&](bool value) {
                profile.*std::get<DepositSetting::Flag>(setting.value) = value;
                return true;
            });
    }
    table.refuse_unknown_keys();
}

/// `[deposit.medical]` and `[deposit.dental]`, each with the same settings.
std::optional<Fault> read_deposits(toml::table const& root, DepositProfiles& profiles,
                                   std::string const& file) {
    toml::table const* const section = root["deposit"].as_table();
    TableReader ledgers(section, "deposit", file);
    for (Ledger const ledger : {Ledger::medical, Ledger::dental}) {
        std::string const key(name(ledger));
        ledgers.know(key);
        toml::table const* const settings = section ? (*section)[key].as_table() : nullptr;
        DepositProfile& profile = profiles[static_cast<std::size_t>(ledger)];
        TableReader table(settings, "deposit." + key, file);
        read_deposit(table, profile);
        if (table.fault()) return table.fault();
        if (auto const what = contradiction_in(profile))
            return Fault{file,
                         fmt::format("line {}, deposit.{}",
                                     settings ? settings->source().begin.line : 0, key),
                         *what, "Correct one of the two settings."};
    }
    ledgers.refuse_unknown_keys();
    return ledgers.fault();
}

/// One `[[carriers]]` table; nothing and a fault where it is malformed.
tl::expected<Carrier, Fault> carrier_from(toml::table const& table, std::string const& file) {
    Carrier carrier{Ledger::medical, "", {}};
    TableReader reader(&table, "carriers", file);
    reader.take<std::string>("ledger", "\"medical\" or \"dental\"", [&](std::string const& text) {
        auto const ledger = parse_ledger(text);
        if (ledger) carrier.ledger = *ledger;
        return ledger.has_value();
    });
    reader.take<std::string>("name", "the current name", [&](std::string const& text) {
        carrier.name = text;
        return !text.empty();
    });
    reader.take_texts("aliases", "a list of names", [&](auto names) {
        carrier.aliases = std::move(names);
        return true;
    });
    reader.refuse_unknown_keys();
    if (reader.fault()) return tl::unexpected(*reader.fault());
    if (carrier.name.empty() || !table.contains("ledger"))
        return tl::unexpected(Fault{file, fmt::format("line {}", table.source().begin.line),
                                    "a carrier needs ledger and name", "Add the missing setting."});
    return carrier;
}

tl::expected<void, Fault> read_carriers(toml::table const& root, SiteConfig& config,
                                        std::string const& file) {
    toml::array const* const array = root["carriers"].as_array();
    if (!array) return {};
    std::vector<Carrier> carriers;
    for (toml::node const& node : *array) {
        toml::table const* const table = node.as_table();
        if (!table)
            return tl::unexpected(
                Fault{file, "carriers", "expected [[carriers]] tables", "Correct it."});
        auto carrier = carrier_from(*table, file);
        if (!carrier) return tl::unexpected(carrier.error());
        carriers.push_back(std::move(*carrier));
    }
    config.carriers = CarrierTable(std::move(carriers));
    return {};
}

}  // namespace

tl::expected<SiteConfig, Fault> SiteConfig::parse(std::string_view text, std::string const& file) {
    return parse_over({}, text, file);
}

tl::expected<SiteConfig, Fault> SiteConfig::parse_over(SiteConfig config, std::string_view text,
                                                       std::string const& file) {
    toml::parse_result const parsed = toml::parse(text);
    if (!parsed)
        return tl::unexpected(
            Fault{file, fmt::format("line {}", parsed.error().source().begin.line),
                  std::string(parsed.error().description()), "Correct the line."});
    toml::table const& root = parsed.table();
    TableReader site(root["site"].as_table(), "site", file);
    read_site(site, config);
    TableReader policy(root["policy"].as_table(), "policy", file);
    read_policy(policy, config.policy);
    TableReader quality(root["quality"].as_table(), "quality", file);
    read_quality(quality, config.quality);
    TableReader unusable_when(root["unusable_when"].as_table(), "unusable_when", file);
    read_unusable_when(unusable_when, config.quality);
    TableReader workbench(root["workbench"].as_table(), "workbench", file);
    read_workbench(workbench, config.workbench);
    for (TableReader* table : {&site, &policy, &quality, &unusable_when, &workbench}) {
        table->refuse_unknown_keys();
        if (table->fault()) return tl::unexpected(*table->fault());
    }
    if (auto const fault = read_remittance(root, config, file)) return tl::unexpected(*fault);
    if (auto const fault = read_deposits(root, config.deposits, file))
        return tl::unexpected(*fault);
    std::set<std::string_view> const sections{"site",    "policy",     "quality",  "unusable_when",
                                              "deposit", "remittance", "carriers", "workbench"};
    for (auto const& [key, node] : root)
        if (!sections.contains(key.str()))
            return tl::unexpected(Fault{file, fmt::format("line {}", node.source().begin.line),
                                        fmt::format("no such section: {}", key.str()),
                                        "Delete it, or see a new site's lockbox.toml."});
    if (auto read = read_carriers(root, config, file); !read) return tl::unexpected(read.error());
    return config;
}

}  // namespace lockbox
