// SPDX-License-Identifier: Apache-2.0
#include "tests/batches/intake/sample_cash_letter.h"

#include <fmt/format.h>

namespace lockbox::batches::test {
namespace {

/// Blanks with texts at columns that are counted from 1.
class Record {
public:
    Record(std::string const& type, std::size_t length) : text_(length, ' ') { at(1, type); }
    Record& at(std::size_t column, std::string const& text) {
        text_.replace(column - 1, text.size(), text);
        return *this;
    }
    std::string text_;
};

/// Letters, digits and blanks in EBCDIC code page 0037.
char ebcdic(char c) {
    auto const code = [](int value) { return static_cast<char>(value); };
    if (c >= '0' && c <= '9') return code(0xF0 + (c - '0'));
    if (c >= 'A' && c <= 'I') return code(0xC1 + (c - 'A'));
    if (c >= 'J' && c <= 'R') return code(0xD1 + (c - 'J'));
    if (c >= 'S' && c <= 'Z') return code(0xE2 + (c - 'S'));
    return code(0x40);
}

class Letter {
public:
    explicit Letter(LetterForm form) : form_(form) {}

    void add(Record const& record, std::string const& raw_end = "") {
        ++records;
        std::string text = record.text_;
        if (form_ == LetterForm::ebcdic_with_lengths || form_ == LetterForm::ebcdic_without_lengths)
            for (char& c : text)
                c = ebcdic(c);
        text += raw_end;
        if (form_ == LetterForm::ascii_with_lengths || form_ == LetterForm::ebcdic_with_lengths)
            for (int shift : {24, 16, 8, 0})
                bytes += static_cast<char>(text.size() >> shift & 0xFF);
        bytes += text;
        if (form_ == LetterForm::ascii_with_line_ends) bytes += "\n";
    }
    void add_view(int side, std::string const& picture) {
        if (picture.empty()) return;
        add(Record("50", 80).at(3, "1").at(32, fmt::format("{}00", side)));
        Record data("52", 105 + 5 + 7);
        data.at(102, "0000").at(106, "00000").at(111, fmt::format("{:07}", picture.size()));
        add(data, picture);
    }

    int records = 0;
    std::string bytes;

private:
    LetterForm form_;
};

}  // namespace

std::string cash_letter(LetterForm form, std::vector<LetterItem> const& items,
                        LetterErrors const& errors) {
    Letter letter(form);
    letter.add(Record("01", 80).at(3, "03T").at(24, "202611200911N"));
    letter.add(Record("10", 80).at(3, "01").at(23, "2026112020261120"));
    letter.add(Record("20", 80).at(3, "01").at(23, "2026112020261120"));
    int amount = errors.amount_cents;
    for (LetterItem const& item : items) {
        letter.add(Record("25", 80).at(48, fmt::format("{:010}", item.amount_cents)));
        letter.add(Record("26", 80).at(3, "1"));
        letter.add_view(0, item.front);
        letter.add_view(1, item.rear);
        amount += item.amount_cents;
    }
    int const count = static_cast<int>(items.size()) + errors.items;
    letter.add(Record("70", 80).at(3, fmt::format("{:04}{:012}", count, amount)));
    letter.add(Record("90", 80).at(3, fmt::format("{:06}{:08}{:014}", 1, count, amount)));
    letter.add(
        Record("99", 80).at(3, fmt::format("{:06}{:08}{:08}{:016}", 1,
                                           letter.records + 1 + errors.records, count, amount)));
    return letter.bytes;
}

}  // namespace lockbox::batches::test
