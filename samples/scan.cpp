// SPDX-License-Identifier: Apache-2.0
#include "samples/scan.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "lockbox/assertion.h"

namespace lockbox::samples {
namespace {

/// The nearest level from 0 to 255.
std::uint8_t level(float value) {
    return static_cast<std::uint8_t>(std::clamp(value, 0.0F, 255.0F) + 0.5F);
}

/// Replaces each value by itself and its two neighbours `step` apart, which get `share` together.
/// Values that lack a neighbour stay.
std::vector<std::uint8_t> blurred(std::vector<std::uint8_t> const& levels, std::size_t step,
                                  float share) {
    std::vector<std::uint8_t> result = levels;
    for (std::size_t i = step; i + step < levels.size(); ++i) {
        auto const around = static_cast<float>(levels[i - step] + levels[i + step]);
        result[i] = level(static_cast<float>(levels[i]) * (1 - share) + around * share / 2);
    }
    return result;
}

void blur(Picture& picture, float share) {
    auto const channels = static_cast<std::size_t>(picture.channels);
    picture.levels = blurred(picture.levels, channels, share);
    picture.levels =
        blurred(picture.levels, channels * static_cast<std::size_t>(picture.width_px), share);
}

/// Sensor noise is drawn once per pixel from one 64-bit number: four bytes summed are nearly normal
/// with a deviation of 147.8 levels, and ten times faster than Dice::normal.
void add_noise(Picture& picture, Dice& dice, float deviation, float fade) {
    auto const channels = static_cast<std::size_t>(picture.channels);
    for (std::size_t i = 0; i < picture.levels.size(); i += channels) {
        std::uint64_t const bits = dice.bits();
        auto const sum = static_cast<int>((bits & 255U) + ((bits >> 8U) & 255U) +
                                          ((bits >> 16U) & 255U) + ((bits >> 24U) & 255U));
        float const noise = static_cast<float>(sum - 510) / 147.8F * deviation;
        for (std::size_t channel = 0; channel < channels; ++channel) {
            auto const value = static_cast<float>(picture.levels[i + channel]);
            picture.levels[i + channel] = level(value + (255 - value) * fade + noise);
        }
    }
}

void add_specks(Picture& picture, Dice& dice, int count) {
    constexpr std::uint8_t speck_level = 20;
    for (int i = 0; i < count; ++i) {
        int const size = dice.chance(0.8) ? 1 : dice.between(2, 3);
        int const x0 = dice.between(0, picture.width_px - 4);
        int const y0 = dice.between(0, picture.height_px - 4);
        for (int k = 0; k < size * size; ++k) {
            int const pixel = (y0 + k / size) * picture.width_px + x0 + k % size;
            auto const at = static_cast<std::ptrdiff_t>(pixel) * picture.channels;
            std::fill_n(picture.levels.begin() + at, picture.channels, speck_level);
        }
    }
}

void make_bitonal(Picture& picture, int threshold) {
    for (auto& value : picture.levels)
        value = value < threshold ? 0 : 255;
}

Picture turned_clockwise(Picture const& picture) {
    Picture result = picture;
    std::swap(result.width_px, result.height_px);
    for (int y = 0; y < result.height_px; ++y) {
        for (int x = 0; x < result.width_px; ++x) {
            int const to = (y * result.width_px + x) * picture.channels;
            int const from =
                ((picture.height_px - 1 - x) * picture.width_px + y) * picture.channels;
            std::copy_n(picture.levels.begin() + from, picture.channels,
                        result.levels.begin() + to);
        }
    }
    return result;
}

void fold(Paper& paper, Dice& dice) {
    double const at = paper.width_in() * dice.real(0.3, 0.7);
    double const lean = dice.normal(0, 0.02);
    Spot const top = {at + lean, 0};
    Spot const bottom = {at - lean, paper.height_in()};
    paper.line(top, bottom, 0.012, gray(0.72));
    paper.line({top.x_in + 0.008, 0}, {bottom.x_in + 0.008, paper.height_in()}, 0.005, gray(0.97));
}

void stain(Paper& paper, Dice& dice) {
    auto* const c = paper.context();
    double const x = paper.width_in() * dice.real(0.05, 0.95);
    double const y = paper.height_in() * dice.real(0.05, 0.95);
    double const radius = dice.real(0.3, 0.8);
    cairo_pattern_t* const blot = cairo_pattern_create_radial(x, y, radius * 0.5, x, y, radius);
    cairo_pattern_add_color_stop_rgba(blot, 0, 0.55, 0.4, 0.2, 0.18);
    cairo_pattern_add_color_stop_rgba(blot, 0.9, 0.45, 0.3, 0.15, 0.3);
    cairo_pattern_add_color_stop_rgba(blot, 1, 0.45, 0.3, 0.15, 0);
    cairo_set_source(c, blot);
    cairo_arc(c, x, y, radius, 0, 2 * std::numbers::pi);
    cairo_fill(c);
    cairo_pattern_destroy(blot);
}

void stamp_received(Paper& paper, Dice& dice) {
    auto* const c = paper.context();
    cairo_save(c);
    cairo_translate(c, paper.width_in() * dice.real(0.3, 0.7),
                    paper.height_in() * dice.real(0.3, 0.6));
    cairo_rotate(c, dice.normal(0, 0.25));
    Colour const ink = {0.35, 0.3, 0.55};
    cairo_set_source_rgb(c, ink.red, ink.green, ink.blue);
    cairo_set_line_width(c, 0.015);
    cairo_arc(c, 0, 0, 0.48, 0, 2 * std::numbers::pi);
    cairo_stroke(c);
    cairo_arc(c, 0, 0, 0.42, 0, 2 * std::numbers::pi);
    cairo_stroke(c);
    paper.text_centred({0, -0.12}, {Fount::sans_bold, 8, ink}, "RECEIVED");
    paper.text_centred({0, 0.05}, {Fount::mono, 9, ink}, "NOV 20");
    paper.text_centred({0, 0.22}, {Fount::sans, 7, ink}, "MAIL ROOM");
    cairo_restore(c);
}

void stamp_paid(Paper& paper, Dice& dice) {
    auto* const c = paper.context();
    cairo_save(c);
    cairo_translate(c, paper.width_in() * dice.real(0.3, 0.7),
                    paper.height_in() * dice.real(0.3, 0.6));
    cairo_rotate(c, dice.normal(-0.2, 0.15));
    Colour const ink = {0.75, 0.25, 0.25};
    paper.box({-0.5, -0.3}, 1.0, 0.42, 0.025, ink);
    paper.text_centred({0, 0.0}, {Fount::sans_bold, 24, ink}, "PAID");
    cairo_restore(c);
}

PictureForm random_form(Dice& dice, Pictures pictures) {
    int const card = dice.between(0, 99);
    if (pictures == Pictures::small) return card < 95 ? PictureForm::g4 : PictureForm::gray_jpeg;
    if (card < 74) return PictureForm::g4;
    if (card < 79) return PictureForm::gray_tiff;
    if (card < 91) return PictureForm::gray_jpeg;
    if (card < 95) return PictureForm::gray_png;
    return card < 99 ? PictureForm::colour_jpeg : PictureForm::colour_png;
}

}  // namespace

std::string name(PictureForm form) {
    switch (form) {
        case PictureForm::g4:
            return "g4";
        case PictureForm::gray_tiff:
            return "gray_tiff";
        case PictureForm::gray_jpeg:
            return "gray_jpeg";
        case PictureForm::gray_png:
            return "gray_png";
        case PictureForm::colour_jpeg:
            return "colour_jpeg";
        case PictureForm::colour_png:
            return "colour_png";
    }
    LOCKBOX_ASSERT(false && "a form without a name");
    return {};
}

std::vector<std::string> Scan::remarks() const {
    std::vector<std::string> found;
    auto const note = [&](bool condition, char const* remark) {
        if (condition) found.emplace_back(remark);
    };
    note(std::abs(laying.skew_deg) > 1, "skew");
    note(blur_px > 0.5, "blur");
    note(noise > 12, "noise");
    note(fade > 0.2, "faded");
    note(specks > 60, "specks");
    note(folded, "fold");
    note(stained, "stain");
    note(stamp == Stamp::paid, "stamp_paid");
    note(stamp == Stamp::received, "stamp_received");
    note(laying.margin_in > 0, "border");
    return found;
}

Scan random_scan(Dice& dice, Pictures pictures) {
    Scan scan;
    scan.form = random_form(dice, pictures);
    bool const lossless = scan.form == PictureForm::gray_tiff ||
                          scan.form == PictureForm::gray_png ||
                          scan.form == PictureForm::colour_png;
    bool const jpeg = scan.form != PictureForm::g4 && !lossless;
    scan.laying.dpi = jpeg && pictures == Pictures::usual ? dice.pick<int>({200, 200, 240, 300})
                      : scan.form == PictureForm::g4 && dice.chance(0.1) ? 240
                                                                         : 200;
    scan.laying.skew_deg = std::clamp(dice.normal(0, dice.chance(0.85) ? 0.5 : 1.2), -2.5, 2.5);
    scan.laying.margin_in = dice.chance(0.3) ? dice.real(0.03, 0.2) : 0;
    scan.laying.background = dice.chance(0.75) ? white : black;
    scan.turned_deg = dice.chance(0.03) ? dice.pick<int>({90, 180, 180, 270}) : 0;
    scan.blur_px = dice.chance(0.3) ? dice.real(0.2, 0.9) : 0;
    scan.noise = dice.chance(0.5) ? dice.real(2, 9) : dice.real(0, 16);
    if (lossless) scan.noise = std::min(scan.noise, lossless_noise);
    scan.fade = dice.chance(0.12) ? dice.real(0.1, 0.35) : 0;
    scan.specks = dice.chance(0.3) ? dice.between(10, 120) : 0;
    // Most scanners are set to drop security backgrounds out; a few keep some of them as dirt.
    scan.threshold = dice.chance(0.9) ? dice.between(118, 158) : dice.between(159, 185);
    scan.folded = dice.chance(0.08);
    scan.stained = dice.chance(0.03);
    scan.stamp =
        dice.chance(0.03) ? (dice.chance(0.4) ? Stamp::paid : Stamp::received) : Stamp::none;
    return scan;
}

void wear(Paper& paper, Dice& dice, Scan const& scan) {
    if (scan.folded) fold(paper, dice);
    if (scan.stained) stain(paper, dice);
    if (scan.stamp == Stamp::paid) stamp_paid(paper, dice);
    if (scan.stamp == Stamp::received) stamp_received(paper, dice);
}

Channels channels_of(PictureForm form) {
    bool const colour = form == PictureForm::colour_jpeg || form == PictureForm::colour_png;
    return colour ? Channels::colour : Channels::gray;
}

Picture scanned(Picture picture, Dice& dice, Scan const& scan) {
    if (scan.blur_px > 0) blur(picture, static_cast<float>(std::min(0.66, scan.blur_px * 0.6)));
    if (scan.noise > 0.5 || scan.fade > 0) {
        add_noise(picture, dice, static_cast<float>(scan.noise), static_cast<float>(scan.fade));
    }
    add_specks(picture, dice, scan.specks);
    if (scan.form == PictureForm::g4) make_bitonal(picture, scan.threshold);
    for (int turn = 0; turn < scan.turned_deg; turn += 90)
        picture = turned_clockwise(picture);
    return picture;
}

}  // namespace lockbox::samples
