// SPDX-License-Identifier: Apache-2.0
#include "batches/calibration/same_value.h"

#include <algorithm>
#include <cctype>

#include "lockbox/business_date.h"
#include "lockbox/identifiers.h"
#include "lockbox/money.h"

namespace lockbox::batches {
namespace {

using F = FieldName;

bool is_amount(FieldName field) {
    return field == F::amount || field == F::amount_figures || field == F::amount_words ||
           field == F::amount_due;
}

bool is_note(FieldName field) {
    return field == F::restrictive_note || field == F::foreign;
}

std::string plain(std::string_view text) {
    std::string result;
    for (char const c : text)
        if (std::isalnum(static_cast<unsigned char>(c)) != 0)
            result += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return result;
}

bool is_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

bool says_not_there(FieldName field, std::string_view truth) {
    return truth.empty() || (is_note(field) && truth == "absent");
}

bool same_value(FieldName field, std::string_view read, std::string_view truth) {
    if (says_not_there(field, truth)) return false;
    if (is_amount(field)) {
        auto const a = Cents::parse(read), b = Cents::parse(truth);
        return a && b && *a == *b;
    }
    return plain(read) == plain(truth);
}

std::optional<std::string> expected_instead(FieldName field, std::string_view truth) {
    if (says_not_there(field, truth)) return std::nullopt;
    auto const unless = [](bool fits, char const* words) {
        return fits ? std::nullopt : std::optional<std::string>(words);
    };
    if (is_amount(field)) return unless(Cents::parse(truth).has_value(), "dollars such as 123.45");
    switch (field) {
        case F::date:
            return unless(BusinessDate::parse(truth).has_value(), "YYYY-MM-DD");
        case F::coverage_month:
            return unless(CoverageMonth::parse(truth).has_value(), "YYYY-MM");
        case F::ledger:
            return unless(parse_ledger(truth).has_value(), "medical or dental");
        case F::signature:
            return unless(truth == "present" || truth == "absent", "present or absent");
        case F::restrictive_note:
        case F::foreign:
            return unless(truth == "present", "present, absent or nothing");
        case F::routing:
        case F::member_id:
        case F::billing_account:
        case F::scanline:
            return unless(is_digits(truth), "digits only");
        default:
            return unless(!plain(truth).empty(), "letters or digits");
    }
}

}  // namespace lockbox::batches
