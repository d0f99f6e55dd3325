// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lockbox/identifiers.h"

namespace lockbox {

/// An insurance company as members may write it. Dated, configurable data, never code.
struct Carrier {
    Ledger ledger;
    std::string name;                  ///< The current name, as the open-invoice file has it.
    std::vector<std::string> aliases;  ///< Former names, abbreviations, what people still write.
};

/// The site's carriers. A name that is not on the list is not guessed.
class CarrierTable {
public:
    explicit CarrierTable(std::vector<Carrier> carriers);
    /// The carriers of the Massachusetts Health Connector in 2026.
    static CarrierTable shipped();

    std::vector<Carrier> const& carriers() const { return carriers_; }
    /// The carrier whose name or alias `text` is, comparing letters and digits only, without case;
    /// nothing if none or carriers of both ledgers bear it.
    Carrier const* find(std::string_view text) const;
    /// The carrier whose name or alias stands in `text` as whole words (the longest such). The word
    /// "dental" in `text` decides for a dental carrier.
    Carrier const* find_within(std::string_view text) const;

private:
    struct Spelling {
        std::string text;     ///< Folded.
        std::size_t carrier;  ///< Index into `carriers_`.
    };
    std::vector<Carrier> carriers_;
    std::vector<Spelling> spellings_;
};

/// Upper-case letters, digits and single blanks: the form in which names are compared.
std::string folded(std::string_view text);

}  // namespace lockbox
