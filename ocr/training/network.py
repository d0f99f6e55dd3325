# SPDX-License-Identifier: Apache-2.0
"""The line network: convolutions only, 1 x 1 x 32 x W in, 1 x C x 1 x (W/4) scores out.

Two 2 x 2 and two 2 x 1 poolings bring 32 rows to 2, a 2 x 3 convolution to one; dilated 1-D
convolutions then give each frame about 60 frames of context. Scores are logits; class 0 is the
CTC blank. No recurrent layer, so that OpenCV's dnn runs it at any width.
"""
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
