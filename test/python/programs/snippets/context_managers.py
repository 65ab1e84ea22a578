# --- enter and exit
log = []
class M:
    def __enter__(self):
        log.append("enter")
        return "value"
    def __exit__(self, *a):
        log.append(("exit", a))
with M() as v:
    log.append(v)
result = log
# --- without as
log = []
class M:
    def __enter__(self): log.append("in")
    def __exit__(self, *a): log.append("out")
with M():
    log.append("body")
result = log
# --- order of several
log = []
class M:
    def __init__(self, n):
        log.append("make " + n)
        self.n = n
    def __enter__(self):
        log.append("enter " + self.n)
        return self.n
    def __exit__(self, *a):
        log.append("exit " + self.n)
with M("a") as a, M("b") as b:
    log.append(a + b)
result = log
# --- parenthesised
class M:
    def __init__(self, n): self.n = n
    def __enter__(self): return self.n
    def __exit__(self, *a): pass
with (M(1) as a, M(2) as b,):
    result = (a, b)
# --- suppressing
class M:
    def __enter__(self): return self
    def __exit__(self, *a): return True
with M():
    1 / 0
result = "after"
# --- not suppressing
class M:
    def __enter__(self): return self
    def __exit__(self, *a): return False
with M():
    1 / 0
# --- returning None does not suppress
class M:
    def __enter__(self): return self
    def __exit__(self, *a): pass
with M():
    {}["k"]
# --- suppressing only one kind
class Ignore:
    def __init__(self, *kinds): self.kinds = kinds
    def __enter__(self): return self
    def __exit__(self, t, v, tb): return t is not None and issubclass(t, self.kinds)
out = []
for f in (lambda: 1 / 0, lambda: [][0]):
    try:
        with Ignore(ZeroDivisionError):
            f()
        out.append("suppressed")
    except IndexError as e:
        out.append(str(e))
result = out
# --- the error reaches the outer manager only
log = []
class M:
    def __init__(self, n, swallow):
        self.n, self.swallow = n, swallow
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        log.append((self.n, t and t.__name__))
        return self.swallow
with M("outer", False):
    with M("inner", True):
        1 / 0
    log.append("between")
result = log
# --- an error in __enter__
class M:
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *a): return True
with M():
    pass
# --- an error in __exit__ replaces
class M:
    def __enter__(self): return self
    def __exit__(self, *a): raise ValueError("exit")
with M():
    1 / 0
# --- return leaves through __exit__
log = []
class M:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): log.append(t)
def f():
    with M():
        return "returned"
result = (f(), log)
# --- break and continue leave through __exit__
log = []
class M:
    def __enter__(self): return self
    def __exit__(self, *a): log.append(a[0])
for i in range(3):
    with M():
        if i == 0:
            continue
        break
result = (i, log)
# --- a true __exit__ does not change a return
class M:
    def __enter__(self): return self
    def __exit__(self, *a): return True
def f():
    with M():
        return 5
result = f()
# --- falling out of a suppressed body in a function
class M:
    def __enter__(self): return self
    def __exit__(self, *a): return True
def f():
    with M():
        1 / 0
        return "no"
    return "yes"
result = f()
# --- no __enter__
class A: pass
with A():
    pass
# --- no __exit__
class A:
    def __enter__(self): pass
with A():
    pass
# --- a number
with 5:
    pass
# --- target is unpacked
class M:
    def __enter__(self): return 1, (2, 3)
    def __exit__(self, *a): pass
with M() as (a, (b, c)):
    result = (a, b, c)
# --- target is an attribute or item
class M:
    def __enter__(self): return "v"
    def __exit__(self, *a): pass
m, d = M(), {}
with m as m.x, m as d["k"]:
    pass
result = (m.x, d)
# --- one manager twice
class M:
    def __init__(self): self.depth = 0
    def __enter__(self):
        self.depth += 1
        return self.depth
    def __exit__(self, *a): self.depth -= 1
m = M()
with m as a:
    with m as b:
        pass
result = (a, b, m.depth)
# --- methods are looked up on the class
class M:
    def __enter__(self): return "class"
    def __exit__(self, *a): pass
m = M()
m.__enter__ = lambda: "instance"
with m as v:
    result = v
# --- contextlib.contextmanager
from contextlib import contextmanager
log = []
@contextmanager
def tag(name):
    log.append("<" + name)
    yield name.upper()
    log.append(">" + name)
with tag("a") as v:
    log.append(v)
result = log
# --- contextmanager with try
from contextlib import contextmanager
log = []
@contextmanager
def safe():
    try:
        yield
    except ZeroDivisionError:
        log.append("caught")
    finally:
        log.append("done")
with safe():
    1 / 0
result = log
# --- contextlib.suppress
from contextlib import suppress
with suppress(KeyError, ZeroDivisionError):
    {}["x"]
result = "after"
# --- contextlib.nullcontext
from contextlib import nullcontext
with nullcontext(5) as v:
    result = v
# --- __exit__ arguments without an error
class M:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): self.seen = (t, v, tb)
with M() as m:
    pass
result = m.seen
# --- value given to __exit__ is the error itself
class M:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        self.v = v
        return True
e = ValueError("x")
with M() as m:
    raise e
result = (m.v is e, m.v.args)
# --- inherited __exit__
class Base:
    def __enter__(self): return self
    def __exit__(self, *a): return self.swallow
class Sub(Base):
    swallow = True
with Sub():
    raise KeyError
result = "ok"
# --- as decorator
class Timer:
    def __enter__(self): return self
    def __exit__(self, *a): self.total = getattr(self, "total", 0) + 1
    def __call__(self, f):
        def wrapped(*a):
            with self:
                return f(*a)
        return wrapped
t = Timer()
@t
def f(x): return x * 2
result = (f(2), f(3), t.total)
# --- with in a generator that is not finished
log = []
class M:
    def __enter__(self): log.append("in")
    def __exit__(self, *a): log.append("out")
def g():
    with M():
        yield 1
        yield 2
it = g()
next(it)
result = list(log)
# --- open is not analysed but its errors are
class Res:
    open_count = 0
    def __enter__(self):
        Res.open_count += 1
        return self
    def __exit__(self, *a):
        Res.open_count -= 1
with Res():
    with Res():
        inside = Res.open_count
result = (inside, Res.open_count)
