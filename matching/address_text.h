// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "lockbox/open_invoice.h"

namespace lockbox::matching {

/// A mailing address in the normal form of the Postal Service's Publication 28: upper case, no
/// punctuation, standard abbreviations. A part that is not there is empty.
struct NormalAddress {
    std::string house;    ///< `199`, `12A`; `PO866` for a post office box.
    std::string street;   ///< Without its suffix: `PINE HL`.
    std::string suffix;   ///< `ST`, `AVE`.
    std::string unit;     ///< `7`, `3B`.
    std::string further;  ///< What other lines say.
    std::string city;
    std::string zip;  ///< Without the +4.
};

/// Lines joined by `, `, as readers state an address: delivery lines, then city, state and ZIP.
NormalAddress address_of(std::string_view lines);
NormalAddress address_of(MailingAddress const& address);

}  // namespace lockbox::matching
