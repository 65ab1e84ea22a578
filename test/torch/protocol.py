"""Measures what nn.Module and its kin do on PyTorch 1.13: python3 test/torch/protocol.py > test/torch/protocol.json

A case is [body, outcome...]: the lines of a function that runs after PRELUDE, and the repr of what it returns, or the
exception and the first line of its message.
"""

import json
import sys
import warnings

import torch
from torch import nn

PRELUDE = '''
import copy
from collections import OrderedDict

import torch
from torch import nn


def show(value):
    if isinstance(value, torch.Tensor):
        return (type(value).__name__, list(value.shape))
    if isinstance(value, nn.Module):
        return type(value).__name__
    if isinstance(value, (list, tuple)):
        return [show(item) for item in value]
    return value


def names(module):
    return [name for name, _ in module.named_modules()]


def count(module):
    return sum(p.numel() for p in module.parameters())


class Empty(nn.Module):
    pass


class Late(nn.Module):
    def __init__(self):
        self.early = 1


class Block(nn.Module):
    kind = "block"

    def __init__(self, c=4, n=2):
        super().__init__()
        self.conv = nn.Conv2d(c, c, 3, padding=1, bias=False)
        self.bn = nn.BatchNorm2d(c)
        self.act = nn.ReLU()
        self.m = nn.ModuleList(nn.Conv2d(c, c, 1) for _ in range(n))
        self.scale = nn.Parameter(torch.zeros(1, c, 1, 1))
        self.register_buffer("grid", torch.zeros(2, 3))
        self.register_buffer("temporary", torch.zeros(5), persistent=False)

    def forward(self, x):
        x = self.act(self.bn(self.conv(x))) * self.scale
        for conv in self.m:
            x = conv(x)
        return x


class Wide(nn.Conv2d):
    def __init__(self, c):
        super().__init__(c, 2 * c, 3, padding=1)
        self.extra = nn.Conv2d(2 * c, c, 1)

    def forward(self, x):
        return self.extra(super().forward(x))


class Plain(nn.Conv2d):
    pass


class Chain(nn.Sequential):
    def __init__(self, c):
        super().__init__(nn.Conv2d(c, c, 1), nn.ReLU())
        self.add_module("last", nn.Conv2d(c, 2, 1))


class Norm(nn.GroupNorm):
    def __init__(self, c):
        super().__init__(1, c)


x = torch.zeros(1, 4, 8, 8)
'''

INTERNAL = set(nn.Module().__dict__)

CLASSES = {
    "Conv1d": ["4, 8, 3", "4, 8, 3, 2, 1, 1, 4, False"],
    "Conv2d": ["4, 8, 3", "4, 8, (3, 5), 2, 'same' if False else 1, 2, 2, False", "4, 8, 3, padding='same'", "4, 8, 3, padding=1, padding_mode='reflect'"],
    "Conv3d": ["4, 8, 3"],
    "ConvTranspose1d": ["4, 8, 3"], "ConvTranspose2d": ["4, 8, 3, 2", "4, 8, 4, 2, 1, 1, 2, False"], "ConvTranspose3d": ["4, 8, 3, 2"],
    "Linear": ["4, 8", "4, 8, False", "4, 8, bias=0"], "Bilinear": ["2, 3, 4", "2, 3, 4, False"],
    "Embedding": ["10, 4", "10, 4, 2", "10, 4, -1", "10, 4, 0, 1., 1., True, True", "3, 2, _weight=torch.zeros(3, 2)"],
    "MultiheadAttention": ["8, 2", "8, 2, 0.1, False", "8, 2, kdim=4, vdim=6", "8, 2, add_bias_kv=True, add_zero_attn=True, batch_first=True"],
    "BatchNorm1d": ["4"], "BatchNorm2d": ["4", "4, 1e-3, 0.03", "4, affine=False", "4, track_running_stats=False", "4, 1e-3, None, 1, 1"], "BatchNorm3d": ["4"],
    "SyncBatchNorm": ["4"],
    "InstanceNorm1d": ["4"], "InstanceNorm2d": ["4", "4, affine=True, track_running_stats=True"], "InstanceNorm3d": ["4"],
    "GroupNorm": ["2, 4", "2, 4, 1e-3, False"], "LayerNorm": ["4", "[4, 5]", "(4, 5), 1e-3, False"], "LocalResponseNorm": ["4", "4, 1, 2, 3"],
    "MaxPool1d": ["3"], "MaxPool2d": ["3", "3, 2, 1", "[2, 3], [1, 2], 1, 1, True, True", "kernel_size=5, stride=1, padding=2"], "MaxPool3d": ["3"],
    "AvgPool1d": ["3", "[3], 2, 1"], "AvgPool2d": ["3", "(3, 3), 2, 1, True, False, 2"], "AvgPool3d": ["3"],
    "AdaptiveAvgPool1d": ["1"], "AdaptiveAvgPool2d": ["1", "(1, None)", "[7, 7]"], "AdaptiveAvgPool3d": ["1"],
    "AdaptiveMaxPool1d": ["1"], "AdaptiveMaxPool2d": ["1", "3, True"], "AdaptiveMaxPool3d": ["1"],
    "LPPool1d": ["2, 3"], "LPPool2d": ["2, 3", "2, 3, 1, True"],
    "MaxUnpool1d": ["2"], "MaxUnpool2d": ["2", "[2, 3], None, 1"], "MaxUnpool3d": ["2, 1"],
    "FractionalMaxPool2d": ["2, 3", "2, output_ratio=0.5"],
    "Upsample": ["None, 2", "8", "scale_factor=2, mode='bilinear', align_corners=True", "None, (2, 3.5)", "(4, 5), mode='area'"],
    "UpsamplingNearest2d": ["scale_factor=2", "8"], "UpsamplingBilinear2d": ["scale_factor=2"],
    "PixelShuffle": ["2"], "PixelUnshuffle": ["2"], "ChannelShuffle": ["2"],
    "Unfold": ["3", "(3, 2), 1, 1, 2"], "Fold": ["(4, 5), 3"],
    "Flatten": ["", "0, 2"], "Unflatten": ["1, (2, 2)"], "Identity": ["", "1, 2, a=3"],
    "ZeroPad2d": ["1", "(1, 2, 3, 4)"], "ConstantPad1d": ["1, 0"], "ConstantPad2d": ["1, 2.5"], "ConstantPad3d": ["1, 0"],
    "ReflectionPad1d": ["1"], "ReflectionPad2d": ["1"], "ReflectionPad3d": ["1"],
    "ReplicationPad1d": ["1"], "ReplicationPad2d": ["[1, 2, 3, 4]"], "ReplicationPad3d": ["1"],
    "Dropout": ["", "0.3, True"], "Dropout1d": [""], "Dropout2d": ["0.1"], "Dropout3d": [""], "AlphaDropout": [""], "FeatureAlphaDropout": [""],
    "Softmax": ["", "1", "dim=-1"], "Softmax2d": [""], "Softmin": ["1"], "LogSoftmax": ["1"],
    "GELU": ["", "'tanh'"], "GLU": ["", "1"], "PReLU": ["", "4"], "ReLU": ["", "True", "inplace=True"], "ReLU6": ["", "True"],
    "LeakyReLU": ["", "0.1", "0.1, True"], "RReLU": ["", "0.1, 0.2, True"], "SiLU": ["", "inplace=True"], "Sigmoid": [""], "Hardswish": ["", "True"],
    "Hardsigmoid": [""], "Tanh": [""], "Mish": ["", "True"], "ELU": ["", "2"], "SELU": [""], "CELU": ["", "2., True"], "Softplus": ["", "2, 3"],
    "Softsign": [""], "LogSigmoid": [""], "Hardtanh": ["", "-2, 2, True"], "Threshold": ["1, 2"], "Hardshrink": ["", "1"], "Softshrink": ["", "1"],
    "Tanhshrink": [""],
    "BCELoss": ["", "torch.zeros(3)"], "BCEWithLogitsLoss": ["", "reduction='none'", "pos_weight=torch.zeros(1)"], "CrossEntropyLoss": ["", "label_smoothing=0.1"],
    "MSELoss": ["", "False", "None, False"], "L1Loss": ["", "reduction='sum'"], "SmoothL1Loss": [""], "HuberLoss": ["", "'sum', 2."], "KLDivLoss": [""],
    "NLLLoss": [""], "CosineSimilarity": ["", "2"], "PairwiseDistance": ["", "1"],
    "Sequential": ["", "nn.ReLU(), nn.Conv2d(4, 8, 3)", "OrderedDict([('a', nn.ReLU()), ('b', Block())])"],
    "ModuleList": ["", "[nn.ReLU(), nn.Conv2d(4, 8, 3)]"], "ModuleDict": ["", "{'a': nn.ReLU()}", "[['a', nn.ReLU()], ['b', nn.Tanh()]]"],
    "ParameterList": [""], "ParameterDict": [""],
}

SPACE = dict(torch=torch, nn=nn)
exec(PRELUDE, SPACE)


def of_class(name, args):
    module = eval(f"nn.{name}({args})", SPACE)
    own = sorted(set(module.__dict__) - INTERNAL)
    make = f"m = nn.{name}({args})"
    body = [make, f"return [[n, show(getattr(m, n))] for n in {own}]"]
    yield body
    yield [make, "return [[show(v) for v in d.items()] for d in (m._parameters, m._buffers, m._modules)]"]
    yield [make, "return repr(m)"]
    yield [make, "return type(m).__name__, m.__class__ is nn.%s, isinstance(m, nn.%s), isinstance(m, nn.Module), list(m.state_dict())" % (name, name)]
    names = sorted(n for n in set(dir(module)) - set(dir(nn.Module())) - set(own) if n.isidentifier() and not n.startswith("__"))
    yield [make, f"return [n for n in {names} if not hasattr(m, n)]"]


def cases():
    names = sorted(n for n in dir(nn.Module()) if not n.startswith("__"))
    yield [f"return [n for n in {names} if not hasattr(Empty(), n)]"]
    for name, all_args in CLASSES.items():
        for args in all_args:
            yield from of_class(name, args)
    for text in open(__file__.replace(".py", ".cases.py")).read().split("\n\n"):
        lines = [line for line in text.strip().split("\n") if not line.startswith("#")]
        if lines and lines[0]:
            yield lines


def outcome(body):
    space = {"__name__": "__main__"}
    source = PRELUDE + "\ndef case():\n" + "".join(f"    {line}\n" for line in body)
    try:
        exec(source, space)
        return [repr(space["case"]())]
    except Exception as error:
        return [type(error).__name__, str(error).split("\n")[0]]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    rows = [json.dumps(["\n".join(body), *outcome(body)], ensure_ascii=False) for body in cases()]
    print("[\n" + ",\n".join([json.dumps(PRELUDE), *rows]) + "\n]")
