"""Measures functions of torch on PyTorch 1.13 (CPU): /usr/bin/python3 test/torch/functions.py > test/torch/functions.json

Expressions see torch, F and the tensors of NAMES, anew in each; those with a small name have known elements. The outcome
of a tensor is its sizes, its type and, where its elements are few and follow from the expression, these; that of several
stands in brackets, that of an exception is "!", its class and the beginning of its message.
"""

import json
import re
import sys
import warnings
from itertools import product

import torch
import torch.nn.functional as F

NAMES = {
    "a": ([2, 3], "float32", [1, -2, 3, 4, 5, -6.5]),
    "v": ([3], "float32", [1, 2, 3]),
    "c": ([2, 1], "float32", [2, 3]),
    "q": ([2, 2], "float32", [4, 1, 2, 3]),
    "i": ([3], "int64", [1, 2, 3]),
    "j": ([2, 3], "int64", [1, 2, 3, 4, 0, 6]),
    "m": ([2, 3], "bool", [1, 0, 1, 1, 1, 0]),
    "b": ([3], "bool", [1, 0, 1]),
    "s": ([], "float32", [2.5]),
    "n": ([], "int64", [3]),
    "u": ([3], "uint8", [1, 2, 250]),
    "k": ([1], "float32", [4]),
    "e": ([0], "float32", []),
    "z": ([2, 0], "float32", []),
    "d": ([3], "float64", [0.5, 1.5, -2.5]),
    "X": ([2, 3, 4], "float32", None),
    "Y": ([2, 4, 5], "float32", None),
    "Z": ([5, 1, 3, 4], "float32", None),
    "I": ([1, 16, 8, 8], "float32", None),
    "L": ([2, 3, 4], "int64", None),
    "B": ([2, 3, 4], "bool", None),
    "M": ([3, 4], "float32", None),
    "W": ([5, 4], "float32", None),
    "V": ([4], "float32", None),
    "H": ([3, 4], "float16", None),
    "D": ([3, 4], "float64", None),
    "R": ([3, 3], "float32", None),
}
RANDOM = re.compile(r"rand|empty|drop|bernoulli|normal|uniform|multinomial|exponential|cauchy|geometric|gumbel|poisson|Tensor\(|new\(|rrelu")

DIMS = ["0", "1", "-1", "2", "-3", "5", "-6", "1.0", "True", "'x'", "[0]", "(0, 1)", "[]", "[0, 0]", "[0, 5]", "[1.5]", "None", "n", "s"]


def vary(template, *lists):
    """Every way to fill the @, or the @1, @2 ..., of a template."""
    for values in product(*lists):
        text = template.replace("@", values[0]) if len(lists) == 1 else template
        for number, value in enumerate(values, 1):
            text = text.replace(f"@{number}", value)
        yield text


UNARY = """abs absolute acos acosh angle arccos arccosh arcsin arcsinh arctan arctanh asin asinh atan atanh bitwise_not ceil cos cosh
 deg2rad digamma erf erfc exp exp2 expm1 fix floor frac i0 isfinite isinf isnan isneginf isposinf isreal lgamma log log10 log1p log2
 logical_not neg negative positive rad2deg reciprocal relu rsqrt sgn sigmoid sign signbit sin sinc sinh sqrt square tan tanh trunc
 round logit nan_to_num conj""".split()
IN_PLACE = [name for name in UNARY if hasattr(torch.Tensor, f"{name}_")]

BINARY = """add sub subtract mul multiply div divide true_divide floor_divide remainder fmod pow float_power atan2 arctan2 hypot
 maximum minimum fmax fmin eq ne not_equal lt less le less_equal gt greater ge greater_equal logical_and logical_or logical_xor
 bitwise_and bitwise_or bitwise_xor bitwise_left_shift bitwise_right_shift copysign logaddexp xlogy heaviside gcd lcm ldexp
 isclose""".split()
OPERATORS = ["+", "-", "*", "/", "//", "%", "**", "@", "&", "|", "^", "<<", ">>", "==", "!=", "<", "<=", ">", ">="]
REDUCTIONS = "sum mean prod max min amax amin argmax argmin all any var std median nansum logsumexp norm cumsum cumprod cummax softmax log_softmax count_nonzero".split()


ODD_REDUCTIONS = {("logsumexp", "[]"), ("norm", "True")}


def unary():
    for name in UNARY:
        yield from vary(f"torch.{name}(@)", ["a", "j", "m", "X", "s", "e", "u", "1", "[a]", ""])
        yield from [f"a.{name}()", f"a.{name}({'v, v' if name == 'round' else 1})", f"torch.{name}(a, a)", f"torch.{name}(a, foo=1)"]
    for name in IN_PLACE:
        yield from vary(f"(@.{name}_(), @)", ["a", "j", "X"])
    yield from ["torch.relu_(a)", "torch.exp_(a)", "a.relu_(1)", "a.round(decimals=1)", "torch.round(d, decimals=0)",
                "torch.logit(v, 0.1)", "torch.abs(a, out=e)", "a.nan_to_num(1.0)", "torch.abs(input=a)", "torch.abs(self=a)", "a.foo()", "torch.foo(a)",
                "a.exp_(1)", "torch.exp(a, out=1)"]


def binary():
    pairs = [("a", "v"), ("a", "2"), ("i", "2.5"), ("i", "2"), ("j", "i"), ("b", "b"), ("a", "c"), ("a", "X"), ("X", "M"), ("u", "i"), ("s", "n"), ("n", "1.5"), ("a", "'x'"), ("2", "a"), ("2", "3")]
    for name in BINARY:
        yield from vary(f"torch.{name}(@)", [f"{one}, {other}" for one, other in pairs] + ["a", ""])
        yield from vary(f"a.{name}(@)", ["v", "2", "'x'", "[1]", "", "v, v", "None"])
    for operator in OPERATORS:
        for one, other in pairs + [("2", "i"), ("2.5", "a"), ("'x'", "a"), ("[1]", "a"), ("None", "a"), ("a", "None"), ("a", "[1]"), ("a", "True"), ("m", "b"), ("j", "j"), ("e", "v"), ("z", "a"), ("d", "v"), ("H", "M"), ("D", "s")]:
            yield f"{one} {operator} {other}"
    for name in "add sub mul div floor_divide remainder eq lt atan2 copysign".split():
        yield from vary(f"(@1.{name}_(@2), @1)", ["a", "i"], ["2", "v", "X", "1.5", "i"])
    yield from ["-a", "-j", "-m", "+a", "+m", "~j", "~m", "~a", "abs(a)", "torch.add(a, v, alpha=2)", "torch.add(i, i, alpha=0.5)", "torch.add(a, 2, v)",
                "torch.sub(a, v, alpha=-1)", "torch.rsub(a, 1)", "torch.rsub(i, 1.5)", "torch.div(a, 2, rounding_mode='floor')", "torch.div(j, 2, rounding_mode='trunc')",
                "torch.div(j, 2, rounding_mode='x')", "torch.div(j, 2, rounding_mode=None)", "torch.div(a, v, 'floor')", "torch.pow(i, -1)", "i ** -2", "torch.allclose(a, a)",
                "torch.allclose(a, v)", "torch.equal(a, a)", "torch.equal(a, v)", "a.equal(a)", "2 in i", "7 in i", "'x' in i", "i in i"]


def ternary():
    yield from vary("torch.where(@)", ["m, a, v", "m, 1, 0", "m, 1., 0", "m, a, 0", "m, 0, a", "m, j, 1.5", "m, j, a", "a, a, a", "u, i, i", "m, a", "", "m, a, X", "B, X, 0.", "m, True, False", "b, a, a.double()", "m, 'x', 1", "m, a, None"])
    yield from vary("a.where(@)", ["m, v", "m, 1", "m", "a, a", ""])
    for name in ("clamp", "clip"):
        yield from vary(f"a.{name}(@)", ["0", "0, 1", "min=0", "max=0.5", "", "None, 1", "v", "v, 2", "v, v", "'x'", "0, 'x'", "2, 1", "0, 1, 2", "min=None", "s", "n"])
    yield from vary("@.clamp(0.5)", ["j", "m", "X", "u", "d"])
    yield from ["a.clamp_min(0)", "a.clamp_max(v)", "torch.clamp_min(a, 0.5)", "a.clamp_min()", "a.clamp_min('x')", "(a.clamp_(0, 1), a)", "(a.clamp_(min=0), a)", "torch.clamp(1, 2)"]
    yield from vary("a.lerp(@)", ["v, 0.5", "v, v", "i, 0.5", "v", "v, 'x'", "X, 0.5", "s, 0.5", ""])
    for name in ("addcmul", "addcdiv"):
        yield from vary(f"torch.{name}(@)", ["a, v, v", "a, v, v, value=2", "a, v", "a, v, i", "a, v, X", "a, v, v, 2", "j, i, i", "a, 1, v", "a, v, v, value='x'"])
    yield from vary("a.masked_fill(@)", ["m, 1", "m, s", "m, -1e9", "m, v", "b, 1", "m", "1, 1", "m, 'x'", "X > 0, 1", "m, True"])
    yield from ["(a.masked_fill_(m, 9), a)", "(v.masked_fill_(m, 9), v)", "v.masked_fill(m, 9)", "X.masked_fill(B, float('-inf'))", "X.masked_fill(M == 0, 1)"]


def creation():
    sizes = ["2, 3", "(2, 3)", "[2, 3]", "2", "0", "-1", "2, -1", "1.5", "'x'", "2, 1.5", "(2, 1.5)", "(1.5, 2)", "True", "2, True", "", "()", "a.shape", "*a.shape", "n", "n, 2", "v", "2, v", "None", "2, None", "(2,), 3", "size=(2,)", "2, dtype=torch.long", "2, dtype=int", "2, dtype='x'", "2, device='cpu'", "2, device='foo'", "2, foo=1", "2, requires_grad=True", "2, dtype=torch.int, requires_grad=True", "2, out=e"]
    for name in ("zeros", "ones", "empty", "rand", "randn"):
        yield from vary(f"torch.{name}(@)", sizes)
    for name in ("new_zeros", "new_ones", "new_empty"):
        yield from vary(f"a.{name}(@)", ["2, 3", "(2, 3)", "", "'x'", "2, dtype=torch.bool", "-1", "a.shape"])
        yield f"i.{name}(2)"
    yield from vary("torch.full(@)", ["(2,), 1", "(2,), 1.5", "[2, 2], True", "2, 1", "(2,)", "(2,), 'x'", "(2, -1), 1", "(2,), 1, dtype=torch.float", "(2,), s", "(2,), n", "(), 3", "size=(2,), fill_value=3", "(2,), 1, 2", "(2,), v", "", "[], 1"])
    for name in ("zeros_like", "ones_like", "empty_like", "rand_like", "randn_like"):
        yield from vary(f"torch.{name}(@)", ["a", "X", "1", "a, dtype=torch.double", "", "a.shape", "s", "a, 1"])
    yield from ["torch.zeros_like(j)", "torch.zeros_like(m)", "torch.rand_like(j)", "torch.randn_like(j)", "torch.zeros_like(j, dtype=torch.float)"]
    yield from vary("torch.full_like(@)", ["a, 2", "j, 2.5", "a", "a, 'x'", "a, s", "m, 1"])
    yield from vary("a.new_full(@)", ["(2,), 1", "2, 1", "(2,)", "(2,), 'x'", "(2,), 1, dtype=torch.long"])
    yield from vary("@.new_tensor([1, 2.5])", ["a", "i", "m"])
    yield from vary("torch.arange(@)", ["5", "5.", "0", "1, 5", "0, 5, 0.5", "5, 2, -1", "3, 1", "-3", "1, 2, 0", "n", "s", "True", "'x'", "1, 'x'", "", "1, 2, 3, 4", "end=3", "2, 5, dtype=torch.float", "0.1, 1, 0.3", "1, step=2, end=8", "0, 10, 3", "v", "5, device='cpu'", "5, dtype=torch.half", "0, 1, 0.1", "None"])
    yield from vary("torch.linspace(@)", ["0, 1, 5", "0, 1, 1", "0, 1, 0", "0, 1", "0, 1, 2.5", "0, 1, -1", "0, 'x', 3", "1, 0, 4", "0, 5, 3, dtype=torch.long", "0, 1, steps=4", "-1, 1, 7", "0, 0.1, 4", "s, n, 3", "0, 1, n", "0, 1, 3, 4", "start=0, end=1, steps=3"])
    yield from vary("torch.logspace(@)", ["0, 2, 3", "0, 2, 3, 2", "0, 2", "0, 2, 'x'", "0, 2, 1"])
    yield from vary("torch.eye(@)", ["2", "2, 3", "0", "-1", "2, -1", "2.5", "'x'", "", "n", "2, dtype=torch.bool", "2, 3, 4"])
    yield from vary("torch.randint(@)", ["5, (2,)", "1, 5, (2,)", "5, (2,), dtype=torch.float32", "5", "5, 2", "5, 3, (2,)", "2.5, (3,)", "0, 2, size=(3,)", "2, [3]", "0, (2,)"])
    yield from ["torch.randint_like(a, 5)", "torch.randint_like(a, 1, 5)", "torch.randint_like(a)", "torch.randperm(4)", "torch.randperm('x')", "torch.randperm(-1)", "torch.range(0, 3)",
                "torch.tril_indices(3, 3)", "torch.triu_indices(2, 3)", "torch.tril_indices(3, 3, -1)", "torch.triu_indices(3, 3, 1)", "torch.tril_indices(-1, 3)", "torch.empty_strided((2, 3), (3, 1))",
                "torch.scalar_tensor(3)", "torch.normal(0, 1, (2,))", "torch.normal(a, 1)", "torch.normal(q, q)", "torch.normal(a, X)", "torch.normal(0., v)", "torch.normal(0, 1)",
                "torch.bernoulli(b.float())", "a.bernoulli(0.5)", "torch.bernoulli(j)", "torch.multinomial(v, 2)", "torch.multinomial(v, 5)", "torch.multinomial(X, 1)", "torch.multinomial(v, 0)",
                "a.normal_()", "a.normal_(0, 1)", "a.normal_(0, -1)", "j.normal_()", "a.uniform_(0, 1)", "a.uniform_(1, 0)", "a.uniform_('x')", "a.random_()", "a.random_(5)", "a.exponential_()", "j.exponential_()", "a.bernoulli_(0.5)", "a.bernoulli_('x')",
                "(a.fill_(2), a)", "a.fill_(s)", "a.fill_(v)", "a.fill_('x')", "a.fill_()", "j.fill_(2.5)", "(a.zero_(), a)", "a.zero_(1)", "a.copy_(v)", "a.copy_(1)", "a.copy_(s)", "a.copy_(X)", "a.copy_([1])", "i.copy_(v)", "a.copy_(q)", "R.fill_diagonal_(1)", "q.fill_diagonal_(0)", "v.fill_diagonal_(0)"]


def data():
    values = ["1", "1.5", "True", "[1, 2]", "[1, 2.]", "[True, 2]", "[True, 1.5]", "[]", "[[]]", "[[], []]", "[[1, 2], [3, 4]]", "[[1, 2], [3]]", "[[1, 2], 3]", "[1, [2]]", "'x'", "['x']", "[1, 'x']", "None", "[None]", "[1, None]", "(1, 2)", "range(3)", "{}", "[{}]", "a", "a.shape", "[a.shape, a.shape]", "[s, 1]", "[n, n]", "[n, 2.5]", "[a, 1]", "[[s], [1]]", "[k, 1]", "1e40", "2**40", "[[[1]]]", "[1, 2], 3", ""]
    for name in ("tensor", "as_tensor", "Tensor", "LongTensor", "FloatTensor"):
        yield from vary(f"torch.{name}(@)", values)
    for dtype in ("float", "long", "uint8", "bool", "half", "int"):
        yield from vary(f"torch.tensor(@, dtype=torch.{dtype})", ["[1, 2.7]", "[-1]", "[300]", "[1, 'x']", "[1, None]", "3", "[0, 0.1]", "[70000.123]"])
    yield from ["torch.tensor([1.], requires_grad=True)", "torch.tensor([1], requires_grad=True)", "torch.tensor([1], dtype=float)", "torch.tensor([1], dtype='x')", "torch.tensor([1], foo=1)", "torch.tensor(data=[1])", "torch.Tensor(2, 3)", "torch.Tensor()", "torch.Tensor(2, 'x')", "torch.Tensor(1.5, 2)", "torch.Tensor((2,), (3,))", "torch.Tensor(-1)", "torch.Tensor(a, a)",
                "torch.LongTensor(2)", "torch.ByteTensor([1, 2])", "torch.BoolTensor([1, 0])", "torch.HalfTensor(2)", "torch.IntTensor(2, 3)", "torch.DoubleTensor([1])", "torch.as_tensor(a, dtype=torch.long)", "torch.from_numpy([1])", "torch.as_tensor(a) is a", "torch.tensor(a) is a",
                "a.new(2, 3)", "a.new([1, 2])", "i.new(2)", "i.new([1, 2])", "a.new()", "a.new(a)", "a.new('x')"]


def reductions():
    for name in REDUCTIONS:
        yield from vary(f"a.{name}(@)", ["", *(dim for dim in DIMS if (name, dim) not in ODD_REDUCTIONS)])
        yield from vary(f"torch.{name}(@)", ["a", "j", "m", "s", "X", "1", "[1]", "", "a, 0, True", "X, 1, True", "X, -1", "j, 1", "m, 1", "s, 0", "s, 1", "e", "z, 1", "a, foo=1", "X, dim=2", "X, axis=1", "e, 0"])
        yield from vary(f"a.{name}(@)", ["0, True", "0, False", "0, 1", "0, 'x'", "dim=0, keepdim=True", "axis=1, keepdims=True", "keepdim=True", "0, True, 3", "dim=(0, 1)", "X", "v"])
    yield from vary("X.@", ["sum((0, 2))", "mean((1, 2), True)", "mean([-1, -2])", "amax((0, 1))", "var((1, 2))", "norm(dim=(1, 2))", "logsumexp((0, 1))", "std(0)", "sum(dtype=torch.double)", "mean(0, dtype=torch.double)", "prod(1)", "max(1)", "max(2, True)", "min(0)", "median(1)", "mode()", "mode(1)", "kthvalue(2)", "kthvalue(9)", "kthvalue(1, 0, True)", "aminmax()", "aminmax(dim=1)", "cummin(1)", "logcumsumexp(1)", "quantile(0.5)", "quantile(0.5, 1)", "quantile(V, 0)", "quantile(0.5, 1, True)", "argmax(1, keepdim=True)", "argmax(keepdim=True)", "diff()", "diff(2)", "diff(dim=1)", "diff(1, 5)", "nanmedian(1)", "nanmean(1)", "nanmean()", "var(False)", "var(0, unbiased=False)", "var(dim=0, correction=0)", "var_mean()", "dist(X)", "softmax(1, torch.double)", "sum(0, out=e)"])
    yield from ["j.sum(dtype=torch.float)", "j.mean(dtype=torch.float)", "m.sum(0)", "u.sum()", "u.any()", "m.max(0)", "j.max(1)", "m.argmax()", "a.max(v)", "torch.max(a, v)", "torch.max(a, 1)", "torch.min(a, X)", "torch.max(a, c)", "torch.max(a, 1.5)", "a.max(1)[0]", "a.max(1).values", "a.max(1).indices", "a.max(1).foo", "a.max(1)[1]",
                "torch.var_mean(a)", "torch.var_mean(a, 0)", "torch.std_mean(a, 1, keepdim=True)", "a.norm(1)", "a.norm(2, 1)", "a.norm(p=1, dim=0)", "a.norm('fro')", "a.norm('x')", "a.norm(float('inf'))", "a.norm(2, 5)", "j.norm()", "torch.norm(a, dim=1)", "torch.norm(a, 2, -1, True)", "a.norm(1, 2, 3, 4, 5, 6)", "a.count_nonzero(0)", "torch.dist(a, v)", "a.cumsum(0, dtype=torch.double)", "m.cumsum(0)", "a.cumsum(0, 1)", "(a.cumsum_(0), a)", "torch.cumsum(a)"]


def matrices():
    tensors = ["s", "v", "V", "M", "X", "Y", "Z", "R", "e", "i", "D"]
    yield from vary("@1 @ @2", tensors, tensors)
    yield from vary("torch.matmul(@)", ["M", "M, 1", "1, M", "", "M, V, V", "input=M, other=V"])
    for name in ("mm", "bmm", "mv", "dot", "inner", "outer", "ger", "kron", "vdot"):
        yield from vary(f"torch.{name}(@)", ["R, M", "M, M", "M, V", "X, Y", "X, X", "V, V", "v, V", "R, D", "X, M", "M, 1", "M", "s, M"])
    yield from vary("torch.addmm(@)", ["V, R, M", "v, R, M", "M, R, M, beta=2, alpha=0.5", "V, M, M", "V, X, M", "R, M, M.t()", "V, R", "V, R, M, 2", "R, R, D"])
    yield from vary("torch.baddbmm(@)", ["Y[:, :3], X, Y", "X, X, Y", "V, X, Y", "Y[0, 0], X, Y", "X, X, X", "X, M, Y", "Z, X, Y"])
    yield from ["torch.addmv(v, M, V)", "torch.addmv(V, M, V)", "torch.addbmm(R, X, X.mT)", "torch.addr(M, v, V)", "torch.addr(R, v, V)", "X.baddbmm(X, Y)", "torch.trace(R)", "torch.trace(X)", "torch.det(R)", "torch.inverse(R)", "torch.chain_matmul(R, M)", "torch.chain_matmul(M, R)", "R.matrix_power(2)", "(R.addmm_(R, R), R)"]
    yield from vary("torch.cdist(@)", ["M, M", "M, R", "X, X", "X, Y.mT", "X, M", "V, M", "M, M, 1", "L, L", "M, 1", "M", "X, Z", "X[:1], X", "M, M, p=2.0"])
    yield from vary("torch.tensordot(@)", ["R, M, 1", "R, M", "R, M, dims=([1], [0])", "R, R, dims=([0], [0])", "X, Y, dims=2", "X, Y, dims=([0, 2], [0, 1])", "M, M, dims=([0], [1])", "M, M, dims=([0, 1], [0])", "R, M, 0", "R, M, -1", "R, M, 5", "X, X, 3", "X, X, dims=([0, 1, 2], [0, 1, 2])"])
    yield from vary("torch.cross(@)", ["R, R", "M, M", "M, M, dim=0", "M, M, dim=1", "R, M", "v, v", "v, R"])
    yield from vary("F.linear(@)", ["X, W", "X, W, W[:, 0]", "X, W, V", "R, W", "V, W", "s, W", "X, v", "X, V", "L, W", "X, Y", "M, W, k", "X", "X, W, None", "'x', W", "X, W, 1", "X, 1", "I, W", "X, weight=W", "X, W, bias=None"])
    yield from vary("F.bilinear(@)", ["M, M, torch.rand(5, 4, 4)", "M, R, torch.rand(5, 4, 3)", "M, M, torch.rand(5, 3, 4)", "M, X, torch.rand(5, 4, 4)", "M, M, torch.rand(5, 4, 4), W[:, 0]"])


EINSUM = """ij,jk->ik|R, M
ij,jk|R, M
ij,jk->ik|M, M
ij->ji|M
ij->|M
ii->i|R
ii|R
ii->i|M
bij,bjk->bik|X, Y
b i j , b j k -> b i k|X, Y
...ij,...jk->...ik|X, Y
...ij,...jk->...ik|Z, Y
...j,jk->...k|X, M.t()
i,j->ij|v, V
i,i->|v, v
ij,j->i|M, V
ij,k->ijk|M, v
ij,ij->ij|M, M
ij,ij->ij|M, M[:1]
ij,jk,kl->il|R, M, M.t()
ij,jk,kl->il|R, M, M
ij,jk->ik|M
ij->ik|M, M
ij,jk->ik|M, V
i,jk->ik|M, M
ij,jk->iz|R, M
ij,jk->ii|R, M
i1,jk->ik|R, M
ij,jk->i1|R, M
...,...|M, M
..ij->ij|M
...ij...->ij|M
ij.->ij|M
ij->i...|M
...ij->ij|X
bn...,bm...->bnm|X, X
ij->->i|M
->|s
,->|s, s
ij,jk->ik|[R, M]
ij,jk->ik|(R, M)
ij,jk->ik|R, 2
ij,jk->ik|1, 2
ij,jk->ik|R, D
iJ,Jk->ik|R, M
bA|M
nhwc,hkc->nhwk|torch.rand(2, 3, 4, 5), torch.rand(3, 6, 5)
bchw,cd->bdhw|I, torch.rand(16, 4)
bhid,bhjd->bhij|torch.rand(1, 2, 3, 4), torch.rand(1, 2, 5, 4)
b...,b...->b|X, X
ab,bc->ac|R, M[:1]
ab,cb->ac|M, M[:, :1]
ncqw,ncvw->nqv|I, I
abc,abd,acd->a|X, Y[:, :3], Y[:, :, :5]
ijk|M
...ijk->i|M
i...->i|v""".split("\n")


def einsum():
    for line in EINSUM:
        equation, operands = line.split("|")
        yield f"torch.einsum('{equation}', {operands})"
    yield from ["torch.einsum(R, [0, 1], M, [1, 2], [0, 2])", "torch.einsum(R, [0, 1], M, [1, 2])", "torch.einsum(M, [0, 1], [1, 0])", "torch.einsum()", "torch.einsum('ij')", "torch.einsum('ij', [])", "torch.einsum(1, M)", "torch.einsum('ij', M, foo=1)"]


def activations():
    for name in "relu relu6 silu mish hardswish hardsigmoid selu".split():
        yield from vary(f"F.{name}(@)", ["a", "X", "a, True", "a, inplace=False", "1", "", "a, True, 1", "a, foo=1", "j", "m", "a, 'x'", "a, []"])
        yield f"(F.{name}(a, True), a)"
    for name, ways in {"leaky_relu": "0.1", "elu": "2.", "celu": "2.", "hardtanh": "0, 6", "threshold": "0.1, 20", "rrelu": "0.1, 0.3"}.items():
        yield from vary(f"F.{name}(@)", ["a", f"a, {ways}", f"a, {ways}, True", "a, 'x'", "a, None", "1", "", "j", "m", "X", f"a, {ways}, foo=1"])
    yield from ["F.celu(a, 0)", "F.rrelu(a, 0.3, 0.1)", "F.hardtanh(a, 6, 0)", "F.relu_(a)", "F.leaky_relu_(a, 0.1)", "F.elu_(a)", "F.relu6_(a)", "F.silu_(a)", "F.hardtanh_(a, 0, 1)", "torch.selu(a)", "torch.celu(a, 2)", "torch.threshold(a, 1, 2)", "torch.rrelu(a)", "torch.prelu(X, v)", "F.threshold(a)"]
    for name in "gelu softplus hardshrink softshrink logsigmoid softsign tanhshrink sigmoid tanh".split():
        yield from vary(f"F.{name}(@)", ["a", "X", "1", "", "j", "m", "a, 'x'", "a, 1, 2, 3, 4", "a, foo=1"])
    yield from ["F.gelu(a, approximate='tanh')", "F.gelu(a, approximate='x')", "F.gelu(a, 'tanh')", "F.softplus(a, 2, 10)", "F.softshrink(a, -1)", "F.hardshrink(a, 0.3)"]
    yield from vary("F.glu(@)", ["X", "X, 1", "X, 2", "X, 5", "s", "1", "X, 'x'", "L", "", "X, -1"])
    yield from vary("F.prelu(@)", ["X, v", "X, V", "X, k", "X, s", "v, v", "X, 0.25", "X", "s, k", "X, M", "M, V"])
    for name in ("softmax", "log_softmax", "softmin"):
        yield from vary(f"F.{name}(@)", ["a, 1", "a, dim=-1", "X", "I", "v", "a, 5", "a, 'x'", "a, None", "1", "", "j, 0", "j, 1", "a, 1, 3, torch.double", "a, dtype=torch.double, dim=0", "a, 1.0", "a, [1]"])
    yield from vary("F.gumbel_softmax(@)", ["M", "M, hard=True", "M, 1, False, 1e-10, 0", "M, dim=5", "M, tau=0.5"])
    for name in ("dropout", "alpha_dropout", "dropout1d", "dropout2d", "dropout3d", "feature_alpha_dropout"):
        yield from vary(f"F.{name}(@)", ["X", "X, 0.5", "X, 1.5", "X, -1", "X, None", "X, 'x'", "1", "X, 0.5, 1", "X, 0.5, False", "X, p=0.5, training=True, inplace=True", "I", "V, 0.5, True", "", "L", "X, 0, True"])
    for name in ("dropout", "feature_dropout", "alpha_dropout"):
        yield from vary(f"torch.{name}(@)", ["X, 0.5, True", "X, 0.5", "X, 2.0, True", "X, 'x', True", "V, 0.5, True", "X, 0.5, 1"])
    yield from vary("F.normalize(@)", ["a", "a, dim=0", "a, p=1, dim=-1", "v", "v, dim=0", "X", "X, dim=5", "a, p='x'", "j", "1", "", "X, 2, 1", "X, 2, -1", "a, eps='x'"])


def norms():
    yield from vary("F.batch_norm(@)", ["X, v, v", "X, None, None", "X, None, None, training=True", "M, V, V, training=True", "M[:1], V, V, training=True", "M[:1], V, V", "X, V, v", "X, v, v, V", "X, v, v, v, v, True, 0.1, 1e-5", "I, v, v", "X, 1, v", "X, v, v, v, V", "X, v", "X", "L, v, v", "'x', v, v", "X, v, v, training='x'"])
    yield from vary("F.layer_norm(@)", ["X, [4]", "X, (3, 4)", "X, 4", "X, [3]", "X, [4], V, V", "X, [4], v", "X, [4], V, v", "X, X.shape", "X, X.shape[1:]", "X, []", "X, 'x'", "X, [4], weight=1", "X, normalized_shape=(4,), eps=1e-6", "X", "L, [4]", "X, [4.0]", "X, [4, 1.5]", "X, (4,), None, None", "X, [4], V, V, 'x'", "1, [4]"])
    yield from vary("F.group_norm(@)", ["X, 3", "X, 1", "X, 2", "X, 3, v, v", "X, 3, V", "V, 2", "M[:1], 4", "M, 2", "I, 0", "I, 'x'", "I, 2.0", "I, 4", "I, -4", "L, 3", "1, 2", "X"])
    yield from vary("F.instance_norm(@)", ["X", "I", "M", "X, v, v", "X, v, v, use_input_stats=False", "X, use_input_stats=False", "X, weight=V", "X, weight=v", "I[:, :, :1, :1]", "1", "X, V, V"])
    yield from ["torch.layer_norm(X, [4])", "torch.group_norm(X, 3)", "torch.batch_norm(X, v, v, v, v, False, 0.1, 1e-5, False)", "torch.layer_norm(X, 4)"]


def tensors():
    attributes = "shape dtype device ndim T mT H mH requires_grad is_cuda grad data layout names is_leaf is_sparse is_quantized real imag foo output_nr".split()
    yield from vary("@1.@2", ["a", "s", "v", "X"], attributes)
    for name in "size dim ndimension numel nelement stride element_size is_contiguous is_floating_point is_complex is_signed item tolist is_nonzero get_device type".split():
        yield from vary(f"@.{name}()", ["a", "s", "j", "m", "k", "e", "i"])
        yield f"a.{name}(1)"
    yield from vary("a.size(@)", DIMS)
    yield from vary("X.size(@)", ["0", "-1", "3", "dim=1", "0, 1"])
    yield from vary("s.size(@)", ["0", "-1"])
    for name in "float double half bfloat16 bool int long short char byte".split():
        yield from vary(f"@.{name}()", ["a", "j", "m", "d", "X"])
        yield f"a.{name}(1)"
    yield from vary("a.to(@)", ["torch.float16", "torch.long", "torch.float32", "'cpu'", "'cpu', torch.half", "device='cpu', dtype=torch.int", "i", "v", "int", "float", "None", "dtype=None", "5.5", "'x'", "", "1, 2, 3, 4, 5", "[1]", "torch.device('cpu')", "a.device", "v.dtype", "torch.half, True, True", "foo=1", "copy=True", "torch.long, non_blocking=True"])
    yield from vary("a.type(@)", ["torch.long", "torch.float32", "'torch.LongTensor'", "torch.LongTensor", "'x'", "5", "v.dtype", "i.type()", ""])
    yield from ["a.type_as(i)", "a.type_as(1)", "i.type_as(d)", "a.float() is a", "a.half() is a", "a.to(torch.float) is a", "a.to('cpu') is a", "a.contiguous() is a", "a.t().contiguous() is a", "a.detach() is a", "a.cpu() is a", "a.clone() is a", "a.type(torch.float) is a", "a.clone()", "a.clone(1)", "a.detach()", "a.contiguous()", "a.contiguous(1)", "I.contiguous(memory_format=torch.channels_last)", "a.contiguous(memory_format=torch.channels_last)", "a.data", "a.requires_grad_()", "a.requires_grad_(1)", "j.requires_grad_()", "a.requires_grad_().requires_grad", "a.share_memory_()", "a.is_pinned()",
                "bool(a)", "bool(e)", "bool(s)", "bool(k)", "bool(m)", "int(a)", "int(s)", "int(n)", "float(k)", "float(e)", "float(a)", "range(n)", "range(s)", "[0, 1, 2, 3, 4][n]", "[0, 1][s]", "len(s)", "len(a)", "len(X)", "list(s)", "list(i)", "list(a)", "[row for row in a]", "[float(x) for x in v]", "sum(v)", "sum(v).item()", "max(v)", "abs(s)", "round(s)", "a == None", "a != None", "a is None", "None == a", "not s", "not a", "a and 1", "s and 1", "1 if s > 2 else 0", "1 if a > 2 else 0", "s > 2 and n > 2", "0 < s < 3",
                "isinstance(a, torch.Tensor)", "isinstance(1, torch.Tensor)", "isinstance(a, torch.FloatTensor)", "isinstance(j, torch.FloatTensor)", "isinstance(j, torch.LongTensor)", "type(a) == torch.Tensor", "type(a).__name__", "a.__class__.__name__", "a.shape == (2, 3)", "a.shape == [2, 3]", "a.shape[0]", "a.shape[-1]", "a.shape[5]", "a.shape[1:]", "a.shape + (1,)", "a.shape + [1]", "tuple(a.shape)", "list(a.shape)", "len(a.shape)", "a.shape.numel()", "a.shape.foo", "h, w = 1", "a.size()[1]", "a.size().numel()"]
    yield from ["torch.float32", "torch.float", "torch.float == torch.float32", "torch.float is torch.float32", "torch.half", "torch.long", "torch.bool", "torch.float32.is_floating_point", "torch.int64.is_floating_point", "a.dtype == torch.float32", "j.dtype == torch.float32", "a.dtype in (torch.float16, torch.float32)",
                "torch.device('cpu')", "torch.device('cuda')", "torch.device('cuda:0')", "torch.device('cuda', 1)", "torch.device('cuda:0').index", "torch.device('cpu').type", "torch.device('x')", "torch.device('cpu') == 'cpu'", "torch.device('cpu') == torch.device('cpu')", "a.device.type == 'cpu'", "a.device == torch.device('cpu')", "str(torch.device('cuda:0'))", "torch.device(1.5)",
                "torch.finfo(torch.float16).max", "torch.finfo(torch.float32).eps", "torch.finfo(a.dtype).min", "torch.finfo(torch.long)", "torch.finfo('x')", "torch.finfo().bits", "torch.iinfo(torch.int32).max", "torch.iinfo(torch.uint8).min", "torch.iinfo(torch.float)", "torch.iinfo()", "torch.finfo(torch.float32).tiny",
                "torch.is_tensor(a)", "torch.is_tensor(1)", "torch.is_tensor()", "torch.is_floating_point(a)", "torch.is_floating_point(1)", "torch.numel(a)", "torch.numel(1)", "torch.get_default_dtype()", "torch.pi", "torch.inf", "torch.e", "torch.strided", "torch.channels_last", "torch.result_type(a, i)", "torch.result_type(i, 1.5)", "torch.result_type(i, 1)", "torch.result_type(b, 1)", "torch.promote_types(torch.int, torch.float)", "torch.promote_types(torch.uint8, torch.int8)", "torch.promote_types(torch.half, torch.bfloat16)", "torch.can_cast(torch.float, torch.int)", "torch.can_cast(torch.int, torch.float)",
                "torch.Size([1, 2])", "torch.Size((1,))", "torch.Size(2)", "torch.Size(['x'])", "torch.broadcast_shapes((2, 1), (3,))", "torch.broadcast_shapes((2,), (3,))", "torch._assert(False, 'no')", "torch._assert(True, 'no')", "torch.Tensor.add(a, 1)", "torch.Tensor.add(1, 1)", "torch.Tensor.foo", "torch.Tensor.__name__", "torch.foo", "F.foo", "F.relu7(a)", "torch.relu", "torch.nn.functional.relu(a)", "torch.is_nonzero(n)", "torch.is_complex(a)"]


GROUPS = {function.__name__: function for function in (unary, binary, ternary, creation, data, reductions, matrices, einsum, activations, norms, tensors)}


def environment():
    made = {}
    for name, (shape, dtype, elements) in NAMES.items():
        kind = getattr(torch, dtype)
        if elements is not None:
            made[name] = torch.tensor(elements, dtype=kind).reshape(shape)
        elif kind.is_floating_point:
            made[name] = torch.rand(shape, dtype=torch.float32).to(kind)
        else:
            made[name] = torch.randint(0, 2, shape).to(kind)
    return made


def number(value):
    if isinstance(value, bool):
        return str(int(value))
    return f"{value:.5g}"


def told(value, known):
    if isinstance(value, torch.Tensor):
        text = f"{'x'.join(map(str, value.shape)) or '-'} {str(value.dtype)[6:]}"
        if known and 0 < value.numel() <= 12 and not value.is_complex():
            text += " = " + " ".join(map(number, value.detach().flatten().tolist()))
        return text
    if type(value) in (tuple, list) or (isinstance(value, tuple) and type(value) is not torch.Size):
        return "(" + "; ".join(told(item, known) for item in value) + ")"
    if not known and isinstance(value, (bool, float)):
        return f"some {type(value).__name__}"
    return repr(value)


def measure(expression):
    known = not RANDOM.search(expression) and not set(re.findall(r"\b[A-Z]\b", expression)) & set(NAMES)
    try:
        return told(eval(expression, {"torch": torch, "F": F, **environment()}), known)
    except Exception as error:
        message = (str(error).strip().split("\n") or [""])[0]
        return f"!{type(error).__name__}: {message.split(', but expected')[0][:110]}".strip()


def main():
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    blocks = []
    for name in sys.argv[1:] or GROUPS:
        rows = {}
        for expression in GROUPS[name]():
            torch.manual_seed(0)
            outcome = measure(expression)
            # Addresses, words of Python that differ between versions, and what depends on the machine.
            if not re.search(r"0x[0-9a-f]{6}|object at|SyntaxError|alloc", outcome):
                rows.setdefault(expression, outcome)
        lines = ",\n".join(json.dumps(list(row), ensure_ascii=False, separators=(",", ":")) for row in rows.items())
        blocks.append(f"{json.dumps(name)}: [\n{lines}\n]")
        print(name, len(rows), file=sys.stderr)
    tensors_known = json.dumps(NAMES, separators=(",", ":"))
    print(f'{{"names": {tensors_known},\n"cases": {{\n' + ",\n".join(blocks) + "\n}}")


if __name__ == "__main__":
    main()
