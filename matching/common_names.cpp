// SPDX-License-Identifier: Apache-2.0
#include "matching/common_names.h"

#include <algorithm>
#include <array>

namespace lockbox::matching {
namespace {

struct Share {
    std::string_view name;
    double share;
};

constexpr std::array<Share, 60> surnames{{
    {"ADAMS", 0.00174},     {"ALLEN", 0.00199},   {"ANDERSON", 0.00311}, {"BAILEY", 0.00115},
    {"BAKER", 0.00171},     {"BELL", 0.00117},    {"BROWN", 0.00621},    {"CAMPBELL", 0.00149},
    {"CARTER", 0.00162},    {"CLARK", 0.00231},   {"COLLINS", 0.00134},  {"COOK", 0.00120},
    {"DAVIS", 0.00480},     {"EDWARDS", 0.00137}, {"EVANS", 0.00141},    {"GARCIA", 0.00254},
    {"GONZALEZ", 0.00166},  {"GREEN", 0.00183},   {"HALL", 0.00200},     {"HARRIS", 0.00275},
    {"HERNANDEZ", 0.00192}, {"HILL", 0.00187},    {"JACKSON", 0.00310},  {"JOHNSON", 0.00810},
    {"JONES", 0.00621},     {"KING", 0.00190},    {"LEE", 0.00220},      {"LEWIS", 0.00226},
    {"LOPEZ", 0.00187},     {"MARTIN", 0.00273},  {"MARTINEZ", 0.00234}, {"MILLER", 0.00424},
    {"MITCHELL", 0.00160},  {"MOORE", 0.00312},   {"MORGAN", 0.00118},   {"MORRIS", 0.00125},
    {"MURPHY", 0.00117},    {"NELSON", 0.00162},  {"PARKER", 0.00146},   {"PEREZ", 0.00155},
    {"PHILLIPS", 0.00149},  {"REED", 0.00122},    {"ROBERTS", 0.00153},  {"ROBINSON", 0.00233},
    {"RODRIGUEZ", 0.00229}, {"ROGERS", 0.00123},  {"SANCHEZ", 0.00130},  {"SCOTT", 0.00185},
    {"SMITH", 0.01006},     {"STEWART", 0.00133}, {"TAYLOR", 0.00311},   {"THOMAS", 0.00311},
    {"THOMPSON", 0.00269},  {"TURNER", 0.00152},  {"WALKER", 0.00219},   {"WHITE", 0.00279},
    {"WILLIAMS", 0.00699},  {"WILSON", 0.00339},  {"WRIGHT", 0.00189},   {"YOUNG", 0.00193},
}};

constexpr std::array<Share, 80> given_names{{
    {"AMANDA", 0.00202},      {"AMY", 0.00226},      {"ANDREW", 0.00269},   {"ANGELA", 0.00234},
    {"ANNA", 0.00220},        {"ANTHONY", 0.00360},  {"BARBARA", 0.00490},  {"BETTY", 0.00333},
    {"BRENDA", 0.00228},      {"BRIAN", 0.00368},    {"CAROL", 0.00282},    {"CHARLES", 0.00761},
    {"CHRISTOPHER", 0.00517}, {"CYNTHIA", 0.00234},  {"DANIEL", 0.00487},   {"DAVID", 0.01181},
    {"DEBORAH", 0.00247},     {"DEBRA", 0.00204},    {"DENNIS", 0.00208},   {"DONALD", 0.00466},
    {"DONNA", 0.00291},       {"DOROTHY", 0.00363},  {"EDWARD", 0.00390},   {"ELIZABETH", 0.00468},
    {"ERIC", 0.00272},        {"FRANK", 0.00290},    {"GARY", 0.00325},     {"GEORGE", 0.00464},
    {"GREGORY", 0.00220},     {"HELEN", 0.00332},    {"JAMES", 0.01659},    {"JASON", 0.00330},
    {"JEFFREY", 0.00295},     {"JENNIFER", 0.00466}, {"JERRY", 0.00216},    {"JESSICA", 0.00245},
    {"JOHN", 0.01635},        {"JOSE", 0.00307},     {"JOSEPH", 0.00702},   {"JOSHUA", 0.00217},
    {"KAREN", 0.00334},       {"KATHLEEN", 0.00212}, {"KENNETH", 0.00413},  {"KEVIN", 0.00336},
    {"KIMBERLY", 0.00252},    {"LARRY", 0.00299},    {"LAURA", 0.00255},    {"LINDA", 0.00517},
    {"LISA", 0.00352},        {"MARGARET", 0.00384}, {"MARIA", 0.00414},    {"MARK", 0.00469},
    {"MARTHA", 0.00206},      {"MARY", 0.01315},     {"MATTHEW", 0.00329},  {"MELISSA", 0.00231},
    {"MICHAEL", 0.01315},     {"MICHELLE", 0.00260}, {"NANCY", 0.00335},    {"PAMELA", 0.00208},
    {"PATRICIA", 0.00536},    {"PAUL", 0.00474},     {"RAYMOND", 0.00244},  {"REBECCA", 0.00215},
    {"RICHARD", 0.00851},     {"ROBERT", 0.01571},   {"RONALD", 0.00362},   {"RUTH", 0.00281},
    {"SANDRA", 0.00315},      {"SARAH", 0.00254},    {"SCOTT", 0.00273},    {"SHARON", 0.00261},
    {"SHIRLEY", 0.00241},     {"STEPHEN", 0.00270},  {"STEVEN", 0.00390},   {"SUSAN", 0.00397},
    {"THOMAS", 0.00690},      {"TIMOTHY", 0.00320},  {"VIRGINIA", 0.00215}, {"WILLIAM", 0.01226},
}};

/// Half of all people bear a surname rarer than about one in 20,000 (census of 1990).
constexpr double middling_surname = 5e-5;
/// Half of the given names outside the table lie below about one in 2,500.
constexpr double middling_given_name = 4e-4;

template <std::size_t n>
double share_in(std::array<Share, n> const& table, std::string_view name, double otherwise) {
    auto const found = std::lower_bound(
        table.begin(), table.end(), name,
        [](Share const& row, std::string_view wanted) { return row.name < wanted; });
    return found != table.end() && found->name == name ? found->share : otherwise;
}

}  // namespace

double common_surname_share(std::string_view surname) {
    return share_in(surnames, surname, middling_surname);
}

double common_given_name_share(std::string_view given_name) {
    return share_in(given_names, given_name, middling_given_name);
}

}  // namespace lockbox::matching
