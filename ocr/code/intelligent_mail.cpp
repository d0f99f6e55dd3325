// SPDX-License-Identifier: Apache-2.0
#include "ocr/code/intelligent_mail.h"

#include "ocr/code/intelligent_mail_bars.h"
#include "ocr/code/intelligent_mail_code.h"
#include "ocr/code/intelligent_mail_rows.h"
#include "ocr/reading_times.h"

namespace lockbox::ocr {
namespace {

struct Decoded {
    MailCode code;
    bool upside_down;
};

std::optional<Decoded> decoded(MailBars const& bars) {
    if (auto code = decode_mail(bars)) return Decoded{*code, false};
    if (auto code = decode_mail(turned_half(bars))) return Decoded{*code, true};
    return std::nullopt;
}

std::optional<IntelligentMail> read_row(PageImage const& page, MailRow const& row) {
    std::optional<IntelligentMail> illegible;
    for (MeasuredMail const& way : measure_mail(page, row)) {
        Box const box = page.scan_box(way.box);
        auto const found = decoded(way.bars);
        if (found && found->code.probability.value() >= least_mail_probability)
            return IntelligentMail{
                Read<std::string>{found->code.digits, found->code.probability, How::barcode, box},
                found->upside_down};
        // Other evenly spaced bars make no code either: only a whole row of 65 is said to be one.
        if (!illegible && (found || way.whole))
            illegible = IntelligentMail{Unread{UnreadWhy::illegible, box}};
    }
    return illegible;
}

}  // namespace

std::optional<IntelligentMail> read_intelligent_mail(PageImage const& page,
                                                     std::vector<Blob> const& blobs) {
    Timed const timed(ReadingStep::intelligent_mail);
    std::optional<IntelligentMail> found;
    for (MailRow const& row : find_mail_rows(blobs, page.dpi)) {
        auto const mail = read_row(page, row);
        if (!mail) continue;
        if (read_of(mail->reading)) return mail;
        if (!found) found = mail;
    }
    return found;
}

}  // namespace lockbox::ocr
