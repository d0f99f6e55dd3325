// SPDX-License-Identifier: Apache-2.0
#include "matching/address_text.h"

#include <algorithm>
#include <vector>

#include "lockbox/check_digits.h"
#include "matching/name_text.h"
#include "matching/postal_words.h"

namespace lockbox::matching {
namespace {

using Words = std::vector<std::string>;

bool begins_with_digit(std::string const& word) {
    return !word.empty() && word.front() >= '0' && word.front() <= '9';
}

bool all_letters(std::string const& word) {
    return std::none_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string joined(Words const& words, std::size_t begin, std::size_t end) {
    std::string text;
    for (std::size_t i = begin; i < end; ++i)
        text += (text.empty() ? "" : " ") + words[i];
    return text;
}

/// `#7` names a unit as `UNIT 7` does.
Words words_of_line(std::string_view line) {
    std::string marked;
    for (char c : line)
        marked += c == '#' ? std::string(" UNIT ") : std::string(1, c);
    Words words = words_of(marked);
    for (std::string& word : words)
        word = standard_street_word(word);
    return words;
}

/// Takes the unit from the end of a line: everything after the first unit word.
void take_unit(Words& words, NormalAddress& address) {
    auto const unit =
        std::find_if(words.begin(), words.end(), [](auto& word) { return is_unit_word(word); });
    if (unit == words.end()) return;
    auto value = unit + 1;
    while (value != words.end() && is_unit_word(*value))
        ++value;
    if (value == words.end()) return;
    if (address.unit.empty()) address.unit = *value;
    words.erase(unit, value + 1);
}

bool is_post_office_box(Words const& words) {
    auto const box = std::find(words.begin(), words.end(), "BOX");
    return box != words.end() && box + 1 != words.end() && begins_with_digit(*(box + 1));
}

void take_street(Words words, NormalAddress& address) {
    if (is_post_office_box(words)) {
        address.house = "PO" + *(std::find(words.begin(), words.end(), "BOX") + 1);
        address.street = "BOX";
        return;
    }
    std::size_t begin = 0;
    if (!words.empty() && begins_with_digit(words.front())) {
        address.house = words.front();
        begin = 1;
    }
    // `199 SUMMER ST 7`: a number after the suffix is the unit.
    if (words.size() > begin + 2 && begins_with_digit(words.back()) &&
        is_street_suffix(words[words.size() - 2])) {
        if (address.unit.empty()) address.unit = words.back();
        words.pop_back();
    }
    std::size_t end = words.size();
    if (end > begin + 1 && is_street_suffix(words[end - 1])) address.suffix = words[--end];
    // A street may bear a direction at its end and its suffix before it: 12 ELM ST W.
    if (end > begin + 2 && is_direction(words[end - 1]) && is_street_suffix(words[end - 2])) {
        address.suffix = words[end - 2];
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(end) - 2);
        --end;
    }
    address.street = joined(words, begin, end);
}

void take_delivery_lines(std::vector<Words> lines, NormalAddress& address) {
    for (Words& line : lines)
        take_unit(line, address);
    std::erase_if(lines, [](Words const& line) { return line.empty(); });
    if (lines.empty()) return;
    auto const numbered = std::find_if(lines.begin(), lines.end(), [](Words const& line) {
        return begins_with_digit(line.front()) || is_post_office_box(line);
    });
    auto const street = numbered == lines.end() ? lines.begin() : numbered;
    take_street(*street, address);
    for (auto line = lines.begin(); line != lines.end(); ++line) {
        if (line == street) continue;
        address.further += (address.further.empty() ? "" : " ") + joined(*line, 0, line->size());
    }
}

/// Takes ZIP, ZIP+4 and the state from the end of the last line.
void take_zip_and_state(Words& last, NormalAddress& address) {
    constexpr std::size_t zip_digits = 5;
    auto const is_zip = [](std::string const& word) {
        return all_digits(word) && (word.size() == zip_digits || word.size() == zip_digits - 1);
    };
    if (last.size() >= 2 && is_zip(last.back()) && last[last.size() - 2].size() == zip_digits &&
        all_digits(last[last.size() - 2]))
        last.pop_back();
    if (!last.empty() && is_zip(last.back())) {
        address.zip = last.back();
        last.pop_back();
    } else if (!last.empty() && all_digits(last.back()) && last.back().size() == 9) {
        address.zip = last.back().substr(0, zip_digits);
        last.pop_back();
    }
    bool const state = !last.empty() && all_letters(last.back()) &&
                       (last.back().size() <= 3 || last.back() == "MASSACHUSETTS");
    if (state) last.pop_back();
}

}  // namespace

NormalAddress address_of(std::string_view lines) {
    NormalAddress address;
    std::vector<Words> segments;
    std::size_t begin = 0;
    while (begin <= lines.size()) {
        std::size_t const end = std::min(lines.find_first_of(",\n", begin), lines.size());
        Words words = words_of_line(lines.substr(begin, end - begin));
        if (!words.empty()) segments.push_back(std::move(words));
        begin = end + 1;
    }
    if (segments.empty()) return address;
    take_zip_and_state(segments.back(), address);
    // State and ZIP may each stand in a segment of its own.
    while (segments.size() > 1 && segments.back().empty()) {
        segments.pop_back();
        if (address.zip.empty() || segments.back().back().size() <= 3) {
            NormalAddress rest;
            take_zip_and_state(segments.back(), rest);
            if (address.zip.empty()) address.zip = rest.zip;
        }
    }
    if (segments.size() > 1) {
        address.city = joined(segments.back(), 0, segments.back().size());
        segments.pop_back();
    }
    take_delivery_lines(std::move(segments), address);
    return address;
}

NormalAddress address_of(MailingAddress const& listed) {
    NormalAddress address;
    take_delivery_lines({words_of_line(listed.line_1), words_of_line(listed.line_2)}, address);
    Words const city = words_of_line(listed.city);
    address.city = joined(city, 0, city.size());
    address.zip = listed.zip.substr(0, 5);
    return address;
}

}  // namespace lockbox::matching
