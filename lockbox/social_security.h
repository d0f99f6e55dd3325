// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lockbox/identifiers.h"
#include "lockbox/text_span.h"

namespace lockbox {

/// Social Security numbers: members may write the primary member's into the memo. None is ever
/// stored or shown in clear. What leaves the reader is the mask, and a keyed hash by which two
/// papers, or a paper and a member, can be told to bear the same number.

struct SsnHashForm {
    static bool holds(std::string_view text);  ///< 64 hexadecimal digits.
};
/// The keyed hash of nine digits (BLAKE2b-256 under the site's secret key).
using SsnHash = Identifier<SsnHashForm>;

/// What stands in a text instead of a number.
inline constexpr std::string_view ssn_mask = "***-**-****";

/// What a word before a number says that it is.
enum class NumberLabel { none, social_security, account };
/// By the last words before `at`: `SSN`, `SS#`, `Soc. Sec. No.`, `Social Security`; `Acct`,
/// `Account`, one letter misread.
NumberLabel label_before(std::string_view text, std::size_t at);

/// Groups of figures with short signs or blanks between them: `123-45-6789` has three groups.
/// Letters that resemble figures count as such inside a run that is mostly digits.
struct FigureRun {
    TextSpan span;
    std::vector<TextSpan> groups;
    std::size_t figures() const;
    /// Three, two and four figures stand together somewhere in it.
    bool has_ssn_groups() const;
};
std::vector<FigureRun> figure_runs(std::string_view text);

/// Three, two and four digits with a sign or a blank in both gaps, and neither letter nor digit
/// touching them: as people write a Social Security number, and hardly anything else.
bool is_written_out(std::string_view text, TextSpan span);
/// The same with a dash in both gaps and in keeping with the rules of issue: as print has it.
bool is_printed_out(std::string_view text, TextSpan span);

/// ZIP code with or without four more figures, telephone number, or date.
bool is_usual_number(std::string_view text, FigureRun const& run);

/// Where numbers stand that may be Social Security numbers, by their form in the text:
///  - 3-2-4 figures with signs or blanks between, whatever the first;
///  - nine in a row or in other groups, unless the first is a 7, which begins a billing account, or
///    a letter touches them;
///  - 3-2-4 with one figure lost or doubled, if it is no date and no telephone number;
///  - any four figures or more behind a label that says so.
/// In doubt it is one. None is: twelve figures (a Member ID, also in uneven groups), 3-3-4 (a
/// telephone number), 5-4 with a dash (ZIP+4), a date, 3-2-4 behind `Acct` with a 7 first.
std::vector<TextSpan> social_security_numbers_in(std::string_view text);

/// The text with ssn_mask in these places, or in all that social_security_numbers_in finds.
std::string masked(std::string_view text, std::vector<TextSpan> const& places);
std::string masked(std::string_view text);

/// Whether nine digits keep the rules of issue: area neither 000, 666 nor 9xx, group not 00, serial
/// not 0000. Evidence only: numbers that break them are masked like any other.
bool is_issued_form(std::string_view nine_digits);

}  // namespace lockbox
