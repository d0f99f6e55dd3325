// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lockbox::ocr {

/// What billers print beside or above the values of a coupon.
enum class Label {
    member_id,
    billing_account,
    invoice_number,
    coverage_month,
    amount_due,
    carrier,
    other,  ///< A label whose value is no field (due date, plan, amount enclosed): never a value.
};

struct LabelFound {
    Label label;
    std::string rest;  ///< What follows the label in the same line, as `Member ID: 1234` has it.
};

/// The label that a line is or begins with, misreadings of up to a quarter of its letters forgiven;
/// nothing where no label is near or two are equally near.
std::optional<LabelFound> label_of(std::string_view line);

}  // namespace lockbox::ocr
