# SPDX-License-Identifier: Apache-2.0
"""New lines from real ones: the beginning of one and the end of another, cut between characters.

Some hundred real amounts or names show few strings; their halves, joined, show many in the same
hands and on the same paper. Where a character ends is found by aligning the line with its label by
the network that the program ships, so a cut lies halfway between two characters.
"""
import functools
import os

import cv2
import numpy as np

import ctc
import lines
import real

MODELS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../models")
SEAM_PX = 6  # columns over which one paper fades into the other


@functools.lru_cache(maxsize=None)
def _shipped(task):
    with open(os.path.join(MODELS, f"{task}.classes"), encoding="ascii") as table:
        names = [line.rstrip("\n") for line in table][1:]
    classes = "".join(" " if name == "space" else name for name in names)
    return cv2.dnn.readNetFromONNX(os.path.join(MODELS, f"{task}.onnx")), classes


def _cuts(gray, text, task):
    """x of the cut after each character but the last; None where the line does not align."""
    net, classes = _shipped(task)
    if not set(text) <= set(classes):
        return None
    picture = lines.normalise(gray)
    width = -(-picture.shape[1] // 64) * 64
    padded = np.pad(picture, ((0, 0), (0, width - picture.shape[1]))).astype(np.float32) / 255
    net.setInput(padded[None, None])
    centres = ctc.centres(net.forward()[0, :, 0].T, classes, text)
    if centres is None:
        return None
    scale = gray.shape[0] / lines.HEIGHT
    xs = [((c + .5) * lines.PIXELS_PER_FRAME - lines.MARGIN) * scale for c in centres]
    return [int(round((a + b) / 2)) for a, b in zip(xs, xs[1:])]


@functools.lru_cache(maxsize=None)
def _material(folder, task):
    """(gray, text, cuts) of the real lines to train with that have two characters or more."""
    found = []
    for gray, text in real.lines(folder, False):
        cuts = _cuts(gray, text, task)
        if cuts and all(0 < x < gray.shape[1] for x in cuts):
            found.append((gray, text, cuts))
    return found


def _like(piece, model):
    """`piece` at the height of `model` and with its paper's level."""
    height = model.shape[0]
    width = max(4, int(piece.shape[1] * height / piece.shape[0] + .5))
    piece = cv2.resize(piece, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32)
    return np.clip(piece + np.median(model) - np.median(piece), 0, 255)


def _joined(left, right):
    seam = min(SEAM_PX, left.shape[1], right.shape[1])
    fade = np.linspace(1, 0, seam, dtype=np.float32)
    middle = left[:, -seam:] * fade + right[:, :seam] * (1 - fade)
    return np.concatenate([left[:, :-seam], middle, right[:, seam:]], axis=1)


def amount(rng):
    """(gray float32, text) of two or three real amounts joined."""
    return _spliced(rng, _material("courtesy_amounts", "digits"))


def name(rng):
    """(gray float32, text) of two or three hand-printed names joined."""
    return _spliced(rng, _material("handwritten_names", "text"))


def _spliced(rng, material):
    gray, text, cuts = rng.choice(material)
    at = rng.randrange(len(cuts))
    picture, label = gray[:, :cuts[at]].astype(np.float32), text[:at + 1].strip()
    for _ in range(rng.choice([1, 1, 1, 2])):
        gray, text, cuts = rng.choice(material)
        at = rng.randrange(len(cuts))
        picture = _joined(picture, _like(gray[:, cuts[at]:], picture))
        label += text[at + 1:].strip()
    return picture, label
