// SPDX-License-Identifier: Apache-2.0
// Prints how a generated night came out against its truth: per transaction type the share posted
// without a person, wrong postings, held items with the right reason. Exit status 1 if any posting
// is wrong or anything is missing.
#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <string_view>

#include "tests/end_to_end/night_score.h"

namespace {

using lockbox::end_to_end::Score;

std::string share(int part, int whole) {
    return whole == 0 ? "-" : fmt::format("{:.1f} %", 100.0 * part / whole);
}

void print_row(std::string_view name, Score const& s) {
    fmt::print("{:28} {:5} {:5} {:6} {:>8} {:6} {:6} | {:5} {:6} {:6} {:5}\n", name, s.transactions,
               s.should_post, s.posted_rightly, share(s.posted_rightly, s.should_post),
               s.held_needlessly, s.posted_wrongly, s.should_hold, s.held_rightly,
               s.held_with_other_reason, s.missing);
}

void print_table(char const* title, std::map<std::string, Score> const& rows) {
    fmt::print("{:28} {:>5} {:>5} {:>6} {:>8} {:>6} {:>6} | {:>5} {:>6} {:>6} {:>5}\n", title,
               "trans", "topay", "posted", "share", "held", "WRONG", "tohld", "right", "other",
               "lost");
    for (auto const& [name, score] : rows)
        print_row(name, score);
}

void print_lines(char const* title, std::vector<std::string> const& lines) {
    if (lines.empty()) return;
    fmt::print("\n{}:\n", title);
    for (std::string const& line : lines)
        fmt::print("  {}\n", line);
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc < 3) {
        fmt::print(stderr, "usage: score_night TRUTH.json OUTBOX [--details]\n");
        return 2;
    }
    using namespace lockbox::end_to_end;
    auto const night = score(expected_outcomes(argv[1]), actual_outcomes(argv[2]));
    print_table("by transaction type", night.by_type);
    fmt::print("\n");
    print_table("by story", night.by_story);
    fmt::print("\n");
    print_row("all", night.whole);
    auto const& coupons = night.coupon_transactions;
    fmt::print("\ncoupon transactions that should post: {}; posted whole: {} ({})\n",
               coupons.transactions, coupons.transactions_posted_whole,
               share(coupons.transactions_posted_whole, coupons.transactions));
    fmt::print("wrong postings: {} of {} postings; lost: {}\n", night.whole.posted_wrongly,
               night.whole.posted_wrongly + night.whole.posted_rightly, night.whole.missing);
    fmt::print("held though they could have posted, by reason:\n");
    for (auto const& [reason, count] : night.needless_by_reason)
        fmt::print("  {:26} {}\n", reason, count);
    print_lines("wrong or lost", night.wrong);
    if (argc > 3 && std::string_view(argv[3]) == "--details") {
        print_lines("held needlessly", night.needless);
        print_lines("held with another reason", night.other_reason);
    }
    return night.wrong.empty() ? 0 : 1;
} catch (std::exception const& failure) {
    fmt::print(stderr, "score_night: {}\n", failure.what());
    return 4;
}
