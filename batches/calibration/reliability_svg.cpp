// SPDX-License-Identifier: Apache-2.0
#include "batches/calibration/reliability_svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "batches/export/html_text.h"

namespace lockbox::batches {
namespace {

// Lengths in pixels.
constexpr int columns = 4;
constexpr int panel_width = 270;
constexpr int panel_height = 300;
constexpr int plot_left = 44;
constexpr int plot_top = 50;
constexpr int plot_side = 198;
constexpr int head_height = 84;
constexpr int margin = 20;
constexpr double least_radius = 3;
constexpr double radius_per_decade_of_cases = 1.6;
/// Both axes run from 1 down to one in a million.
constexpr double decades_shown = 6;

constexpr char const* style =
    "text{font:11px 'DejaVu Sans',Helvetica,Arial,sans-serif;fill:#444}"
    ".title{font-size:18px;font-weight:bold;fill:#222}.field{font-size:13px;font-weight:bold;"
    "fill:#222}.tick{font-size:9px;fill:#777}.count{font-size:9px;fill:#777}"
    ".frame{fill:#fcfcfb;stroke:#ccc}.grid{stroke:#e8e8e4}.ideal{stroke:#999;stroke-dasharray:4 3}"
    ".as_stated{stroke:#2a6f97;fill:#2a6f97}.too_sure{stroke:#c1121f;fill:#c1121f}"
    ".too_cautious{stroke:#d68c00;fill:#d68c00}.bar{stroke-width:2}.none{fill:#fff;stroke-width:2}"
    ".limit{stroke:#4a7c59;stroke-dasharray:1 3}";

/// Where a share lies on an axis of `plot_side` pixels that begins at 1.
double along(double share) {
    double const decades = share > 0 ? -std::log10(share) : decades_shown;
    return std::clamp(decades, 0.0, decades_shown) * plot_side / decades_shown;
}
double across(double error) {
    return plot_left + along(error);
}
double down(double share) {
    return plot_top + along(share);
}

char const* class_of(Decade::Verdict verdict) {
    switch (verdict) {
        case Decade::Verdict::too_sure:
            return "too_sure";
        case Decade::Verdict::too_cautious:
            return "too_cautious";
        case Decade::Verdict::as_stated:
            break;
    }
    return "as_stated";
}

std::string line(char const* style_class, double x1, double y1, double x2, double y2) {
    return fmt::format(R"(<line class="{}" x1="{:.1f}" y1="{:.1f}" x2="{:.1f}" y2="{:.1f}"/>)"
                       "\n",
                       style_class, x1, y1, x2, y2);
}

std::string text(char const* style_class, double x, double y, char const* anchor,
                 std::string const& words) {
    return fmt::format(R"(<text class="{}" x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>)"
                       "\n",
                       style_class, x, y, anchor, html_text(words));
}

/// `1`, `10 %`, `1 %`, `0.1 %`, …: what an axis says at a decade.
std::string tick_text(int decade) {
    return fmt::format("{:.{}f} %", std::pow(10.0, 2 - decade), std::max(0, decade - 2));
}

std::string axes(Probability limit) {
    double const right = plot_left + plot_side, bottom = plot_top + plot_side;
    std::string svg = fmt::format(R"(<rect class="frame" x="{}" y="{}" width="{}" height="{}"/>)"
                                  "\n",
                                  plot_left, plot_top, plot_side, plot_side);
    for (int decade = 0; decade <= static_cast<int>(decades_shown); ++decade) {
        double const share = std::pow(10.0, -decade);
        svg += line("grid", across(share), plot_top, across(share), bottom);
        svg += line("grid", plot_left, down(share), right, down(share));
        svg += text("tick", plot_left - 4, down(share) + 3, "end", tick_text(decade));
        if (decade % 2 == 0)
            svg += text("tick", across(share), bottom + 12, "middle", tick_text(decade));
    }
    double const limit_error = limit.complement().value();
    if (limit_error > 0)
        svg += line("limit", across(limit_error), plot_top, across(limit_error), bottom);
    return svg + line("ideal", plot_left, plot_top, right, bottom);
}

std::string point(Decade const& decade, std::size_t index) {
    if (decade.cases == 0) return {};
    Bounds const bounds = decade.bounds();
    char const* const style_class = class_of(decade.verdict());
    double const x = across(decade.stated_error());
    double const y = down(decade.wrong_share());
    double const radius =
        least_radius + radius_per_decade_of_cases * std::log10(static_cast<double>(decade.cases));
    std::string const bar_class = fmt::format("bar {}", style_class);
    std::string const dot_class =
        decade.wrong == 0 ? fmt::format("none {}", style_class) : style_class;
    std::string const fill = decade.wrong == 0 ? R"( style="fill:#fff")" : "";
    std::string svg = line(bar_class.c_str(), x, down(bounds.greatest), x, down(bounds.least));
    svg += fmt::format(
        R"(<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"{}><title>stated error {}: {} read, )"
        R"({} wrong, {:.2f} expected; 95 % bounds {:.4f} % to {:.4f} %</title></circle>)"
        "\n",
        dot_class, x, y, radius, fill, decade_text(index), decade.cases, decade.wrong,
        decade.expected_wrong, 100 * bounds.least, 100 * bounds.greatest);
    return svg + text("count", x, down(bounds.greatest) - 4, "middle",
                      fmt::format("{}/{}", decade.wrong, decade.cases));
}

std::string panel(ReliabilityPanel const& panel) {
    Reliability const& r = panel.reliability;
    std::string svg = text("field", plot_left, 16, "start", panel.title);
    svg += text("", plot_left, 30, "start",
                fmt::format("{} cases, {} read, {} wrong", panel.cases, r.read, r.wrong));
    svg += text("", plot_left, 43, "start",
                fmt::format("from {:g}: {} read, {} wrong; ECE {:.4f}", panel.limit.value(), r.sure,
                            r.sure_wrong, r.calibration_error));
    svg += axes(panel.limit);
    for (std::size_t i = 0; i < decade_count; ++i)
        svg += point(r.decades[i], i);
    return svg + text("tick", plot_left + plot_side / 2.0, plot_top + plot_side + 26, "middle",
                      "stated error");
}

std::string legend(double y) {
    struct Entry {
        char const* style_class;
        char const* words;
    };
    constexpr int entry_width = 245;
    std::string svg;
    int x = margin;
    for (Entry const& entry : {Entry{"as_stated", "as stated, within 95 % bounds"},
                               Entry{"too_sure", "too sure: more wrong than stated"},
                               Entry{"too_cautious", "too cautious: fewer wrong than stated"}}) {
        svg += fmt::format(R"(<circle class="{}" cx="{}" cy="{:.1f}" r="5"/>)"
                           "\n",
                           entry.style_class, x + 5, y - 4);
        svg += text("", x + 16, y, "start", entry.words);
        x += entry_width;
    }
    return svg;
}

}  // namespace

std::string reliability_svg(std::string const& title, std::vector<ReliabilityPanel> const& panels) {
    int const count = static_cast<int>(panels.size());
    int const rows = (count + columns - 1) / columns;
    int const width = 2 * margin + columns * panel_width;
    int const height = head_height + rows * panel_height + margin;
    std::string svg = fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" "
        "height=\"{1}\" role=\"img\">\n<style>{2}</style>\n"
        "<rect width=\"{0}\" height=\"{1}\" fill=\"#fff\"/>\n",
        width, height, style);
    svg += text("title", margin, 28, "start", title);
    svg += text("", margin, 46, "start",
                "Across: the error that a reading states. Upwards: the share that was wrong, with "
                "exact 95 % bounds; wrong/read above each. Open: none wrong. Dotted: the limit.");
    svg += legend(66);
    for (int i = 0; i < count; ++i) {
        int const x = margin + i % columns * panel_width;
        int const y = head_height + i / columns * panel_height;
        svg += fmt::format("<g transform=\"translate({} {})\">\n{}</g>\n", x, y,
                           panel(panels[static_cast<std::size_t>(i)]));
    }
    return svg + "</svg>\n";
}

}  // namespace lockbox::batches
