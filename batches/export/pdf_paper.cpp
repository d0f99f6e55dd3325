// SPDX-License-Identifier: Apache-2.0
#include "batches/export/pdf_paper.h"

#include <cairo-pdf.h>
#include <fmt/format.h>

#include "lockbox/failure.h"

namespace lockbox::batches {
namespace {

constexpr char const* font = "DejaVu Sans";

cairo_status_t append(void* bytes, unsigned char const* data, unsigned length) {
    // The library's bytes are unsigned characters.
    static_cast<std::string*>(bytes)->append(reinterpret_cast<char const*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

struct DestroySurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct DestroyContext {
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};

}  // namespace

struct PdfPaper::State {
    std::string bytes;
    std::unique_ptr<cairo_surface_t, DestroySurface> surface;
    std::unique_ptr<cairo_t, DestroyContext> context;

    void choose(Letters const& letters) {
        cairo_select_font_face(
            context.get(), font, CAIRO_FONT_SLANT_NORMAL,
            letters.weight == Weight::bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
        cairo_set_font_size(context.get(), letters.size);
    }
    double advance(std::string const& text) {
        cairo_text_extents_t extents;
        cairo_text_extents(context.get(), text.c_str(), &extents);
        return extents.x_advance;
    }
    void use(Ink const& ink) { cairo_set_source_rgb(context.get(), ink.red, ink.green, ink.blue); }
};

PdfPaper::PdfPaper(std::string const& title, std::string const& date)
    : state_(std::make_unique<State>()) {
    state_->surface.reset(
        cairo_pdf_surface_create_for_stream(append, &state_->bytes, width, height));
    cairo_surface_t* const surface = state_->surface.get();
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title.c_str());
    // Not the clock's: the same night gives the same bytes.
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                   (date + "T00:00:00Z").c_str());
    state_->context.reset(cairo_create(surface));
}
PdfPaper::~PdfPaper() = default;

double PdfPaper::text_width(std::string_view text, Letters const& letters) {
    state_->choose(letters);
    return state_->advance(std::string(text));
}

void PdfPaper::text(double x, double y, std::string_view text, Letters const& letters,
                    double room) {
    state_->choose(letters);
    std::string shown(text);
    while (room > 0 && !shown.empty() && state_->advance(shown) > room) {
        // A whole letter goes: bytes 10xxxxxx belong to the letter before them.
        if (shown.ends_with("…")) shown.erase(shown.size() - std::string_view("…").size());
        while (!shown.empty() && (static_cast<unsigned char>(shown.back()) & 0xC0) == 0x80)
            shown.pop_back();
        if (!shown.empty()) shown.pop_back();
        shown += "…";
        if (shown == "…") break;
    }
    double const wide = state_->advance(shown);
    double const left = letters.align == Align::left    ? x
                        : letters.align == Align::right ? x - wide
                                                        : x - wide / 2;
    state_->use(letters.ink);
    cairo_move_to(state_->context.get(), left, y);
    cairo_show_text(state_->context.get(), shown.c_str());
}

void PdfPaper::box(double x, double y, double box_width, double box_height, Ink const& ink) {
    state_->use(ink);
    cairo_rectangle(state_->context.get(), x, y, box_width, box_height);
    cairo_fill(state_->context.get());
}

void PdfPaper::line(double x1, double y1, double x2, double y2, Ink const& ink, double thickness) {
    state_->use(ink);
    cairo_set_line_width(state_->context.get(), thickness);
    cairo_move_to(state_->context.get(), x1, y1);
    cairo_line_to(state_->context.get(), x2, y2);
    cairo_stroke(state_->context.get());
}

void PdfPaper::next_page() {
    cairo_show_page(state_->context.get());
}

std::string PdfPaper::finish() {
    cairo_show_page(state_->context.get());
    cairo_surface_finish(state_->surface.get());
    cairo_status_t const status = cairo_surface_status(state_->surface.get());
    if (status != CAIRO_STATUS_SUCCESS)
        throw InstallationFailure(
            fmt::format("the report's PDF cannot be drawn: {}", cairo_status_to_string(status)),
            "Check that cairo and the package fonts-dejavu-core are installed.");
    return std::move(state_->bytes);
}

}  // namespace lockbox::batches
