# --- f-string expressions
a, b = 3, "x"
result = f"{a} {a + 1} {b!r} {b.upper()} {[a, b]} {a if a > 2 else 0} {{}} {a=}"
# --- f-string formats
x = 3.14159
n = 42
result = f"{x:.2f}|{n:5d}|{n:<5}|{n:>5}|{n:^5}|{n:05}|{n:+d}|{n:x}|{n:#x}|{n:b}|{n:,}|{x:10.3f}|{x:e}|{x:g}|{1e10:g}|{0.5:.0%}"
# --- f-string text formats
s = "ab"
result = f"{s:5}|{s:>5}|{s:^6}|{s:*<5}|{s:.1}|{s!r:>6}|{s!s}"
# --- f-string nested format
w, p, x = 10, 2, 3.14159
result = f"{x:{w}.{p}f}|{'a':>{w}}"
# --- f-string with quotes
d = {"k": 1}
result = f"{d['k']} {'a' 'b'} {'{'}"
# --- f-string over lines
a = 1
result = f"""{a}
{a + 1}
"""
# --- f-string joined
a = 1
result = "x" f"{a}" 'y' f'{a + 1}'
# --- f-string with a call and lambda
def f(*a, **k): return a, k
result = f"{f(1, k=2)} {(lambda q: q * 2)(4)}"
# --- f-string error inside
f"{undefined_in_f}"
# --- f-string wrong format
f"{'a':d}"
# --- f-string of a float in int format
f"{1.5:d}"
# --- f-string of a list with a format
f"{[1]:5}"
# --- raw f-string
a = 1
result = rf"\d{a}"
# --- percent formatting
result = ["%s" % 1, "%d" % 3.7, "%5.2f|" % 3.14159, "%r" % "a", "%%", "%x" % 255, "%s-%s" % (1, "b"), "%(k)s" % {"k": 2}, "%-5s|" % "a", "%05d" % 42, "%e" % 12345.678, "%s" % (1,), "%s" % [1, 2], "%c" % "x", "%i" % True]
# --- percent with too few
"%s %s" % 1
# --- percent with too many
"%s" % (1, 2)
# --- percent of text as a number
"%d" % "a"
# --- format method
result = ["{}".format(1), "{0}{1}{0}".format("a", "b"), "{x}-{y:.1f}".format(x=1, y=2.55), "{:>5}|".format("a"), "{0[1]}".format([1, 2]), "{0.real}".format(5), "{!r}".format("a"), "{{}}".format(), "{:{}}".format("a", 3)]
# --- format with too few
"{} {}".format(1)
# --- format with a missing name
"{x}".format(y=1)
# --- str methods
s = " Hello, World "
result = [s.strip(), s.lower(), s.upper(), s.replace("l", "L"), s.split(","), s.find("W"), s.count("l"), s.strip().startswith("He"), s.endswith(" "), s.title(), s.swapcase(), s.lstrip(), s.rstrip()]
# --- split and join
result = ["a.b.c".split("."), "a.b.c".split(".", 1), "a.b.c".rsplit(".", 1), " a  b ".split(), "".split(), "".split(","), "-".join(["a", "b"]), "".join(map(str, range(3))), "a\nb\n".splitlines(), "a=b=c".partition("="), "a=b=c".rpartition("=")]
# --- tests of text
result = ["12".isdigit(), "".isdigit(), "ab1".isalnum(), "ab".isalpha(), "A".isupper(), "a_1".isidentifier(), " ".isspace(), "-1".isnumeric(), "ab".islower()]
# --- padding
result = ["7".zfill(3), "-7".zfill(4), "a".ljust(3) + "|", "a".rjust(3), "a".center(4, "*"), "ab".center(5), "a\tb".expandtabs(4)]
# --- slices of text
s = "abcdef"
result = [s[1:3], s[::-1], s[-2:], s[::2], s[10:], s[3], s[-1], s * 2, "c" in s, s.index("d")]
# --- removeprefix
result = ["model.0.conv".removeprefix("model."), "a.pt".removesuffix(".pt"), "abc".removeprefix("x")]
# --- text comparison and min
result = ["a" < "b", "Z" < "a", "ab" < "abc", min("hello"), max("hello"), sorted("hello"), "a" == 'a']
# --- ord, chr, hex
result = [ord("a"), chr(98), hex(255), bin(5), oct(8), ascii("é"), repr("a'b"), chr(0x1F600)]
# --- str of values
result = [str(1), str(1.0), str(True), str(None), str([1, "a"]), str((1,)), str({"a": 1}), str("x"), str(int), str(1e20), str(1e-7), str(0.1 + 0.2)]
# --- class text cut as parse_model does
class Conv: pass
result = str(Conv)[8:-2].replace("__main__.", "")
# --- escapes
result = ["\t", "\n", "\\", "\x41", "\u00e9", r"\n", "a\
b", 'it\'s', "\"", "\0", """x"y"""]
# --- unicode length
result = [len("é"), len("😀"), "😀é"[0], "😀é"[::-1], len("日本")]
# --- int in context
result = [7 // 2, -7 // 2, 7 % -3, -7 % 3, 2 ** 10, 2 ** -1, 7 / 2, 4 / 2, True + 1, 1 == 1.0, 5 // 2.0, 1e3, int(3.9), int(-3.9), divmod(-7, 2), round(2.5), round(3.5), round(-2.5), round(2.675, 2), 10 // 3 * 3 + 10 % 3]
# --- make_divisible
import math
def make_divisible(x, d): return math.ceil(x / d) * d
result = [make_divisible(x * 0.5, 8) for x in (64, 100, 3, 1024, 77.7)]
# --- bool is an int
result = [True + True, isinstance(True, int), sum([True, False, True]), [10, 20][True], {True: "a"}[1], str(True), int("1"), True == 1, True is 1 if False else None]
# --- number text
result = [1_000, 0x10, 0o17, 0b101, 1e5, .5, 5., 1e-3, 10 ** 15, -0.0, 1.5e300 * 1e10, float("inf"), -float("inf"), 3 * 0.1]
# --- float nan
n = float("nan")
result = [n == n, n != n, n in [n], [n] == [n], n < 1, max(1, n), min(n, 1)]
# --- is with None
x = None
result = [x is None, x is not None, x == None, not x]
# --- in with containers
result = [1 in [1, 2], "a" in {"a": 1}, 1 in (1,), 1.0 in [1], None in [None], "ab" in "abc", 3 not in range(3), [1] in [[1]]]
# --- tuple and list are different
result = [(1, 2) == [1, 2], [1, 2] == [1, 2.0], (1,) + (2,), [1] * 3, [[0] * 2 for _ in range(2)], (1, 2) < (1, 3), [] < [1], max((1, 5), (2, 0))]
# --- list methods
x = [3, 1, 2]
x.append(4); x.extend([5, 6]); x.insert(0, 0); x.remove(3)
p = x.pop(); q = x.pop(0)
x.sort(reverse=True)
y = x.copy(); y.reverse(); z = y.index(2); c = [1, 1].count(1)
x.clear()
result = (x, y, p, q, z, c)
# --- list.sort gives None and is stable
x = [(1, "b"), (0, "a"), (1, "a"), (0, "b")]
r = x.sort(key=lambda t: t[0])
result = (r, x)
# --- sorting what has no order
[1, "a"].sort()
# --- dict methods
d = {"a": 1}
d.update(b=2); d.update({"c": 3}); d.update([("d", 4)])
s = d.setdefault("a", 9); t = d.setdefault("e", 5)
p = d.pop("b"); q = d.pop("zz", None); r = d.popitem()
result = (d, s, t, p, q, r, list(d), list(d.items()), d.get("a"), d.get("zz"), len(d), d.copy() is d, dict.fromkeys("ab", 0))
# --- dict order and equality
d = {"b": 1, "a": 2}
d["b"] = 3
d["c"] = 4
del d["b"]
d["b"] = 5
result = (d, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {**d, "a": 0}, {1: "a", 1.0: "b", True: "c"})
# --- sets
a, b = {1, 2, 3}, {2, 3, 4}
result = [sorted(v) for v in (a & b, a | b, a - b, a ^ b)] + [a <= b, {1} < a, 1 in a, len(a), a == {3, 2, 1}, set(), frozenset([1])]
# --- set methods
s = set()
s.add(1); s.add(1); s.update([2, 3]); s.discard(9); s.remove(2)
result = (sorted(s), s.issubset({1, 2, 3}), s.union([5]) == {1, 3, 5})
# --- range values
r = range(2, 10, 3)
result = (list(r), len(r), r[1], r[-1], 5 in r, 6 in r, r == range(2, 11, 3), r, list(r[::-1]))
# --- slices
x = list(range(10))
result = [x[2:5], x[-3:], x[:-7], x[::3], x[::-3], x[5:2:-1], x[20:], x[-100:2], x[slice(1, 4)]]
# --- zip, enumerate, map as lists
result = [list(zip("ab", [1, 2], (True, False))), list(enumerate("ab", 1)), list(map(lambda a, b: a + b, [1, 2], [3, 4])), dict(zip("ab", [1, 2])), list(zip(*[(1, 2), (3, 4)]))]
# --- min, max, sum, any, all
result = [min(3, 1), max([1, 5, 2]), max("ab", "b"), sum([[1], [2]], []), sum([0.1] * 3), min([], default=0), max([-3, 2], key=abs), any([0, ""]), all([]), sum(x > 1 for x in [1, 2, 3])]
# --- deep copy
import copy
a = [[1], {"k": [2]}]
b = copy.deepcopy(a)
c = copy.copy(a)
a[0].append(9)
a[1]["k"].append(8)
result = (b, c)
# --- deep copy of objects
import copy
class A:
    def __init__(self): self.x = [1]
a = A()
b = copy.deepcopy(a)
a.x.append(2)
result = (b.x, type(b) is A, b is a)
# --- math
import math
result = [math.ceil(1.2), math.floor(-1.2), math.sqrt(16), math.log2(8), math.log(math.e), math.prod([2, 3]), math.gcd(12, 18), math.pi, math.inf, math.isnan(math.nan), math.pow(2, 3), math.exp(0)]
# --- itertools and collections
import itertools, collections
result = [list(itertools.chain([1], [2])), list(itertools.product("ab", [1, 2])), list(itertools.accumulate([1, 2, 3])), collections.OrderedDict([("a", 1)])["a"], collections.Counter("aab")["a"]]
# --- big numbers
result = [2 ** 52, 10 ** 15 + 1, 999999999999 * 1000, -(2 ** 52), (2 ** 40) ** 1]
# --- bigger numbers
result = 2 ** 64 + 1
# --- bytes
result = b"ab"
# --- complex
result = 1j * 1j
