// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lockbox/page.h"
#include "ocr/micr/micr_line.h"

namespace lockbox::ocr {

/// The parts of a MICR line, as positions [first, end) in its characters. Symbols delimit fields;
/// blanks mean nothing, because banks space their lines as they like.
struct MicrSpan {
    std::size_t first = 0;
    std::size_t end = 0;
    friend bool operator==(MicrSpan const&, MicrSpan const&) = default;
};

/// Personal checks: `A routing A account C serial`, `A routing A serial account C` (told apart by
/// blanks only, hence left whole), `A routing A serial C account C`. Business checks: `C serial C A
/// routing A account C`. Money orders carry their serial where others have the account. What is
/// not there or not certain by its symbols stays empty.
struct MicrParts {
    std::optional<MicrSpan> routing;  ///< Between transit symbols, 9 places.
    std::optional<MicrSpan> account;
    std::optional<MicrSpan> serial;
    std::optional<MicrSpan> amount;  ///< Between amount symbols, 10 places: cents.
    std::optional<MicrSpan> epc;     ///< One digit left of the routing number: 4 marks an IRD.
};
MicrParts micr_parts(MicrLine const& line);

/// Fields micr, routing, account and serial of a page. Routing is `invalid` where its check digit
/// fails and no single change that the network itself holds likely mends it.
std::vector<Field> micr_fields(PageImage const& page, MicrLine const& line);

/// `find_micr`, `read_micr_line` and `micr_fields`: all that the MICR line of a page says. Without
/// a line, each field is unread: `not_found`.
std::vector<Field> read_micr(PageImage const& page, std::optional<MicrPlace> const& place,
                             LineNetwork& micr);

/// Whether a routing number is that of US postal money orders (000000204 formerly, 000008002).
bool is_postal_routing(std::string_view routing);

}  // namespace lockbox::ocr
