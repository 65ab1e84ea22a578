# --- autopad
def autopad(k, p=None, d=1):
    if d > 1:
        k = d * (k - 1) + 1 if isinstance(k, int) else [d * (x - 1) + 1 for x in k]
    if p is None:
        p = k // 2 if isinstance(k, int) else [x // 2 for x in k]
    return p
result = [autopad(3), autopad(5, 0), autopad(3, d=2), autopad([3, 5]), autopad((1, 3), None, 3)]
# --- depth and width gains
gd, gw = 0.33, 0.5
def gain(n, c):
    n = max(round(n * gd), 1) if n > 1 else n
    c = c if c == 255 else -(-int(c * gw) // 8) * 8
    return n, c
result = [gain(n, c) for n, c in [(1, 64), (3, 128), (9, 255), (6, 1000), (2, 33)]]
# --- anchors
anchors = [[10, 13, 16, 30, 33, 23], [30, 61, 62, 45, 59, 119]]
na = (len(anchors[0]) // 2) if isinstance(anchors, list) else anchors
no = na * (80 + 5)
result = (na, no, [list(zip(a[::2], a[1::2])) for a in anchors])
# --- from indices
y = [10, 20, 30, 40]
def pick(f, x):
    if f != -1:
        x = y[f] if isinstance(f, int) else [x if j == -1 else y[j] for j in f]
    return x
result = [pick(-1, 99), pick(1, 99), pick([-1, 2], 99)]
# --- save list
rows = [(-1, 0), (-1, 1), ([-1, 0], 2), (-3, 3)]
save = []
for f, i in rows:
    save.extend(x % i for x in ([f] if isinstance(f, int) else f) if x != -1)
result = sorted(save)
# --- layers in a list by kind
class Conv: pass
class C3(Conv): pass
class Concat: pass
kinds = {Conv, C3}
out = []
for m in (Conv, C3, Concat):
    if m in kinds:
        out.append("conv")
    elif m is Concat:
        out.append("concat")
result = (out, [issubclass(m, Conv) for m in (Conv, C3, Concat)])
# --- insert into args
args = [64, 3, 2]
c1, c2 = 3, args[0]
args = [c1, c2, *args[1:]]
args.insert(2, 7)
args[3:3] = ["x", None]
result = args
# --- eval of args with a fallback
nc, anchors = 80, [[1, 2]]
def resolve(args):
    for j, a in enumerate(args):
        try:
            args[j] = eval(a) if isinstance(a, str) else a
        except NameError:
            pass
    return args
result = resolve(["nc", "anchors", "None", "nearest", 3, "nc // 2", "True", "[nc, 1]"])
# --- string to class or value
import contextlib
class Conv: pass
out = []
for m in ["Conv", "nn_like", 5, "Conv"]:
    with contextlib.suppress(NameError):
        m = eval(m) if isinstance(m, str) else m
    out.append(m if not isinstance(m, type) else m.__name__)
result = out
# --- config from a dict
class Model:
    def __init__(self, cfg, ch=3, nc=None):
        self.cfg = dict(cfg)
        ch = self.cfg["ch"] = self.cfg.get("ch", ch)
        if nc and nc != self.cfg["nc"]:
            self.cfg["nc"] = nc
        self.names = [str(i) for i in range(self.cfg["nc"])]
        self.inplace = self.cfg.get("inplace", True)
m = Model({"nc": 3}, nc=2)
result = (m.cfg, m.names, m.inplace)
# --- merged settings
base = {"a": 1, "b": {"c": 2}}
over = {"b": {"d": 3}, "e": 4}
def merge(x, y):
    out = dict(x)
    for k, v in y.items():
        out[k] = merge(out[k], v) if isinstance(v, dict) and isinstance(out.get(k), dict) else v
    return out
result = (merge(base, over), base)
# --- registry
class Registry:
    def __init__(self):
        self._items = {}
    def register(self, name=None):
        def wrap(cls):
            key = name if name is not None else cls.__name__
            if key in self._items:
                raise KeyError(f"{key} is already registered")
            self._items[key] = cls
            return cls
        return wrap
    def build(self, cfg):
        cfg = cfg.copy()
        return self._items[cfg.pop("type")](**cfg)
R = Registry()
@R.register()
class A:
    def __init__(self, x=1): self.x = x
@R.register("bee")
class B(A): pass
result = (R.build({"type": "A"}).x, R.build({"type": "bee", "x": 5}).x, sorted(R._items))
try:
    R.register("bee")(A)
except KeyError as e:
    result += (str(e),)
# --- factory by a dict of lambdas
acts = {"relu": lambda inplace=True: ("relu", inplace), "id": lambda **kw: ("id", kw)}
def act(name, **kw):
    if name not in acts:
        raise ValueError("unknown activation %r" % name)
    return acts[name](**kw)
result = (act("relu"), act("relu", inplace=False), act("id", a=1))
try:
    act("x")
except ValueError as e:
    result += (str(e),)
# --- activation argument of three kinds
class SiLU: pass
class Identity: pass
class Conv:
    default_act = SiLU()
    def __init__(self, act=True):
        self.act = self.default_act if act is True else act if isinstance(act, (SiLU, Identity)) else Identity()
result = [type(Conv(a).act).__name__ for a in (True, False, None, SiLU(), "x")]
# --- default activation changed on the class
class Conv:
    default_act = "silu"
    def __init__(self): self.act = self.default_act
before = Conv().act
Conv.default_act = eval("'relu'")
result = (before, Conv().act)
# --- bottleneck channels
class Block:
    def __init__(self, c1, c2, shortcut=True, g=1, e=0.5):
        c_ = int(c2 * e)
        self.shape = (c1, c_, c2, g)
        self.add = shortcut and c1 == c2
result = [(b.shape, b.add) for b in (Block(64, 64), Block(3, 64, e=0.25), Block(8, 8, False), Block(8, 8, 0))]
# --- repeated blocks
def make(n, c, block):
    return [block(c, c) for _ in range(n)]
result = make(3, 8, lambda a, b: (a, b)) + [*make(0, 1, None)]
# --- chain of callables
class Seq:
    def __init__(self, *fs): self.fs = fs
    def __call__(self, x):
        for f in self.fs:
            x = f(x)
        return x
    def __getitem__(self, i): return self.fs[i]
    def __len__(self): return len(self.fs)
    def __iter__(self): return iter(self.fs)
s = Seq(lambda x: x + 1, Seq(lambda x: x * 2, str), len)
result = (s(9), len(s), [len(f) if isinstance(f, Seq) else 1 for f in s], s[1](4))
# --- growing features
class Dense:
    def __init__(self, c, growth, n):
        self.ins = []
        for i in range(n):
            self.ins.append(c + i * growth)
        self.out = self.ins[-1] + growth
d = Dense(16, 8, 4)
result = (d.ins, d.out)
# --- stage settings
cfgs = [[1, 16, 1, 1], [6, 24, 2, 2], [6, 32, 3, 2]]
layers, c = [], 32
for t, c_out, n, s in cfgs:
    for i in range(n):
        layers.append((c, c_out, s if i == 0 else 1, t))
        c = c_out
result = layers
# --- make_divisible of MobileNet
def _make_divisible(v, divisor=8, min_value=None):
    if min_value is None:
        min_value = divisor
    new_v = max(min_value, int(v + divisor / 2) // divisor * divisor)
    if new_v < 0.9 * v:
        new_v += divisor
    return new_v
result = [_make_divisible(v) for v in (1, 8, 12, 12.1, 35 * 0.75, 100, 1280 * 1.4)]
# --- drop path rates
def linspace(a, b, n):
    return [a + (b - a) * i / (n - 1) for i in range(n)]
depths = [2, 2, 6, 2]
dpr = linspace(0, 0.2, sum(depths))
result = [[round(x, 4) for x in dpr[sum(depths[:i]):sum(depths[:i + 1])]] for i in range(len(depths))]
# --- to_2tuple
from itertools import repeat
import collections.abc
def _ntuple(n):
    def parse(x):
        if isinstance(x, collections.abc.Iterable) and not isinstance(x, str):
            return x
        return tuple(repeat(x, n))
    return parse
to_2tuple = _ntuple(2)
result = (to_2tuple(3), to_2tuple((1, 2)), to_2tuple([4]), to_2tuple("ab"))
# --- window partition sizes
def pads(h, w, s):
    return (s - h % s) % s, (s - w % s) % s, -(-h // s), -(-w // s)
result = [pads(h, w, 7) for h, w in [(14, 14), (20, 20), (7, 1)]]
# --- kernel sizes adapted to channels
import math
def k_size(c, gamma=2, b=1):
    t = int(abs((math.log(c, 2) + b) / gamma))
    return t if t % 2 else t + 1
result = [k_size(c) for c in (16, 64, 128, 256, 512, 1024)]
# --- groups by greatest common divisor
import math
result = [math.gcd(a, b) for a, b in [(64, 128), (3, 64), (96, 64), (5, 0)]]
# --- reduction with a floor
result = [max(c // 16, 4) for c in (16, 64, 1024)] + [max(1, int(c * 0.25)) for c in (1, 3, 64)]
# --- channel split
def split(c, n=2):
    q, r = divmod(c, n)
    return [q + (i < r) for i in range(n)]
result = [split(64), split(7, 3), sum(split(100, 7))]
# --- scales by letter
scales = {"n": [0.33, 0.25, 1024], "s": [0.33, 0.50, 1024], "x": [1.0, 1.5, 512]}
def channels(scale, c):
    depth, width, limit = scales[scale]
    return int(-(-min(c, limit) * width // 8) * 8)
result = {k: [channels(k, c) for c in (64, 1024)] for k in scales}
# --- first key of a dict
scales = {"n": 1, "s": 2}
scale = None
if not scale:
    scale = tuple(scales.keys())[0]
result = (scale, next(iter(scales)), list(scales)[-1])
# --- file name parts
path = "/data/models/yolov5s.yaml"
name = path.split("/")[-1]
stem, ext = name.rsplit(".", 1)
result = (name, stem, ext, stem.replace("yolov5", ""), path.endswith(("yaml", "yml")), stem[:4].upper())
# --- summary line
rows = [(0, -1, 1, 3520, "models.common.Conv", [3, 32, 6, 2, 2]), (1, [-1, 4], 3, 18560, "Concat", [1])]
result = "\n".join(f"{i:>3}{str(f):>18}{n:>3}{p:10.0f}  {t:<40}{str(a):<30}" for i, f, n, p, t, a in rows)
# --- table text
head = ("%20s" * 3) % ("layer", "params", "shape")
body = "".join("%20s" % v for v in ("conv", 1234, [1, 2]))
result = (head, body, f"{1234567:,}", f"{12345.678:.3g}", f"{0.5:6.1%}")
# --- counting by a nested function
def count(tree):
    total = 0
    def visit(node):
        nonlocal total
        total += node.get("n", 0)
        for kid in node.get("kids", ()):
            visit(kid)
    visit(tree)
    return total
result = count({"n": 1, "kids": [{"n": 2}, {"kids": [{"n": 3}]}]})
# --- named children
class Module:
    def __init__(self):
        object.__setattr__(self, "_modules", {})
    def __setattr__(self, name, value):
        if isinstance(value, Module):
            self._modules[name] = value
        else:
            object.__setattr__(self, name, value)
    def __getattr__(self, name):
        modules = self.__dict__.get("_modules", {})
        if name in modules:
            return modules[name]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
    def named(self, prefix=""):
        yield prefix, self
        for n, m in self._modules.items():
            yield from m.named(prefix + ("." if prefix else "") + n)
class Net(Module):
    def __init__(self):
        super().__init__()
        self.a = Module()
        self.b = Module()
        self.b.c = Module()
        self.n = 3
net = Net()
result = ([n for n, _ in net.named()], net.n, net.b.c is net._modules["b"].c, hasattr(net, "z"))
net.missing
# --- forward through __call__
class Module:
    def __call__(self, *args, **kwargs):
        return self.forward(*args, **kwargs)
class Add(Module):
    def __init__(self, k): self.k = k
    def forward(self, x, scale=1): return x * scale + self.k
class Both(Module):
    def __init__(self): self.f, self.g = Add(1), Add(k=10)
    def forward(self, x): return self.f(x), self.g(x, scale=2)
result = Both()(5)
# --- forward missing an argument
class Module:
    def __call__(self, *args): return self.forward(*args)
class Net(Module):
    def forward(self, x, y): return x + y
Net()(1)
# --- training flag
class Net:
    training = True
    def train(self, mode=True):
        self.training = mode
        return self
    def eval(self): return self.train(False)
    def forward(self): return "train" if self.training else "eval"
n = Net()
result = (n.forward(), n.eval().forward(), Net.training, n.train().forward())
# --- tuple or tensor-like result
def out(kind):
    x = [1]
    return x if kind == "train" else (x, [2]) if kind == "eval" else (x,)
result = [out(k) for k in ("train", "eval", "export")]
# --- chunks of a list
def chunks(x, n):
    return [x[i:i + n] for i in range(0, len(x), n)]
result = [chunks(list(range(7)), 3), chunks([], 2), chunks("abcd", 2)]
# --- flattening args
def flat(*xs):
    for x in xs:
        if isinstance(x, (list, tuple)):
            yield from flat(*x)
        else:
            yield x
result = list(flat(1, [2, (3, [4])], (), "ab"))
# --- memo of a function
def memoize(f):
    cache = {}
    def g(*a):
        if a not in cache:
            cache[a] = f(*a)
        return cache[a]
    g.cache = cache
    return g
@memoize
def add(a, b): return a + b
result = (add(1, 2), add(1, 2), add.cache)
# --- version check
def check(current, minimum):
    c, m = (tuple(int(x) for x in v.split("+")[0].split(".")) for v in (current, minimum))
    return c >= m
result = [check("1.13.1+cu117", "1.7.0"), check("1.6", "1.7.0"), check("2.0", "1.10")]
# --- optional import with a flag
try:
    import math as fast_math
except ImportError:
    fast_math = None
result = fast_math.floor(2.5) if fast_math is not None else "slow"
# --- mixin of settings
class Defaults:
    lr = 0.1
    def describe(self): return {k: getattr(self, k) for k in ("lr", "steps")}
class Steps:
    steps = 10
class Config(Defaults, Steps):
    lr = 0.2
result = (Config().describe(), Config.__mro__[1].__name__)
# --- enumerate with two levels
table = {"a": [1, 2], "b": [3]}
result = [(i, k, j, v) for i, (k, vs) in enumerate(table.items()) for j, v in enumerate(vs)]
# --- zip with star and sums
pairs = [(1, 2), (3, 4), (5, 6)]
xs, ys = zip(*pairs)
result = (xs, ys, sum(x * y for x, y in zip(xs, ys)), [max(p) for p in pairs], list(map(sum, pairs)))
# --- assert with shape text
def check(x, c):
    assert len(x) == c, f"expected {c} channels, got {len(x)}"
    return x
check([1, 2], 3)
# --- chained conditions
def kind(c1, c2, s):
    if c1 == c2 and s == 1: return "identity"
    if s not in (1, 2): raise ValueError("illegal stride value")
    return "proj" if c1 != c2 else "pool" if s == 2 else None
result = [kind(8, 8, 1), kind(8, 16, 1), kind(8, 8, 2)]
kind(8, 8, 3)
# --- list times and shared rows
row = [0] * 3
grid = [row[:] for _ in range(2)]
bad = [row] * 2
grid[0][0] = bad[0][1] = 5
result = (grid, bad)
# --- popping keyword arguments
def build(**kw):
    n = kw.pop("n", 1)
    act = kw.pop("act", None) or "silu"
    if kw:
        raise TypeError(f"unexpected {sorted(kw)}")
    return n, act
result = (build(), build(n=2, act="relu"))
build(n=1, z=2)
# --- class holding a class
class Head:
    block = dict
    def make(self): return self.block(a=1)
class Other(Head):
    block = staticmethod(lambda **kw: sorted(kw.items()))
result = (Head().make(), Other().make())
# --- stride list from hidden state
class Net:
    stride = None
    def __init__(self, *s):
        if s:
            self.stride = [float(x) for x in s]
result = (Net().stride, Net(8, 16).stride, Net.stride)
# --- sorting layers by name then size
layers = [("b", 2), ("a", 3), ("b", 1)]
layers.sort(key=lambda t: (t[0], -t[1]))
result = (layers, sorted(layers, key=lambda t: t[1], reverse=True), min(layers, key=lambda t: t[1]))
# --- deep copy of a config before it is changed
from copy import deepcopy
cfg = {"backbone": [[-1, 1, "Conv", [64]]], "nc": 80}
copy = deepcopy(cfg)
for row in copy["backbone"]:
    row[3].append("x")
result = (cfg, copy, copy["backbone"] + cfg["backbone"])
# --- a loop that looks back
ch, out = [3], []
for i, (f, c) in enumerate([(-1, 16), (-1, 32), ([-1, 0], None), (-2, 8)]):
    c2 = sum(ch[x] for x in f) if isinstance(f, list) else c
    out.append((i, f, ch[f] if isinstance(f, int) else [ch[x] for x in f], c2))
    if i == 0:
        ch = []
    ch.append(c2)
result = (out, ch)
# --- a row that looks too far back
ch = [3]
ch[-1], ch[5]
# --- keyword arguments from a row
class Block:
    def __init__(self, c1, c2, *, k=1, act=True): self.v = (c1, c2, k, act)
row = [16, {"k": 3}]
kw = row.pop() if isinstance(row[-1], dict) else {}
result = Block(8, *row, **kw).v
Block(8, 16, 3)
# --- bits and shifts
result = [1 << n for n in range(5)] + [64 >> 2, 6 & 3, 6 | 3, 6 ^ 3, ~6, bool(64 & (64 - 1)), (5).bit_length()]
