# SPDX-License-Identifier: Apache-2.0
"""Training and validation lines of each network.

A sample is (picture uint8 32 x W, label string, free): free is true where the label gives the
digits only and signs between them are unknown (the real courtesy amounts), so that the loss lets
the network put any sign there.
"""
import random

import cv2
import numpy as np

import content
import figures
import fonts
import lines
import real
import splice
import strokes

PRINT_TEXT = {"sans": .35, "serif": .3, "mono": .3, "ocr": .05}
PRINT_FIGURES = {"sans": .25, "serif": .15, "mono": .25, "ocr": .35}


class Maker:
    """Makes samples of one task; `validation` uses what training never saw."""

    stretch = 1

    def __init__(self, seed, validation=False):
        self.rng = random.Random(seed)
        self.validation = validation
        self.patterns = lines.make_patterns(seed)
        self.hand = fonts.hand_fonts(held_back=validation)
        self.other = None

    def finish(self, ink, label, share=(.5, .98), bitonal=.45, free=False):
        """Ink to sample: pen, paper, scanner, normalisation."""
        if ink is None or ink.shape[1] < 3 or ink.shape[0] < 3:
            return None
        previous, self.other = self.other, ink
        canvas = lines.placed(self.rng, ink, share)
        if self.rng.random() < .7:                   # else a line that stands free
            canvas = lines.with_surroundings(self.rng, canvas, previous)
        gray = lines.scanned(self.rng, lines.on_paper(self.rng, canvas, self.patterns), bitonal)
        return lines.normalise(gray, self.stretch), label, free

    def special_sets(self):
        """{name: function that makes a sample} for figures reported beside the general ones."""
        return {}

    def hand_ink(self, text):
        rng = self.rng
        path = rng.choice(self.hand)
        if fonts.capitals_only(path):
            text = text.upper()
        size = rng.randrange(20, 46)
        if rng.random() < .35:
            spread = rng.choice([0, 0, .05, .12, .3, .6]) if len(text) < 14 else rng.choice([0, .05])
            ink = strokes.by_letters(rng, text, path, size, spread)
        else:
            ink = strokes.by_font(text, path, size)
        if ink is not None and ink.shape[1] > 3:
            ink = strokes.warped(rng, ink)
        return (None if ink is None else strokes.pen(rng, ink)), text

    def print_ink(self, text, weights):
        rng = self.rng
        path, size = fonts.pick_print(rng, weights), rng.randrange(16, 40)
        if rng.random() < .1:
            ink = strokes.by_letters(rng, text, path, size, rng.choice([0, .05, .1]))
        else:
            ink = strokes.by_font(text, path, size)
        if ink is None:
            return None
        if rng.random() < .2:
            ratio = rng.uniform(.8, 1.25)
            ink = cv2.resize(ink, (max(4, int(ink.shape[1] * ratio)), ink.shape[0]), interpolation=cv2.INTER_AREA)
        if rng.random() < .5:
            ink = strokes.warped(rng, ink, .12)
        if ink is not None and rng.random() < .12:
            ink = dotted(rng, ink)
        return ink if ink is None or rng.random() < .5 else strokes.pen(rng, ink)

    def photo(self, gray, label, free=False):
        """A sample from a real line."""
        gray = lines.photo_warped(self.rng, gray)
        if self.rng.random() < .3:
            gray = gray * self.rng.uniform(.6, 1) + self.rng.uniform(0, 60)
        return lines.normalise(lines.scanned(self.rng, gray, .3), self.stretch), label, free


def dotted(rng, ink):
    """The look of a dot-matrix printer: ink only where a grid of pins struck."""
    pitch = rng.choice([2, 3, 3])
    mask = ink.copy()
    mask[rng.randrange(pitch)::pitch, :] //= 3
    if rng.random() < .5:
        mask[:, rng.randrange(pitch)::pitch] //= 3
    return mask


class TextMaker(Maker):
    classes = content.TEXT_CLASSES

    def sample(self):
        rng = self.rng
        real_shares = [0, 0] if self.validation else [.14, .1]  # these are validated by themselves
        kind = rng.choices(["hand", "print", "glyphs", "name", "word"], [.46, .18, .12] + real_shares)[0]
        if kind in ("name", "word"):
            folder = "handwritten_names" if kind == "name" else "words/english"
            gray, text = (splice.name(rng) if kind == "name" and rng.random() < .5 else
                          rng.choice(real.lines(folder, False)))
            return self.photo(gray, text) if usable(text, self.classes) else None
        longest = rng.choices([6, 12, 18, 26, 38], [.12, .3, .3, .2, .08])[0]
        text = content.piece(rng, content.line(rng, kind == "print"), longest)
        if kind == "hand":
            ink, text = self.hand_ink(text)
            if ink is not None and rng.random() < .05:
                ink, text = self.before_print(ink, text)
        elif kind == "print":
            ink = self.print_ink(text, PRINT_TEXT)
        else:
            ink, text = self.glyph_ink(text)
        if ink is not None and rng.random() < .06:
            ink = strokes.closing_stroke(rng, ink)
        if ink is not None and rng.random() < .04:
            ink = strokes.struck_end(rng, ink)
        return self.finish(ink, text)

    def before_print(self, ink, text):
        """Writing that runs up to the form's printed word, or into it."""
        rng = self.rng
        word = rng.choice(["DOLLARS", "Dollars", "dollars"])
        size = max(10, int(ink.shape[0] * rng.uniform(.35, .7)))
        printed = strokes.by_font(word, fonts.pick_print(rng, PRINT_TEXT), size)
        if printed is None:
            return ink, text
        gap = rng.randrange(-printed.shape[1] // 3, 14)
        return strokes.beside(rng, ink, printed, gap), f"{text} {word}"

    def glyph_ink(self, text):
        rng, glyphs = self.rng, real.char_glyphs(self.validation)
        text = "".join(c for c in text if glyphs.get(c) or c in " .-/#$,*").strip()
        if rng.random() < .5:
            text = text.upper()
        if not text:
            return None, text
        ink = strokes.by_glyphs(rng, text, glyphs, rng.randrange(20, 40), rng.uniform(0, .5))
        return (None if ink is None else strokes.pen(rng, strokes.warped(rng, ink))), text


class DigitsMaker(Maker):
    classes = figures.DIGIT_CLASSES
    stretch = lines.STRETCH["digits"]

    def sample(self):
        rng = self.rng
        share_of_real = 0 if self.validation else .34  # real lines are validated by themselves
        kind = rng.choices(["hand", "print", "glyphs", "amount", "scanline"],
                           [.22, .12, .29, share_of_real, .03])[0]
        if kind == "amount":
            gray, text = (splice.amount(rng) if rng.random() < .6 else
                          rng.choice(real.lines("courtesy_amounts", False)))
            return self.photo(gray, text, free=True) if usable(text, self.classes) else None
        parts = figures.scanline(rng) if kind == "scanline" else figures.figure(rng, kind == "glyphs")
        ink = self.figure_ink(parts, kind)
        if ink is not None and rng.random() < .1 and parts[-1][0] == "line" and kind != "scanline":
            ink = strokes.closing_stroke(rng, ink)
        return self.finish(ink, figures.label(parts), bitonal=.9 if kind == "scanline" else .45)

    def special_sets(self):
        return {"ids of MNIST digits": self.member_id, "OCR-A scanline": self.ocr_a_scanline}

    def member_id(self):
        """12 real digits of writers not trained on, with gaps or dashes, no ruled lines."""
        text = content.member_id(self.rng)
        ink = strokes.by_glyphs(self.rng, text, real.digit_glyphs(self.validation),
                                self.rng.randrange(20, 40))
        return self.finish(ink, text.replace(" ", ""))

    def ocr_a_scanline(self):
        """36 digits of OCR-A at 200 dpi (10 pitch, digits 19 px high), bitonal, light noise."""
        rng = self.rng
        text = figures.number(rng, 36)
        ink = strokes.by_font(text, fonts.print_fonts("ocr")[0], 24)
        canvas = np.pad(ink, ((rng.randrange(2, 9), rng.randrange(2, 9)), (9, 9)))
        gray = 250 - 220.0 * cv2.GaussianBlur(canvas, (0, 0), rng.uniform(.3, .9)) / 255
        noise = np.random.default_rng(rng.getrandbits(32))
        gray += noise.normal(0, rng.uniform(0, 25), gray.shape)
        bitonal = np.where(gray > rng.uniform(100, 170), 255, 0).astype(np.uint8)
        return lines.normalise(bitonal, self.stretch), text, False

    def figure_ink(self, parts, kind):
        """All parts in one hand or one font."""
        rng = self.rng
        write = self.writer(kind)
        ink = write(parts[0][1], 1.0)
        for part, text in parts[1:]:
            if ink is None:
                return None
            following = write(text, 1.0 if part == "line" else rng.uniform(.42, .8))
            if following is None:
                return None
            if part == "over":
                denominator = rng.choice(["100", "100", "100", "xx", "00", None])
                lower = write(denominator, rng.uniform(.4, .65)) if denominator else None
                following = strokes.over_bar(rng, following, lower)
            elif part == "fraction" and rng.random() < .6:
                following = strokes.over_bar(rng, following, None)
            room = ink.shape[0] - following.shape[0]
            lift = max(0, int(room * rng.uniform(.7, 1.1))) if part in ("raised", "fraction") else 0
            if part == "over" and room > 0:
                lift = int(room * rng.uniform(0, .9))
            ink = strokes.beside(rng, ink, following, rng.randrange(2, 10), lift)
        if ink is not None and kind in ("hand", "glyphs"):
            ink = strokes.warped(rng, ink)
            ink = None if ink is None else strokes.pen(rng, ink)
        return ink

    def writer(self, kind):
        rng = self.rng
        if kind == "glyphs":
            size, gap = rng.randrange(20, 40), rng.uniform(-.05, .3)
            glyphs = dict(real.digit_glyphs(self.validation))
            chars = real.char_glyphs(self.validation)
            glyphs["x"], glyphs["X"] = chars["x"], chars["X"]
            return lambda text, scale: strokes.by_glyphs(rng, text, glyphs, max(8, int(size * scale)), gap)
        if kind == "hand":
            path, size, letters = rng.choice(self.hand), rng.randrange(20, 46), rng.random() < .5
            spread = rng.choice([0, 0, .05, .12, .3])
        else:
            weights = {"ocr": 1} if kind == "scanline" else PRINT_FIGURES
            path, size, letters = fonts.pick_print(rng, weights), rng.randrange(16, 40), rng.random() < .1
            spread = 0

        def write(text, scale):
            height = max(8, int(size * scale))
            if letters:
                return strokes.by_letters(rng, text, path, height, spread)
            return strokes.by_font(text, path, height)
        return write


def usable(text, classes):
    return bool(text) and all(c in classes for c in text)
