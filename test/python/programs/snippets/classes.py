# --- attributes
class A:
    x = 1
    def __init__(self, y):
        self.y = y
a, b = A(2), A(3)
a.x = 10
result = (a.x, b.x, A.x, a.y, b.y, a.__dict__, b.__dict__)
# --- class attribute changes for all
class A:
    x = 1
a, b = A(), A()
A.x = 5
a.x += 1
result = (a.x, b.x, A.x)
# --- shared mutable class attribute
class A:
    items = []
    def add(self, v):
        self.items.append(v)
        return self
A().add(1)
A().add(2)
result = A.items
# --- methods
class A:
    def m(self, x=1, *args, **kw):
        return self.n, x, args, kw
a = A()
a.n = 5
result = (a.m(), a.m(2, 3, k=4), A.m(a, 7))
# --- a bound method keeps its instance
class A:
    def __init__(self, n): self.n = n
    def get(self): return self.n
f = A(1).get
g = A.get
result = (f(), g(A(2)), f.__name__, f.__self__.n)
# --- a function put on an instance is not bound
class A: pass
a = A()
a.f = lambda *args: args
result = a.f(1)
# --- a function put on the class is bound
class A: pass
A.f = lambda self, x: (type(self).__name__, x)
result = A().f(1)
# --- a builtin on the class is not bound
class A:
    f = len
    g = max
result = (A().f([1, 2]), A().g(1, 2))
# --- an instance on the class is not bound
class F:
    def __call__(self, *a): return a
class A:
    f = F()
result = A().f(1)
# --- staticmethod
class A:
    @staticmethod
    def s(x): return x * 2
result = (A.s(1), A().s(2))
# --- classmethod
class A:
    n = 1
    @classmethod
    def c(cls, x): return cls.__name__, cls.n, x
class B(A):
    n = 2
result = (A.c(0), B.c(1), B().c(2))
# --- classmethod as another constructor
class P:
    def __init__(self, x, y): self.x, self.y = x, y
    @classmethod
    def of(cls, text): return cls(*[int(v) for v in text.split(",")])
class Q(P): pass
q = Q.of("3,4")
result = (type(q).__name__, q.x, q.y)
# --- property
class A:
    def __init__(self): self._x = 1
    @property
    def x(self):
        "doc of x"
        return self._x
    @x.setter
    def x(self, v):
        self._x = v * 2
    @x.deleter
    def x(self):
        self._x = "deleted"
a = A()
first = a.x
a.x = 5
second = a.x
del a.x
result = (first, second, a.x, A.x.__doc__)
# --- property without a setter
class A:
    @property
    def x(self): return 1
A().x = 2
# --- property without a deleter
class A:
    @property
    def x(self): return 1
del A().x
# --- property wins over the instance
class A:
    @property
    def x(self): return "property"
a = A()
a.__dict__["x"] = "instance"
result = a.x
# --- property that raises AttributeError
class A:
    @property
    def x(self): return self.missing
A().x
# --- property augmented
class A:
    def __init__(self): self.v = 1
    def get(self): return self.v
    def put(self, n): self.v = n
    x = property(get, put)
a = A()
a.x += 4
result = a.v
# --- inherited property and override
class A:
    @property
    def x(self): return "A"
class B(A):
    @property
    def x(self): return "B" + super().x
result = B().x
# --- property overridden by a class attribute
class A:
    @property
    def x(self): return "A"
class B(A):
    x = 5
b = B()
b.x = 6
result = b.x
# --- name mangling
class A:
    def __init__(self): self.__x = 1
    def get(self): return self.__x
a = A()
result = (a.get(), a.__dict__, hasattr(a, "__x"), a._A__x)
# --- name mangling keeps classes apart
class A:
    def __init__(self): self.__v = "A"
    def a(self): return self.__v
class B(A):
    def __init__(self):
        super().__init__()
        self.__v = "B"
    def b(self): return self.__v
o = B()
result = (o.a(), o.b(), sorted(o.__dict__))
# --- name mangling of methods and class attributes
class A:
    __k = 3
    def __m(self): return self.__k
    def call(self): return self.__m()
result = (A().call(), "_A__k" in A.__dict__)
# --- name mangling outside
class A:
    __k = 3
A.__k
# --- no mangling of dunder names
class A:
    __x__ = 1
    _y = 2
result = (A.__x__, A._y)
# --- class body runs top to bottom
class A:
    a = 1
    b = a + 1
    for i in range(3):
        a += i
    if b > 1:
        c = "big"
    else:
        c = "small"
result = (A.a, A.b, A.c, A.i)
# --- class body scope is not seen by methods
x = "module"
class A:
    x = "class"
    def get(self): return x
result = (A().get(), A.x)
# --- class body sees the enclosing function
def f(n):
    class L:
        k = n * 2
        def get(self): return n
    return L.k, L().get()
result = f(3)
# --- class body reads a global before binding it
v = 1
class A:
    v = v + 1
result = (v, A.v)
# --- class body in a function reads a local of the same name
def f():
    v = 1
    class A:
        v = v
    return A.v
f()
# --- class body with global
class A:
    global made_by_class
    made_by_class = 4
result = (made_by_class, hasattr(A, "made_by_class"))
# --- class body del
class A:
    x = 1
    y = x
    del x
result = (hasattr(A, "x"), A.y)
# --- missing name in a class body
class A:
    y = undefined_in_body
# --- methods call each other in the body
class A:
    def helper(x): return x * 2
    value = helper(21)
result = A.value
# --- names in a class body's default
class A:
    k = 3
    def m(self, x=k): return x
result = A().m()
# --- docstring
class A:
    """Doc of A."""
    def m(self):
        "doc of m"
class B(A): pass
result = (A.__doc__, A().__doc__, A.m.__doc__, B.__doc__)
# --- names of classes
class A:
    class B:
        class C: pass
result = (A.__name__, A.B.C.__qualname__, A.B.C.__name__, A.__module__, A().__class__ is A)
# --- nested class is used
class Outer:
    class Inner:
        v = 3
    def get(self): return self.Inner.v + Outer.Inner.v
result = Outer().get()
# --- repr of classes and types
class A: pass
class B:
    class C: pass
result = (A, B.C, type(A), type(A()), int, type(1), type(None), [A])
# --- local class repr
def f():
    class L: pass
    return L
result = f()
# --- class in a function closes over locals
def make(n):
    class A:
        def get(self): return n
    return A
result = [c().get() for c in (make(1), make(2))]
# --- type() and isinstance
class A: pass
class B(A): pass
b = B()
result = (type(b) is B, type(b) == A, isinstance(b, A), isinstance(b, (int, A)), isinstance(B, type), issubclass(B, A),
          issubclass(A, B), issubclass(B, (int, A)), isinstance(1, A), issubclass(bool, int), isinstance(A, A))
# --- isinstance of no class
isinstance(1, "int")
# --- issubclass of no class
issubclass(1, int)
# --- issubclass: second is no class
class A: pass
issubclass(A, "x")
# --- __dict__ of class
class A:
    x = 1
    def m(self): pass
result = (sorted(k for k in A.__dict__ if not k.startswith("__")), A.__dict__["x"])
# --- vars
class A:
    def __init__(self):
        self.a, self.b = 1, 2
result = (vars(A()), vars(A())["a"])
# --- writing through __dict__
class A: pass
a = A()
a.__dict__["x"] = 5
a.__dict__.update(y=6)
result = (a.x, a.y)
# --- hasattr, getattr, setattr, delattr
class A:
    x = 1
a = A()
setattr(a, "y", 2)
r = [hasattr(a, "x"), hasattr(a, "z"), getattr(a, "y"), getattr(a, "z", "default"), getattr(A, "x")]
delattr(a, "y")
r.append(hasattr(a, "y"))
result = r
# --- getattr of a missing name
class A: pass
getattr(A(), "nope")
# --- delattr of a missing name
class A: pass
delattr(A(), "nope")
# --- getattr by a computed name
class A:
    a1, a2 = "one", "two"
result = [getattr(A, "a%d" % i) for i in (1, 2)]
# --- setattr on a class
class A: pass
setattr(A, "k", 3)
result = A().k
# --- bases, mro
class A: pass
class B: pass
class C(A, B): pass
result = (C.__bases__, [c.__name__ for c in C.__mro__], A.__bases__, C.mro() == list(C.__mro__))
# --- __init_subclass__
log = []
class A:
    def __init_subclass__(cls, **kw):
        log.append((cls.__name__, kw))
class B(A): pass
class C(A, tag="c"): pass
result = log
# --- class keywords are refused
class A(tag=1): pass
# --- metaclass
class Meta(type):
    def __new__(mcs, name, bases, ns):
        ns["added"] = name.lower()
        return super().__new__(mcs, name, bases, ns)
class A(metaclass=Meta): pass
result = A.added
# --- class decorator
def register(cls):
    cls.tag = cls.__name__.lower()
    return cls
@register
class Thing: pass
result = (Thing.tag, Thing().tag)
# --- class decorator with arguments
table = {}
def register(name):
    def deco(cls):
        table[name] = cls
        return cls
    return deco
@register("a")
class A:
    v = 1
result = {k: c().v for k, c in table.items()}
# --- class decorator that replaces
def singleton(cls):
    return cls()
@singleton
class Config:
    def __init__(self): self.n = 3
result = Config.n
# --- dataclass
from dataclasses import dataclass
@dataclass
class P:
    x: int
    y: int = 2
result = (P(1), P(1) == P(1, 2), P(3).y)
# --- namedtuple
from collections import namedtuple
P = namedtuple("P", "x y")
p = P(1, y=2)
a, b = p
result = (p, p.x, p[1], a + b, p._replace(x=5), p == (1, 2))
# --- __new__
class A:
    def __new__(cls, *args):
        self = super().__new__(cls)
        self.made = args
        return self
    def __init__(self, x): self.x = x
a = A(3)
result = (a.made, a.x)
# --- singleton by __new__
class A:
    _one = None
    def __new__(cls):
        if cls._one is None:
            cls._one = object.__new__(cls)
        return cls._one
result = A() is A()
# --- __new__ that gives something else
class A:
    def __new__(cls): return 5
    def __init__(self): raise ValueError
result = A()
# --- __slots__
class A:
    __slots__ = ("x",)
    def __init__(self): self.x = 1
result = A().x
# --- __slots__ refuses others
class A:
    __slots__ = ("x",)
a = A()
a.y = 1
# --- instances compare by identity
class A: pass
a, b = A(), A()
result = (a == a, a == b, a != b, a is a, a in [a], b in [a], [a] == [a], {a: 1}[a])
# --- instances as keys
class A: pass
a, b = A(), A()
d = {a: "a", b: "b"}
result = (d[a], d[b], A() in d, len({a, b, a}))
# --- methods as values
class A:
    def m(self): return 1
a = A()
result = (a.m == a.m, a.m is a.m, A.m is A.m, callable(a.m))
# --- a class as a callable value
class A:
    def __init__(self, x=0): self.x = x
makers = {"a": A, "i": int}
result = (makers["a"](5).x, makers["i"]("7"), [c().x for c in [A, A]])
# --- default factory by class name in eval
class Conv: k = 3
name = "Conv"
result = eval(name).k
# --- class attributes as defaults of an instance
class A:
    act = None
    def __init__(self, act=None):
        if act is not None:
            self.act = act
result = (A().act, A("relu").act, A.act)
# --- setting a class attribute through type(self)
class A:
    count = 0
    def __init__(self):
        type(self).count += 1
class B(A): pass
A(); B(); B()
result = (A.count, B.count)
# --- self.__class__
class A:
    n = 1
    def get(self): return self.__class__.n, self.__class__.__name__
class B(A):
    n = 2
result = (A().get(), B().get())
# --- changing __class__
class A:
    def m(self): return "A"
class B:
    def m(self): return "B"
a = A()
a.__class__ = B
result = a.m()
# --- __class__ in a method
class A:
    def who(self): return __class__.__name__
class B(A): pass
result = B().who()
# --- instance method replaced
class A:
    def forward(self): return "old"
a = A()
a.forward = lambda: "new"
result = (a.forward(), A().forward())
# --- method replaced on the class later
class A:
    def m(self): return 1
a = A()
A.m = lambda self: 2
result = a.m()
# --- method replaced by a bound method of another
class A:
    def __init__(self, n): self.n = n
    def m(self): return self.n
a, b = A(1), A(2)
a.m = b.m
result = a.m()
# --- types.MethodType
import types
class A:
    n = 4
def f(self, k): return self.n * k
a = A()
a.f = types.MethodType(f, a)
result = a.f(2)
# --- setting attributes in a loop
class A:
    def __init__(self, **kw):
        for k, v in kw.items():
            setattr(self, k, v)
a = A(x=1, y=[2])
result = (a.x, a.y)
# --- attribute of an attribute
class A: pass
a = A()
a.b = A()
a.b.c = A()
a.b.c.d = 5
result = a.b.c.d
# --- circular references
class Node:
    def __init__(self, v): self.v, self.next = v, None
a, b = Node(1), Node(2)
a.next, b.next = b, a
result = a.next.next.next.v
# --- linked list
class Node:
    def __init__(self, v, rest=None): self.v, self.rest = v, rest
def values(n):
    return [] if n is None else [n.v] + values(n.rest)
result = values(Node(1, Node(2, Node(3))))
# --- empty class bodies
class A: pass
class B(): ...
class C(A, ): "doc"
result = (A.__name__, B.__name__, C.__doc__)
# --- one line class
class A: x = 1; y = 2
result = A.x + A.y
# --- type with three arguments
A = type("A", (), {"x": 1, "m": lambda self: self.x})
result = (A.__name__, A().m())
# --- type() of none
type()
# --- object()
o = object()
result = (o == o, o == object(), type(o).__name__, isinstance(o, object), isinstance(1, object), isinstance(object, type))
# --- object has no attributes to set
o = object()
o.x = 1
# --- abstract base class
from abc import ABC, abstractmethod
class A(ABC):
    @abstractmethod
    def m(self): pass
class B(A):
    def m(self): return 1
result = B().m()
# --- abstract class cannot be made
from abc import ABC, abstractmethod
class A(ABC):
    @abstractmethod
    def m(self): pass
A()
# --- enum
from enum import Enum
class Color(Enum):
    RED = 1
    BLUE = 2
result = (Color.RED.value, Color.BLUE.name)
# --- same name for attribute and method
class A:
    def size(self): return "method"
a = A()
a.size = 5
a.size()
# --- self is only a name
class A:
    def m(this, x): return this.k + x
    k = 1
result = A().m(2)
# --- class variable annotated
class A:
    x: int = 1
    y: str
    def __init__(self):
        self.z: float = 2.0
result = (A.x, A().z, sorted(A.__annotations__))
# --- conditional methods
flag = True
class A:
    if flag:
        def m(self): return "yes"
    else:
        def m(self): return "no"
result = A().m()
# --- try in a class body
class A:
    try:
        import surely_missing_thing
        has = True
    except ImportError:
        has = False
result = A.has
# --- methods made in a loop
class A:
    for name in ("a", "b"):
        exec(f"def {name}(self): return '{name}'")
result = (A().a(), A().b())
# --- methods made by setattr in a loop
class A: pass
for n in ("a", "b"):
    setattr(A, n, lambda self, n=n: n)
result = (A().a(), A().b())
# --- comprehension of instances
class A:
    def __init__(self, i): self.i = i
items = [A(i) for i in range(3)]
result = (sum(a.i for a in items), [a.i for a in reversed(items)], max(items, key=lambda a: a.i).i)
