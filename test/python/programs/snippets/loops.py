# --- for else without break
for i in range(3):
    pass
else:
    i = "else"
result = i
# --- for else with break
for i in range(3):
    if i == 1:
        break
else:
    i = "else"
result = i
# --- else of an empty loop
for i in []:
    pass
else:
    result = "else"
# --- the variable outlives the loop
for i, j in [(1, 2), (3, 4)]:
    pass
result = (i, j)
# --- the variable of an empty loop
for k_unset in []:
    pass
k_unset
# --- continue
out = []
for i in range(6):
    if i % 2:
        continue
    out.append(i)
result = out
# --- break leaves only the inner loop
out = []
for i in range(3):
    for j in range(3):
        if j == 2:
            break
        out.append((i, j))
    else:
        out.append("never")
result = out
# --- break out of two loops by else
for i in range(5):
    for j in range(5):
        if i * j == 6:
            break
    else:
        continue
    break
result = (i, j)
# --- while
n, steps = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
result = steps
# --- while else
n = 3
while n:
    n -= 1
else:
    result = ("else", n)
# --- while True with break
n = 0
while True:
    n += 1
    if n > 4:
        break
result = n
# --- while with continue
i, out = 0, []
while i < 5:
    i += 1
    if i == 3:
        continue
    out.append(i)
else:
    out.append("end")
result = out
# --- a list that grows while it is visited
x = [1, 2, 3]
for v in x:
    if len(x) < 6:
        x.append(v * 10)
result = x
# --- a list that shrinks while it is visited
x = [1, 2, 3, 4, 5]
out = []
for v in x:
    out.append(v)
    x.remove(v)
result = (out, x)
# --- insert at the front while visiting
x = [1, 2]
out = []
for v in x:
    out.append(v)
    if len(x) < 5:
        x.insert(0, 0)
result = (out, x)
# --- a copy is visited
x = [1, 2, 3]
for v in x[:]:
    x.append(v)
result = x
# --- a dict that grows while it is visited
d = {"a": 1}
for k in d:
    d[k + "x"] = 1
# --- a dict that shrinks while it is visited
d = {"a": 1, "b": 2}
for k in d:
    del d[k]
# --- values of a dict change while it is visited
d = {"a": 1, "b": 2}
for k in d:
    d[k] += 1
result = d
# --- list() of a dict while it changes
d = {"a": 1, "b": 2}
for k in list(d):
    del d[k]
result = d
# --- rebinding the loop variable
out = []
for i in range(3):
    out.append(i)
    i = 10
    out.append(i)
result = out
# --- rebinding what is visited
x = [1, 2]
out = []
for v in x:
    x = [9, 9, 9]
    out.append(v)
result = (out, x)
# --- attribute and subscript as loop variables
class A: pass
a, x = A(), [0, 0]
for a.v in range(3):
    pass
for x[1] in "ab":
    pass
result = (a.v, x)
# --- star in the loop variable
out = []
for a, *b in [(1, 2, 3), "xyz", [7]]:
    out.append((a, b))
result = out
# --- nested loop variable
out = []
for i, (a, b) in enumerate(zip("ab", [1, 2])):
    out.append((i, a, b))
result = out
# --- wrong number of loop variables
for a, b in [(1, 2), (3, 4, 5)]:
    pass
# --- loop variables of numbers
for a, b in [1, 2]:
    pass
# --- for over a number
for i in 5:
    pass
# --- for over None
for i in None:
    pass
# --- for over a class
class A: pass
for i in A:
    pass
# --- for over an object
class A: pass
for i in A():
    pass
# --- for over a tuple display
out = []
for v in 1, "a", None:
    out.append(v)
result = out
# --- for over starred parts
out = []
for v in *[1, 2], 3:
    out.append(v)
result = out
# --- for over text
result = ""
for ch in "héy":
    result = ch + result
# --- for over dict items, keys and values
d = {"a": 1, "b": 2}
out = []
for k, v in d.items():
    out.append((k, v))
for k in d.keys():
    out.append(k)
for v in d.values():
    out.append(v)
result = out
# --- enumerate with start
result = []
for i, v in enumerate("ab", start=5):
    result.append((i, v))
# --- zip of three stops at the shortest
result = []
for a, b, c in zip([1, 2, 3], "xy", range(9)):
    result.append((a, b, c))
# --- reversed and sorted
result = []
for v in reversed([1, 2, 3]):
    result.append(v)
for v in sorted({"b": 1, "a": 2}):
    result.append(v)
# --- range backwards
result = []
for i in range(5, -1, -2):
    result.append(i)
# --- an iterator continues where it stopped
it = iter([1, 2, 3, 4])
out = []
for v in it:
    out.append(v)
    if v == 2:
        break
for v in it:
    out.append(-v)
result = out
# --- next with a default
it = iter("ab")
result = [next(it), next(it), next(it, "end"), next(it, None)]
# --- next at the end
it = iter([])
next(it)
# --- next on a list
next([1])
# --- iter on a number
iter(3)
# --- zip pairs from one iterator
it = iter(range(6))
result = list(zip(it, it))
# --- any stops early
seen = []
def check(v):
    seen.append(v)
    return v > 1
result = (any(check(v) for v in range(5)), seen)
# --- iteration protocol of __iter__ and __next__
class Count:
    def __init__(self, n):
        self.n = n
        self.i = 0
    def __iter__(self):
        return self
    def __next__(self):
        if self.i >= self.n:
            raise StopIteration
        self.i += 1
        return self.i
result = [v for v in Count(3)] + list(Count(2)) + [sum(Count(4))]
# --- iteration protocol of __getitem__
class Seq:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError("end")
        return i * i
result = (list(Seq()), 4 in Seq(), 5 in Seq())
# --- __iter__ that gives no iterator
class A:
    def __iter__(self):
        return [1]
for v in A():
    pass
# --- __iter__ that gives the iterator of a list
class A:
    def __iter__(self):
        return iter([1, 2])
result = [*A(), *A()]
# --- __iter__ as a generator
class A:
    def __iter__(self):
        yield 1
        yield 2
a = A()
result = (list(a), tuple(a), max(a))
# --- __iter__ is looked up on the class
class A: pass
a = A()
a.__iter__ = lambda: iter([1])
list(a)
# --- exception from __next__
class A:
    def __iter__(self):
        return self
    def __next__(self):
        raise ValueError("broken")
list(A())
# --- loop over a set literal of one
for v in {5}:
    result = v
# --- break in while else nest
out = []
i = 0
while i < 3:
    j = 0
    while True:
        if j == i:
            break
        out.append((i, j))
        j += 1
    else:
        out.append("no")
    i += 1
else:
    out.append("end")
result = out
# --- return from nested loops
def f():
    for i in range(10):
        for j in range(10):
            if i * j == 12:
                return i, j
    else:
        return "none"
result = f()
# --- loops with pass and ellipsis
for i in range(3): pass
for i in range(2): ...
while False: pass
result = i
# --- if elif else
def f(n):
    if n < 0:
        return "neg"
    elif n == 0:
        return "zero"
    elif n < 10:
        return "small"
    else:
        return "big"
result = [f(n) for n in (-1, 0, 5, 50)]
# --- only one branch runs
out = []
if out.append(1):
    out.append(2)
elif not out.append(3):
    out.append(4)
elif out.append(5):
    out.append(6)
else:
    out.append(7)
result = out
# --- conditional expressions nest
result = ["a" if i == 0 else "b" if i == 1 else "c" for i in range(3)]
# --- truth of values
class Full:
    def __len__(self): return 2
class Empty:
    def __len__(self): return 0
class No:
    def __bool__(self): return False
    def __len__(self): return 5
class Plain: pass
result = [bool(v) for v in (0, 0.0, "", [], (), {}, None, 1, "0", [0], Full(), Empty(), No(), Plain(), Plain, print)]
# --- __bool__ must give a bool
class A:
    def __bool__(self):
        return 1
if A():
    pass
# --- __len__ must not be negative
class A:
    def __len__(self):
        return -1
bool(A())
# --- __len__ must be a number
class A:
    def __len__(self):
        return "x"
len(A())
# --- and, or give operands
result = [0 or "x", 1 and [], None or 0, "a" and "b", not [], 3 and 0 or 5]
# --- short circuit
log = []
def f(v):
    log.append(v)
    return v
result = (f(0) and f(1), f(2) or f(3), f(0) or f("") or f(None), log)
# --- chained comparison evaluates once
log = []
def f(v):
    log.append(v)
    return v
result = (f(1) < f(2) < f(3), f(3) < f(1) < f(2), log)
# --- match on literals
def f(v):
    match v:
        case 0:
            return "zero"
        case "a" | "b":
            return "letter"
        case [x, y]:
            return (x, y)
        case {"k": value}:
            return value
        case int():
            return "int"
        case _:
            return "other"
result = [f(v) for v in (0, "b", [1, 2], {"k": 5}, 7, None)]
