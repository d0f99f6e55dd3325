// SPDX-License-Identifier: Apache-2.0
#include "ocr/kind/phrases.h"

#include <algorithm>
#include <cctype>

namespace lockbox::ocr {

std::vector<Phrase> const& kind_phrases() {
    static std::vector<Phrase> const phrases = {
        {"MONEYORDER", PageKind::money_order, 8},
        {"PAYTOTHEORDEROF", PageKind::check, 6},
        {"ORDEROF", PageKind::check, 4},
        {"DOLLARS", PageKind::check, 1},
        {"ENDORSEHERE", PageKind::check_rear, 8},
        {"DONOTWRITESTAMPORSIGN", PageKind::check_rear, 8},
        {"SECURITYFEATURES", PageKind::check_rear, 4},
        {"FORDEPOSITONLY", PageKind::check_rear, 6},
        {"CREDITEDTOTHEACCOUNT", PageKind::check_rear, 6},
        {"PAYMENTSLIP", PageKind::coupon, 5},
        {"PAYMENTCOUPON", PageKind::coupon, 6},
        {"PAYMENTSTUB", PageKind::coupon, 6},
        {"AMOUNTENCLOSED", PageKind::coupon, 5},
        {"AMOUNTDUE", PageKind::coupon, 3},
        {"INVOICENUMBER", PageKind::coupon, 3},
        {"COVERAGEMONTH", PageKind::coupon, 3},
        {"SCANFORPAYMENTINFO", PageKind::insert, 6},
        {"PAYINGYOURPREMIUM", PageKind::insert, 5},
        {"AUTOPAY", PageKind::insert, 4},
        {"KEEPTHISPAGE", PageKind::insert, 4},
        // What billers print on the rear of their slips.
        {"DONOTSENDCASH", PageKind::insert, 6},
        {"SEPARATECHECKS", PageKind::insert, 5},
        {"PAYMENTISDUE", PageKind::insert, 4},
        {"NEWADDRESSBELOW", PageKind::insert, 5},
        {"BANKNOTE", PageKind::cash, 6},
        {"FEDERALRESERVENOTE", PageKind::cash, 8},
        {"LEGALTENDER", PageKind::cash, 8},
        {"REMITTANCELIST", PageKind::list, 6},
        {"LISTOFPAY", PageKind::list, 6},
        {"DEAR", PageKind::correspondence, 4},
        {"SINCERELY", PageKind::correspondence, 5},
        {"TOWHOMITMAYCONCERN", PageKind::correspondence, 6},
        {"THANKYOU", PageKind::correspondence, 4},
        {"MYADDRESS", PageKind::correspondence, 4},
        {"PLEASE", PageKind::correspondence, 1},
        {"BOSTONMA02241", PageKind::envelope, 2},
        {"FOREVER", PageKind::envelope, 3},
        {"POSTAGE", PageKind::envelope, 3},
        {"RETURNTOSENDER", PageKind::envelope, 6},
    };
    return phrases;
}

std::string letters_only(std::string_view text) {
    std::string letters;
    for (char c : text)
        if (std::isalnum(static_cast<unsigned char>(c)))
            letters += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return letters;
}

bool contains_about(std::string_view letters, std::string_view phrase) {
    // Sellers' algorithm: edit distance of the phrase to the best stretch of the letters.
    std::size_t const allowed = phrase.size() / 6;
    std::vector<std::size_t> column(phrase.size() + 1);
    for (std::size_t i = 0; i <= phrase.size(); ++i)
        column[i] = i;
    for (char letter : letters) {
        std::size_t diagonal = column[0];
        for (std::size_t i = 1; i <= phrase.size(); ++i) {
            std::size_t const changed = diagonal + (phrase[i - 1] == letter ? 0 : 1);
            diagonal = column[i];
            column[i] = std::min({changed, column[i] + 1, column[i - 1] + 1});
        }
        if (column[phrase.size()] <= allowed) return true;
    }
    return false;
}

bool ends_with_amount(std::string_view text) {
    auto const figure = [](char c) { return c >= '0' && c <= '9'; };
    // The network sets a blank after a point now and then.
    std::string packed;
    for (char c : text)
        if (c != ' ') packed += c;
    if (packed.size() < 5) return false;
    std::string_view const tail = std::string_view(packed).substr(packed.size() - 5);
    return figure(tail[0]) && figure(tail[1]) && (tail[2] == '.' || tail[2] == ',') &&
           figure(tail[3]) && figure(tail[4]);
}

}  // namespace lockbox::ocr
