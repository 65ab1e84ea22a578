# --- module
import other
result = (other.x, other.f(2), other.__name__)
# file: other.py
x = 1
def f(n): return n + x
# --- module as
import other as o
result = o.x
# file: other.py
x = 5
# --- package and submodule
import pkg.mod
result = (pkg.mod.x, pkg.y)
# file: pkg/__init__.py
y = 1
# file: pkg/mod.py
x = 2
# --- submodule as
import pkg.sub.mod as m
result = (m.x, m.__name__)
# file: pkg/__init__.py
# file: pkg/sub/__init__.py
# file: pkg/sub/mod.py
x = 7
# --- several at once
import a, b as c
result = (a.v, c.v)
# file: a.py
v = "a"
# file: b.py
v = "b"
# --- from
from other import x, f as g
result = (x, g())
# file: other.py
x = 1
def f(): return "f"
# --- from in parentheses
from other import (
    x,  # the first
    y as z,
)
result = (x, z)
# file: other.py
x, y = 1, 2
# --- from a package a submodule
from pkg import mod
result = mod.v
# file: pkg/__init__.py
# file: pkg/mod.py
v = 3
# --- attribute wins over submodule
from pkg import mod
result = mod
# file: pkg/__init__.py
mod = "attribute"
# file: pkg/mod.py
v = 3
# --- star
from other import *
result = (a, b, "_c" in globals())
# file: other.py
a, b, _c = 1, 2, 3
# --- star with __all__
from other import *
result = ("a" in globals(), b, _c)
# file: other.py
__all__ = ["b", "_c"]
a, b, _c = 1, 2, 3
# --- star with a tuple as __all__
from other import *
result = (a, "b" in globals())
# file: other.py
__all__ = ("a",)
a, b = 1, 2
# --- star with a growing __all__
from other import *
result = (a, b)
# file: other.py
__all__ = ["a"]
a, b = 1, 2
__all__ += ["b"]
# --- star with a missing name in __all__
from other import *
result = nothing
# file: other.py
__all__ = ["nothing"]
# --- star brings what was imported there
from other import *
result = (math.floor(1.5), helper())
# file: other.py
import math
from deep import helper
# file: deep.py
def helper(): return "deep"
# --- star overwrites earlier names
x = "mine"
from other import *
y = "mine"
result = (x, y)
# file: other.py
x = y = "theirs"
# --- later star wins
from a import *
from b import *
result = v
# file: a.py
v = "a"
# file: b.py
v = "b"
# --- star of a package
from pkg import *
result = (x, sorted(n for n in globals() if n in ("x", "mod")))
# file: pkg/__init__.py
x = 1
# file: pkg/mod.py
v = 2
# --- star of a package that lists a submodule
from pkg import *
result = mod.v
# file: pkg/__init__.py
__all__ = ["mod"]
# file: pkg/mod.py
v = 2
# --- star through two modules
from a import *
result = v
# file: a.py
from b import *
# file: b.py
v = 5
# --- re-export
from pkg import thing
result = thing()
# file: pkg/__init__.py
from .inner import thing
# file: pkg/inner.py
def thing(): return "inner"
# --- relative
from pkg.b import value
result = value
# file: pkg/__init__.py
# file: pkg/a.py
x = 4
# file: pkg/b.py
from .a import x
from . import a
value = (x, a.x)
# --- relative two levels
from pkg.sub.b import value
result = value
# file: pkg/__init__.py
top = "top"
# file: pkg/a.py
x = 4
# file: pkg/sub/__init__.py
# file: pkg/sub/b.py
from ..a import x
from .. import top, a
from ..sub import c
value = (x, top, a.x, c.y)
# file: pkg/sub/c.py
y = "c"
# --- relative star
from pkg import *
result = (x, y)
# file: pkg/__init__.py
from .a import *
from .b import *
# file: pkg/a.py
x = 1
# file: pkg/b.py
y = 2
# --- modules run once
import a
import b
result = (a.counter.n, b.counter.n, a.counter is b.counter)
# file: a.py
import counter
counter.n += 1
# file: b.py
import counter
counter.n += 1
# file: counter.py
n = 0
# --- state is shared
import state, user
state.value = 5
result = user.read()
# file: state.py
value = 1
# file: user.py
import state
def read(): return state.value
# --- from copies the binding
import state
from state import value
state.value = 5
result = (value, state.value)
# file: state.py
value = 1
# --- circular by module
import a
result = a.f()
# file: a.py
import b
def f(): return b.g() + "a"
def h(): return "h"
# file: b.py
import a
def g(): return a.h() + "b"
# --- circular with a use inside functions
from a import A
result = A().make()
# file: a.py
class A:
    def make(self):
        from b import B
        return B().name, isinstance(B(), A)
# file: b.py
from a import A
class B(A):
    name = "B"
# --- circular from
from a import x
result = x
# file: a.py
first = 1
from b import y
x = y + 1
# file: b.py
from a import first
y = first + 10
# --- circular from that is too early
from a import x
result = x
# file: a.py
from b import y
x = 1
# file: b.py
from a import x
y = x
# --- class of another module
from models.common import Conv
class Mine(Conv):
    def forward(self): return "mine " + super().forward()
result = (Mine().forward(), Mine.__module__, Conv.__module__, Conv, isinstance(Mine(), Conv))
# file: models/__init__.py
# file: models/common.py
class Conv:
    def forward(self): return "conv"
# --- globals of a function are its module's
from other import f
x = "main"
result = f()
# file: other.py
x = "other"
def f(): return x
# --- global statement changes the other module
import other
other.set(5)
result = other.x
# file: other.py
x = 1
def set(v):
    global x
    x = v
# --- eval in another module sees that module
from other import ev
x = "main"
result = ev("x")
# file: other.py
x = "other"
def ev(s): return eval(s)
# --- main guard of an imported module
import other
result = (other.mode, other.__name__)
# file: other.py
mode = "script" if __name__ == "__main__" else "module"
if __name__ == "__main__":
    raise SystemExit
# --- missing module
import surely_missing_module
result = surely_missing_module.x
# --- missing name
from other import nothing
result = nothing
# file: other.py
x = 1
# --- missing attribute of a module
import other
other.nothing
# file: other.py
x = 1
# --- missing name caught
try:
    from other import nothing
except ImportError:
    nothing = "fallback"
result = nothing
# file: other.py
x = 1
# --- missing submodule caught
try:
    from pkg.fast import f
except ImportError:
    from pkg.slow import f
result = f()
# file: pkg/__init__.py
# file: pkg/slow.py
def f(): return "slow"
# --- conditional import
flag = False
if flag:
    from a import v
else:
    from b import v
result = v
# file: a.py
v = "a"
# file: b.py
v = "b"
# --- import in a function
def f():
    from other import x
    import other as o
    return x, o.x
result = f()
# file: other.py
x = 3
# --- import in a class body
class A:
    from other import x
    import other
result = (A.x, A.other.x)
# file: other.py
x = 3
# --- import in a loop and try
out = []
for n in range(2):
    try:
        import other
        out.append(other.x)
    finally:
        out.append("f")
result = out
# file: other.py
x = 3
# --- module attributes
import pkg.mod
result = (pkg.__name__, pkg.mod.__name__, type(pkg).__name__, hasattr(pkg, "mod"), hasattr(pkg, "nothing"))
# file: pkg/__init__.py
# file: pkg/mod.py
# --- submodule is an attribute once imported
import pkg
import pkg.mod
result = pkg.mod.v
# file: pkg/__init__.py
# file: pkg/mod.py
v = 1
# --- namespace package
from folder import mod
import folder.other
result = (mod.v, folder.other.v)
# file: folder/mod.py
v = 1
# file: folder/other.py
v = 2
# --- getattr on a module
import other
result = [getattr(other, n, None) for n in ("A", "B", "C")]
# file: other.py
A, B = 1, 2
# --- vars of a module
import other
result = {k: v for k, v in vars(other).items() if not k.startswith("_")}
# file: other.py
A, B = 1, 2
# --- module in a dict
import a, b
table = {"a": a, "b": b}
result = [table[k].v for k in "ab"]
# file: a.py
v = 1
# file: b.py
v = 2
# --- side effects at import in order
import log
import a
log.items.append("main")
import b
result = log.items
# file: log.py
items = []
# file: a.py
import log
log.items.append("a")
import b
# file: b.py
import log
log.items.append("b")
# --- an error in an imported module
import broken
result = broken.y
# file: broken.py
x = 1
y = 1 / 0
# --- a registry filled by imports
from registry import table
import plugins
result = sorted(table)
# file: registry.py
table = {}
def register(cls):
    table[cls.__name__] = cls
    return cls
# file: plugins.py
from registry import register
@register
class One: pass
@register
class Two: pass
# --- same function name in two modules
import a
from b import f
result = (a.f(), f())
# file: a.py
def f(): return "a"
# file: b.py
def f(): return "b"
# --- monkey patching
import other
other.helper = lambda: "patched"
result = other.use()
# file: other.py
def helper(): return "original"
def use(): return helper()
# --- patched class method
from other import A
old = A.m
A.m = lambda self: "new " + old(self)
result = A().m()
# file: other.py
class A:
    def m(self): return "old"
# --- deleting an imported name
from other import x
del x
x
# file: other.py
x = 1
# --- importing the main module's neighbour twice under two names
import other
import other as again
from other import items
items.append(1)
result = (other is again, again.items)
# file: other.py
items = []
# --- dotted import binds the first name
import a.b.c
result = (a.x, a.b.c.z)
# file: a/__init__.py
x = 1
# file: a/b/__init__.py
# file: a/b/c.py
z = 3
# --- star into a function's globals
from common import *
def build(name): return eval(name)().k
result = build("Conv")
# file: common.py
class Conv:
    k = 3
# --- __all__ built by a comprehension
from other import *
result = (x1, x2, "y" in globals())
# file: other.py
x1, x2, y = 1, 2, 3
__all__ = [n for n in list(globals()) if n.startswith("x")]
# --- sys.path games
import sys
from pathlib import Path
sys.path.append("lib")
import inside
result = inside.v
# file: lib/inside.py
v = 1
