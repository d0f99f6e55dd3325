// SPDX-License-Identifier: Apache-2.0
#include "batches/night/taught_names.h"

#include <algorithm>
#include <cctype>
#include <sstream>

#include "lockbox/carrier.h"

namespace lockbox::batches {
namespace {

/// A surname alone is borne by too many.
bool has_two_words(std::string const& said) {
    std::istringstream stream(said);
    int words = 0;
    for (std::string word; stream >> word;) {
        auto const letters = std::count_if(word.begin(), word.end(),
                                           [](unsigned char c) { return std::isalpha(c); });
        words += letters >= 2 ? 1 : 0;
    }
    return words >= 2;
}

}  // namespace

std::optional<MemberId> taught_member(Lesson const& lesson) {
    return MemberId::parse(lesson.means);
}

std::vector<matching::TaughtName> taught_names(std::vector<Lesson> const& lessons) {
    std::vector<matching::TaughtName> names;
    for (Lesson const& lesson : lessons) {
        if (lesson.standing != Lesson::Standing::in_force) continue;
        if (auto const member = taught_member(lesson)) names.push_back({lesson.said, *member});
    }
    return names;
}

bool may_be_taught_name(std::string const& said, std::vector<OpenInvoice> const& invoices) {
    bool const listed =
        std::any_of(invoices.begin(), invoices.end(), [&](OpenInvoice const& invoice) {
            return folded(invoice.first_name + " " + invoice.last_name) == folded(said);
        });
    return !invoices.empty() && !listed && has_two_words(said);
}

}  // namespace lockbox::batches
