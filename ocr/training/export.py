# SPDX-License-Identifier: Apache-2.0
"""Writes a checkpoint as ocr/models/NAME.onnx, NAME.ranges and NAME.classes, and checks them with OpenCV.

    LOCKBOX_DATA=… LOCKBOX_FONTS=… python3 export.py CHECKPOINT --out FOLDER [--models FOLDER]

Batch normalisation is folded into the convolutions. The temperature is fitted on the validation
lines (half of the weight to the real ones), see evaluate.fit_temperature.
"""
import argparse
import os
import time

import cv2
import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

import evaluate
import network
import ranges

HERE = os.path.dirname(os.path.abspath(__file__))


def folded(module):
    """The same network without batch normalisation and dropout."""
    if isinstance(module, network.Context):
        module.body = folded(module.body)
        return module
    layers = []
    for layer in module:
        if isinstance(layer, nn.BatchNorm2d):
            layers[-1] = fuse_conv_bn_eval(layers[-1], layer)
        elif isinstance(layer, network.Context):
            layers.append(folded(layer))
        elif not isinstance(layer, nn.Dropout):
            layers.append(layer)
    return nn.Sequential(*layers)


def blended(model, shipped, share):
    """`share` of the model's weights and the rest of the shipped network's, from which its run
    started: their mean reads better than either where both lie in one basin."""
    graph = onnx.load(shipped).graph
    values = {value.name: numpy_helper.to_array(value) for value in graph.initializer}
    nodes = [node for node in graph.node if node.op_type == "Conv"]
    layers = [module for module in model.modules() if isinstance(module, nn.Conv2d)]
    for layer, node in zip(layers, nodes, strict=True):
        for own, name in ((layer.weight, node.input[1]), (layer.bias, node.input[2])):
            own.data.lerp_(torch.from_numpy(values[name].copy()), 1 - share)
    return model


def write_onnx(model, path):
    torch.onnx.export(model, torch.zeros(1, 1, 32, 256), path, opset_version=11,
                      input_names=["line"], output_names=["scores"], do_constant_folding=True)
    onnx.checker.check_model(onnx.load(path))


def check(model, path):
    """OpenCV gives what torch gives, at several widths; returns ms for a line of 512 px."""
    cv2.setNumThreads(1)
    net = cv2.dnn.readNetFromONNX(path)
    for width in (64, 256, 512, 1024):
        picture = np.random.default_rng(width).random((1, 1, 32, width), dtype=np.float32)
        net.setInput(picture)
        difference = np.abs(net.forward() - model(torch.from_numpy(picture)).detach().numpy()).max()
        assert difference < 1e-2, (width, difference)
    net.setInput(np.zeros((1, 1, 32, 512), np.float32))
    net.forward()
    begin = time.process_time()
    for _ in range(20):
        net.setInput(np.zeros((1, 1, 32, 512), np.float32))
        net.forward()
    return (time.process_time() - begin) / 20 * 1000


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("checkpoint")
    parser.add_argument("--out", required=True, help="folder of the generated validation lines")
    parser.add_argument("--models", default=os.path.join(HERE, "../models"))
    parser.add_argument("--blend", type=float, default=1,
                        help="share of these weights; the rest is the shipped network's (measure before: evaluate.py)")
    parser.add_argument("--report", action="store_true", help="also print the validation figures")
    options = parser.parse_args()
    torch.set_num_threads(1)
    model, classes, task = evaluate.load(options.checkpoint)
    model = folded(model).eval()
    path = os.path.join(options.models, f"{task}.onnx")
    if options.blend < 1:
        model = blended(model, path, options.blend)
    write_onnx(model, path)
    milliseconds = check(model, path)
    ranges.write(task, options.out, options.models)
    sets = evaluate.validation_sets(task, options.out)
    real_lines = [line for name, found in sets.items() if name != "made" for line in found][:200]
    made_lines = sets["made"][:len(real_lines) or None]
    temperature = evaluate.fit_temperature(model, classes, real_lines + made_lines)
    with open(os.path.join(options.models, f"{task}.classes"), "w", encoding="ascii") as file:
        file.write(f"temperature {temperature}\n")
        for letter in classes:
            file.write(("space" if letter == " " else letter) + "\n")
    print(f"{task}: {os.path.getsize(path) / 1e6:.2f} MB, 512 px in {milliseconds:.1f} ms, temperature {temperature}")
    if options.report:
        for name, samples in sets.items():
            print(f"{task}, {name}:", evaluate.report(model, classes, samples, temperature), flush=True)


if __name__ == "__main__":
    main()
