# --- one missing
def f(a): pass
f()
# --- two missing
def f(a, b): pass
f()
# --- three missing
def f(a, b, c): pass
f()
# --- four missing, one given
def f(a, b, c, d, e): pass
f(1)
# --- missing with defaults after
def f(a, b, c=1): pass
f(1)
# --- missing keyword-only
def f(*, key): pass
f()
# --- two missing keyword-only
def f(a, *, key, other): pass
f(1)
# --- missing keyword-only after args
def f(*args, key): pass
f(1, 2)
# --- missing positional before keyword-only
def f(a, *, key): pass
f()
# --- too many for none
def f(): pass
f(1)
# --- too many for none, two
def f(): pass
f(1, 2)
# --- too many for one
def f(a): pass
f(1, 2)
# --- too many for two
def f(a, b): pass
f(1, 2, 3)
# --- too many for from-to
def f(a, b=1): pass
f(1, 2, 3)
# --- too many for from 0
def f(a=0, b=1): pass
f(1, 2, 3, 4)
# --- too many for one with default
def f(a=0): pass
f(1, 2)
# --- too many with keyword-only given
def f(a, *, k=1): pass
f(1, 2, k=3)
# --- too many with keyword-only not given
def f(a, *, k=1): pass
f(1, 2)
# --- too many with two keyword-only given
def f(a, b=0, *, k=1, m=2): pass
f(1, 2, 3, k=3, m=4)
# --- too many for none with keyword-only given
def f(*, k=1): pass
f(1, k=2)
# --- unexpected keyword
def f(a): pass
f(1, b=2)
# --- unexpected keyword without parameters
def f(): pass
f(x=1)
# --- two unexpected keywords
def f(): pass
f(x=1, y=2)
# --- unexpected keyword wins over missing
def f(a): pass
f(b=1)
# --- unexpected keyword wins over too many
def f(a): pass
f(1, 2, b=1)
# --- multiple values
def f(a, b): pass
f(1, a=2)
# --- multiple values through a dict
def f(a): pass
f(1, **{"a": 2})
# --- repeated keyword through a dict
def f(**k): pass
f(a=1, **{"a": 2})
# --- repeated keyword through two dicts
def f(**k): pass
f(**{"a": 1}, **{"a": 2})
# --- positional-only as keyword
def f(a, /): pass
f(a=1)
# --- two positional-only as keywords
def f(a, b, /): pass
f(a=1, b=2)
# --- positional-only missing
def f(a, b, /): pass
f(1)
# --- star of a number
def f(*a): pass
f(*5)
# --- star of None
def f(*a): pass
f(*None)
# --- double star of a list
def f(**a): pass
f(**[1])
# --- double star of None
def f(**a): pass
f(**None)
# --- keywords must be strings
def f(**a): pass
f(**{1: 2})
# --- method: missing
class A:
    def m(self, x): pass
A().m()
# --- method: too many
class A:
    def m(self, x): pass
A().m(1, 2)
# --- method: without self
class A:
    def m(): pass
A().m()
# --- method: unexpected
class A:
    def m(self): pass
A().m(x=1)
# --- method: multiple values of self
class A:
    def m(self, x): pass
A().m(1, self=2)
# --- method on the class without an instance
class A:
    def m(self): return self
A.m()
# --- method on the class with an instance
class A:
    def m(self): return 5
result = A.m(A())
# --- inherited method names its own class
class A:
    def m(self, x): pass
class B(A): pass
B().m()
# --- constructor: missing
class A:
    def __init__(self, x): pass
A()
# --- constructor: two missing
class A:
    def __init__(self, x, y, z=0): pass
A()
# --- constructor: too many
class A:
    def __init__(self, x): pass
A(1, 2)
# --- constructor: from-to
class A:
    def __init__(self, x=1, y=2): pass
A(1, 2, 3)
# --- constructor: unexpected
class A:
    def __init__(self, x): pass
A(1, nope=2)
# --- constructor: missing keyword-only
class A:
    def __init__(self, *, k): pass
A()
# --- constructor: multiple values
class A:
    def __init__(self, x): pass
A(1, x=2)
# --- constructor without __init__
class A: pass
A(1)
# --- constructor without __init__ by keyword
class A: pass
A(x=1)
# --- constructor: derived class without __init__
class A: pass
class B(A): pass
B(1, 2)
# --- inherited constructor names the base
class A:
    def __init__(self, x): pass
class B(A): pass
B()
# --- super constructor: wrong count
class A:
    def __init__(self, x): pass
class B(A):
    def __init__(self):
        super().__init__()
B()
# --- super constructor of object: too many
class A:
    def __init__(self, x):
        super().__init__(x)
A(1)
# --- __init__ that returns something
class A:
    def __init__(self):
        return 5
A()
# --- nested class constructor
class A:
    class B:
        def __init__(self, x): pass
A.B()
# --- local class constructor
def f():
    class L:
        def __init__(self, x): pass
    return L()
f()
# --- local function
def f():
    def inner(a): pass
    inner()
f()
# --- local method
def f():
    class L:
        def m(self): pass
    L().m(1)
f()
# --- lambda: missing
(lambda a: 1)()
# --- lambda: too many
f = lambda: 1
f(1)
# --- lambda in a function
def f():
    return lambda a: 1
f()()
# --- lambda in a class
class A:
    f = lambda self: 1
A().f(2)
# --- __call__: missing
class A:
    def __call__(self, x): pass
A()()
# --- staticmethod: too many
class A:
    @staticmethod
    def s(): pass
A.s(1)
# --- classmethod: missing
class A:
    @classmethod
    def c(cls, x): pass
A.c()
# --- property with arguments
class A:
    @property
    def p(self, x): pass
A().p
# --- decorated function names the wrapper
def deco(f):
    def wrapper(a): return f(a)
    return wrapper
@deco
def g(a, b): pass
g()
# --- decorated function's own complaint
def deco(f):
    def wrapper(*a): return f(*a)
    return wrapper
@deco
def g(a, b): pass
g(1)
# --- generator function checks at the call
def g(a):
    yield a
g()
# --- a method through getattr
class A:
    def m(self, x): return x
getattr(A(), "m")()
# --- a bound method kept in a variable
class A:
    def m(self, x): return x
f = A().m
result = f(3)
f()
# --- __getitem__ with the wrong signature
class A:
    def __getitem__(self): pass
A()[0]
# --- __add__ with the wrong signature
class A:
    def __add__(self): pass
A() + 1
# --- builtin len: two
len([], [])
# --- builtin len: none
len()
# --- builtin range: none
range()
# --- builtin isinstance: one
isinstance(1)
# --- builtin print: unexpected
print(1, foo=2)
# --- builtin int: unexpected
int("1", foo=2)
# --- builtin sorted: unexpected
sorted([1], foo=2)
# --- builtin sorted: none
sorted()
# --- builtin zip of a number
zip([1], 5)
# --- builtin enumerate of a number
enumerate(5)
# --- builtin max of one number
max(5)
# --- builtin sum of text
sum(["a", "b"])
# --- builtin getattr: one
getattr(1)
# --- builtin list of two
list(1, 2)
# --- builtin abs of text
abs("a")
# --- list.append: none
[].append()
# --- list.append: two
[].append(1, 2)
# --- list.append by keyword
[].append(x=1)
# --- str.split of a number
"a".split(1)
# --- str.join of numbers
",".join([1, 2])
# --- str.join of a number
",".join(5)
# --- dict.get: none
{}.get()
# --- list.pop from empty
[].pop()
# --- list.pop out of range
[1].pop(5)
# --- list.remove of a missing value
[1].remove(2)
# --- list.index of a missing value
[1].index(2)
# --- dict.pop of a missing key
{}.pop("k")
# --- int() of bad text
int("x1")
# --- float() of bad text
float("abc")
# --- int() of a list
int([])
# --- range of a float
range(1.5)
# --- index by a float
[1, 2][0.5]
# --- too many keywords and positionals at once
def f(a, b=1, *, c): pass
f(1, 2, 3)
# --- a default of self
class A:
    def m(self=None): return self is None
result = (A.m(), A().m())
# --- args passed on
def g(*args, **kwargs): return f(*args, **kwargs)
def f(a, b=0): return a, b
result = g(1, b=2)
g(1, 2, 3)
# --- kwargs passed on
class A:
    def __init__(self, a, **kw): self.v = (a, kw)
class B(A):
    def __init__(self, *args, extra=1, **kw):
        super().__init__(*args, **kw)
        self.extra = extra
b = B(1, extra=5, z=2)
result = (b.v, b.extra)
# --- args after keyword values
def f(a, b): return a, b
result = f(b=1, *[2])
# --- same name for star and double star
def f(*x, **y): return x, y
result = f(*(), **{}, k=1)
