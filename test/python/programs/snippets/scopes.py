# --- eval of an expression
x = 3
result = (eval("x + 1"), eval(" x * 2 "), eval("[x, 'a']"))
# --- eval in a function sees locals
def f(a):
    b = 2
    return eval("a + b")
result = f(1)
# --- eval in a function sees globals
g = 10
def f(): return eval("g")
result = f()
# --- eval in a comprehension does not see the function's locals
def f(a):
    return [eval("a") for _ in range(1)]
result = f(1)
# --- eval in a method
class A:
    k = 1
    def m(self, s): return eval(s)
result = A().m("self.k + 5")
# --- eval of a name of a class
class Conv: pass
result = eval("Conv") is Conv
# --- eval of a number is a type error
eval(5)
# --- eval of a statement
eval("x = 1")
# --- eval of a missing name
eval("nothing_like_that")
# --- eval of an empty text
eval("")
# --- eval with globals
result = eval("a + b", {"a": 1, "b": 2})
# --- eval with globals and locals
a = 1
result = eval("a + b", globals(), {"b": 5})
# --- eval of a lambda
f = eval("lambda q: q + 1")
result = f(2)
# --- eval of a call with keyword
def f(a, k=1): return a, k
result = eval("f(1, k=[2])")
# --- eval of text or value as parse_model does
def resolve(v): return eval(v) if isinstance(v, str) else v
nc = 80
result = [resolve(v) for v in ("nc", 5, "None", "[nc, 1]", "True")]
# --- eval with try
out = []
for v in ["nc2", "1/0", "3"]:
    try:
        out.append(eval(v))
    except NameError:
        out.append(v)
    except ZeroDivisionError as e:
        out.append(str(e))
result = out
# --- exec makes a name
exec("made_by_exec = 5")
result = made_by_exec
# --- globals() reads and writes
x = 1
globals()["y"] = 5
result = (globals()["x"], y, "x" in globals(), globals().get("nope", "no"))
# --- globals()[name] in a function
class Conv: pass
def f(n): return globals()[n]
result = f("Conv") is Conv
# --- globals()[name] missing
globals()["nope"]
# --- locals in a function
def f(a, b=2):
    c = 3
    return locals()
result = f(1)
# --- locals is a copy in a function
def f():
    a = 1
    locals()["a"] = 2
    return a
result = f()
# --- locals of a module are globals
v = 1
locals()["w"] = 2
result = (w, locals() is globals())
# --- locals in a class body
class A:
    x = 1
    seen = sorted(k for k in locals() if not k.startswith("__"))
result = A.seen
# --- vars without an argument
def f(a): return vars()
result = f(1)
# --- vars of a number
vars(5)
# --- dir of a function's locals
def f(b, a): return dir()
result = f(1, 2)
# --- dir of an instance
class A:
    def __init__(self): self.z = 1
    def m(self): pass
result = [n for n in dir(A()) if not n.startswith("_")]
# --- name of the main module
result = __name__
# --- main guard
if __name__ == "__main__":
    result = "main"
else:
    result = "imported"
# --- builtin shadowed
def len(x): return "mine"
result = len([1])
# --- builtin shadowed in a function
def f(list): return list
result = f(3), list("ab")
# --- builtin deleted again
max = 5
a = max
del max
result = (a, max(1, 2))
# --- deleting a builtin
del len
# --- builtins are not in globals
result = ("len" in globals(), "result" in globals())
# --- True cannot be looked up otherwise
result = (True, False, None, True is not False)
# --- conditional definition
if 1 > 2:
    def f(): return "a"
else:
    def f(): return "b"
result = f()
# --- conditional definition that is missing
if 1 > 2:
    def not_defined(): pass
not_defined()
# --- definition order inside functions
def f(): return g()
def g(): return "late"
result = f()
# --- use before definition
early()
def early(): pass
# --- class used before definition
a = Later()
class Later: pass
# --- a global changed by a function
state = {"n": 0}
def bump():
    state["n"] += 1
bump(); bump()
result = state
# --- a global rebound needs global
n = 0
def f():
    n = 5
f()
result = n
# --- nested scopes
a = "g"
def f():
    b = "f"
    def g():
        c = "g"
        def h(): return a + b + c
        return h()
    return g()
result = f()
# --- a parameter hides an outer name
x = 1
def f():
    x = 2
    def g(x): return x
    return g(3), x
result = (f(), x)
# --- for target in a function is local
i = "outer"
def f():
    for i in range(3): pass
    return i
result = (f(), i)
# --- with target in a function is local
class M:
    def __enter__(self): return 1
    def __exit__(self, *a): pass
v = "outer"
def f():
    with M() as v: pass
    return v
result = (f(), v)
# --- import in a function is local
def f():
    import math
    return math.floor(1.7)
result = (f(), "math" in globals())
# --- class in a function is local
def f():
    class Inside: pass
f()
Inside
# --- a local read before a nested def of that name
def f():
    g()
    def g(): pass
f()
# --- except name is local
def f():
    try:
        1 / 0
    except ZeroDivisionError as err:
        pass
    return "err" in locals()
result = f()
# --- global at module level
global zz
zz = 3
result = zz
# --- nonlocal of a parameter
def f(x):
    def g():
        nonlocal x
        x *= 2
    g()
    return x
result = f(4)
# --- nonlocal del
def f():
    x = 1
    def g():
        nonlocal x
        del x
    g()
    return x
f()
# --- loops share one scope
def f():
    fs = []
    for i in range(2):
        k = i * 10
        fs.append(lambda: (i, k))
    return [g() for g in fs]
result = f()
# --- two calls have two scopes
def f(n, acc=None):
    acc = acc if acc is not None else []
    acc.append(n)
    if n:
        f(n - 1, acc)
    return acc, n
result = f(2)
# --- __file__ and __doc__
"""Module doc."""
result = (__doc__, __name__)
# --- id and is for small things
a = [1]
b = a
result = (id(a) == id(b), id(a) == id([1]), a is b)
# --- type names as variables
type_ = int
result = type_("5")
# --- print gives None
result = print("x")
# --- callable
class A:
    def __call__(self): pass
result = [callable(v) for v in (print, A, A(), lambda: 0, 5, "f", None, A.__call__)]
# --- debug and ellipsis
result = (__debug__, ..., Ellipsis is ..., NotImplemented)
# --- chained method calls across lines
result = (
    "a,b,c"
    .split(",")
    [1]
    .upper()
)
# --- string concatenation by juxtaposition
result = ("a" "b"
          'c')
# --- nested data
d = {"a": [1, {"b": (2, 3)}]}
d["a"][1]["b"] += (4,)
d["a"][0] -= 1
result = (d, d["a"][1]["b"][-1])
# --- conditional import pattern
try:
    import surely_not_there
    HAS = True
except ImportError:
    HAS = False
result = HAS
# --- hasattr on a module
import math
result = (hasattr(math, "pi"), hasattr(math, "nope"), getattr(math, "nope", 5))
# --- parse_model pattern
class Conv:
    def __init__(self, c1, c2, k=1): self.v = (c1, c2, k)
class Concat:
    def __init__(self, d=1): self.v = d
def parse(rows, ch):
    out, c2 = [], ch[-1]
    for i, (f, n, m, args) in enumerate(rows):
        m = eval(m) if isinstance(m, str) else m
        for j, a in enumerate(args):
            args[j] = eval(a) if isinstance(a, str) else a
        n = max(round(n * 0.33), 1) if n > 1 else n
        if m in (Conv,):
            c1, c2 = ch[f], args[0]
            args = [c1, c2, *args[1:]]
        elif m is Concat:
            c2 = sum(ch[x] for x in f)
        else:
            c2 = ch[f]
        m_ = [m(*args) for _ in range(n)] if n > 1 else m(*args)
        t = str(m)[8:-2].replace("__main__.", "")
        out.append((i, t, n, c2, m_[0].v if n > 1 else m_.v))
        if i == 0:
            ch = []
        ch.append(c2)
    return out
result = parse([[-1, 1, "Conv", [64, 3]], [-1, 9, Conv, [128]], [[-1, 0], 1, "Concat", [1]]], [3])
