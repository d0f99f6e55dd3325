# SPDX-License-Identifier: Apache-2.0
"""The line network: convolutions only, 1 x 1 x 32 x W in, 1 x C x 1 x (W/4) scores out.

Two 2 x 2 and two 2 x 1 poolings bring 32 rows to 2, a 2 x 3 convolution to one; dilated 1-D
convolutions then give each frame about 60 frames of context. Scores are logits; class 0 is the
CTC blank. No recurrent layer, so that OpenCV's dnn runs it at any width.
"""
import onnx
import torch
from onnx import numpy_helper
from torch import nn

STEM = [(16, (2, 2)), (32, (2, 2)), (64, (2, 1)), (96, (2, 1)), (128, None)]
DILATIONS = (1, 2, 4, 1)


def _block(inputs, outputs, kernel, padding, dilation=(1, 1)):
    return [nn.Conv2d(inputs, outputs, kernel, padding=padding, dilation=dilation, bias=False),
            nn.BatchNorm2d(outputs), nn.ReLU(inplace=True)]


class Context(nn.Module):
    """A 1-D convolution along the line, added to its input."""

    def __init__(self, width, dilation):
        super().__init__()
        self.body = nn.Sequential(*_block(width, width, (1, 3), (0, dilation), (1, dilation)))

    def forward(self, x):
        return x + self.body(x)


def line_network(classes, width, dropout=0.1):
    """`classes` counts the blank; `width`: channels of the 1-D layers."""
    layers, inputs = [], 1
    for outputs, pool in STEM:
        layers += _block(inputs, outputs, 3, 1)
        if pool:
            layers.append(nn.MaxPool2d(pool))
        inputs = outputs
    layers += _block(inputs, width, (2, 3), (0, 1))
    layers += [Context(width, dilation) for dilation in DILATIONS]
    layers += [nn.Dropout(dropout), nn.Conv2d(width, classes, 1)]
    return nn.Sequential(*layers)


def from_onnx(path, pictures, classes, width):
    """The shipped network as one that can be trained on: batch normalisation was folded into its
    convolutions, so each layer's own mean and spread on `pictures` (lines x 1 x 32 x W, float32)
    are taken, and scale and offset set such that the network says what it said. Of another task's
    network the first layers are taken, as far as they are as wide; the others start anew."""
    graph = onnx.load(path).graph
    values = {value.name: numpy_helper.to_array(value) for value in graph.initializer}
    shipped = [[torch.from_numpy(values[name].copy()) for name in node.input[1:3]]
               for node in graph.node if node.op_type == "Conv"]
    model = line_network(classes, width).eval()
    modules = [m for m in model.modules() if isinstance(m, (nn.Conv2d, nn.BatchNorm2d))]
    with torch.no_grad():
        for weight, bias in shipped:
            convolution = modules.pop(0)
            if convolution.weight.shape != weight.shape:
                return model
            convolution.weight.copy_(weight)
            if convolution.bias is not None:
                convolution.bias.copy_(bias)
                continue
            _open_up(model, convolution, modules.pop(0), bias, pictures)
    assert not modules
    return model


def _open_up(model, convolution, norm, bias, pictures):
    seen = []
    hook = convolution.register_forward_hook(lambda _, __, out: seen.append(out))
    model(pictures)
    hook.remove()
    norm.running_mean.copy_(seen[0].mean((0, 2, 3)))
    norm.running_var.copy_(seen[0].var((0, 2, 3), unbiased=False))
    norm.weight.copy_((norm.running_var + norm.eps).sqrt())
    norm.bias.copy_(norm.running_mean + bias)
