// SPDX-License-Identifier: Apache-2.0
#include "matching/postal_words.h"

#include <algorithm>
#include <array>

namespace lockbox::matching {
namespace {

struct Spelling {
    std::string_view word;
    std::string_view standard;
};

/// Sorted by word. Of the suffixes of appendix C1 those that New England's streets bear, in the
/// spellings that people write; the compass as in section 233.
constexpr std::array<Spelling, 100> spellings{{
    {"ALLEE", "ALY"},     {"ALLEY", "ALY"},     {"AV", "AVE"},       {"AVEN", "AVE"},
    {"AVENU", "AVE"},     {"AVENUE", "AVE"},    {"AVN", "AVE"},      {"BEACH", "BCH"},
    {"BEND", "BND"},      {"BLUFF", "BLF"},     {"BOUL", "BLVD"},    {"BOULEVARD", "BLVD"},
    {"BRANCH", "BR"},     {"BRIDGE", "BRG"},    {"BROOK", "BRK"},    {"CENTER", "CTR"},
    {"CENTRE", "CTR"},    {"CIRC", "CIR"},      {"CIRCLE", "CIR"},   {"COMMON", "CMN"},
    {"CORNER", "COR"},    {"COURT", "CT"},      {"COVE", "CV"},      {"CRESCENT", "CRES"},
    {"CROSSING", "XING"}, {"DRIV", "DR"},       {"DRIVE", "DR"},     {"DRV", "DR"},
    {"EAST", "E"},        {"EIGHTH", "8TH"},    {"ESTATE", "EST"},   {"ESTATES", "ESTS"},
    {"EXTENSION", "EXT"}, {"FIELD", "FLD"},     {"FIFTH", "5TH"},    {"FIRST", "1ST"},
    {"FOREST", "FRST"},   {"FORT", "FT"},       {"FOURTH", "4TH"},   {"FREEWAY", "FWY"},
    {"GARDENS", "GDNS"},  {"GATEWAY", "GTWY"},  {"GLEN", "GLN"},     {"GREEN", "GRN"},
    {"GROVE", "GRV"},     {"HARBOR", "HBR"},    {"HAVEN", "HVN"},    {"HEIGHTS", "HTS"},
    {"HIGHWAY", "HWY"},   {"HILL", "HL"},       {"HILLS", "HLS"},    {"HOLLOW", "HOLW"},
    {"ISLAND", "IS"},     {"JUNCTION", "JCT"},  {"KNOLL", "KNL"},    {"LAKE", "LK"},
    {"LANDING", "LNDG"},  {"LANE", "LN"},       {"MANOR", "MNR"},    {"MEADOW", "MDW"},
    {"MEADOWS", "MDWS"},  {"MILL", "ML"},       {"MOUNT", "MT"},     {"MOUNTAIN", "MTN"},
    {"NINTH", "9TH"},     {"NORTH", "N"},       {"NORTHEAST", "NE"}, {"NORTHWEST", "NW"},
    {"ORCHARD", "ORCH"},  {"PARKWAY", "PKWY"},  {"PKWAY", "PKWY"},   {"PLACE", "PL"},
    {"PLAZA", "PLZ"},     {"POINT", "PT"},      {"POND", "PD"},      {"RIDGE", "RDG"},
    {"RIVER", "RIV"},     {"ROAD", "RD"},       {"ROUTE", "RTE"},    {"SAINT", "ST"},
    {"SECOND", "2ND"},    {"SEVENTH", "7TH"},   {"SHORE", "SHR"},    {"SIXTH", "6TH"},
    {"SOUTH", "S"},       {"SOUTHEAST", "SE"},  {"SOUTHWEST", "SW"}, {"SPRING", "SPG"},
    {"SQUARE", "SQ"},     {"STR", "ST"},        {"STREET", "ST"},    {"STRT", "ST"},
    {"TENTH", "10TH"},    {"TERR", "TER"},      {"TERRACE", "TER"},  {"THIRD", "3RD"},
    {"TRAIL", "TRL"},     {"TURNPIKE", "TPKE"}, {"VALLEY", "VLY"},   {"WEST", "W"},
}};

constexpr std::array<std::string_view, 17> suffixes{"ALY", "AVE", "BLVD", "CIR", "CT",  "DR",
                                                    "HWY", "LN",  "PKWY", "PL",  "PLZ", "RD",
                                                    "SQ",  "ST",  "TER",  "TRL", "WAY"};
constexpr std::array<std::string_view, 8> directions{"E", "N", "NE", "NW", "S", "SE", "SW", "W"};
constexpr std::array<std::string_view, 16> unit_words{
    "APARTMENT", "APT",  "BLDG",  "BUILDING", "FL",    "FLOOR", "NO",   "NUMBER",
    "RM",        "ROOM", "SPACE", "STE",      "SUITE", "TRLR",  "UNIT", "UNT"};

constexpr bool by_word(Spelling const& a, Spelling const& b) {
    return a.word < b.word;
}
static_assert(std::is_sorted(spellings.begin(), spellings.end(), by_word));

template <std::size_t n>
bool one_of(std::string_view word, std::array<std::string_view, n> const& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

std::string_view standard_street_word(std::string_view word) {
    auto const found =
        std::lower_bound(spellings.begin(), spellings.end(), Spelling{word, {}}, by_word);
    return found != spellings.end() && found->word == word ? found->standard : word;
}

bool is_street_suffix(std::string_view standard_word) {
    return one_of(standard_word, suffixes);
}
bool is_direction(std::string_view standard_word) {
    return one_of(standard_word, directions);
}
bool is_unit_word(std::string_view word) {
    return one_of(word, unit_words);
}

}  // namespace lockbox::matching
