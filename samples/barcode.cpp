// SPDX-License-Identifier: Apache-2.0
#include "samples/barcode.h"

#include <zint.h>

#include <array>
#include <memory>
#include <string>

#include "lockbox/assertion.h"

namespace lockbox::samples {
namespace {

struct DeleteSymbol {
    void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};

using SymbolPointer = std::unique_ptr<zint_symbol, DeleteSymbol>;

SymbolPointer encoded(int symbology, std::string_view content) {
    SymbolPointer symbol(ZBarcode_Create());
    symbol->symbology = symbology;
    if (symbology == BARCODE_DATAMATRIX) symbol->option_3 = DM_SQUARE;
    std::string const text(content);
    int const status =
        ZBarcode_Encode(symbol.get(), reinterpret_cast<unsigned char const*>(text.data()),
                        static_cast<int>(text.size()));
    LOCKBOX_ASSERT(status < ZINT_ERROR);
    return symbol;
}

bool is_dark(zint_symbol const& symbol, int row, int column) {
    return ((symbol.encoded_data[row][column / 8] >> (column % 8)) & 1) != 0;
}

int zint_number(Symbology symbology) {
    switch (symbology) {
        case Symbology::code_128:
            return BARCODE_CODE128;
        case Symbology::data_matrix:
            return BARCODE_DATAMATRIX;
        case Symbology::pdf417:
            return BARCODE_PDF417;
        case Symbology::qr:
            return BARCODE_QRCODE;
    }
    LOCKBOX_ASSERT(false && "an unknown symbology");
    return 0;
}

}  // namespace

std::string_view name(Symbology symbology) {
    switch (symbology) {
        case Symbology::code_128:
            return "code_128";
        case Symbology::data_matrix:
            return "data_matrix";
        case Symbology::pdf417:
            return "pdf417";
        case Symbology::qr:
            return "qr";
    }
    LOCKBOX_ASSERT(false && "an unknown symbology");
    return {};
}

double print_barcode(Paper& paper, Spot corner, Symbology symbology, std::string_view content,
                     double module_in, double height_in) {
    SymbolPointer const symbol = encoded(zint_number(symbology), content);
    bool const square = symbology == Symbology::data_matrix || symbology == Symbology::qr;
    double const row_in = square ? module_in : height_in / symbol->rows;
    cairo_t* const c = paper.context();
    cairo_set_source_rgb(c, 0, 0, 0);
    for (int row = 0; row < symbol->rows; ++row) {
        for (int column = 0; column < symbol->width; ++column) {
            if (!is_dark(*symbol, row, column)) continue;
            cairo_rectangle(c, corner.x_in + column * module_in, corner.y_in + row * row_in,
                            module_in, row_in);
        }
    }
    cairo_fill(c);
    return symbol->width * module_in;
}

void print_intelligent_mail(Paper& paper, Spot corner, std::string_view digits) {
    constexpr std::size_t tracking_digits = 20;
    constexpr double pitch_in = 1 / 22.0;
    constexpr double bar_in = 0.02;
    constexpr std::array row_heights_in = {0.0485, 0.048, 0.0485};  // ascenders, track, descenders
    std::string text(digits);
    if (text.size() > tracking_digits) text.insert(tracking_digits, "-");
    SymbolPointer const symbol = encoded(BARCODE_USPS_IMAIL, text);
    LOCKBOX_ASSERT(symbol->rows == static_cast<int>(row_heights_in.size()));
    cairo_t* const c = paper.context();
    cairo_set_source_rgb(c, 0, 0, 0);
    for (int column = 0; column < symbol->width; column += 2) {  // a blank follows each bar
        double y = corner.y_in;
        for (int row = 0; row < symbol->rows; ++row) {
            double const height_in = row_heights_in.at(static_cast<std::size_t>(row));
            if (is_dark(*symbol, row, column))
                cairo_rectangle(c, corner.x_in + column / 2 * pitch_in, y, bar_in, height_in);
            y += height_in;
        }
    }
    cairo_fill(c);
}

}  // namespace lockbox::samples
