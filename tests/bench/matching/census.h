// SPDX-License-Identifier: Apache-2.0
// Lists of members of any length, made up household by household: nobody in them exists.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "lockbox/open_invoice.h"

namespace lockbox::matching::bench {

/// Numbers from a seed, the same on every machine.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next();
    std::uint64_t draw(std::uint64_t most) { return next() % most; }
    double share() { return static_cast<double>(next() >> 11) * 0x1p-53; }
    bool chance(double p) { return share() < p; }
    /// A rank from 0, where the r-th is drawn with a share in proportion to 1 / (r + flat).
    std::size_t rank(std::size_t most, double flat);

private:
    std::uint64_t state_;
};

/// Names fall off with their rank as those of the census of 1990 do: the commonest surname 0.8 %,
/// the hundredth 0.1 %, the ten thousandth 0.001 % of 150,000; given names of 5,000, the commonest
/// 1.7 %. Words beyond the first dozens are syllables put together, so that many differ in one
/// letter.
std::string surname(std::size_t rank);
std::string given_name(std::size_t rank);

struct CensusOptions {
    std::uint64_t seed = 1;
    std::uint32_t members = 100'000;
    bool dense_ids = false;  ///< Consecutive; else random, one in twenty one digit beside another.
    bool several_bills = true;  ///< Months in arrears and dental bills beside medical ones.
};

/// The bills of one member, oldest first, medical before dental.
using Bills = std::vector<OpenInvoice>;

/// Calls `use(number, bills)` for each member in turn; every time the same for the same options.
///
/// Households of one to five, most with one surname, neighbouring ids and often one premium; one in
/// sixty with father and son of one name; a quarter in houses of many units; 500 ZIPs of unequal
/// size; 400 premiums of which a few are common.
void for_each_member(CensusOptions const& options,
                     std::function<void(std::uint32_t, Bills const&)> const& use);

}  // namespace lockbox::matching::bench
