# --- list of a generator
def g():
    yield 1
    yield 2
result = list(g())
# --- for over a generator
def g(n):
    for i in range(n):
        yield i * i
out = []
for v in g(4):
    out.append(v)
result = out
# --- next
def g():
    yield "a"
    yield "b"
it = g()
result = (next(it), next(it), next(it, "end"))
# --- next after the end
def g():
    yield 1
it = g()
next(it)
next(it)
# --- empty generator
def g():
    return
    yield
result = (list(g()), next(g(), "none"))
# --- yield from
def a():
    yield 1
    yield 2
def b():
    yield 0
    yield from a()
    yield from "xy"
    yield from [5]
result = list(b())
# --- value of yield from
def a():
    yield 1
    return "done"
def b():
    r = yield from a()
    yield r
result = list(b())
# --- return value is in StopIteration
def g():
    yield 1
    return "value"
it = g()
next(it)
try:
    next(it)
except StopIteration as e:
    result = (e.value, e.args)
# --- body runs step by step
log = []
def g():
    log.append("start")
    yield 1
    log.append("middle")
    yield 2
    log.append("end")
it = g()
log.append("made")
next(it)
log.append("first")
next(it)
log.append("second")
result = log
# --- caller and generator take turns
log = []
def g():
    for i in range(3):
        log.append(("g", i))
        yield i
for v in g():
    log.append(("c", v))
result = log
# --- infinite generator
def count(n=0):
    while True:
        yield n
        n += 1
out = []
for i in count(5):
    if i > 8:
        break
    out.append(i)
it = count()
result = (out, [next(it) for _ in range(3)])
# --- infinite generator with zip
def count():
    n = 0
    while True:
        yield n
        n += 1
result = list(zip("abc", count()))
# --- fibonacci
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
def take(n, it):
    return [v for _, v in zip(range(n), it)]
result = take(10, fib())
# --- error in a generator
def g():
    yield 1
    raise ValueError("in g")
out = []
try:
    for v in g():
        out.append(v)
except ValueError as e:
    out.append(str(e))
result = out
# --- a generator that raised is finished
def g():
    yield 1
    1 / 0
    yield 2
it = g()
next(it)
try:
    next(it)
except ZeroDivisionError:
    pass
result = list(it)
# --- try inside a generator
def g():
    try:
        yield 1
        yield int("x")
    except ValueError:
        yield "bad"
    finally:
        yield "finally"
result = list(g())
# --- finally after a break
log = []
def g():
    try:
        yield 1
        yield 2
    finally:
        log.append("closed")
for v in g():
    pass
result = log
# --- with inside a generator
log = []
class M:
    def __enter__(self):
        log.append("enter")
    def __exit__(self, *a):
        log.append("exit")
def g():
    with M():
        yield 1
        log.append("inside")
        yield 2
for v in g():
    log.append(v)
result = log
# --- yield in if and while
def g(n):
    while n > 0:
        if n % 2:
            yield n
        elif n == 4:
            yield "four"
        else:
            pass
        n -= 1
    else:
        yield "else"
result = list(g(6))
# --- yield in for else and nested loops
def g():
    for i in range(3):
        for j in range(i):
            if j == 1:
                break
            yield (i, j)
        else:
            yield "none"
            continue
        yield "broke"
    else:
        yield "end"
result = list(g())
# --- send
def g():
    got = yield 1
    yield got
it = g()
result = (next(it), it.send("x"))
# --- running average by send
def avg():
    total, n, value = 0, 0, None
    while True:
        x = yield value
        total += x
        n += 1
        value = total / n
it = avg()
next(it)
result = [it.send(v) for v in (10, 20, 60)]
# --- sending to a new generator
def g():
    yield 1
g().send(5)
# --- next gives None to yield
def g():
    x = yield 1
    yield x
result = list(g())
# --- close
log = []
def g():
    try:
        yield 1
    finally:
        log.append("closed")
it = g()
next(it)
it.close()
result = (log, list(it))
# --- a generator is its own iterator
def g():
    yield 1
it = g()
result = (iter(it) is it, list(it), list(it))
# --- type and name
def g():
    yield
it = g()
result = (type(it).__name__, it.__name__, hasattr(it, "__next__"), hasattr(it, "send"))
# --- generator method
class Tree:
    def __init__(self, v, kids=()):
        self.v, self.kids = v, kids
    def walk(self):
        yield self.v
        for k in self.kids:
            yield from k.walk()
t = Tree(1, [Tree(2, [Tree(3)]), Tree(4)])
result = list(t.walk())
# --- recursive generator
def perms(items):
    if not items:
        yield []
    for i in range(len(items)):
        for rest in perms(items[:i] + items[i + 1:]):
            yield [items[i]] + rest
result = list(perms([1, 2, 3]))
# --- generator of a closure
def make(n):
    def g():
        nonlocal n
        while n:
            yield n
            n -= 1
    return g
result = list(make(3)())
# --- two generators of one function
def g():
    x = 0
    while True:
        yield x
        x += 1
a, b = g(), g()
next(a); next(a)
result = (next(a), next(b))
# --- unpacking a generator
def g():
    yield 1
    yield 2
a, b = g()
c, *d = g()
result = (a, b, c, d, [*g(), 0], {**{k: 1 for k in g()}})
# --- generator as an argument
def g():
    yield from range(4)
result = (sum(g()), max(g()), sorted(g(), reverse=True), 3 in g(), list(enumerate(g()))[1], ",".join(map(str, g())))
# --- chained generators are lazy
log = []
def src():
    for i in range(3):
        log.append(("src", i))
        yield i
def double(it):
    for v in it:
        log.append(("double", v))
        yield v * 2
for v in double(src()):
    log.append(("got", v))
result = log
# --- generator reads its arguments at the call
def g(x=[]):
    for v in x:
        yield v
xs = [1]
it = g(xs)
xs.append(2)
result = list(it)
# --- yield of several values
def g():
    yield 1, 2
    yield
    yield *[3], 4
result = list(g())
# --- yield in parentheses
def g():
    x = (yield 1)
    y = [x, (yield 2)]
    yield y
it = g()
result = (next(it), it.send("a"), it.send("b"))
# --- yield as an argument
def g():
    out.append((yield 1))
out = []
it = g()
next(it)
next(it, None)
result = out
# --- StopIteration inside a generator
def g():
    yield 1
    raise StopIteration
list(g())
# --- bounded slice of an infinite generator
import itertools
def g():
    n = 1
    while True:
        yield n
        n *= 2
result = list(itertools.islice(g(), 5))
# --- named_modules-like walk
class Node:
    def __init__(self, **kids):
        self.kids = kids
    def named(self, prefix=""):
        yield prefix, self
        for name, kid in self.kids.items():
            yield from kid.named(prefix + ("." if prefix else "") + name)
n = Node(a=Node(b=Node()), c=Node())
result = [name for name, _ in n.named()]
# --- return in the middle
def g():
    yield 1
    if True:
        return
    yield 2
result = list(g())
# --- return from a loop and a try
def g():
    for i in range(5):
        try:
            if i == 2:
                return
            yield i
        finally:
            yield "f%d" % i
result = list(g())
# --- throw
def g():
    try:
        yield 1
    except ValueError as e:
        yield "caught " + str(e)
it = g()
next(it)
result = it.throw(ValueError("x"))
# --- generator with global
n = 0
def g():
    global n
    for _ in range(2):
        n += 1
        yield n
result = (list(g()), n)
# --- locals are kept between steps
def g():
    a = [1]
    yield a
    a.append(2)
    yield a
it = g()
x = next(it)
first = list(x)
next(it)
result = (first, x)
