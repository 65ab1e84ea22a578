"""Measures classes of torch.nn on PyTorch 1.13 (CPU): python3 test/torch/modules.py > test/torch/modules.json

A case is [arguments, input shape, training, outcome...]: the shape of the output and the number of parameters, or the
exception with the stage it came from ("init" or "forward") and the beginning of its message.
"""

import json
import os
import resource
import sys
import warnings

import torch
from torch import nn

ODD = ["True", "1.5", "'3'", "[3]", "[3, 5]", "[3, 5, 7]", "(3, 3)", "None", "-1", "0", "2", "[]", "[3, 1.5]", "[3, True]",
       "[True, 3]", "['a', 'b']", "[0, 3]", "[3, -1]", "20"]
FLAG = ["True", "False", "1", "0", "None", "'yes'", "1.5", "[]"]
NUMBER = ["0", "1", "-1", "0.5", "True", "'1'", "None", "[1]", "2.5"]
COUNT = ["0", "1", "-1", "-16", "2", "3", "8", "16", "True", "False", "2.0", "'2'", "None", "[2]", "64"]
MAPS = ["1x16x16x16", "2x16x9x7", "1x16x1x1", "16x16x16", "16x16", "1x16x4x16x16", "1x16x16", "16", "1x8x16x16", "1x16x2x3"]
SMALL = ["1x16x16x16", "16x16x16", "1x16", "1x16x2x2x2"]


def vary(template, values):
    return [template.replace("@", value) for value in values]


def product(*lists):
    return [", ".join(x for x in combination if x) for combination in __import__("itertools").product(*lists)]


def convolution(spatial, transposed=False):
    plain = "16, 32, 3"
    odd = ODD if spatial == 2 else ODD[::2] + ["[3, 3, 3]", "[2, 2]"]
    args = [plain, "16, 32", "16, 32, 3, 1, 1", "16", ""]
    args += vary("16, 32, @", odd)
    args += vary("16, 32, 3, @", odd)
    args += vary("16, 32, 3, 1, @", odd)
    if transposed:
        args += vary("16, 32, 3, 2, 1, @", odd)
        args += vary("16, 32, 3, 1, 1, 0, @", COUNT)
        args += vary("16, 32, 3, 1, 1, 0, 1, True, @", odd)
        args += ["16, 32, 3, 1, 'same'", "16, 32, 3, 1, 'valid'", "16, 32, 3, padding_mode='reflect'",
                 "16, 32, 3, padding_mode='bad'", "16, 32, 3, 2, 1, 1", "16, 32, 2, 2", "16, 32, 3, 2, 1, 2",
                 "16, 32, 3, 1, 1, 0, 1, True, 1, 'zeros', None, None", "16, 32, 3, 1, 20", "16, 32, 4, 2, 1",
                 "16, 32, 3, 1, 1, 0, 1, True, 1, 'zeros', None, None, 1", "16, 0, 3", "16, 32, 3, 3, 1, 2, dilation=4"]
    else:
        args += vary("16, 32, 3, 1, 1, @", odd)
        args += vary("16, 32, 3, 1, 1, 1, @", COUNT)
        args += ["16, 32, 3, 1, 'same'", "16, 32, 3, 2, 'same'", "16, 32, 3, 2, 'valid'", "16, 32, 3, 1, 'bad'",
                 "16, 32, 4, 1, 'same'", "16, 32, 4, 1, 'same', 2", "16, 32, 3, [1, 2], 'same'"]
        args += vary("16, 32, 3, 1, 1, padding_mode=@", ["'zeros'", "'reflect'", "'replicate'", "'circular'", "'bad'", "None", "1"])
        args += vary("16, 32, 3, 1, @, padding_mode='reflect'", ["0", "15", "16", "-1", "'same'", "[1, 2]", "1.5", "[2]"])
        args += vary("16, 32, 3, 1, @, padding_mode='circular'", ["0", "16", "17", "-1", "'same'", "[1, 2]", "1.5"])
        args += vary("16, 32, 3, 1, @, padding_mode='replicate'", ["0", "16", "17", "-1", "'same'", "[1, 2]", "1.5"])
        args += ["16, 32, 3, 1, 1, 1, 1, True, 'zeros', None, None", "16, 32, 3, 1, 1, 1, 1, True, 'zeros', None, None, 1"]
    args += vary("16, 32, 3, bias=@", FLAG)
    args += vary("@, 32, 3", COUNT) + vary("16, @, 3", COUNT)
    args += ["16, 32, 3, groups=16", "16, 16, 1, groups=16", "16, 32, 17", "8, 32, 3", "16, 32, 3, unknown=1", "16, 32, kernel_size=3, stride=2"]
    shape = {1: "1x16x16", 2: "1x16x16x16", 3: "1x16x6x6x6"}[spatial]
    return args, [shape, *MAPS, "0x16x16x16", "1x0x16x16", "1x16x0x16", "16x0", "1x16x0"]


def norm(dims):
    args = ["16", "32", "8", "1"] + vary("@", COUNT) + vary("16, @", NUMBER) + vary("16, 1e-5, @", NUMBER)
    args += vary("16, affine=@", FLAG) + vary("16, track_running_stats=@", FLAG) + vary("32, affine=False, track_running_stats=@", FLAG)
    args += ["", "16, 1e-5, 0.1, True, True, None, None", "16, 1e-5, 0.1, True, True, None, None, 1", "32, affine=True",
             "32, affine=True, track_running_stats=True", "[16]", "(16,)", "[4, 4]"]
    if dims != 2:
        args = args[::3] + ["16, 0.1, 0.2, True, False"]
    first = {1: "1x16x16", 2: "1x16x16x16", 3: "1x16x4x4x4"}[dims]
    return args, [first, *MAPS, "2x16", "1x16", "1x16x1", "2x16x1", "2x16x1x1", "1x16x1x1x1", "0x16x4x4", "1x0x4x4"]


def pool(spatial, kind):
    args = ["2", "3, 2, 1", "5, 1, 2", ""]
    odd = ODD if spatial == 2 else ODD[::2] + ["[3, 3, 3]", "[2, 2]"]
    args += vary("@", odd) + vary("3, @", odd) + vary("3, 1, @", odd)
    if kind == "max":
        args += vary("3, 1, 1, @", odd) + vary("3, 1, 1, 1, @", FLAG) + vary("3, 2, 1, 1, False, @", FLAG)
        args += ["2, 2, 0, 1, False, True", "3, 2, 0, ceil_mode=True", "2, 3, 1, ceil_mode=True", "3, 1, 1, 1, True", "3, 2, 1, 1, False, False, 1"]
    elif kind == "avg":
        args += vary("3, 2, 1, @", FLAG) + vary("3, 2, 1, False, @", FLAG)
        args += vary("3, 2, 1, False, True, @", ["None", "1", "0", "-1", "2.5", "True", "'2'", "[2]"])
        args += ["3, 2, 0, True", "2, 3, 1, True", "3, 2, 1, False, True, None, 1"]
    args += ["4, 2, 2", "4, 2, 3", "17", "16", "2, 100", "[2, 3], [3, 2], [1, 1]"]
    shape = {1: "1x16x16", 2: "1x16x16x16", 3: "1x4x16x16x16"}[spatial]
    return args, [shape, *MAPS, "0x16x16x16", "1x0x16x16", "1x16x0x16", "0x16x16", "1x0x16", "1x16x0"]


def adaptive(spatial, most=False):
    args = ["1", "", "16", "32", "[1, 1]", "[None, 5]", "[5, None]", "[None, None, 2]", "[1, 1, 1]", "[-1, 4]", "[4, -1]", "'ab'", "[1.5, 2]", "[2, 1.5]", "True, 1"]
    args += ODD
    if most:
        args += vary("4, @", FLAG)
    shape = {1: "1x16x16", 2: "1x16x16x16", 3: "1x4x8x8x8"}[spatial]
    return args, [shape, *MAPS, "0x16x16x16", "1x0x16x16", "1x16x0x16", "0x16x16", "1x0x16", "1x16x0"]


def padding(spatial, constant=False):
    args = ["1", "", "2", "[1, 2]", "[1, 2, 3, 0]", "[1, 2, 3]", "[1, 2, 3, 1, 2, 3]", "[1, 2, 3, 1, 2, 3, 1, 2]", "-2", "[-1, 0, 2, 0]", "-9",
            "[1] * 10", "[1] * 5", "15", "16", "17", "[15, 16]", "[0, 0]", "[0, 16, 0, 0]", "[0, 0, 16, 0]", "[-16, 0]", "[-8, -8, 0, 0]", "'ab'", "'abcd'"]
    args += ODD
    if constant:
        args = vary("@, 0.5", [a for a in args if a]) + vary("1, @", NUMBER) + ["1", ""]
    shape = {1: "1x16x16", 2: "1x16x16x16", 3: "1x4x16x16x16"}[spatial]
    return args, [shape, *MAPS, "0x16x16x16", "1x0x16x16", "1x16x0x16", "0x16x16", "1x0x16", "1x16x0"]


def activation(*parameters, inplace=True):
    args = ["", "1, 2, 3, 4, 5"]
    before = []
    for name, default in parameters:
        args += vary(f"{name}=@", NUMBER) + vary(", ".join([*before, "@"]), NUMBER[:4])
        before.append(default)
    if inplace:
        args += vary("inplace=@", FLAG)
    return args, SMALL + ["0x16", "1"]


def upsample(fixed=False):
    odd = ["None", "8", "16", "[8, 8]", "[8]", "[8, 9, 10]", "0", "-1", "True", "1.5", "'8'", "'ab'", "[]", "[8, 1.5]", "(8, 9)", "[8.0, 9]", "[True, 8]", "[8, True]", "[None, 8]", "[0, 8]"]
    factors = ["None", "2", "2.0", "1.5", "0.5", "0", "0.01", "-1", "True", "False", "'2'", "'a'", "[2, 2]", "(2, 2)", "(2.0, 1.5)", "(2,)", "(2, 2, 2)", "()", "[]", "(None, 2)", "float('nan')", "float('inf')"]
    args = ["None, 2", ""] + vary("@", odd) + vary("None, @", factors) + ["8, 2", "8, 0", "[8, 8], [2, 2]"]
    shapes = ["1x16x16x16", *MAPS, "0x16x16x16", "1x0x16x16", "1x16x0x16", "1x16x16x16x16x16"]
    if not fixed:
        modes = ["'nearest'", "'bilinear'", "'bicubic'", "'area'", "'nearest-exact'", "'linear'", "'trilinear'", "'bad'", "None", "1", "True", "'Nearest'", "[]", "['nearest']"]
        args += vary("None, 2, @", modes) + vary("8, None, @", modes) + vary("None, 2, @, True", modes) + vary("None, 2, @, False", modes)
        args += vary("None, 2, @, None, True", modes) + vary("8, None, @, None, True", modes[:5]) + vary("None, 2, 'bilinear', @", FLAG)
        args += vary("None, 2, 'nearest', @", FLAG) + vary("None, 1.5, 'bilinear', False, @", FLAG) + vary("None, 2, 'nearest', None, @", FLAG)
        args += vary("None, 2, 'bicubic', @", FLAG) + vary("None, 2, 'area', None, @", FLAG) + vary("0, None, @", modes[:5]) + vary("None, 0.01, @", modes[:5])
        args += vary("None, 0, @", modes[:5]) + vary("[8, 8.5], None, @", modes[:5]) + vary("None, float('nan'), @", modes[:5])
    return args, shapes


def dropout(name):
    args = ["", "0", "1", "0.3", "0.5, True, 1", "1.1", "-0.1", "True", "'0.5'", "None", "[0.5]", "0.5, True", "0.5, False", "0.5, 1", "0.5, None", "0.5, 'x'"]
    return (args if name == "Dropout" else args[:6]), SMALL + ["1x16x16", "16", "2x16", "0x16x4x4"]


GROUPS = {
    "Conv1d": convolution(1),
    "Conv2d": convolution(2),
    "Conv3d": convolution(3),
    "ConvTranspose1d": convolution(1, True),
    "ConvTranspose2d": convolution(2, True),
    "ConvTranspose3d": convolution(3, True),
    **{f"BatchNorm{n}d": norm(n) for n in (1, 2, 3)},
    **{f"InstanceNorm{n}d": norm(n) for n in (1, 2, 3)},
    "SyncBatchNorm": (norm(2)[0] + ["16, 1e-5, 0.1, True, True, None, None, None"], MAPS + ["2x16", "16"]),
    "GroupNorm": (
        ["4, 16", "", "16, 16", "4", "3, 16", "1, 16", "0, 16", "-4, 16", "4, 32", "4, 8", "4, 0", "4, -16", "True, 16", "4, True", "4.0, 16", "4, 16.0", "4.5, 9.0", "'4', 16",
         "4, '16'", "None, 16", "4, None", "[4], 16", "4, [16]", "4, 16, 1e-5, True, None, None", "4, 16, 1e-5, True, None, None, 1", "4, 8, 1e-5, False", "5, 20, affine=False", "5, 20"]
        + vary("4, 16, @", NUMBER) + vary("4, 16, 1e-5, @", FLAG),
        ["1x16x16x16", *MAPS, "1x16x1", "1x16", "2x16", "16x1", "0x16x4x4", "4x4x4"]),
    "LayerNorm": (
        ["16", "", "[16, 16]", "[16, 16, 16]", "[1, 16, 16, 16]", "[2, 1, 16, 16, 16]", "[8]", "8", "[]", "True", "1.5", "'16'", "None", "[16, 1.5]", "[True, 16]", "[16, True]", "(16,)", "-1", "0", "[None]", "['a']"]
        + vary("16, @", NUMBER) + vary("16, 1e-5, @", FLAG) + ["16, 1e-5, True, None, None", "16, 1e-5, True, None, None, 1", "8, 1e-5, False"],
        ["1x16x16x16", *MAPS, "1x16x1", "0x16", "1x0x16"]),
    "LocalResponseNorm": (["2", ""] + vary("@", ODD) + vary("2, @", NUMBER) + vary("2, 1e-4, @", NUMBER) + vary("2, 1e-4, 0.75, @", NUMBER) + ["2, 1, 1, 1, 1"], ["1x16x16x16", *MAPS, "1x16", "0x16x4x4"]),
    "SiLU": activation(), "ReLU": activation(), "ReLU6": activation(), "Hardswish": activation(), "Hardsigmoid": activation(), "Mish": activation(), "SELU": activation(),
    "Sigmoid": activation(inplace=False), "Tanh": activation(inplace=False), "Softsign": activation(inplace=False), "LogSigmoid": activation(inplace=False), "Tanhshrink": activation(inplace=False),
    "Softmax2d": (["", "1"], SMALL + ["1x16x16", "16", "1x2x2x2x2x2"]),
    "LeakyReLU": activation(("negative_slope", "0.1")),
    "GELU": (["", "'none'", "'tanh'", "'bad'", "None", "True", "1", "'none', 1", "['none']"], SMALL),
    "ELU": activation(("alpha", "1.0")),
    "CELU": activation(("alpha", "1.0")),
    "Softplus": activation(("beta", "1"), ("threshold", "20"), inplace=False),
    "Hardtanh": (activation(("min_val", "-1"), ("max_val", "1"))[0] + ["1, -1", "1, 1", "0, 0", "-1, 1, True, None, None", "-1, 1, True, 2, 3", "-1, 1, False, 2", "'a', 'b'"], SMALL),
    "Threshold": (activation(("threshold", "0.1"), ("value", "20"))[0] + ["0.1, 20", "0.1, 20, True", "'a', 20", "0.1, 'b'", "0.1, None", "None, 1", "0.1, 20, 1", "0.1, 20, None", "1, True", "0.1"] , SMALL),
    "RReLU": (activation(("lower", "0.1"), ("upper", "0.3"))[0] + ["0.3, 0.1", "0.1, 0.3", "'a'", "0.1, 'b'"], SMALL),
    "Hardshrink": activation(("lambd", "0.5"), inplace=False),
    "Softshrink": activation(("lambd", "0.5"), inplace=False),
    "GLU": (["", "1", "0", "-1", "2", "3", "4", "-4", "-5", "True", "1.5", "'1'", "None", "[1]", "1, 2"], MAPS + ["1x3x4x4", "1x4x4x3"]),
    "PReLU": (["", "1", "16", "8"] + vary("@", COUNT) + vary("1, @", NUMBER) + ["1, 0.25, None, None", "1, 0.25, None, None, 1", "[16]", "(4, 4)"], MAPS + ["1", "2x16"]),
    **{name: (["1", "", "0", "-1", "2", "3", "4", "-4", "-5", "True", "1.5", "'1'", "'c'", "None", "[1]", "1, 2"], MAPS) for name in ["Softmax", "LogSoftmax", "Softmin"]},
    **{f"MaxPool{n}d": pool(n, "max") for n in (1, 2, 3)},
    **{f"AvgPool{n}d": pool(n, "avg") for n in (1, 2, 3)},
    **{f"AdaptiveAvgPool{n}d": adaptive(n) for n in (1, 2, 3)},
    **{f"AdaptiveMaxPool{n}d": adaptive(n, True) for n in (1, 2, 3)},
    **{f"LPPool{n}d": (["2, 2", "", "2", "2, 3, 2"] + vary("2, @", ODD) + vary("2, 3, @", ODD) + vary("@, 2", NUMBER) + vary("2, 2, 2, @", FLAG) + ["2, 2, 2, True, 1", "2, 17", "1, 2", "2, 3, 2, True"],
                       [{1: "1x16x16", 2: "1x16x16x16"}[n], *MAPS, "1x0x16x16"]) for n in (1, 2)},
    "Upsample": upsample(),
    "UpsamplingNearest2d": upsample(True),
    "UpsamplingBilinear2d": upsample(True),
    "Identity": (["", "1", "1, 2, 3", "a=1", "1, 'a', b=[2]"], MAPS[:3]),
    "Flatten": (["", "0", "1", "2", "3", "4", "-1", "-5", "1, 2", "2, 1", "0, -1", "-2, -1", "0, 3", "0, 4", "True", "1, True", "1.5", "1, 1.5", "'1'", "None", "1, None", "[1]", "1, 2, 3"], MAPS),
    "Unflatten": (["1, [4, 4]", "", "1", "1, (4, 4)", "1, (4, -1)", "1, (-1, -1)", "1, (3, 5)", "1, (16,)", "1, ()", "1, []", "1, 16", "1, [4.0, 4]", "1, [True, 16]", "1, ['a', 4]", "1, None", "1, 'ab'", "True, (4, 4)", "1.5, (4, 4)", "None, (4, 4)", "'c', (4, 4)",
                   "'c', [('a', 4), ('b', 4)]", "-1, (4, 4)", "-3, (4, 4)", "4, (4, 4)", "-5, (4, 4)", "1, (0, 4)", "1, (-1, 0)", "1, (-2, -8)", "1, [2, 2, 4]", "1, (4, 4), 3", "0, (1, 1)", "1, (5, -1)", "1, (4, True)", "1, (4, 4.0)"], MAPS),
    **{name: dropout(name) for name in ["Dropout", "Dropout1d", "Dropout2d", "Dropout3d", "AlphaDropout", "FeatureAlphaDropout"]},
    "ZeroPad2d": padding(2),
    **{f"ConstantPad{n}d": padding(n, True) for n in (1, 2, 3)},
    **{f"ReflectionPad{n}d": padding(n) for n in (1, 2, 3)},
    **{f"ReplicationPad{n}d": padding(n) for n in (1, 2, 3)},
    "PixelShuffle": (vary("@", COUNT) + ["4", "", "2, 2"], ["1x16x16x16", *MAPS, "1x16x0x4", "1x0x4x4", "4"]),
    "PixelUnshuffle": (vary("@", COUNT) + ["4", "", "2, 2"], ["1x16x16x16", *MAPS, "1x16x0x4", "1x0x4x4", "4"]),
    "ChannelShuffle": (vary("@", COUNT) + ["4", "", "2, 2"], ["1x16x16x16", *MAPS, "1x0x4x4", "4"]),
    "Unfold": (["2", "", "3, 1, 1"] + vary("@", ODD) + vary("3, @", ODD) + vary("3, 1, @", ODD) + vary("3, 1, 0, @", ODD) + ["17", "3, 8, 9", "2, 1, 0, 1, 1"], ["1x16x16x16", *MAPS, "0x16x16x16", "1x0x16x16", "1x16x0x16"]),
    "Fold": (["4, 2, stride=2", "", "4", "4, 2", "5, 2", "[4, 5], [2, 2]", "7, 4"] + vary("@, 2", ODD) + vary("5, @", ODD) + vary("5, 2, @", ODD) + vary("5, 2, 1, @", ODD) + vary("5, 2, 1, 0, @", ODD) + ["5, 2, 1, 0, 1, 1"], ["1x16x16", "16x16", "1x16x4", *MAPS, "1x16x9", "16x4", "1x15x16"]),
    "Linear": (["16, 32", "", "16"] + vary("@, 32", COUNT) + vary("16, @", COUNT) + vary("16, 32, @", FLAG) + ["16, 32, True, None, None", "16, 32, True, None, None, 1", "7, 4"], MAPS + ["0x16", "1x16x3", "8"]),
    "Bilinear": (["4, 5, 6", "", "4", "4, 5", "True, 5, 6", "1.5, 5, 6", "4, 1.5, 6", "4, 5, 1.5", "'4', 5, 6", "4, 5, '6'", "None, 5, 6", "-1, 5, 6", "0, 5, 6", "4, 0, 6", "4, 5, 0", "4, 5, 6, False", "4, 5, 6, True, None, None", "4, 5, 6, True, None, None, 1"], ["1x16x16x16"]),
    "Embedding": (["16, 8", "", "16", "True, 8", "1.5, 8", "'16', 8", "16, '8'", "16, 1.5", "-1, 8", "0, 8", "16, 0", "16, 8, 3", "16, 8, 16", "16, 8, -17", "16, 8, -1", "16, 8, '3'", "16, 8, 1.5", "16, 8, None, 1.0"], ["1x16x16x16"]),
    "MultiheadAttention": (["16, 4", "", "16", "16, 3", "16, 0", "16, -4", "True, 1", "16, True", "16.0, 4", "16, 4.0", "'16', 4", "16, '4'", "None, 4", "16, None", "0, 4", "-16, 4", "16, 4, 0.1, False", "16, 4, 0.0, True, False, False, None, None, False, None, None", "16, 4, 0.0, True, False, False, None, None, False, None, None, 1"], ["1x16x16x16"]),
    "Sequential": (["", "nn.ReLU()", "nn.Conv2d(16, 8, 1), nn.ReLU()", "nn.ReLU", "1", "None", "[nn.ReLU()]", "[]", "'a'", "nn.Conv2d(16, 8, 1), nn.Conv2d(16, 8, 1)", "nn.Identity(), 1", "nn.ModuleList([])", "1.5", "True"], ["1x16x16x16", "16"]),
    "ModuleList": (["", "[]", "[nn.ReLU()]", "[nn.Conv2d(16, 8, 1)]", "1", "None", "nn.ReLU()", "[1]", "[nn.ReLU]", "nn.Sequential(nn.ReLU())", "'ab'", "[], []", "''", "()", "True", "1.5", "0", "{}", "[None]"], ["1x16x16x16"]),
    "ModuleDict": (["", "{}", "{'a': nn.ReLU()}", "{'a': nn.Conv2d(16, 8, 1)}", "1", "None", "[]", "[('a', nn.ReLU())]", "{'a': 1}", "{1: nn.ReLU()}", "'ab'", "[1]", "{}, {}", "[['a']]", "{'a.b': nn.ReLU()}", "{'': nn.ReLU()}", "{'a': nn.ReLU}"], ["1x16x16x16"]),
    "Module": (["", "1", "1, 2", "a=1"], ["1x16x16x16", "16"]),
    "ParameterList": (["", "[]", "1", "None", "[1]", "['a']", "'ab'", "[], []", "[1.5, True]", "0"], ["1x16x16x16"]),
    "ParameterDict": (["", "{}", "1", "None", "[]", "{'a': 1}", "'ab'", "{}, {}", "{1: 2}"], ["1x16x16x16"]),
    "CosineSimilarity": (["", "1", "1, 1e-8", "1, 2, 3", "'a'"], ["1x16x16x16"]),
    "PairwiseDistance": (["", "1", "1, 2, 3, 4", "'a'"], ["1x16x16x16"]),
    "CrossEntropyLoss": (["", "None", "None, 1, 2, 3, 4, 5, 6"], ["1x16x16x16"]),
    **{name: (["", "None"], ["1x16x16x16"]) for name in ["MSELoss", "L1Loss", "SmoothL1Loss", "HuberLoss", "NLLLoss", "BCELoss", "BCEWithLogitsLoss", "KLDivLoss"]},
    **{f"MaxUnpool{n}d": (["2", "", "2, 2, 0", "2, 2, 0, 1", "'a'", "None", "[2, 2]"], ["1x16x16x16"]) for n in (1, 2, 3)},
    "FractionalMaxPool2d": (["3", "", "3, 8", "3, None, 0.5", "3, 8, 0.5", "3, None, 1.5", "3, [8, 8]", "3, None, [0.5, 0.5]", "'a', 8", "3, 'a'", "20, 8", "3, 15", "[3, 3, 3], 8"], ["1x16x16x16", "16x16x16", "16x16"]),
}  # fmt: skip


def tensors(output):
    if isinstance(output, torch.Tensor):
        return "x".join(map(str, output.shape))
    if isinstance(output, (tuple, list)):
        return " ".join(map(tensors, output))
    return type(output).__name__


def measure(name, args, shape, training):
    torch.manual_seed(0)
    stage = "init"
    try:
        module = eval(f"nn.{name}({args})")
        module.train(bool(training))
        stage = "forward"
        output = module(torch.zeros([int(size) for size in shape.split("x")], requires_grad=True) * 1)
        return [tensors(output), sum(p.numel() for p in module.parameters())]
    except Exception as error:
        message = str(error).strip().split("\n")[0].removesuffix(", but expected one of:")
        return [f"{stage} {type(error).__name__}", message[:100]]


def outcomes(cases):
    """Measures in a process of its own; where arguments end it, the next process goes on after them."""
    done = 0
    while done < len(cases):
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
            for case in cases[done:]:
                os.write(write, (json.dumps(measure(*case)) + "\n").encode())
            os._exit(0)
        os.close(write)
        with os.fdopen(read) as answers:
            for line in answers:
                yield cases[done], json.loads(line)
                done += 1
        os.waitpid(child, 0)
        if done < len(cases):
            print(f"ended the process: {cases[done]}", file=sys.stderr)
            done += 1


def cases(name):
    """Every argument on the first shape, the plain ones on every shape; both modes where the class looks at it."""
    args, shapes = GROUPS[name]
    modal = any(word in name for word in ("Norm", "Dropout", "RReLU"))
    yield from ((name, text, shapes[0], int(modal)) for text in args)
    for text in [args[0], *[text for text in args[2:4] if text]]:
        yield from ((name, text, shape, mode) for shape in shapes for mode in ((0, 1) if modal else (0,)))


def main():
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    chosen = sys.argv[1:] or list(GROUPS)
    blocks = []
    for name in chosen:
        rows = {}
        for (_, *key), outcome in outcomes(list(dict.fromkeys(cases(name)))):
            if "alloc" in str(outcome[1]).lower() or "0x" in str(outcome[1]):
                continue  # depends on the machine
            rows[tuple(key)] = outcome
        lines = ",\n".join(json.dumps([*key, *outcome], separators=(",", ":")) for key, outcome in rows.items())
        blocks.append(f"{json.dumps(name)}: [\n{lines}\n]")
        print(name, len(rows), file=sys.stderr)
    print("{\n" + ",\n".join(blocks) + "\n}")


if __name__ == "__main__":
    main()
