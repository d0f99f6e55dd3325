// SPDX-License-Identifier: Apache-2.0
// A new site's lockbox.toml: every setting with its default and what it means.
#include <fmt/format.h>

#include "lockbox/site_config.h"

namespace lockbox {
namespace {

std::string quality_toml(QualityLimits const& limits) {
    std::string text =
        "[quality]\n# Where the findings of image quality begin. Lengths are inches of paper.\n";
    for (QualitySetting const& setting : quality_settings())
        text +=
            fmt::format("# {}\n{} = {}\n", setting.explained, setting.key, limits.*setting.number);
    text +=
        "\n[unusable_when]\n"
        "# Which findings make a page unusable, so that a person must look: \"never\", "
        "\"always\",\n"
        "# or \"of_no_kind\", where nobody can tell what kind of page it is either.\n";
    for (std::size_t i = 0; i < quality_finding_count; ++i)
        text += fmt::format("{} = \"{}\"\n", name(static_cast<QualityFinding>(i)),
                            name(limits.unusable_when[i]));
    return text;
}

}  // namespace

std::string SiteConfig::shipped_toml() {
    SiteConfig const defaults;
    Policy const& p = defaults.policy;
    std::string payees;
    for (std::string const& payee : p.accepted_payees)
        payees += fmt::format("{}\"{}\"", payees.empty() ? "" : ", ", payee);
    std::string text = fmt::format(
        R"(# The settings of this lockbox. Each line states its default: deleting a line changes nothing.

[site]
lockbox_number = "{}"      # As batches name it; a batch of another lockbox is refused.
# The digits of the coupon's scanline and barcode: L ledger (1 medical, 2 dental), M Member ID,
# I invoice, YYMM coverage month, A amount due in cents, C check digit (modulus 10, weights 2, 1).
coupon_scanline = "{}"

[policy]
# A check whose payee line names none of these is held and not deposited.
accepted_payees = [{}]
stale_after_days = {}        # A check dated longer ago than this is held.
future_days_allowed = {}       # A check dated further ahead than this is held.
on_account_limit = "{}"   # An overpayment up to this rests on account without a person.
post_short_payments = {}   # true: a short payment posts in part and leaves the invoice open.
post_without_number = {}   # true: name, address, carrier and amount post without any number.
months_in_arrears_limit = {}   # One check may pay this many of a member's oldest open months.
wrong_posting_limit = {}  # A payment posts only if its probability of being wrong is at most this.
amount_limit = {}          # Least probability of the amount.
amounts_differ_limit = {}  # Greatest probability that the words state another amount.
payee_limit = {}            # Least probability that the payee is an accepted one.
signature_limit = {}         # Least probability that the check is signed.
margin_bits = {}            # Least lead over the next likeliest member, in bits of evidence.
same_picture_bits = {}         # Two pictures of one paper differ in at most this many of 64 bits.

[workbench]
second_person_from = "{}" # What becomes of an item of so much is keyed blind by two people.
key_money_twice = {}      # So is every amount that a person keys.
reservation_minutes = {}    # An open item that nobody works on comes back after this long.

{}
{}
{}
# The carriers, and what people still write for them. A name that is not here is not guessed.
)",
        defaults.lockbox_number, defaults.scanline.text(), payees, p.stale_after_days,
        p.future_days_allowed, p.on_account_limit.text(), p.post_short_payments,
        p.post_without_number, p.months_in_arrears_limit, p.wrong_posting_limit.value(),
        p.amount_limit.value(), p.amounts_differ_limit.value(), p.payee_limit.value(),
        p.signature_limit.value(), p.margin.value(), p.same_picture_bits,
        defaults.workbench.second_person_from.text(), defaults.workbench.key_money_twice,
        defaults.workbench.reservation_minutes, quality_toml(defaults.quality),
        deposit_toml(defaults.deposits), remittance_toml(defaults.remittance));
    for (Carrier const& carrier : defaults.carriers.carriers()) {
        std::string aliases;
        for (std::string const& alias : carrier.aliases)
            aliases += fmt::format("{}\"{}\"", aliases.empty() ? "" : ", ", alias);
        text += fmt::format("\n[[carriers]]\nledger = \"{}\"\nname = \"{}\"\naliases = [{}]\n",
                            name(carrier.ledger), carrier.name, aliases);
    }
    return text;
}

}  // namespace lockbox
