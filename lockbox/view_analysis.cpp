// SPDX-License-Identifier: Apache-2.0
#include "lockbox/view_analysis.h"

#include <algorithm>
#include <initializer_list>

#include "lockbox/assertion.h"

namespace lockbox {
namespace {

using F = QualityFinding;

constexpr std::size_t record_columns = 80;

Condition any_of(QualityReport const& quality, std::initializer_list<F> findings) {
    Condition outcome = Condition::test_not_done;
    for (F const finding : findings) {
        Condition const one = quality.test(finding).outcome;
        if (one == Condition::condition_present) return one;
        outcome = std::max(outcome, one);
    }
    return outcome;
}

/// The global position over others: 1 where one of them is 1, else the greatest of them.
char overall(std::string const& digits) {
    if (digits.find('1') != std::string::npos) return '1';
    return digits.find('2') != std::string::npos ? '2' : '0';
}

}  // namespace

std::string view_analysis_record(PageReadings const& page) {
    std::string conditions;
    for (auto const& findings :
         {std::initializer_list<F>{F::undersize, F::torn_corner, F::torn_edge},
          {F::excessive_skew},
          {F::piggyback},
          {F::too_light, F::too_dark},
          {F::streaks},
          {F::below_minimum_size},
          {F::above_maximum_size}})
        conditions += static_cast<char>('0' + static_cast<int>(any_of(page.quality, findings)));
    std::string const areas = digits_of(page.usability);
    std::string record = "54";
    record += overall(conditions);
    record += overall(areas);
    record += '0';
    record += conditions;
    record += std::string(13, ' ');
    record += "00";
    record += areas;
    record.resize(record_columns, ' ');
    LOCKBOX_ASSERT(record.substr(27, area_count) == areas);
    return record;
}

}  // namespace lockbox
