#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws, by decades of stated error, how many errors of the best candidate were expected and how many were seen.

    matching-million 100000 handwritten > hand.txt
    decades_svg.py hand.txt ... > stated_and_actual.svg

One panel for each kind of mail that the outputs hold; bars on a scale of tenfold steps from 0.01. A decade in which five or
more errors are expected is to be seen within a factor of two of it.
"""
import math
import re
import sys

WIDTH, HEIGHT, MARGIN = 380, 230, 46
TOP, BOTTOM = 1e3, 1e-2


def panels(files):
    for name in files:
        title = ""
        for line in open(name, encoding="utf-8"):
            if found := re.match(r"\d+ members, .*", line):
                title = found.group(0)
            if found := re.match(r"(printed coupon|printed check|handwritten): (\d+) decided.*log loss ([\d.]+)", line):
                kind = f"{found.group(1)}: {int(found.group(2)):,} of {title}; log loss {found.group(3)}"
                rows = []
                yield kind, rows
            if found := re.match(r"    stated error 1e-(\d): (\d+) cases, errors expected ([\d.]+), seen (\d+)", line):
                rows.append((int(found.group(1)), int(found.group(2)), float(found.group(3)), int(found.group(4))))


def height_of(count):
    share = math.log10(max(count, BOTTOM) / BOTTOM) / math.log10(TOP / BOTTOM)
    return share * (HEIGHT - 2 * MARGIN)


def text(x, y, size, anchor, what):
    return f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" text-anchor="{anchor}">{what}</text>'


def drawn(kind, rows, top):
    base = top + HEIGHT - MARGIN
    yield text(MARGIN, top + 24, 12, "start", kind)
    for power in range(-2, 4):
        y = base - height_of(10.0**power)
        yield f'<path d="M{MARGIN} {y:.0f}H{WIDTH * 2 - MARGIN}" stroke="#ddd"/>'
        yield text(MARGIN - 6, y + 4, 10, "end", f"{10.0**power:g}")
    for at, (decade, cases, expected, seen) in enumerate(rows):
        x = MARGIN + 16 + at * (2 * WIDTH - 2 * MARGIN) / max(9, len(rows))
        for shift, count, color in ((0, expected, "#8ab"), (22, float(seen), "#c63")):
            tall = height_of(count) if count > 0 else 0
            yield f'<rect x="{x + shift:.0f}" y="{base - tall:.0f}" width="20" height="{tall:.0f}" fill="{color}"/>'
        yield text(x + 20, base + 14, 10, "middle", f"1e-{decade}")
        yield text(x + 20, base + 26, 9, "middle", f"{cases:,} cases")
        yield text(x + 20, base - max(height_of(expected), height_of(seen)) - 4, 9, "middle", f"{expected:.1f} / {seen}")


def main():
    every = list(panels(sys.argv[1:]))
    print(f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH * 2}" height="{HEIGHT * len(every) + 40}" '
          'font-family="sans-serif"><rect width="100%" height="100%" fill="white"/>')
    print(text(MARGIN, 22, 14, "start", "Errors of the best candidate by decades of stated error: expected (blue) / seen (red)"))
    for number, (kind, rows) in enumerate(every):
        print("\n".join(drawn(kind, rows, 40 + number * HEIGHT)))
    print("</svg>")


main()
