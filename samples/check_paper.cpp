// SPDX-License-Identifier: Apache-2.0
#include "samples/check_paper.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "samples/e13b.h"

namespace lockbox::samples {
namespace {

constexpr double hairline_in = 0.008;

struct Pen {
    Paper& paper;
    Dice& dice;
    Hand hand;
    Fill fill;
    Type typed;

    void fill_in(Rule const& rule, double indent_in, std::string const& text) {
        double const room = rule.right_in - rule.left_in - indent_in - 0.05;
        Spot const at = {rule.left_in + indent_in, rule.y_in - 0.03};
        if (fill == Fill::printed) {
            paper.text(at, typed, text);
        } else {
            write_by_hand(paper, dice, hand, {at.x_in, at.y_in + dice.real(-0.015, 0.03)}, room,
                          text);
        }
    }
};

void dotted(Paper& paper, double step_in, Colour ink) {
    cairo_t* const c = paper.context();
    cairo_set_source_rgb(c, ink.red, ink.green, ink.blue);
    for (double y = step_in; y < paper.height_in(); y += step_in) {
        for (double x = step_in; x < paper.width_in(); x += step_in) {
            cairo_rectangle(c, x, y, 0.008, 0.008);
        }
    }
    cairo_fill(c);
}

void wavy(Paper& paper, double step_in, Colour ink) {
    for (double y = step_in; y < paper.height_in(); y += step_in) {
        std::vector<Spot> wave;
        for (double x = 0; x < paper.width_in(); x += 0.05) {
            wave.push_back({x, y + 0.04 * std::sin(x * 5 + y * 2)});
        }
        paper.curve(wave, 0.006, ink);
    }
}

void hills(Paper& paper, Dice& dice, Colour ink) {
    cairo_t* const c = paper.context();
    cairo_set_source_rgb(c, ink.red, ink.green, ink.blue);
    for (int hill = 0; hill < 5; ++hill) {
        double const x = paper.width_in() * dice.real(0, 1);
        double const radius = dice.real(0.5, 1.6);
        cairo_arc(c, x, paper.height_in() * 0.8 + radius * 0.6, radius, std::numbers::pi, 0);
        cairo_fill(c);
    }
}

void frame(Paper& paper) {
    constexpr double edge_in = 0.08;
    double const width = paper.width_in() - 2 * edge_in;
    double const height = paper.height_in() - 2 * edge_in;
    paper.box({edge_in, edge_in}, width, height, 0.025, gray(0.35));
    paper.box({edge_in + 0.04, edge_in + 0.04}, width - 0.08, height - 0.08, hairline_in,
              gray(0.5));
}

void print_rule(Paper& paper, Rule const& rule, Fount fount, bool label_below) {
    paper.line({rule.left_in, rule.y_in}, {rule.right_in, rule.y_in}, hairline_in);
    Type const small = {fount, 6.5};
    double const label_in = paper.text_width_in(small, rule.label);
    if (label_below) {
        paper.text({rule.right_in - label_in - 0.1, rule.y_in + 0.1}, small, rule.label);
    } else {
        paper.text({rule.left_in - label_in - 0.05, rule.y_in}, small, rule.label);
    }
}

void print_payer_and_bank(Paper& paper, CheckDesign const& form, CheckContent const& content) {
    double y = form.payer.y_in;
    for (auto const& line : content.payer) {
        bool const first = y == form.payer.y_in;
        Fount const bold = form.fount == Fount::serif ? Fount::serif_bold : Fount::sans_bold;
        paper.text({form.payer.x_in, y}, {first ? bold : form.fount, first ? 9.0 : 8.0}, line);
        y += 0.135;
    }
    y = form.bank.y_in;
    for (auto const& line : content.bank) {
        bool const first = y == form.bank.y_in;
        paper.text({form.bank.x_in, y}, {first ? Fount::serif_bold : form.fount, first ? 9.0 : 6.5},
                   line);
        y += 0.11;
    }
}

void print_payee_line(Paper& paper, CheckDesign const& form) {
    Rule const& payee = form.payee;
    Type const small = {form.fount, 7};
    std::string const label = payee.label;
    paper.line({payee.left_in, payee.y_in}, {payee.right_in, payee.y_in}, hairline_in);
    if (payee.left_in > 0.8) {
        double widest = 0;
        for (std::size_t from = 0; from < label.size();) {
            std::size_t const end = std::min(label.find('\n', from), label.size());
            widest = std::max(widest, paper.text_width_in(small, label.substr(from, end - from)));
            from = end + 1;
        }
        print_lines(paper, {payee.left_in - widest - 0.06, payee.y_in}, small, 0.1, label);
    } else {
        paper.text({payee.left_in, payee.y_in + 0.1}, {form.fount, 6}, label);
    }
}

void print_form(Paper& paper, Dice& dice, CheckDesign const& form, CheckContent const& content) {
    print_background(paper, dice, form.background, form.tint);
    if (form.framed) frame(paper);
    print_payer_and_bank(paper, form, content);
    paper.text_right({form.number_x_in, 0.3}, {Fount::sans_bold, 12}, content.number);
    paper.text(form.fraction, {form.fount, 6.5}, content.fraction);
    print_rule(paper, form.date, form.fount, form.date_label_below);
    print_payee_line(paper, form);
    paper.text(form.dollar, {Fount::sans_bold, 13}, "$");
    if (form.amount_boxed) {
        paper.box({form.dollar.x_in + 0.13, form.dollar.y_in - 0.22}, form.amount_width_in, 0.28,
                  0.012);
    }
    paper.line({form.words.left_in, form.words.y_in}, {form.words.right_in, form.words.y_in},
               hairline_in);
    paper.text({form.words.right_in + 0.05, form.words.y_in}, {form.fount, 7.5}, form.words.label);
    print_rule(paper, form.memo, form.fount, false);
    print_rule(paper, form.signature, form.fount, true);
    if (!content.currency.empty()) {
        paper.text_centred({paper.width_in() * 0.62, form.words.y_in + 0.22}, {Fount::sans_bold, 9},
                           content.currency);
    }
    print_micr(paper, content.micr, content.micr_position);
}

void fill_amounts(Pen& pen, CheckDesign const& form, CheckContent const& content) {
    Spot const at = {form.dollar.x_in + 0.2, form.dollar.y_in - 0.02};
    double const room = form.amount_width_in - 0.1;
    if (pen.fill == Fill::printed) {
        pen.paper.text(at, pen.typed, content.figures.whole);
    } else {
        write_figures(pen.paper, pen.dice, pen.hand, at, room, content.figures);
    }
    pen.fill_in(form.words, pen.fill == Fill::printed ? 0.05 : pen.dice.real(0.05, 0.4),
                content.words);
    if (pen.fill == Fill::handwriting && pen.dice.chance(0.45)) {
        double const y = form.words.y_in - 0.08;
        pen.paper.curve({{form.words.right_in - pen.dice.real(0.2, 0.5), y},
                         {form.words.right_in - 0.03, y + pen.dice.real(-0.03, 0.03)}},
                        0.009 + pen.hand.stroke_in, pen.hand.ink);
    }
    if (content.amount_scribbled) {
        scribble(pen.paper, pen.dice, pen.hand, {at.x_in - 0.05, at.y_in - 0.2}, room + 0.15, 0.26);
        scribble(pen.paper, pen.dice, pen.hand, {form.words.left_in, form.words.y_in - 0.22},
                 (form.words.right_in - form.words.left_in) * 0.8, 0.26);
    }
}

void fill_lines(Pen& pen, Spot at, double room_in, double step_in,
                std::vector<std::string> const& lines) {
    Hand small = pen.hand;
    small.size_pt *= 0.66;
    for (auto const& line : lines) {
        if (pen.fill == Fill::printed) {
            pen.paper.text(at, {pen.typed.fount, 8.5}, line);
        } else {
            write_by_hand(pen.paper, pen.dice, small, at, room_in, line);
        }
        at.y_in += step_in;
    }
}

void fill_signature(Pen& pen, CheckDesign const& form, CheckContent const& content) {
    Rule const& line = form.signature;
    if (content.signing == Signing::by_hand) {
        sign(pen.paper, pen.dice, pen.hand, {line.left_in + 0.1, line.y_in - 0.02},
             line.right_in - line.left_in - 0.2, content.signer);
    } else if (content.signing == Signing::printed) {
        pen.paper.text({line.left_in + 0.3, line.y_in - 0.16}, {Fount::serif_italic, 10},
                       "Signature on File");
        pen.paper.text({line.left_in + 0.1, line.y_in - 0.03}, {Fount::sans, 6.5},
                       "This check has been authorized by your depositor");
    }
}

}  // namespace

void print_background(Paper& paper, Dice& dice, Background background, Colour tint) {
    double const depth = dice.real(0.72, 0.93);
    Colour const darker = {tint.red * depth, tint.green * depth, tint.blue * depth};
    if (background != Background::plain)
        paper.block({0, 0}, paper.width_in(), paper.height_in(), tint);
    if (background == Background::fine_lines) {
        for (double x = -paper.height_in(); x < paper.width_in(); x += 0.06) {
            paper.line({x, 0}, {x + paper.height_in(), paper.height_in()}, 0.006, darker);
        }
    }
    if (background == Background::waves) wavy(paper, 0.09, darker);
    if (background == Background::dots) dotted(paper, 0.045, gray(dice.real(0.5, 0.7)));
    if (background == Background::landscape) hills(paper, dice, darker);
}

void print_lines(Paper& paper, Spot baseline, Type const& type, double leading_in,
                 std::string_view text) {
    auto const breaks = std::count(text.begin(), text.end(), '\n');
    double y = baseline.y_in - leading_in * static_cast<double>(breaks);
    for (std::size_t from = 0; from <= text.size(); y += leading_in) {
        std::size_t const end = std::min(text.find('\n', from), text.size());
        paper.text({baseline.x_in, y}, type, text.substr(from, end - from));
        from = end + 1;
    }
}

void write_figures(Paper& paper, Dice& dice, Hand const& hand, Spot at, double room_in,
                   Figures const& figures) {
    double const whole_room = figures.raised.empty() ? room_in : room_in * 0.66;
    double const width = write_by_hand(paper, dice, hand, at, whole_room, figures.whole);
    if (figures.raised.empty()) return;
    Hand small = hand;
    small.size_pt *= 0.62;
    Spot const raised = {at.x_in + width + 0.04, at.y_in - 0.075};
    double const cents = write_by_hand(paper, dice, small, raised, room_in * 0.33, figures.raised);
    if (figures.raised.find('/') != std::string::npos && dice.chance(0.5)) return;
    paper.curve({{raised.x_in, raised.y_in + 0.03}, {raised.x_in + cents, raised.y_in + 0.02}},
                0.008 + hand.stroke_in, hand.ink);
}

Paper draw_check(FontShelf const& fonts, Laying const& laying, CheckContent const& content,
                 Dice& dice) {
    CheckDesign const& form = design(content.form, content.design);
    Paper paper(fonts, form.width_in, form.height_in, laying, white);
    print_form(paper, dice, form, content);
    std::vector<Fount> const machines = {Fount::mono, Fount::typewriter, Fount::sans,
                                         Fount::mono_bold};
    Pen pen = {paper, dice, random_hand(dice, fonts), content.fill, {dice.pick(machines), 10}};
    pen.fill_in(form.date, 0.08, content.date);
    pen.fill_in(form.payee, dice.real(0.1, 0.3), content.payee);
    fill_amounts(pen, form, content);
    pen.fill_in(form.memo, 0.06, content.memo);
    fill_lines(pen, form.room, form.room_in, form.form == CheckForm::personal ? 0.18 : 0.21,
               content.further);
    fill_lines(pen, form.upper_room, 1.5, 0.17, content.subscriber_address);
    if (content.form == CheckForm::bill_pay && form.payee.y_in > form.words.y_in) {
        print_lines(paper, {form.payee.left_in + 0.2, form.payee.y_in + 0.28}, {pen.typed.fount, 9},
                    0.14, "PO BOX 412612\nBOSTON MA 02241-2612");
    }
    fill_signature(pen, form, content);
    if (!content.note.empty() && content.note != content.memo) {
        Hand loud = pen.hand;
        loud.size_pt *= 0.95;
        write_by_hand(paper, dice, loud, {form.room.x_in, form.room.y_in + 0.08},
                      std::min(form.room_in, 2.2), content.note);
    }
    return paper;
}

}  // namespace lockbox::samples
