// SPDX-License-Identifier: Apache-2.0
#include "batches/calibration/posting_curve.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "batches/calibration/binomial.h"

namespace lockbox::batches {
namespace {

constexpr std::array limits{1e-2, 1e-3, 1e-4, 1e-5, 1e-6};
/// One side of an interval of 90 %.
constexpr double both_sides = 0.90;

using Keyed = std::map<std::string, std::string>;  ///< Item → value.

Keyed keyed_of(std::vector<KeyedValue> const& values, FieldName field) {
    Keyed keyed;
    for (KeyedValue const& one : values)
        if (one.field == field && one.page == 0 && !one.value.empty())
            keyed[one.item.text()] = one.value;
    return keyed;
}

std::string class_of(TransactionRecord const& record, PaperRecord const& payment) {
    std::string how = "without id";
    for (PaperRecord const& paper : record.papers) {
        bool const coupon = paper.kind() == PageKind::coupon;
        if (!coupon && paper.item != payment.item) continue;
        Reading<std::string> const reading =
            paper.pages.front().readings.field(FieldName::member_id);
        auto const* read = read_of(reading);
        if (read && (coupon || how == "without id"))
            how = (coupon ? "coupon by " : "id by ") + std::string(name(read->how));
    }
    return std::string(name(payment.kind())) + ", " + how;
}

std::optional<std::string> member_of(TransactionRecord const& record, Keyed const& members) {
    std::set<std::string> keyed;
    for (PaperRecord const& paper : record.papers)
        if (auto const found = members.find(paper.item.text()); found != members.end())
            keyed.insert(found->second);
    return keyed.size() == 1 ? std::optional(*keyed.begin()) : std::nullopt;
}

JudgedPayment judged(std::string of, Decision const& decision, std::string const& member,
                     std::optional<Cents> amount) {
    if (auto const* posted = std::get_if<Posted>(&decision)) {
        bool const to_member =
            std::all_of(posted->allocations.begin(), posted->allocations.end(),
                        [&](Allocation const& part) { return part.member_id.text() == member; });
        return {std::move(of), posted->probability.complement().value(),
                to_member && (!amount || posted->amount == *amount)};
    }
    auto const& candidates = std::get<Held>(decision).candidates;
    if (candidates.empty()) return {std::move(of), 1, false};
    return {std::move(of), candidates.front().probability.complement().value(),
            candidates.front().member_id.text() == member};
}

}  // namespace

std::vector<JudgedPayment> judged_payments(Store& store, std::vector<KeyedValue> const& keyed) {
    Keyed const members = keyed_of(keyed, FieldName::member_id);
    Keyed const amounts = keyed_of(keyed, FieldName::amount);
    std::vector<JudgedPayment> result;
    if (members.empty()) return result;
    std::set<std::pair<std::string, int>> envelopes;
    std::vector<std::pair<BatchId, int>> in_order;
    store.for_each_decided(Store::Which::all, std::nullopt, [&](DecidedItem const& one) {
        if (one.is_payment && envelopes.emplace(one.batch.text(), one.transaction).second)
            in_order.emplace_back(one.batch, one.transaction);
    });
    for (auto const& [batch, sequence] : in_order) {
        auto const record = store.transaction(batch, sequence);
        auto const member = member_of(*record, members);
        if (!member) continue;
        for (PaymentDecision const& one : record->decision.payments) {
            auto const paper = std::find_if(record->papers.begin(), record->papers.end(),
                                            [&](auto const& p) { return p.item == one.item; });
            auto const amount = amounts.find(one.item.text());
            result.push_back(
                judged(class_of(*record, *paper), one.decision, *member,
                       amount == amounts.end() ? std::nullopt : Cents::parse(amount->second)));
        }
    }
    return result;
}

std::vector<PostingCurve> posting_curves(std::vector<JudgedPayment> const& judged) {
    std::map<std::string, std::vector<JudgedPayment const*>> classes;
    for (JudgedPayment const& one : judged) {
        classes[""].push_back(&one);
        classes[one.of].push_back(&one);
    }
    std::vector<PostingCurve> curves;
    for (auto const& [of, payments] : classes) {
        PostingCurve curve{of.empty() ? "all" : of, static_cast<int>(payments.size()), {}};
        for (double const limit : limits) {
            PostingPoint point{limit, 0, 0, 1};
            for (JudgedPayment const* one : payments) {
                if (one->error > limit) continue;
                ++point.posted;
                point.wrong += one->right ? 0 : 1;
            }
            point.at_most = binomial_bounds(point.wrong, point.posted, both_sides).greatest;
            curve.points.push_back(point);
        }
        curves.push_back(std::move(curve));
    }
    return curves;
}

}  // namespace lockbox::batches
