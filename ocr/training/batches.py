# SPDX-License-Identifier: Apache-2.0
"""Batches of lines of like width, made by worker processes."""
import multiprocessing
import os
import random
from queue import Full

import numpy as np

import lines

STEP = 64                 # px, widths are rounded up to a multiple of this
WIDEST = 1600             # px, wider lines are left out
COLUMNS_PER_BATCH = 6144  # lines x width of one batch


def maker(task, seed, validation=False):
    if task == "micr":
        import micr
        return micr.MicrMaker(seed, validation)
    if task == "dates":
        import dates
        return dates.DatesMaker(seed, validation)
    import tasks
    return {"text": tasks.TextMaker, "digits": tasks.DigitsMaker}[task](seed, validation)


def frames_needed(label):
    """Frames a CTC label takes at the least: equal neighbours need a blank between them."""
    return len(label) + sum(a == b for a, b in zip(label, label[1:]))


def encoded(label, classes):
    return np.array([classes.index(c) + 1 for c in label], np.int64)


def padded(rng, picture, width):
    slack = width - picture.shape[1]
    left = rng.randrange(0, slack + 1) if slack else 0
    return np.pad(picture, ((0, 0), (left, slack - left)))


def handed_over(queue, batch):
    """False when the training process is gone, so that no worker outlives it."""
    while multiprocessing.parent_process().is_alive():
        try:
            queue.put(batch, timeout=5)
            return True
        except Full:
            continue
    queue.cancel_join_thread()
    return False


def make_forever(task, seed, queue):
    """Worker: puts (pictures, labels, free flags) on the queue until training ends."""
    os.nice(2)
    source, rng = maker(task, seed), random.Random(seed + 1)
    waiting = {}
    while True:
        sample = source.sample()
        if sample is None:
            continue
        picture, label, free = sample
        width = -(-picture.shape[1] // STEP) * STEP
        if width > WIDEST or frames_needed(label) > picture.shape[1] // lines.PIXELS_PER_FRAME - 3:
            continue
        group = waiting.setdefault(width, [])
        group.append((padded(rng, picture, width), encoded(label, source.classes), free))
        if len(group) >= max(4, COLUMNS_PER_BATCH // width):
            pictures, labels, frees = zip(*waiting.pop(width))
            if not handed_over(queue, (np.stack(pictures), labels, np.array(frees))):
                return


class Stream:
    """The latest batches; each `next` draws one at random, taking in new ones as they come.

    A batch is therefore used several times when the workers are slower than the training step.
    """

    def __init__(self, task, seed, workers, capacity=1200):
        self.queue = multiprocessing.Queue(maxsize=16)
        self.rng, self.capacity, self.made, self.kept = random.Random(seed), capacity, 0, []
        for index in range(workers):
            process = multiprocessing.Process(
                target=make_forever, args=(task, seed * 1000 + index, self.queue), daemon=True)
            process.start()

    def next(self):
        while len(self.kept) < 60 or not self.queue.empty():
            batch = self.queue.get()
            self.made += 1
            if len(self.kept) < self.capacity:
                self.kept.append(batch)
            else:
                self.kept[self.rng.randrange(self.capacity)] = batch
            if len(self.kept) >= 60:
                return batch
        return self.rng.choice(self.kept)
