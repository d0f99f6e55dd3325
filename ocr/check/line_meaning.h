// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lockbox/carrier.h"
#include "lockbox/probability.h"
#include "ocr/check/spelling_graph.h"
#include "ocr/check/written_line.h"

namespace lockbox::ocr {

/// `paid in full`, `full and final settlement` and the like, one letter in four misread. Whoever is
/// unsure says yes: a note missed is a debt given up, a note imagined a held item.
bool is_restrictive(std::string const& text);
/// The same by the network's scores: a note that lags no more than a few letters' worth.
bool is_restrictive(WrittenLine const& line);

/// Whether a word is that word with at most one letter in four misread; both in capitals.
bool resembles(std::string_view word, std::string_view known);

/// Another country's currency, money or name.
bool is_foreign(std::string const& text);

/// A bank's printed name.
bool is_bank_name(std::string const& text);
/// Characters up to the end of its last word that a bank's name has (`Bank`, `Trust`), 0 where none
/// is: what follows is another's.
std::size_t end_of_bank_name(std::string const& text);

/// Two to four words of letters, none of them a word of memo lines (`premium`, `insurance`).
bool is_person_name(std::string const& text);

/// Bears a usual word of memo lines (`premium`, `insurance`), a month among them.
bool is_memo(std::string const& text);

/// Says `dental`, which decides for the dental ledger whatever else is written.
bool names_dental(std::string const& text);

/// A street with its number, a post office box, or a town with its ZIP code.
bool is_address(std::string const& text);

struct CarrierFit {
    std::string name;  ///< The current name.
    Probability probability;
};

/// The carrier that a line names, alone or among other words, by likelihood against all names and
/// aliases of the list.
std::optional<CarrierFit> carrier_on(WrittenLine const& line, CarrierTable const& carriers);

/// Whether some carrier's name of five letters or more may stand on a line that nobody can read,
/// alone or among other words. Carriers in the poorest hands of a generated night were spotted 0.3
/// nats a letter behind the likeliest way (25 dental ones); names of persons 2.3 and more.
bool may_name_a_carrier(WrittenLine const& line, CarrierTable const& carriers);

}  // namespace lockbox::ocr
