// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "batches/remittance/edi_envelope.h"
#include "lockbox/assertion.h"

namespace lockbox::batches::edi {
namespace {

/// FNV-1a with 64 bits: spreads, and is no secret.
std::uint64_t spread(std::string_view text) {
    constexpr std::uint64_t offset_basis = 0xcbf29ce484222325ULL;
    constexpr std::uint64_t prime = 0x100000001b3ULL;
    std::uint64_t hash = offset_basis;
    for (char const c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * prime;
    return hash;
}

std::string control_number(Kind const& kind, BusinessDate day, std::string_view content) {
    constexpr std::uint64_t contents_told_apart = 1000;
    auto const new_year = BusinessDate::of(day.year(), 1, 1);
    LOCKBOX_ASSERT(new_year.has_value() && kind.number >= 0 && kind.number < 10);
    return fmt::format("{:02}{:03}{}{:03}", day.year() % 100, day.days_since(*new_year) + 1,
                       kind.number, spread(content) % contents_told_apart);
}

std::string sets_text(Kind const& kind, std::vector<TransactionSet> const& sets) {
    std::string text;
    for (std::size_t i = 0; i < sets.size(); ++i) {
        std::string const number = fmt::format("{:04}", i + 1);
        std::string const guide(kind.version.size() > 6 ? kind.version : "");
        text += text_of(segment("ST", {kind.set, number, guide}));
        for (Segment const& one : sets[i])
            text += text_of(one);
        text += text_of(segment("SE", {std::to_string(sets[i].size() + 2), number}));
    }
    return text;
}

}  // namespace

std::string interchange(Kind const& kind, Envelope const& envelope,
                        std::vector<TransactionSet> const& sets) {
    LOCKBOX_ASSERT(!sets.empty());
    std::string const content = sets_text(kind, sets);
    std::string const number = control_number(
        kind, envelope.day, fmt::format("{}{}{}", envelope.sender, envelope.receiver, content));
    std::string const day = eight_digits(envelope.day);
    std::string text = fmt::format(
        "ISA*00*{0:10}*00*{0:10}*ZZ*{1:<15}*ZZ*{2:<15}*{3}*0000*{4}*{5}*{6}*0*{7}*{8}{9}\n", "",
        envelope.sender, envelope.receiver, day.substr(2), repetition_separator,
        kind.interchange_version, number, envelope.usage, component_separator, segment_end);
    std::string const group = std::to_string(*parse_count(number));
    text += text_of(segment("GS", {kind.functional_group, envelope.sender, envelope.receiver, day,
                                   "0000", group, "X", kind.version}));
    text += content;
    text += text_of(segment("GE", {std::to_string(sets.size()), group}));
    return text + text_of(segment("IEA", {"1", number}));
}

}  // namespace lockbox::batches::edi
