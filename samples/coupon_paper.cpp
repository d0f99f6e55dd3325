// SPDX-License-Identifier: Apache-2.0
#include "samples/coupon_paper.h"

#include <array>

#include "lockbox/assertion.h"
#include "samples/check_paper.h"

namespace lockbox::samples {
namespace {

/// Where the parts of one biller's slip stand, in inches from the top left.
struct CouponDesign {
    char const* name;
    double width_in;
    double height_in;
    Fount fount;
    Symbology symbology;
    Spot title;
    Spot remit_to;
    Spot subscriber;
    Spot table;  ///< First label; values stand beside or below it.
    bool values_below;
    double column_in;  ///< Between label and value, or between columns if the values are below.
    Spot enclosed;
    Spot scanline;
    Spot barcode;
    double module_in;
    Spot address_box;
    std::optional<Spot> intelligent_mail = std::nullopt;  ///< Top left corner.
};

constexpr std::array designs = {
    CouponDesign{"slip-wide",
                 8.5,
                 3.5,
                 Fount::sans,
                 Symbology::code_128,
                 {0.4, 0.35},
                 {0.6, 2.3},
                 {4.6, 2.3},
                 {4.9, 0.45},
                 false,
                 1.05,
                 {4.9, 1.95},
                 {3.9, 3.25},
                 {0.35, 1.3},
                 0.015,
                 {0.4, 0.78},
                 Spot{0.6, 2.0}},
    CouponDesign{"slip-grid",
                 8.5,
                 3.25,
                 Fount::narrow,
                 Symbology::code_128,
                 {3.0, 0.3},
                 {2.7, 2.0},
                 {0.5, 2.0},
                 {0.5, 0.6},
                 true,
                 1.95,
                 {5.7, 1.5},
                 {0.5, 3.05},
                 {0.5, 1.28},
                 0.015,
                 {4.7, 1.95}},
    CouponDesign{"slip-matrix",
                 8.5,
                 3.5,
                 Fount::serif,
                 Symbology::data_matrix,
                 {0.5, 0.4},
                 {0.5, 0.75},
                 {0.5, 2.1},
                 {4.0, 0.5},
                 false,
                 1.5,
                 {4.0, 2.1},
                 {2.1, 3.2},
                 {7.4, 0.5},
                 0.03,
                 {4.0, 2.45}},
    CouponDesign{"slip-pdf417",
                 7.5,
                 3.66,
                 Fount::sans,
                 Symbology::pdf417,
                 {0.35, 0.35},
                 {4.4, 2.75},
                 {0.6, 2.75},
                 {0.35, 0.75},
                 false,
                 1.4,
                 {4.4, 2.2},
                 {1.6, 1.95 + 0.6},
                 {4.5, 0.5},
                 0.015,
                 {4.4, 1.3}},
    CouponDesign{"slip-qr",
                 8.5,
                 3.0,
                 Fount::narrow,
                 Symbology::qr,
                 {0.4, 0.3},
                 {2.2, 2.3},
                 {5.4, 2.0},
                 {2.2, 0.72},
                 false,
                 1.1,
                 {5.4, 0.7},
                 {3.8, 2.8},
                 {0.5, 0.6},
                 0.036,
                 {5.4, 1.1},
                 Spot{2.2, 2.0}},
};

struct Row {
    char const* label;
    std::string value;
};

std::vector<Row> rows_of(CouponContent const& content) {
    std::vector<Row> rows = {{"Member ID", content.member_id}};
    if (!content.billing_account.empty())
        rows.push_back({"Account Number", content.billing_account});
    rows.push_back({"Invoice Number", content.invoice_number});
    rows.push_back({"Coverage Month", content.coverage_month});
    rows.push_back({"Due Date", content.due_date});
    rows.push_back({"Amount Due", content.amount_due});
    rows.push_back({"Carrier", content.carrier});
    rows.push_back({"Plan", content.plan});
    return rows;
}

void print_table(Paper& paper, CouponDesign const& form, CouponContent const& content) {
    Type const label = {form.fount, 7.5, gray(0.15)};
    Type const value = {form.fount == Fount::serif ? Fount::serif : Fount::sans, 9};
    int index = 0;
    for (auto const& row : rows_of(content)) {
        if (form.values_below) {
            Spot const at = {form.table.x_in + (index % 4) * form.column_in,
                             form.table.y_in + (index / 4) * 0.36};
            paper.text(at, label, row.label);
            Type fitted = value;
            while (paper.text_width_in(fitted, row.value) > form.column_in - 0.08)
                fitted.size_pt -= 0.5;
            paper.text({at.x_in, at.y_in + 0.15}, fitted, row.value);
        } else {
            double const y = form.table.y_in + index * 0.165;
            paper.text({form.table.x_in, y}, label, row.label);
            paper.text({form.table.x_in + form.column_in, y}, value, row.value);
        }
        ++index;
    }
}

void print_address_box(Paper& paper, Dice& dice, Spot at,
                       std::vector<std::string> const& new_address) {
    paper.box({at.x_in, at.y_in - 0.1}, 0.1, 0.1, 0.01);
    paper.text({at.x_in + 0.15, at.y_in - 0.01}, {Fount::sans, 6.5},
               "Change of address? Check here and print it below or on the back.");
    if (new_address.empty()) return;
    Hand hand = random_hand(dice, paper.fonts());
    hand.size_pt *= 0.75;
    write_by_hand(paper, dice, hand, {at.x_in - 0.02, at.y_in}, 0.2, "X");
    double y = at.y_in + 0.2;
    for (auto const& line : new_address) {
        write_by_hand(paper, dice, hand, {at.x_in + 0.1, y}, 2.6, line);
        y += 0.19;
    }
}

void print_enclosed(Paper& paper, Dice& dice, CouponDesign const& form,
                    CouponContent const& content) {
    Spot const at = form.enclosed;
    paper.text(at, {Fount::sans_bold, 8.5}, "Amount Enclosed");
    paper.text({at.x_in + 1.1, at.y_in}, {Fount::sans_bold, 11}, "$");
    paper.box({at.x_in + 1.22, at.y_in - 0.2}, 1.3, 0.28, 0.01);
    if (!content.enclosed) return;
    Hand const hand = random_hand(dice, paper.fonts());
    write_figures(paper, dice, hand, {at.x_in + 1.3, at.y_in + 0.01}, 1.15, *content.enclosed);
}

/// OCR-A is read at ten characters to the inch (ANSI X3.17 size I).
Type scanline_type(Paper& paper) {
    Type type = {Fount::ocr_a, 12};
    type.size_pt *= 0.1 / paper.text_width_in(type, "0");
    return type;
}

void print_address(Paper& paper, Spot at, Type const& type, std::vector<std::string> const& lines) {
    double y = at.y_in;
    for (auto const& line : lines) {
        paper.text({at.x_in, y}, type, line);
        y += type.size_pt / 72 * 1.2;
    }
}

}  // namespace

std::size_t coupon_design_count() {
    return designs.size();
}
std::string coupon_design_name(std::size_t design) {
    return designs.at(design).name;
}
Symbology coupon_symbology(std::size_t design) {
    return designs.at(design).symbology;
}

bool coupon_bears_intelligent_mail(std::size_t design) {
    return designs.at(design).intelligent_mail.has_value();
}

Paper draw_coupon(FontShelf const& fonts, Laying const& laying, CouponContent const& content,
                  Dice& dice) {
    CouponDesign const& form = designs.at(content.design);
    Paper paper(fonts, form.width_in, form.height_in, laying, white);
    for (double x = 0; x < form.width_in; x += 0.12)
        paper.line({x, 0.02}, {x + 0.06, 0.02}, 0.008, gray(0.4));
    paper.text(form.title, {Fount::sans_bold, 12},
               content.dental ? "DENTAL PAYMENT SLIP" : "HEALTH PAYMENT SLIP");
    paper.text({form.title.x_in, form.title.y_in + 0.15}, {form.fount, 7},
               "Make check payable to Health Connector. Return this slip with your payment.");
    print_address(paper, form.remit_to, {form.fount, 9},
                  {"Health Connector", "P.O. BOX 412612", "Boston, MA 02241-2612"});
    print_address(paper, form.subscriber, {form.fount, 9}, content.subscriber);
    print_table(paper, form, content);
    print_address_box(paper, dice, form.address_box, content.new_address);
    print_enclosed(paper, dice, form, content);
    paper.text(form.scanline, scanline_type(paper), content.scanline);
    print_barcode(paper, form.barcode, form.symbology, content.digits, form.module_in, 0.4);
    if (form.intelligent_mail && !content.intelligent_mail.empty())
        print_intelligent_mail(paper, *form.intelligent_mail, content.intelligent_mail);
    return paper;
}

Paper draw_coupon_rear(FontShelf const& fonts, Laying const& laying, Dice& dice) {
    Paper paper(fonts, 8.5, 3.5, laying, white);
    Type const small = {Fount::sans, 6.5, gray(0.2)};
    double y = 0.4;
    for (char const* const line :
         {"Payment is due on the 23rd of the month before coverage begins.",
          "Pay medical and dental premiums with separate checks.",
          "Write your Member ID on your check. Do not send cash.",
          "Print a new address below only if the box on the front is checked."}) {
        paper.text({0.5, y}, small, line);
        y += 0.14;
    }
    if (dice.chance(0.6)) {
        for (char const* const label : {"Street", "City", "State and ZIP"}) {
            y += 0.35;
            paper.text({0.5, y}, small, label);
            paper.line({1.3, y}, {5.0, y}, 0.008, gray(0.3));
        }
    }
    return paper;
}

}  // namespace lockbox::samples
