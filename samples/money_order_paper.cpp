// SPDX-License-Identifier: Apache-2.0
#include "samples/money_order_paper.h"

#include "lockbox/assertion.h"
#include "samples/check_paper.h"
#include "samples/e13b.h"

namespace lockbox::samples {
namespace {

constexpr double hairline_in = 0.008;

/// A writing line of a money order: label, line and what is written on it.
struct Blank {
    double left_in;
    double right_in;
    double y_in;
    char const* label;
};

void fill_in(Paper& paper, Dice& dice, Hand const& hand, Blank const& blank,
             std::string const& text) {
    Type const small = {Fount::sans, 6};
    double const indent = paper.text_width_in(small, blank.label) + 0.06;
    paper.text({blank.left_in, blank.y_in - 0.01}, small, blank.label);
    paper.line({blank.left_in + indent, blank.y_in}, {blank.right_in, blank.y_in}, hairline_in);
    write_by_hand(paper, dice, hand, {blank.left_in + indent + 0.05, blank.y_in - 0.03},
                  blank.right_in - blank.left_in - indent - 0.1, text);
}

std::string at_or_empty(std::vector<std::string> const& lines, std::size_t index) {
    return index < lines.size() ? lines[index] : std::string();
}

Paper draw_postal(FontShelf const& fonts, Laying const& laying, MoneyOrderContent const& content,
                  Dice& dice, Hand const& hand) {
    Paper paper(fonts, 6, 3.25, laying, white);
    print_background(paper, dice, Background::waves, {0.87, 0.95, 0.88});
    paper.block({0, 0}, 6, 0.3, {0.7, 0.82, 0.75});
    paper.text({1.45, 0.21}, {Fount::serif_bold, 13}, "POSTAL MONEY ORDER");
    paper.text({0.3, 0.46}, {Fount::sans, 6}, "SERIAL NUMBER");
    paper.text({0.3, 0.62}, {Fount::mono_bold, 11}, content.serial);
    paper.text({1.75, 0.46}, {Fount::sans, 6}, "YEAR, MONTH, DAY");
    paper.text({1.75, 0.62}, {Fount::mono, 10}, content.date);
    paper.text({3.05, 0.46}, {Fount::sans, 6}, "POST OFFICE");
    paper.text({3.05, 0.62}, {Fount::mono, 10}, "021140");
    paper.text({4.2, 0.46}, {Fount::sans, 6}, "U.S. DOLLARS AND CENTS");
    paper.text({4.2, 0.65}, {Fount::mono_bold, 13}, content.amount);
    paper.text({0.9, 0.92}, {Fount::mono, 8}, content.words);
    Hand small = hand;
    small.size_pt *= 0.85;
    fill_in(paper, dice, hand, {0.3, 3.1, 1.3, "PAY TO"}, content.payee);
    fill_in(paper, dice, small, {0.3, 3.1, 1.62, "ADDRESS"}, "PO Box 412612");
    fill_in(paper, dice, small, {0.3, 3.1, 1.92, ""}, "Boston MA 02241");
    fill_in(paper, dice, small, {0.3, 3.1, 2.3, "MEMO"}, content.memo);
    fill_in(paper, dice, hand, {3.3, 5.8, 1.3, "FROM"}, at_or_empty(content.purchaser, 0));
    fill_in(paper, dice, small, {3.3, 5.8, 1.62, "ADDRESS"}, at_or_empty(content.purchaser, 1));
    fill_in(paper, dice, small, {3.3, 5.8, 1.92, ""}, at_or_empty(content.purchaser, 2));
    if (!content.further.empty()) {
        write_by_hand(paper, dice, small, {3.4, 2.25}, 2.3, content.further.front());
    }
    paper.text({0.3, 2.5}, {Fount::sans, 5.5},
               "SEE REVERSE WARNING. NEGOTIABLE ONLY IN THE U.S. AND POSSESSIONS");
    print_micr(paper, content.micr, content.micr_position);
    return paper;
}

Paper draw_agent_wide(FontShelf const& fonts, Laying const& laying,
                      MoneyOrderContent const& content, Dice& dice, Hand const& hand) {
    Paper paper(fonts, 7.5, 3.0, laying, white);
    print_background(paper, dice, Background::fine_lines, {0.96, 0.95, 0.8});
    paper.text({0.4, 0.35}, {Fount::sans_bold, 13}, "MONEY ORDER");
    paper.text({0.4, 0.5}, {Fount::sans, 6.5},
               "Issued by an agent for Plains Money Transfer Co., Englewood, Colorado");
    paper.text_right({7.1, 0.35}, {Fount::mono_bold, 11}, content.serial);
    paper.text({5.4, 0.62}, {Fount::mono, 9}, content.date);
    paper.text({0.4, 0.82}, {Fount::sans, 6.5}, "PAY EXACTLY");
    paper.text({1.2, 0.82}, {Fount::mono, 8}, content.words);
    paper.box({5.6, 0.85}, 1.5, 0.28, 0.012);
    paper.text({5.7, 1.06}, {Fount::mono_bold, 12}, content.amount);
    Hand small = hand;
    small.size_pt *= 0.85;
    fill_in(paper, dice, hand, {0.4, 5.2, 1.22, "PAY TO THE ORDER OF"}, content.payee);
    fill_in(paper, dice, small, {0.4, 3.7, 1.55, "PAYMENT FOR / ACCT. #"}, content.memo);
    fill_in(paper, dice, hand, {0.4, 3.7, 1.9, "PURCHASER"}, at_or_empty(content.purchaser, 0));
    fill_in(paper, dice, small, {0.4, 3.7, 2.2, "ADDRESS"},
            at_or_empty(content.purchaser, 1) + ", " + at_or_empty(content.purchaser, 2));
    paper.line({4.2, 2.0}, {7.1, 2.0}, hairline_in);
    paper.text({4.2, 2.1}, {Fount::sans, 6}, "PURCHASER, SIGNER FOR DRAWER");
    if (content.signature)
        sign(paper, dice, hand, {4.4, 1.97}, 2.4, at_or_empty(content.purchaser, 0));
    if (!content.further.empty()) {
        write_by_hand(paper, dice, small, {4.0, 1.55}, 2.9, content.further.front());
    }
    print_micr(paper, content.micr, content.micr_position);
    return paper;
}

Paper draw_agent_tall(FontShelf const& fonts, Laying const& laying,
                      MoneyOrderContent const& content, Dice& dice, Hand const& hand) {
    Paper paper(fonts, 6.0, 3.0, laying, white);
    print_background(paper, dice, Background::dots, {0.95, 0.9, 0.9});
    paper.text_centred({3.0, 0.3}, {Fount::serif_bold, 14}, "International Money Order");
    paper.text({0.35, 0.55}, {Fount::mono_bold, 10}, content.serial);
    paper.text({2.6, 0.55}, {Fount::mono, 9}, content.date);
    paper.text_right({5.65, 0.58}, {Fount::mono_bold, 13}, content.amount);
    paper.text({0.35, 0.75}, {Fount::mono, 7.5}, content.words);
    Hand small = hand;
    small.size_pt *= 0.85;
    fill_in(paper, dice, hand, {0.35, 5.65, 1.08, "PAY TO THE ORDER OF"}, content.payee);
    fill_in(paper, dice, hand, {0.35, 5.65, 1.42, "IMPORTANT: PURCHASER'S NAME"},
            at_or_empty(content.purchaser, 0));
    fill_in(paper, dice, small, {0.35, 5.65, 1.74, "ADDRESS"},
            at_or_empty(content.purchaser, 1) + ", " + at_or_empty(content.purchaser, 2));
    fill_in(paper, dice, small, {0.35, 3.2, 2.08, "MEMO"}, content.memo);
    fill_in(paper, dice, small, {3.4, 5.65, 2.08, "SIGNED"}, "");
    if (content.signature)
        sign(paper, dice, hand, {3.9, 2.06}, 1.6, at_or_empty(content.purchaser, 0));
    if (!content.further.empty()) {
        write_by_hand(paper, dice, small, {0.4, 2.32}, 2.8, content.further.front());
    }
    print_micr(paper, content.micr, content.micr_position);
    return paper;
}

}  // namespace

std::string name(Issuer issuer) {
    switch (issuer) {
        case Issuer::postal:
            return "postal";
        case Issuer::agent_wide:
            return "agent-wide";
        case Issuer::agent_tall:
            return "agent-tall";
    }
    LOCKBOX_ASSERT(false && "an issuer without a name");
    return {};
}

Paper draw_money_order(FontShelf const& fonts, Laying const& laying,
                       MoneyOrderContent const& content, Dice& dice) {
    Hand const hand = random_hand(dice, fonts);
    if (content.issuer == Issuer::postal) return draw_postal(fonts, laying, content, dice, hand);
    if (content.issuer == Issuer::agent_wide)
        return draw_agent_wide(fonts, laying, content, dice, hand);
    return draw_agent_tall(fonts, laying, content, dice, hand);
}

}  // namespace lockbox::samples
