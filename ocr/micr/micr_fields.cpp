// SPDX-License-Identifier: Apache-2.0
#include "ocr/micr/micr_fields.h"

#include <algorithm>
#include <cmath>

#include "lockbox/check_digits.h"

namespace lockbox::ocr {
namespace {

// A printed routing number fails its own check on about one check in 500 (specimens, drafts made at
// home); with that in the balance, a repair needs the network itself to doubt the digit.
constexpr double printed_wrong = 0.002;
constexpr double least_repair = 0.9;  // probability of the mended, or of the wrong, number
constexpr double by_custom = 0.85;    // share of gap-parted on-us fields that follow the custom
constexpr std::size_t alternatives_kept = 3;
constexpr double least_alternative = 1e-5;

/// One number of the line: its digits, dashes left out, and what the network holds of them.
struct Digits {
    std::string text;
    double probability = 1;
    DigitDistribution rows;
    cv::Rect box;
    bool unreadable = false;  ///< Some digit is `?`.
};

Digits digits_of(MicrLine const& line, MicrSpan span) {
    Digits digits;
    for (std::size_t i = span.first; i < span.end; ++i) {
        MicrCharacter const& character = line.characters[i];
        digits.box = digits.box.empty() ? character.box : digits.box | character.box;
        if (character.symbol == 'D') continue;
        digits.text += character.symbol;
        digits.probability *= character.probability;
        digits.rows.push_back(character.digits);
        digits.unreadable = digits.unreadable || character.symbol == '?';
    }
    return digits;
}

float& share(Digits& digits, std::size_t place, char digit) {
    return digits.rows[place][static_cast<std::size_t>(digit - '0')];
}

/// Strings that differ in one digit, likeliest first, each with its probability beside that of the
/// text as read.
std::vector<Alternative<std::string>> one_digit_changes(Digits digits) {
    std::vector<Alternative<std::string>> changes;
    for (std::size_t i = 0; i < digits.text.size(); ++i) {
        double const as_read = std::max(1e-9F, share(digits, i, digits.text[i]));
        for (char digit = '0'; digit <= '9'; ++digit) {
            if (digit == digits.text[i]) continue;
            double const p = digits.probability * share(digits, i, digit) / as_read;
            if (p < least_alternative) continue;
            std::string text = digits.text;
            text[i] = digit;
            changes.push_back({text, Probability::clamped(p)});
        }
    }
    std::stable_sort(changes.begin(), changes.end(),
                     [](auto const& a, auto const& b) { return a.probability > b.probability; });
    return changes;
}

void keep_likeliest(std::vector<Alternative<std::string>>& sorted) {
    if (sorted.size() <= alternatives_kept) return;
    sorted.erase(sorted.begin() + static_cast<std::ptrdiff_t>(alternatives_kept), sorted.end());
}

Reading<std::string> reading_of(PageImage const& page, Digits const& digits) {
    Box const box = page.scan_box(digits.box);
    if (digits.unreadable) return Unread{UnreadWhy::illegible, box};
    Read<std::string> read{digits.text,
                           Probability::clamped(digits.probability),
                           How::micr,
                           box,
                           one_digit_changes(digits),
                           digits.rows};
    keep_likeliest(read.alternatives);
    return read;
}

/// Puts the likeliest digit, however unlikely, where the line has `?`: for numbers that a check
/// digit can confirm.
Digits without_question_marks(Digits digits) {
    for (std::size_t i = 0; i < digits.text.size(); ++i) {
        if (digits.text[i] != '?') continue;
        auto const& row = digits.rows[i];
        auto const best = std::max_element(row.begin(), row.end());
        digits.text[i] = static_cast<char>('0' + (best - row.begin()));
        digits.probability *= *best;
    }
    digits.probability = 1;
    for (std::size_t i = 0; i < digits.text.size(); ++i)
        digits.probability *= share(digits, i, digits.text[i]);
    digits.unreadable = false;
    return digits;
}

/// A number whose check digit must hold, with what the network holds of it.
struct Checked {
    Digits digits;
    bool holds = false;                             ///< For the digits as read.
    std::vector<Alternative<std::string>> fitting;  ///< One-digit changes for which it holds.
    double fitting_total = 0;
};

template <class Holds>
Checked checked(Digits const& as_read, Holds holds) {
    Checked result{as_read.unreadable ? without_question_marks(as_read) : as_read, false, {}, 0};
    result.holds = holds(result.digits.text);
    result.fitting = one_digit_changes(result.digits);
    std::erase_if(result.fitting, [&](auto const& change) { return !holds(change.value); });
    for (auto const& change : result.fitting)
        result.fitting_total += change.probability.value();
    return result;
}

/// `wrong_passes` is the share of wrong numbers whose check digit holds.
Reading<std::string> confirmed(Checked number, bool doubtful, double wrong_passes, Box box) {
    double const p = number.digits.probability;
    double const posterior = p / (p + std::max(number.fitting_total, (1 - p) * wrong_passes));
    if (doubtful && posterior < least_repair) return Unread{UnreadWhy::illegible, box};
    keep_likeliest(number.fitting);
    return Read<std::string>{number.digits.text, Probability::clamped(posterior),
                             How::micr,          box,
                             number.fitting,     number.digits.rows};
}

/// The check digit fails: either a digit was misread, or the paper bears a wrong number.
Reading<std::string> mended(Checked number, bool doubtful, Box box) {
    if (doubtful) return Unread{UnreadWhy::illegible, box};
    double const as_printed = printed_wrong * number.digits.probability;
    double const total = number.fitting_total + as_printed;
    Read<std::string> result{number.digits.text,
                             Probability::clamped(as_printed / total * number.digits.probability),
                             How::micr,
                             box,
                             {},
                             number.digits.rows};
    if (result.probability.value() >= least_repair) return result;
    if (number.fitting.empty()) return Unread{UnreadWhy::invalid, box};
    double const best = number.fitting.front().probability.value() / total;
    if (best < least_repair) return Unread{UnreadWhy::invalid, box};
    result.value = number.fitting.front().value;
    result.probability = Probability::clamped(best);
    return result;
}

template <class Holds>
Reading<std::string> checked_reading(PageImage const& page, Digits const& as_read, Holds holds,
                                     double wrong_passes) {
    Checked const number = checked(as_read, holds);
    Box const box = page.scan_box(as_read.box);
    return number.holds ? confirmed(number, as_read.unreadable, wrong_passes, box)
                        : mended(number, as_read.unreadable, box);
}

Reading<std::string> micr_reading(PageImage const& page, MicrLine const& line) {
    Box const box = page.scan_box(line.box());
    std::string const text = line.text();
    auto const unreadable = std::count(text.begin(), text.end(), '?');
    if (static_cast<std::size_t>(unreadable) * 2 >= line.characters.size())
        return Unread{UnreadWhy::illegible, box};
    return Read<std::string>{text, Probability::clamped(line.probability), How::micr, box};
}

Reading<std::string> part_reading(PageImage const& page, MicrLine const& line,
                                  std::optional<MicrSpan> const& span, double certainty) {
    if (!span) return Unread{UnreadWhy::not_found, page.scan_box(line.box())};
    Digits digits = digits_of(line, *span);
    digits.probability *= certainty;
    return reading_of(page, digits);
}

/// The number of a money order: postal ones bear a check digit.
Reading<std::string> money_order_serial(PageImage const& page, MicrLine const& line,
                                        MicrParts const& parts, std::string_view routing) {
    constexpr std::size_t postal_digits = 11;
    constexpr double wrong_passes = 1.0 / 9;
    std::optional<MicrSpan> const& span = parts.account ? parts.account : parts.serial;
    if (!span || !is_postal_routing(routing)) return part_reading(page, line, span, 1);
    Digits const digits = digits_of(line, *span);
    if (digits.text.size() != postal_digits)
        return Unread{UnreadWhy::invalid, page.scan_box(digits.box)};
    return checked_reading(page, digits, postal_serial_check_digit_holds, wrong_passes);
}

std::vector<Field> all_unread(UnreadWhy why, std::optional<Box> box) {
    std::vector<Field> fields;
    for (FieldName name :
         {FieldName::micr, FieldName::routing, FieldName::account, FieldName::serial})
        fields.push_back({name, Unread{why, box}});
    return fields;
}

}  // namespace

bool is_postal_routing(std::string_view routing) {
    return routing == "000000204" || routing == "000008002";
}

std::vector<Field> micr_fields(PageImage const& page, MicrLine const& line, PageKind kind) {
    constexpr double wrong_routing_passes = 0.1;
    if (line.characters.empty()) return all_unread(UnreadWhy::illegible, std::nullopt);
    MicrParts const parts = micr_parts(line);
    Reading<std::string> const routing =
        parts.routing ? checked_reading(page, digits_of(line, *parts.routing),
                                        routing_check_digit_holds, wrong_routing_passes)
                      : Unread{UnreadWhy::not_found, page.scan_box(line.box())};
    auto const* routing_read = read_of(routing);
    bool const postal = routing_read && is_postal_routing(routing_read->value);
    std::vector<Field> fields{{FieldName::micr, micr_reading(page, line)},
                              {FieldName::routing, routing}};
    if (parts.canadian_bank) {
        Digits const bank = digits_of(line, *parts.canadian_bank);
        fields.push_back({FieldName::foreign,
                          Read<std::string>{"present", Probability::clamped(bank.probability),
                                            How::micr, page.scan_box(bank.box)}});
    }
    if (postal || kind == PageKind::money_order) {
        std::string const number = routing_read ? routing_read->value : "";
        fields.push_back({FieldName::account, Unread{UnreadWhy::absent}});
        fields.push_back({FieldName::serial, money_order_serial(page, line, parts, number)});
        return fields;
    }
    double const certainty = parts.told_apart == ToldApart::by_custom ? by_custom : 1;
    fields.push_back({FieldName::account, part_reading(page, line, parts.account, certainty)});
    fields.push_back({FieldName::serial, part_reading(page, line, parts.serial, certainty)});
    return fields;
}

std::vector<Field> read_micr(PageImage const& page, std::optional<MicrPlace> const& place,
                             LineNetwork& micr, PageKind kind) {
    if (!place) return all_unread(UnreadWhy::not_found, std::nullopt);
    return micr_fields(page, read_micr_line(page, *place, micr), kind);
}

}  // namespace lockbox::ocr
