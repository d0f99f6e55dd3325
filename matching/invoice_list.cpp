// SPDX-License-Identifier: Apache-2.0
#include "matching/invoice_list.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <utility>

#include "lockbox/assertion.h"
#include "lockbox/check_digits.h"

namespace lockbox::matching {
namespace {

constexpr std::uint32_t names_most = 1U << 24;
constexpr std::uint32_t places_most = 1U << 20;
constexpr std::uint32_t carriers_most = 1U << 14;
constexpr std::uint32_t houses_most = 1U << 30;

/// A number of plain digits is its value and, above that, its length, for the sake of leading
/// zeros; any other is the number of its text, under this bit.
constexpr std::uint64_t odd_number = std::uint64_t{1} << 62;
constexpr std::size_t longest_plain_number = 17;
constexpr int length_shift = 57;  // 10^17 < 2^57

std::uint64_t without_sign(Cents amount) {
    return static_cast<std::uint64_t>(std::clamp<std::int64_t>(amount.count(), 0, Cents::largest));
}

bool letter_or_digit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// The number before the street: the first word, if it begins with a digit and has nothing but
/// letters and digits, and something stands behind it.
std::string_view house_of(std::string_view line) {
    std::size_t const end = line.find(' ');
    if (end == std::string_view::npos || line[0] < '0' || line[0] > '9') return {};
    std::string_view const word = line.substr(0, end);
    return std::all_of(word.begin(), word.end(), letter_or_digit) ? word : std::string_view();
}

std::string place_text(MailingAddress const& address) {
    return address.city + '\t' + address.state + '\t' + address.zip.substr(0, 5);
}

}  // namespace

InvoiceList::InvoiceList()
    : first_names_(names_most),
      last_names_(names_most),
      houses_(houses_most),
      streets_(names_most),
      second_lines_(names_most),
      places_(places_most),
      carriers_(carriers_most) {}

std::uint64_t InvoiceList::number_code(std::string const& number) {
    if (number.size() > longest_plain_number || !all_digits(number))
        return odd_number | odd_numbers_.add(number);
    std::uint64_t value = 0;
    std::from_chars(number.data(), number.data() + number.size(), value);
    return value | static_cast<std::uint64_t>(number.size()) << length_shift;
}

void InvoiceList::add(OpenInvoice const& invoice) {
    std::string_view const line = invoice.address.line_1;
    std::string_view const house = line.empty() ? line : house_of(line);
    std::uint32_t billing = 0;
    if (invoice.billing_account)
        std::from_chars(invoice.billing_account->text().data(),
                        invoice.billing_account->text().data() + 9, billing);
    auto const month = static_cast<unsigned>(invoice.coverage_month.year()) * 12U +
                       invoice.coverage_month.month() - 1U;
    InvoiceRow row{};
    row.number = number_code(invoice.key.number.text()) & ~(std::uint64_t{1} << 63);
    row.dental = invoice.key.ledger == Ledger::dental ? 1 : 0;
    row.balance = without_sign(invoice.balance) & ((std::uint64_t{1} << 40) - 1);
    row.amount_due = without_sign(invoice.amount_due) & ((std::uint64_t{1} << 40) - 1);
    row.first_name = first_names_.add(invoice.first_name) & (names_most - 1);
    row.last_name = last_names_.add(invoice.last_name) & (names_most - 1);
    row.house = houses_.add(house) & (houses_most - 1);
    row.street =
        streets_.add(house.empty() ? line : line.substr(house.size() + 1)) & (names_most - 1);
    row.line_2 = second_lines_.add(invoice.address.line_2) & (names_most - 1);
    row.place = places_.add(place_text(invoice.address)) & (places_most - 1);
    row.carrier = carriers_.add(invoice.carrier) & (carriers_most - 1);
    row.month = month & 0xFFFFU;
    row.billing_account = billing;
    LOCKBOX_ASSERT(row_ids_.size() < UINT32_MAX - 1);
    if (row_ids_.size() % rows_of_a_chunk == 0)
        chunks_.push_back(std::make_unique_for_overwrite<InvoiceRow[]>(rows_of_a_chunk));
    row_ids_.push_back(packed(invoice.member_id.text()));
    changeable_row(size() - 1) = row;
}

void InvoiceList::arrange() {
    into_order();
    group();
    enter_ids();
}

/// Sorts an order of the rows, not the rows, and then moves each row once.
void InvoiceList::into_order() {
    struct Key {
        PackedId id;
        std::uint32_t row;
    };
    std::vector<Key> keys(size());
    for (std::uint32_t i = 0; i < size(); ++i)
        keys[i] = {row_ids_[i], i};
    auto const before = [this](Key const& a, Key const& b) {
        if (a.id != b.id) return a.id < b.id;
        InvoiceRow const& x = row(a.row);
        InvoiceRow const& y = row(b.row);
        if (x.dental != y.dental) return x.dental < y.dental;
        if (x.month != y.month) return x.month < y.month;
        if (x.number == y.number) return a.row < b.row;
        return invoice_number(x) < invoice_number(y);
    };
    if (std::is_sorted(keys.begin(), keys.end(), before)) return;
    std::sort(keys.begin(), keys.end(), before);
    constexpr std::uint32_t moved = UINT32_MAX;
    for (std::uint32_t start = 0; start < keys.size(); ++start) {
        row_ids_[start] = keys[start].id;
        if (keys[start].row == moved) continue;
        InvoiceRow const displaced = row(start);
        std::uint32_t place = start;
        while (keys[place].row != start) {
            std::uint32_t const from = std::exchange(keys[place].row, moved);
            changeable_row(place) = row(from);
            place = from;
        }
        changeable_row(place) = displaced;
        keys[place].row = moved;
    }
}

void InvoiceList::group() {
    std::uint32_t const all = size();
    std::uint32_t different = 0;
    for (std::uint32_t i = 0; i < all; ++i)
        different += i == 0 || row_ids_[i] != row_ids_[i - 1] ? 1 : 0;
    ids_.reserve(different);
    firsts_.reserve(different + 1);
    for (std::uint32_t i = 0; i < all; ++i) {
        bool const same_member = i > 0 && row_ids_[i] == row_ids_[i - 1];
        if (!same_member) {
            firsts_.push_back(i);
            ids_.push_back(row_ids_[i]);
        }
        accounts_ += same_member && row(i).dental == row(i - 1).dental ? 0 : 1;
        changeable_row(i).member = members() - 1;
    }
    firsts_.push_back(all);
    placed_ = all;
    std::vector<PackedId>().swap(row_ids_);
}

/// About four members a step.
void InvoiceList::enter_ids() {
    std::uint64_t const steps = ids_.size() / 4 + 1;
    std::uint64_t const lowest = ids_.empty() ? 0 : number_of(ids_.front());
    std::uint64_t const span = ids_.empty() ? 0 : number_of(ids_.back()) - lowest;
    id_step_ = span / steps + 1;
    id_directory_.assign(span / id_step_ + 2, members());
    for (std::uint32_t m = members(); m-- > 0;)
        id_directory_[(number_of(ids_[m]) - lowest) / id_step_] = m;
    for (std::size_t s = id_directory_.size() - 1; s-- > 0;)
        id_directory_[s] = std::min(id_directory_[s], id_directory_[s + 1]);
}

std::optional<std::uint32_t> InvoiceList::member_with(PackedId id) const {
    if (ids_.empty() || id < ids_.front() || id > ids_.back()) return std::nullopt;
    std::size_t const step = (number_of(id) - number_of(ids_.front())) / id_step_;
    auto const first = ids_.begin() + id_directory_[step];
    auto const last = ids_.begin() + id_directory_[step + 1];
    auto const found = std::lower_bound(first, last, id);
    if (found == last || *found != id) return std::nullopt;
    return static_cast<std::uint32_t>(found - ids_.begin());
}

std::string InvoiceList::invoice_number(InvoiceRow const& row) const {
    std::uint64_t const code = row.number;
    if ((code & odd_number) != 0)
        return std::string(odd_numbers_.text(static_cast<std::uint32_t>(code)));
    std::string text(static_cast<std::size_t>(code >> length_shift), '0');
    std::uint64_t value = code & ((std::uint64_t{1} << length_shift) - 1);
    for (std::size_t i = text.size(); i-- > 0; value /= 10)
        text[i] = static_cast<char>('0' + value % 10);
    return text;
}

InvoiceKey InvoiceList::key(InvoicePlace place) const {
    return {ledger(place), *InvoiceNumber::parse(invoice_number(row(place)))};
}

CoverageMonth InvoiceList::month(InvoicePlace place) const {
    unsigned const months = static_cast<unsigned>(row(place).month);
    return *CoverageMonth::of(static_cast<int>(months / 12), months % 12 + 1);
}

MemberId InvoiceList::member_id(std::uint32_t member) const {
    return *MemberId::parse(unpacked(ids_[member]));
}

std::string InvoiceList::billing_account(InvoiceRow const& row) const {
    return row.billing_account == 0 ? "" : fmt::format("{:09}", row.billing_account);
}

std::string InvoiceList::member_name(InvoiceRow const& row) const {
    std::string name(first_names_.text(row.first_name));
    name += ' ';
    name += last_names_.text(row.last_name);
    return name;
}

std::string InvoiceList::address_line(InvoiceRow const& row) const {
    std::string line(houses_.text(row.house));
    if (!line.empty()) line += ' ';
    line += streets_.text(row.street);
    if (row.line_2 != 0) (line += ", ") += second_lines_.text(row.line_2);
    std::string_view const place = places_.text(row.place);
    std::size_t const city = place.find('\t');
    std::size_t const zip = place.rfind('\t');
    if (city == zip) return line;
    return fmt::format("{}, {}, {} {}", line, place.substr(0, city),
                       place.substr(city + 1, zip - city - 1), place.substr(zip + 1));
}

}  // namespace lockbox::matching
