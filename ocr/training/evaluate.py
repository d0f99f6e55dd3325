# SPDX-License-Identifier: Apache-2.0
"""Reads validation lines and reports whole strings right, wrong at a threshold, and CER.

    LOCKBOX_DATA=… LOCKBOX_FONTS=… python3 evaluate.py CHECKPOINT --out FOLDER

Validation sets: `real…` are lines of the real data whose text is kept back from training;
`made` are generated lines with fonts, glyphs and seed that training does not use.
"""
import argparse
import os
import pickle

import numpy as np
import torch

import batches
import ctc
import lines
import network
import real

REAL = {"micr": ["micr_lines"], "digits": ["courtesy_amounts"],
        "text": ["handwritten_names", "words/english"], "dates": []}
MADE = 400          # generated validation lines
VALIDATION_SEED = 987654


def validation_sets(task, folder, small=False):
    """{name: [(picture, label, free)]}; the generated ones are kept in the folder."""
    source = batches.maker(task, VALIDATION_SEED, validation=True)
    sets = {}
    for name in REAL[task]:
        found = [(lines.normalise(gray, lines.STRETCH[task]), text, name == "courtesy_amounts")
                 for gray, text in real.lines(name, True) if all(c in source.classes for c in text)]
        sets["real " + name] = found
    path = os.path.join(folder, f"{task}-validation-sets.pickle")
    if not os.path.exists(path):
        made = {"made": made_lines(source.sample)}
        for name, make in source.special_sets().items():
            made["made " + name] = made_lines(make)
        with open(path, "wb") as file:
            pickle.dump(made, file)
    with open(path, "rb") as file:
        sets.update(pickle.load(file))
    return {name: found[:60] if small else found for name, found in sets.items()
            if not small or name == "made" or name.startswith("real")}


def made_lines(make):
    found = []
    while len(found) < MADE:
        sample = make()
        if sample and batches.frames_needed(sample[1]) < sample[0].shape[1] // 4 - 3:
            found.append(sample)
    return found


def load(path):
    saved = torch.load(path)
    model = network.line_network(len(saved["classes"]) + 1, saved["width"])
    model.load_state_dict(saved["weights"])
    return model.eval(), saved["classes"], saved["task"]


def logits(model, picture):
    """Frames x classes, float32; the picture padded to a multiple of 64 px as in the program."""
    width = -(-picture.shape[1] // batches.STEP) * batches.STEP
    padded = np.pad(picture, ((0, 0), (0, width - picture.shape[1]))).astype(np.float32) / 255
    with torch.no_grad():
        return model(torch.from_numpy(padded)[None, None])[0, :, 0].T.numpy()


def comparable(text, free):
    return "".join(c for c in text if c.isdigit()) if free else text


def edit_distance(a, b):
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[-1]


def quick(model, classes, task, samples):
    """'exact % / CER %' by best path."""
    model.eval()
    right = errors = characters = 0
    for picture, label, free in samples:
        read = comparable(ctc.best_path(logits(model, picture), classes), free)
        wanted = comparable(label, free)
        right += read == wanted
        errors += edit_distance(read, wanted)
        characters += len(wanted)
    return f"{100 * right / len(samples):.1f}/{100 * errors / characters:.2f}"


def report(model, classes, samples, temperature):
    """Exact, read and wrong at probability 0.99 and 0.9, CER, by beam search."""
    outcomes, errors, characters = [], 0, 0
    for picture, label, free in samples:
        scores = logits(model, picture)
        read, probability = ctc.best_string(scores / temperature, classes, free)
        wanted = comparable(label, free)
        outcomes.append((probability, comparable(read, free) == wanted))
        errors += edit_distance(comparable(read, free), wanted)
        characters += len(wanted)
    count = len(outcomes)
    text = f"{count} lines: exact {100 * sum(r for _, r in outcomes) / count:.1f} %, CER {100 * errors / characters:.2f} %"
    for threshold in (.9, .99):
        read = [right for probability, right in outcomes if probability >= threshold]
        text += f"; at {threshold}: read {100 * len(read) / count:.1f} %, wrong {100 * (len(read) - sum(read)) / count:.2f} %"
    return text + f"; calibration error {ctc.calibration_error(outcomes):.3f}"


def fit_temperature(model, classes, samples):
    """The temperature with the least log loss of 'the string read is right'."""
    scored = []
    for picture, label, free in samples:
        scores = logits(model, picture)
        read, _ = ctc.best_string(scores, classes, free)
        scored.append((scores, read, free, comparable(read, free) == comparable(label, free)))

    def log_loss(temperature):
        total = 0.0
        for scores, read, free, right in scored:
            p = ctc.probability(scores / temperature, classes, read, free)
            p = min(max(p, 1e-4), 1 - 1e-4)
            total -= np.log(p if right else 1 - p)
        return total

    return round(float(min(np.arange(.6, 2.21, .1), key=log_loss)), 2)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkpoint")
    parser.add_argument("--out", required=True, help="folder of the generated validation lines")
    parser.add_argument("--temperature", type=float, default=1.0)
    options = parser.parse_args()
    torch.set_num_threads(1)
    model, classes, task = load(options.checkpoint)
    for name, samples in validation_sets(task, options.out).items():
        print(f"{task}, {name}:", report(model, classes, samples, options.temperature), flush=True)


if __name__ == "__main__":
    main()
