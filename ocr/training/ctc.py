# SPDX-License-Identifier: Apache-2.0
"""CTC decoding for evaluation; ocr/network/ctc.h is what the program uses."""
import numpy as np

SIGNS = "$.,-/*#xX"


def log_softmax(scores):
    scores = scores - scores.max(axis=1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))


def best_path(scores, classes):
    text, last = "", 0
    for k in scores.argmax(axis=1):
        if k != last and k:
            text += classes[k - 1]
        last = k
    return text


def merge_signs(log_p, classes):
    """Signs counted as blank: what a digits-only label can be compared with."""
    signs = [classes.index(c) + 1 for c in SIGNS if c in classes]
    merged = log_p.copy()
    merged[:, 0] = np.logaddexp.reduce(log_p[:, [0] + signs], axis=1)
    merged[:, signs] = -30
    return merged


def best_string(scores, classes, free=False, beam=8):
    """(string, probability): prefix beam search in probabilities, few classes a frame."""
    log_p = log_softmax(scores)
    if free:
        log_p = merge_signs(log_p, classes)
    p = np.exp(log_p)
    beams = {(): (1.0, 0.0)}
    for frame in p:
        likely = [k for k in np.argsort(-frame)[:6] if frame[k] > 1e-4 and k]
        grown = {}

        def add(prefix, blank, letter):
            old = grown.get(prefix, (0.0, 0.0))
            grown[prefix] = (old[0] + blank, old[1] + letter)

        for prefix, (blank, letter) in beams.items():
            add(prefix, (blank + letter) * frame[0], letter * frame[prefix[-1]] if prefix else 0.0)
            for k in likely:
                repeated = prefix and prefix[-1] == k
                add(prefix + (k,), 0.0, (blank if repeated else blank + letter) * frame[k])
        beams = dict(sorted(grown.items(), key=lambda item: -sum(item[1]))[:beam])
    prefix, mass = max(beams.items(), key=lambda item: sum(item[1]))
    return "".join(classes[k - 1] for k in prefix), float(sum(mass))


def probability(scores, classes, text, free=False):
    """The exact probability of a string (forward algorithm, scaled in each frame)."""
    log_p = log_softmax(scores)
    if free:
        log_p = merge_signs(log_p, classes)
    states = [0]
    for letter in text:
        states += [classes.index(letter) + 1, 0]
    p = np.exp(log_p)[:, states]
    skips = np.array([s >= 2 and states[s] and states[s] != states[s - 2] for s in range(len(states))])
    now, log_total = np.zeros(len(states)), 0.0
    now[0] = 1.0
    for frame in p:
        following = now.copy()
        following[1:] += now[:-1]
        following[2:] += np.where(skips[2:], now[:-2], 0.0)
        following *= frame
        total = following.sum()
        if total <= 0:
            return 0.0
        now, log_total = following / total, log_total + np.log(total)
    return float(np.exp(log_total) * now[-2:].sum())


def centres(scores, classes, text):
    """The middle frame of each character on the likeliest way of `text` (beside digits, signs
    count as blank); None where the frames are too few."""
    states = [0]
    for letter in text:
        states += [classes.index(letter) + 1, 0]
    log_p = log_softmax(scores)
    log_p = (merge_signs(log_p, classes) if text.isdigit() else log_p)[:, states]
    best = np.full(len(states), -np.inf)
    best[:2] = log_p[0, :2]
    came = np.zeros((len(log_p), len(states)), int)
    for t in range(1, len(log_p)):
        following = best.copy()
        for s in range(1, len(states)):
            skips = s > 1 and states[s] and states[s] != states[s - 2]
            for step in (1, 2) if skips else (1,):
                if best[s - step] > following[s]:
                    following[s], came[t, s] = best[s - step], step
        best = following + log_p[t]
    state = len(states) - 1 if best[-1] >= best[-2] else len(states) - 2
    if not np.isfinite(best[state]):
        return None
    frames = {}
    for t in range(len(log_p) - 1, -1, -1):
        if state % 2:
            frames.setdefault(state // 2, []).append(t)
        state -= came[t, state]
    return [float(np.mean(frames[i])) for i in range(len(text))]


def calibration_error(outcomes, bins=10):
    """Expected calibration error of (probability, right) pairs."""
    outcomes, error = sorted(outcomes), 0.0
    for part in np.array_split(np.arange(len(outcomes)), bins):
        if len(part):
            said = np.mean([outcomes[i][0] for i in part])
            true = np.mean([outcomes[i][1] for i in part])
            error += abs(said - true) * len(part) / len(outcomes)
    return error
