// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "lockbox/decision.h"
#include "lockbox/page.h"
#include "samples/check_paper.h"
#include "samples/coupon_paper.h"
#include "samples/defects.h"
#include "samples/money_order_paper.h"
#include "samples/other_paper.h"
#include "samples/scan.h"

namespace lockbox::samples {

/// The back of a payment slip.
struct CouponRear {};

using PageContent =
    std::variant<CheckContent, MoneyOrderContent, CouponContent, CouponRear, OtherContent>;

/// One side of one paper: what to draw, and what is true about it.
struct PageSpec {
    PageContent content;
    PageKind kind;
    std::string design;
    Fill fill;
    std::vector<std::pair<FieldName, std::string>> fields;
    std::uint64_t seed = 0;   ///< Of the drawing; set when the night is laid out.
    Scan scan = {};           ///< Set when the night is laid out.
    std::string secret = {};  ///< The digits of the Social Security number that is written on it.
    std::optional<Defect> defect = std::nullopt;  ///< Where the night was ordered with defects.
};

struct Sheet {
    PageSpec front;
    std::optional<PageSpec> rear;
};

/// What must become of one check or money order under the shipped policy.
struct Payment {
    std::size_t sheet;  ///< Index into the transaction's sheets.
    Cents amount;
    std::optional<HoldReason> held;
    std::vector<Allocation> allocations;  ///< If posted.
    Cents on_account = no_cents;
};

/// One envelope.
struct Transaction {
    std::string type;   ///< As in the domain: `single`, `unequal`, `check_typed`, ….
    std::string story;  ///< What happens: `months_in_arrears`, `payee_not_accepted`, ….
    std::vector<Sheet> sheets;
    std::vector<Payment> payments;
    std::optional<HoldReason> held_without_payment;  ///< Where no sheet is a payment.
    bool repeats_earlier = false;  ///< Must come in a later batch than the transaction before it.
};

}  // namespace lockbox::samples
