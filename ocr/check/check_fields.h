// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "lockbox/page.h"
#include "lockbox/site_config.h"
#include "ocr/image/page_image.h"
#include "ocr/network/line_network.h"
#include "ocr/print/print_engine.h"
#include "ocr/reader.h"
#include "ocr/secret/find_ssn.h"

namespace lockbox::ocr {

/// The engines of one worker thread.
struct CheckEngines {
    LineNetwork& digits;
    LineNetwork& dates;
    LineNetwork& text;
    PrintEngine& print;
};

/// What was found on a check, kept beside its page while that is open, so that reading on does not
/// look for it again.
class FoundOnCheck {
public:
    FoundOnCheck();
    FoundOnCheck(FoundOnCheck&&) noexcept;
    FoundOnCheck& operator=(FoundOnCheck&&) noexcept;
    ~FoundOnCheck();

    struct State;
    std::unique_ptr<State> state;  ///< Nothing before the check was first read.
};

/// The fields of the front of a check or money order, apart from the MICR line, which
/// ocr/micr/micr_fields.h reads.
///
/// `so_far` is what is known of the page: its kind, the MICR fields (their box bounds the writing
/// from below). The result holds:
///  - Effort::identify: nothing;
///  - Effort::essential: amount_figures, amount_words, amount, date, payee, memo, signature,
///    restrictive_note, foreign;
///  - Effort::everything: the same again (their places bound the others), and payer_name,
///    payer_address, member_id, billing_account, carrier, subscriber_name, subscriber_address.
///
/// Measured at the limits of the shipped policy: 246 generated checks and money orders: amounts
/// read 189 of 246 at 0.999, none wrong; signatures 230 at 0.90, none wrong. Payees: of 557
/// generated pages 551 accepted at 0.95; of 322 made out to others none; of 1,500 look-alikes those
/// that payee_line.h's rivals do not cover, mostly one letter off. 40
/// photographed and scanned checks of three writers: 36 amounts at 0.999, none wrong. Weak: notes
/// written across other print (1 of 3 missed), months in cursive. 70 ms on one core.
///
/// Places are found by ruled lines, boxes, the relations of rows and what they read as (money
/// orders by their labels as well), never by fixed boxes. A Social Security number is masked in
/// every text as `***-**-****`, and stated with its place.
struct CheckReadings {
    std::vector<Field> fields;
    std::vector<SsnFound> ssns;  ///< On all lines that were read.
};

/// `found` belongs to `page`, which stays where it is between the calls.
CheckReadings read_check(PageImage const& page, PageReadings const& so_far,
                         CheckEngines const& engines, Effort effort, SiteConfig const& config,
                         FoundOnCheck& found);

}  // namespace lockbox::ocr
