// SPDX-License-Identifier: Apache-2.0
// Lists of members and damaged payments by them, drawn from a seed. Built to mislead: households
// with one surname and one price, given names that share an initial, ids one digit apart, and a
// price list of a few premiums that everyone pays.
#pragma once

#include <random>

#include "tests/matching/paper.h"

namespace lockbox::matching {

class GeneratedList {
public:
    struct Options {
        int members = 4000;
        bool consecutive_ids = false;
        std::uint64_t seed = 1;
    };

    explicit GeneratedList(Options const& options) : random_(options.seed), options_(options) {
        while (static_cast<int>(members_.size()) < options.members)
            add_household();
    }

    /// The bills of one member, oldest first.
    using Bills = std::vector<OpenInvoice>;
    std::vector<Bills> const& members() const { return members_; }

    /// All bills of the members that `keep` keeps, by their number.
    template <class Keep>
    std::vector<OpenInvoice> invoices(Keep keep) const {
        std::vector<OpenInvoice> list;
        for (std::size_t m = 0; m < members_.size(); ++m)
            if (keep(m)) list.insert(list.end(), members_[m].begin(), members_[m].end());
        return list;
    }

    std::uint64_t draw(std::uint64_t most) { return random_() % most; }
    bool chance(double p) { return static_cast<double>(random_() >> 11) * 0x1p-53 < p; }

private:
    template <std::size_t n>
    char const* pick(char const* const (&words)[n]) {
        return words[draw(n)];
    }

    std::string next_id() {
        if (options_.consecutive_ids) return fmt::format("{:012}", 400'000'000'000 + ++numbered_);
        // One in twenty is one digit beside the last one.
        if (!last_id_.empty() && chance(0.05)) {
            std::string beside = last_id_;
            char& digit = beside[draw(12)];
            digit = digit == '9' ? '8' : static_cast<char>(digit + 1);
            return beside;
        }
        return last_id_ = fmt::format("{:012}", 100'000'000'000 + draw(899'999'999'999));
    }

    void add_household() {
        static constexpr char const* const surnames[] = {
            "Smith",   "Johnson", "Silva", "Murphy",   "Nguyen", "Lee",  "Garcia", "Sullivan",
            "Pereira", "O'Brien", "Chen",  "Kowalski", "Rossi",  "Abdi", "Martin", "Lindqvist"};
        static constexpr char const* const given[] = {
            "James",  "John",   "Jane",   "Joan",   "Mary",  "Maria", "Mark",   "Robert", "Roberta",
            "Susan",  "Sarah",  "Samuel", "Daniel", "Diana", "Ann",   "Anna",   "Wei",    "Xavier",
            "Alan",   "Alice",  "Brian",  "Bruno",  "Carla", "Carol", "Claire", "Colin",  "David",
            "Denise", "Derek",  "Edith",  "Elena",  "Emma",  "Felix", "Fiona",  "Frank",  "Gloria",
            "Grace",  "Hannah", "Hugo",   "Irene",  "Ivan",  "Jason", "Julia",  "Karen",  "Kevin",
            "Laura",  "Lena",   "Linda",  "Louis",  "Lucy",  "Minh",  "Nora",   "Oscar",  "Paul",
            "Peter",  "Rosa",   "Ruth",   "Sean",   "Tara",  "Walter"};
        static constexpr char const* const streets[] = {"Main St", "Oak Ave", "Elm St",  "Park Rd",
                                                        "High St", "Mill Rd", "Union St"};
        InvoiceSpec spec;
        spec.last_name = pick(surnames);
        spec.line_1 = fmt::format("{} {}", 1 + draw(300), pick(streets));
        if (chance(0.3)) spec.line_2 = fmt::format("Apt {}", 1 + draw(20));
        spec.zip = fmt::format("0{}", 1001 + 13 * draw(60));
        spec.city = "Lowell";
        for (auto people = 1 + draw(4); people > 0; --people) {
            spec.first_name = pick(given);
            spec.member_id = next_id();
            spec.billing_account = chance(0.8) ? fmt::format("7{:08}", draw(100'000'000)) : "";
            add_member(spec);
        }
    }

    void add_member(InvoiceSpec spec) {
        Bills bills;
        spec.balance = fmt::format("{}.{:02}", 100 + 17 * draw(40), 7 * draw(5));
        int months = chance(0.15) ? 2 + static_cast<int>(draw(2)) : 1;
        for (int back = months - 1; back >= 0; --back) {
            spec.number = fmt::format("26{:08}", 10 * ++bills_ + 3);
            spec.month = CoverageMonth::parse("2026-12")->plus_months(-back).text();
            bills.push_back(invoice(spec));
        }
        if (chance(0.2)) {
            InvoiceSpec teeth = spec;
            teeth.ledger = Ledger::dental;
            teeth.number = fmt::format("26{:08}", 10 * ++bills_ + 3);
            teeth.balance = fmt::format("{}.{:02}", 20 + draw(12), 7 * draw(5));
            bills.push_back(invoice(teeth));
        }
        members_.push_back(std::move(bills));
    }

    std::mt19937_64 random_;
    Options options_;
    std::vector<Bills> members_;
    std::string last_id_;
    std::int64_t numbered_ = 0;
    std::int64_t bills_ = 0;
};

/// How a payment comes to be read, with calibrated damage: where a reader says 0.9, it is right
/// nine times in ten.
class Damage {
public:
    explicit Damage(std::uint64_t seed) : random_(seed) {}

    bool chance(double p) { return static_cast<double>(random_() >> 11) * 0x1p-53 < p; }
    std::uint64_t draw(std::uint64_t most) { return random_() % most; }

    /// A number with `error` of the digits misread on average, most of them noticed by the reader.
    Read<std::string> number(std::string const& truth, double error, How how) {
        Read<std::string> read{truth, Probability::of(1), how, Box{}};
        double all = 1;
        for (char& c : read.value) {
            double const doubt = std::min(0.6, chance(0.8) ? error * 0.1 : error * 4.6);
            auto const right = static_cast<std::size_t>(c - '0');
            std::size_t const other = (right + 1 + draw(9)) % 10;
            bool const wrong = chance(doubt);
            std::array<float, 10> row{};
            row.fill(static_cast<float>(doubt * 0.2 / 10));
            row[wrong ? other : right] += static_cast<float>(1 - doubt);
            row[wrong ? right : other] += static_cast<float>(doubt * 0.8);
            read.digits.push_back(row);
            if (wrong) c = static_cast<char>('0' + other);
            all *= 1 - doubt;
        }
        read.probability = Probability::clamped(all);
        return read;
    }

    std::string letters(std::string text, double error) {
        for (char& c : text)
            if (((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) && chance(error))
                c = static_cast<char>('a' + draw(26));
        return text;
    }

    Reading<Cents> amount(Cents truth, bool handwritten) {
        double const p = !handwritten ? 0.9999 : chance(0.7) ? 0.998 : chance(0.7) ? 0.95 : 0.8;
        Cents value = truth;
        Cents other = truth + Cents::of(chance(0.5) ? 1000 : 70);
        if (!chance(p)) std::swap(value, other);
        Read<Cents> read{value, Probability::of(p), How::reconciled, Box{}};
        read.alternatives.push_back({other, Probability::of((1 - p) * 0.7)});
        return read;
    }

private:
    std::mt19937_64 random_;
};

enum class Kind { with_coupon, typed, handwritten, handwritten_without_id };

struct GeneratedPayment {
    std::vector<Payment> payments;
    std::vector<Coupon> coupons;
    Cents amount;
};

/// What a member sends to pay `bill`.
inline GeneratedPayment payment_for(OpenInvoice const& bill, Kind kind, Damage& damage) {
    bool const hand = kind == Kind::handwritten || kind == Kind::handwritten_without_id;
    How const how = hand ? How::handwriting : How::print;
    GeneratedPayment result{{check("1.00")}, {}, bill.balance};
    Payment& payment = result.payments.front();
    payment.amount = damage.amount(bill.balance, kind != Kind::typed);
    Subscriber& subscriber = payment.subscriber;
    bool const third_party = damage.chance(0.1);
    std::string const name =
        third_party ? "Quincy Vandermolen" : bill.first_name + " " + bill.last_name;
    subscriber.name = read_as(damage.letters(name, hand ? 0.05 : 0.005), 0.9, how);
    if (!third_party) subscriber.address = read_as(damage.letters(address_line(bill), 0.01), 0.9);
    if (kind == Kind::with_coupon) {
        result.coupons.push_back(coupon(bill));
        return result;
    }
    if (damage.chance(0.7)) subscriber.carrier = read_as(bill.carrier, 0.9, how);
    if (kind == Kind::handwritten_without_id) return result;
    subscriber.member_id_digits = damage.number(bill.member_id.text(), hand ? 0.03 : 0.001, how);
    subscriber.member_id = converted<MemberId>(subscriber.member_id_digits,
                                               [](auto& text) { return MemberId::parse(text); });
    return result;
}

}  // namespace lockbox::matching
