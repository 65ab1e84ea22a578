# --- method and attribute are inherited
class A:
    x = 1
    def m(self): return self.x
class B(A):
    x = 2
class C(B): pass
result = (A().m(), B().m(), C().m())
# --- super() without arguments
class A:
    def m(self, n): return ["A", n]
class B(A):
    def m(self, n): return ["B"] + super().m(n + 1)
result = B().m(1)
# --- super(cls, self)
class A:
    def __init__(self, x): self.x = x
class B(A):
    def __init__(self, x):
        super(B, self).__init__(x * 2)
        self.y = x
b = B(3)
result = (b.x, b.y)
# --- super in a chain
class A:
    def __init__(self): self.log = ["A"]
class B(A):
    def __init__(self):
        super().__init__()
        self.log.append("B")
class C(B):
    def __init__(self):
        super().__init__()
        self.log.append("C")
result = C().log
# --- super skips a class without the method
class A:
    def m(self): return "A"
class B(A): pass
class C(B):
    def m(self): return "C" + super().m()
result = C().m()
# --- super(B, self) from C skips B
class A:
    def m(self): return "A"
class B(A):
    def m(self): return "B"
class C(B):
    def m(self): return super(B, self).m()
result = C().m()
# --- base method by its class
class A:
    def __init__(self, x): self.x = x
class B(A):
    def __init__(self):
        A.__init__(self, 5)
result = B().x
# --- diamond
class A:
    def m(self): return ["A"]
class B(A):
    def m(self): return ["B"] + super().m()
class C(A):
    def m(self): return ["C"] + super().m()
class D(B, C):
    def m(self): return ["D"] + super().m()
result = (D().m(), B().m(), [c.__name__ for c in D.__mro__])
# --- diamond of constructors
class A:
    def __init__(self, **kw):
        self.log = ["A"]
class B(A):
    def __init__(self, b=0, **kw):
        super().__init__(**kw)
        self.log.append(("B", b))
class C(A):
    def __init__(self, c=0, **kw):
        super().__init__(**kw)
        self.log.append(("C", c))
class D(B, C):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.log.append("D")
result = D(b=1, c=2).log
# --- first base wins
class A: x = "A"; y = "A"
class B: x = "B"; z = "B"
class C(A, B): pass
result = (C.x, C.y, C.z)
# --- diamond prefers the later base over the common one
class A: x = "A"
class B(A): pass
class C(A): x = "C"
class D(B, C): pass
result = D.x
# --- no consistent order
class A: pass
class B(A): pass
class C(A, B): pass
# --- no consistent order of two
class X: pass
class Y: pass
class A(X, Y): pass
class B(Y, X): pass
class C(A, B): pass
# --- duplicate base
class A: pass
class B(A, A): pass
# --- object before a class
class A: pass
class B(object, A): pass
# --- object as the last base
class A: pass
class B(A, object): pass
result = [c.__name__ for c in B.__mro__]
# --- a base that is no class
class A(5): pass
result = A
# --- a base that is None
class A(None): pass
# --- a base that is a function
def f(): pass
class A(f): pass
# --- a missing base
class A(MissingBase): pass
# --- a base computed by a call
def base(n):
    class L:
        k = n
    return L
class A(base(4)): pass
result = A.k
# --- a base from a list
class X: v = 1
bases = [X]
class A(bases[0]): pass
class B(*bases): pass
result = (A.v, B.v)
# --- a base chosen by a condition
class X: v = 1
class Y: v = 2
class A(X if False else Y): pass
result = A.v
# --- super attribute that is missing
class A: pass
class B(A):
    def m(self): return super().nothing
B().m()
# --- super class attribute
class A: k = 1
class B(A):
    k = 2
    def both(self): return super().k, self.k
result = B().both()
# --- super in a classmethod
class A:
    @classmethod
    def make(cls): return ["A", cls.__name__]
class B(A):
    @classmethod
    def make(cls): return ["B"] + super().make()
class C(B): pass
result = (B.make(), C.make(), C().make())
# --- super of a staticmethod
class A:
    @staticmethod
    def s(x): return x + 1
class B(A):
    def m(self): return super().s(1)
result = B().m()
# --- super of a property
class A:
    @property
    def p(self): return [type(self).__name__]
class B(A):
    @property
    def p(self): return ["B"] + super().p
result = B().p
# --- super outside a class
def f():
    super().x
f()
# --- super with a wrong instance
class A: pass
class B: pass
super(A, B())
# --- super in a nested function
class A:
    def m(self): return "A"
class B(A):
    def m(self):
        def inner():
            return super(B, self).m()
        return inner() + "B"
result = B().m()
# --- super() in a nested function without arguments
class A:
    def m(self): return "A"
class B(A):
    def m(self):
        def inner(): return super().m()
        return inner()
B().m()
# --- super() in a comprehension
class A:
    def m(self, i): return i
class B(A):
    def m(self): return [super().m(i) for i in range(2)]
B().m()
# --- super in a lambda with arguments
class A:
    def m(self): return "A"
class B(A):
    def m(self): return (lambda: super(B, self).m())()
result = B().m()
# --- super after self was rebound
class A:
    def m(self): return "A"
class B(A):
    def m(self):
        self = None
        return "x"
result = B().m()
# --- super kept in a variable
class A:
    def m(self): return "A"
class B(A):
    def m(self):
        s = super()
        return s.m() + "B"
result = B().m()
# --- super of object
class A:
    def __init__(self):
        super().__init__()
        self.x = 1
result = A().x
# --- super().__setattr__
class A:
    def __setattr__(self, k, v):
        super().__setattr__(k, [v])
a = A()
a.x = 1
result = a.x
# --- object.__setattr__
class A:
    def __setattr__(self, k, v):
        object.__setattr__(self, k, (k, v))
a = A()
a.x = 1
result = a.x
# --- super().__getattribute__ and __repr__ of object
class A:
    def __eq__(self, o): return super().__eq__(o)
a = A()
result = (a == a, a == 1)
# --- overriding by a value
class A:
    def m(self): return "A"
class B(A):
    m = None
B().m()
# --- template method
class Base:
    def run(self): return self.before() + self.body() + "!"
    def before(self): return "<"
    def body(self): raise NotImplementedError("body")
class Sub(Base):
    def body(self): return "sub"
result = Sub().run()
Base().run()
# --- mixin
class Named:
    def name(self): return type(self).__name__.lower()
class Sized:
    def size(self): return len(self.items)
class Box(Named, Sized):
    def __init__(self, *items): self.items = items
b = Box(1, 2)
result = (b.name(), b.size())
# --- isinstance with several bases
class A: pass
class B: pass
class C(A, B): pass
c = C()
result = [isinstance(c, k) for k in (A, B, C, object, int)]
# --- class attributes along the order
class A: n = 1
class B(A): m = 2
B.n = 10
result = (A.n, B.n, B.__dict__.get("m"), "n" in A.__dict__)
# --- del of an override shows the base again
class A: x = 1
class B(A): x = 2
del B.x
result = B.x
# --- inherited from dict
class D(dict):
    def get_or(self, k, d): return self[k] if k in self else d
d = D(a=1)
d["b"] = 2
result = (d, len(d), d.get_or("z", 0), d["b"], isinstance(d, dict))
# --- inherited from list
class L(list):
    def second(self): return self[1]
x = L([1, 2, 3])
x.append(4)
result = (x, x.second(), len(x), isinstance(x, list))
# --- inherited from int
class I(int):
    def double(self): return self * 2
result = (I(3) + 1, I(3).double())
# --- inherited from str
class S(str):
    def shout(self): return self.upper() + "!"
result = S("a").shout()
# --- inherited from tuple
class T(tuple):
    def first(self): return self[0]
result = T([1, 2]).first()
# --- inherited from Exception
class E(Exception): pass
result = (issubclass(E, Exception), E("x").args)
# --- inherited from type of another
class A:
    def __init__(self, x=1): self.x = x
class B(type(A(2))): pass
result = B().x
# --- inherited from bool
class B(bool): pass
result = B
# --- inherited from an alias
class A: v = 1
Alias = A
class B(Alias): pass
result = (B.__bases__[0].__name__, B.v)
# --- generic base
from typing import Generic, TypeVar
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, v): self.v = v
result = Box(3).v
# --- protocol base
from typing import Protocol
class P(Protocol):
    def m(self): ...
class A(P):
    def m(self): return 1
result = A().m()
# --- constructor of a sibling by cooperation
class Root:
    def __init__(self): self.log = ["Root"]
class Left(Root):
    def __init__(self):
        self.left = True
        super().__init__()
class Right(Root):
    def __init__(self):
        super().__init__()
        self.log.append("Right")
class Both(Left, Right): pass
b = Both()
result = (b.log, b.left)
# --- order of a larger hierarchy
class O: pass
class A(O): pass
class B(O): pass
class C(O): pass
class D(O): pass
class E(O): pass
class K1(A, B, C): pass
class K2(D, B, E): pass
class K3(D, A): pass
class Z(K1, K2, K3): pass
result = [c.__name__ for c in Z.__mro__]
# --- subclasses redefine a helper that the base calls
class A:
    def make(self): return self.kind()()
    def kind(self): return list
class B(A):
    def kind(self): return dict
result = (A().make(), B().make())
# --- class with the name of its base
class Conv:
    k = 1
class Conv(Conv):
    k2 = 2
result = (Conv.k, Conv.k2)
# --- __init__ calls a method of the subclass
class A:
    def __init__(self):
        self.out = self.build()
    def build(self): return "A"
class B(A):
    def __init__(self):
        self.k = 3
        super().__init__()
    def build(self): return ["B", self.k]
result = B().out
# --- private names across inheritance
class A:
    def __secret(self): return "A"
    def reveal(self): return self.__secret()
class B(A):
    def __secret(self): return "B"
result = B().reveal()
# --- late change of a base
class A: pass
class B(A): pass
b = B()
A.added = lambda self: "late"
result = b.added()
# --- __subclasses__
class A: pass
class B(A): pass
class C(A): pass
result = [c.__name__ for c in A.__subclasses__()]
# --- super proxies __getitem__ explicitly
class A:
    def __getitem__(self, i): return i
class B(A):
    def __getitem__(self, i): return super().__getitem__(i) * 10
result = B()[3]
# --- super()[...] is not proxied
class A:
    def __getitem__(self, i): return i
class B(A):
    def get(self): return super()[1]
B().get()
# --- super with a class as second argument
class A:
    @classmethod
    def c(cls): return cls.__name__
class B(A):
    @classmethod
    def c(cls): return super(B, cls).c() + "!"
result = B.c()
