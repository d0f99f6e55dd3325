// SPDX-License-Identifier: Apache-2.0
#include "batches/calibration/trial.h"

#include <algorithm>
#include <utility>

#include "batches/calibration/fit.h"
#include "lockbox/names_table.h"

namespace lockbox::batches {
namespace {

constexpr NamesTable<FieldTrial::Verdict, 5> verdicts{
    {"as_today", "too_few_to_test", "no_better", "lets_wrong_through", "better"}};
static_assert(verdicts.of(FieldTrial::Verdict::better) == "better");

bool same_map(FieldCalibration const* a, FieldCalibration const* b) {
    if (!a || !b) return a == b;
    return a->map.knots() == b->map.knots();
}

FieldTrial::Verdict verdict_of(FieldTrial const& trial, bool changes) {
    using enum FieldTrial::Verdict;
    if (!changes) return as_today;
    if (trial.after.read < least_test_cases) return too_few_to_test;
    if (trial.after.sure_wrong > trial.before.sure_wrong) return lets_wrong_through;
    return trial.after.log_loss < trial.before.log_loss ? better : no_better;
}

}  // namespace

std::string_view name(FieldTrial::Verdict verdict) {
    return verdicts.of(verdict);
}

FieldTrial field_trial(FieldName field, std::vector<KeyedCase> const& cases,
                       Calibration const& in_force, Policy const& policy) {
    FieldCalibration const* const today = in_force.of(field);
    FieldTrial trial{
        .field = field, .limit = limit_of(field, policy), .cases = static_cast<int>(cases.size())};
    trial.today = reliability_of(judged(cases, std::nullopt, today), trial.limit);
    auto const fit_slice = judged(cases, Slice::fit, nullptr);
    trial.fit_cases = static_cast<int>(fit_slice.size());
    trial.fit_wrong = static_cast<int>(
        std::count_if(fit_slice.begin(), fit_slice.end(), [](auto const& r) { return !r.right; }));
    trial.candidate = fitted(fit_slice);
    FieldCalibration const* const candidate = trial.candidate ? &*trial.candidate : nullptr;
    trial.before = reliability_of(judged(cases, Slice::test, today), trial.limit);
    trial.after = reliability_of(judged(cases, Slice::test, candidate), trial.limit);
    // Without readings to fit on, nothing is known that would speak against today's map.
    trial.verdict = verdict_of(trial, !fit_slice.empty() && !same_map(today, candidate));
    return trial;
}

Calibration with_adopted(Calibration in_force, std::vector<FieldTrial> const& trials) {
    for (FieldTrial const& trial : trials) {
        if (!trial.adopted()) continue;
        if (trial.candidate)
            in_force.set(trial.field, *trial.candidate);
        else
            in_force.remove(trial.field);
    }
    return in_force;
}

}  // namespace lockbox::batches
