// SPDX-License-Identifier: Apache-2.0
#include "lockbox/remittance_settings.h"

#include <fmt/format.h>

#include <algorithm>

namespace lockbox {
namespace {

constexpr std::size_t bai_party_columns = 10;    ///< Columns 4-13 and 14-23 of record 1.
constexpr std::size_t account_digits_most = 17;  ///< What US banks give out at most.
constexpr std::size_t edi_party_most = 15;       ///< ISA06 and ISA08.
constexpr std::size_t edi_name_most = 60;        ///< N102.

bool is_digits(std::string_view text) {
    return text.find_first_not_of("0123456789") == std::string_view::npos;
}
/// Characters that every layout and every X12 separator leaves alone.
bool is_plain(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '-' ||
               c == '.' || c == '&';
    });
}
bool is_layout(std::string_view text) {
    return std::find(bai_layout_names.begin(), bai_layout_names.end(), text) !=
           bai_layout_names.end();
}
bool is_bai_party(std::string_view text) {
    return text.size() == bai_party_columns && is_plain(text);
}
bool is_routing_or_nothing(std::string_view text) {
    return text.empty() || RoutingNumber::parse(text).has_value();
}
bool is_account_or_nothing(std::string_view text) {
    return text.size() <= account_digits_most && is_digits(text);
}
bool is_edi_party(std::string_view text) {
    return text.size() >= 2 && text.size() <= edi_party_most && is_plain(text) &&
           text.front() != ' ' && text.back() != ' ';
}
bool is_usage(std::string_view text) {
    return text == "P" || text == "T";
}
bool is_payer(std::string_view text) {
    return !text.empty() && text.size() <= edi_name_most && is_plain(text);
}

using Settings = RemittanceSettings;
constexpr std::array<RemittanceSetting, 9> all{{
    {"bai_layout", &Settings::bai_layout, is_layout, "\"columns_104\" or \"columns_80\"",
     "Where the fields of the BAI lockbox file stand: columns_104 or columns_80."},
    {"bai_destination", &Settings::bai_destination, is_bai_party,
     "ten capital letters, digits or blanks", "Who receives the BAI file, ten characters."},
    {"bai_origin", &Settings::bai_origin, is_bai_party, "ten capital letters, digits or blanks",
     "Who sends it, ten characters."},
    {"deposit_routing", &Settings::deposit_routing, is_routing_or_nothing,
     "nine digits with a right check digit, or nothing",
     "The bank and the account in which this ledger's money is deposited; may be empty."},
    {"deposit_account", &Settings::deposit_account, is_account_or_nothing,
     "up to 17 digits, or nothing", ""},
    {"edi_sender", &Settings::edi_sender, is_edi_party, "2 to 15 capital letters or digits",
     "ISA06 and ISA08 of the EDI files: who sends and who receives them."},
    {"edi_receiver", &Settings::edi_receiver, is_edi_party, "2 to 15 capital letters or digits",
     ""},
    {"edi_usage", &Settings::edi_usage, is_usage, "\"P\" or \"T\"", "ISA15: P production, T test."},
    {"payer_name", &Settings::payer_name, is_payer, "1 to 60 capital letters or digits",
     "The payer of premiums to the carriers, as the 820 names it."},
}};

}  // namespace

std::span<RemittanceSetting const> remittance_settings() {
    return all;
}

std::string remittance_toml(RemittanceSettingsOfLedgers const& settings) {
    std::string text;
    for (Ledger const ledger : {Ledger::medical, Ledger::dental}) {
        text += fmt::format("{}[remittance.{}]\n", text.empty() ? "" : "\n", name(ledger));
        for (RemittanceSetting const& setting : all) {
            bool const explain = text.find(setting.explained) == std::string::npos;
            if (explain) text += fmt::format("# {}\n", setting.explained);
            text += fmt::format("{} = \"{}\"\n", setting.key,
                                settings[static_cast<std::size_t>(ledger)].*setting.text);
        }
    }
    return text;
}

}  // namespace lockbox
