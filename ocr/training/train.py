# SPDX-License-Identifier: Apache-2.0
"""Trains one network for a given wall-clock time on one thread.

    LOCKBOX_DATA=… LOCKBOX_FONTS=… python3 train.py text --minutes 75 --seed 1 --out FOLDER

The learning rate follows a one-cycle over the minutes given, so that a run ends trained whatever
the machine's speed. Forward and backward in bfloat16 where the processor has it (twice as fast),
else in float32. The weights written are a moving average of the last some thousand steps.
"""
import argparse
import math
import os
import time

import numpy as np
import torch
from torch import nn

import batches
import evaluate
import network

WIDTHS = {"micr": 160, "digits": 192, "text": 256, "dates": 96}  # channels of the 1-D layers
SIGNS = "$.,-/*#xX"                                 # what `free` samples may hold unlabelled


def loss_of(scores, labels, free, sign_classes):
    """Mean CTC loss per character; in free samples a sign counts as blank."""
    log_p = scores.float().log_softmax(1).squeeze(2).permute(2, 0, 1)
    if free.any():
        merged = log_p.clone()
        merged[:, :, 0] = log_p[:, :, [0] + sign_classes].logsumexp(2)
        merged[:, :, sign_classes] = -30.0
        log_p = torch.where(torch.from_numpy(free)[None, :, None], merged, log_p)
    frames = torch.full((log_p.shape[1],), log_p.shape[0], dtype=torch.long)
    lengths = torch.tensor([len(label) for label in labels])
    targets = torch.from_numpy(np.concatenate(labels))
    loss = nn.functional.ctc_loss(log_p, targets, frames, lengths, reduction="none", zero_infinity=True)
    return (loss / lengths.sqrt().clamp(min=1)).mean() / 3


def learning_rate(share, peak):
    """One-cycle: linear rise over the first 4 %, cosine down to a thousandth."""
    if share < .04:
        return peak * (.05 + .95 * share / .04)
    return peak * (.001 + .999 * .5 * (1 + math.cos(math.pi * (share - .04) / .96)))


def has_bfloat16():
    with open("/proc/cpuinfo", encoding="ascii") as text:
        return "avx512_bf16" in text.read()


def averaged(average, model, step):
    decay = min(.999, (1 + step) / (20 + step))
    with torch.no_grad():
        for kept, now in zip(average.state_dict().values(), model.state_dict().values()):
            if kept.dtype.is_floating_point:
                kept.lerp_(now, 1 - decay)
            else:
                kept.copy_(now)


def checkpoint(out, average, task, classes, step, tag="latest"):
    path = os.path.join(out, f"{task}-{tag}.pt")
    torch.save({"task": task, "classes": classes, "width": WIDTHS[task], "step": step,
                "weights": average.state_dict()}, path + ".new")
    os.replace(path + ".new", path)


def train(task, minutes, seed, out, workers, peak, start=None):
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    os.makedirs(out, exist_ok=True)
    stream = batches.Stream(task, seed, workers)
    classes = batches.maker(task, 0).classes
    signs = [classes.index(c) + 1 for c in SIGNS if c in classes]
    model = network.line_network(len(classes) + 1, WIDTHS[task]).to(memory_format=torch.channels_last)
    average = network.line_network(len(classes) + 1, WIDTHS[task]).to(memory_format=torch.channels_last)
    if start and start.endswith(".onnx"):
        pictures = torch.from_numpy(stream.next()[0]).float().div_(255).unsqueeze(1)
        model = network.from_onnx(start, pictures, len(classes) + 1, WIDTHS[task])
        model = model.to(memory_format=torch.channels_last)
    elif start:
        model.load_state_dict(torch.load(start)["weights"])
    average.load_state_dict(model.state_dict())
    decayed = [p for p in model.parameters() if p.dim() > 1]
    plain = [p for p in model.parameters() if p.dim() <= 1]
    optimizer = torch.optim.AdamW([{"params": decayed, "weight_decay": .01},
                                   {"params": plain, "weight_decay": 0}], lr=peak)
    validation = evaluate.validation_sets(task, out, small=True)
    bfloat16 = has_bfloat16()
    begin, step, running, next_report = time.time(), 0, None, 60
    while (elapsed := time.time() - begin) < minutes * 60:
        for group in optimizer.param_groups:
            group["lr"] = learning_rate(elapsed / (minutes * 60), peak)
        pictures, labels, free = stream.next()
        x = torch.from_numpy(pictures).float().div_(255).unsqueeze(1)
        model.train()
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=bfloat16):
            scores = model(x.contiguous(memory_format=torch.channels_last))
        loss = loss_of(scores, labels, free, signs)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 2.0)
        optimizer.step()
        step += 1
        averaged(average, model, step)
        running = loss.item() if running is None else .99 * running + .01 * loss.item()
        if elapsed > next_report:
            next_report = elapsed + max(60, minutes * 60 / 12)
            checkpoint(out, average, task, classes, step)
            figures = {name: evaluate.quick(average, classes, task, lines)
                       for name, lines in validation.items()}
            print(f"{elapsed / 60:.1f} min step {step} made {stream.made} loss {running:.4f} {figures}", flush=True)
    checkpoint(out, average, task, classes, step)
    print(f"done: {step} steps, {stream.made} batches made", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("task", choices=sorted(WIDTHS))
    parser.add_argument("--minutes", type=float, required=True)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", required=True, help="folder of checkpoints and validation lines")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--peak", type=float, default=2e-3, help="highest learning rate")
    parser.add_argument("--start", help="checkpoint or shipped NAME.onnx to go on from")
    options = parser.parse_args()
    train(options.task, options.minutes, options.seed, options.out, options.workers, options.peak,
          options.start)


if __name__ == "__main__":
    main()
