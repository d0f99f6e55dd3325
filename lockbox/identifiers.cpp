// SPDX-License-Identifier: Apache-2.0
#include "lockbox/identifiers.h"

#include <algorithm>
#include <cctype>

#include "lockbox/check_digits.h"

namespace lockbox {
namespace {

bool is_hash(std::string_view text) {
    return text.size() == 32 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

}  // namespace

std::string_view name(Ledger ledger) {
    return ledger == Ledger::medical ? "medical" : "dental";
}

std::optional<Ledger> parse_ledger(std::string_view text) {
    if (text == "medical") return Ledger::medical;
    if (text == "dental") return Ledger::dental;
    return std::nullopt;
}

bool MemberIdForm::holds(std::string_view text) {
    return text.size() == 12 && all_digits(text);
}

bool BillingAccountForm::holds(std::string_view text) {
    return text.size() == 9 && all_digits(text) && text[0] == '7';
}

bool RoutingNumberForm::holds(std::string_view text) {
    return routing_check_digit_holds(text);
}

bool InvoiceNumberForm::holds(std::string_view text) {
    return !text.empty() && text.size() <= 20 && std::all_of(text.begin(), text.end(), [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-';
    });
}

bool BatchIdForm::holds(std::string_view text) {
    return is_hash(text);
}
bool ItemIdForm::holds(std::string_view text) {
    return is_hash(text);
}

}  // namespace lockbox
