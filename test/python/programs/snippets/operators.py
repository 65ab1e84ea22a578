# --- __len__
class A:
    def __len__(self): return 3
result = (len(A()), bool(A()))
# --- __getitem__ with all kinds of index
class A:
    def __getitem__(self, k): return k
a = A()
result = (a[1], a["x"], a[1:2], a[::3], a[1, 2], a[..., None], a[1:2, 3], a[()])
# --- __setitem__ and __delitem__
class A:
    def __init__(self): self.log = []
    def __setitem__(self, k, v): self.log.append((k, v))
    def __delitem__(self, k): self.log.append(k)
a = A()
a[1] = 2
a["x", 3] = 4
a[:] = 5
del a[0], a["k"]
result = a.log
# --- __getitem__ with augmented assignment
class A:
    def __init__(self): self.d = {"k": 1}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
a = A()
a["k"] += 5
result = a.d
# --- no __getitem__
class A: pass
A()[0]
# --- no __setitem__
class A: pass
A()[0] = 1
# --- no __delitem__
class A: pass
del A()[0]
# --- __contains__
class A:
    def __contains__(self, v): return v == 1
result = (1 in A(), 2 in A(), 2 not in A())
# --- __contains__ gives a truth
class A:
    def __contains__(self, v): return "yes"
result = 5 in A()
# --- in by __iter__
class A:
    def __iter__(self): return iter([1, 2])
result = (1 in A(), 3 in A())
# --- __eq__
class P:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return isinstance(o, P) and self.x == o.x
result = (P(1) == P(1), P(1) != P(1), P(1) == 1, P(1) in [P(1)], [P(1)] == [P(1)], [P(1), P(2)].index(P(2)))
# --- __eq__ without __hash__
class P:
    def __eq__(self, o): return True
{P(): 1}
# --- __hash__ and __eq__ as keys
class P:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x
    def __hash__(self): return hash(self.x)
d = {P(1): "a"}
d[P(1)] = "b"
result = (len(d), d[P(1)])
# --- __eq__ not implemented falls back to identity
class A:
    def __eq__(self, o): return NotImplemented
a = A()
result = (a == a, a == A(), a != a)
# --- __eq__ reflected
class A:
    def __eq__(self, o): return "A"
result = (1 == A(), "x" == A(), A() == 1)
# --- __ne__
class A:
    def __ne__(self, o): return "ne"
result = (A() != 1, A() == 1)
# --- __lt__ and its reflection
class A:
    def __init__(self, x): self.x = x
    def __lt__(self, o): return self.x < o.x
a, b = A(1), A(2)
result = (a < b, a > b, [x.x for x in sorted([b, a])], min(b, a).x, max(a, b).x)
# --- __lt__ does not give __le__
class A:
    def __lt__(self, o): return True
A() <= A()
# --- comparison of different classes
class A: pass
class B: pass
A() < B()
# --- total ordering
from functools import total_ordering
@total_ordering
class A:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x
    def __lt__(self, o): return self.x < o.x
result = (A(1) <= A(1), A(2) >= A(3), A(2) > A(1))
# --- comparison gives anything
class A:
    def __gt__(self, o): return ["gt", o]
result = (A() > 1, 1 < A())
# --- __add__ and __radd__
class N:
    def __init__(self, v): self.v = v
    def __add__(self, o): return ("add", self.v, o)
    def __radd__(self, o): return ("radd", self.v, o)
result = (N(1) + 2, 2 + N(1), [] + N(3), "a" + N(4))
# --- sum uses __radd__
class N:
    def __init__(self, v): self.v = v
    def __add__(self, o): return N(self.v + o.v)
    def __radd__(self, o): return self if o == 0 else self + o
result = sum([N(1), N(2), N(3)]).v
# --- NotImplemented goes to the other side
class A:
    def __add__(self, o): return NotImplemented
class B:
    def __radd__(self, o): return "B.radd"
result = A() + B()
# --- NotImplemented on both sides
class A:
    def __add__(self, o): return NotImplemented
A() + 1
# --- __radd__ of a subclass goes first
class A:
    def __add__(self, o): return "A.add"
    def __radd__(self, o): return "A.radd"
class B(A):
    def __radd__(self, o): return "B.radd"
result = (A() + B(), A() + A(), B() + A())
# --- __radd__ of the same class is not tried
class A:
    def __radd__(self, o): return "radd"
A() + A()
# --- all arithmetic operators
class A:
    def __sub__(self, o): return "sub"
    def __mul__(self, o): return "mul"
    def __truediv__(self, o): return "truediv"
    def __floordiv__(self, o): return "floordiv"
    def __mod__(self, o): return "mod"
    def __pow__(self, o): return "pow"
    def __matmul__(self, o): return "matmul"
    def __and__(self, o): return "and"
    def __or__(self, o): return "or"
    def __xor__(self, o): return "xor"
    def __lshift__(self, o): return "lshift"
    def __rshift__(self, o): return "rshift"
a = A()
result = [a - 1, a * 1, a / 1, a // 1, a % 1, a ** 1, a @ 1, a & 1, a | 1, a ^ 1, a << 1, a >> 1]
# --- all reflected operators
class A:
    def __rsub__(self, o): return "rsub"
    def __rmul__(self, o): return "rmul"
    def __rtruediv__(self, o): return "rtruediv"
    def __rfloordiv__(self, o): return "rfloordiv"
    def __rmod__(self, o): return "rmod"
    def __rpow__(self, o): return "rpow"
    def __rmatmul__(self, o): return "rmatmul"
    def __rand__(self, o): return "rand"
    def __ror__(self, o): return "ror"
    def __rxor__(self, o): return "rxor"
    def __rlshift__(self, o): return "rlshift"
    def __rrshift__(self, o): return "rrshift"
a = A()
result = [1 - a, 1 * a, 1 / a, 1 // a, 1 % a, 1 ** a, 1 @ a, 1 & a, 1 | a, 1 ^ a, 1 << a, 1 >> a]
# --- all in-place operators
class A:
    def __init__(self): self.log = []
    def __iadd__(self, o): self.log.append("iadd"); return self
    def __isub__(self, o): self.log.append("isub"); return self
    def __imul__(self, o): self.log.append("imul"); return self
    def __itruediv__(self, o): self.log.append("itruediv"); return self
    def __ifloordiv__(self, o): self.log.append("ifloordiv"); return self
    def __imod__(self, o): self.log.append("imod"); return self
    def __ipow__(self, o): self.log.append("ipow"); return self
    def __ior__(self, o): self.log.append("ior"); return self
a = A()
a += 1; a -= 1; a *= 1; a /= 1; a //= 1; a %= 1; a **= 1; a |= 1
result = a.log
# --- unary operators
class A:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "invert"
    def __abs__(self): return "abs"
a = A()
result = (-a, +a, ~a, abs(a))
# --- unary without a method
class A: pass
-A()
# --- __int__, __float__, __index__
class A:
    def __int__(self): return 5
    def __float__(self): return 2.5
    def __index__(self): return 1
a = A()
result = (int(a), float(a), [10, 20][a], list(range(a)), "ab"[a])
# --- __round__ and __divmod__
class A:
    def __round__(self, n=None): return ("round", n)
    def __divmod__(self, o): return ("divmod", o)
result = (round(A()), round(A(), 2), divmod(A(), 3))
# --- __repr__ and __str__
class A:
    def __repr__(self): return "R"
class B:
    def __repr__(self): return "R"
    def __str__(self): return "S"
class C:
    def __str__(self): return "S"
result = (repr(A()), str(A()), f"{A()}", repr(B()), str(B()), f"{B()} {B()!r}", str(C()), [A(), B()], "%s %r" % (B(), B()))
# --- __repr__ must give text
class A:
    def __repr__(self): return 5
repr(A())
# --- __str__ must give text
class A:
    def __str__(self): return None
str(A())
# --- repr of nested objects
class P:
    def __init__(self, *kids): self.kids = kids
    def __repr__(self): return f"P{self.kids!r}"
result = P(P(), P(1, "a"))
# --- __format__
class A:
    def __format__(self, spec): return "<" + spec + ">"
result = (f"{A():abc}", format(A(), "x"), "{:q}".format(A()), f"{A()}")
# --- __call__ on the class
class A:
    def __call__(self, *a, **k): return a, k
a = A()
result = (a(1, x=2), callable(a), callable(A))
# --- __call__ put on the instance does not count
class A: pass
a = A()
a.__call__ = lambda: 1
a()
# --- __len__ put on the instance does not count
class A: pass
a = A()
a.__len__ = lambda: 1
len(a)
# --- __getattr__ for missing names only
class A:
    x = 1
    def __init__(self): self.y = 2
    def __getattr__(self, name): return "got " + name
a = A()
result = (a.x, a.y, a.z, hasattr(a, "anything"), getattr(a, "q", 0))
# --- __getattr__ that raises
class A:
    def __getattr__(self, name): raise AttributeError(f"no {name} here")
result = (hasattr(A(), "x"), getattr(A(), "x", "default"))
A().x
# --- __getattr__ delegates
class Wrap:
    def __init__(self, inner): self.inner = inner
    def __getattr__(self, name): return getattr(self.inner, name)
w = Wrap([3, 1, 2])
w.sort()
result = (w.inner, w.index(2))
# --- __getattr__ is not asked for operators
class A:
    def __getattr__(self, name): return lambda *a: name
len(A())
# --- __getattribute__
class A:
    x = 1
    def __getattribute__(self, name): return "all " + name
result = A().x
# --- __setattr__
class A:
    def __setattr__(self, name, value):
        self.__dict__[name] = value * 2
a = A()
a.x = 5
setattr(a, "y", 1)
a.x += 1
result = (a.x, a.y)
# --- __setattr__ in __init__
log = []
class A:
    def __init__(self):
        self.a = 1
        self.b = 2
    def __setattr__(self, k, v):
        log.append(k)
        super().__setattr__(k, v)
a = A()
result = (log, a.a + a.b)
# --- __delattr__
class A:
    def __delattr__(self, name): log.append(name)
log = []
del A().x
result = log
# --- descriptor with __get__
class Ten:
    def __get__(self, obj, cls=None): return 10 if obj is not None else cls.__name__
class A:
    x = Ten()
result = (A().x, A.x)
# --- descriptor with __set__ and __set_name__
class Field:
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, obj, cls): return getattr(obj, self.name, "unset")
    def __set__(self, obj, v): setattr(obj, self.name, v * 2)
class A:
    x = Field()
a = A()
first = a.x
a.x = 4
result = (first, a.x, a.__dict__)
# --- __class_getitem__
class A:
    def __class_getitem__(cls, k): return (cls.__name__, k)
result = A[int]
# --- __bool__ in conditions
class Flag:
    def __init__(self, v): self.v = v
    def __bool__(self): return self.v
result = ("yes" if Flag(True) else "no", not Flag(False), (Flag(False) or 5), [f.v for f in filter(None, [Flag(True), Flag(False)])])
# --- __iter__ for unpacking
class P:
    def __init__(self, *v): self.v = v
    def __iter__(self): return iter(self.v)
a, *b = P(1, 2, 3)
result = (a, b, tuple(P(4)), dict([P("k", 1)]), {**dict(x=1)}, max(P(3, 9)))
# --- __reversed__
class A:
    def __reversed__(self): return iter("zyx")
result = list(reversed(A()))
# --- reversed by __len__ and __getitem__
class A:
    def __len__(self): return 3
    def __getitem__(self, i): return i * 10
result = list(reversed(A()))
# --- mapping protocol for double star
class M:
    def keys(self): return ["a", "b"]
    def __getitem__(self, k): return k * 2
def f(**kw): return kw
result = (f(**M()), dict(M()), {**M()})
# --- mapping access like attributes
class Cfg(dict):
    def __getattr__(self, k):
        try:
            return self[k]
        except KeyError:
            raise AttributeError(k)
c = Cfg(a=1)
result = (c.a, hasattr(c, "b"), c.get("z"))
# --- __missing__
class D(dict):
    def __missing__(self, k): return "missing " + k
result = D(a=1)["b"]
# --- vector class
class V:
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return V(self.x + o.x, self.y + o.y)
    def __mul__(self, k): return V(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self): return self * -1
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y)
    def __repr__(self): return f"V({self.x}, {self.y})"
result = (V(1, 2) + V(3, 4), 2 * V(1, 2), -V(1, 1), V(0, 1) == V(0, 1))
# --- container class
class Stack:
    def __init__(self): self._items = []
    def push(self, v): self._items.append(v); return self
    def pop(self): return self._items.pop()
    def __len__(self): return len(self._items)
    def __iter__(self): return iter(self._items)
    def __getitem__(self, i): return self._items[i]
    def __contains__(self, v): return v in self._items
s = Stack().push(1).push(2).push(3)
result = (len(s), list(s), s[-1], s[:2], 2 in s, s.pop(), len(s), [*s])
# --- comparison chain with own class
class A:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __le__(self, o): return self.v <= o.v
result = (A(1) < A(2) < A(3), A(1) < A(2) <= A(2), A(1) < A(3) < A(2))
# --- operators on classes themselves
class A: pass
A + A
# --- operator missing in an in-place statement
class A: pass
a = A()
a += 1
# --- operator with None
class A:
    def __add__(self, o): return "added"
None + A()
# --- isinstance by __class__
class A:
    @property
    def __class__(self): return int
result = isinstance(A(), int)
# --- hash of own objects
class A:
    def __hash__(self): return 5
result = (hash(A()), {A(): 1} == {})
# --- dunder of builtins
result = ((5).__add__(3), [1, 2].__len__(), "a".__eq__("a"), (1).__class__.__name__, {}.__contains__("a"), "ab".__getitem__(0))
