// SPDX-License-Identifier: Apache-2.0
#include "batches/night/taught_carriers.h"

#include <algorithm>
#include <cctype>

namespace lockbox::batches {

bool may_be_taught(CarrierTable const& carriers, std::string const& said,
                   std::string const& means) {
    constexpr std::ptrdiff_t least_letters = 3;
    std::string const plain = folded(said);
    auto const letters =
        std::count_if(plain.begin(), plain.end(), [](unsigned char c) { return std::isalpha(c); });
    if (letters < least_letters) return false;
    bool of_the_list = false;
    for (Carrier const& carrier : carriers.carriers()) {
        bool const meant = carrier.name == means;
        of_the_list = of_the_list || meant;
        bool called = folded(carrier.name) == plain;
        for (std::string const& alias : carrier.aliases)
            called = called || folded(alias) == plain;
        if (called) return false;
    }
    return of_the_list;
}

CarrierTable taught_carriers(CarrierTable const& carriers, std::vector<Lesson> const& lessons) {
    CarrierTable table = carriers;
    for (Lesson const& lesson : lessons) {
        if (lesson.standing != Lesson::Standing::in_force) continue;
        if (!may_be_taught(table, lesson.said, lesson.means)) continue;
        std::vector<Carrier> all = table.carriers();
        for (Carrier& carrier : all)
            if (carrier.name == lesson.means) carrier.aliases.push_back(lesson.said);
        table = CarrierTable(std::move(all));
    }
    return table;
}

}  // namespace lockbox::batches
