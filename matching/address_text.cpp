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
std::string take_unit(Words& words) {
    auto const unit =
        std::find_if(words.begin(), words.end(), [](auto& word) { return is_unit_word(word); });
    if (unit == words.end()) return "";
    auto value = unit + 1;
    while (value != words.end() && is_unit_word(*value))
        ++value;
    if (value == words.end()) return "";
    std::string const taken = *value;
    words.erase(unit, value + 1);
    return taken;
}

bool is_post_office_box(Words const& words) {
    auto const box = std::find(words.begin(), words.end(), "BOX");
    return box != words.end() && box + 1 != words.end() && begins_with_digit(*(box + 1));
}

void take_street(Words words, DeliveryLine& line) {
    if (is_post_office_box(words)) {
        line.house = "PO" + *(std::find(words.begin(), words.end(), "BOX") + 1);
        line.street = "BOX";
        return;
    }
    std::size_t begin = 0;
    if (!words.empty() && begins_with_digit(words.front())) {
        line.house = words.front();
        begin = 1;
    }
    // `199 SUMMER ST 7`: a number after the suffix is the unit.
    if (words.size() > begin + 2 && begins_with_digit(words.back()) &&
        is_street_suffix(words[words.size() - 2])) {
        line.unit_after = words.back();
        words.pop_back();
    }
    std::size_t end = words.size();
    if (end > begin + 1 && is_street_suffix(words[end - 1])) line.suffix = words[--end];
    // A street may bear a direction at its end and its suffix before it: 12 ELM ST W.
    if (end > begin + 2 && is_direction(words[end - 1]) && is_street_suffix(words[end - 2])) {
        line.suffix = words[end - 2];
        words.erase(words.begin() + static_cast<std::ptrdiff_t>(end) - 2);
        --end;
    }
    line.street = joined(words, begin, end);
}

DeliveryLine line_of(Words words) {
    DeliveryLine line;
    line.unit = take_unit(words);
    if (words.empty()) return line;
    line.numbered = begins_with_digit(words.front()) || is_post_office_box(words);
    line.whole = joined(words, 0, words.size());
    take_street(std::move(words), line);
    return line;
}

void take_delivery_lines(std::vector<Words> lines, NormalAddress& address) {
    std::vector<DeliveryLine> parsed;
    for (Words& words : lines) {
        parsed.push_back(line_of(std::move(words)));
        if (address.unit.empty()) address.unit = parsed.back().unit;
    }
    std::erase_if(parsed, [](DeliveryLine const& line) { return line.whole.empty(); });
    if (parsed.empty()) return;
    auto const numbered = std::find_if(parsed.begin(), parsed.end(),
                                       [](DeliveryLine const& line) { return line.numbered; });
    auto const street = numbered == parsed.end() ? parsed.begin() : numbered;
    address.house = street->house;
    address.street = street->street;
    address.suffix = street->suffix;
    if (address.unit.empty()) address.unit = street->unit_after;
    for (auto line = parsed.begin(); line != parsed.end(); ++line)
        if (line != street) address.further += (address.further.empty() ? "" : " ") + line->whole;
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
    address.city = city_of(listed.city);
    address.zip = listed.zip.substr(0, 5);
    return address;
}

DeliveryLine delivery_line(std::string_view text) {
    return line_of(words_of_line(text));
}

std::string city_of(std::string_view text) {
    Words const words = words_of_line(text);
    return joined(words, 0, words.size());
}

std::string without_blanks(std::string_view text) {
    std::string result(text);
    std::erase(result, ' ');
    return result;
}

SqueezedAddress::SqueezedAddress(NormalAddress address) : parts(std::move(address)) {
    std::erase(parts.street, ' ');
    std::erase(parts.further, ' ');
    std::erase(parts.city, ' ');
}

AddressView SqueezedAddress::view() const {
    return {parts.house, parts.street, parts.unit, parts.further, parts.city, parts.zip};
}

}  // namespace lockbox::matching
