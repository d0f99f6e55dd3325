// SPDX-License-Identifier: Apache-2.0
#include "ocr/coupon/labels.h"

#include <algorithm>
#include <array>
#include <vector>

#include "lockbox/carrier.h"

namespace lockbox::ocr {
namespace {

struct Spelling {
    std::string_view text;  ///< Folded: upper case, single blanks.
    Label label;
};

constexpr std::array spellings{
    Spelling{"MEMBER ID", Label::member_id},
    Spelling{"MEMBER ID NUMBER", Label::member_id},
    Spelling{"MEMBER NUMBER", Label::member_id},
    Spelling{"SUBSCRIBER ID", Label::member_id},
    Spelling{"ACCOUNT NUMBER", Label::billing_account},
    Spelling{"ACCOUNT NO", Label::billing_account},
    Spelling{"BILLING ACCOUNT", Label::billing_account},
    Spelling{"BILLING ACCOUNT NUMBER", Label::billing_account},
    Spelling{"INVOICE NUMBER", Label::invoice_number},
    Spelling{"INVOICE NO", Label::invoice_number},
    Spelling{"INVOICE", Label::invoice_number},
    Spelling{"BILL NUMBER", Label::invoice_number},
    Spelling{"COVERAGE MONTH", Label::coverage_month},
    Spelling{"COVERAGE PERIOD", Label::coverage_month},
    Spelling{"MONTH OF COVERAGE", Label::coverage_month},
    Spelling{"AMOUNT DUE", Label::amount_due},
    Spelling{"TOTAL DUE", Label::amount_due},
    Spelling{"TOTAL AMOUNT DUE", Label::amount_due},
    Spelling{"PLEASE PAY", Label::amount_due},
    Spelling{"CARRIER", Label::carrier},
    Spelling{"INSURANCE CARRIER", Label::carrier},
    Spelling{"HEALTH PLAN", Label::carrier},
    Spelling{"PLAN", Label::other},
    Spelling{"DUE DATE", Label::other},
    Spelling{"AMOUNT ENCLOSED", Label::other},
    Spelling{"INVOICE DATE", Label::other},
};

constexpr double forgiven = 0.25;           // of a label's letters: small, faded print at 200 dpi
constexpr std::size_t most_following = 24;  // letters of a value in the label's own line

/// The least number of letters to change, add or drop that makes `label` a beginning of `line`, and
/// where in `line` that beginning ends (the earliest such place after a blank or at its end).
struct Beginning {
    std::size_t changes = 0;
    std::size_t end = 0;
};

Beginning beginning(std::string_view label, std::string_view line) {
    std::vector<std::size_t> row(line.size() + 1);
    for (std::size_t j = 0; j <= line.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= label.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= line.size(); ++j) {
            std::size_t const change = diagonal + (label[i - 1] == line[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
        }
    }
    Beginning best{row[line.size()], line.size()};
    for (std::size_t j = 1; j < line.size(); ++j)
        if (line[j] == ' ' && row[j] < best.changes) best = {row[j], j};
    return best;
}

}  // namespace

std::optional<LabelFound> label_of(std::string_view line) {
    std::string const text = folded(line);
    std::optional<LabelFound> found;
    double least = forgiven;
    std::size_t longest = 0;
    bool torn = false;
    for (Spelling const& spelling : spellings) {
        if (text.size() > spelling.text.size() + most_following) continue;
        Beginning const match = beginning(spelling.text, text);
        double const share =
            static_cast<double>(match.changes) / static_cast<double>(spelling.text.size());
        // Of labels that fit equally the longest is meant: INVOICE NO, not INVOICE.
        if (share > least || (share == least && spelling.text.size() < longest)) continue;
        torn = found && share == least && spelling.text.size() == longest &&
               found->label != spelling.label;
        least = share;
        longest = spelling.text.size();
        found = LabelFound{spelling.label, text.substr(match.end)};
    }
    if (torn) return std::nullopt;
    return found;
}

}  // namespace lockbox::ocr
