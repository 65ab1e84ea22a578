# --- decorator registry with arguments
class Registry:
    def __init__(self, name):
        self._name = name
        self._modules = {}
    def register(self, name=None, force=False):
        def wrap(obj):
            key = name or obj.__name__
            if key in self._modules and not force:
                raise KeyError(f"{key} is already registered in {self._name}")
            self._modules[key] = obj
            return obj
        return wrap
    def build(self, cfg, **default):
        args = dict(cfg)
        kind = args.pop("type")
        for k, v in default.items():
            args.setdefault(k, v)
        return self._modules[kind](**args)
    def __contains__(self, key): return key in self._modules
    def __repr__(self): return f"{self.__class__.__name__}(name={self._name}, items={list(self._modules)})"
ACT = Registry("act")
@ACT.register()
class Silu:
    def __init__(self, inplace=False): self.inplace = inplace
@ACT.register("lrelu")
class Leaky:
    def __init__(self, slope, inplace=True): self.slope, self.inplace = slope, inplace
a = ACT.build({"type": "lrelu", "slope": 0.1}, inplace=False)
result = (a.slope, a.inplace, "Silu" in ACT, ACT, ACT.build(dict(type="Silu")).inplace)
# --- registering twice
REG = {}
def register(f):
    assert f.__name__ not in REG, f"{f.__name__} twice"
    REG[f.__name__] = f
    return f
@register
def a(): pass
@register
def a(): pass
# --- mixins and super chains
class Named:
    def __init__(self, *args, name="none", **kwargs):
        super().__init__(*args, **kwargs)
        self.name = name
class Scaled:
    def __init__(self, *args, scale=1.0, **kwargs):
        super().__init__(*args, **kwargs)
        self.scale = scale
class Base:
    count = 0
    def __init__(self, c1, c2):
        type(self).count += 1
        Base.count += 1
        self.c = (c1, c2)
class Block(Named, Scaled, Base): pass
b = Block(1, 2, name="b", scale=0.5)
result = (b.name, b.scale, b.c, Block.count, Base.count, [k.__name__ for k in Block.__mro__])
# --- parse rows with a table of functions
import math
def make_divisible(x, d): return math.ceil(x / d) * d
class Conv:
    def __init__(self, c1, c2, k=1, s=1): self.args = (c1, c2, k, s)
class C3:
    def __init__(self, c1, c2, n=1, shortcut=True): self.args = (c1, c2, n, shortcut)
class Concat:
    def __init__(self, d=1): self.d = d
TABLE = {
    Conv: lambda ch, f, n, a, gw: ([ch[f], make_divisible(a[0] * gw, 8), *a[1:]], make_divisible(a[0] * gw, 8), n),
    C3: lambda ch, f, n, a, gw: ([ch[f], make_divisible(a[0] * gw, 8), n, *a[1:]], make_divisible(a[0] * gw, 8), 1),
    Concat: lambda ch, f, n, a, gw: (a, sum(ch[x] for x in f), n),
}
rows = [[-1, 1, "Conv", [64, 6, 2]], [-1, 3, "C3", [128]], [[-1, 0], 1, "Concat", [1]], [-1, 1, "Conv", [256, 3, 2]]]
ch, out, save = [3], [], []
for i, (f, n, m, args) in enumerate(rows):
    m = eval(m) if isinstance(m, str) else m
    for j, a in enumerate(args):
        args[j] = eval(a) if isinstance(a, str) else a
    n = max(round(n * 0.33), 1) if n > 1 else n
    args, c2, n = TABLE[m](ch, f, n, args, 0.5)
    out.append(m(*args))
    save.extend(x % i for x in ([f] if isinstance(f, int) else f) if x != -1)
    if i == 0: ch = []
    ch.append(c2)
result = ([getattr(o, "args", None) for o in out], ch, save)
# --- lookups of classes by name
import sys
class Conv: pass
class Act:
    kind = "a"
names = ["Conv", "Act"]
result = ([globals()[n] is eval(n) for n in names], getattr(sys.modules[__name__], "Act").kind, "Nope" in globals(), globals().get("Nope", 1), eval("Act").kind, eval("x + y", {"x": 1}, {"y": 2}), eval("len(a)", {"a": [1, 2]}))
# --- a missing global by name
globals()["Missing"]
# --- lru_cache and partial and reduce
from functools import lru_cache, partial, reduce, wraps, cache
calls = []
@lru_cache(maxsize=None)
def width(x):
    calls.append(x)
    return x * 2
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
def timed(f):
    @wraps(f)
    def inner(*a, **k): return f(*a, **k)
    return inner
@timed
def named(x):
    "doc"
    return x
conv = partial(dict, k=3, s=1)
result = (width(2), width(2), fib(20), conv(s=2), reduce(lambda a, b: a * b, [1, 2, 3, 4]), named.__name__, named.__doc__, named.__wrapped__(3), conv.keywords, conv.func is dict)
# --- singledispatch
from functools import singledispatch
@singledispatch
def describe(x): return "other"
@describe.register
def _(x: int): return "int"
@describe.register(list)
def _(x): return "list"
@describe.register(str)
def text(x): return "str"
result = (describe(1), describe([1]), describe("a"), describe(2.0), describe(True))
# --- itertools and operator
from itertools import chain, product, accumulate, repeat, islice, zip_longest, groupby, count, combinations, starmap
from operator import itemgetter, attrgetter, mul, add, methodcaller
class P:
    def __init__(self, a): self.a = a
result = (list(chain.from_iterable([[1], [2, 3]])), list(product([1, 2], repeat=2)), list(accumulate([1, 2, 3], mul)), list(islice(count(5), 3)), list(zip_longest([1], [2, 3])), [(k, list(g)) for k, g in groupby([1, 1, 2])], itemgetter(1)([5, 6]), itemgetter("a", "b")({"a": 1, "b": 2}), attrgetter("a")(P(4)), add(1, 2), list(combinations("abc", 2)), list(starmap(pow, [(2, 3)])), methodcaller("upper")("a"), list(repeat(1, 2)), sorted([(2, "a"), (1, "b")], key=itemgetter(0)))
# --- contextlib
from contextlib import contextmanager, suppress, nullcontext, ExitStack, redirect_stdout
log = []
@contextmanager
def scope(name):
    log.append("in " + name)
    try:
        yield name.upper()
    finally:
        log.append("out")
with scope("a") as s, suppress(ValueError):
    log.append(s)
    raise ValueError
with nullcontext(3) as n: log.append(n)
result = log
# --- typing at run time
from typing import TYPE_CHECKING, Any, Callable, Dict, List, Optional, Protocol, Tuple, Union, cast, overload, TypeVar, Generic, NamedTuple, Literal, Final
if TYPE_CHECKING:
    from nowhere import Thing
T = TypeVar("T")
class Builder(Protocol):
    def build(self, x: int) -> "Thing": ...
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
    def get(self) -> T: return self.v
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x
def g(fn: Callable[[int], Any], d: Dict[str, List[int]] = None, *a: Optional[Union[int, str]], m: Literal["a"] = "a") -> Tuple[int, ...]: return (fn(1),)
LIMIT: Final = 3
result = (Box(3).get(), Box[int](4).v, f(2), cast(int, "x"), g(lambda v: v + 1), LIMIT)
# --- NamedTuple class
from typing import NamedTuple, List
class Row(NamedTuple):
    f: int
    n: int = 1
    args: List[int] = []
    def total(self): return self.f + self.n
    @property
    def double(self): return self.n * 2
r = Row(3, n=2)
f, n, args = r
result = (r, r.f, r[1], r.total(), r.double, (f, n), r._replace(n=9), r._asdict(), Row._fields, len(r), isinstance(r, tuple), r == (3, 2, []), Row(1))
# --- NamedTuple without an argument
from typing import NamedTuple
class Row(NamedTuple):
    f: int
Row()
# --- class derived from namedtuple
from collections import namedtuple
class P(namedtuple("P", "x y")):
    __slots__ = ()
    def norm(self): return self.x + self.y
    def __new__(cls, x, y=5): return super().__new__(cls, x, y)
p = P(1)
x, y = p
result = (p, p.norm(), x, y, p.x, p[1], p == (1, 5))
# --- abc and properties
from abc import ABC, abstractmethod
class Head(ABC):
    @property
    @abstractmethod
    def nc(self): ...
    @abstractmethod
    def forward(self, x): ...
    def __call__(self, x): return self.forward(x)
class Detect(Head):
    nc = 80
    def forward(self, x): return x * self.nc
try:
    Head()
except TypeError as e:
    message = str(e)
result = (Detect()(2), message)
# --- warnings and logging
import logging, warnings
logger = logging.getLogger(__name__)
logging.basicConfig(level=logging.INFO)
def f(x):
    logger.info("x=%d", x)
    warnings.warn("deprecated", DeprecationWarning)
    logger.warning(f"got {x}")
    if logger.isEnabledFor(logging.DEBUG): return "debug"
    return x
result = f(3)
# --- re and text
import re, string, textwrap
name = "backbone.stage2.conv"
result = (re.sub(r"\.stage(\d)", lambda m: f"[{m.group(1)}]", name), re.match(r"(\w+)\.", name).group(1), re.findall(r"\d+", "a1b22"), string.Template("$a-${b}").substitute(a=1, b=2), textwrap.dedent("  a\n  b"), string.ascii_lowercase[:3], re.split(r"[.,]", "a.b,c"), bool(re.search("x", "abc")))
# --- paths
import os.path as osp, os
from pathlib import Path
p = Path("models") / "hub" / "yolov5s.yaml"
result = (p.name, p.stem, p.suffix, p.parent.name, str(p), osp.join("a", "b.c"), osp.splitext("a/b.pt"), osp.basename("a/b.pt"), p.with_suffix(".pt").name, str(p.parents[1]), Path("a.b").suffix == ".b", os.sep)
# --- json
import json
cfg = json.loads('{"nc": 80, "anchors": [1.5, 2], "act": null, "deep": {"x": true}}')
result = (cfg["nc"], cfg["anchors"], cfg["act"], cfg["deep"]["x"], json.dumps({"a": [1, 2.0, None, True]}), json.dumps({"b": 1, "a": "x"}, indent=2, sort_keys=True))
# --- inspect
import inspect
class A:
    def f(self, x, *args, k=1, **kw): pass
def g(a, b=2): pass
sig = inspect.signature(g)
result = (list(sig.parameters), sig.parameters["b"].default, inspect.isfunction(g), inspect.isclass(A), list(inspect.signature(A.f).parameters), sig.parameters["a"].default is inspect.Parameter.empty, inspect.isclass(g), inspect.ismethod(A().f), [n for n, _ in inspect.getmembers(A, inspect.isfunction)])
# --- filter keywords by a signature
import inspect
class A:
    def __init__(self, c1, c2, act=True): self.v = (c1, c2, act)
cfg = dict(c1=1, c2=2, extra=3)
ok = {k: v for k, v in cfg.items() if k in inspect.signature(A.__init__).parameters}
ok2 = {k: v for k, v in cfg.items() if k in inspect.signature(A).parameters}
result = (A(**ok).v, A(**ok2).v)
# --- import_module
import importlib
m = importlib.import_module("math")
n = importlib.import_module("collections")
result = (m.sqrt(4), n.OrderedDict(a=1)["a"], getattr(importlib.import_module("layers"), "K"))
# file: layers.py
K = 5
# --- time and random do not matter
import time, random
t = time.time()
random.seed(0)
x = random.random()
r = random.choice([1, 1, 1])
elapsed = time.time() - t
y = 3 if isinstance(x, float) else 4
result = (y, 5)
# --- copy
import copy
class A:
    def __init__(self): self.items = [1, [2]]
a = A()
b, c = copy.copy(a), copy.deepcopy(a)
b.items.append(3)
c.items[1].append(4)
result = (a.items, b.items, c.items, copy.copy([1, 2]), copy.deepcopy({"k": (1, [2])}))
# --- class-level counters and __call__
class Layer:
    total = 0
    instances = []
    def __init__(self, n):
        Layer.total += n
        self.idx = len(Layer.instances)
        self.instances.append(self)
    def __call__(self, x): return x + self.idx
    def __lt__(self, other): return self.idx < other.idx
ls = [Layer(i) for i in range(3)]
x = 0
for l in ls: x = l(x)
result = (Layer.total, x, [l.idx for l in sorted(ls, reverse=True)], Layer.instances[0] is ls[0])
# --- easydict
class EasyDict(dict):
    def __init__(self, d=None, **kwargs):
        if d is None: d = {}
        if kwargs: d.update(**kwargs)
        for k, v in d.items(): setattr(self, k, v)
        for k in self.__class__.__dict__.keys():
            if not (k.startswith("__") and k.endswith("__")) and not k in ("update", "pop"):
                setattr(self, k, getattr(self, k))
    def __setattr__(self, name, value):
        if isinstance(value, (list, tuple)): value = type(value)(self.__class__(x) if isinstance(x, dict) else x for x in value)
        elif isinstance(value, dict) and not isinstance(value, EasyDict): value = EasyDict(value)
        super(EasyDict, self).__setattr__(name, value)
        super(EasyDict, self).__setitem__(name, value)
    __setitem__ = __setattr__
    def update(self, e=None, **f):
        d = e or dict()
        d.update(f)
        for k in d: setattr(self, k, d[k])
    def pop(self, k, *args):
        if hasattr(self, k): delattr(self, k)
        return super(EasyDict, self).pop(k, *args)
c = EasyDict({"a": {"b": 1}, "l": [{"x": 1}]}, z=3)
c.new = 5
c.update({"q": 7})
result = (c.a.b, c["a"]["b"], c.l[0].x, c.z, c["new"], c.q, c.pop("q"), hasattr(c, "q"), sorted(c))
# --- namespace
from types import SimpleNamespace
import argparse
ns = SimpleNamespace(a=1, **{"b": 2})
ns.c = 3
result = (ns.a, ns.b, ns.c, vars(ns), ns, ns == SimpleNamespace(a=1, b=2, c=3))
# --- factory with defaults merged
DEFAULTS = {"k": 3, "s": 1, "act": "silu"}
def block(c1, c2, **kwargs):
    cfg = {**DEFAULTS, **kwargs}
    unknown = set(cfg) - set(DEFAULTS)
    if unknown: raise TypeError(f"unknown options: {sorted(unknown)}")
    return (c1, c2, *cfg.values())
result = block(1, 2, s=2)
# --- factory with an option that is none
DEFAULTS = {"k": 3, "s": 1}
def block(c1, c2, **kwargs):
    unknown = set(kwargs) - set(DEFAULTS)
    if unknown: raise TypeError(f"unknown options: {sorted(unknown)}")
block(1, 2, pad=1)
# --- descriptors and slots and cached_property
from functools import cached_property
class Positive:
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, obj, cls=None): return self if obj is None else getattr(obj, self.name, 0)
    def __set__(self, obj, value):
        if value < 0: raise ValueError(f"{self.name[1:]} must be >= 0")
        setattr(obj, self.name, value)
class C:
    w = Positive()
    __slots__ = ("_w", "__dict__")
    @cached_property
    def big(self): return self.w * 100
c = C()
c.w = 3
try: c.w = -1
except ValueError as e: m = str(e)
result = (c.w, m, c.big, c.big)
# --- anchors and strides
anchors = [[10, 13, 16, 30], [30, 61, 62, 45]]
na = len(anchors[0]) // 2
no = na * (80 + 5)
flat = [v for row in anchors for v in row]
pairs = list(zip(flat[::2], flat[1::2]))
best = max(pairs, key=lambda p: p[0] * p[1])
result = (na, no, pairs, best, sorted(pairs, key=lambda p: (-p[0], p[1])), {i: p for i, p in enumerate(pairs)}, [*map(sum, pairs)], any(p[0] > 60 for p in pairs), all(pairs), divmod(17, 5), f"{3.14159:.2f} {1000000:,} {'x':>3}|{5:03d}")
# --- walrus, conditional imports and try/else
try:
    import thop_not_there
except ImportError:
    thop = None
else:
    thop = thop_not_there
if (n := len([1, 2, 3])) > 2: big = True
result = (n, big)
# --- yolov5 style string of a module
class M:
    def __init__(self, t): self.t = t
    def __str__(self): return f"<class '__main__.{self.t}'>"
t = str(M("Conv"))[8:-2].replace("__main__.", "")
result = t, "%10s" % t, f"{t:<8s}|", t.rpartition("o"), t.lower().split("n"), "{:>3}{}".format(1, "x"), "a{0}b{k}".format(1, k=2)
# --- generator pipelines
def parse(lines):
    for line in lines:
        line = line.strip()
        if not line or line.startswith("#"): continue
        key, _, value = line.partition("=")
        yield key.strip(), value.strip()
def typed(pairs):
    for k, v in pairs:
        yield k, int(v) if v.isdigit() else v
result = dict(typed(parse(["a = 1", "# c", "", "b=x"])))
# --- operator overloads of a config tree
class Node:
    def __init__(self, **kw): self.__dict__.update(kw)
    def __or__(self, other): return Node(**{**self.__dict__, **other.__dict__})
    def __getitem__(self, k): return self.__dict__[k]
    def __iter__(self): return iter(self.__dict__.items())
    def __eq__(self, o): return isinstance(o, Node) and dict(self) == dict(o)
    def __repr__(self): return "Node(" + ", ".join(f"{k}={v!r}" for k, v in self) + ")"
n = Node(a=1) | Node(b="x")
result = (n, n["a"], dict(n), n == Node(a=1, b="x"), n != Node())
# --- deepcopy of a defaultdict
import copy
from collections import defaultdict
class D(defaultdict): pass
a, b = defaultdict(list, x=[1]), D(int)
c, d, e = copy.deepcopy(a), copy.copy(b), a.copy()
c["y"].append(1)
d["k"] += 1
e["z"].append(2)
result = (a, b, c, d, e)
