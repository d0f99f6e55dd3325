// SPDX-License-Identifier: Apache-2.0
#include "batches/export/html_text.h"

#include "batches/invoices/csv_rows.h"

namespace lockbox::batches {

std::string html_text(std::string_view text) {
    bool const well_formed = is_utf8(text);
    std::string html;
    html.reserve(text.size());
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (c == '&')
            html += "&amp;";
        else if (c == '<')
            html += "&lt;";
        else if (c == '>')
            html += "&gt;";
        else if (c == '"')
            html += "&quot;";
        else if (c == '\'')
            html += "&#39;";
        else if (byte < 0x20 || byte == 0x7F)
            html += ' ';
        else if (byte >= 0x80 && !well_formed)
            html += '?';
        else
            html += c;
    }
    return html;
}

}  // namespace lockbox::batches
