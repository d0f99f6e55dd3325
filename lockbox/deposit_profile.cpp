// SPDX-License-Identifier: Apache-2.0
#include "lockbox/deposit_profile.h"

#include <fmt/format.h>

#include <algorithm>

#include "lockbox/check_digits.h"
#include "lockbox/names_table.h"

namespace lockbox {
namespace {

using Profile = DepositProfile;
using Text = DepositSetting::Text;
using Number = DepositSetting::Number;

constexpr NamesTable<Profile::Use, 2> uses{{"test", "production"}};
constexpr NamesTable<Profile::Level, 3> levels{{"03", "30", "35"}};
constexpr NamesTable<Profile::Characters, 2> character_sets{{"ebcdic", "ascii"}};
constexpr NamesTable<Profile::Credit, 3> credits{{"none", "61", "62"}};
constexpr NamesTable<Profile::Totals, 2> totals{{"checks", "checks_and_credits"}};
constexpr NamesTable<Profile::MissingRear, 2> missing_rears{{"blank", "front_only"}};

/// A setting that is one of a few names.
template <auto const& names, auto member>
constexpr Text named() {
    return {[](Profile& profile, std::string_view text) {
                auto const value = names.parse(text);
                if (value) profile.*member = *value;
                return value.has_value();
            },
            [](Profile const& profile) { return std::string(names.of(profile.*member)); }};
}

template <RoutingNumber Profile::*member>
constexpr Text routing() {
    return {[](Profile& profile, std::string_view text) {
                auto const number = RoutingNumber::parse(text);
                if (number) profile.*member = *number;
                return number.has_value();
            },
            [](Profile const& profile) { return (profile.*member).text(); }};
}

/// As many printable characters as the field of the record has columns, or fewer.
bool is_printable(std::string_view text, std::size_t most) {
    return text.size() <= most && !text.starts_with(' ') && !text.ends_with(' ') &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}
bool is_time(std::string_view text) {
    return text.size() == 4 && all_digits(text) && text.substr(0, 2) <= "23" &&
           text.substr(2) <= "59";
}
bool is_letters_digits(std::string_view text, std::size_t most) {
    return text.size() <= most && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
           });
}

template <std::string Profile::*member, bool (*accepts)(std::string_view)>
constexpr Text text() {
    return {[](Profile& profile, std::string_view value) {
                if (!accepts(value)) return false;
                profile.*member = std::string(value);
                return true;
            },
            [](Profile const& profile) { return profile.*member; }};
}

template <std::size_t most>
bool printable(std::string_view value) {
    return is_printable(value, most);
}
bool nine_digits(std::string_view value) {
    return value.size() == 9 && all_digits(value);
}
/// The on-us field of a credit record has 20 columns, the account of record 26 has 18.
bool account_number(std::string_view value) {
    return !value.empty() && value.size() <= 18 && all_digits(value);
}
bool one_letter(std::string_view value) {
    return is_letters_digits(value, 1);
}

constexpr DepositSetting settings[] = {
    {"write", &Profile::write, "true or false",
     "false: no file; this ledger's checks are deposited in another way."},
    {"use", named<uses, &Profile::use>(), "\"test\" or \"production\"",
     "\"production\" only once the bank has taken test files and the numbers below are its own."},
    {"standard_level", named<levels, &Profile::level>(), "\"03\", \"30\" or \"35\"",
     "03 X9.37-2003, 30 X9.100-187-2008, 35 X9.100-187-2013 and 2016."},
    {"character_set", named<character_sets, &Profile::characters>(), "\"ebcdic\" or \"ascii\"",
     "EBCDIC is code page 0037. Pictures stay bytes in both."},
    {"record_lengths", &Profile::lengths, "true or false",
     "Each record's length before it, in four bytes, the high one first."},
    {"destination_routing", routing<&Profile::destination_routing>(),
     "nine digits with a right check digit", "The bank that receives the file."},
    {"destination_name", text<&Profile::destination_name, printable<18>>(),
     "up to 18 printable characters", ""},
    {"origin_number", text<&Profile::origin_number, nine_digits>(), "nine digits",
     "Whoever sends it: the number that the bank gave this site, or a routing number."},
    {"origin_name", text<&Profile::origin_name, printable<18>>(), "up to 18 printable characters",
     ""},
    {"bofd_routing", routing<&Profile::bofd_routing>(), "nine digits with a right check digit",
     "The bank of first deposit, to which returned checks go; mostly the receiving bank."},
    {"account", text<&Profile::account, account_number>(), "1 to 18 digits",
     "This ledger's deposit account."},
    {"payee", text<&Profile::payee, printable<15>>(), "up to 15 printable characters",
     "As record 26 names it."},
    {"contact_name", text<&Profile::contact_name, printable<14>>(), "up to 14 printable characters",
     "Whom the bank asks, in records 10 and 99."},
    {"contact_phone", text<&Profile::contact_phone, printable<10>>(),
     "up to 10 printable characters", ""},
    {"creation_time", text<&Profile::creation_time, is_time>(), "a time \"hhmm\"",
     "Stands in the headers. Not the clock's, so that the same night gives the same file."},
    {"fed_work_type", text<&Profile::fed_work_type, one_letter>(), "a letter, a digit or \"\"",
     "Column 77 of record 10, where the bank asks for it."},
    {"credit", named<credits, &Profile::credit>(), "\"none\", \"61\" or \"62\"",
     "The record that credits the account: 61 begins the first bundle, 62 stands before it."},
    {"totals", named<totals, &Profile::totals>(), "\"checks\" or \"checks_and_credits\"",
     "What records 70, 90 and 99 count. At level 35 their credit total indicator says it too."},
    {"view_analysis", &Profile::view_analysis, "true or false",
     "Record 54 behind each picture: the findings of its quality."},
    {"missing_rear", named<missing_rears, &Profile::missing_rear>(), "\"blank\" or \"front_only\"",
     "Of a check scanned on one side: a white rear, marked as not the actual item; or none at "
     "all."},
    {"items_per_bundle", Number{&Profile::items_per_bundle, 1, 9'999}, "1 to 9999",
     "Limits. Where one is reached a new bundle, or a new file, begins."},
    {"items_per_file", Number{&Profile::items_per_file, 1, 1'000'000}, "1 to 1000000", ""},
    {"bytes_per_file", Number{&Profile::bytes_per_file, 100'000, 1'000'000'000},
     "100000 to 1000000000", ""},
};

std::string value_text(DepositSetting const& setting, Profile const& profile) {
    if (auto const* words = std::get_if<Text>(&setting.value))
        return "\"" + words->text(profile) + "\"";
    if (auto const* number = std::get_if<Number>(&setting.value))
        return std::to_string(profile.*number->number);
    return profile.*std::get<DepositSetting::Flag>(setting.value) ? "true" : "false";
}

constexpr std::string_view fictitious = "99";  ///< No routing number of a bank begins so.

}  // namespace

std::span<DepositSetting const> deposit_settings() {
    return settings;
}

DepositProfiles shipped_deposit_profiles() {
    DepositProfiles profiles;
    profiles[static_cast<std::size_t>(Ledger::dental)].account = "99000002";
    return profiles;
}

std::optional<std::string> contradiction_in(DepositProfile const& profile) {
    bool const example = profile.destination_routing.text().starts_with(fictitious) ||
                         profile.bofd_routing.text().starts_with(fictitious) ||
                         profile.origin_number.starts_with(fictitious);
    if (profile.write && profile.use == Profile::Use::production && example)
        return "use is \"production\", but a routing number begins with 99 and is no bank's";
    if (profile.credit == Profile::Credit::record_62 &&
        profile.level != Profile::Level::x9_100_187_2013)
        return "credit \"62\" exists from standard_level \"35\" on";
    if (profile.totals == Profile::Totals::checks_and_credits &&
        profile.credit == Profile::Credit::none)
        return "totals \"checks_and_credits\" needs a credit record, \"61\" or \"62\"";
    return std::nullopt;
}

std::string deposit_toml(DepositProfiles const& profiles) {
    std::string toml =
        "# The deposit files deposit-LEDGER.x937, image cash letters. What stands here the bank "
        "says.\n"
        "# The numbers that begin with 99 are examples and no bank's.\n";
    for (Ledger const ledger : {Ledger::medical, Ledger::dental}) {
        bool const first = ledger == Ledger::medical;
        toml += fmt::format("{}[deposit.{}]\n", first ? "" : "\n# As above.\n", name(ledger));
        for (DepositSetting const& setting : settings) {
            if (first && !setting.explained.empty())
                toml += fmt::format("# {}\n", setting.explained);
            toml += fmt::format("{} = {}\n", setting.key,
                                value_text(setting, profiles[static_cast<std::size_t>(ledger)]));
        }
    }
    return toml;
}

}  // namespace lockbox
