// SPDX-License-Identifier: Apache-2.0
#include "lockbox/carrier.h"

#include <cctype>

namespace lockbox {
namespace {

/// Visits the name and each alias of each carrier, folded.
template <class Visit>
void for_each_spelling(std::vector<Carrier> const& carriers, Visit visit) {
    for (Carrier const& carrier : carriers) {
        visit(carrier, folded(carrier.name));
        for (std::string const& alias : carrier.aliases)
            visit(carrier, folded(alias));
    }
}

}  // namespace

std::string folded(std::string_view text) {
    std::string result;
    for (char c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0)
            result += static_cast<char>(std::toupper(byte));
        else if (c != '\'' && c != '.' && !result.empty() && result.back() != ' ')
            result += ' ';
    }
    if (result.ends_with(' ')) result.pop_back();
    return result;
}

CarrierTable::CarrierTable(std::vector<Carrier> carriers) : carriers_(std::move(carriers)) {}

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
    for_each_spelling(carriers_, [&](Carrier const& carrier, std::string const& spelling) {
        if (spelling != wanted) return;
        torn = torn || (found && found->ledger != carrier.ledger);
        found = &carrier;
    });
    return torn ? nullptr : found;
}

Carrier const* CarrierTable::find_within(std::string_view text) const {
    std::string const haystack = " " + folded(text) + " ";
    bool const says_dental = haystack.find(" DENTAL ") != std::string::npos;
    Carrier const* found = nullptr;
    std::size_t longest = 0;
    for_each_spelling(carriers_, [&](Carrier const& carrier, std::string const& spelling) {
        if (says_dental && carrier.ledger != Ledger::dental) return;
        if (spelling.size() <= longest) return;
        if (haystack.find(" " + spelling + " ") == std::string::npos) return;
        found = &carrier;
        longest = spelling.size();
    });
    return found;
}

}  // namespace lockbox
