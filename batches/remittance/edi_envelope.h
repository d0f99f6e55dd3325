// SPDX-License-Identifier: Apache-2.0
// ISA/IEA, GS/GE and ST/SE: one interchange with one functional group, as this project writes it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "batches/remittance/edi_segment.h"
#include "batches/remittance/findings.h"
#include "lockbox/business_date.h"

namespace lockbox::batches::edi {

/// What is said about a kind of file before its first transaction set.
struct Kind {
    std::string_view set;                  ///< ST01: 820 or 823.
    std::string_view functional_group;     ///< GS01: RA for 820, LB for 823.
    std::string_view interchange_version;  ///< ISA12: 00501.
    std::string_view version;              ///< GS08: 005010X218.
    int number = 0;                        ///< Tells the kinds of files of one day apart.
};

/// The parties and the day.
struct Envelope {
    std::string sender;    ///< ISA06, 2 to 15 characters; GS02.
    std::string receiver;  ///< ISA08; GS03.
    std::string usage;     ///< ISA15: P or T.
    BusinessDate day;
};

/// The segments of one transaction set, without ST and SE.
using TransactionSet = std::vector<Segment>;

/// The whole file. ISA13, GS06 and IEA02 are one number of nine digits made from the business date
/// and the content, never from a clock: YY, the day of the year, the kind's number, and three
/// digits of a hash of the transaction sets, so that a day whose books have changed has another
/// number (999 times in 1,000). The sets are numbered from 0001. Times of day are 0000.
std::string interchange(Kind const& kind, Envelope const& envelope,
                        std::vector<TransactionSet> const& sets);

/// A file taken apart.
struct Interchange {
    std::string sender;
    std::string receiver;
    std::string usage;
    std::string control_number;
    std::string date;                  ///< ISA09: YYMMDD.
    std::vector<TransactionSet> sets;  ///< With the positions of their segments.
};
/// Strictly as `interchange` writes: ISA's 106 characters and their fixed values, every separator,
/// segment counts, group counts, and control numbers that agree. What it finds wrong is added to
/// `findings` by segment and element; the sets that can be told are returned all the same.
Interchange read_interchange(std::string_view text, Kind const& kind, Findings& findings);

/// `segment 12, RMR04`.
std::string place_of(Segment const& segment, int element);

}  // namespace lockbox::batches::edi
