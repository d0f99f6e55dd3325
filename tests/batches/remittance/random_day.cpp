// SPDX-License-Identifier: Apache-2.0
#include "tests/batches/remittance/random_day.h"

#include <fmt/format.h>

#include <array>

namespace lockbox::batches::test {
namespace {

class Drawn {
public:
    explicit Drawn(std::mt19937_64& random) : random_(random) {}

    std::uint64_t below(std::uint64_t n) { return random_() % n; }
    bool one_in(std::uint64_t n) { return below(n) == 0; }
    std::string digits(std::size_t count) {
        std::string text;
        while (text.size() < count)
            text += static_cast<char>('0' + below(10));
        return text;
    }
    Cents amount() {
        return Cents::of(static_cast<std::int64_t>(1 + below(one_in(20) ? 99'999'999 : 200'000)));
    }
    std::string text() {
        static constexpr std::array<char const*, 8> words{"",
                                                          "Ada Example",
                                                          "ÉLODIE NUÑEZ-ß",
                                                          "a*b~c:d^e",
                                                          "O'Neil",
                                                          "  two   blanks  ",
                                                          "Łódź ☃",
                                                          "A name that is longer than any"
                                                          " field of thirty or of sixty bytes"};
        return words[below(words.size())];
    }

    PaidPart part(MemberId const& member, bool on_account) {
        PaidPart part{std::nullopt, member, amount()};
        if (!on_account)
            part.invoice = InvoiceNumber::parse(one_in(5) ? "A-" + digits(8) : digits(10));
        if (one_in(8)) return part;  // the list did not have it
        static constexpr std::array<char const*, 4> carriers{"Tufts Health Plan", "Fallon Health",
                                                             "Altus Dental", ""};
        part.first_name = text();
        part.last_name = text();
        part.carrier = carriers[below(carriers.size())];
        part.month = CoverageMonth::of(2026, static_cast<unsigned>(1 + below(12)));
        part.amount_due = one_in(3) ? amount() : part.amount;
        return part;
    }

    PostedPayment payment() {
        PostedPayment payment{*ItemId::parse(fmt::format("{:016x}{:016x}", random_(), random_())),
                              one_in(6) ? "" : "021000021",
                              one_in(6) ? "" : digits(1 + below(17)),
                              one_in(6) ? "" : digits(1 + below(13)),
                              BusinessDate::of(2026, 11, static_cast<unsigned>(1 + below(30))),
                              text(),
                              {}};
        if (one_in(4)) payment.written.reset();
        MemberId const member = *MemberId::parse("00000000" + digits(4));
        std::uint64_t const parts = one_in(50) ? 1 + below(210) : 1 + below(3);
        for (std::uint64_t i = 0; i < parts; ++i)
            payment.parts.push_back(part(one_in(5) ? *MemberId::parse(digits(12)) : member, false));
        if (one_in(4)) payment.parts.push_back(part(member, true));
        if (one_in(12)) payment.parts.erase(payment.parts.begin(), payment.parts.end() - 1);
        return payment;
    }

private:
    std::mt19937_64& random_;
};

}  // namespace

LedgerDay random_day(std::mt19937_64& random, std::size_t payments_most) {
    Drawn drawn(random);
    LedgerDay day{drawn.one_in(2) ? Ledger::medical : Ledger::dental,
                  *BusinessDate::of(2026, 11, static_cast<unsigned>(1 + drawn.below(30))),
                  "412612",
                  {}};
    std::size_t const payments = 1 + drawn.below(payments_most);
    for (std::size_t i = 0; i < payments; ++i) {
        if (day.batches.empty() || (day.batches.size() < 5 && drawn.one_in(4)))
            day.batches.push_back({fmt::format("{:04}", day.batches.size() + 1), {}});
        day.batches.back().payments.push_back(drawn.payment());
    }
    return day;
}

PostedPayment plain_payment(std::uint64_t seed, Cents amount) {
    PaidPart part{InvoiceNumber::parse(fmt::format("{:010}", seed)),
                  *MemberId::parse(fmt::format("{:012}", seed)),
                  amount,
                  "Ada",
                  "Example",
                  "Fallon Health",
                  CoverageMonth::of(2026, 12),
                  amount};
    return {*ItemId::parse(fmt::format("{:032x}", seed)),
            "021000021",
            "5550001",
            std::to_string(100 + seed % 900),
            BusinessDate::of(2026, 11, 18),
            "Ada Example",
            {part}};
}

LedgerDay day_of(std::vector<PostedPayment> payments) {
    LedgerDay day{Ledger::medical, *BusinessDate::of(2026, 11, 20), "412612", {}};
    if (!payments.empty()) day.batches.push_back({"0001", std::move(payments)});
    return day;
}

RemittanceSettings settings() {
    RemittanceSettings settings;
    settings.bai_destination = "RECEIVER01";
    settings.bai_origin = "0021000021";
    settings.deposit_routing = "021000021";
    settings.deposit_account = "1234567890123";
    return settings;
}

}  // namespace lockbox::batches::test
