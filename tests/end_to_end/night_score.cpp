// SPDX-License-Identifier: Apache-2.0
#include "tests/end_to_end/night_score.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "batches/invoices/csv_rows.h"

namespace lockbox::end_to_end {
namespace {

namespace fs = std::filesystem;

Cents cents(std::string const& text) {
    auto const amount = Cents::parse(text);
    if (!amount) throw std::runtime_error("not an amount: " + text);
    return *amount;
}

Outcome expected_of(nlohmann::json const& payment) {
    Outcome outcome;
    if (payment.at("expected") == "held") {
        outcome.hold_reason = payment.at("reason").get<std::string>();
        return outcome;
    }
    for (auto const& part : payment.at("postings"))
        outcome.allocations.push_back(part.at("ledger").get<std::string>() + " " +
                                      part.at("invoice_number").get<std::string>() + " " +
                                      part.at("amount").get<std::string>());
    std::sort(outcome.allocations.begin(), outcome.allocations.end());
    outcome.on_account = cents(payment.at("on_account").get<std::string>());
    return outcome;
}

TransactionOutcomes transaction_of(nlohmann::json const& transaction) {
    TransactionOutcomes result{transaction.at("type").get<std::string>(),
                               transaction.at("story").get<std::string>(),
                               false,
                               {}};
    for (auto const& page : transaction.at("pages"))
        result.has_coupon = result.has_coupon || page.at("kind") == "coupon";
    for (auto const& payment : transaction.at("payments"))
        result.outcomes.push_back(expected_of(payment));
    if (transaction.contains("reason"))
        result.outcomes.push_back({{}, no_cents, transaction.at("reason").get<std::string>()});
    return result;
}

/// Visits each row of a CSV file as a map from column to cell.
void for_each_record(fs::path const& file,
                     std::function<void(std::map<std::string, std::string> const&)> const& visit) {
    std::vector<std::string> header;
    auto const done = batches::for_each_csv_row(file, [&](batches::CsvRow const& row) {
        if (header.empty()) {
            header = row.cells;
            return;
        }
        std::map<std::string, std::string> record;
        for (std::size_t i = 0; i < header.size(); ++i)
            record[header[i]] = row.cells.at(i);
        visit(record);
    });
    if (!done) throw std::runtime_error(done.error().text());
}

std::string described(Outcome const& outcome) {
    if (!outcome.posted()) return "held " + outcome.hold_reason;
    std::string text = "posted";
    for (std::string const& allocation : outcome.allocations)
        text += " [" + allocation + "]";
    if (outcome.on_account != no_cents) text += " on account " + outcome.on_account.text();
    return text;
}

std::string described(std::vector<Outcome> const& outcomes) {
    std::string text;
    for (Outcome const& outcome : outcomes)
        text += (text.empty() ? "" : "; ") + described(outcome);
    return text.empty() ? "nothing" : text;
}

/// Removes from both lists what stands in both.
int cancel_equal(std::vector<Outcome>& left, std::vector<Outcome>& right, bool posted) {
    int equal = 0;
    for (auto one = left.begin(); one != left.end();) {
        auto const other = std::find(right.begin(), right.end(), *one);
        if (one->posted() != posted || other == right.end()) {
            ++one;
            continue;
        }
        right.erase(other);
        one = left.erase(one);
        ++equal;
    }
    return equal;
}

int posted_among(std::vector<Outcome> const& outcomes) {
    return static_cast<int>(std::count_if(outcomes.begin(), outcomes.end(),
                                          [](Outcome const& o) { return o.posted(); }));
}

Score score_transaction(TransactionOutcomes const& expected, std::vector<Outcome> actual,
                        NightScore& night, std::string const& place) {
    std::vector<Outcome> left = expected.outcomes;
    std::vector<Outcome> const all = actual;
    Score s;
    s.transactions = 1;
    s.should_post = posted_among(left);
    s.should_hold = static_cast<int>(left.size()) - s.should_post;
    s.posted_rightly = cancel_equal(left, actual, true);
    s.held_rightly = cancel_equal(left, actual, false);
    s.posted_wrongly = posted_among(actual);
    int held_now = static_cast<int>(actual.size()) - s.posted_wrongly;
    s.held_needlessly = std::min(held_now, posted_among(left));
    held_now -= s.held_needlessly;
    s.held_with_other_reason =
        std::min(held_now, static_cast<int>(left.size()) - posted_among(left));
    s.missing = std::max(0, static_cast<int>(left.size()) - static_cast<int>(actual.size()));
    bool const whole = s.should_post > 0 && s.should_hold == 0 && s.posted_rightly == s.should_post;
    s.transactions_posted_whole = whole ? 1 : 0;
    std::string const line = place + " " + expected.type + "/" + expected.story + ": expected " +
                             described(expected.outcomes) + "; got " + described(all);
    if (s.posted_wrongly > 0 || s.missing > 0) night.wrong.push_back(line);
    if (s.held_needlessly > 0) night.needless.push_back(line);
    if (s.held_with_other_reason > 0) night.other_reason.push_back(line);
    if (s.held_needlessly > 0)
        for (Outcome const& outcome : actual)
            if (!outcome.posted()) ++night.needless_by_reason[outcome.hold_reason];
    return s;
}

}  // namespace

Score& Score::operator+=(Score const& other) {
    transactions += other.transactions;
    transactions_posted_whole += other.transactions_posted_whole;
    should_post += other.should_post;
    posted_rightly += other.posted_rightly;
    posted_wrongly += other.posted_wrongly;
    held_needlessly += other.held_needlessly;
    should_hold += other.should_hold;
    held_rightly += other.held_rightly;
    held_with_other_reason += other.held_with_other_reason;
    missing += other.missing;
    return *this;
}

NightOutcomes expected_outcomes(fs::path const& truth_json) {
    std::ifstream stream(truth_json);
    if (!stream) throw std::runtime_error("cannot read " + truth_json.string());
    NightOutcomes outcomes;
    auto const truth = nlohmann::json::parse(stream);
    for (auto const& batch : truth.at("batches")) {
        // Only a manifest numbers its batch; the other forms are known by their name in the inbox.
        auto const known_by = batch.at("form") == 1
                                  ? batch.at("batch").get<std::string>()
                                  : fs::path(batch.at("folder").get<std::string>()).stem().string();
        for (auto const& transaction : batch.at("transactions"))
            outcomes[{known_by, transaction.at("sequence").get<int>()}] =
                transaction_of(transaction);
    }
    return outcomes;
}

NightOutcomes actual_outcomes(fs::path const& outbox) {
    NightOutcomes outcomes;
    for (auto const& date : fs::directory_iterator(outbox)) {
        std::map<std::string, std::pair<std::pair<std::string, int>, Outcome>> posted;
        for_each_record(date.path() / "posted.csv", [&](auto const& row) {
            auto& [place, outcome] = posted[row.at("item_id")];
            place = {row.at("batch"), std::stoi(row.at("transaction"))};
            outcome.allocations.push_back(row.at("ledger") + " " + row.at("invoice_number") + " " +
                                          row.at("amount"));
            std::sort(outcome.allocations.begin(), outcome.allocations.end());
            if (!row.at("on_account").empty()) outcome.on_account += cents(row.at("on_account"));
        });
        for (auto const& [item, placed] : posted)
            outcomes[placed.first].outcomes.push_back(placed.second);
        for_each_record(date.path() / "held.csv", [&](auto const& row) {
            outcomes[{row.at("batch"), std::stoi(row.at("transaction"))}].outcomes.push_back(
                {{}, no_cents, row.at("reason")});
        });
    }
    return outcomes;
}

NightScore score(NightOutcomes const& expected, NightOutcomes const& actual) {
    NightScore night;
    for (auto const& [place, transaction] : expected) {
        auto const found = actual.find(place);
        auto const outcomes =
            found == actual.end() ? std::vector<Outcome>{} : found->second.outcomes;
        std::string const where = place.first + "/" + std::to_string(place.second);
        Score const one = score_transaction(transaction, outcomes, night, where);
        night.by_type[transaction.type] += one;
        night.by_story[transaction.story] += one;
        night.whole += one;
        if (transaction.has_coupon && one.should_post > 0 && one.should_hold == 0)
            night.coupon_transactions += one;
    }
    for (auto const& [place, transaction] : actual)
        if (!expected.contains(place))
            night.wrong.push_back(place.first + "/" + std::to_string(place.second) +
                                  ": no such transaction was scanned; got " +
                                  described(transaction.outcomes));
    return night;
}

}  // namespace lockbox::end_to_end
