# SPDX-License-Identifier: Apache-2.0
"""The real data under $LOCKBOX_DATA and its split.

Lines are split by a hash of their text (one in five is kept back, the same text never on both
sides); single glyphs by the makers' own test part (MNIST) or by a hash of their file name.
"""
import csv
import functools
import glob
import gzip
import hashlib
import os

import cv2
import numpy as np

import lines as picture


def root():
    return os.environ["LOCKBOX_DATA"]


def kept_back(text):
    return int(hashlib.sha1(text.encode()).hexdigest()[:8], 16) % 5 == 0


def _lines(folder, rows):
    found = []
    for name, text in rows:
        gray = cv2.imread(os.path.join(root(), folder, name), cv2.IMREAD_GRAYSCALE)
        if gray is not None and text:
            found.append((gray, text))
    return found


def _table(folder):
    with open(os.path.join(root(), folder, "labels.tsv"), encoding="utf-8") as table:
        return [(row["file"], row["text"]) for row in csv.DictReader(table, delimiter="\t")]


@functools.lru_cache(maxsize=None)
def lines(folder, validation):
    """(gray picture, text) of micr_lines, courtesy_amounts, handwritten_names or words/english."""
    if folder == "words/english":
        with open(os.path.join(root(), folder, "labels.txt"), encoding="utf-8") as table:
            rows = [line.rstrip("\n").split("\t", 1) for line in table if "\t" in line]
        found = _lines(folder + "/images", rows)
    else:
        found = _lines(folder, _table(folder))
    if folder == "handwritten_names":                # "EMPTY" says that nothing is written
        found = [(picture.writing_row(gray), text) for gray, text in found if text != "EMPTY"]
    return [(gray, text) for gray, text in found if kept_back(text) == validation]


def _idx(name, offset):
    with gzip.open(os.path.join(root(), "digits", name)) as data:
        return np.frombuffer(data.read(), np.uint8, offset=offset)


def _cut(ink):
    columns, rows = np.flatnonzero(ink.max(axis=0) > 60), np.flatnonzero(ink.max(axis=1) > 60)
    return ink[rows[0]:rows[-1] + 1, columns[0]:columns[-1] + 1] if len(rows) else None


@functools.lru_cache(maxsize=None)
def digit_glyphs(validation):
    """{digit: [ink mask]}: MNIST's own split; USPS digits go to training only."""
    part = "t10k" if validation else "train"
    pictures = _idx(f"mnist-{part}-images.idx3-ubyte.gz", 16).reshape(-1, 28, 28)
    labels = _idx(f"mnist-{part}-labels.idx1-ubyte.gz", 8)
    glyphs = {str(d): [] for d in range(10)}
    for picture, label in zip(pictures, labels):
        glyphs[str(label)].append(_cut(picture))
    if not validation:
        with gzip.open(os.path.join(root(), "digits/zip.train.gz"), "rt") as rows:
            for row in rows:
                values = np.array(row.split(), np.float32)
                ink = ((values[1:].reshape(16, 16) + 1) * 127.5).astype(np.uint8)
                ink = _cut(cv2.resize(ink, (28, 28), interpolation=cv2.INTER_CUBIC))
                if ink is not None:
                    glyphs[str(int(values[0]))].append(ink)
        for digit, inks in char_glyphs(validation).items():
            if digit in glyphs:
                glyphs[digit] += inks * 8
    return glyphs


@functools.lru_cache(maxsize=None)
def char_glyphs(validation):
    """{character: [ink mask]} of the CHoiCe set, 62 classes."""
    base = os.path.join(root(), "chars/choice/V0.3")
    with open(os.path.join(base, "label.txt"), encoding="ascii") as table:
        names = [line.strip() for line in table if line.strip()]
    glyphs = {name: [] for name in names}
    for index, name in enumerate(names):
        for path in sorted(glob.glob(f"{base}/data/{index}/*")):
            gray = cv2.imread(path, cv2.IMREAD_GRAYSCALE)
            if gray is None or kept_back(os.path.basename(path)) != validation:
                continue
            ink = 255 - gray if np.median(gray) > 127 else gray
            ink = _cut(ink)
            if ink is not None:
                glyphs[name].append(ink)
    return glyphs
