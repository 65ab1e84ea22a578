# --- dataclass basics
from dataclasses import dataclass, field, asdict, astuple, replace, fields, is_dataclass
@dataclass
class P:
    x: int
    y: float = 1.5
    tags: list = field(default_factory=list)
    def norm(self): return self.x * self.y
p = P(2)
q = P(2, tags=[1])
result = (p, p.norm(), p == q, p == P(2), asdict(q), astuple(q), replace(p, x=5), [f.name for f in fields(P)], is_dataclass(P), is_dataclass(p), is_dataclass(3), p.tags is P(1).tags, P.y, p != q)
# --- dataclass with __post_init__ and inheritance
from dataclasses import dataclass, field
@dataclass
class A:
    x: int = 1
    z: int = field(init=False, repr=False)
    def __post_init__(self): self.z = self.x * 2
@dataclass
class B(A):
    y: int = 2
result = (B(3), B(3).z, B(y=7), B())
# --- frozen dataclass
from dataclasses import dataclass, FrozenInstanceError
@dataclass(frozen=True)
class A:
    x: int
a = A(1)
try:
    a.x = 2
except FrozenInstanceError as e:
    result = (str(e), isinstance(e, AttributeError), a)
# --- dataclass missing argument
from dataclasses import dataclass
@dataclass
class A:
    x: int
    y: int
A(1)
# --- dataclass unexpected argument
from dataclasses import dataclass
@dataclass
class A:
    x: int
A(1, z=2)
# --- dataclass with too many arguments
from dataclasses import dataclass
@dataclass
class A:
    x: int = 1
A(1, 2)
# --- dataclass default order
from dataclasses import dataclass
@dataclass
class A:
    x: int = 1
    y: int
# --- dataclass mutable default
from dataclasses import dataclass
@dataclass
class A:
    x: list = []
# --- dataclass order
from dataclasses import dataclass
@dataclass(order=True)
class V:
    a: int
    b: int = 0
result = (V(1) < V(2), V(1, 2) >= V(1, 1), sorted([V(3), V(1)]), max(V(1), V(4)))
# --- dataclass class variables and keywords
from dataclasses import dataclass, field, KW_ONLY
from typing import ClassVar, Optional, List
@dataclass
class A:
    n: ClassVar[int] = 5
    x: Optional[int] = None
    _: KW_ONLY
    w: List[int] = field(default_factory=lambda: [1])
    def total(self): return self.n + sum(self.w)
result = (A(1, w=[2]), A.n, A().total())
# --- dataclass nested asdict
from dataclasses import dataclass, asdict
@dataclass
class In:
    a: int = 1
@dataclass
class Out:
    i: In
    l: list
result = (asdict(Out(In(2), [In(3)])), Out(In(), [])) 
# --- dataclass postponed
from __future__ import annotations
from dataclasses import dataclass
@dataclass
class A:
    x: Undefined = 1
result = (A(), A.__annotations__)
# --- dataclass with its own methods
from dataclasses import dataclass
@dataclass(repr=False, eq=False)
class A:
    x: int = 1
    def __repr__(self): return "A!"
result = (A(), A() == A())
# --- dataclass matched
from dataclasses import dataclass
@dataclass
class P:
    x: int
    y: int
match P(1, 2):
    case P(1, y): result = y
# --- dataclass of an undefined annotation
from dataclasses import dataclass
@dataclass
class A:
    x: Tensor = None
# --- make_dataclass
from dataclasses import make_dataclass, field
C = make_dataclass("C", [("x", int), ("y", int, 5)])
result = (C(1), C(1) == C(1, 5))
# --- unpack a dataclass into a call
from dataclasses import dataclass, asdict
@dataclass
class Cfg:
    c1: int = 3
    k: int = 1
def f(c1, k): return (c1, k)
result = f(**asdict(Cfg(k=5)))
# --- annotations of a class and of a function
class A:
    x: int
    y: str = "a"
def f(a: int, b: str = "c") -> float: pass
result = (A.__annotations__, f.__annotations__, hasattr(A, "x"))
# --- annotation of a method that is undefined
class A:
    def f(self, x: Tensor): pass
# --- annotation in a function body does nothing
def f():
    x: Undefined = 1
    y: Undefined
    return x
result = f()
# --- exec with names
ns = {"a": 2}
exec("b = a * 3\ndef f(x): return x + b", ns)
result = (ns["b"], ns["f"](1))
# --- exec in a function
class M: pass
def build(n):
    m = M()
    for i in range(n):
        exec(f"m.layer{i} = i * 10")
    return m.layer0, m.layer1
result = build(2)
# --- exec at the top
for i in range(3):
    exec(f"v{i} = {i} ** 2")
result = (v0, v1, v2)
