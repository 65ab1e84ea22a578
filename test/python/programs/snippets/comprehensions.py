# --- the variable stays inside
i = "outside"
x = [i for i in range(3)]
result = (x, i)
# --- the first source is read outside
x = [1, 2]
result = [x for x in x]
# --- a missing first source
[v for v in not_there_at_all]
# --- nested loops see the outer ones
result = [(i, j) for i in range(3) for j in range(i)]
# --- several conditions
result = [i for i in range(20) if i % 2 if i % 3]
# --- nested comprehensions
result = [[i * j for j in range(3)] for i in range(3)]
# --- transposing
m = [[1, 2, 3], [4, 5, 6]]
result = [[row[i] for row in m] for i in range(3)]
# --- dict comprehension
result = {k: v for k, v in zip("abc", range(3)) if v != 1}
# --- dict comprehension with repeated keys
result = {i % 2: i for i in range(5)}
# --- dict comprehension inverts
d = {"a": 1, "b": 2}
result = {v: k for k, v in d.items()}
# --- set comprehension
result = sorted({i % 3 for i in range(10)})
# --- generator expression is consumed once
g = (i for i in range(3))
result = (list(g), list(g))
# --- generator expression reads its source at once
x = [1, 2]
g = (i for i in x)
x = [5]
result = list(g)
# --- generator expression reads its conditions later
limit = 1
g = (i for i in range(5) if i > limit)
limit = 3
result = list(g)
# --- generator expression is lazy
log = []
def f(v):
    log.append(v)
    return v
g = (f(i) for i in range(3))
before = list(log)
first = next(g)
result = (before, first, log)
# --- generator expression of a number fails at once
g = (i for i in 5)
# --- generator as only argument
result = (sum(i * i for i in range(4)), max(len(w) for w in ["a", "bcd"]), ",".join(str(i) for i in range(3)))
# --- generator as one of several
result = sum((i for i in range(4)), 10)
# --- tuple and dict of a generator
result = (tuple(i for i in "ab"), dict((k, 1) for k in "ab"), sorted(-i for i in range(3)))
# --- unpacking in a comprehension
result = [a + b for a, b in [(1, 2), (3, 4)]]
# --- star in a comprehension's variable
result = [(a, b) for a, *b in [(1, 2, 3), "xy"]]
# --- nested variable in a comprehension
result = [a + b + c for a, (b, c) in [(1, (2, 3)), (4, (5, 6))]]
# --- wrong number in a comprehension
[a for a, b in [(1, 2), (3,)]]
# --- conditional expression inside
result = [i if i % 2 else -i for i in range(4)]
# --- lambda in a comprehension binds late
fs = [lambda: i for i in range(3)]
result = [f() for f in fs]
# --- lambda in a comprehension with a default
fs = [lambda i=i: i for i in range(3)]
result = [f() for f in fs]
# --- a comprehension in a function sees its locals
def f(n):
    k = 10
    return [k + i for i in range(n)]
result = f(3)
# --- a comprehension in a function of a late local
def f():
    r = [late for _ in range(1)]
    late = 1
    return r
f()
# --- class body: first source is seen
class A:
    xs = [1, 2]
    ys = [x * 2 for x in xs]
result = A.ys
# --- class body: other names are not seen
class A:
    k = 2
    ys = [k * x for x in [1, 2]]
# --- class body: names of the module are seen
k = 5
class A:
    k = 2
    ys = [k * x for x in [1, 2]]
result = A.ys
# --- class body: lambda does not see the class
class A:
    k = 2
    f = lambda: k
A.f()
# --- comprehension over a dict
d = {"a": 1, "b": 2}
result = ([k for k in d], [d[k] for k in d], [kv for kv in d.items()])
# --- comprehension over enumerate
result = [(i, c) for i, c in enumerate("ab", 1) if c != "a"]
# --- flattening
result = [v for row in [[1, 2], [], [3]] for v in row]
# --- inner source uses the outer variable
result = [w for s in ["ab", "c"] for w in s.upper()]
# --- an error inside
[1 / i for i in [1, 0]]
# --- a name error inside
[unknown_thing + i for i in [1]]
# --- side effects in order
log = []
def f(tag, v):
    log.append(tag)
    return v
[f("item", i) for i in f("source", [1, 2]) if f("if", True)]
result = log
# --- key before value in a dict comprehension
log = []
def f(v):
    log.append(v)
    return v
{f("k%d" % i): f("v%d" % i) for i in range(2)}
result = log
# --- a comprehension returns a new list
def make():
    return [[] for _ in range(2)]
a = make()
a[0].append(1)
result = (a, make())
# --- underscore as variable
result = [0 for _ in range(3)]
# --- shadowing a builtin
result = [len for len in [1, 2]], len("abc")
# --- in a default argument
def f(xs=[i * i for i in range(3)]):
    return xs
result = f()
# --- in a condition
result = "yes" if [i for i in range(3) if i > 1] else "no"
# --- generator in any and all
result = (any(i > 2 for i in range(4)), all(i < 3 for i in range(4)), any(()), all(()))
# --- three levels
result = [[[i + j + k for k in range(2)] for j in range(2)] for i in range(2)]
# --- comprehension over a string method
result = [w.strip() for w in " a, b ,c".split(",")]
# --- dict comprehension with a tuple key
result = {(i, j): i * j for i in range(2) for j in range(2)}
# --- a set literal and its length
s = {1, 2, 2, 3}
result = (len(s), 2 in s, 5 in s, sorted(s))
# --- generator expression and StopIteration
g = (i for i in [1])
next(g)
next(g)
# --- type of a generator
g = (i for i in [])
result = type(g).__name__
# --- slice of a generator
g = (i for i in [1])
g[0]
# --- len of a generator
len(i for i in [1])
# --- globals in a comprehension
y = 1
def f():
    global y
    y = 5
    return [y + i for i in range(2)]
result = f()
# --- nonlocal through a comprehension
def f():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return [inc() for _ in range(3)], n
result = f()
