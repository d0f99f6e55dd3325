// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace lockbox {

/// Medical and dental premiums are separate bills, separate payments and separate books.
enum class Ledger { medical, dental };
std::string_view name(Ledger ledger);  ///< `medical` or `dental`.
std::optional<Ledger> parse_ledger(std::string_view name);

/// An identifier whose form is checked when it is made: no object exists that breaks its rule, and
/// two kinds never compare. `Form::holds(text)` is the rule.
template <class Form>
class Identifier {
public:
    static std::optional<Identifier> parse(std::string_view text) {
        if (!Form::holds(text)) return std::nullopt;
        return Identifier(std::string(text));
    }
    std::string const& text() const { return text_; }
    friend auto operator<=>(Identifier const&, Identifier const&) = default;

private:
    explicit Identifier(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

struct MemberIdForm {
    static bool holds(std::string_view text);  ///< Twelve digits.
};
struct BillingAccountForm {
    static bool holds(std::string_view text);  ///< Nine digits, the first a 7.
};
struct RoutingNumberForm {
    static bool holds(std::string_view text);  ///< Nine digits with a right check digit.
};
struct InvoiceNumberForm {
    static bool holds(std::string_view text);  ///< 1 to 20 letters, digits or dashes.
};
struct BatchIdForm {
    static bool holds(std::string_view text);  ///< 32 hexadecimal digits: a hash of content.
};
struct ItemIdForm {
    static bool holds(std::string_view text);  ///< 32 hexadecimal digits: a hash of content.
};

/// The primary subscriber's Member ID.
using MemberId = Identifier<MemberIdForm>;
/// The Billing Account Number that a member may write instead.
using BillingAccount = Identifier<BillingAccountForm>;
/// A well-formed ABA routing number; it says nothing about whether the bank exists.
using RoutingNumber = Identifier<RoutingNumberForm>;
using InvoiceNumber = Identifier<InvoiceNumberForm>;
/// A batch as delivered: the hash of its pictures and its manifest.
using BatchId = Identifier<BatchIdForm>;
/// One scanned paper (front and rear): fixed at intake from its pictures and its place in the
/// batch.
using ItemId = Identifier<ItemIdForm>;

/// An invoice number means nothing without its ledger.
struct InvoiceKey {
    Ledger ledger;
    InvoiceNumber number;
    friend auto operator<=>(InvoiceKey const&, InvoiceKey const&) = default;
};

}  // namespace lockbox

template <class Form>
struct std::hash<lockbox::Identifier<Form>> {
    std::size_t operator()(lockbox::Identifier<Form> const& id) const {
        return std::hash<std::string>()(id.text());
    }
};
template <>
struct std::hash<lockbox::InvoiceKey> {
    std::size_t operator()(lockbox::InvoiceKey const& key) const {
        return std::hash<std::string>()(key.number.text()) * 2 +
               static_cast<std::size_t>(key.ledger);
    }
};
