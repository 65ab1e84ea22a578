"""Writes conformance.json: what CPython 3.11 makes of expressions.

    python3 test/python/conformance.py [--print]

Each entry is [expression, repr of its value] or [expression, exception class, message]. The names a = 1, b = 3, x = 2,
nc = 80, anchors (a nested list) and s = "abc" are defined.
"""

import json
import pathlib
import sys
import warnings

NAMES = {"a": 1, "b": 3, "x": 2, "nc": 80, "anchors": [[10, 13, 16, 30], [30, 61, 62, 45]], "s": "abc"}

INTS = ["0", "1", "-1", "7", "-7", "3", "-2", "True", "False"]
FLOATS = ["0.0", "-0.0", "2.5", "-2.5", "1e300", "0.1", "float('inf')", "float('nan')"]
STRINGS = ["'ab'", "''"]
OTHERS = STRINGS + ["[1, 2]", "[]", "(1,)", "{}", "None"]
# Operators that give a complex number or an integer beyond 2^53 for some of the pairs and % formatting are left to SNIPPETS or out.
OPERATORS = ["+", "-", "*", "/", "//", "%", "==", "<", ">=", "&"]

SNIPPETS = r"""
0**-1 | 0.0**-1 | 0**-1.0 | 2**-1 | 2**10 | (-2)**3 | (-2)**-1 | 0**0 | 0.0**0 | 2**0.5 | 10.0**400 | (-1)**1001 | 1**10**9
2**52 | 3**33 | 1.0**float('inf') | 1.0**float('nan') | (-1.0)**float('inf') | True**False | -2**2 | 2**3**2 | 1**-1
'a'**2 | 2**'a' | None**1 | 1<<3 | 1>>1 | -8>>1 | -1>>100 | 0<<1000 | 1<<-1 | 1>>-1 | 1<<1.0 | 5&3 | 5|3 | 5^3 | -1&255 | -6|1
True&True | True|False | True^True | True&1 | ~True | ~5 | ~-1 | -True | +True | --1 | - -1 | +-2.5 | ~1.0 | ~'a' | -'a' | +None | -[]
-None | 1@2 | [1]@[2] | {1: 2}|{1: 3} | {1: 2}|{3: 4} | {}|[] | 1|'a' | 'a'|1 | 1|1.0 | 1^None
'a'+'b' | 'a'+1 | 1+'a' | 'a'+None | [1]+(1,) | (1,)+[1] | [1]+[2, 'a'] | (1,)+(2,) | None+[1] | 1+[1] | {}+{} | [1]+'a' | 'a'*2.0
[1]*2 | 2*[1] | [1]*True | [1]*-1 | (1, 2)*2 | 'ab'*3 | 3*'ab' | 'a'*'b' | [1]*[2] | None*'a' | {}*[1] | 2.0*[1] | [1]*None | [[0]*2]*2
'a'-1 | 1-'a' | [1]-[1] | [1]/2 | 'a'/2 | 'a'//2 | 1//'a' | 1%'a' | [1]%2 | None/2 | 64/2 | 7/2 | 1e308*10 | 0.1+0.2 | 1-0.9 | 3*0.1
-7//2 | 7//-2 | -7%2 | 7%-2 | -7.5//2 | 7.5//-2 | -7.5%2 | 7.5%-2 | 1e300//3e299 | 5.0%float('inf') | -5.0%float('inf') | 5//float('inf')
-5//float('inf') | 0.3//0.1 | 0.3%0.1 | -0.3//0.1 | 1//0.1 | 6.0//2 | -0.0//1 | 0//-1 | 0*-1 | 0%-3 | 0.0%-3 | 4.0%-2
9007199254740991//2 | -9007199254740991//2 | 9007199254740991%7 | -9007199254740991%7 | 9007199254740990+1 | 4503599627370495*2
divmod(7, 2) | divmod(-7, 2) | divmod(7.5, 2) | divmod('a', 1) | divmod(1) | pow(2, 3) | pow(2, 3, 5) | pow(7, 100, 13) | pow(2, 3, 0)
pow(base=2, exp=3) | pow('a', 2) | pow(2, 3, -5)
1 < 2 < 3 | 1 < 2 > 3 | 3 > 2 > 1 > 0 | 1 == 1.0 == True | 1 < 'a' | 'a' < 1 | None < 1 | None == None | None == 0 | [] == () | (1, 2) == (1, 2)
[1, 2] < [1, 3] | [1] < [1, 'a'] | [1, 'a'] < [1] | [1] < ['a'] | [] < [] | [] <= [] | (1,) < [1] | {} < {} | 'a' < 'b' | 'a' < 'B' | 'abc' < 'abd'
'' < 'a' | 'ab' > 'a' | '\ue000' < '\U0001F600' | 'é' > 'z' | {1: 2} == {1.0: 2.0} | {1: 2} == {1: 3} | {'a': 1, 'b': 2} == {'b': 2, 'a': 1}
[1, [2, (3,)]] == [1, [2, (3.0,)]] | [True] == [1] | float('nan') == float('nan') | float('nan') != float('nan') | 1 != '1' | '1' == 1
1 in [1, 2] | 1.0 in [1, 2] | True in [1] | '1' in [1] | 1 not in [1] | 'a' in 'abc' | '' in '' | 1 in 'abc' | 1 in 2 | None in None | 'a' in {'a': 1}
1 in {'a': 1} | [] in {} | (1,) in {(1,): 2} | 2 in range(3) | 5 in range(3) | 1 in (x for x in [1, 'a']) | 1 in None | 80 in [nc]
None is None | None is not None | True is True | True is 1 | 1 is 1.0 | [] is [] | [] is not [] | a is a | s is s | s is not None | 1 is None
not 1 | not 0 | not '' | not [] | not [0] | not None | not 0.0 | not float('nan') | not {} | not () | not 'False' | not not 1
1 and 2 | 0 and 1/0 | 1 or 1/0 | 0 or '' | None or 'x' | [] and 1 | 1 and [] | not 1 and 0 | not 0 or 1/0 | not 1 == 2 | not 1 in [1]
0 or not 1 and 2 | 1 and not 0 or 1/0 | not (1 and 0) | 1 or 2 and 3 | 0 and 1 or 2 | not 1 < 2 < 1 | 1 if 0 else 2 | 1 if 1 else 1/0
1 if 0 else 2 if 0 else 3 | (1 if a else 2) + 1 | 1 + 2 if 0 else 3 | not a if a else 5 | 'a' if s == 'abc' else 'b' | a if not b and x else s
a == 1 and b == 3 | a < b in [True] | 1 - 2 - 3 | 2 * 3 + 4 | 2 + 3 * 4 | 8 / 2 / 2 | 7 // 2 * 2 | -1 + 2 | -2 * 3 | ~1 | 2 | ~1 + 1 | 1 + 2 << 3 | 1 | 2 ^ 3 & 4
6 & 3 == 2 | -a ** 2
sum(i * j for i, j in [(1, 2), (3, 4)]) | tuple((i, j) for i, j in zip([1], [2])) | max((i for i, (j, k) in [(1, (2, 3))]), default=0) | sum(i for i, j in [(1, 2)], 1)
round(2.5) | round(3.5) | round(0.5) | round(1.5) | round(-0.5) | round(-1.5) | round(-2.5) | round(2.4999999) | round(2.500001) | round(7) | round(True)
round(2.5, None) | round(2.675, 2) | round(0.125, 2) | round(0.375, 2) | round(1.15, 1) | round(1.25, 1) | round(-1.25, 1) | round(2.5, 0) | round(3.5, 0)
round(1e22, 2) | round(5, 2) | round(15, -1) | round(25, -1) | round(-15, -1) | round(1250, -2) | round(7, -1) | round(5, -1) | round(123, -5) | round('a')
round(None) | round([]) | round() | round(1, 2, 3) | round(2.5, 'a') | round(2.5, 1.0) | round(number=2.5) | round(float('inf')) | round(float('nan'))
round(0.49999999999999994) | round(4503599627370497.5) | round(5e-324, 3) | round(0.1+0.2, 10) | round(3*0.33) | max(round(3*0.33), 1) | round(9*0.5)
int('12') | int(' 12 ') | int('-3') | int('+3') | int('1_0') | int('1__0') | int('_1') | int('1.5') | int('') | int(' ') | int('x') | int('0x10') | int('007')
int('1e3') | int(2.9) | int(-2.9) | int(True) | int() | int([]) | int(None) | int({}) | int(()) | int(float('inf')) | int(float('nan')) | int(1, 2) | int('1', 'a')
int(x=1) | int('a\nb') | int("it's") | int('\t5\n') | float('1.5') | float('1e3') | float('.5') | float('5.') | float('.') | float('e5') | float('1e') | float('inf')
float('-inf') | float('Infinity') | float('nan') | float('1_0') | float('1_') | float('') | float('x') | float([]) | float(None) | float() | float(3) | float(True)
float(x=1) | float(' 1e-5 ') | float('+1.0') | str(1) | str('a') | str(1.0) | str(None) | str([1, 'a']) | str() | repr('a') | repr(1) | str(True) | bool() | bool(0)
bool('') | bool('0') | bool([]) | bool(0.0) | bool(1, 2) | bool(None) | list() | list('abc') | list((1, 2)) | list({1: 2}) | list(1) | list(1, 2) | list(None)
tuple() | tuple([1]) | tuple('ab') | tuple(1) | dict() | dict(a=1) | dict([(1, 2)]) | dict([(1, 2), (1, 3)], b=4) | dict({1: 2}) | dict(1) | dict([1]) | dict([(1,)])
dict(['ab']) | dict(1, 2) | dict([(1, 2, 3)]) | dict([[[], 1]])
max(1, 2) | max(1, 2.0) | max(2, 2.0) | max([1, 3, 2]) | max('abc') | max() | max(1) | max([]) | max(1, 'a') | max('a', 1) | max([], default=5) | max([1], default=5)
max(1, 2, default=3) | max(-1, 1, key=abs) | max([-3, 2], key=abs) | max(1, 2, foo=3) | max(None, 1) | max([1], [0, 5]) | max(1, float('nan')) | min(1, 2) | min() | min([])
min(1, 'a') | min({3: 1, 2: 1}) | min(1, True) | min('b', 'a') | min(4, 2, 3) | min(1, None) | min(-1, 1, key=abs) | min(len(s), 2) | max(*[1, 2], 3) | max(nc, 100)
sum([1, 2]) | sum([0.1]*3) | sum([]) | sum([1], 2) | sum([[1]], []) | sum(['a']) | sum([], 'a') | sum(1) | sum() | sum([1], start=5) | sum((1, 2.5)) | sum([True, True])
sum([1, None]) | abs(-1) | abs(-2.5) | abs(True) | abs('a') | abs(None) | abs() | abs(1, 2) | all([]) | all([1, 0]) | all([1, 'a']) | all(1) | any([]) | any([0, 1]) | any(1)
any(1/i for i in [1, 0]) | all(1/i < 1 for i in [1, 0]) | any([], []) | any() | len([1, 2]) | len('') | len('é😀') | len({}) | len(()) | len(range(5)) | len(range(5, 0, -2))
len(1) | len(None) | len(int) | len(len) | len(1.5) | len() | len(1, 2) | len(obj=1) | len(zip()) | sorted([3, 1, 2]) | sorted('bca') | sorted([1, 'a']) | sorted(1)
sorted([2, 1], reverse=True) | sorted([-2, 1], key=abs) | sorted({2: 1, 1: 1}) | sorted() | sorted([(1, 'b'), (1, 'a')]) | sorted([2, 1], foo=1) | sorted(['a', 1])
range(3) | range(1, 3) | range(0, 3, 2) | range(3)[1] | range(3)[-1] | range(3)[5] | range(3)['a'] | list(range(3)) | list(range(1, 4)) | list(range(5, 0, -2)) | range(1.0)
range('a') | range() | range(1, 2, 0) | range(1, 2, 3, 4) | range(True) | range(0) == range(0) | range(3) == range(0, 3) | range(3) == [0, 1, 2] | list(range(10)[2:8:3])
list(zip([1, 2], 'ab')) | list(zip()) | list(zip([1], [1, 2])) | zip(1) | zip([1], 2) | list(enumerate('ab')) | list(enumerate('ab', 1)) | enumerate(1) | enumerate()
list(reversed([1, 2])) | list(reversed('ab')) | list(reversed(range(3))) | reversed(1) | list(reversed({1: 2, 3: 4})) | reversed() | slice(1, 2) | slice(5) | slice(1, 2, 3)
type(1) | type(True) | type(1.0) | type('') | type(None) is None | type([]) | type(()) | type({}) | type(int) | type(len) is type(max) | type(1) == int | type() | type(1, 2)
isinstance(1, int) | isinstance(True, int) | isinstance(1, bool) | isinstance(1, float) | isinstance(1, (str, int)) | isinstance(None, int) | isinstance('a', str) | isinstance(1)
isinstance(1, 1) | isinstance(int, type) | isinstance([], (list, tuple)) | isinstance(1, object) | isinstance(1, ())
[1, 2][0] | [1, 2][-1] | [1, 2][2] | [1, 2][-3] | [1, 2][True] | [1, 2]['a'] | [1, 2][1.0] | [1, 2][None] | [1, 2][[]] | [][0] | (1, 2)[1] | (1,)[1] | (1,)['a'] | ()[0]
'abc'[1] | 'abc'[-1] | 'abc'[3] | 'abc'['a'] | 'abc'[1.0] | '😀é'[0] | 1[0] | None[0] | 1.5[0] | True[0] | len[0] | int[0] | {}[1] | {}['a'] | {'a': 1}['a'] | {1: 2}[1.0]
{1: 2}[True] | {}[[]] | {}[None] | {}[(1, 'a')] | {}[1.5] | {}[1:2] | [1, 2, 3][1:] | [1, 2, 3][:-1] | [1, 2, 3][::-1] | [1, 2, 3][::2] | [1, 2, 3][5:] | [1, 2, 3][-2:]
[1, 2, 3][2:0:-1] | [1, 2, 3][::0] | [1][:'a'] | [1][1.0:] | 'abc'[::-1] | 'abc'[1:2] | (1, 2, 3)[1:] | [1, 2, 3][-10:10] | [1, 2, 3][::-2] | [1, 2, 3][-10::-1] | [1, 2, 3][10:0:-1]
[1, 2][1, 2] | [1][0:1, 0] | anchors[0] | anchors[0][-1] | anchors[2] | anchors[-1][1:3] | anchors[0][0] * nc | s[0] + s[-1] | len(anchors[0]) // 2 | nc[0] | s.x | s[nc]
[] | () | {} | [1, 'a', None, True, 2.5, (1,), {'a': [1]}] | (1,) | (1, 2) | 1, | 1, 2 | {'a': 1, 'a': 2} | {1: 'a', True: 'b'} | {[]: 1} | {(): 1} | {([],): 1} | [[[]]] | ((),)
[*[1, 2], 3] | [*'ab'] | [*1] | (*[1], 2) | {**{'a': 1}, 'b': 2} | {**1} | {**{'a': 1}, 'a': 3} | *[1], 2 | *[1, 2] | [*None] | [1, 2,] | (1, 2,) | {1: 2,}
1.0 | 2. | .5 | 1e5 | 1e-5 | 0.0001 | 0.00001 | 1e15 | 1e16 | 123456789012345678.0 | 1e22 | 1e23 | 1.5e300 | 5e-324 | 1e400 | -1e400 | 1e-400 | 1.7976931348623157e308 | 100.0
0.1 | 1/3 | 2/3 | 1e100 | 9007199254740993.0 | 1234567.125 | -0.0 | 0.30000000000000004 | 12345678901234567890.0 | 1.5e-7 | -1.5e-10 | 1e-7 | 3.14 | 1_000 | 1_0.0_1 | 1e1_0 | 0x_ff | 0xFF
0o17 | 0b11 | 0B1 | 00 | 0_0 | 09.5 | 1or 2 | 1if 1else 2 | 1in [1] | 1__0 | 01 | 0777 | 09 | 1a | 3x3 | 640x640 | 1e | 1e+ | 0x | 0b | 0b2 | 0o8 | 0xg | 0b1a | 1_ | 1_a | 1._5 | 1.5a | 1.real | 1jx
'a' 'b' | 'a' "b" | "it's" | 'it\'s' | '"' | '\'"' | '\\' | '\n' | '\t\r\0' | '\x41' | '\u00e9' | '\U0001F600' | '\101' | '\q' | r'\n' | R"\d" | u'a' | '''a'b''' | \"\"\"a\"b\"\"\" | '\x7f\x80\xa0\xad'
'\u200b\u2028' | 'é日本' | '\ufeff' | 'a' r'\b' | '\8' | '\x' | '\x4' | '\u12' | '\U00110000' | '\'' | 'a\\' | '' '' | '\a\b\f\v' | ''
'a | "a | '''a | 'a" | it's | 64" | 'a' 1 | 'a' b | b 'a' | ur'a' | b'é' | b'a' 'b'
foo | foo.bar | foo() | foo[0] | _ | Conv | nn.ReLU | é | ﬁ | a１ | Conv-BN | SPPF-old | yolov5s.pt | path/to/x | inf | nan | null | true | nearest | foo + 1/0
(1).foo | s.foo | [].foo | {}.foo | None.foo | int.foo | (1.0).foo | True.foo | print.foo | ().foo | a.b.c | a.b/c | ....x | ValueError.foo | len.x.y
None() | 1() | 'a'() | []() | {}() | ()() | a(1) | s(x=1) | 1.5() | len([])() | a(1/0) | max(*1) | max(**1) | dict(**{1: 2}) | max(*None) | dict(**{'a': 1}) | dict(a=1, **{'a': 2})
dict(**1) | int(*['5']) | max(*[1], *[2]) | Ellipsis | ... | NotImplemented | int | str | len | print | ValueError | __import__ | object | IOError | KeyError | dict | range | zip | type | __debug__
[i for i in range(3)] | [i * 2 for i in (1, 2) if i > 1] | [i + j for i in [1, 2] for j in [10, 20]] | [x for x, y in [(1, 2), (3, 4)]] | [x for x, y in [(1,)]] | [x for x, y in [(1, 2, 3)]]
[i for i in 1] | [i for x, y in [1]] | [x for x in anchors[0] if x % 2] | sum(i for i in [1, 2]) | list(i for i in 'ab') | [[j for j in range(i)] for i in range(3)] | [i for i in [1]] + [i]
max((i for i in [3, 4]), default=0) | [a for a in [5]] | [foo for i in [1]] | [foo for i in []] | tuple(i for i in range(2)) | [i for (i, j) in [(1, 2)]] | [i for i, in [(1,)]]
(lambda: 1)() | (lambda q: q + 1)(2) | (lambda q, r: q * r)(2, 3) | (lambda q: q)() | (lambda q: q)(1, 2) | (lambda q, r, t: 1)() | (lambda: foo)() | sorted([1, 2], key=lambda q: -q) | lambda q, q: 1
1 2 | a b | 64 6 | nearest exact | None None | True False | a b c | 1 + | + | 1 * * 2 | a. | a.. | nn..x | a.1 | x.1 | 1.2.3 | 0.5.5 | 1..2 | , | ,1 | (,) | [,] | [1,,2] | {:1} | a[] | a[1:2:3:4]
a = 1 | a == | a := 1 | a += 1 | a: int | k: 3 | 1:2 | a:b | = | == | / | // | % | & | . | .. | @ | @a | ! | ? | : | ; | -> | := | a; | a;b | 50% | 1/2/ | a? | a!b | !a | a<>b | `a` | $x | x$ | a->b | a => b | a === b | a && b | a ++
http://x | if | for | while | class A: pass | def f(): pass | return 1 | import os | from a import b | del x | pass | break | global a | raise a | assert | in | is | is 1 | and | a and | or a | 1 not 2
1 is | 1 in | not | a not | not a b | a is is b | 1 == not 2 | - not 1 | 1 + not 2 | async | await | yield | yield 1 | (yield 1) | await x | x for x in s | lambda | lambda q | a if b | (a if b) | 1 if else 2 | 1 else 2
nn.if | nn.None | print 1 | print x | print "a" | exec x | print | **a | *a | a** | f(*) | f(**) | f(a=1, 2) | f(a=1, a=2) | f(**{}, *[]) | f(**{}, 1) | f(a for a in s, 1) | f(b, a for a in s) | f(a=)
[a for] | [a for b] | [for a in b] | [a for a in] | (*a) | [*i for i in s] | [1 2] | (1 2) | f(x y) | f(1 2 3) | {1 2} | {1:2 3:4} | a[1 2] | [a "b"] | ["a" b] | f(x, y z) | [1, 2 3] | f(a=1 b=2) | [None None] | (-1 2) | (1 -)
( | (1 | [1, | f(x y | [1 2 | {1: | a[ | a( | ((1) | 1) | 64] | a) | } | [) | (] | {] | [(]) | (1 2)) | 1 2 ( | 'a( | 3x3 ( | [64 | {64 | # | a # b | \ | a\ | a\b | × | a×b | “a” | a b | 日 本 | € | 😀 | 1–2 | 1−2 | a… | a，b | （a） | ² | a² | ٣
open | exec
""".replace('\\"\\"\\"', '"""')

LINES = ["", " ", "\t 1", " 1 ", "1\n", "\n1", "1\n2", "1\n ", "(1\n+2)", "1 +\n2", "a +\\\n 1", "a\nb", "# b\n1", "1 # c\n\n"]
NESTED = ["(" * 50 + "1" + ")" * 50, "[" * 90 + "]" * 90, "-" * 200 + "1", "1" + "+1" * 400, "not " * 101 + "1", "(" * 201]


def snippets():
    for line in SNIPPETS.strip().splitlines():
        # A bar between blanks parts snippets, so bitwise or is written without them.
        yield from line.split(" | ")
    operands = INTS + FLOATS + OTHERS
    for number, left in enumerate(operands):
        for shift, operator in enumerate(OPERATORS):
            right = operands[(number * 5 + shift * 7 + 3) % len(operands)]
            if operator != "%" or left not in STRINGS:
                yield f"{left} {operator} {right}"
    for left in INTS + FLOATS[:6]:
        for right in ["3", "-2", "2.5", "-0.5"]:
            yield f"({left} // {right}, {left} % {right})"
    yield from LINES + NESTED


def answer(source):
    try:
        return [source, repr(eval(source, dict(NAMES)))]
    except Exception as error:  # noqa: BLE001
        return [source, type(error).__name__, str(error)]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    entries = [answer(source) for source in dict.fromkeys(snippets())]
    text = ",\n".join(json.dumps(entry) for entry in entries)
    if "--print" in sys.argv:
        print(f"[\n{text}\n]")
    else:
        pathlib.Path(__file__).with_suffix(".json").write_text(f"[\n{text}\n]\n")
