// SPDX-License-Identifier: Apache-2.0
#include "lockbox/carrier.h"

namespace lockbox {
namespace {

/// The letter or digit as compared, or nothing for any other byte. Not `toupper`: that asks the
/// locale for every letter, and names are compared millions of times.
constexpr char folded_letter(char c) {
    if (c >= 'a' && c <= 'z') return static_cast<char>(c - 'a' + 'A');
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '\0';
}

}  // namespace

std::string folded(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    for (char c : text) {
        if (char const letter = folded_letter(c); letter != '\0')
            result += letter;
        else if (c != '\'' && c != '.' && !result.empty() && result.back() != ' ')
            result += ' ';
    }
    if (result.ends_with(' ')) result.pop_back();
    return result;
}

CarrierTable::CarrierTable(std::vector<Carrier> carriers) : carriers_(std::move(carriers)) {
    for (std::size_t i = 0; i < carriers_.size(); ++i) {
        spellings_.push_back({folded(carriers_[i].name), i});
        for (std::string const& alias : carriers_[i].aliases)
            spellings_.push_back({folded(alias), i});
    }
}

CarrierTable CarrierTable::shipped() {
    using enum Ledger;
    return CarrierTable({
        {medical,
         "Blue Cross Blue Shield of Massachusetts",
         {"BCBS", "BCBSMA", "BCBS of MA", "Blue Cross", "Blue Cross Blue Shield", "HMO Blue"}},
        {medical, "Fallon Health", {"Fallon", "Fallon Community Health Plan", "FCHP"}},
        {medical, "Harvard Pilgrim Health Care", {"HPHC", "Harvard Pilgrim", "Point32Health"}},
        {medical, "Health New England", {"HNE"}},
        {medical,
         "Mass General Brigham Health Plan",
         {"AllWays Health Partners", "AllWays", "Neighborhood Health Plan", "NHP", "MGB",
          "MGB Health Plan"}},
        {medical,
         "Tufts Health Plan",
         {"Tufts", "Tufts Health Direct", "Tufts Health Public Plans", "Network Health",
          "Tufts Direct", "Tufts Premier"}},
        {medical, "UnitedHealthcare", {"United Healthcare", "United", "UHC"}},
        {medical,
         "WellSense Health Plan",
         {"WellSense", "BMC HealthNet Plan", "BMC HealthNet", "Boston Medical Center Health Plan",
          "BMCHP"}},
        {dental, "Delta Dental of Massachusetts", {"Delta", "Delta Dental"}},
        {dental, "Altus Dental", {"Altus"}},
    });
}

Carrier const* CarrierTable::find(std::string_view text) const {
    std::string const wanted = folded(text);
    Carrier const* found = nullptr;
    bool torn = false;
    for (Spelling const& spelling : spellings_) {
        if (spelling.text != wanted) continue;
        Carrier const& carrier = carriers_[spelling.carrier];
        torn = torn || (found && found->ledger != carrier.ledger);
        found = &carrier;
    }
    return torn ? nullptr : found;
}

Carrier const* CarrierTable::find_within(std::string_view text) const {
    std::string const haystack = " " + folded(text) + " ";
    bool const says_dental = haystack.find(" DENTAL ") != std::string::npos;
    Carrier const* found = nullptr;
    std::size_t longest = 0;
    for (Spelling const& spelling : spellings_) {
        Carrier const& carrier = carriers_[spelling.carrier];
        if (says_dental && carrier.ledger != Ledger::dental) continue;
        if (spelling.text.size() <= longest) continue;
        if (haystack.find(" " + spelling.text + " ") == std::string::npos) continue;
        found = &carrier;
        longest = spelling.text.size();
    }
    return found;
}

}  // namespace lockbox
