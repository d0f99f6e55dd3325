// SPDX-License-Identifier: Apache-2.0
#include "lockbox/social_security.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <numeric>

#include "lockbox/check_digits.h"

namespace lockbox {
namespace {

constexpr std::size_t ssn_digits = 9;
constexpr std::size_t member_id_digits = 12;
constexpr std::size_t greatest_gap = 3;  ///< ` - `; more than that parts two numbers.

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_figure(char c) {
    return is_digit(c) || std::string_view("oOlISBZ|").find(c) != std::string_view::npos;
}

bool is_joint(char c) {
    return std::string_view(" -.,_/").find(c) != std::string_view::npos;
}

std::size_t digit_count(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

std::string_view part(std::string_view text, TextSpan span) {
    return text.substr(span.first, span.size());
}

/// What stands between the groups `i` and `i + 1`, without blanks: `-`, or nothing.
std::string joint(std::string_view text, FigureRun const& run, std::size_t i) {
    std::string sign;
    for (std::size_t at = run.groups[i].end; at < run.groups[i + 1].first; ++at)
        if (text[at] != ' ') sign += text[at];
    return sign;
}

bool all_joints_are(std::string_view text, FigureRun const& run, std::string_view allowed) {
    for (std::size_t i = 0; i + 1 < run.groups.size(); ++i) {
        std::string const sign = joint(text, run, i);
        if (sign.find_first_not_of(allowed) != std::string::npos) return false;
    }
    return true;
}

using Sizes = std::vector<std::size_t>;

Sizes sizes_of(FigureRun const& run) {
    Sizes sizes;
    for (TextSpan const& group : run.groups)
        sizes.push_back(group.size());
    return sizes;
}

bool is_letter_or_digit(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Part of a longer word: `466534309z84`.
bool is_touched(std::string_view text, TextSpan span) {
    return (span.first > 0 && is_letter_or_digit(text[span.first - 1])) ||
           (span.end < text.size() && is_letter_or_digit(text[span.end]));
}

bool is_ssn_at(Sizes const& sizes, std::size_t i) {
    return i + 3 <= sizes.size() && sizes[i] == 3 && sizes[i + 1] == 2 && sizes[i + 2] == 4;
}

/// Nine figures whose gaps are some of a Social Security number's, or those and more.
bool has_gaps_of_one(Sizes const& sizes) {
    if (std::accumulate(sizes.begin(), sizes.end(), std::size_t{0}) != ssn_digits) return false;
    bool all_inside = true, gap_at_3 = false, gap_at_5 = false;
    std::size_t end = 0;
    for (std::size_t i = 0; i + 1 < sizes.size(); ++i) {
        end += sizes[i];
        gap_at_3 = gap_at_3 || end == 3;
        gap_at_5 = gap_at_5 || end == 5;
        all_inside = all_inside && (end == 3 || end == 5);
    }
    return all_inside || (gap_at_3 && gap_at_5);
}

int number_in(std::string_view text) {
    int value = -1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

/// Month and day in either order, and a year of this or the last century.
bool is_date(std::string_view text, FigureRun const& run) {
    int const first = number_in(part(text, run.groups[0]));
    int const second = number_in(part(text, run.groups[1]));
    int const year = number_in(part(text, run.groups[2]));
    return std::min(first, second) >= 1 && std::min(first, second) <= 12 &&
           std::max(first, second) <= 31 && year >= 1900 && year < 2100;
}

/// Month, day and a year of this or the last century with slashes between, whatever stroke before
/// them was taken for a figure: `|10/30/2019`.
bool is_slashed_date(std::string_view text, FigureRun const& run) {
    if (run.groups.size() != 3 || joint(text, run, 0) != "/" || joint(text, run, 1) != "/")
        return false;
    int const year = number_in(part(text, run.groups[2]));
    return run.groups[2].size() == 4 && year >= 1900 && year < 2100;
}

/// Three groups of which one has a figure too few or too many.
bool is_nearly_one(std::string_view text, FigureRun const& run, Sizes const& sizes) {
    static std::array<Sizes, 5> const near = {
        Sizes{2, 2, 4}, {3, 1, 4}, {3, 2, 3}, {3, 2, 5}, {4, 2, 4}};
    if (std::ranges::find(near, sizes) == near.end() || !all_joints_are(text, run, "-"))
        return false;
    return !(sizes == near[0] && is_date(text, run));
}

bool after_state(std::string_view text, std::size_t at) {
    while (at > 0 && text[at - 1] == ' ')
        --at;
    auto const is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    bool const two = at >= 2 && is_capital(text[at - 1]) && is_capital(text[at - 2]);
    // `ID` is what people call their number; Idaho is far away.
    return two && (at == 2 || !is_capital(text[at - 3])) && text.substr(at - 2, 2) != "ID";
}

/// The whole run is one number, in a row or in groups other than 3-2-4.
bool is_one_in_other_groups(std::string_view text, FigureRun const& run, Sizes const& sizes) {
    bool const billing_account = text[run.span.first] == '7';
    if (!all_joints_are(text, run, "-")) return false;
    if (sizes == Sizes{5, 4})
        return !billing_account && joint(text, run, 0).empty() &&
               !after_state(text, run.span.first);
    if (sizes == Sizes{3, 3, 3}) return !billing_account;
    return !billing_account && has_gaps_of_one(sizes);
}

/// Dashes hold the three groups together, and blanks alone part them from the groups beside.
bool stands_out(std::string_view text, FigureRun const& run, std::size_t i) {
    bool const dashed = joint(text, run, i) == "-" && joint(text, run, i + 1) == "-";
    bool const before = i == 0 || joint(text, run, i - 1).empty();
    bool const behind = i + 3 == run.groups.size() || joint(text, run, i + 2).empty();
    return dashed && before && behind;
}

/// What of a run is behind a label: all of it, or the groups that hold the first nine figures.
TextSpan labelled_part(FigureRun const& run) {
    std::size_t figures = 0;
    for (TextSpan const& group : run.groups) {
        figures += group.size();
        if (figures >= ssn_digits) return {run.span.first, group.end};
    }
    return run.span;
}

void add_numbers_of(std::string_view text, FigureRun const& run, std::vector<TextSpan>& found) {
    constexpr std::size_t last_four = 4;
    NumberLabel const label = label_before(text, run.span.first);
    Sizes const sizes = sizes_of(run);
    if (label == NumberLabel::social_security && run.figures() >= last_four &&
        run.figures() != member_id_digits) {
        found.push_back(labelled_part(run));
        return;
    }
    if (label == NumberLabel::account && text[run.span.first] == '7') return;
    if (is_slashed_date(text, run)) return;
    bool const member_id = run.figures() == member_id_digits;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        bool const in_a_row = sizes[i] == ssn_digits && text[run.groups[i].first] != '7';
        if (in_a_row && !member_id && !is_touched(text, run.groups[i]))
            found.push_back(run.groups[i]);
        else if (is_ssn_at(sizes, i) && (!member_id || stands_out(text, run, i)))
            found.push_back({run.groups[i].first, run.groups[i + 2].end});
    }
    if (member_id || (!found.empty() && found.back().first >= run.span.first)) return;
    if (is_touched(text, run.span)) return;
    if (is_one_in_other_groups(text, run, sizes) || is_nearly_one(text, run, sizes))
        found.push_back(run.span);
}

/// Words before a number, capitals, figures that resemble letters as those letters. A word without
/// any letter is figures after all and is left empty: `685685` is no `S.S.`.
std::vector<std::string> words_before(std::string_view text, std::size_t at) {
    constexpr std::size_t reach = 28;  // `Social Security number is: `
    std::vector<std::string> words;
    std::string_view const before = text.substr(at > reach ? at - reach : 0, std::min(at, reach));
    std::string word;
    bool has_letter = false;
    auto const end_word = [&] {
        if (!word.empty()) words.push_back(has_letter ? word : std::string());
        word.clear();
        has_letter = false;
    };
    for (char const c : before) {
        char letter = c == '5' || c == '$' ? 'S' : c == '0' ? 'O' : c;
        if (letter >= 'a' && letter <= 'z') letter = static_cast<char>(letter - 'a' + 'A');
        if (letter < 'A' || letter > 'Z') {
            end_word();
            continue;
        }
        word += letter;
        has_letter = has_letter || !is_digit(c);
    }
    end_word();
    return words;
}

/// Equal but for a quarter of the letters, changed.
bool resembles(std::string_view word, std::string_view known) {
    if (word.size() != known.size()) return false;
    std::size_t changed = 0;
    for (std::size_t i = 0; i < word.size(); ++i)
        changed += word[i] != known[i];
    return changed <= known.size() / 4;
}

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> known) {
    return std::ranges::any_of(known, [&](auto one) { return resembles(word, one); });
}

}  // namespace

bool SsnHashForm::holds(std::string_view text) {
    return text.size() == 64 &&
           std::ranges::all_of(text, [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

NumberLabel label_before(std::string_view text, std::size_t at) {
    std::vector<std::string> words = words_before(text, at);
    while (!words.empty() && is_any_of(words.back(), {"NO", "NUM", "NUMBER", "NR", "IS"}))
        words.pop_back();
    if (words.empty()) return NumberLabel::none;
    std::string const last = words.back();
    std::string const before = words.size() > 1 ? words[words.size() - 2] : "";
    bool const initials = before == "S" && (last == "S" || last == "N");
    if (initials || is_any_of(last, {"SSN", "SS", "SSAN", "SSNO", "SOCSEC"}) ||
        (is_any_of(before, {"SOC", "SOCIAL", "SOCL"}) && is_any_of(last, {"SEC", "SECURITY"})))
        return NumberLabel::social_security;
    if (is_any_of(last, {"ACCT", "ACCOUNT", "ACC", "ACCTNO", "BILLING"}))
        return NumberLabel::account;
    return NumberLabel::none;
}

std::size_t FigureRun::figures() const {
    return std::accumulate(
        groups.begin(), groups.end(), std::size_t{0},
        [](std::size_t sum, TextSpan const& group) { return sum + group.size(); });
}

bool FigureRun::has_ssn_groups() const {
    Sizes const sizes = sizes_of(*this);
    for (std::size_t i = 0; i < sizes.size(); ++i)
        if (is_ssn_at(sizes, i)) return true;
    return false;
}

std::vector<FigureRun> figure_runs(std::string_view text) {
    std::vector<FigureRun> runs;
    for (std::size_t at = 0; at < text.size();) {
        if (!is_figure(text[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        while (end < text.size() && is_figure(text[end]))
            ++end;
        TextSpan const group{at, end};
        at = end;
        // A word of letters that merely resemble figures is no number.
        if (digit_count(part(text, group)) * 2 < group.size()) continue;
        bool joined = !runs.empty() && group.first - runs.back().span.end <= greatest_gap;
        for (std::size_t i = joined ? runs.back().span.end : group.first; i < group.first; ++i)
            joined = joined && is_joint(text[i]);
        if (!joined) runs.push_back({group, {}});
        runs.back().span.end = group.end;
        runs.back().groups.push_back(group);
    }
    return runs;
}

bool is_written_out(std::string_view text, TextSpan span) {
    std::vector<FigureRun> const runs = figure_runs(part(text, span));
    return runs.size() == 1 && sizes_of(runs.front()) == Sizes{3, 2, 4} && !is_touched(text, span);
}

bool is_printed_out(std::string_view text, TextSpan span) {
    if (!is_written_out(text, span)) return false;
    std::string_view const number = part(text, span);
    FigureRun const run = figure_runs(number).front();
    std::string digits;
    std::ranges::copy_if(number, std::back_inserter(digits), is_digit);
    return joint(number, run, 0) == "-" && joint(number, run, 1) == "-" && is_issued_form(digits);
}

bool is_usual_number(std::string_view text, FigureRun const& run) {
    Sizes const sizes = sizes_of(run);
    bool const zip_code = sizes[0] == 5 && (after_state(text, run.span.first) ||
                                            (sizes == Sizes{5, 4} && joint(text, run, 0) == "-"));
    bool const telephone = sizes == Sizes{3, 3, 4};
    bool const date = (sizes == Sizes{2, 2, 4} && is_date(text, run)) || is_slashed_date(text, run);
    return zip_code || telephone || date;
}

std::vector<TextSpan> social_security_numbers_in(std::string_view text) {
    std::vector<TextSpan> found;
    for (FigureRun const& run : figure_runs(text))
        add_numbers_of(text, run, found);
    return found;
}

std::string masked(std::string_view text, std::vector<TextSpan> const& places) {
    std::string result(text);
    for (auto place = places.rbegin(); place != places.rend(); ++place)
        result.replace(place->first, place->size(), ssn_mask);
    return result;
}

std::string masked(std::string_view text) {
    return masked(text, social_security_numbers_in(text));
}

bool is_issued_form(std::string_view nine_digits) {
    if (nine_digits.size() != ssn_digits || !all_digits(nine_digits)) return false;
    std::string_view const area = nine_digits.substr(0, 3);
    return area != "000" && area != "666" && area[0] != '9' && nine_digits.substr(3, 2) != "00" &&
           nine_digits.substr(5) != "0000";
}

}  // namespace lockbox
