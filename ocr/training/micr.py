# SPDX-License-Identifier: Apache-2.0
"""E-13B lines: real ones bent a little, and lines set from the glyph geometry in samples/e13b.txt."""
import os
import string

import cv2
import numpy as np

import content
import fonts
import lines
import real
import strokes
from tasks import Maker

GLYPHS = os.path.join(os.path.dirname(__file__), "../../samples/e13b.txt")
CLASSES = string.digits + "ABCD"  # A transit, B amount, C on-us, D dash
CELL_PX = 3                       # px per half grid square (0.0065 in) of the master drawing
PITCH_PX = 0.125 / 0.0065 * CELL_PX
SHIFT_PX = (0.125 - 0.091) / 0.0065 * CELL_PX  # paper before a cell: cells are right-justified


def glyph_table():
    """{character: ink mask at CELL_PX, corners rounded}."""
    table, rows, name = {}, [], None
    with open(GLYPHS, encoding="ascii") as text:
        for line in text.read().splitlines() + ["glyph end"]:
            if line.startswith("glyph "):
                if name:
                    table[name] = np.array([[255 if c == "#" else 0 for c in row] for row in rows], np.uint8)
                name, rows = line[6:], []
            elif line and set(line) <= {"#", "."} and len(line) == 14:
                rows.append(line)
    for name, grid in table.items():
        big = cv2.resize(grid, None, fx=CELL_PX, fy=CELL_PX, interpolation=cv2.INTER_NEAREST)
        soft = cv2.GaussianBlur(np.pad(big, 6), (0, 0), 1.6)
        table[name] = np.where(soft > 127, 255, 0).astype(np.uint8)[6:-6, 6:-6]
    assert set(table) == set(CLASSES), sorted(table)
    return table


def plain_line(rng):
    """A line as checks, money orders and deposit slips carry it, spaces for empty positions."""
    number = lambda low, high: "".join(rng.choice(string.digits) for _ in range(rng.randrange(low, high + 1)))
    account = number(6, 12)
    if rng.random() < .25:
        at = rng.randrange(1, len(account))
        account = account[:at] + rng.choice("D D") + account[at:]
    routing = f"A{number(9, 9)}A" if rng.random() < .9 else f"A{number(4, 4)}D{number(4, 4)}A"
    serial = number(3, 10)
    gap = lambda: " " * rng.choice([0, 0, 1, 1, 2, 3])
    text = rng.choice([f"{routing}{gap()}{account}C{gap()}{number(3, 4)}",
                       f"C{serial}C{gap()}{routing}{gap()}{account}C",
                       f"{routing}{gap()}{account}C", f"C{serial}C{gap()}{routing}{gap()}{account}C{gap()}{number(2, 2)}",
                       f"{routing}{gap()}{serial}{gap()}{account}C",
                       f"{routing}{gap()}C{account}C{gap()}{serial}"])
    if rng.random() < .25:
        text += "  " + f"B{number(10, 10)}B"
    return text


def any_line(rng):
    kind = rng.random()
    if kind < .7:
        text = plain_line(rng)
    else:
        text = "".join(rng.choice(CLASSES + "ABCD") + " " * (rng.random() < .08) for _ in range(rng.randrange(3, 30)))
    if rng.random() < .35:
        start = rng.randrange(len(text))
        text = text[start:start + rng.randrange(6, 30)]
    return text.strip() or "C"


class MicrMaker(Maker):
    classes = CLASSES

    def __init__(self, seed, validation=False):
        super().__init__(seed, validation)
        self.glyphs = glyph_table()
        self.real = [(gray, text) for gray, text in real.lines("micr_lines", validation)
                     if set(text) <= set(CLASSES)]

    def sample(self):
        rng = self.rng
        if not self.validation and rng.random() < .4:
            gray, text = rng.choice(self.real)
            return self.real_sample(gray, text)
        text = any_line(rng)
        ink = self.set_line(text)
        ink = self.with_strangers(ink)
        return self.finish(ink, text.replace(" ", ""), share=(.42, .98), bitonal=.6)

    def real_sample(self, gray, text):
        rng = self.rng
        picture = lines.photo_warped(rng, gray, .35)
        kind = rng.random()
        if kind < .15:
            picture = cv2.erode(picture, np.ones((2, 2), np.uint8))      # ink spreads
        elif kind < .3:
            picture = cv2.dilate(picture, np.ones((2, 2), np.uint8))     # ink fades
        if rng.random() < .3:
            height, width = picture.shape
            y = rng.randrange(height)
            cv2.line(picture, (0, y), (width, y + rng.randrange(-6, 7)), rng.uniform(0, 160), rng.choice([1, 1, 2]))
        return lines.normalise(lines.scanned(rng, picture, .4)), text, False

    def set_line(self, text):
        """The characters at their pitch, then worn, bent and scaled."""
        rng = self.rng
        height = 18 * CELL_PX
        canvas = np.zeros((height + 8, int(PITCH_PX * len(text) * 1.05) + 60), np.uint8)
        pitch, x, jitter = PITCH_PX * rng.uniform(.97, 1.03), 0.0, rng.choice([0, .3, .8, 1.5])
        wear = rng.random()
        for letter in text:
            if letter != " ":
                glyph = self.glyphs[letter]
                if wear < .3 and rng.random() < .4:
                    glyph = strokes.pen(rng, glyph)
                left = max(0, int(x + SHIFT_PX + rng.gauss(0, jitter)))
                top = min(8, max(0, int(4 + rng.gauss(0, jitter))))
                part = canvas[top:top + glyph.shape[0], left:left + glyph.shape[1]]
                np.maximum(part, glyph[:part.shape[0], :part.shape[1]], out=part)
            x += pitch
        weight = rng.randrange(-3, 4)
        if weight:
            kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (abs(weight) + 1, abs(weight) + 1))
            canvas = cv2.dilate(canvas, kernel) if weight > 0 else cv2.erode(canvas, kernel)
        if rng.random() < .3:
            canvas = strokes.pen(rng, canvas)
        canvas = self.bent(canvas)
        scale = rng.uniform(17, 40) / canvas.shape[0]
        return strokes.tight(cv2.resize(canvas, None, fx=scale * rng.uniform(.93, 1.07), fy=scale,
                                        interpolation=cv2.INTER_AREA))

    def bent(self, canvas):
        """Skew of up to 1.5 degrees, but no more than half a character over the whole line."""
        rng = self.rng
        height, width = canvas.shape
        most = min(.026, .5 * height / width)
        slope = rng.uniform(-most, most) if rng.random() < .6 else 0.0
        drift = int(abs(slope) * width) + 1
        matrix = np.array([[1, rng.gauss(0, .03), 0], [slope, 1, drift if slope < 0 else 0]], np.float32)
        return cv2.warpAffine(canvas, matrix, (width, height + drift))

    def with_strangers(self, ink):
        """Other print beside the line, strokes of a signature or a stamp through it."""
        rng = self.rng
        if ink is None:
            return None
        if rng.random() < .1:
            word = strokes.by_font(content.jumble(rng), fonts.pick_print(rng, {"sans": 1, "serif": 1}),
                                   rng.randrange(10, 20))
            if word is not None:
                gap = rng.randrange(int(1.2 * ink.shape[0]), 3 * ink.shape[0])
                pair = (ink, word) if rng.random() < .5 else (word, ink)
                ink = strokes.beside(rng, *pair, gap)
        if rng.random() < .14:
            path = rng.choice(self.hand)
            scrawl = strokes.by_font(content.person(rng), path, rng.randrange(20, 60))
            ink = ink.copy()
            height, width = min(scrawl.shape[0], ink.shape[0]), min(scrawl.shape[1], ink.shape[1])
            top, left = rng.randrange(ink.shape[0] - height + 1), rng.randrange(ink.shape[1] - width + 1)
            start = rng.randrange(scrawl.shape[0] - height + 1)
            part = ink[top:top + height, left:left + width]
            faint = (scrawl[start:start + height, :width] * rng.uniform(.25, .7)).astype(np.uint8)
            np.maximum(part, faint, out=part)
        return ink
