// SPDX-License-Identifier: Apache-2.0
#include "matching/weights.h"

#include <fmt/format.h>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace lockbox::matching {
namespace {

/// One setting: where it stands, and what a reader of the file is told.
struct Setting {
    std::string_view key;
    double& (*of)(Weights& weights);
    std::string_view meaning;
};

constexpr std::array<Setting, 17> settings{{
    {"printed_equal", [](Weights& w) -> double& { return w.printed.equal; },
     "Of right names in print, read letter by letter."},
    {"printed_near", [](Weights& w) -> double& { return w.printed.near; }, "One letter differs."},
    {"printed_far", [](Weights& w) -> double& { return w.printed.far; }, "Two letters differ."},
    {"printed_none", [](Weights& w) -> double& { return w.printed.none; }, "More differ."},
    {"written_equal", [](Weights& w) -> double& { return w.written.equal; },
     "The same of names written by hand."},
    {"written_near", [](Weights& w) -> double& { return w.written.near; }, "One letter differs."},
    {"written_far", [](Weights& w) -> double& { return w.written.far; }, "Two letters differ."},
    {"written_none", [](Weights& w) -> double& { return w.written.none; }, "More differ."},
    {"coupon_own", [](Weights& w) -> double& { return w.coupon_name.own; },
     "Coupons that bear the subscriber's own name."},
    {"coupon_household", [](Weights& w) -> double& { return w.coupon_name.household; },
     "A relative's of the same surname."},
    {"coupon_third_party", [](Weights& w) -> double& { return w.coupon_name.third_party; },
     "Another's."},
    {"payer_own", [](Weights& w) -> double& { return w.payer_name.own; },
     "Checks that bear the subscriber's own name."},
    {"payer_household", [](Weights& w) -> double& { return w.payer_name.household; },
     "A relative's of the same surname."},
    {"payer_third_party", [](Weights& w) -> double& { return w.payer_name.third_party; },
     "Another's: a child, an employer."},
    {"other_address_on_check", [](Weights& w) -> double& { return w.other_address_on_check; },
     "Checks with another address than the subscriber's."},
    {"other_address_on_coupon", [](Weights& w) -> double& { return w.other_address_on_coupon; },
     "Coupons with another address."},
    {"pays_exactly", [](Weights& w) -> double& { return w.pays_exactly; },
     "Payments for one open invoice to the cent."},
}};

std::string_view trimmed(std::string_view text) {
    std::size_t const first = text.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

Fault fault_at(std::size_t line, std::string what) {
    return {"", fmt::format("line {}", line), std::move(what),
            "Correct the line, or delete it to have the shipped weight."};
}

bool sums_to_one(std::initializer_list<double> shares) {
    double sum = 0;
    for (double const share : shares)
        sum += share;
    return std::abs(sum - 1.0) < 1e-3;
}

/// The first group of shares that is no whole.
std::string_view not_a_whole(Weights const& w) {
    auto const likeness = [](LikenessRates const& r) {
        return sums_to_one({r.equal, r.near, r.far, r.none});
    };
    auto const roles = [](NameRoles const& r) {
        return sums_to_one({r.own, r.household, r.third_party});
    };
    if (!likeness(w.printed)) return "printed";
    if (!likeness(w.written)) return "written";
    if (!roles(w.coupon_name)) return "coupon";
    return roles(w.payer_name) ? "" : "payer";
}

}  // namespace

std::string weights_toml(Weights const& weights) {
    std::string text =
        "# How payers write and readers read, for the evidence of matching. Each line may be "
        "deleted.\n[weights]\n";
    Weights shown = weights;
    for (Setting const& setting : settings)
        text += fmt::format("{} = {:.6f}  # {}\n", setting.key, setting.of(shown), setting.meaning);
    return text;
}

tl::expected<Weights, Fault> parse_weights(std::string_view toml) {
    Weights weights;
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < toml.size();) {
        std::size_t const end = std::min(toml.find('\n', begin), toml.size());
        std::string_view const line = toml.substr(begin, end - begin);
        std::string_view const said = trimmed(line.substr(0, line.find('#')));
        begin = end + 1;
        ++number;
        if (said.empty() || said == "[weights]") continue;
        std::size_t const equals = said.find('=');
        if (equals == std::string_view::npos)
            return tl::unexpected(fault_at(number, "is no setting"));
        std::string_view const key = trimmed(said.substr(0, equals));
        std::string_view const value = trimmed(said.substr(equals + 1));
        auto const setting = std::find_if(settings.begin(), settings.end(),
                                          [&](Setting const& s) { return s.key == key; });
        if (setting == settings.end())
            return tl::unexpected(fault_at(number, "names no weight that is known"));
        double share = 0;
        auto const [rest, error] =
            std::from_chars(value.data(), value.data() + value.size(), share);
        if (error != std::errc() || rest != value.data() + value.size() || !(share > 0) ||
            !(share < 1))
            return tl::unexpected(fault_at(number, "is no share between 0 and 1"));
        setting->of(weights) = share;
    }
    std::string_view const group = not_a_whole(weights);
    if (!group.empty())
        return tl::unexpected(
            fault_at(number, fmt::format("the shares of {}_… do not add up to 1", group)));
    return weights;
}

}  // namespace lockbox::matching
