// SPDX-License-Identifier: Apache-2.0
// FEBRL 3 (public, generated): 2,000 originals as the list, 3,000 damaged duplicates as
// remittances, each decided by itself; all balances are equal. LOCKBOX_DATA names the folder that
// has `linkage/febrl3/dataset3.csv`.
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/matching/paper.h"

namespace lockbox::matching {
namespace {

/// Columns of the data set.
enum Column {
    rec_id,
    given,
    surname,
    house,
    street,
    further,
    suburb,
    postcode,
    state,
    born,
    number
};
using Cells = std::vector<std::string>;

std::vector<Cells> rows_of(std::string const& path) {
    std::vector<Cells> rows;
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);  // the header
    while (std::getline(file, line)) {
        Cells cells;
        std::istringstream stream(line);
        for (std::string cell; std::getline(stream, cell, ',');) {
            cell.erase(0, cell.find_first_not_of(' '));
            if (cell.find_last_not_of("\r ") != std::string::npos)
                cell.resize(cell.find_last_not_of("\r ") + 1);
            cells.push_back(cell);
        }
        cells.resize(number + 1);
        rows.push_back(std::move(cells));
    }
    return rows;
}

bool is_original(Cells const& row) {
    return row[rec_id].ends_with("org");
}

/// `rec-1496-dup-3` and `rec-1496-org` are of one person.
std::string invoice_number_of(Cells const& row) {
    return fmt::format("26{:08}", std::stoi(row[rec_id].substr(4)));
}

std::string member_id_of(Cells const& row) {
    return fmt::format("40000{:0>7}", row[number]);
}

OpenInvoice invoice_of(Cells const& row) {
    InvoiceSpec spec{invoice_number_of(row), member_id_of(row), row[given], row[surname], "300.00"};
    spec.line_1 = row[house] + " " + row[street];
    spec.line_2 = row[further];
    spec.city = row[suburb];
    spec.zip = "0" + row[postcode];
    return invoice(spec);
}

Payment payment_of(Cells const& row, bool with_number) {
    Payment payment = check("300.00");
    Subscriber& subscriber = payment.subscriber;
    subscriber.name = read_as(row[given] + " " + row[surname], 0.9);
    subscriber.address = read_as(
        row[house] + " " + row[street] + (row[further].empty() ? "" : ", ") + row[further] + ", " +
            row[suburb] + ", " + row[state] + (row[postcode].empty() ? "" : " 0" + row[postcode]),
        0.9);
    if (with_number && !row[number].empty())
        set_member_id(subscriber, member_id_of(row), 0.9, How::print);
    return payment;
}

struct Score {
    int remittances = 0, best_right = 0, posted = 0, wrong = 0;
};

Score score_of(std::vector<Cells> const& rows, bool with_number) {
    std::vector<OpenInvoice> list;
    for (Cells const& row : rows)
        if (is_original(row)) list.push_back(invoice_of(row));
    Night const night(list, 0);
    Score score;
    for (Cells const& row : rows) {
        if (is_original(row)) continue;
        Decision const decision =
            night.decide({payment_of(row, with_number)}).payments.front().decision;
        auto const* posted = std::get_if<Posted>(&decision);
        auto const& candidates = posted ? posted->candidates : std::get<Held>(decision).candidates;
        bool const right =
            !candidates.empty() && candidates[0].invoice.number.text() == invoice_number_of(row);
        ++score.remittances;
        score.best_right += right ? 1 : 0;
        score.posted += posted ? 1 : 0;
        score.wrong += posted && !right ? 1 : 0;
    }
    fmt::print("{} number: {} remittances, best right {}, posted {}, wrong {}\n",
               with_number ? "with" : "without", score.remittances, score.best_right, score.posted,
               score.wrong);
    return score;
}

TEST(Febrl, the_best_candidate_is_the_right_one) {
    char const* const data = std::getenv("LOCKBOX_DATA");
    if (!data) GTEST_SKIP() << "LOCKBOX_DATA is not set";
    auto const rows = rows_of(std::string(data) + "/linkage/febrl3/dataset3.csv");
    ASSERT_EQ(rows.size(), 5'000u);
    Score const with = score_of(rows, true);
    EXPECT_GE(with.best_right, 2'994) << "99.8 %";
    EXPECT_EQ(with.wrong, 0);
    EXPECT_GE(with.posted, 1'500);
    Score const without = score_of(rows, false);
    EXPECT_GE(without.best_right, 2'970) << "99 %";
    EXPECT_EQ(without.wrong, 0);
}

}  // namespace
}  // namespace lockbox::matching
