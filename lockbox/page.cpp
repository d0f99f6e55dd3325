// SPDX-License-Identifier: Apache-2.0
#include "lockbox/page.h"

#include <algorithm>

#include "lockbox/names_table.h"

namespace lockbox {
namespace {

constexpr NamesTable<PageKind, page_kind_count> kinds{
    {"check", "check_rear", "money_order", "coupon", "correspondence", "insert", "envelope", "list",
     "cash", "blank", "unknown"}};
static_assert(kinds.of(PageKind::unknown) == "unknown");

constexpr NamesTable<FieldName, field_name_count> fields{{"micr",
                                                          "routing",
                                                          "account",
                                                          "serial",
                                                          "amount_figures",
                                                          "amount_words",
                                                          "amount",
                                                          "amounts_agree",
                                                          "date",
                                                          "payee",
                                                          "payer_name",
                                                          "payer_address",
                                                          "memo",
                                                          "member_id",
                                                          "billing_account",
                                                          "carrier",
                                                          "signature",
                                                          "barcode",
                                                          "scanline",
                                                          "invoice_number",
                                                          "coverage_month",
                                                          "amount_due",
                                                          "ledger",
                                                          "restrictive_note",
                                                          "foreign",
                                                          "subscriber_name",
                                                          "subscriber_address",
                                                          "intelligent_mail",
                                                          "ssn"}};
static_assert(fields.of(FieldName::ssn) == "ssn");

}  // namespace

std::string_view name(PageKind kind) {
    return kinds.of(kind);
}
std::optional<PageKind> parse_page_kind(std::string_view name) {
    return kinds.parse(name);
}
std::string_view name(FieldName field) {
    return fields.of(field);
}
std::optional<FieldName> parse_field_name(std::string_view name) {
    return fields.parse(name);
}

Reading<std::string> PageReadings::field(FieldName wanted) const {
    auto const found = std::find_if(fields.begin(), fields.end(),
                                    [&](Field const& field) { return field.name == wanted; });
    if (found == fields.end()) return Unread{UnreadWhy::not_looked_at};
    return found->reading;
}

void PageReadings::set(FieldName wanted, Reading<std::string> reading) {
    auto const found = std::find_if(fields.begin(), fields.end(),
                                    [&](Field const& field) { return field.name == wanted; });
    if (found == fields.end())
        fields.push_back({wanted, std::move(reading)});
    else
        *found = {wanted, std::move(reading)};
}

}  // namespace lockbox
