# SPDX-License-Identifier: Apache-2.0
"""Ink: strings drawn as masks (uint8, 255 = ink, cut tight), by fonts or from real glyphs."""
import cv2
import numpy as np

import fonts


def tight(ink):
    columns = np.flatnonzero(ink.max(axis=0) > 60)
    rows = np.flatnonzero(ink.max(axis=1) > 60)
    if len(columns) == 0:
        return None
    return ink[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1]


def by_font(text, path, size):
    """The string as the font sets it."""
    mask = fonts.load(path, size).getmask(text)
    width, height = mask.size
    if width == 0 or height == 0:
        return None
    return tight(np.asarray(mask, dtype=np.uint8).reshape(height, width))


def by_letters(rng, text, path, size, spread):
    """The string letter by letter: own size, slope and height for each, as by a hand.

    `spread` is the space between letters as a share of the size, 0 for ordinary writing.
    """
    pieces, pen, font = [], 0.0, fonts.load(path, size)
    for letter in text:
        if letter == " ":
            pen += size * (0.35 + spread) * rng.uniform(.7, 1.6)
            continue
        mask, offset = font.getmask2(letter)
        width, height = mask.size
        if width == 0 or height == 0:
            return None
        glyph = np.asarray(mask, dtype=np.uint8).reshape(height, width)
        glyph, moved = jittered(rng, glyph)
        pieces.append((glyph, int(pen + offset[0]), int(offset[1] + moved + rng.gauss(0, .03) * size)))
        pen += font.getlength(letter) * rng.uniform(.92, 1.08) + spread * size * rng.uniform(.5, 1.5)
    return pasted(pieces)


def jittered(rng, glyph):
    """The glyph at a slightly other size and angle; and how far its top moved, px."""
    if rng.random() < .5:
        return glyph, 0
    height, width = glyph.shape
    new_height = max(2, round(height * rng.uniform(.85, 1.12)))
    new_width = max(2, round(width * rng.uniform(.85, 1.15)))
    glyph = cv2.resize(glyph, (new_width, new_height), interpolation=cv2.INTER_AREA)
    return glyph, height - new_height


def pasted(pieces):
    """Glyphs (mask, x, y) laid on one mask; darkest wins where they meet."""
    if not pieces:
        return None
    left = min(x for _, x, _ in pieces)
    top = min(y for _, _, y in pieces)
    right = max(x + g.shape[1] for g, x, _ in pieces)
    bottom = max(y + g.shape[0] for g, _, y in pieces)
    ink = np.zeros((bottom - top, right - left), np.uint8)
    for glyph, x, y in pieces:
        part = ink[y - top:y - top + glyph.shape[0], x - left:x - left + glyph.shape[1]]
        np.maximum(part, glyph, out=part)
    return tight(ink)


def by_glyphs(rng, text, glyphs, size, gap=None):
    """The string from real glyph pictures: glyphs[c] is a list of ink masks, `size` the height of
    a figure in px. `gap`: mean space between glyphs as a share of the size."""
    pieces, pen = [], 0.0
    gap = rng.uniform(-.05, .3) if gap is None else gap
    for letter in text:
        if letter == " ":
            pen += size * rng.uniform(.3, .7)
            continue
        if letter in "$.,-/*#":
            glyph, drop = drawn_mark(rng, letter, size)
        else:
            glyph = rng.choice(glyphs[letter])
            scale = size / max(12, glyph.shape[0]) * rng.uniform(.85, 1.15)
            if letter.islower() and letter in "acemnorsuvwxz":
                scale *= .75
            new = (max(2, round(glyph.shape[1] * scale)), max(3, round(glyph.shape[0] * scale)))
            glyph = cv2.resize(glyph, new, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
            drop = size - glyph.shape[0]
        pieces.append((glyph, int(pen), int(drop + rng.gauss(0, .04) * size)))
        pen += glyph.shape[1] + max(-.25 * glyph.shape[1], gap * size + rng.gauss(0, .06) * size)
    return pasted(pieces)


def drawn_mark(rng, mark, size):
    """Punctuation and signs by strokes; and its distance from the top of a figure, px."""
    thick = max(1, round(size * rng.uniform(.05, .11)))
    canvas = np.zeros((2 * size, 2 * size), np.uint8)

    def stroke(*points):
        bent = [(int(size / 2 + x * size + rng.gauss(0, .02) * size),
                 int(size / 2 + y * size + rng.gauss(0, .02) * size)) for x, y in points]
        cv2.polylines(canvas, [np.array(bent, np.int32)], False, 255, thick, cv2.LINE_AA)

    if mark == ".":
        stroke((.1, .95), (.12, .97))
    elif mark == ",":
        stroke((.12, .9), (.12, 1.0), (.03, 1.12))
    elif mark == "-":
        stroke((0, .5), (rng.uniform(.2, .45), .5))
    elif mark == "/":
        stroke((0, 1.08), (rng.uniform(.25, .6), rng.uniform(-.1, .05)))
    elif mark == "#":
        for points in ([(.15, 1), (.3, 0)], [(.4, 1), (.55, 0)], [(0, .35), (.65, .35)], [(0, .68), (.65, .68)]):
            stroke(*points)
    elif mark == "*":
        for points in ([(.2, .2), (.2, .65)], [(.02, .3), (.38, .55)], [(.38, .3), (.02, .55)]):
            stroke(*points)
    else:
        stroke((.5, .18), (.3, .1), (.08, .2), (.08, .38), (.45, .55), (.5, .75), (.3, .92), (.03, .82))
        stroke((.28, -.1), (.26, 1.1))
        if rng.random() < .4:
            stroke((.36, -.1), (.34, 1.1))
    rows = np.flatnonzero(canvas.max(axis=1) > 60)
    if len(rows) == 0:
        cv2.circle(canvas, (size // 2, size + size // 2 - 1), 1, 255, -1)
        rows = np.array([size + size // 2 - 2])
    return tight(canvas), int(rows[0] - size / 2)


def beside(rng, left, right, gap, raise_by=0):
    """Two masks side by side on a common base line; `raise_by` lifts the right one, px."""
    pieces = [(left, 0, -left.shape[0]), (right, left.shape[1] + gap, -right.shape[0] - raise_by)]
    return pasted(pieces)


def over_bar(rng, upper, lower):
    """Small figures above a bar, a denominator (or None) below."""
    width = upper.shape[1] + rng.randrange(0, 5)
    thick = rng.choice([1, 1, 2])
    bar = np.full((thick, width), 255, np.uint8)
    pieces = [(upper, rng.randrange(0, 3), 0), (bar, 0, upper.shape[0] + rng.randrange(0, 3))]
    if lower is not None:
        pieces.append((lower, max(0, (width - lower.shape[1]) // 2),
                       upper.shape[0] + thick + rng.randrange(1, 4)))
    return pasted(pieces)


def closing_stroke(rng, ink):
    """A line or wave after the writing that means nothing."""
    height, length = ink.shape[0], rng.randrange(20, 90)
    xs = np.arange(0, length, 3)
    wave = rng.choice([0, 0, 1, 3]) * np.sin(xs / rng.uniform(2, 6) + rng.uniform(0, 6))
    slope = rng.uniform(-.08, .08)
    base = height * rng.uniform(.4, .75)
    canvas = np.zeros((height, length), np.uint8)
    for shift in rng.choice([[0], [0], [0, height // 5]]):
        points = np.stack([xs, base + shift + wave + slope * xs], axis=1).astype(np.int32)
        cv2.polylines(canvas, [points], False, 255, rng.choice([1, 1, 2]), cv2.LINE_AA)
    return np.concatenate([ink, np.zeros((height, rng.randrange(2, 12)), np.uint8), canvas], axis=1)


def struck_end(rng, ink):
    """A closing stroke that begins too early and runs through the end of the writing."""
    height, width = ink.shape
    start, y = int(width * rng.uniform(.6, .95)), int(height * rng.uniform(.4, .8))
    canvas = np.pad(ink, ((0, 0), (0, rng.randrange(0, 40))))
    cv2.line(canvas, (start, y), (canvas.shape[1] - 1, y + round(rng.gauss(0, .05) * height)), 255,
             rng.choice([1, 1, 2]), cv2.LINE_AA)
    return canvas


def warped(rng, ink, strength=1.0):
    """Slant, stretch, wavy base line and elastic strokes, in one resampling."""
    height, width = ink.shape
    slant = rng.gauss(0, .16) * strength
    stretch = np.exp(rng.gauss(0, .12) * strength)
    margin = 4
    new_height = height + 2 * margin
    new_width = int((width + abs(slant) * height) * stretch) + 2 * margin
    ys, xs = np.mgrid[0:new_height, 0:new_width].astype(np.float32)
    grid = (max(2, new_width // 12 + 2), max(2, new_height // 12 + 2))
    noise = np.random.default_rng(rng.getrandbits(32))
    size = strength * rng.uniform(0, .05) * height
    field = noise.normal(0, size, (2, grid[1], grid[0])).astype(np.float32)
    dx = cv2.resize(field[0], (new_width, new_height), interpolation=cv2.INTER_CUBIC)
    dy = cv2.resize(field[1], (new_width, new_height), interpolation=cv2.INTER_CUBIC)
    drift = strength * rng.gauss(0, .012) * (xs - new_width / 2)
    shear = slant * (ys - margin - height) + max(0, slant) * height
    source_x = (xs - margin) / stretch + shear + dx
    source_y = ys - margin + dy + drift
    return tight(cv2.remap(ink, source_x, source_y, cv2.INTER_LINEAR))


def pen(rng, ink):
    """Another pen: thinner, thicker, uneven or broken strokes."""
    kind = rng.random()
    if kind < .2:
        ink = cv2.dilate(ink, np.ones((2, 2), np.uint8))
    elif kind < .3:
        ink = cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_CROSS, (3, 3)))
    elif kind < .45:
        ink = np.minimum(ink, np.maximum(cv2.erode(ink, np.ones((2, 2), np.uint8)), ink // 2))
    elif kind < .6:
        noise = np.random.default_rng(rng.getrandbits(32))
        shape = (max(2, ink.shape[0] // 5), max(2, ink.shape[1] // 5))
        fade = cv2.resize(noise.uniform(.15, 1.4, shape).astype(np.float32), ink.shape[::-1])
        ink = np.minimum(ink * fade, 255).astype(np.uint8)
    return ink
