# SPDX-License-Identifier: Apache-2.0
"""The line network: convolutions only, 1 x 1 x 32 x W in, 1 x C x 1 x (S W/4) scores out.

Two 2 x 2 and two 2 x 1 poolings bring 32 rows to 2, a 2 x 3 convolution to one; dilated 1-D
convolutions then give each column of 4 px about 60 columns of context. The last layer speaks S
times for each column, for the S parts of it from left to right: two narrow figures that stand
closer than a column is wide need frames of their own and a blank between them. Scores are logits;
class 0 is the CTC blank. No recurrent layer, so that OpenCV's dnn runs it at any width; the ONNX
file holds S x C channels of W/4 columns, and whoever runs it puts the parts in their order.
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


class InOrder(nn.Module):
    """S x C channels of F columns -> C channels of S x F frames."""

    def __init__(self, parts):
        super().__init__()
        self.parts = parts

    def forward(self, x):
        count, channels, _, columns = x.shape
        x = x.view(count, self.parts, channels // self.parts, columns)
        return x.permute(0, 2, 3, 1).reshape(count, channels // self.parts, 1, columns * self.parts)


def line_network(classes, width, parts=1, dropout=0.1):
    """`classes` counts the blank; `width`: channels of the 1-D layers; `parts`: frames a column."""
    layers, inputs = [], 1
    for outputs, pool in STEM:
        layers += _block(inputs, outputs, 3, 1)
        if pool:
            layers.append(nn.MaxPool2d(pool))
        inputs = outputs
    layers += _block(inputs, width, (2, 3), (0, 1))
    layers += [Context(width, dilation) for dilation in DILATIONS]
    layers += [nn.Dropout(dropout), nn.Conv2d(width, classes * parts, 1), InOrder(parts)]
    return nn.Sequential(*layers)


def from_onnx(path, pictures, classes, width, parts=1):
    """The shipped network as one that can be trained on: batch normalisation was folded into its
    convolutions, so each layer's own mean and spread on `pictures` (lines x 1 x 32 x W, float32)
    are taken, and scale and offset set such that the network says what it said. Where the shipped
    one has fewer frames a column, all parts of a column begin by saying what the column said."""
    graph = onnx.load(path).graph
    values = {value.name: numpy_helper.to_array(value) for value in graph.initializer}
    shipped = [[torch.from_numpy(values[name].copy()) for name in node.input[1:3]]
               for node in graph.node if node.op_type == "Conv"]
    model = line_network(classes, width, parts).eval()
    modules = [m for m in model.modules() if isinstance(m, (nn.Conv2d, nn.BatchNorm2d))]
    with torch.no_grad():
        for weight, bias in shipped:
            convolution = modules.pop(0)
            if convolution.bias is not None:
                again = len(convolution.bias) // len(bias)
                weight, bias = weight.repeat(again, 1, 1, 1), bias.repeat(again)
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
