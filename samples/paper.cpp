// SPDX-License-Identifier: Apache-2.0
#include "samples/paper.h"

#include <cmath>
#include <numbers>
#include <string>

namespace lockbox::samples {
namespace {

constexpr double points_per_inch = 72;

int pixels(double length_in, int dpi) {
    return static_cast<int>(std::lround(length_in * dpi));
}

void set_colour(cairo_t* context, Colour colour) {
    cairo_set_source_rgb(context, colour.red, colour.green, colour.blue);
}

}  // namespace

Paper::Paper(FontShelf const& fonts, double width_in, double height_in, Laying const& laying,
             Colour colour)
    : fonts_(fonts),
      width_in_(width_in),
      height_in_(height_in),
      dpi_(laying.dpi),
      surface_(cairo_image_surface_create(CAIRO_FORMAT_RGB24,
                                          pixels(width_in + 2 * laying.margin_in, laying.dpi),
                                          pixels(height_in + 2 * laying.margin_in, laying.dpi)),
               &cairo_surface_destroy),
      context_(cairo_create(surface_.get()), &cairo_destroy) {
    auto* const c = context();
    set_colour(c, laying.background);
    cairo_paint(c);
    cairo_scale(c, laying.dpi, laying.dpi);
    cairo_translate(c, laying.margin_in + width_in / 2, laying.margin_in + height_in / 2);
    cairo_rotate(c, laying.skew_deg * std::numbers::pi / 180);
    cairo_translate(c, -width_in / 2, -height_in / 2);
    block({0, 0}, width_in, height_in, colour);
}

void Paper::select(Type const& type) {
    cairo_set_font_face(context(), fonts_.printed(type.fount));
    cairo_set_font_size(context(), type.size_pt / points_per_inch);
    set_colour(context(), type.colour);
}

double Paper::text(Spot baseline, Type const& type, std::string_view text) {
    select(type);
    cairo_move_to(context(), baseline.x_in, baseline.y_in);
    cairo_show_text(context(), std::string(text).c_str());
    double x = 0;
    double y = 0;
    cairo_get_current_point(context(), &x, &y);
    cairo_new_path(context());
    return x - baseline.x_in;
}

void Paper::text_right(Spot baseline, Type const& type, std::string_view words) {
    text({baseline.x_in - text_width_in(type, words), baseline.y_in}, type, words);
}

void Paper::text_centred(Spot baseline, Type const& type, std::string_view words) {
    text({baseline.x_in - text_width_in(type, words) / 2, baseline.y_in}, type, words);
}

double Paper::text_width_in(Type const& type, std::string_view text) {
    select(type);
    cairo_text_extents_t extents;
    cairo_text_extents(context(), std::string(text).c_str(), &extents);
    return extents.x_advance;
}

void Paper::line(Spot from, Spot to, double width_in, Colour colour) {
    curve({from, to}, width_in, colour);
}

void Paper::box(Spot corner, double width_in, double height_in, double line_in, Colour colour) {
    set_colour(context(), colour);
    cairo_set_line_width(context(), line_in);
    cairo_rectangle(context(), corner.x_in, corner.y_in, width_in, height_in);
    cairo_stroke(context());
}

void Paper::block(Spot corner, double width_in, double height_in, Colour colour) {
    set_colour(context(), colour);
    cairo_rectangle(context(), corner.x_in, corner.y_in, width_in, height_in);
    cairo_fill(context());
}

void Paper::curve(std::vector<Spot> const& spots, double width_in, Colour colour) {
    set_colour(context(), colour);
    cairo_set_line_width(context(), width_in);
    cairo_set_line_cap(context(), CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(context(), CAIRO_LINE_JOIN_ROUND);
    for (auto const& spot : spots)
        cairo_line_to(context(), spot.x_in, spot.y_in);
    cairo_stroke(context());
}

Picture Paper::picture(Channels channels) const {
    cairo_surface_flush(surface_.get());
    Picture result;
    result.width_px = cairo_image_surface_get_width(surface_.get());
    result.height_px = cairo_image_surface_get_height(surface_.get());
    result.dpi = dpi_;
    result.channels = static_cast<int>(channels);
    auto const stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface_.get()));
    unsigned char const* data = cairo_image_surface_get_data(surface_.get());
    auto const width = static_cast<std::size_t>(result.width_px);
    auto const height = static_cast<std::size_t>(result.height_px);
    result.levels.reserve(width * height * static_cast<std::size_t>(result.channels));
    for (std::size_t y = 0; y < height; ++y) {
        auto const* row = reinterpret_cast<std::uint32_t const*>(data + y * stride);
        for (std::size_t x = 0; x < width; ++x) {
            std::uint32_t const red = (row[x] >> 16U) & 255U;
            std::uint32_t const green = (row[x] >> 8U) & 255U;
            std::uint32_t const blue = row[x] & 255U;
            if (channels == Channels::gray) {  // The luma weights of ITU-R BT.601, in 256ths.
                result.levels.push_back(
                    static_cast<std::uint8_t>((77 * red + 150 * green + 29 * blue) >> 8U));
            } else {
                for (std::uint32_t const value : {red, green, blue})
                    result.levels.push_back(static_cast<std::uint8_t>(value));
            }
        }
    }
    return result;
}

}  // namespace lockbox::samples
