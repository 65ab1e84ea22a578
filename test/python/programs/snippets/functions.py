# --- no return
def f():
    pass
result = f()
# --- bare return
def f(x):
    if x:
        return
    return 1
result = (f(1), f(0))
# --- returns a tuple
def f():
    return 1, 2
a, b = f()
result = (f(), a, b)
# --- docstring
def f():
    """Says what it does."""
def g():
    'single'
    return 1
def h():
    x = "no doc"
result = (f.__doc__, g.__doc__, h.__doc__, f())
# --- name and qualname
def f(): pass
def outer():
    def inner(): pass
    return inner
class A:
    def m(self): pass
result = (f.__name__, f.__qualname__, outer().__name__, outer().__qualname__, A.m.__qualname__, f.__module__)
# --- one line bodies
def f(x): return x + 1
def g(): x = 1; y = 2; return x + y
result = (f(1), g())
# --- default values
def f(a, b=2, *, c=3):
    return a, b, c
result = (f(1), f(1, 5), f(1, c=9), f(b=7, a=1))
# --- mutable default is shared
def f(x, acc=[]):
    acc.append(x)
    return acc
f(1)
f(2)
result = (f(3), f(4, []))
# --- dict default is shared
def count(k, seen={}):
    seen[k] = seen.get(k, 0) + 1
    return seen
count("a"); count("b")
result = count("a")
# --- defaults are worked out once
n = 1
def f(x=n):
    return x
n = 2
result = f()
# --- defaults are worked out in order, when defined
log = []
def t(v):
    log.append(v)
    return v
def f(a=t(1), b=t(2), *, c=t(3)):
    return a + b + c
f(); f()
result = log
# --- a default refers to an earlier function
def f(): return 3
def g(x=f()): return x
result = g()
# --- a default that fails
def f(x=missing_default):
    pass
# --- default None sentinel
def f(xs=None):
    xs = xs or []
    xs.append(1)
    return xs
f()
result = f()
# --- __defaults__
def f(a, b=1, *, c=2): pass
result = (f.__defaults__, f.__kwdefaults__)
# --- *args
def f(*args):
    return args, len(args)
result = (f(), f(1, 2))
# --- **kwargs
def f(**kwargs):
    return kwargs
result = (f(), f(a=1, b=2))
# --- all kinds
def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw
result = (f(1, d=4), f(1, 2, 3, 4, 5, d=6, e=7, z=8), f(1, d=0, a=9))
# --- keyword-only after a bare star
def f(a, *, b):
    return a, b
result = f(b=1, a=2)
# --- positional-only
def f(a, b, /):
    return a, b
result = f(1, 2)
# --- positional-only name in kwargs
def f(a, /, **kw):
    return a, kw
result = f(1, a=2)
# --- star-args in calls
def f(a, b, c=0, *rest, **kw):
    return a, b, c, rest, kw
xs, d = [1, 2], {"k": 1}
result = (f(*xs), f(*xs, *"ab"), f(0, *xs, **d), f(*xs, **{"c": 5}, z=1))
# --- order of arguments is as written
log = []
def t(v):
    log.append(v)
    return v
def f(*a, **k): pass
f(t(1), *[t(2)], k=t(3), **{"z": t(4)})
result = log
# --- kwargs is a new dict
def f(**kw):
    kw["x"] = 1
d = {"a": 1}
f(**d)
result = d
# --- args is a tuple
def f(*args):
    args += (5,)
    return args
result = f(1)
# --- recursion
def fact(n):
    return 1 if n < 2 else n * fact(n - 1)
result = fact(15)
# --- mutual recursion
def even(n):
    return True if n == 0 else odd(n - 1)
def odd(n):
    return False if n == 0 else even(n - 1)
result = (even(10), odd(7))
# --- recursion over nested lists
def flat(x):
    out = []
    for v in x:
        if isinstance(v, list):
            out += flat(v)
        else:
            out.append(v)
    return out
result = flat([1, [2, [3, []]], [[4]]])
# --- recursive closure
def outer(n):
    def go(k):
        return 0 if k == 0 else k + go(k - 1)
    return go(n)
result = outer(5)
# --- closure
def adder(n):
    def add(x):
        return x + n
    return add
a, b = adder(1), adder(10)
result = (a(1), b(1))
# --- late binding
fs = []
for i in range(3):
    def f():
        return i
    fs.append(f)
result = [f() for f in fs]
# --- late binding of a local
def make():
    fs = [lambda x: x + k for k in range(3)]
    return [f(10) for f in fs]
result = make()
# --- early binding by default
fs = []
for i in range(3):
    def f(i=i):
        return i
    fs.append(f)
result = [f() for f in fs]
# --- closure sees later changes
def f():
    x = 1
    def g():
        return x
    x = 2
    return g()
result = f()
# --- nonlocal
def counter():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    return inc
c, d = counter(), counter()
c(); c(5)
result = (c(), d())
# --- nonlocal two levels up
def a():
    x = 1
    def b():
        def c():
            nonlocal x
            x += 1
        c()
        c()
    b()
    return x
result = a()
# --- shared cell of two closures
def make():
    v = 0
    def get(): return v
    def put(n):
        nonlocal v
        v = n
    return get, put
get, put = make()
put(7)
result = get()
# --- closure changes a list
def make():
    items = []
    def add(v):
        items.append(v)
        return items
    return add
f = make()
f(1)
result = f(2)
# --- free variable before it is bound
def f():
    def g():
        return later
    g()
    later = 1
f()
# --- free variable after del
def f():
    x = 1
    def g():
        return x
    del x
    return g()
f()
# --- global
total = 0
def add(n):
    global total
    total += n
add(2); add(3)
result = total
# --- global makes a new name
def f():
    global made_here
    made_here = 5
f()
result = made_here
# --- global in a nested function skips the enclosing one
x = "module"
def f():
    x = "local"
    def g():
        global x
        return x
    return g()
result = f()
# --- global list without a declaration
items = []
def f():
    items.append(1)
f()
result = items
# --- del of a global
x = 1
def f():
    global x
    del x
f()
x
# --- local before assignment
x = 1
def f():
    print(x)
    x = 2
f()
# --- local in an augmented assignment
n = 1
def f():
    n += 1
f()
# --- local of a loop that never ran
def f():
    for q in []:
        pass
    return q
f()
# --- local of a branch not taken
def f(c):
    if c:
        v = 1
    return v
f(False)
# --- local by import, def, class, with, except
def f(which):
    if which:
        import math
        def g(): pass
        class C: pass
        return math.floor(1.5), C.__name__
    return g
result = f(True)
try:
    f(False)
except UnboundLocalError as e:
    result += (str(e),)
# --- local by for target inside
def f():
    def g():
        return [v for v in (1, 2)], v
    return g()
f()
# --- parameter shadows a global
x = 1
def f(x):
    x += 1
    return x
result = (f(5), x)
# --- a function as a value
def f(x): return x * 2
table = {"double": f, "abs": abs}
result = (table["double"](4), table["abs"](-3), [g(1) for g in (f, str)])
# --- a function returned from a branch
def pick(n):
    if n:
        def f(): return "yes"
    else:
        def f(): return "no"
    return f
result = (pick(1)(), pick(0)())
# --- attributes of functions
def f():
    f.calls += 1
    return f.calls
f.calls = 0
f(); f()
result = (f.calls, hasattr(f, "nope"))
# --- missing attribute of a function
def f(): pass
f.nothing
# --- redefinition
def f(): return 1
g = f
def f(): return 2
result = (f(), g())
# --- lambda
add = lambda a, b=2, *c, d=4, **e: (a, b, c, d, e)
result = (add(1), add(1, 3, 5, d=6, z=7), (lambda: None)())
# --- lambda name
f = lambda: 0
result = (f.__name__, f.__qualname__, type(f).__name__)
# --- lambda with a conditional and a tuple
f = lambda x: (x, "even") if x % 2 == 0 else (x, "odd")
result = [f(i) for i in range(2)]
# --- lambda of lambda
result = (lambda x: lambda y: x - y)(5)(3)
# --- lambda closure over a parameter
def make(n):
    return lambda x: x ** n
result = [make(k)(2) for k in range(4)]
# --- lambda defaults are bound at once
n = 1
f = lambda x=n: x
n = 2
result = f()
# --- lambda as key
result = (sorted("bca", key=lambda c: -ord(c)), max([(1, "b"), (2, "a")], key=lambda t: t[1]))
# --- immediately called with arguments
result = (lambda *a: sum(a))(*range(4))
# --- map and filter
result = (list(map(lambda x: x + 1, [1, 2])), list(filter(lambda x: x > 1, [1, 2, 3])), list(map(max, [1, 5], [3, 2])))
# --- filter None
result = list(filter(None, [0, 1, "", "a", None, []]))
# --- map is lazy
log = []
m = map(log.append, [1, 2])
before = list(log)
list(m)
result = (before, log)
# --- decorator
def twice(f):
    def wrapped(*a, **k):
        return f(*a, **k) * 2
    return wrapped
@twice
def f(x, y=1):
    return x + y
result = (f(1), f(1, y=5), f.__name__)
# --- decorator with arguments
def times(n):
    def deco(f):
        def wrapped(x):
            return f(x) * n
        return wrapped
    return deco
@times(3)
def f(x):
    return x + 1
result = f(1)
# --- stacked decorators
log = []
def tag(name):
    log.append("make " + name)
    def deco(f):
        log.append("apply " + name)
        return lambda: name + f()
    return deco
@tag("a")
@tag("b")
def f():
    return "!"
result = (f(), log)
# --- decorator that replaces
@len
def f(): pass
result = 1
# --- decorator that replaces by a value
def five(f): return 5
@five
def x(): pass
result = x
# --- decorator from an attribute
class Registry:
    def __init__(self):
        self.names = {}
    def register(self, name=None):
        def deco(f):
            self.names[name or f.__name__] = f
            return f
        return deco
reg = Registry()
@reg.register()
def one(): return 1
@reg.register("zwei")
def two(): return 2
result = {k: f() for k, f in reg.names.items()}
# --- decorator from a subscript
decos = [lambda f: "first", lambda f: "second"]
@decos[1]
def f(): pass
result = f
# --- decorator by a lambda
@lambda f: f()
def x():
    return 7
result = x
# --- decorator with state
def memo(f):
    cache = {}
    def wrapped(n):
        if n not in cache:
            cache[n] = f(n)
        return cache[n]
    wrapped.cache = cache
    return wrapped
@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
result = (fib(20), len(fib.cache))
# --- decorator on a method
def shout(f):
    def wrapped(self, *a):
        return f(self, *a).upper()
    return wrapped
class A:
    @shout
    def hi(self, name):
        return "hi " + name
result = A().hi("bob")
# --- decorator class
class Count:
    def __init__(self, f):
        self.f = f
        self.n = 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
@Count
def f(x):
    return x
f(1); f(2)
result = f.n
# --- functools.wraps
import functools
def deco(f):
    @functools.wraps(f)
    def wrapped(*a):
        "inner"
        return f(*a)
    return wrapped
@deco
def f(x):
    "outer"
    return x
result = (f(1), f.__name__, f.__doc__)
# --- functools.partial
from functools import partial
def f(a, b, c=0, **k):
    return a, b, c, k
p = partial(f, 1, c=5)
result = (p(2), p(2, c=6), p(2, z=1), p.args, p.keywords, p.func is f)
# --- partial misses an argument
from functools import partial
def f(a, b): pass
partial(f, 1)()
# --- functools.reduce
from functools import reduce
result = (reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + [b], "ab", []))
# --- calling what is not callable
x = 5
x()
# --- calling None
def f(): pass
f()()
# --- calling a module
import math
math()
# --- calling an instance
class A: pass
A()()
# --- generator function returns at once
log = []
def g():
    log.append(1)
    yield
g()
result = log
# --- annotations do nothing
def f(a: int, *b: "x", c: undefined_name = 1 if False else 2) -> "whatever":
    return a
# --- annotations that are fine
def f(a: int = 1, *b: str, c: "Undefined" = 2, **d: list) -> None:
    return a, c
result = (f(), f("not an int"))
# --- postponed annotations
from __future__ import annotations
def f(a: undefined_name = 1) -> another.undefined:
    return a
result = f()
# --- nested function with the same name
def f():
    def f():
        return "inner"
    return f()
result = f()
# --- a function in a dict default
def f(ops={"+": lambda a, b: a + b}):
    return ops["+"](1, 2)
result = f()
# --- early returns
def f(n):
    while True:
        n += 1
        if n > 10:
            return n
        if n == 5:
            return "five"
result = (f(0), f(5))
# --- __call__ with arguments
class Mul:
    def __init__(self, n): self.n = n
    def __call__(self, x, *, plus=0): return self.n * x + plus
result = (Mul(3)(4), Mul(3)(4, plus=1), list(map(Mul(2), [1, 2])), callable(Mul(1)), callable(1))
# --- star expression of a generator in a call
def f(*a): return a
result = f(*(i * i for i in range(3)))
# --- deep but finite recursion
def down(n):
    return n if n == 0 else down(n - 1)
result = down(90)
# --- staticmethod as a plain function
@staticmethod
def f(x):
    return x
result = f(3)
