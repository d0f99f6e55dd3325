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

/// What one delivery line says, before it is known which line bears the street.
struct DeliveryLine {
    bool numbered = false;  ///< It begins with a number, or is a post office box.
    std::string unit;       ///< After `APT`, `UNIT`, `#`.
    std::string house;      ///< As in `NormalAddress`, as are the next two.
    std::string street;
    std::string suffix;
    std::string unit_after;  ///< A number after the suffix: the unit, if nothing else names one.
    std::string whole;       ///< All of it but the unit; empty: there was no more.
};
DeliveryLine delivery_line(std::string_view text);
/// A city's name in normal form.
std::string city_of(std::string_view text);

/// The parts of an address that are compared, without blanks within them.
struct AddressView {
    std::string_view house;
    std::string_view street;
    std::string_view unit;
    std::string_view further;
    std::string_view city;
    std::string_view zip;
};
/// An address whose views stay valid as long as it is not changed.
struct SqueezedAddress {
    explicit SqueezedAddress(NormalAddress address);
    AddressView view() const;
    NormalAddress parts;
};
std::string without_blanks(std::string_view text);

}  // namespace lockbox::matching
