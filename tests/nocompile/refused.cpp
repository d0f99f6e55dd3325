// SPDX-License-Identifier: Apache-2.0
// What the compiler must refuse. Each case is compiled twice: without REFUSED it must compile, so
// that the case fails for its one line only; with REFUSED=<number> it must not.
#include "lockbox/business_date.h"
#include "lockbox/identifiers.h"
#include "lockbox/money.h"
#include "lockbox/probability.h"
#include "ocr/masked_picture.h"

#ifndef REFUSED
#define REFUSED 0
#endif

using namespace lockbox;
using namespace lockbox::literals;

void cases(Cents amount, RoutingNumber const& routing, MemberId const& member,
           InvoiceNumber const& number, Probability probability, WeightBits bits) {
    Cents const sum = amount + 5_cents;
    bool const same_member = member == member;
    InvoiceKey const key{Ledger::medical, number};
    static_cast<void>(sum);
    static_cast<void>(same_member);
    static_cast<void>(key);
    static_cast<void>(routing);
    static_cast<void>(probability);
    static_cast<void>(bits);
    ShownPage const page{PageReadings()};
    std::vector<std::byte> const png = ocr::masked_picture({}, page, Box(), 0).png();
#if REFUSED == 1  // money is not a floating-point number
    Cents const price = 1.50;
#elif REFUSED == 2   // cents times cents is not money
    auto const area = 5_cents * 5_cents;
#elif REFUSED == 3   // there is no empty routing number
    RoutingNumber const nobody;
#elif REFUSED == 4   // a routing number is not an amount
    bool const equal = routing == amount;
#elif REFUSED == 5   // an identifier is not made without its check
    RoutingNumber const unchecked(std::string("123456789"));
#elif REFUSED == 6   // a Member ID is not a billing account
    BillingAccount const account = member;
#elif REFUSED == 7   // an invoice number means nothing without its ledger
    InvoiceKey const torn{number};
#elif REFUSED == 8   // a probability is not a number of bits
    bool const likelier = probability > bits;
#elif REFUSED == 9   // nor any number
    Probability const certain = 1.0;
#elif REFUSED == 10  // money is not a count
    std::int64_t const count = amount;
#elif REFUSED == 11  // a day is not a month
    auto const mixed = *BusinessDate::parse("2026-11-20") == *CoverageMonth::parse("2026-11");
#elif REFUSED == 12  // two days have no sum
    auto const sum_of_days =
        *BusinessDate::parse("2026-11-20") + *BusinessDate::parse("2026-11-20");
#elif REFUSED == 13  // cents are not divided: who gets the last one?
    auto const half = amount / 2;
#elif REFUSED == 14  // a picture leaves masked or not at all
    ocr::MaskedPicture const picture(std::vector<std::byte>{});
#elif REFUSED == 15  // nor is a page shown whose readings nobody has
    ShownPage const page(0, Rotation::none, {});
#elif REFUSED == 16  // what was written is no hash
    SsnHash const hash(std::string("123456789"));
#endif
}
