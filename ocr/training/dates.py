# SPDX-License-Identifier: Apache-2.0
"""Training and validation lines of the network of dates.

Dates as people and programs write them on checks and money orders, 2000 to 2039. Labels are in
small letters and without gaps: `Nov. 8th, 2026` is labelled `nov.8th,2026`. What tells one date
from another is often one stroke, `11/8` from `1/18`, so figures, strokes between them and their
distances are drawn each by itself.
"""
import string

import cv2
import numpy as np

import content
import fonts
import lines
import real
import strokes
import tasks

DATE_CLASSES = string.digits + "abcdefghijlmnoprstuvy" + "/-.,'$"
ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def calendar_day(rng):
    """Month, day and year; with more of the ones, whose strokes are the narrowest."""
    month = rng.choice([1, 10, 11, 11, 12]) if rng.random() < .35 else rng.randrange(1, 13)
    day = rng.choice([1, 7, 8, 10, 11, 14, 17, 18, 19, 21, 31]) if rng.random() < .35 else rng.randrange(1, 32)
    return month, day, rng.randrange(2018, 2033) if rng.random() < .85 else rng.randrange(2000, 2040)


def month_name(rng, month):
    full = content.MONTHS[month - 1]
    name = rng.choice([full, full[:3], full[:3], full[:3] + "."])
    if month == 9 and rng.random() < .3:
        name = "Sept"
    return name.upper() if rng.random() < .15 else name


def named(rng):
    month, day, year = calendar_day(rng)
    name = month_name(rng, month)
    day = f"{day:02d}" if rng.random() < .1 else str(day) + (
        ORDINALS.get(day, "th") if rng.random() < .08 else "")
    year = str(year) if rng.random() < .85 else rng.choice(["", "'"]) + f"{year % 100:02d}"
    return rng.choices([f"{name} {day}, {year}", f"{name} {day} {year}", f"{day} {name} {year}",
                        f"{name}-{day}-{year}", f"{day}-{name}-{year}"], [.5, .2, .2, .05, .05])[0]


def numbers(rng):
    """The parts of a date in figures and the sign between them."""
    month, day, year = calendar_day(rng)
    width = "02d" if rng.random() < .3 else "d"
    parts = [f"{month:{width}}", f"{day:{width}}",
             str(year) if rng.random() < .5 else f"{year % 100:02d}"]
    if rng.random() < .05:
        parts = [str(year), f"{month:02d}", f"{day:02d}"]
    return parts, rng.choices("/-.", [.72, .22, .06])[0]


class DatesMaker(tasks.Maker):
    classes = DATE_CLASSES
    stretch = lines.STRETCH["dates"]

    def sample(self):
        rng = self.rng
        kind = rng.choices(["hand", "glyphs", "print"], [.52, .28, .2])[0]
        if rng.random() < (.62 if kind != "print" else .5):
            parts, sign = numbers(rng)
            ink, label = self.figures_ink(kind, parts, sign), sign.join(parts)
        else:
            ink, label = self.named_ink(kind, named(rng))
        if ink is None:
            return None
        ink, label = self.beside_print(ink, label, kind)
        label = label.lower().replace(" ", "")
        return self.finish(ink, label) if tasks.usable(label, DATE_CLASSES) else None

    def named_ink(self, kind, text):
        if kind == "hand":
            return self.hand_ink(text)
        if kind == "print":
            return self.print_ink(text, tasks.PRINT_TEXT), text
        glyphs = real.char_glyphs(self.validation)
        text = "".join(c for c in text if glyphs.get(c) or c in " .-,")
        ink = strokes.by_glyphs(self.rng, text, glyphs, self.rng.randrange(20, 40), self.rng.uniform(0, .4))
        return (None if ink is None else strokes.pen(self.rng, strokes.warped(self.rng, ink))), text

    def figures_ink(self, kind, parts, sign):
        rng = self.rng
        if kind == "print":
            return self.print_ink(sign.join(parts), tasks.PRINT_FIGURES)
        own_sign = sign == "/" and (kind == "glyphs" or rng.random() < .6)
        if not own_sign and kind == "hand":
            joint = f" {sign} " if rng.random() < .1 else sign
            return self.hand_ink(joint.join(parts))[0]
        write, size = self.part_writer(kind)
        hand = Strokes(rng, size)
        ink = None
        for position, part in enumerate(parts):
            written = hand.ones(len(part)) if set(part) == {"1"} and hand.draws_ones else write(part)
            if written is None:
                return None
            ink = written if ink is None else strokes.beside(rng, ink, written, hand.gap())
            if position < 2:
                mark, lift = hand.sign(sign)
                ink = strokes.beside(rng, ink, mark, hand.gap(), lift)
        ink = strokes.warped(rng, ink) if ink is not None else None
        return None if ink is None else strokes.pen(rng, ink)

    def part_writer(self, kind):
        """Function that writes a part in one hand, and the height of its figures, px."""
        rng, size = self.rng, self.rng.randrange(20, 44)
        if kind == "glyphs":
            glyphs, gap = real.digit_glyphs(self.validation), rng.uniform(-.05, .2)
            return (lambda text: strokes.by_glyphs(rng, text, glyphs, size, gap)), size
        path, letters = rng.choice(self.hand), rng.random() < .5
        spread = rng.choice([0, 0, 0, .05, .12])
        sample = strokes.by_font("0", path, size)
        high = size if sample is None else sample.shape[0]
        if letters:
            return (lambda text: strokes.by_letters(rng, text, path, size, spread)), high
        return (lambda text: strokes.by_font(text, path, size)), high

    def beside_print(self, ink, label, kind):
        """The form's label in front, its dollar sign or box behind or upon the last figures."""
        rng, height = self.rng, ink.shape[0]
        if rng.random() < .1:
            word = rng.choice(["DATE", "Date"])
            small = strokes.by_font(word, fonts.pick_print(rng, tasks.PRINT_TEXT), max(9, int(height * rng.uniform(.3, .6))))
            if small is not None:
                ink, label = strokes.beside(rng, small, ink, rng.randrange(4, 24)), word + label
        if rng.random() < (.2 if kind == "print" else .05):
            sign = strokes.by_font("$", fonts.pick_print(rng, {"sans": .5, "serif": .5}), int(height * rng.uniform(.9, 1.7)))
            if sign is not None:
                gap = rng.randrange(-int(sign.shape[1] * 1.4), 20)
                ink, label = strokes.beside(rng, ink, sign, gap, rng.randrange(-height // 4, height // 4 + 1)), label + "$"
                if rng.random() < .6:
                    x = ink.shape[1] - rng.randrange(0, 8)
                    ink = np.pad(ink, ((0, 0), (0, 8)))
                    cv2.line(ink, (x, 0), (x, ink.shape[0]), 255, rng.choice([1, 2, 3]))
        return ink, label


class Strokes:
    """How one hand draws ones and the strokes between figures: their slope, length and distance."""

    def __init__(self, rng, size):
        self.rng, self.size = rng, size
        self.thick = max(1, round(size * rng.uniform(.05, .13)))
        self.slope_of_ones = rng.uniform(-.05, .35)
        self.slope = rng.choice([self.slope_of_ones, rng.uniform(.05, .7)])
        self.length = rng.uniform(.95, 1.5)
        self.pitch = rng.uniform(.12, .5)
        self.distance = rng.uniform(-.08, .25)
        self.draws_ones = rng.random() < .6

    def gap(self):
        return round(self.size * (self.distance + self.rng.gauss(0, .05)))

    def stroke(self, height, slope):
        rng = self.rng
        high = max(4, round(height * self.size * rng.uniform(.93, 1.07)))
        lean = round(high * (slope + rng.gauss(0, .03)))
        wide = abs(lean) + 2 * self.thick + 2
        ink = np.zeros((high, wide), np.uint8)
        start = (self.thick + max(0, lean), 0)
        bow = (self.thick + abs(lean) // 2 + round(rng.gauss(0, .02) * high), high // 2)
        end = (self.thick + max(0, -lean), high - 1)
        cv2.polylines(ink, [np.array([start, bow, end], np.int32)], False, 255, self.thick, cv2.LINE_AA)
        return strokes.tight(ink)

    def ones(self, count):
        ink = self.stroke(1, self.slope_of_ones)
        for _ in range(count - 1):
            # Slanted strokes may stand over each other's feet: their distance is along the line.
            overlap = round(ink.shape[0] * max(0, self.slope_of_ones))
            ink = strokes.beside(self.rng, ink, self.stroke(1, self.slope_of_ones),
                                 round(self.pitch * self.size) - overlap)
        return ink

    def sign(self, mark):
        """The sign and how far it is lifted off the base line, px."""
        if mark == "/":
            return self.stroke(self.length, self.slope), -round(self.size * (self.length - 1) * self.rng.uniform(0, .9))
        ink, drop = strokes.drawn_mark(self.rng, mark, self.size)
        return ink, max(0, self.size - drop - ink.shape[0])
