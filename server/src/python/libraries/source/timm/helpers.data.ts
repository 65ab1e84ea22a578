/** Helpers, initialisation and settings. */
export const helpers = `
import math
from itertools import repeat

import torch
import torch.nn as nn
import torch.nn.functional as F
from timm.layers.others import unsupported


def to_ntuple(n):
    def parse(x):
        if isinstance(x, (list, tuple)):
            return tuple(x)
        return tuple(repeat(x, n))
    return parse


_ntuple = to_ntuple
to_1tuple, to_2tuple, to_3tuple, to_4tuple = [to_ntuple(n) for n in range(1, 5)]


def make_divisible(v, divisor=8, min_value=None, round_limit=.9):
    least = min_value or divisor
    rounded = max(least, int(v + divisor / 2) // divisor * divisor)
    return rounded + divisor if rounded < round_limit * v else rounded


def _fill(tensor, *args, **kwargs):
    tensor.normal_()
    return tensor


def trunc_normal_(tensor, mean=0., std=1., a=-2., b=2.):
    return _fill(tensor)


def trunc_normal_tf_(tensor, mean=0., std=1., a=-2., b=2.):
    return _fill(tensor)


def variance_scaling_(tensor, scale=1.0, mode='fan_in', distribution='normal'):
    _fill(tensor)


def lecun_normal_(tensor):
    _fill(tensor)


def use_fused_attn(experimental=False):
    return hasattr(F, 'scaled_dot_product_attention')


def is_exportable():
    return False


def is_scriptable():
    return False


def is_no_jit():
    return False


def is_fast_norm():
    return False


def register_notrace_module(module):
    return module


def register_notrace_function(function):
    return function
`;
