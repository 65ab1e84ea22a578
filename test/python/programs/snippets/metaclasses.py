# --- metaclass that registers
class Meta(type):
    registry = {}
    def __new__(mcs, name, bases, attrs):
        cls = super().__new__(mcs, name, bases, attrs)
        mcs.registry[name] = cls
        return cls
class A(metaclass=Meta): pass
class B(A):
    def f(self): return super().__repr__ is not None
result = (sorted(Meta.registry), type(A).__name__, type(B) is Meta, isinstance(A, Meta), isinstance(A, type), B().f(), Meta.registry["B"] is B, B.registry is Meta.registry)
# --- metaclass with __call__ is a singleton
class Singleton(type):
    _made = {}
    def __call__(cls, *args, **kwargs):
        if cls not in cls._made:
            cls._made[cls] = super().__call__(*args, **kwargs)
        return cls._made[cls]
class Config(metaclass=Singleton):
    def __init__(self, x=1): self.x = x
result = (Config(5) is Config(6), Config().x)
# --- metaclass with __init__
class Meta(type):
    def __init__(cls, name, bases, attrs):
        super().__init__(name, bases, attrs)
        cls.tag = name.lower()
class A(metaclass=Meta): pass
class B(A): x = 1
result = (A.tag, B.tag, B().tag)
# --- operators of a class
class Meta(type):
    def __len__(cls): return 3
    def __iter__(cls): return iter("abc")
    def __getitem__(cls, k): return k * 2
    def __contains__(cls, k): return k == 1
    def __getattr__(cls, name): return "no " + name
    @property
    def size(cls): return 7
class A(metaclass=Meta): pass
result = (len(A), list(A), A[4], 1 in A, 2 in A, A.what, A.size)
# --- metaclass derived from ABCMeta
from abc import ABCMeta, abstractmethod
class Meta(ABCMeta):
    def __new__(mcs, name, bases, ns, **kw):
        ns["made"] = mcs.__name__
        return super().__new__(mcs, name, bases, ns)
class A(metaclass=Meta):
    @abstractmethod
    def f(self): pass
class B(A):
    def f(self): return self.made
result = B().f()
# --- a metaclass takes keywords
class Meta(type):
    def __new__(mcs, name, bases, ns, tag=None):
        cls = super().__new__(mcs, name, bases, ns)
        cls.tag = tag
        return cls
    def __init__(cls, name, bases, ns, tag=None): pass
class A(metaclass=Meta, tag="x"): pass
result = A.tag
# --- metaclass conflict
class M1(type): pass
class M2(type): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
class C(A, B): pass
# --- type makes a class
class Base:
    def hi(self): return "hi " + self.name
T = type("T", (Base,), {"name": "t", "f": lambda self, x: x + 1})
t = T()
result = (t.hi(), t.f(1), T.__name__, T.__bases__[0] is Base, issubclass(T, Base), isinstance(t, T), T.__mro__[1].__name__)
# --- type makes a class of nothing
C = type("C", (), dict(a=1, b=2))
result = (C.a, C().b, type(C) is type)
# --- type with the wrong arguments
type("A", [], {})
# --- subclasses of subclasses
class A: pass
class B(A): pass
class C(A): pass
class D(B): pass
def walk(c): return [c.__name__] + [n for s in c.__subclasses__() for n in walk(s)]
result = walk(A)
# --- class getitem of a class
class A:
    def __class_getitem__(cls, item): return (cls.__name__, item)
result = A[int][1] is int, A["x"]
# --- init subclass registry
class Base:
    kinds = {}
    def __init_subclass__(cls, kind=None, **kw):
        super().__init_subclass__(**kw)
        cls.kinds[kind or cls.__name__] = cls
class A(Base, kind="a"): pass
class B(Base): pass
result = list(Base.kinds)
