# --- a registry is a dict
class R(dict):
    def register(self, f):
        self[f.__name__] = f
        return f
    def __missing__(self, k): return "no " + k
r = R()
@r.register
def a(): return 1
result = (r["a"](), r["b"], len(r), list(r), "a" in r, r.get("z", 5), isinstance(r, dict), bool(r), dict(r) == r, r == {"a": a})
# --- a dict with attributes
class E(dict):
    def __getattr__(self, n):
        try: return self[n]
        except KeyError: raise AttributeError(n)
    def __setattr__(self, n, v): self[n] = v
e = E(a=1, b=E(c=2))
e.x = 5
result = (e.a, e.b.c, e["x"], hasattr(e, "q"), sorted(e.keys()), e.items(), repr(e), {**e}, e | {"z": 1})
# --- attributes that are the methods of dict
class dotdict(dict):
    __getattr__ = dict.get
    __setattr__ = dict.__setitem__
    __delattr__ = dict.__delitem__
d = dotdict(a=1)
d.b = 2
del d.a
result = (d.b, d.zz, d)
# --- a dict that is its own __dict__
class A(dict):
    def __init__(self, *a, **k):
        super().__init__(*a, **k)
        self.__dict__ = self
a = A(x=1)
a.y = 2
result = (a.x, a["y"], a, vars(a))
# --- a dict with keys in lower case
class A(dict):
    def __init__(self, *a, **k):
        dict.__init__(self, *a, **k)
    def __getitem__(self, k): return super().__getitem__(k.lower())
    def __setitem__(self, k, v): dict.__setitem__(self, k.lower(), v)
a = A()
a["X"] = 4
a.update({"Y": 3})
result = (a["x"], a["X"], a.get("x"), list(a.items()), a.pop("x"), a.copy(), a.setdefault("q", 1))
# --- a list with methods
class L(list):
    def first(self): return self[0]
    def append(self, v):
        super().append(v * 2)
x = L([1, 2])
x.append(3)
x += [9]
result = (x, type(x).__name__, x[1:], x + [5], [0] + x, x * 2, len(x), x == [1, 2, 6, 9], x.first(), x.index(6), sorted(x, reverse=True), sum(x), max(x), [*x], x[-1], 6 in x, x.pop(), isinstance(x, (list, tuple)))
# --- a tuple with properties
class T(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    @property
    def a(self): return self[0]
t = T(1, 2)
x, y = t
result = (t, t.a, x, y, t + (3,), {t: 1}[(1, 2)], t == (1, 2), t < (1, 3), "%s-%s" % t)
# --- a str with methods
class S(str):
    def shout(self): return self.upper() + "!"
s = S("ab")
result = (s, s.shout(), s + "c", "c" + s, s * 2, f"{s}", f"{s:>4}", "%s" % s, s == "ab", {"ab": 1}[s], s in "xaby", "a" in s, s[0], len(s), s.startswith("a"), ",".join([s, s]), str(s), [c for c in s], getattr(s, S("upper"))())
# --- an int with methods
class I(int):
    def double(self): return self * 2
i = I(3)
result = (i + 1, 1 + i, i * 2.5, i.double(), i == 3, i < 4, [1, 2, 3, 4][i], range(i), -i, abs(i), i // 2, 2 ** i, int(i), float(i), f"{i:02d}", "%d" % i, {3: "x"}[i], bool(I(0)), max(i, 2), str(i), repr(i), i & 1, divmod(i, 2), round(i), [0] * i, "ab" * i)
# --- a float
class F(float): pass
f = F(1.5)
result = (f + 1, 2 * f, f / 2, f > 1, int(f), round(f), f"{f:.2f}", f, f == 1.5)
# --- OrderedDict and defaultdict derived from
from collections import OrderedDict, defaultdict, Counter
class O(OrderedDict):
    def add(self, k, v): self[k] = v
o = O([("a", 1)])
o.add("b", 2)
o.move_to_end("a")
class D(defaultdict): pass
d = D(list)
d["x"].append(1)
result = (o, d, list(o), OrderedDict(a=1), defaultdict(int, a=1), Counter("aab"), OrderedDict(), isinstance(o, OrderedDict), O.__mro__[1].__name__)
# --- __missing__ before default_factory
from collections import defaultdict
class D(defaultdict):
    def __init__(self): super().__init__(list)
    def __missing__(self, k):
        self[k] = [k]
        return self[k]
d = D()
result = (d["a"], d)
# --- a set with methods
class S(set):
    def toggle(self, x):
        if x in self: self.remove(x)
        else: self.add(x)
s = S([1])
s.toggle(2); s.toggle(1)
result = (s, len(s), s | {5}, s == {2}, sorted(s))
# --- deepcopy of a derived dict
import copy
class A(dict):
    def __getattr__(self, k):
        try: return self[k]
        except KeyError: raise AttributeError(k)
a = A(x=[1], y=2)
b = copy.deepcopy(a)
b.x.append(3)
result = (a, b, type(b).__name__)
# --- a missing key
class D(dict): pass
D()["k"]
# --- a missing attribute of a derived dict
class D(dict): pass
D().nope
# --- an operator that dict lacks
class D(dict): pass
D() + 1
# --- an index out of range of a derived list
class L(list): pass
L()[3]
# --- a derived dict has no hash
class D(dict): pass
hash(D())
# --- class methods and views of a derived dict
class D(dict): pass
result = (D.fromkeys(["a"], 1), D({"a": 1}).keys(), [k for k in D(b=1)], list(reversed(D(a=1, b=2))), D(a=1) != {"a": 1})
# --- a derived dict as keywords
class D(dict): pass
def f(**k): return k
result = (f(**D(a=1)), dict(D(a=1), b=2), list(zip(D(a=1), [1])), list(D(a=1).values()), D([("x", 1)]), str(D(a=1)), "%(a)s" % D(a=1), "{a}".format(**D(a=1)))
# --- a derived dict with its own repr
class D(dict):
    def __repr__(self): return "D!" + super().__repr__()
result = (str(D(a=1)), D(a=1), f"{D()}", [D()])
# --- a derived dict in a dict and as a key word table
class R(dict):
    pass
r = R(a=R(b=1))
result = (r["a"]["b"], {**r}["a"], [*r.items()], r == {"a": {"b": 1}}, R() == {}, not R(), R(x=1) or 2)
