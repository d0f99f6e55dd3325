// SPDX-License-Identifier: Apache-2.0
#include "samples/other_paper.h"

#include <numbers>

#include "lockbox/assertion.h"
#include "samples/barcode.h"

namespace lockbox::samples {
namespace {

Paper draw_rear(FontShelf const& fonts, Laying const& laying, Dice& dice) {
    bool const personal = dice.chance(0.8);
    Paper paper(fonts, personal ? 6.0 : 8.5, personal ? 2.75 : 3.5, laying, white);
    cairo_t* const c = paper.context();
    double const right = paper.width_in() - 0.12;
    cairo_save(c);
    cairo_translate(c, right, paper.height_in() / 2);
    cairo_rotate(c, std::numbers::pi / 2);
    double const half = paper.height_in() / 2;
    paper.text_centred({0, 0.02}, {Fount::sans, 6.5, gray(0.2)}, "ENDORSE HERE");
    for (double y : {0.25, 0.5, 0.75})
        paper.line({-half * 0.85, y}, {half * 0.85, y}, 0.006, gray(0.35));
    paper.text_centred({0, 1.45}, {Fount::sans, 5.5, gray(0.2)},
                       "DO NOT WRITE, STAMP OR SIGN BELOW THIS LINE");
    paper.line({-half * 0.9, 1.5}, {half * 0.9, 1.5}, 0.008, gray(0.35));
    cairo_restore(c);
    if (dice.chance(0.35)) {
        double y = 0.6;
        for (char const* const line : {"The security features listed below, as well",
                                       "as those not listed, exceed", "industry guidelines."}) {
            paper.text({0.5, y}, {Fount::sans, 5.5, gray(0.35)}, line);
            y += 0.1;
        }
    }
    return paper;
}

Paper draw_leaflet(FontShelf const& fonts, Laying const& laying, Dice& dice) {
    Paper paper(fonts, 8.5, 3.67, laying, white);
    paper.block({0, 0}, 8.5, 0.5, gray(0.25));
    paper.text({0.5, 0.34}, {Fount::sans_bold, 15, white}, "Paying your premium is easy");
    print_barcode(paper, {6.6, 0.9}, Symbology::qr, "https://www.example.org/pay/info", 0.045, 1);
    paper.text({6.5, 2.5}, {Fount::sans_bold, 9}, "Scan for payment info");
    double y = 0.95;
    for (char const* const line :
         {"Online: make a one-time payment or set up AutoPay in your account.",
          "By phone: call the number on your bill, Monday to Friday, 8:00 a.m. to 6:00 p.m.",
          "By mail: send a check or money order with the payment slip. Do not send cash.",
          "Medical and dental are separate bills: please send separate checks.",
          "Payments are due on the 23rd of the month before coverage begins."}) {
        paper.block({0.5, y - 0.07}, 0.06, 0.06, black);
        paper.text({0.7, y}, {Fount::sans, 9.5}, line);
        y += 0.36;
    }
    if (dice.chance(0.5))
        paper.text({0.5, 3.3}, {Fount::serif_italic, 9}, "Keep this page for your records.");
    return paper;
}

Paper draw_letter(FontShelf const& fonts, Laying const& laying, OtherContent const& content,
                  Dice& dice) {
    Paper paper(fonts, 8.5, 11, laying, white);
    bool const by_hand = content.fill == Fill::handwriting;
    if (by_hand && dice.chance(0.6)) {
        for (double y = 1.5; y < 10.5; y += 0.3125)
            paper.line({0, y}, {8.5, y}, 0.005, {0.75, 0.82, 0.92});
    }
    Hand const hand = random_hand(dice, fonts);
    double y = by_hand ? 1.47 : 1.3;
    for (auto const& line : content.lines) {
        if (by_hand) {
            write_by_hand(paper, dice, hand, {1.1, y}, 6.4, line);
        } else {
            paper.text({1.1, y}, {Fount::serif, 11}, line);
        }
        y += by_hand ? 0.3125 : 0.19;
    }
    return paper;
}

Paper draw_envelope(FontShelf const& fonts, Laying const& laying, OtherContent const& content,
                    Dice& dice) {
    Paper paper(fonts, 8.9, 3.9, laying, {0.97, 0.96, 0.93});
    bool const by_hand = content.fill == Fill::handwriting;
    Hand const hand = random_hand(dice, fonts);
    double y = 0.4;
    for (auto const& line : content.lines) {
        if (by_hand) {
            write_by_hand(paper, dice, hand, {0.4, y}, 2.6, line);
        } else {
            paper.text({0.4, y}, {Fount::sans, 9}, line);
        }
        y += 0.2;
    }
    print_intelligent_mail(paper, {4.2, 1.7}, content.intelligent_mail);
    y = 2.0;
    for (char const* const line : {"HEALTH CONNECTOR", "PO BOX 412612", "BOSTON MA 02241-2612"}) {
        paper.text({4.2, y}, {Fount::sans, 11}, line);
        y += 0.2;
    }
    paper.box({7.8, 0.3}, 0.8, 0.9, 0.012, gray(0.3));
    paper.text_centred({8.2, 0.75}, {Fount::serif_bold, 9, gray(0.3)}, "FOREVER");
    cairo_t* const c = paper.context();
    cairo_set_source_rgb(c, 0.35, 0.35, 0.4);
    cairo_set_line_width(c, 0.012);
    cairo_arc(c, 6.9, 0.8, 0.38, 0, 2 * std::numbers::pi);
    cairo_stroke(c);
    paper.text_centred({6.9, 0.72}, {Fount::sans, 6, gray(0.35)}, "BOSTON MA");
    paper.text_centred({6.9, 0.88}, {Fount::sans, 6, gray(0.35)}, "18 NOV 2026");
    return paper;
}

Paper draw_cash(FontShelf const& fonts, Laying const& laying, Dice& dice) {
    Paper paper(fonts, 8.5, 5.5, laying, gray(0.97));
    int const notes = dice.between(1, 2);
    for (int i = 0; i < notes; ++i) {
        double const x = 0.8 + 0.4 * i;
        double const y = 0.6 + 2.4 * i;
        paper.block({x, y}, 6.14, 2.2, {0.78, 0.82, 0.74});
        paper.box({x + 0.12, y + 0.12}, 5.9, 1.96, 0.03, {0.25, 0.35, 0.28});
        for (double wave = 0.3; wave < 2.0; wave += 0.08) {
            paper.line({x + 0.2, y + wave}, {x + 5.9, y + wave}, 0.01, {0.6, 0.68, 0.58});
        }
        cairo_t* const c = paper.context();
        cairo_set_source_rgb(c, 0.45, 0.5, 0.45);
        cairo_arc(c, x + 3.07, y + 1.1, 0.7, 0, 2 * std::numbers::pi);
        cairo_fill(c);
        for (Spot const corner : {Spot{x + 0.3, y + 0.5}, Spot{x + 5.3, y + 0.5},
                                  Spot{x + 0.3, y + 1.95}, Spot{x + 5.3, y + 1.95}}) {
            paper.text(corner, {Fount::serif_bold, 26, {0.15, 0.25, 0.18}}, "20");
        }
        paper.text_centred({x + 3.07, y + 0.36}, {Fount::serif_bold, 11, {0.15, 0.25, 0.18}},
                           "SAMPLE BANK NOTE FOR TESTING ONLY");
        paper.text_centred({x + 3.07, y + 2.0}, {Fount::serif_bold, 13, {0.15, 0.25, 0.18}},
                           "TWENTY DOLLARS");
    }
    return paper;
}

Paper draw_list(FontShelf const& fonts, Laying const& laying, OtherContent const& content) {
    Paper paper(fonts, 8.5, 11, laying, white);
    paper.text_centred({4.25, 0.9}, {Fount::sans_bold, 14}, "Premium Payment Remittance List");
    paper.text({0.8, 1.3}, {Fount::sans_bold, 9},
               "Member ID            Name                              Amount");
    paper.line({0.8, 1.36}, {7.7, 1.36}, 0.012);
    double y = 1.6;
    for (auto const& line : content.lines) {
        paper.text({0.8, y}, {Fount::mono, 10}, line);
        y += 0.24;
    }
    return paper;
}

/// A check fed through double or with the lamp failing: bands of black and illegible ghosts.
Paper draw_ruined(FontShelf const& fonts, Laying const& laying, Dice& dice) {
    Paper paper(fonts, 6, 2.75, laying, gray(0.3));
    for (int band = 0; band < 26; ++band) {
        double const y = dice.real(0, 2.7);
        paper.block({0, y}, 6, dice.real(0.02, 0.14), gray(dice.real(0, 0.42)));
    }
    for (int ghost = 0; ghost < 9; ++ghost) {
        paper.line({dice.real(0, 6), dice.real(0, 2.75)}, {dice.real(0, 6), dice.real(0, 2.75)},
                   0.05, gray(dice.real(0.4, 0.7)));
    }
    return paper;
}

}  // namespace

Paper draw_other(FontShelf const& fonts, Laying const& laying, OtherContent const& content,
                 Dice& dice) {
    switch (content.paper) {
        case OtherPaper::check_rear:
            return draw_rear(fonts, laying, dice);
        case OtherPaper::leaflet:
            return draw_leaflet(fonts, laying, dice);
        case OtherPaper::letter:
            return draw_letter(fonts, laying, content, dice);
        case OtherPaper::envelope:
            return draw_envelope(fonts, laying, content, dice);
        case OtherPaper::cash:
            return draw_cash(fonts, laying, dice);
        case OtherPaper::payer_list:
            return draw_list(fonts, laying, content);
        case OtherPaper::ruined:
            return draw_ruined(fonts, laying, dice);
        case OtherPaper::blank:
            break;
    }
    return Paper(fonts, 6, 2.75, laying, white);
}

std::string name(OtherPaper paper) {
    switch (paper) {
        case OtherPaper::check_rear:
            return "check-rear";
        case OtherPaper::leaflet:
            return "leaflet";
        case OtherPaper::letter:
            return "letter";
        case OtherPaper::envelope:
            return "envelope";
        case OtherPaper::cash:
            return "cash";
        case OtherPaper::payer_list:
            return "payer-list";
        case OtherPaper::blank:
            return "blank";
        case OtherPaper::ruined:
            return "ruined";
    }
    LOCKBOX_ASSERT(false && "a paper without a name");
    return {};
}

PageKind kind_of(OtherPaper paper) {
    switch (paper) {
        case OtherPaper::check_rear:
            return PageKind::check_rear;
        case OtherPaper::leaflet:
            return PageKind::insert;
        case OtherPaper::letter:
            return PageKind::correspondence;
        case OtherPaper::envelope:
            return PageKind::envelope;
        case OtherPaper::cash:
            return PageKind::cash;
        case OtherPaper::payer_list:
            return PageKind::list;
        case OtherPaper::blank:
            return PageKind::blank;
        case OtherPaper::ruined:
            return PageKind::unknown;
    }
    LOCKBOX_ASSERT(false && "a paper without a kind");
    return PageKind::unknown;
}

}  // namespace lockbox::samples
