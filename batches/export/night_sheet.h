// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "batches/export/night_figures.h"
#include "batches/site.h"
#include "lockbox/image_quality.h"

namespace lockbox::batches {

/// What lies in one ledger's deposit of the day.
struct DepositFigures {
    int items = 0;
    Cents amount = no_cents;
};

/// What waits since when: by days from receipt to the day of the sheet.
inline constexpr std::array ages_most{0, 1, 3, 7, 30};
inline constexpr std::size_t age_count = ages_most.size() + 1;
/// `tonight`, `1 day`, `2–3 days`, …
std::string age_text(std::size_t age);
struct HeldByAge {
    HoldReason reason;
    std::array<int, age_count> items{};
    int amount_unknown = 0;
    Cents amount = no_cents;
    int all() const;
};

/// A check that was held because an earlier one looks like it.
struct DuplicateFound {
    std::string batch;
    int transaction = 0;
    std::optional<Cents> amount;
    std::string earlier;  ///< `presented before: received …, batch …, transaction …`; may be empty.
};

/// The operator's control sheet of a day: what report.html and report.pdf show above the pictures.
/// It says how the day ended, as the books were when its last batch came: nothing that is entered
/// under a later day changes it.
struct NightSheet {
    std::string lockbox;
    BusinessDate day;
    NightFigures figures;
    std::vector<BatchSummary> batches;
    std::array<DepositFigures, 2> deposits;  ///< By `Ledger`.
    std::vector<HeldByAge> held;             ///< In order of reasons.
    std::vector<DuplicateFound> duplicates;
    int pages = 0;
    int pages_unusable = 0;
    std::array<int, quality_finding_count> findings{};  ///< Pages that show each.
    std::vector<NightMoney> nights;  ///< At most `nights_shown`, up to this one, in order.

    Cents held_amount() const;
    int held_items() const;
};
inline constexpr int nights_shown = 30;

NightSheet night_sheet(Site const& site, Store& store, BusinessDate day);

}  // namespace lockbox::batches
