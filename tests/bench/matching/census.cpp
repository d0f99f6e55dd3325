// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/matching/census.h"

#include <fmt/format.h>
#include <array>
#include <cmath>

namespace lockbox::matching::bench {
namespace {

constexpr std::size_t surnames_made = 150'000;
constexpr double surnames_flat = 12;
constexpr std::size_t given_names_made = 5'000;
constexpr double given_names_flat = 8;

constexpr std::array common_surnames{
    "Smith",    "Johnson", "Williams", "Jones",  "Brown",   "Davis", "Miller",   "Wilson",
    "Moore",    "Taylor",  "Anderson", "Thomas", "Jackson", "White", "Harris",   "Martin",
    "Thompson", "Garcia",  "Martinez", "Lee",    "O'Brien", "Clark", "Sullivan", "Lewis"};
constexpr std::array common_given_names{
    "James",    "John",   "Robert",   "Michael", "Mary",    "William", "David",     "Richard",
    "Patricia", "Linda",  "Barbara",  "Joseph",  "Thomas",  "Charles", "Elizabeth", "Jennifer",
    "Maria",    "Susan",  "Margaret", "Dorothy", "Daniel",  "Paul",    "Mark",      "Lisa",
    "Nancy",    "Karen",  "Betty",    "Helen",   "Sandra",  "Donna",   "Carol",     "Ruth",
    "Sharon",   "George", "Kenneth",  "Steven",  "Edward",  "Brian",   "Ronald",    "Anthony",
    "Kevin",    "Jason",  "Matthew",  "Gary",    "Timothy", "Jose",    "Larry",     "Jeffrey"};

/// A word of syllables for each number, no two alike.
std::string made_up(std::size_t number, std::string_view ending) {
    constexpr std::array onsets{"b", "br", "c", "d", "f", "g",  "h", "k", "l",
                                "m", "n",  "p", "r", "s", "st", "t", "v", "w"};
    constexpr std::array vowels{"a", "e", "i", "o", "u", "ai", "ea"};
    std::string word;
    std::size_t rest = number + onsets.size() * vowels.size();
    while (rest > 0) {
        word += onsets[rest % onsets.size()];
        rest /= onsets.size();
        word += vowels[rest % vowels.size()];
        rest /= vowels.size();
    }
    word += ending;
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
}

std::string street_name(std::size_t number) {
    constexpr std::array suffixes{"St", "St", "Ave", "Rd", "Ln", "Dr", "Ct"};
    return made_up(number, "ton") + " " + suffixes[number % suffixes.size()];
}

/// Draws one household after the other.
class Town {
public:
    explicit Town(CensusOptions const& options) : options_(options), random_(options.seed) {}

    /// What a household's members have in common.
    OpenInvoice home() {
        constexpr std::size_t zips = 500;
        constexpr double zips_flat = 60;
        constexpr std::size_t streets_of_a_zip = 120;
        constexpr std::size_t streets_made = 3'000;
        std::size_t const zip = random_.rank(zips, zips_flat);
        std::size_t const street = (zip * 37 + random_.draw(streets_of_a_zip) * 11) % streets_made;
        bool const units = random_.chance(0.25);
        std::uint64_t const house = units ? 10 * (1 + random_.draw(12)) : 1 + random_.draw(400);
        MailingAddress address{fmt::format("{} {}", house, street_name(street)),
                               units ? fmt::format("Apt {}", 1 + random_.draw(60)) : "",
                               made_up(zip / 2, "field"), "MA", fmt::format("{:05}", 1001 + zip)};
        return {{Ledger::medical, *InvoiceNumber::parse("0")},
                *MemberId::parse("000000000000"),
                std::nullopt,
                "",
                surname(random_.rank(surnames_made, surnames_flat)),
                std::move(address),
                "",
                carrier(Ledger::medical),
                "",
                *CoverageMonth::of(2026, 12),
                premium(),
                no_cents,
                *BusinessDate::of(2026, 11, 23)};
    }

    std::uint64_t people() {
        constexpr std::array<std::uint64_t, 10> sizes{1, 1, 1, 1, 2, 2, 2, 3, 4, 5};
        return sizes[random_.draw(sizes.size())];
    }

    Bills member(OpenInvoice const& home, std::string const& first_of_house) {
        OpenInvoice person = home;
        person.member_id = *MemberId::parse(next_id());
        person.first_name = given_name(random_.rank(given_names_made, given_names_flat));
        if (!first_of_house.empty() && random_.chance(0.015)) {
            person.first_name = first_of_house;
            if (random_.chance(0.5)) person.last_name += " Jr";
        } else if (random_.chance(0.15)) {
            person.last_name = surname(random_.rank(surnames_made, surnames_flat));
        }
        if (random_.chance(0.8))
            person.billing_account =
                BillingAccount::parse(fmt::format("7{:08}", random_.draw(100'000'000)));
        if (!random_.chance(0.3)) person.amount_due = premium();
        return bills_of(std::move(person));
    }

private:
    char const* carrier(Ledger ledger) {
        constexpr std::array medical{"Tufts Health Plan", "Fallon Health", "Health New England",
                                     "Blue Cross Blue Shield of Massachusetts"};
        constexpr std::array dental{"Delta Dental of Massachusetts", "Altus Dental"};
        return ledger == Ledger::medical ? medical[random_.draw(medical.size())]
                                         : dental[random_.draw(dental.size())];
    }

    Cents premium() {
        constexpr std::size_t premiums = 400;
        constexpr double premiums_flat = 10;
        std::size_t const rank = random_.rank(premiums, premiums_flat);
        return Cents::of(static_cast<std::int64_t>(10'000 + rank * 7'919 % 90'000));
    }

    std::string next_id() {
        if (options_.dense_ids) return fmt::format("{:012}", 400'000'000'000 + ++numbered_);
        if (!last_id_.empty() && random_.chance(0.05)) {
            std::string beside = last_id_;
            char& digit = beside[beside_++ % beside.size()];
            digit = digit == '9' ? '8' : static_cast<char>(digit + 1);
            return beside;
        }
        // Steps by a prime go through all numbers before any comes again.
        constexpr std::uint64_t numbers = 899'999'999'999;
        constexpr std::uint64_t prime = 618'033'988'751;
        last_number_ = (last_number_ + prime) % numbers;
        beside_ = 0;
        return last_id_ = fmt::format("{:012}", 100'000'000'000 + last_number_);
    }

    void add_bill(Bills& bills, OpenInvoice bill) {
        bill.key.number = *InvoiceNumber::parse(fmt::format("26{:08}", 10 * ++bills_ + 3));
        bill.balance = bill.amount_due;
        bills.push_back(std::move(bill));
    }

    Bills bills_of(OpenInvoice person) {
        Bills bills;
        bool const arrears = options_.several_bills && random_.chance(0.12);
        int const months = arrears ? 2 + static_cast<int>(random_.draw(2)) : 1;
        CoverageMonth const last = person.coverage_month;
        for (int back = months - 1; back >= 0; --back) {
            person.coverage_month = last.plus_months(-back);
            add_bill(bills, person);
        }
        if (!options_.several_bills || !random_.chance(0.2)) return bills;
        person.key.ledger = Ledger::dental;
        person.carrier = carrier(Ledger::dental);
        person.amount_due = Cents::of(static_cast<std::int64_t>(1'900 + 350 * random_.draw(12)));
        add_bill(bills, std::move(person));
        return bills;
    }

    CensusOptions options_;
    Random random_;
    std::string last_id_;
    std::uint64_t last_number_ = 0;
    std::size_t beside_ = 0;
    std::uint64_t numbered_ = 0;
    std::uint64_t bills_ = 0;
};

}  // namespace

std::uint64_t Random::next() {
    // SplitMix64.
    std::uint64_t x = state_ += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

std::size_t Random::rank(std::size_t most, double flat) {
    double const end = std::log((static_cast<double>(most) + flat) / flat);
    double const drawn = flat * std::exp(share() * end) - flat;
    return std::min(most - 1, static_cast<std::size_t>(drawn));
}

std::string surname(std::size_t rank) {
    return rank < common_surnames.size() ? common_surnames[rank]
                                         : made_up(rank, rank % 3 == 0 ? "ski" : "n");
}

std::string given_name(std::size_t rank) {
    return rank < common_given_names.size() ? common_given_names[rank]
                                            : made_up(rank, rank % 2 == 0 ? "a" : "l");
}

void for_each_member(CensusOptions const& options,
                     std::function<void(std::uint32_t, Bills const&)> const& use) {
    Town town(options);
    std::uint32_t number = 0;
    while (number < options.members) {
        OpenInvoice const home = town.home();
        std::string first;
        for (auto left = town.people(); left > 0 && number < options.members; --left) {
            Bills const bills = town.member(home, first);
            first = bills.front().first_name;
            use(number++, bills);
        }
    }
}

}  // namespace lockbox::matching::bench
