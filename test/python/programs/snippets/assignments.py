# --- chained
a = b = c = [1]
a.append(2)
result = (a, b, c, a is b is c)
# --- chained targets run from left to right
log = []
class Slot:
    def __init__(self, name):
        self.name = name
    def __setitem__(self, key, value):
        log.append((self.name, key, value))
i = 0
def key():
    global i
    i += 1
    return i
Slot("a")[key()] = Slot("b")[key()] = "v"
result = log
# --- swap
a, b = 1, 2
a, b = b, a
result = (a, b)
# --- rotate through a list
x = [1, 2, 3]
x[0], x[1], x[2] = x[2], x[0], x[1]
result = x
# --- the right side before the left
x = [0, 1, 2]
i = 0
i, x[i] = 1, 9
result = (i, x)
# --- star in the middle
a, *b, c = 1, 2, 3, 4
result = (a, b, c)
# --- star first
*a, b = "xyz"
result = (a, b)
# --- star last and empty
a, b, *c = [1, 2]
result = (a, b, c)
# --- star alone
*a, = range(3)
result = a
# --- nested targets
(a, b), [c, (d, *e)] = (1, 2), [3, (4, 5, 6)]
result = (a, b, c, d, e)
# --- nested star
a, *(b, c) = 1, 2, 3
result = (a, b, c)
# --- list as target
[a, b] = {"x": 1, "y": 2}
result = (a, b)
# --- empty target
() = []
[] = ()
result = "ok"
# --- empty target refuses items
() = [1]
# --- one item with a comma
a, = [5]
result = a
# --- parentheses around a name
(a) = 3
(b), c = 4, 5
result = (a, b, c)
# --- too many values
a, b = 1, 2, 3
# --- too many values of a generator
a, b = (i for i in range(5))
# --- too few values
a, b, c = 1, 2
# --- one value too few
a, b = [1]
# --- too few for a star
a, *b, c, d = 1, 2
# --- no values
a, b = ()
# --- unpacking a number
a, b = 5
# --- unpacking None
a, b = None
# --- unpacking None with a star
a, *b = None
# --- unpacking a function
def f(): pass
a, b = f
# --- unpacking an object
class A: pass
a, b = A()
# --- unpacking text
a, b, c = "añ😀"
result = [a, b, c]
# --- unpacking a dict's items
out = []
for k, (u, v) in {"p": (1, 2), "q": (3, 4)}.items():
    out.append((k, u, v))
result = out
# --- unpacking reads an iterator no further than needed
seen = []
def gen():
    for i in range(10):
        seen.append(i)
        yield i
try:
    a, b = gen()
except ValueError as e:
    seen.append(str(e))
result = seen
# --- attribute target
class A: pass
a = A()
a.x = a.y = 3
a.x, a.z = a.y + 1, a.x
result = (a.x, a.y, a.z)
# --- subscript target
d = {}
d["a"], d[1] = 1, 2
d["a"] += 10
result = d
# --- list item out of range
x = [1]
x[1] = 2
# --- list item by text
x = [1]
x["a"] = 2
# --- tuple item
x = (1, 2)
x[0] = 3
# --- string item
s = "abc"
s[0] = "x"
# --- number item
n = 5
n[0] = 1
# --- None item
n = None
n[0] = 1
# --- negative index
x = [1, 2, 3]
x[-1] = 9
x[-3] = 7
result = x
# --- slice target of the same size
x = [0, 1, 2, 3, 4]
x[1:3] = [8, 9]
result = x
# --- slice target that grows
x = [0, 1, 2]
x[1:2] = "abc"
result = x
# --- slice target that shrinks
x = [0, 1, 2, 3]
x[1:] = ()
result = x
# --- slice target inserts
x = [1, 2]
x[1:1] = [5, 6]
x[:0] = [0]
x[len(x):] = [9]
result = x
# --- slice target with a step
x = list(range(6))
x[::2] = "abc"
x[::-2] = [7, 8, 9]
result = x
# --- slice target with a step and a wrong size
x = list(range(6))
x[::2] = [1, 2]
# --- slice target of itself
x = [1, 2, 3]
x[:] = x + x
x[1:1] = x[:2]
result = x
# --- slice target of no iterable
x = [1]
x[:] = 5
# --- slice target keeps the object
x = y = [1, 2, 3]
x[:] = [4]
result = (y, x is y)
# --- augmented on names
a = 7
a += 3
b = a
a -= 1; a *= 2; a //= 4; a **= 3; a %= 50; a <<= 2; a |= 3; a &= 29; a ^= 6; a >>= 1
c = 1
c /= 4
result = (a, b, c)
# --- augmented list stays the same object
x = y = [1]
x += [2]
x *= 2
result = (y, x is y)
# --- list plus makes a new object
x = y = [1]
x = x + [2]
result = (x, y)
# --- augmented list takes any iterable
x = [1]
x += "ab"
x += (2,)
x += {3: 4}
x += (i for i in range(2))
result = x
# --- augmented list refuses a number
x = [1]
x += 2
# --- plus of list and tuple
x = [1]
x = x + (2,)
# --- augmented tuple makes a new object
x = y = (1,)
x += (2,)
result = (x, y)
# --- augmented text
s = t = "a"
s += "b"
s *= 2
result = (s, t)
# --- augmented wrong types
x = 1
x += "a"
# --- augmented None
x = None
x -= 1
# --- augmented unbound
x_missing += 1
# --- augmented dict union
d = e = {"a": 1, "b": 2}
d |= {"b": 3, "c": 4}
result = (e, d is e)
# --- augmented attribute
class A:
    n = 1
a = A()
a.n += 5
result = (a.n, A.n)
# --- augmented class list is shared
class A:
    items = []
a, b = A(), A()
a.items += [1]
result = (b.items, a.items is A.items, "items" in a.__dict__)
# --- augmented subscript evaluates its parts once
log = []
def f(x):
    log.append(x)
    return x
d = {"k": 1}
{0: d}[f(0)][f("k")] += f(10)
result = (d, log)
# --- augmented item of a tuple changes the list and raises
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    result = (t, str(e))
# --- augmented item that is missing
d = {}
d["n"] += 1
# --- augmented slice
x = [1, 2, 3]
x[:2] += [9]
result = x
# --- augmented unpack of an attribute of an attribute
class A: pass
a = A(); a.b = A(); a.b.c = [1]
a.b.c *= 3
result = a.b.c
# --- __iadd__ decides what is bound
class A:
    def __iadd__(self, other):
        return ("i", other)
a = A()
a += 3
result = a
# --- __add__ when there is no __iadd__
class A:
    def __add__(self, other):
        return ("add", other)
a = A()
a += 3
result = a
# --- __iadd__ that is not implemented
class A:
    def __iadd__(self, other):
        return NotImplemented
    def __add__(self, other):
        return "add"
a = A()
a += 1
result = a
# --- annotated
a: int = 3
b: "whatever" = [a]
c: int
result = (a, b, "c" in globals())
# --- annotated attribute and item
class A: pass
a = A()
a.x: int = 4
d = {}
d["k"]: str = "v"
(e): int = 5
result = (a.x, d, e)
# --- annotated without a value in a function is local
def f():
    x: int
    return x
f()
# --- annotated class fields
class A:
    x: int = 1
    y: str
result = (A.x, hasattr(A, "y"))
# --- walrus
if (n := 10) > 5:
    pass
x = [y := 3, y ** 2]
print((z := 4))
result = (n, x, y, z)
# --- walrus in a while
items = [1, 2, 0, 3]
out = []
i = 0
while (v := items[i]):
    out.append(v)
    i += 1
result = (out, v)
# --- walrus in a comprehension binds outside
result = ([last := i for i in range(4)], last)
# --- walrus in a function's comprehension
def f():
    total = 0
    parts = [total := total + v for v in [1, 2, 3]]
    return parts, total
result = f()
# --- walrus in an argument
def f(a, b=0):
    return a, b
result = (f((q := 1), b=(r := 2)), q, r)
# --- walrus in a condition
def f(d):
    return v if (v := d.get("a")) is not None else "none"
result = (f({"a": 0}), f({}))
# --- several statements on a line
a = 1; b = a + 1; c = [a, b];
result = c
# --- continued lines
a = 1 + \
    2
b = (1 +
     2  # a comment
     + 3)
c = [
    a,

    b,
]
result = (a, b, c)
# --- tabs
if True:
	a = 1
	if a:
		b = 2
result = (a, b)
# --- names in other scripts
größe = 3
变量 = größe + 1
ñ = ﬁ = 变量
result = (größe, 变量, ñ, fi)
# --- a tuple of starred parts
a = [1, 2]
b = *a, 3, *"xy"
result = b
# --- starred assignment of a dict
*k, = {"a": 1, "b": 2}
result = k
# --- starred return
def f(*args):
    return 0, *args
result = f(1, 2)
# --- aliasing of nested lists
row = [0] * 2
grid = [row] * 2
grid[0][0] = 1
result = (grid, grid[0] is grid[1])
# --- copies of lists
a = [1, [2]]
b = a[:]
c = list(a)
a[0] = 9
a[1].append(3)
result = (a, b, c)
# --- del name
x = 1
del x
x
# --- del several
a = b = c = 1
del a, (b, c)
result = [n in globals() for n in "abc"]
# --- del item, slice, attribute
x = list(range(6))
del x[0], x[-1], x[1:3]
d = {"a": 1, "b": 2}
del d["a"]
class A: pass
o = A(); o.x = 1
del o.x
result = (x, d, hasattr(o, "x"))
# --- del of a missing name
del nothing_there
# --- del of a missing key
d = {}
del d["k"]
# --- del of a missing index
x = [1]
del x[3]
# --- del of a missing attribute
class A: pass
a = A()
del a.x
# --- del of a class attribute through an instance
class A:
    x = 1
a = A()
del a.x
# --- del of a tuple item
t = (1,)
del t[0]
# --- del in a function
def f():
    x = 1
    del x
    return x
f()
# --- del and bind again
x = 1
del x
x = 2
result = x
# --- del with a step
x = list(range(10))
del x[::3]
result = x
# --- del list
x = y = [1, 2, 3]
del x[:]
result = (y, x is y)
