// SPDX-License-Identifier: Apache-2.0
#include "batches/remittance/edi_cursor.h"

#include <fmt/format.h>

#include "lockbox/assertion.h"

namespace lockbox::batches::edi {
namespace {

constexpr char const* ask_again = "Write the file again from the books with lockbox export.";

std::string_view element_of(Segment const& segment, int element) {
    return segment[static_cast<std::size_t>(element)];
}

}  // namespace

std::string Cursor::place() const {
    if (!at_end()) return place_of(set_[next_], 0);
    return set_.empty() ? "an empty transaction set" : "behind " + place_of(set_.back(), 0);
}

Segment const* Cursor::take(std::string_view name) {
    return at(name) ? &set_[next_++] : nullptr;
}

Segment const* Cursor::expect(std::string_view name) {
    if (Segment const* const found = take(name)) return found;
    findings_.add(place(), fmt::format("{} is due here", name), ask_again);
    return nullptr;
}

void Cursor::refuse_next() {
    LOCKBOX_ASSERT(!at_end());
    findings_.add(place(), "stands where no such segment is due", ask_again);
    ++next_;
}

void Cursor::wrong(Segment const& segment, int element, std::string what) {
    findings_.add(place_of(segment, element), std::move(what), ask_again);
}

void Cursor::expect_text(Segment const& segment, int element, std::string_view wanted) {
    if (element_of(segment, element) != wanted)
        wrong(segment, element, fmt::format("is not \"{}\"", wanted));
}

void Cursor::expect_count(Segment const& segment, int element, std::size_t wanted) {
    if (element_of(segment, element) != std::to_string(wanted))
        wrong(segment, element,
              fmt::format("says {}, the file has {}", element_of(segment, element), wanted));
}

void Cursor::expect_amount(Segment const& segment, int element, Cents wanted) {
    Cents const stated = amount(segment, element);
    if (stated != wanted)
        wrong(segment, element,
              fmt::format("says {}, its parts are {}", stated.display(), wanted.display()));
}

Cents Cursor::amount(Segment const& segment, int element) {
    auto const found = parse_decimal(element_of(segment, element));
    if (!found) wrong(segment, element, "is not an amount");
    return found.value_or(no_cents);
}

}  // namespace lockbox::batches::edi
