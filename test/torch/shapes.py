"""Measures functions of shapes, places and maps on PyTorch 1.13 (CPU): /usr/bin/python3 test/torch/shapes.py > test/torch/shapes.json

A case is [expression, outcome]. The outcome of a tensor is "sizes dtype strides" and, where it is small, its elements;
that of several is one after the other; that of an exception is "!", its class and the beginning of its message.
Expressions see torch, F, `T(2, 3)` (zeros), `I[...]` (an index) and `put(tensor, index, value)`.
"""

import json
import sys
import warnings
from itertools import product

import torch
import torch.nn.functional as F
import torchvision  # noqa: F401


def T(*sizes, dtype=torch.float32):
    return torch.zeros(sizes, dtype=dtype)


class Index:
    def __getitem__(self, index):
        return index


def put(tensor, index, value):
    tensor[index] = value
    return tensor


def vary(template, *lists):
    """Every way to fill the @1, @2 ... of a template."""
    for values in product(*lists):
        text = template
        for number, value in enumerate(values, 1):
            text = text.replace(f"@{number}", value)
        yield text


DIMS = ["0", "1", "-1", "2", "-3", "3", "True", "None", "1.0", "'a'"]
WHOLE = ["2", "0", "-1", "1", "7", "True", "2.0", "'a'", "None", "[2]"]
MAPS = ["T(2, 3, 4)", "T(6)", "T()", "T(0, 3)", "torch.arange(6)", "torch.arange(6).view(2, 3)", "T(2, 3, 4).permute(2, 0, 1)"]
SMALL = ["torch.arange(6).view(2, 3)", "T(2, 3, 4)", "T()"]


def joining():
    yield from vary("torch.@1([T(2, 3), T(2, 3)], @2)", ["cat", "stack"], DIMS)
    yield from vary("torch.@1([@2, @3])", ["cat", "stack", "hstack", "vstack", "dstack", "column_stack"], ["T(2, 3)", "T(2)", "T()"], ["T(2, 3)", "T(4, 3)", "T(2)", "T(0)"])
    yield from vary("torch.@1(@2)", ["cat", "stack", "hstack", "vstack"], ["[]", "()", "T(2, 3)", "5", "None", "[5]", "[T(2), None]", "['a']", "(T(2), T(2))", "[T(2), [T(2)]]", "'ab'"])
    yield from vary("torch.@1([torch.arange(6).view(2, 3), torch.arange(3).view(1, 3)@2])", ["cat", "concat", "vstack", "stack"], ["", ", torch.arange(3, 6)[None]"])
    yield from vary("torch.cat([torch.arange(4).view(2, 2), torch.arange(4, 8).view(2, 2)], @1)", ["0", "1", "dim=-1", "axis=1"])
    yield from vary("torch.stack((torch.arange(2), torch.arange(2, 4)), @1)", ["0", "1", "-1", "2"])
    yield from vary("torch.cat([T(2, 3), T(2, 3, dtype=torch.@1)], 1)", ["int64", "float64", "float16", "bool", "float32"])
    yield from ["torch.cat([T(1, 2, 8, 8), T(1, 3, 8, 8), T(1, 2, 8, 9)], 1)", "torch.cat([T(1, 2, 8, 8), T(1, 3, 8, 8)], 1)", "torch.cat((T(1, 2, 4), T(1, 2)), 1)", "torch.cat(tensors=[T(2, 3)], dim=0)", "torch.cat([T(2)], 0, 1)", "torch.cat([T(0), T(2, 3)], 5)", "torch.cat([T(2, 3), T(0)], 1)"]


def splitting():
    yield from vary("torch.@1(@2, @3, @4)", ["split", "chunk", "tensor_split"], ["T(7, 4)", "torch.arange(5)"], WHOLE, ["0", "-1", "2"])
    yield from vary("T(7, 4).@1(@2)", ["split", "chunk", "tensor_split", "split_with_sizes"], ["[3, 4]", "(3, 3)", "[3, -1, 5]", "[]", "[7]", "[2, 9]", "(3, 4), 0", "[2, 2], 1", "[2, 2], dim=1", "", "3, 1", "split_size=2", "3, dim=-1", "[1.5, 5.5]", "torch.tensor(3)"])
    yield from vary("torch.unbind(@1, @2)", ["T(3, 4)", "T()", "T(0, 3)", "torch.arange(4).view(2, 2)"], ["0", "1", "-1", "2", "'a'"])
    yield from vary("torch.@1(@2, @3)", ["hsplit", "vsplit", "dsplit"], ["T(4, 6, 2)", "T(4)", "T(4, 5)"], ["2", "0", "3", "[1, 3]"])
    yield from ["torch.split(5, 2)", "torch.split(T(6, 4))", "torch.split(T(6, 4), split_size=2)", "torch.split(T(6, 4), split_size_or_sections=[2, 4])", "T(6, 4).split(2)[1]", "T(1, 6, 8, 8).chunk(2, 1)", "T(1, 6, 8, 8).chunk(2, dim=1)[0].view(1, -1)", "torch.arange(6).chunk(3)[1]", "T(6).split(2, 0, 1)", "torch.tensor_split(T(7, 4), torch.tensor([1, 3]))"]


def viewing():
    sizes = ["6, 4", "(6, 4)", "[6, -1]", "-1", "5, -1", "5, 5", "-1, -1", "-2, 12", "24, True", "6, 4.0", "6.0, 4", "'a'", "6, 'a'", "None", "()", "", "True, 24", "2, 3, 4, 1", "-1, 0", "torch.Size([6, 4])", "torch.tensor(6), 4", "size=(6, 4)", "shape=(6, 4)"]
    yield from vary("T(2, 3, 4).@1(@2)", ["view", "reshape"], sizes)
    yield from vary("torch.reshape(T(2, 3, 4), @1)", ["(6, 4)", "6, 4", "-1", "[6, 4.0]", "(-1,)", "[]"])
    yield from vary("T(0, 3).@1(@2)", ["view", "reshape"], ["-1", "-1, 3", "-1, 0", "0", "3, 0", "0, -1, 3"])
    moved = ["permute(0, 2, 1)", "permute(1, 0, 2)", "transpose(0, 2)", "[:, :2]", "[:1]", "[:, ::2]", "expand(2, 3, 4)", "unsqueeze(1)", "unfold(1, 2, 1)", "narrow(2, 0, 2)", "contiguous()", "flip(0)", "select(1, 0)", "permute(0, 2, 1).contiguous()", "permute(2, 0, 1).permute(1, 2, 0)", "mean(1)", "clone()"]
    yield from (f"T(2, 3, 4){'' if step.startswith('[') else '.'}{step}.{end}" for step in moved for end in ["view(-1)", "reshape(-1)", "view(2, -1)", "flatten(1)", "view(4, -1)"])
    yield from vary("T(2, 3, 4).permute(@1)", ["0, 2, 1", "(2, 0, 1)", "[0, -1, 1]", "0, 2", "0, 2, 2", "0, 2, 3", "0, 2, 1.0", "'a'", "", "dims=(0, 2, 1)", "0, 2, True", "0, -4, 1"])
    yield from vary("torch.permute(T(2, 3, 4), @1)", ["(2, 0, 1)", "2, 0, 1", "[0, 1]", "5", "dims=[2, 1, 0]"])
    yield from vary("@3.@1(@2)", ["transpose", "swapaxes", "swapdims", "movedim"], ["0, 1", "-1, -2", "1, 3", "-4, 0", "1", "1, 1", "(0, 1)", "1.0, 0", "'a', 'b'"], ["T(2, 3, 4)"])
    yield from vary("torch.@1(@2)", ["t", "ravel", "squeeze", "flatten", "fliplr", "flipud"], ["T(2, 3)", "T(3)", "T()", "T(2, 1, 3)", "torch.arange(6).view(2, 3)", "5"])
    yield from vary("T(2, 3, 4).@1", ["T", "mT", "mH", "H", "t()"])
    yield from vary("T(@1).@2", ["", "3", "2, 3"], ["T", "mT", "mH", "H", "t()"])
    yield from vary("T(1, 2, 1).@1(@2)", ["squeeze", "unsqueeze", "squeeze_", "unsqueeze_"], ["", "0", "1", "-1", "3", "-4", "(0, 2)", "None", "True", "1.0", "dim=2"])
    yield from vary("T(2, 3, 4).flatten(@1)", ["", "1", "1, 2", "2, 1", "3", "0, -2", "start_dim=1", "1, end_dim=1", "1.0", "'a'", "True"])
    yield from vary("T(2, 12).unflatten(@1)", ["1, (3, 4)", "1, (3, -1)", "1, (5, -1)", "-1, [3, 4]", "1, ()", "2, (3, 4)", "1, (-1, -1)", "1, 12", "1, 3, 4", "'a', (3, 4)", "1", "1, None", "0, (1, 2)"])
    yield from vary("torch.movedim(T(2, 3, 4), @1)", ["0, 2", "(0, 1), (2, 0)", "(0, 1), (2,)", "(0, 0), (2, 1)", "(0, 1), (2, 2)", "0, 3", "[0], [1]", "0, (1,)"])
    yield from vary("T(2, 3, 4).@1(@2)", ["view_as", "reshape_as", "expand_as"], ["T(6, 4)", "T(6, 5)", "5", "T(2, 3, 4)", "T(5, 2, 3, 4)"])
    yield from ["T(3, 1).expand_as(T(3, 4))", "T(2, 3, 4).view(torch.int32)", "T(2, 3, 4).view(torch.float64)", "T(2, 3, 4).view(torch.int8)", "T(2, 3).transpose_(0, 1)", "T(2, 3).t_()", "torch.arange(6).view(2, 3).t()", "torch.arange(6).view(2, 3).permute(1, 0).reshape(-1)", "torch.arange(8).view(2, 2, 2).transpose(0, 2).flatten()", "T(1, 8, 4, 4).view(1, 2, 4, 4, 4).transpose(1, 2).contiguous().view(1, -1, 4, 4)", "T(1, 8, 4, 4).view(1, 2, 4, 4, 4).transpose(1, 2).view(1, -1, 4, 4)", "T(1, 8, 4, 4).flatten(2).transpose(1, 2).view(1, 4, 4, 8)", "T(1, 8, 4, 4).flatten(2).transpose(-1, -2).view(1, -1)", "T(1, 16, 8).transpose(1, 2).view(1, 8, 4, 4)", "T(1, 16, 8).permute(0, 2, 1).reshape(1, 8, 4, 4)"]


def repeating():
    sizes = ["3, 4", "-1, 4", "2, -1, 4", "-1, 3, 4", "4", "(3, 4)", "[3, 4]", "", "3, 4.0", "3.0, 4", "-2, 4", "0, 4", "5, 3, 4", "size=(3, 4)", "'a'", "None", "3, 1"]
    yield from vary("T(3, 1).expand(@1)", sizes)
    yield from vary("T(3, 2).@1(@2)", ["expand", "broadcast_to"], ["3, 4", "(3, 2)", "(2, 3, 2)", "(3, 4)", "2"])
    yield from vary("torch.broadcast_to(T(3, 1), @1)", ["(3, 4)", "[2, 3, 4]", "(4,)", "3, 4", "(-1, 2)"])
    yield from vary("torch.broadcast_tensors(@1)", ["T(3, 1), T(4)", "T(3, 2), T(4)", "[T(3), T(3)]", "", "T(3), 5", "T(3)", "torch.arange(2).view(2, 1), torch.arange(3)"])
    repeats = ["2, 2", "(2, 2)", "2, 1, 1", "2", "", "0, 1", "-1, 1", "1.5, 1", "1, 1.5", "'a'", "None", "repeats=(2, 2)", "[2, 3]", "True, 2"]
    yield from vary("@1.repeat(@2)", ["T(2, 3)", "torch.arange(4).view(2, 2)"], repeats)
    yield from vary("@1.tile(@2)", ["T(2, 3)", "torch.arange(4).view(2, 2)"], ["2", "(2,)", "2, 2", "(1, 2, 2)", "(2, -1)", "", "1.5"])
    yield from vary("torch.repeat_interleave(@1, @2)", ["T(2, 3)", "torch.arange(4).view(2, 2)"], ["2", "2, dim=1", "2, 0", "0, 0", "-1, 0", "2, 2", "torch.tensor([1, 2]), 0", "torch.tensor([1, 2, 3]), 0", "torch.tensor([1., 2.]), 0", "torch.tensor([2]), 0", "torch.tensor(2), 1", "1.5", "[1, 2], 0", "2, 0, output_size=4"])
    yield from ["torch.repeat_interleave(torch.tensor([1, 0, 2]))", "torch.repeat_interleave(T(2, 3))", "torch.arange(3).repeat_interleave(2)", "torch.repeat_interleave(T(2, dtype=torch.int64))", "torch.arange(3).repeat(2, 2)", "torch.arange(2).view(1, 2, 1).expand(2, 2, 2)"]
    yield from vary("torch.roll(@1, @2)", ["T(2, 3)", "torch.arange(6).view(2, 3)"], ["1", "1, 0", "(1, 2), (0, 1)", "(1, 2)", "(1, 2), 0", "1, (0, 1)", "1, 2", "-1, dims=1", "1.0, 0", "()", "shifts=(1, -1), dims=(0, 1)", "-4"])
    yield from vary("@1.flip(@2)", ["T(2, 3)", "torch.arange(6).view(2, 3)", "T()"], ["0", "(0, 1)", "[-1]", "0, 1", "0, 0", "2", "", "[]", "dims=(0,)", "1.0"])
    yield from vary("torch.rot90(@1, @2)", ["T(2, 3)", "torch.arange(6).view(2, 3)", "T(2)"], ["1", "2", "-1, [0, 1]", "1, [0, 0]", "1, [0, 2]", "1, [0]", "0", "1, (0, -2)"])
    yield from vary("@1.narrow(@2)", ["T(4, 5)", "torch.arange(6).view(3, 2)", "T()"], ["0, 1, 2", "0, 3, 2", "0, -2, 2", "0, 9, 0", "0, 4, 0", "2, 0, 1", "0, 0, -1", "0, -7, 1", "1, 0, 2", "0, torch.tensor(0), 2", "0, 0.0, 2", "dim=0, start=0, length=1"])
    yield from vary("@1.select(@2)", ["T(4, 5)", "torch.arange(6).view(3, 2)", "T()"], ["0, 1", "1, -1", "0, 9", "0, -5", "2, 0", "0, 1.0", "0"])
    yield from vary("@1.unfold(@2)", ["T(2, 8)", "torch.arange(6).view(1, 6)", "T()"], ["1, 3, 2", "1, 9, 1", "1, 3, 0", "1, 0, 1", "2, 3, 1", "-1, 4, 3", "dimension=1, size=2, step=2", "1, 3", "0, 1, 1"])
    yield from vary("torch.@1(@2)", ["diagonal", "diag", "diagflat", "diag_embed", "tril", "triu"], ["T(3, 4)", "T(3)", "torch.arange(4).view(2, 2)", "T(2, 3, 4)", "T()", "T(3, 4), 1", "T(3, 4), -2", "T(3), 1", "torch.arange(6).view(2, 3), -1", "T(3, 4), 1.0"])
    yield from vary("torch.diagonal(T(2, 3, 4), @1)", ["0, 1, 2", "1, -1, 0", "9, 1, 2", "0, 1, 1", "0, 1, 3", "-1, 2, 1", "offset=1, dim1=0, dim2=2"])
    yield from vary("torch.@1_indices(@2)", ["tril", "triu"], ["3, 3", "2, 3, 1", "3, 3, -1", "4, 2", "3", "-3, 2", "3, 3, offset=1, dtype=torch.int32"])


def combining():
    yield from vary("torch.meshgrid(@1)", ["T(3), T(4)", "[T(3), T(4)]", "(torch.arange(2), torch.arange(3))", "T(3), T(4), indexing='ij'", "[T(3), T(4)], indexing='xy'", "torch.arange(2), torch.arange(3), indexing='xy'", "T(3), T(4), T(5), indexing='xy'", "T(3), T(4), indexing='a'", "T(), T(4)", "", "T(3)", "T(3), 5", "T(3), T(4, dtype=torch.int64)", "torch.arange(2), torch.arange(2), torch.arange(2)"])
    yield from vary("torch.@1(@2)", ["cartesian_prod", "block_diag"], ["T(3), T(4)", "T(3)", "T(3, 2), T(4)", "", "T(3), 5", "[T(3)]", "torch.arange(2), torch.arange(2)", "T(0), T(2)", "T(), T(2)"])
    yield from vary("torch.combinations(@1)", ["T(4)", "T(4), 3", "T(4), 2, True", "T(4, 2)", "T(4), 0", "T(4), -1", "T(4), r=5", "torch.arange(3)", "torch.arange(3), with_replacement=True", "torch.arange(4), 3"])
    yield from vary("torch.atleast_@1d(@2)", ["1", "2", "3"], ["T()", "T(3)", "T(3, 4)", "T(), T(3)", "[T(3)]", "T(2, 3, 4, 5)"])


def gathering():
    index = ["T(3, 2, dtype=torch.int64)", "T(2, 2, dtype=torch.int64)", "T(4, 2, dtype=torch.int64)", "T(3, dtype=torch.int64)", "T(3, 2)", "T(3, 2, dtype=torch.int32)", "T(3, 5, dtype=torch.int64)", "torch.tensor([[1, 0]])", "torch.tensor([[5]])", "T(0, dtype=torch.int64)"]
    yield from vary("torch.gather(T(3, 4), @1, @2)", ["1", "0", "-1", "2"], index)
    yield from vary("T(3, 4).scatter@1(1, @2, @3)", ["", "_", "_add"], index[:7], ["T(3, 2)", "1", "T(2, 2)"])
    yield from ["T(3, 4).scatter(1, T(3, 2, dtype=torch.int64), 1.5)", "T(3, 4).scatter(1, T(3, 2, dtype=torch.int64), T(3, 2), reduce='add')", "T(3, 4).scatter(1, T(3, 2, dtype=torch.int64), T(3, 2), reduce='sum')", "T(3, 4).scatter(2, T(3, 2, dtype=torch.int64), 1)", "T(3, 4).scatter_(1, T(3, 2, dtype=torch.int64), T(3, 2, dtype=torch.int64))", "T(3, 4).scatter_reduce(1, T(3, 2, dtype=torch.int64), T(3, 2), 'mean')", "T(3, 4).scatter_reduce(1, T(3, 2, dtype=torch.int64), T(3, 2), 'bad')", "T().gather(0, T(dtype=torch.int64))", "T(3, 4).gather(dim=1, index=T(3, 2, dtype=torch.int64))"]
    vectors = ["T(2, dtype=torch.int64)", "T(2, 2, dtype=torch.int64)", "T(dtype=torch.int64)", "T(2)", "T(2, dtype=torch.int32)", "torch.tensor([3])", "torch.tensor([-1])", "torch.tensor([1, 0])", "[1]"]
    yield from vary("torch.index_select(@1, @2, @3)", ["T(3, 4)", "torch.arange(6).view(2, 3)"], ["0", "1", "2"], vectors)
    yield from vary("T(3, 4).index_@1(@2)", ["add", "copy", "add_"], ["0, T(2, dtype=torch.int64), T(2, 4)", "0, T(2, dtype=torch.int64), T(3, 4)", "0, T(2, 2, dtype=torch.int64), T(2, 4)", "0, T(2), T(2, 4)", "2, T(2, dtype=torch.int64), T(2, 4)", "1, T(2, dtype=torch.int64), T(3, 2)", "0, T(2, dtype=torch.int64), T(2, 4, dtype=torch.int64)"])
    yield from vary("T(3, 4).index_fill(@1)", ["0, T(2, dtype=torch.int64), 1", "0, T(2), 1", "0, T(2, 2, dtype=torch.int64), 1", "3, T(2, dtype=torch.int64), 1", "0, T(2, dtype=torch.int64), T()", "0, T(2, dtype=torch.int64), T(2)"])
    yield from vary("torch.take(@1, @2)", ["T(3, 4)", "torch.arange(6).view(2, 3)"], ["T(2, 2, dtype=torch.int64)", "torch.tensor([12])", "torch.tensor([5, -1])", "T(2)"])
    yield from vary("torch.take_along_dim(T(3, 4), @1)", ["T(3, 2, dtype=torch.int64), 1", "T(1, 2, dtype=torch.int64), 1", "T(2, 2, dtype=torch.int64), 1", "T(2, dtype=torch.int64), 1", "T(5, dtype=torch.int64)", "T(3, 2), 1", "T(3, 2, dtype=torch.int64), dim=2", "torch.tensor([[4]]), 1"])
    yield from vary("torch.masked_select(@1, @2)", ["T(3, 4)", "torch.arange(3)"], ["torch.arange(3) > 0", "T(3)", "True", "torch.tensor([True, False, True, True])", "T(4, dtype=torch.bool)"])
    yield from vary("torch.@1(@2)", ["nonzero", "where", "argwhere", "unique", "unique_consecutive", "msort"], ["torch.tensor([0, 1, 1])", "torch.tensor([[0, 1], [2, 0]])", "5", "torch.tensor(3)"])
    yield from vary("torch.unique(torch.tensor([3, 1, 3]), @1)", ["return_inverse=True", "return_counts=True", "True, True, True"])
    yield from ["torch.nonzero(torch.tensor([[0, 1], [2, 0]]), as_tuple=True)", "torch.tensor([0, 1, 1]).nonzero(as_tuple=False)", "torch.tensor([2, 1, 2]).unique()"]


def sorting():
    yield from vary("torch.topk(@1, @2)", ["T(3, 4)", "T()"], ["2", "5", "-1", "0", "2, 0", "2, 2", "2, dim=1, largest=True, sorted=True", "2.0", "torch.tensor(2)", "1", "k=1", "2, 0, True, True, True"])
    yield from vary("@1.@2", ["T(3, 4)"], ["topk(2)[0]", "topk(2).values", "topk(2).indices", "sort(descending=True)", "sort(0, True)", "sort(2)", "sort(stable=True, dim=0)", "argsort()", "argsort(0)", "argsort(2)", "argsort(-1, True)", "argsort(dim=0, descending=True)", "sort()[1]", "sort('a')", "argsort(1.0)"])
    yield from vary("torch.kthvalue(@1, @2)", ["T(3, 4)", "T()"], ["2", "5", "2, 0, True", "0", "1", "2, 3", "2, dim=-1, keepdim=True", "1.0"])
    yield from vary("torch.bucketize(@1)", ["T(3, 4), T(5)", "1, T(5)", "T(3, 4), T(5, 1)", "T(3, 4), T(5), out_int32=True", "T(3, 4), [1, 2]", "[1], T(3)"])
    yield from vary("torch.searchsorted(@1)", ["T(5), T(3, 4)", "T(3, 5), T(3, 4)", "T(2, 5), T(3, 4)", "T(5), 1", "T(3, 5), 1", "T(5), T(3), right=True", "T(5), T(3), side='bad'", "T(5), T(3), right=True, side='left'", "T(), T(3)", "T(5), T()"])


INDICES = ["0", "3", "-4", "-1", "None", "...", "True", "False", "()", "0, 0", "0, 0, 0", "..., 0", "0, ...", "..., 0, ...", "..., ...", "0, ..., 0, 0", ":", ":, :", ":, :, :", ":, :, None", "None, :, None, :", "1:2", "2:1", "-2:", ":-1", "5:", "::2", "::0", "::-1", "1.0", "1.0:", "'a'", "{}", "0, 'a'", "0, 1.5", "torch.tensor(1)", "torch.tensor(5)", "torch.tensor(1.0)", "torch.tensor([1.0])", "torch.tensor(1):", "torch.tensor(1.0):", "torch.tensor([1, 2])", "torch.tensor([1, 5])", "torch.tensor([1], dtype=torch.int32)", "torch.tensor([1, 0, 1], dtype=torch.uint8)", "torch.tensor([True, False, True])", "torch.tensor([True, False])", "[0, 1]", "[0, 1], [1, 2]", "[[0, 1], [1, 2]]", "[0, 3]", "[0, -4]", "[0, 1], [0, 1, 2]", "[0.5, 1.5]", "[True, False, True]", "[True, False]", "[]", "[],", "[[]]", "[None]", "[slice(0, 1)]", "[..., 0]", "[0, None]", "['a']", "range(2)", "(0, 1)", "[(0, 1)]", "[0, True]", "[1.0, 0]", "slice(None)", "slice(0, 2, None), 0", "0:10:3", "-10:10", "None, 0, None", "True, False", ":, True", "0, True"]
INDICES3 = ["0", ":, 0", "..., 0", ":, :, 9", "0, 9", "None, 0, 9", ":, 1:3, ::2", "..., 0:1", "..., -1:", ":, None, 1", "1, None, ..., None", ":, [0, 1]", "[0, 1], :, [0, 1]", ":, [0, 1], [0, 1]", "0, :, [0, 1]", "[0, 1], 0, [0, 1]", "[0, 1], None, [0, 1]", "[[0], [1]], [0, 1]", "[[0], [1]], :, [[0, 1, 2]]", "..., [0, 1]", "..., [0, 1], None", "2:, [0]", ":, [9]", "[0], :, [9]", "T(5, 6, dtype=torch.int64)", "T(5, 6, dtype=torch.int64), T(6, dtype=torch.int64)", "T(5, 6, dtype=torch.int64), T(5, dtype=torch.int64)", "T(5, 6, dtype=torch.int64), :, T(6, dtype=torch.int64)", ":, T(5, 6, dtype=torch.int64), None, T(6, dtype=torch.int64)", "T(0, dtype=torch.int64)", "torch.tensor([True, False])", ":, torch.tensor([True, False, True])", "torch.tensor([True, True]), torch.tensor([True, True, True])", "torch.tensor([True, True]), torch.tensor([True, True, False])", "torch.tensor(True)", "torch.tensor(False), 0", "torch.tensor(0), torch.tensor([0, 1])", "torch.tensor([[True, False, True], [False, False, True]])", "0, torch.tensor([True, False, True])", "torch.tensor([True, False]), :, [0]", "torch.tensor([True, False]), 0", "[torch.tensor(0), torch.tensor(1)]", "[[0, 1], [1]]", "((0, 1), (0, 1))", "((0, 1),)", "..., torch.tensor([0]), 0", "torch.tensor([[True, False, True], [False, False, True]]), ..., 0", ":, torch.tensor([[True, False]])", "0, 0, 0, 0", "[0], [0], [0], [0]", "..., None", "True", "1, ..., ::3", ":, -1, :", "[1, 0, 1]", ":, [[0, 1], [2, 0]]", "[-1], ..., [-2]", "::2, ::2, ::3", ":, 1:1", "0:1, [0], 1"]


def indexing():
    yield from vary("T(3, 4)[@1]", INDICES)
    yield from vary("T(2, 3, 4)[@1]", INDICES3)
    yield from vary("T()[@1]", ["0", "...", "None", ":", "()", "True", "False", "0, 0", "torch.tensor(True)", "[]", "[0]", "..., None"])
    yield from vary("torch.arange(12).view(3, 4)[@1]", ["1", ":, 1", "1:, ::2", "[2, 0]", "[0, 1], [1, 2]", "[[0, 2], [1, 1]]", ":, [3, 0]", "..., -1", "None, 2", "torch.tensor([True, False, True])", "torch.arange(3) > 0", "torch.arange(12).view(3, 4) > 8", "[[0], [2]], [0, 3]", "2, [0, 0]", "::2, 1:3", "True, 1", "False", "-1, -1", ":, torch.arange(4) % 2 == 0", "[-1, 0]"])
    yield from vary("torch.arange(24).view(2, 3, 4)[@1]", ["[0, 1], :, [0, 1]", ":, [0, 2], [1, 3]", "0, :, [0, 1]", "[0, 1], None, [0, 1]", "..., [3, 0]", "torch.tensor([True, False]), :, [0]", ":, :, 1", "[1], 1:, 0", "torch.tensor([[True, False, True], [False, False, True]])", ":, torch.tensor([True, False, True])"])
    yield from ["T(40)[[0] * 32]", "T(40)[[[0]] * 31]", "T(40)[[[0]] * 32]", "T(0, 3)[T(2, dtype=torch.int64)]", "T(0, 3)[T(0, dtype=torch.int64)]", "T(2, 3, 4)[0][1][2]", "T(8, 8)[::2, ::2].view(-1)", "T(1, 3, 8, 8)[..., ::2, ::2]", "T(1, 3, 8, 8)[..., 1::2, ::2]", "T(1, 3, 8, 8)[:, :, 1:-1, 1:-1]", "T(3, 4)[T(4, 3, dtype=torch.bool)]", "T(3, 4)[T(3, 4, 1, dtype=torch.bool)]", "T(3, 4)[T(3, 4, dtype=torch.bool), 0]"]


def writing():
    values = ["1", "1.5", "True", "T()", "T(4)", "T(3)", "T(1, 4)", "T(2, 4)", "[1, 2]", "None", "'a'", "T(4, dtype=torch.int64)", "T(3, 4)", "T(1)", "T(2)"]
    yield from vary("put(T(3, 4), I[@1], @2)", ["0", "...", "1:", "[0, 1]", "torch.tensor([True, False, True])", ":, 0", "0, 0"], values)
    yield from vary("put(T(3, 4), I[@1], 1)", ["5", "0, 0, 0", "None", "True", "False", "::-1", "'a'", "1.0", "[0, 3]", "[0, 1], [0, 1, 2]", "T(4, 4, dtype=torch.bool)", "torch.tensor(1)", "5:", "()"])
    yield from vary("put(torch.arange(6).view(2, 3), I[@1], @2)", ["0", ":, 1", "[1, 0]", "torch.arange(6).view(2, 3) > 3", "..., -1", "1, 1:", "[0, 1], [2, 0]", "True", "False"], ["9", "2.7", "torch.tensor([7, 8, 9])", "torch.tensor(5)", "torch.tensor([7, 8])"])
    yield from vary("put(T(2, 3, 4), @1)", ["I[0, :, [0, 1]], T(3, 2)", "I[[0, 1], :, [0, 1]], T(2, 3)", "I[[0, 1], :, [0, 1]], T(3, 2)", "I[..., 0:2], T(3, 2)", "I[..., 0:2], T(3, 3)", "I[:, 1], T(2, 4)", "I[:, None, 1], T(2, 1, 4)"])
    yield from ["put(T(3, dtype=torch.bool), 0, 5)", "put(T(), 0, 1)", "put(T(), I[...], 1)", "put(torch.arange(4), I[1], 2.7)", "put(torch.arange(4)[1:], 0, 9)", "torch.arange(4)[1:].fill_(7)", "[t for x in [torch.arange(4)] for t in [x, put(x[1:], 0, 9)]]", "[t for x in [torch.arange(4)] for t in [x, put(x.view(2, 2).t()[1], 0, 9)]]", "[t for x in [torch.arange(4)] for t in [x[:2], put(x, 0, 9)]]"]


def placing():
    yield from vary("T(3, 4).masked_scatter(@1)", ["T(3, 4, dtype=torch.bool), T(12)", "T(4, dtype=torch.bool), T(12)", "T(3, dtype=torch.bool), T(12)", "torch.ones(3, 4, dtype=torch.bool), T(2)", "T(3, 4, dtype=torch.bool), T(12, dtype=torch.int64)", "T(3, 4, dtype=torch.bool), 1"])
    yield from vary("T(3, 4).index_put@1(@2)", ["", "_"], ["(T(2, dtype=torch.int64),), T(2, 4)", "[T(2, dtype=torch.int64), T(2, dtype=torch.int64)], T()", "(T(2, dtype=torch.int64),), 5", "T(2, dtype=torch.int64), T(2, 4)", "(T(2, dtype=torch.int64),), T(3, 4)", "(T(2, dtype=torch.int64),), T(1), accumulate=True", "(0,), T(4)", "(T(2, dtype=torch.int64),), T(2, 4, dtype=torch.int64)"])
    yield from ["torch.arange(4).index_put((torch.tensor([1, 2]),), torch.tensor([7, 8]))", "torch.arange(4).index_put_((torch.tensor([1, 2]),), torch.tensor([7, 8]), accumulate=True)", "torch.index_put(T(3, 4), (T(2, dtype=torch.int64),), T(2, 4))"]
    yield from vary("T(12).as_strided(@1)", ["(3, 4), (4, 1)", "(3, 4), (1, 1), 2", "(3, 4), (4,)", "(3, -1), (4, 1)", "(3, 1), (-4, 1)", "(2, 2)", "2, 2", "size=(2, 2), stride=(1, 4)"])
    yield from vary("T(4, 5).narrow_copy(@1)", ["0, 1, 2", "0, 3, 2", "0, -1, 1"])
    yield from ["torch.select_scatter(T(4, 5), T(5), 0, 1)", "torch.select_scatter(T(4, 5), T(4), 0, 1)", "torch.select_scatter(T(4, 5), T(5), 0, 9)", "torch.diagonal_scatter(T(4, 5), T(4))", "torch.diagonal_scatter(T(4, 5), T(5))"]


def maps():
    image = "T(1, 3, 8, 8)"
    convolution = ["T(5, 3, 3, 3)", "T(5, 3, 3, 3), T(5)", "T(5, 3, 3, 3), T(4)", "T(5, 3, 3, 3), T(5, 1)", "T(5, 3, 3, 3), None, 1, 1", "T(5, 3, 3, 3), padding='same'", "T(5, 3, 3, 3), padding='bad'", "T(5, 3, 3, 3), padding='same', stride=2", "T(5, 3, 3, 3), stride=(2, 1), padding=[1, 0], dilation=2", "T(5, 1, 3, 3), groups=3", "T(6, 1, 3, 3), groups=3", "T(6, 1, 3, 3), groups=0", "T(6, 2, 3, 3), groups=3", "T(5, 3, 3)", "5", "None", "T(5, 3, 3, 3), 5", "T(5, 3, 3, 3), None, 1.5", "T(5, 3, 3, 3), None, (1, 1, 1)", "T(5, 3, 3, 3), None, 1, 1, 1, 1, 1", "", "weight=T(5, 3, 3, 3), bias=None, stride=2, padding=1", "T(5, 3, 3, 3, dtype=torch.float64)", "T(5, 3, 3, 3), T(5, dtype=torch.float64)", "T(5, 3, 9, 9)", "T(0, 3, 3, 3)", "T(4, 4, 1, 1)", "T(5, 3, 3, 3), None, 0", "T(5, 3, 3, 3), None, 1, -1"]
    yield from (f"{home}.conv2d({image}{', ' if args else ''}{args})" for home in ["F", "torch"] for args in (convolution if home == "F" else convolution[:4]))
    yield from vary("F.conv2d(@1, T(5, 3, 3, 3))", ["T(3, 8, 8)", "T(8, 8)", "T(1, 3, 8, 8, dtype=torch.int64)", "5", "T(0, 3, 8, 8)", "T(1, 3, 2, 2)", "T(1, 4, 8, 8)"])
    yield from vary("F.conv1d(T(1, 3, 8), @1)", ["T(5, 3, 3)", "T(5, 3, 3), T(5), 2, 1", "T(5, 3, 3, 3)", "T(5, 3, 3), stride=(2, 2)"])
    yield from ["F.conv3d(T(1, 3, 8, 8, 8), T(5, 3, 3, 3, 3), padding=1)", "F.conv_transpose1d(T(1, 3, 8), T(3, 5, 3), stride=2)", "F.conv_transpose3d(T(1, 3, 4, 4, 4), T(3, 5, 3, 3, 3), stride=2)"]
    yield from vary("F.conv_transpose2d(T(1, 3, 8, 8), @1)", ["T(3, 5, 3, 3)", "T(3, 5, 3, 3), T(5), 2, 1, 1", "T(3, 5, 3, 3), T(4), 2, 1, 1", "T(5, 3, 3, 3)", "T(3, 5, 3, 3), groups=3", "T(3, 5, 3, 3), groups=2", "T(3, 5, 3, 3), stride=2, output_padding=2", "5", "T(3, 5, 3, 3), 'a'", "T(3, 5, 2, 2), None, 2"])
    pools = ["2", "2, 1", "3, 2, 1", "3, 2, 2", "", "'a'", "2.0", "(2, 3), [1, 2]", "kernel_size=9", "2, None", "[2, 2.5]", "2, 2, 0, ceil_mode=True", "0", "2, 0", "(2, 2, 2)", "True", "kernel_size=2, stride=2, padding=1", "foo=1", "5, 1, 2"]
    yield from vary("F.@1(T(1, 3, 8, 8)@2)", ["max_pool2d", "avg_pool2d"], [", " + args if args else "" for args in pools])
    yield from vary("F.max_pool2d(T(1, 3, 8, 8), @1)", ["3, 2, 1, return_indices=True", "3, 2, 1, 1, False, True", "2, None, 0, 1, True", "2, 2, 0, 2", "2, return_indices=1"])
    yield from vary("F.avg_pool2d(T(1, 3, 8, 8), @1)", ["3, 2, 1, True, False, 2", "2, divisor_override=0", "2, count_include_pad=1", "(8, 8)"])
    yield from vary("@1(@2, 2)", ["F.max_pool2d", "F.avg_pool2d", "torch.max_pool2d", "F.adaptive_avg_pool2d", "F.adaptive_max_pool2d", "F.lp_pool2d"], ["T(3, 8, 8)", "T(8, 8)", "5", "T(1, 3, 0, 8)", "T(0, 3, 8, 8)"])
    yield from ["F.max_pool1d(T(1, 3, 8), 2)", "F.max_pool1d(T(1, 3, 8), 2, return_indices=True)", "torch.max_pool1d(T(1, 3, 8), 2, 2, 1)", "F.max_pool3d(T(1, 3, 8, 8, 8), 2)", "F.avg_pool1d(T(1, 3, 8), 2)", "torch.avg_pool1d(T(1, 3, 8), 2, 2, 1)", "F.avg_pool3d(T(1, 3, 8, 8, 8), 2)", "F.max_pool2d_with_indices(T(1, 3, 8, 8), 2)", "F.lp_pool2d(T(1, 3, 8, 8), 2, 2)", "F.lp_pool2d(T(1, 3, 8, 8), 2.0, (2, 3), 2)", "F.lp_pool1d(T(1, 3, 8), 2, 2)", "F.lp_pool2d(T(1, 3, 8, 8), 0, 2)"]
    yield from vary("F.adaptive_@1_pool2d(T(1, 3, 8, 8), @2)", ["avg", "max"], ["1", "(1, 1)", "(None, 1)", "(4, 4, 4)", "'a'", "2.5", "[2, None]", "0", "-1", "None", "output_size=4", "(2,)", "T(1, 1, 4, 4).shape[2:]"])
    yield from ["F.adaptive_avg_pool2d(T(1, 3, 8, 8))", "F.adaptive_avg_pool1d(T(1, 3, 8), 4)", "F.adaptive_avg_pool1d(T(1, 3, 8), (4, 4))", "torch.adaptive_avg_pool1d(T(1, 3, 8), 4)", "F.adaptive_avg_pool3d(T(1, 3, 8, 8, 8), 2)", "F.adaptive_max_pool2d(T(1, 3, 8, 8), 2, True)", "F.adaptive_max_pool2d(T(1, 3, 8, 8), 2, return_indices=True)", "F.adaptive_max_pool1d(T(1, 3, 8), 2)", "F.adaptive_max_pool3d(T(1, 3, 8, 8, 8), 2)"]
    yield from vary("F.interpolate(T(1, 3, 8, 8)@1)", ["", ", scale_factor=2", ", scale_factor=2, mode='bilinear', align_corners=True", ", (4, 5)", ", size=4, mode='area'", ", size=[4, 4], mode='bicubic'", ", size=T(1, 3, 4, 4).shape[2:]", ", size=T(1, 3, 4, 4).size()[-2:], mode='bilinear'", ", scale_factor='2'", ", scale_factor=(2, 1.5)", ", scale_factor=[2, 2, 2]", ", size=(4, 4, 4)", ", 2, 2", ", size=4.0", ", size=(4.0, 4)", ", scale_factor=2, mode='bad'", ", scale_factor=2, mode='linear'", ", scale_factor=2, align_corners=True", ", scale_factor=2, mode='bilinear', antialias=True", ", scale_factor=2, mode='nearest', antialias=True", ", scale_factor=1.5, recompute_scale_factor=True", ", size=4, recompute_scale_factor=True", ", scale_factor=0.1", ", scale_factor=True", ", scale_factor=0", ", size=0", ", size=True", ", size=(torch.tensor(4), 4)", ", foo=2", ", scale_factor=2, mode='nearest-exact'", ", scale_factor=0.5, mode='area'"])
    yield from ["F.interpolate()", "F.interpolate(T(3, 8), scale_factor=2)", "F.interpolate(5, scale_factor=2)", "F.interpolate(T(1, 3, 8), scale_factor=2, mode='linear')", "F.interpolate(T(1, 3, 8, 8, 8), scale_factor=2, mode='trilinear')", "F.upsample(T(1, 3, 8, 8), scale_factor=2)", "F.upsample(T(1, 3, 8, 8), (4, 4), mode='bilinear')", "F.upsample_nearest(T(1, 3, 8, 8), scale_factor=2)", "F.upsample_bilinear(T(1, 3, 8, 8), (4, 4))"]
    yield from vary("F.pad(T(1, 3, 8, 8), @1)", ["(1, 1)", "(1, 1, 2, 2)", "[1, 1, 2, 2, 0, 1]", "(1, 1, 2, 2), 'constant', 0", "(1, 1, 2, 2), mode='reflect'", "(1, 1, 2, 2), mode='replicate'", "(1, 1, 2, 2), mode='circular'", "(1, 1, 2, 2), mode='bad'", "(1, 1, 2, 2), mode='reflect', value=1", "(9, 1, 2, 2), mode='reflect'", "(1, 1, 2)", "1", "()", "(-1, -1)", "(-9, -1)", "(1.0, 1)", "(1, 1.0)", "(1, 1), value=None", "(1, 1), value='a'", "pad=(1, 1)", "(0, 0, 0, 0), 'reflect'", "(1, 1, 1, 1, 1, 1, 1, 1, 1, 1)", "[0, 1, 0, 1]", "(1, 1), 'reflect'"])
    yield from ["F.pad(T(8), (1, 1))", "F.pad(T(8), (1, 1, 1, 1))", "F.pad(T(3, 8, 8), (1, 1, 2, 2), mode='reflect')"]
    yield from vary("F.unfold(@1)", ["T(1, 3, 8, 8), 3", "T(1, 3, 8, 8), (3, 3), 1, 1, 2", "T(1, 3, 8, 8), kernel_size=3, padding=1", "T(3, 8, 8), 3", "T(8, 8), 3", "T(1, 3, 8, 8), 9", "T(1, 3, 8, 8), 'a'", "T(1, 3, 8, 8)", "5, 3"])
    yield from vary("F.fold(@1)", ["T(1, 12, 16), (8, 8), 2, stride=2", "T(1, 12, 16), 8, 2, stride=2", "T(1, 12, 15), 8, 2, stride=2", "T(1, 13, 16), 8, 2, stride=2", "T(1, 12, 16), output_size=(8, 8), kernel_size=(2, 2), stride=(2, 2)", "T(1, 12, 16), 8"])
    yield from vary("F.grid_sample(T(1, 3, 8, 8), @1)", ["T(1, 4, 5, 2)", "T(1, 4, 5, 2), align_corners=True", "T(1, 4, 5, 3)", "T(2, 4, 5, 2)", "T(1, 4, 5)", "T(1, 4, 5, 2), mode='nearest', padding_mode='border'", "T(1, 4, 5, 2), mode='bad'", "T(1, 4, 5, 2), padding_mode='bad'", "T(1, 4, 5, 2), 'bicubic'", "T(1, 4, 5, 2, dtype=torch.float64)", "5"])
    yield from ["F.grid_sample(T(1, 3, 8, 8, 8), T(1, 4, 5, 6, 3))", "F.grid_sample(T(3, 8, 8), T(4, 5, 2))", "F.grid_sample(T(1, 3, 8, 8, 8), T(1, 4, 5, 6, 3), mode='bicubic')", "F.grid_sample(T(1, 3, 0, 8), T(1, 4, 5, 2))", "F.grid_sample(5, T(1, 4, 5, 2))"]
    yield from vary("F.affine_grid(@1)", ["T(1, 2, 3), (1, 3, 8, 8)", "T(1, 2, 3), [1, 3, 8, 8], align_corners=False", "T(1, 2, 3), T(1, 3, 8, 8).size()", "T(1, 3, 4), (1, 3, 8, 8, 8)", "T(1, 3, 3), (1, 3, 8, 8)", "T(2, 2, 3), (1, 3, 8, 8)", "T(1, 2, 3), (1, 3, 8)", "T(1, 2, 3, dtype=torch.int64), (1, 3, 8, 8)", "T(1, 2, 3), (1, 3, 8, 0)"])
    yield from vary("F.embedding(@1)", ["T(2, 5, dtype=torch.int64), T(10, 3)", "T(2, 5), T(10, 3)", "T(2, 5, dtype=torch.int64), T(10, 3, 2)", "T(dtype=torch.int64), T(10, 3)", "torch.tensor([10]), T(10, 3)", "T(2, 5, dtype=torch.int64), T(10, 3), padding_idx=0", "T(2, 5, dtype=torch.int64), T(10, 3), 11"])
    yield from vary("F.cosine_similarity(@1)", ["T(2, 3, 4), T(2, 3, 4)", "T(2, 3, 4), T(3, 4), dim=-1", "T(2, 3, 4), T(2, 3, 5)", "T(2, 3, 4), T(2, 3, 4), 3", "T(3), T(3), dim=0", "T(3, dtype=torch.int64), T(3, dtype=torch.int64), dim=0"])
    yield from vary("F.pairwise_distance(@1)", ["T(2, 3), T(2, 3)", "T(2, 3), T(2, 4)", "T(2, 3), T(2, 3), keepdim=True", "T(2, 3), T(3)", "T(), T()"])
    yield from vary("F.one_hot(@1)", ["T(3, dtype=torch.int64), 4", "torch.tensor([0, 2])", "torch.tensor([0, 2]), 4", "torch.tensor([0, 2]), 2", "T(3), 4", "T(0, dtype=torch.int64)", "T(0, dtype=torch.int64), 3", "torch.tensor([-1]), 3", "T(2, 3, dtype=torch.int64), num_classes=5", "T(3, dtype=torch.int64), 0"])
    yield from vary("@1.@2(T(1, 8, 4, 4), @3)", ["F", "torch"], ["pixel_shuffle", "pixel_unshuffle", "channel_shuffle"], ["2", "3", "2.0", "0"])


def complex_numbers():
    yield from vary("torch.fft.@1(@2)", ["fft2", "ifft2", "rfft2", "irfft2", "fftn", "rfftn", "irfftn"], ["T(1, 3, 8, 8)", "T(1, 3, 8, 8), dim=(1, 2)", "T(1, 3, 8, 9), s=(4, 5)", "T(8)", "T(1, 3, 8, 8), norm='ortho'", "T(1, 3, 8, 8), norm='bad'", "T(1, 3, 8, 8), dim=(1, 1)", "T(1, 3, 8, 8), s=(4,), dim=(1, 2)", "T(1, 3, 8, 8), s=(0, 4)", "T(1, 3, 8, 8, dtype=torch.float64)"])
    yield from vary("torch.fft.@1(@2)", ["fft", "ifft", "rfft", "irfft", "hfft", "ihfft"], ["T(1, 3, 8, 8)", "T(1, 8), 5", "T(1, 8), dim=0", "T(1, 8), dim=2", "T()", "T(1, 8), 4, -1, 'ortho'"])
    yield from ["torch.fft.irfft2(torch.fft.rfft2(T(1, 3, 8, 8)), s=(8, 8))", "torch.fft.irfft2(torch.fft.rfft2(T(1, 3, 8, 8), norm='ortho'), s=(8, 8), dim=(2, 3), norm='ortho')", "torch.fft.rfft(torch.fft.fft(T(1, 8)))", "torch.fft.fftfreq(8)", "torch.fft.rfftfreq(8)"]
    yield from vary("torch.fft.@1(@2)", ["fftshift", "ifftshift"], ["T(1, 3, 8, 8)", "T(1, 3, 8, 8), dim=(2, 3)", "T(3, 4), dim=4", "torch.arange(5)", "torch.arange(6).view(2, 3)"])
    yield from vary("torch.view_as_complex(@1)", ["T(3, 2)", "T(3, 4)", "T(3, 2, dtype=torch.int64)", "T()", "T(1, 3, 8, 5, 2)"])
    yield from ["torch.view_as_real(torch.fft.fft(T(3)))", "torch.view_as_real(T(3))", "torch.fft.fft(T(3)).real", "torch.fft.fft(T(3)).imag", "torch.fft.fft2(T(3, 3)).abs()", "torch.fft.fft2(T(3, 3)) * T(3, 3)", "torch.ops.torchvision.deform_conv2d(T(1, 3, 8, 8), T(5, 3, 3, 3), T(1, 18, 6, 6), T(1, 9, 6, 6), T(5), 1, 1, 0, 0, 1, 1, 1, 1, True)", "torch.ops.torchvision.deform_conv2d(T(1, 4, 8, 8), T(6, 4, 3, 3), T(1, 18, 4, 4), T(1, 9, 4, 4), T(6), 2, 2, 1, 1, 1, 1, 1, 1, True)"]


def layouts():
    """Where the results of operators lie: strides are compared, which decides whether a later view is refused."""
    starts = ["T(2, 8, 4, 5)", "T(2, 4, 5, 8).permute(0, 3, 1, 2)", "T(2, 8, 5, 4).transpose(2, 3)", "T(8, 2, 4, 5).transpose(0, 1)", "T(2, 16, 4, 5)[:, ::2]", "T(2, 8, 1, 5).expand(2, 8, 4, 5)", "T(2, 8, 4, 5)[:1]"]
    steps = [
        "X.relu()",
        "X.sigmoid()",
        "X.tanh()",
        "X.abs()",
        "X.exp()",
        "X.clamp(0,1)",
        "X.softmax(1)",
        "X.softmax(-1)",
        "X.log_softmax(1)",
        "X + X",
        "X * 2",
        "X - 1",
        "X / X",
        "X ** 2",
        "X * X.mean(1, keepdim=True)",
        "X * X.mean((2,3), keepdim=True)",
        "X.mean((2,3), keepdim=True) * X",
        "X.mean(1)",
        "X.mean(1, keepdim=True)",
        "X.mean((2,3))",
        "X.sum(-1)",
        "X.max(1)[0]",
        "X.max(1, keepdim=True)[0]",
        "X.amax(1)",
        "X.std(1)",
        "X.norm(dim=1)",
        "X.cumsum(1)",
        "X.float()",
        "X.clone()",
        "X.detach()",
        "X.contiguous()",
        "X.masked_fill(X > 0, 0)",
        "torch.where(X > 0, X, X)",
        "torch.cat([X, X], 1)",
        "torch.cat([X, X], 0)",
        "torch.stack([X, X], 1)",
        "torch.stack([X, X], 0)",
        "X.flip(1)",
        "X.roll(1, 2)",
        "X.repeat(1, 2, 1, 1)",
        "X.repeat_interleave(2, 1)",
        "X.index_select(1, torch.tensor([0, 1]))",
        "X[:, [0, 1]]",
        "X.gather(1, torch.zeros(2, 1, 4, 5, dtype=torch.int64))",
        "X.topk(2, 1)[0]",
        "X.sort(1)[0]",
        "X.argmax(1)",
        "X.tril()",
        "F.relu(X)",
        "F.silu(X)",
        "F.gelu(X)",
        "F.mish(X)",
        "F.hardswish(X)",
        "F.hardsigmoid(X)",
        "F.leaky_relu(X)",
        "F.relu6(X)",
        "F.elu(X)",
        "F.softplus(X)",
        "F.dropout(X, 0.5, True)",
        "F.dropout(X, 0.5, False)",
        "F.glu(X, 1)",
        "F.normalize(X)",
        "F.layer_norm(X, (5,))",
        "F.batch_norm(X, torch.zeros(8), torch.ones(8))",
        "F.batch_norm(X, torch.zeros(8), torch.ones(8), training=True)",
        "F.group_norm(X, 2)",
        "F.instance_norm(X)",
        "F.linear(X, torch.zeros(7, 5))",
        "F.linear(X, torch.zeros(7, 5), torch.zeros(7))",
        "F.conv2d(X, torch.zeros(6, 8, 3, 3), padding=1)",
        "F.conv2d(X, torch.zeros(6, 8, 1, 1))",
        "F.conv2d(X, torch.zeros(8, 1, 3, 3), groups=8)",
        "F.conv_transpose2d(X, torch.zeros(8, 6, 2, 2), stride=2)",
        "F.max_pool2d(X, 2)",
        "F.avg_pool2d(X, 2)",
        "F.adaptive_avg_pool2d(X, 1)",
        "F.adaptive_avg_pool2d(X, 2)",
        "F.adaptive_max_pool2d(X, 1)",
        "F.interpolate(X, scale_factor=2)",
        "F.interpolate(X, scale_factor=2, mode='bilinear')",
        "F.pad(X, (1, 1, 1, 1))",
        "F.pad(X, (1, 1, 1, 1), mode='reflect')",
        "F.pad(X, (1, 1, 1, 1), mode='replicate')",
        "F.pad(X, (1, 1, 1, 1), mode='circular')",
        "F.unfold(X, 2)",
        "F.pixel_shuffle(X, 2)",
        "F.channel_shuffle(X, 2)",
        "F.grid_sample(X, torch.zeros(2, 3, 3, 2))",
        "F.one_hot(torch.zeros(2, 3, dtype=torch.int64), 4)",
        "F.embedding(torch.zeros(2, 3, dtype=torch.int64), torch.zeros(5, 6))",
        "X @ X.transpose(-1, -2)",
        "X.transpose(-1, -2) @ X",
        "X @ torch.zeros(5, 7)",
        "torch.zeros(3, 4) @ X",
        "X.flatten(2) @ torch.zeros(2, 20, 7)",
        "torch.matmul(X, torch.zeros(5))",
        "torch.bmm(X.flatten(2), X.flatten(2).transpose(1, 2))",
        "torch.einsum('nchw,ncwk->nchk', X, torch.zeros(2, 8, 5, 3))",
        "torch.einsum('nchw->nhwc', X)",
        "X.flatten(1) @ torch.zeros(160, 3)",
        "torch.mm(X.flatten(1), torch.zeros(160, 3))",
        "torch.addmm(torch.zeros(3), X.flatten(1), torch.zeros(160, 3))",
        "torch.baddbmm(torch.zeros(2, 8, 8), X.flatten(2), X.flatten(2).transpose(1, 2))",
        "torch.fft.fft2(X)",
        "torch.maximum(X, X)",
        "torch.addcmul(X, X, X)",
        "torch.lerp(X, X, 0.5)",
        "torch.zeros_like(X)",
        "torch.rand_like(X)",
        "X.new_zeros(2, 3)",
        "X.sqrt()",
        "X.reshape(2, -1)",
        "X.flatten(2)",
        "-X",
        "X > 0",
        "X.half()",
    ]
    yield from (step.replace("X", start) for step in steps for start in (starts if "X" in step else starts[:1]))


GROUPS = [joining, splitting, viewing, repeating, combining, gathering, sorting, indexing, writing, placing, maps, complex_numbers, layouts]


def told(value):
    if isinstance(value, torch.Tensor):
        parts = ["x".join(map(str, value.shape)), str(value.dtype).removeprefix("torch."), ",".join(map(str, value.stride()))]
        plain = value.numel() <= 24 and not value.dtype.is_complex and not value.isnan().any()
        elements = [round(float(element), 4) for element in value.flatten().tolist()] if plain else []
        return " ".join([*parts, ",".join(f"{element:g}" for element in elements)]).rstrip()
    if isinstance(value, (list, tuple)):
        return "; ".join([f"{len(value)} of", *map(told, value)])
    return repr(value)


def outcome(expression):
    try:
        return told(eval(expression, {"torch": torch, "F": F, "T": T, "I": Index(), "put": put}))
    except Exception as error:
        message = str(error).strip().split("\n")[0].removesuffix(", but expected one of:")
        return f"!{type(error).__name__}: {message}"[:140]


def main():
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    blocks = []
    for group in GROUPS:
        expressions = list(dict.fromkeys(group()))
        rows = [json.dumps([expression, outcome(expression)]) for expression in expressions]
        blocks.append(f'"{group.__name__}": [\n' + ",\n".join(rows) + "\n]")
        print(group.__name__, len(rows), file=sys.stderr)
    print("{\n" + ",\n".join(blocks) + "\n}")


if __name__ == "__main__":
    main()
