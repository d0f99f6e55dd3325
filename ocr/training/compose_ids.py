# SPDX-License-Identifier: Apache-2.0
"""Writes pictures of handwritten 12-digit ids for `lockbox read --as digits`, with labels and a list.

    LOCKBOX_DATA=… python3 compose_ids.py FOLDER [--count 1000] [--members 1000000] [--seed 5]

The digits are those of MNIST's own test part, which no network here was trained on: each digit of
another writer, side by side at usual distances, a third of the ids with gaps or dashes between
groups, on plain or lightly patterned paper, half of them bitonal. FOLDER gets id-NNNN.png,
labels.tsv (file, text) and members.txt, a list of ids in which each of them stands.
"""
import argparse
import os
import random

import cv2
import numpy as np

import lines
import real
import strokes


def picture(rng, text, glyphs, patterns):
    groups = rng.choices(["", " ", "-"], [.66, .22, .12])[0]
    size = rng.choice([3, 4, 6])
    written = groups.join(text[i:i + size] for i in range(0, len(text), size))
    ink = strokes.by_glyphs(rng, written, glyphs, rng.randrange(26, 40), rng.uniform(.05, .3))
    canvas = lines.placed(rng, ink, (.6, .9))
    gray = np.full(canvas.shape, rng.uniform(200, 250), np.float32)
    if rng.random() < .5:
        tile = rng.choice(patterns)[:canvas.shape[0], :canvas.shape[1]]
        if tile.shape == canvas.shape:
            gray -= tile * rng.uniform(5, 30)
    gray *= 1 - rng.uniform(.7, .95) * canvas.astype(np.float32) / 255
    noise = np.random.default_rng(rng.getrandbits(32))
    gray = cv2.GaussianBlur(gray, (0, 0), rng.uniform(.3, .7)) + noise.normal(0, rng.uniform(0, 6), gray.shape)
    gray = np.clip(gray, 0, 255).astype(np.uint8)
    if rng.random() < .5:
        gray = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)[1]
    return gray


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--members", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    os.makedirs(options.folder, exist_ok=True)
    glyphs, patterns = real.digit_glyphs(True), lines.make_patterns(options.seed, 40)
    members = set()
    while len(members) < options.members:
        members.add(f"{rng.randrange(10 ** 12):012d}")
    members = sorted(members)
    with open(os.path.join(options.folder, "members.txt"), "w", encoding="ascii") as file:
        file.write("\n".join(members) + "\n")
    with open(os.path.join(options.folder, "labels.tsv"), "w", encoding="ascii") as labels:
        labels.write("file\ttext\n")
        for index in range(options.count):
            text, name = rng.choice(members), f"id-{index:04d}.png"
            cv2.imwrite(os.path.join(options.folder, name), picture(rng, text, glyphs, patterns))
            labels.write(f"{name}\t{text}\n")


if __name__ == "__main__":
    main()
