// SPDX-License-Identifier: Apache-2.0
#include "samples/barcode.h"

#include <zint.h>

#include <memory>
#include <string>

#include "lockbox/assertion.h"

namespace lockbox::samples {
namespace {

struct DeleteSymbol {
    void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};

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
    std::unique_ptr<zint_symbol, DeleteSymbol> symbol(ZBarcode_Create());
    symbol->symbology = zint_number(symbology);
    if (symbology == Symbology::data_matrix) symbol->option_3 = DM_SQUARE;
    std::string const text(content);
    int const status =
        ZBarcode_Encode(symbol.get(), reinterpret_cast<unsigned char const*>(text.data()),
                        static_cast<int>(text.size()));
    LOCKBOX_ASSERT(status < ZINT_ERROR);
    bool const square = symbology == Symbology::data_matrix || symbology == Symbology::qr;
    double const row_in = square ? module_in : height_in / symbol->rows;
    cairo_t* const c = paper.context();
    cairo_set_source_rgb(c, 0, 0, 0);
    for (int row = 0; row < symbol->rows; ++row) {
        for (int column = 0; column < symbol->width; ++column) {
            unsigned char const bits = symbol->encoded_data[row][column / 8];
            if (((bits >> (column % 8)) & 1) == 0) continue;
            cairo_rectangle(c, corner.x_in + column * module_in, corner.y_in + row * row_in,
                            module_in, row_in);
        }
    }
    cairo_fill(c);
    return symbol->width * module_in;
}

}  // namespace lockbox::samples
