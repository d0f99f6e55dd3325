// SPDX-License-Identifier: Apache-2.0
#include "samples/x937_file.h"

#include <fmt/format.h>

#include "lockbox/assertion.h"

namespace lockbox::samples {
namespace {

constexpr std::string_view destination = "011000015";  ///< Routing numbers of the two banks that
constexpr std::string_view origin = "211070175";       ///< exchange the file; both well formed.

/// EBCDIC code page 0037 for the characters that the records use.
char ebcdic(char ascii) {
    constexpr std::string_view upper_from = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    constexpr unsigned char upper_to[] = {0xC1, 0xC2, 0xC3, 0xC4, 0xC5, 0xC6, 0xC7, 0xC8, 0xC9,
                                          0xD1, 0xD2, 0xD3, 0xD4, 0xD5, 0xD6, 0xD7, 0xD8, 0xD9,
                                          0xE2, 0xE3, 0xE4, 0xE5, 0xE6, 0xE7, 0xE8, 0xE9};
    if (ascii >= '0' && ascii <= '9') return static_cast<char>(0xF0 + (ascii - '0'));
    if (ascii == ' ') return static_cast<char>(0x40);
    if (ascii == '-') return static_cast<char>(0x60);
    if (ascii == '/') return static_cast<char>(0x61);
    std::size_t const at = upper_from.find(ascii);
    LOCKBOX_ASSERT(at != std::string_view::npos);
    return static_cast<char>(upper_to[at]);
}

/// The records so far, and what the control records must say about them.
class Writer {
public:
    /// Text goes out in EBCDIC, padded to 80 positions; `raw` follows as it is.
    void record(std::string text, std::string_view raw = {}) {
        if (raw.empty()) text.resize(80, ' ');
        auto const length = static_cast<std::uint32_t>(text.size() + raw.size());
        for (int shift = 24; shift >= 0; shift -= 8)
            file_ += static_cast<char>((length >> static_cast<unsigned>(shift)) & 0xFFU);
        for (char const letter : text)
            file_ += ebcdic(letter);
        file_ += raw;
        ++records_;
    }
    int records() const { return records_; }
    std::string take() { return std::move(file_); }

private:
    std::string file_;
    int records_ = 0;
};

std::string day(BusinessDate date) {
    return fmt::format("{:04}{:02}{:02}", date.year(), date.month(), date.day());
}

/// The fields of a MICR line: what stands before, between and after the two transit symbols, with
/// on-us symbols as `/` and dashes as `-`, as these files write them.
struct MicrFields {
    std::string aux_on_us;
    std::string routing;
    std::string on_us;
};

std::string as_in_files(std::string_view printed) {
    std::string text;
    for (char const symbol : printed) {
        if (symbol != ' ') text += symbol == 'C' ? '/' : symbol == 'D' ? '-' : symbol;
    }
    return text;
}

MicrFields fields_of(std::string const& micr) {
    std::size_t const open = micr.find('A');
    std::size_t const close = micr.find('A', open + 1);
    LOCKBOX_ASSERT(close == open + 10);
    MicrFields fields{as_in_files(micr.substr(0, open)), micr.substr(open + 1, 9),
                      as_in_files(micr.substr(close + 1))};
    std::erase(fields.aux_on_us, '/');
    return fields;
}

/// Record 50: 03 indicator, 04-12 creator, 13-20 date, 21-22 TIFF, 23-24 Group 4, 25-31 size, 32
/// side, 33-34 full view. Record 52: 03-11 institution, 12-19 date, 22-36 sequence, 102-105 and
/// then 5 and 7 digits for the lengths of key, signature and picture.
void write_view(Writer& out, BusinessDate received, std::string const& sequence, char side,
                std::string const& picture) {
    out.record(fmt::format("501{}{}0000{:07}{}000", origin, day(received), picture.size(), side));
    std::string const head = fmt::format("52{}{}01{:>15}{:48}0{:16}0000{:05}{:07}", origin,
                                         day(received), sequence, "", "", 0, picture.size());
    out.record(head, picture);
}

/// Record 25: 03-17 auxiliary on-us, 18 blank, 19-26 routing, 27 its check digit, 28-47 on-us,
/// 48-57 amount, 58-72 sequence, 73 documentation G, 75 MICR good, 76 bank of first deposit, 77-78
/// no addenda, 79 not corrected.
void write_check(Writer& out, CashLetterCheck const& check, BusinessDate received, int number) {
    MicrFields const micr = fields_of(check.micr);
    std::string const sequence = fmt::format("{:015}", number);
    out.record(fmt::format("25{:>15} {}{:>20}{:010}{}G 1Y000", micr.aux_on_us, micr.routing,
                           micr.on_us, check.amount.count(), sequence));
    write_view(out, received, sequence, '0', check.front);
    write_view(out, received, sequence, '1', check.rear);
}

}  // namespace

std::string x937_file(std::vector<CashLetterCheck> const& checks, BusinessDate received,
                      std::string_view batch) {
    Writer out;
    std::string const date = day(received);
    Cents total = no_cents;
    out.record(fmt::format("0103T{}{}{}0900N{:<18}{:<18}1", destination, origin, date,
                           "SAMPLE BANK", "SAMPLE LOCKBOX"));
    out.record(fmt::format("1001{}{}{}{}0900IG{:0>8}", destination, origin, date, date, batch));
    out.record(fmt::format("2001{}{}{}{}{:0>10}0001", destination, origin, date, date, batch));
    int number = 0;
    for (CashLetterCheck const& check : checks) {
        write_check(out, check, received, ++number);
        total += check.amount;
    }
    std::size_t const views = 2 * checks.size();
    out.record(fmt::format("70{:04}{:012}{:012}{:05}", checks.size(), total.count(), total.count(),
                           views));
    out.record(fmt::format("90000001{:08}{:014}{:09}{:<18}{}", checks.size(), total.count(), views,
                           "SAMPLE LOCKBOX", date));
    out.record(
        fmt::format("99000001{:08}{:08}{:016}", out.records() + 1, checks.size(), total.count()));
    return out.take();
}

}  // namespace lockbox::samples
