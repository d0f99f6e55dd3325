// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "batches/remittance/bai_layout.h"
#include "batches/remittance/findings.h"
#include "lockbox/business_date.h"
#include "lockbox/money.h"

namespace lockbox::batches::bai {

/// The values of one record, by meaning. Numbers are without zeros before them ("0" at least),
/// dates are ISO, fixed values need not be given.
class Row {
public:
    std::string const& operator[](Value value) const { return texts_[place(value)]; }
    std::string& operator[](Value value) { return texts_[place(value)]; }

    void set(Value value, std::int64_t number) { (*this)[value] = std::to_string(number); }
    void set(Value value, Cents amount) { set(value, amount.count()); }
    void set(Value value, BusinessDate day) { (*this)[value] = day.text(); }
    /// Nothing where the field was blank or was no number; at most twelve digits are read.
    std::optional<std::int64_t> number(Value value) const;
    std::optional<Cents> cents(Value value) const;

private:
    static std::size_t place(Value value) { return static_cast<std::size_t>(value); }
    std::array<std::string, value_count> texts_;
};

/// One line without its line end; a fault where a value does not fit and may not be cut.
tl::expected<std::string, Fault> line_of(Layout const& layout, char type, Row const& row);

/// What a value is after it went through its field: names cut, accounts cut from the left.
std::string as_kept(Field const& field, std::string_view value);

/// A line taken apart.
struct Line {
    int number = 0;  ///< In the file, from 1.
    char type = ' ';
    Row row;
};
/// Nothing, and a finding, if no record of the layout begins like this; else every field, with a
/// finding for each that is not what its form says and for text where the layout has blanks.
std::optional<Line> split(Layout const& layout, int number, std::string_view text,
                          Findings& findings);

/// `line 3, columns 24-33`.
std::string place_of(int line, Field const& field);

}  // namespace lockbox::batches::bai
