// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "batches/remittance/edi_envelope.h"

namespace lockbox::batches::edi {

/// Walks the segments of one transaction set in the order that a reader asks for them. What stands
/// elsewhere, and what does not say what it must, becomes a finding.
class Cursor {
public:
    Cursor(TransactionSet const& set, Findings& findings) : set_(set), findings_(findings) {}

    bool at_end() const { return next_ == set_.size(); }
    bool at(std::string_view name) const { return !at_end() && set_[next_].name == name; }
    /// The next segment if it is called so, and steps behind it; else nothing.
    Segment const* take(std::string_view name);
    /// The same, and a finding where it is not there.
    Segment const* expect(std::string_view name);
    /// Steps behind a segment that nobody asked for, with a finding.
    void refuse_next();

    void wrong(Segment const& segment, int element, std::string what);
    /// A finding unless the element says `wanted`.
    void expect_text(Segment const& segment, int element, std::string_view wanted);
    void expect_count(Segment const& segment, int element, std::size_t wanted);
    void expect_amount(Segment const& segment, int element, Cents wanted);
    /// An amount; no cents, and a finding, where there is none.
    Cents amount(Segment const& segment, int element);

private:
    std::string place() const;
    TransactionSet const& set_;
    Findings& findings_;
    std::size_t next_ = 0;
};

}  // namespace lockbox::batches::edi
