# SPDX-License-Identifier: Apache-2.0
"""From ink to what the network sees: paper, printing around the line, scanner, normalisation.

`normalise` is the same arithmetic as ocr/network/line_network.cpp; change both or neither.
"""
import cv2
import numpy as np

HEIGHT = 32          # px, rows of the network's input
PIXELS_PER_FRAME = 4  # input columns per output frame
MARGIN = 8           # px of background left and right of the line
MIN_CONTRAST = 48    # gray levels: less than this between paper and ink is treated as this much
# Lines are shown to their network so much wider than they are: strokes of 11 stand close.
STRETCH = {"micr": 1, "digits": 1.5, "dates": 2, "text": 1}


def resized(gray, stretch):
    """HEIGHT rows, width to match times `stretch`; down by area, up between pixels, each way by itself."""
    height, width = gray.shape
    new_width = max(4, int(width * HEIGHT / height * stretch + 0.5))
    method = cv2.INTER_AREA if height >= HEIGHT else cv2.INTER_LINEAR
    if stretch == 1:
        return cv2.resize(gray, (new_width, HEIGHT), interpolation=method)
    gray = cv2.resize(gray, (width, HEIGHT), interpolation=method)
    method = cv2.INTER_AREA if width >= new_width else cv2.INTER_LINEAR
    return cv2.resize(gray, (new_width, HEIGHT), interpolation=method)


def normalise(gray, stretch=1):
    """Gray crop (dark ink) -> uint8 HEIGHT x W, 255 = ink, margins included."""
    small = resized(gray, stretch)
    counts = np.cumsum(np.bincount(small.ravel(), minlength=256))
    paper = int(np.searchsorted(counts, 0.75 * counts[-1]))
    ink = int(np.searchsorted(counts, 0.01 * counts[-1]))
    ink = min(ink, paper - MIN_CONTRAST)
    value = (paper - small.astype(np.float32)) * (255.0 / (paper - ink))
    value = np.clip(value + 0.5, 0, 255).astype(np.uint8)
    return np.pad(value, ((0, 0), (MARGIN, MARGIN)))


def writing_row(gray):
    """The row of writing in a crop of a form's field: without the rests of the rows above and below
    that the crop cuts, without frames, and the lowest where several are whole (a form prints its
    label above). The same arithmetic as ocr/print/writing_row.cpp; change both or neither."""
    height, width = gray.shape
    _, ink = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    parts = []
    for x, y, w, h, area in stats[1:]:
        cut = y == 0 or y + h == height
        frame = (h > .6 * height and w < .25 * h) or (w > .5 * width and h < .1 * height)
        if area >= 6 and not cut and not frame and x > 0 and x + w < width:
            parts.append((int(x), int(y), int(w), int(h)))
    bands = []                                       # (top, bottom, parts), merged where they overlap
    for x, y, w, h in sorted(parts, key=lambda part: -part[3]):
        for band in bands:
            overlap = min(y + h, band[1]) - max(y, band[0])
            if overlap > -.25 * (band[1] - band[0]):
                band[2].append((x, y, w, h))
                if overlap > .5 * h:
                    band[0], band[1] = min(band[0], y), max(band[1], y + h)
                break
        else:
            bands.append([y, y + h, [(x, y, w, h)]])
    bands = [b for b in bands if b[1] - b[0] >= .15 * height and sum(p[2] for p in b[2]) >= .5 * (b[1] - b[0])]
    if not bands:
        return gray
    found = max(bands, key=lambda band: band[1])[2]
    top, bottom = min(p[1] for p in found), max(p[1] + p[3] for p in found)
    left, right = min(p[0] for p in found), max(p[0] + p[2] for p in found)
    pad, side = max(1, int(.12 * (bottom - top) + .5)), int(.3 * (bottom - top) + .5)
    return gray[max(0, top - pad):bottom + pad, max(0, left - side):right + side]


def make_patterns(seed, count=160):
    """Backgrounds of safety paper, values 0..1, drawn once per process."""
    noise = np.random.default_rng(seed)
    return [_pattern(noise) for _ in range(count)]


def _pattern(noise, height=96, width=1024):
    kind = noise.integers(6)
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    if kind == 0:
        tile = noise.normal(0, 1, (height // int(noise.integers(2, 12)), width // 8)).astype(np.float32)
        tile = cv2.resize(tile, (width, height), interpolation=cv2.INTER_CUBIC)
    elif kind == 1:
        angle, period = noise.uniform(0, 3.14), noise.uniform(4, 24)
        bend = noise.uniform(0, 6) * np.sin(xs / noise.uniform(10, 60))
        tile = np.sin((xs * np.cos(angle) + ys * np.sin(angle) + bend) * 6.28 / period)
    elif kind == 2:
        tile = np.zeros((height, width), np.float32)
        for _ in range(int(noise.integers(20, 120))):
            points = noise.uniform(-100, [width + 100, height + 100], (2, 2)).astype(int)
            cv2.line(tile, tuple(map(int, points[0])), tuple(map(int, points[1])), 1.0, 1, cv2.LINE_AA)
    elif kind == 3:
        tile = (noise.random((height, width)) < noise.uniform(.01, .12)).astype(np.float32)
        tile = cv2.GaussianBlur(tile, (0, 0), noise.uniform(.4, 1.2))
    elif kind == 4:
        tile = np.sin(xs / noise.uniform(60, 400) + noise.uniform(0, 6)) + .5 * np.sin(ys / 40)
    else:
        period = noise.uniform(5, 14)
        tile = np.sin(6.28 * (xs + ys) / period) * np.sin(6.28 * (xs - ys) / period)
    tile = tile - tile.min()
    return (tile / max(1e-3, tile.max())).astype(np.float32)


def placed(rng, ink, share=(.5, .98)):
    """Ink on a canvas taller by the crop's inaccuracy; ink height / canvas height within share."""
    height = ink.shape[0]
    total = max(height + 1, int(height / rng.uniform(*share)))
    top = rng.randrange(0, total - height + 1)
    left, right = rng.randrange(0, 14), rng.randrange(0, 14)
    canvas = np.pad(ink, ((top, total - height - top), (left, right)))
    if rng.random() < .06:                           # cut a little into the writing
        cut = max(1, int(height * .06))
        canvas = canvas[cut:] if rng.random() < .5 else canvas[:-cut]
    return canvas


def with_surroundings(rng, canvas, other):
    """Ruled lines, box edges and the fringe of neighbouring print; `other` is another line's ink."""
    height, width = canvas.shape
    if rng.random() < .28:
        y = int(height * rng.uniform(.55, 1.0)) if rng.random() < .85 else rng.randrange(height)
        tilt = rng.gauss(0, .006) * width
        level = rng.randrange(90, 256)
        cv2.line(canvas, (0, y), (width, int(y + tilt)), level, rng.choice([1, 1, 2]), cv2.LINE_AA)
    if rng.random() < .12:
        x = rng.choice([0, 1, 2, width - 1, width - 2, width - 3])
        cv2.line(canvas, (x, 0), (x, height), rng.randrange(120, 256), rng.choice([1, 2]))
        if rng.random() < .5:
            y = rng.choice([0, 1, height - 2, height - 1])
            cv2.line(canvas, (0, y), (width, y), rng.randrange(120, 256), rng.choice([1, 2]))
    if other is not None and rng.random() < .18:
        rows = max(1, int(height * rng.uniform(.04, .16)))
        start = rng.randrange(0, max(1, width - 8))
        part = other[-rows:, :width - start] if rng.random() < .5 else other[:rows, :width - start]
        rows = part.shape[0]
        if rows < height:
            at = slice(0, rows) if rng.random() < .5 else slice(height - rows, height)
            place = canvas[at, start:start + part.shape[1]]
            np.maximum(place, part, out=place)
    if rng.random() < .07:
        stamped(rng, canvas)
    if rng.random() < .03:
        centre = (rng.randrange(width), rng.randrange(-height, 2 * height))
        cv2.ellipse(canvas, centre, (rng.randrange(height, 4 * height), rng.randrange(height, 2 * height)),
                    rng.randrange(180), 0, 360, rng.randrange(60, 200), rng.choice([1, 2]), cv2.LINE_AA)
    return canvas


def stamped(rng, canvas):
    """Part of a mail room's stamp across the line: a word in a frame or within rings, aslant, its
    own letters no part of what the line says."""
    height, width = canvas.shape
    word = rng.choice(["PAID", "RECEIVED", "POSTED", "DEPOSIT", "NOV 22", "MAIL ROOM", "COPY", "FILED"])
    scale, thick = height / 30 * rng.uniform(.7, 1.8), max(1, round(height * rng.uniform(.03, .09)))
    (wide, high), _ = cv2.getTextSize(word, cv2.FONT_HERSHEY_DUPLEX, scale, thick)
    side = int(1.3 * max(wide, 2 * high)) + 8
    stamp, middle = np.zeros((side, side), np.uint8), side // 2
    level = rng.randrange(90, 256)
    cv2.putText(stamp, word, (middle - wide // 2, middle + high // 2), cv2.FONT_HERSHEY_DUPLEX, scale, level, thick)
    if rng.random() < .5:
        corner = (wide // 2 + high // 2, high)
        cv2.rectangle(stamp, (middle - corner[0], middle - corner[1]), (middle + corner[0], middle + corner[1]), level, thick)
    else:
        for radius in rng.sample([.36, .42, .49], 2):
            cv2.circle(stamp, (middle, middle), int(side * radius), level, max(1, thick // 2))
    turn = cv2.getRotationMatrix2D((middle, middle), rng.gauss(0, 14), 1)
    stamp = cv2.warpAffine(stamp, turn, (side, side))
    if rng.random() < .5:                            # a worn stamp
        noise = np.random.default_rng(rng.getrandbits(32))
        stamp[noise.random(stamp.shape) < rng.uniform(.05, .4)] = 0
    left, top = rng.randrange(-side // 2, width), rng.randrange(-side * 3 // 4, height - side // 4)
    x0, y0, x1, y1 = max(0, left), max(0, top), min(width, left + side), min(height, top + side)
    if x0 < x1 and y0 < y1:
        np.maximum(canvas[y0:y1, x0:x1], stamp[y0 - top:y1 - top, x0 - left:x1 - left], out=canvas[y0:y1, x0:x1])


def on_paper(rng, canvas, patterns):
    """Ink mask -> gray picture."""
    paper, contrast = rng.uniform(150, 255), rng.uniform(.35, 1.0)
    gray = np.full(canvas.shape, paper, np.float32)
    if rng.random() < .5:
        tile = rng.choice(patterns)
        height, width = canvas.shape
        if height <= tile.shape[0] and width <= tile.shape[1]:
            y, x = rng.randrange(tile.shape[0] - height + 1), rng.randrange(tile.shape[1] - width + 1)
            gray -= tile[y:y + height, x:x + width] * (paper * contrast * rng.uniform(.05, .45))
    gray *= 1 - contrast * canvas.astype(np.float32) / 255
    return gray


def scanned(rng, gray, bitonal=.45):
    """Blur, low resolution, noise; bitonal in the given share of cases. float32 -> uint8."""
    noise = np.random.default_rng(rng.getrandbits(32))
    height, width = gray.shape
    if rng.random() < .25 and height > 24:
        scale = max(20 / height, rng.uniform(.5, .9))
        small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        gray = cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR)
    if rng.random() < .6:
        gray = cv2.GaussianBlur(gray, (0, 0), rng.uniform(.3, 1.1))
    if rng.random() < .7:
        gray = gray + noise.normal(0, rng.uniform(0, 14), gray.shape).astype(np.float32)
    image = np.clip(gray, 0, 255).astype(np.uint8)
    if rng.random() >= bitonal:
        return image
    kind = rng.random()
    if kind < .5:
        level, image = cv2.threshold(image, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    elif kind < .8:
        low, high = np.percentile(image, (1, 75))
        level = low + (high - low) * rng.uniform(.35, .75)
        image = np.where(image > level, 255, 0).astype(np.uint8)
    else:
        block = rng.choice([15, 25, 35])
        image = cv2.adaptiveThreshold(image, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY,
                                      block, rng.randrange(8, 24))
    if rng.random() < .2:
        flips = noise.random(image.shape) < rng.uniform(.001, .012)
        image = np.where(flips, 255 - image, image).astype(np.uint8)
    return image


def photo_warped(rng, gray, strength=1.0):
    """A real gray line, slanted, stretched, bent and cut or widened at its edges."""
    height, width = gray.shape
    noise = np.random.default_rng(rng.getrandbits(32))
    stretch = np.exp(rng.gauss(0, .14) * strength)
    top, bottom = (int(height * rng.uniform(-.06, .22)) for _ in range(2))
    new_height, new_width = height + top + bottom, max(8, int(width * stretch))
    ys, xs = np.mgrid[0:new_height, 0:new_width].astype(np.float32)
    grid = (new_width // 16 + 2, new_height // 16 + 2)
    field = noise.normal(0, strength * rng.uniform(0, .05) * height, (2, grid[1], grid[0])).astype(np.float32)
    size = (new_width, new_height)
    slant = rng.gauss(0, .15) * strength
    source_x = xs / stretch + slant * (ys - new_height / 2) + cv2.resize(field[0], size, interpolation=cv2.INTER_CUBIC)
    source_y = ys - top + cv2.resize(field[1], size, interpolation=cv2.INTER_CUBIC)
    source_y += strength * rng.gauss(0, .015) * (xs - new_width / 2)
    warped = cv2.remap(gray, source_x, source_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    return warped.astype(np.float32)
