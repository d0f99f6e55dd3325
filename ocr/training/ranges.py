# SPDX-License-Identifier: Apache-2.0
"""Writes ocr/models/NAME.ranges: how great the values between a network's layers become.

    LOCKBOX_DATA=… LOCKBOX_FONTS=… python3 ranges.py NAME --out FOLDER [--models FOLDER]

The program runs the network in bytes (ocr/network/byte_network.h). For each layer the greatest value
that a byte stands for is chosen such that the mean square of what rounding and cutting off lose is
least, on every third validation line. `export.py` does so for what it exports.
"""
import argparse
import os

import cv2
import numpy as np

import batches
import evaluate
import network

HERE = os.path.dirname(os.path.abspath(__file__))
BINS = 4096
EVERY = 3                # of the validation lines
ROOM = 1.25              # the sum of the last layers may outgrow what was seen; it has 16 bits
STEM = len(network.STEM)


def inputs(task, folder):
    """Lines as the network gets them: in 0 to 1, padded as in the program."""
    for samples in evaluate.validation_sets(task, folder).values():
        for picture, _, _ in samples[::EVERY]:
            width = -(-picture.shape[1] // batches.STEP) * batches.STEP
            padded = np.pad(picture, ((0, 0), (0, width - picture.shape[1])))
            yield (padded.astype(np.float32) / 255)[None, None]


def layers(net):
    """The outputs that become bytes: of the stem, of the joining layer, of each addition."""
    names = [(name, net.getLayer(net.getLayerId(name)).type) for name in net.getLayerNames()]
    return ([name for name, kind in names if kind == "ReLU"][:STEM + 1]
            + [name for name, kind in names if kind == "Eltwise"])


def best_range(counts, greatest):
    """The range of 255 steps that loses least of values whose histogram reaches to `greatest`."""
    middles = (np.arange(BINS) + .5) * greatest / BINS

    def loss(end):
        return (counts * np.where(middles < end, (end / 255) ** 2 / 12, (middles - end) ** 2)).sum()

    return min((greatest * .97 ** step for step in range(90)), key=loss)


def write(task, folder, models):
    """Writes MODELS/TASK.ranges for MODELS/TASK.onnx; `folder` has the generated validation lines."""
    path = os.path.join(models, task)
    net = cv2.dnn.readNetFromONNX(path + ".onnx")
    wanted = layers(net)
    lines = list(inputs(task, folder))
    greatest, counts = np.zeros(len(wanted)), np.zeros((len(wanted), BINS))
    for count in (False, True):
        for line in lines:
            net.setInput(line)
            for i, output in enumerate(net.forward(wanted)):
                if count:
                    counts[i] += np.histogram(output[output > 0], BINS, (0, greatest[i]))[0]
                else:
                    greatest[i] = max(greatest[i], output.max())
    best = [best_range(*layer) for layer in zip(counts, greatest)]
    ranges = best[:STEM] + [ROOM * greatest[STEM:].max()] + best[STEM:]
    with open(path + ".ranges", "w", encoding="ascii") as file:
        file.writelines(f"{value:.5g}\n" for value in ranges)
    print(f"{task}: {len(ranges)} ranges from {len(lines)} lines", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("task", help="micr, digits, dates, text")
    parser.add_argument("--out", required=True, help="folder of the generated validation lines")
    parser.add_argument("--models", default=os.path.join(HERE, "../models"))
    options = parser.parse_args()
    cv2.setNumThreads(1)
    write(options.task, options.out, options.models)


if __name__ == "__main__":
    main()
