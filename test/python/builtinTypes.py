"""Writes builtinTypes.json: what CPython 3.11 makes of its own types, their methods, formatting and functions.

    python3 test/python/builtinTypes.py

Each topic lists [expression, repr of its value] or [expression, exception class, message]. The names a = 1, b = 3, x = 2,
nc = 80, s = "abc" and w = 6 are defined. The topic "changes" lists `value ; += ; operand`, `value ; [index] ; item` for an
assignment and `value ; [index]` for a deletion, with the repr of the value afterwards.
"""

import json
import pathlib
import warnings

NAMES = {"a": 1, "b": 3, "x": 2, "nc": 80, "s": "abc", "w": 6}

# A bar between blanks parts snippets.
TOPICS = {
    "str": r"""
'ab'.find(1) | 'ab'.count(None) | 'ab'.index('z') | 'ab'.rindex('z') | 'ab'.find('b','x') | 'abcb'.rfind('b',0,3) | 'ab'.count('') | 'ab'.find('',2)
'ab'.find('',3) | 'ab'.rfind('') | 'aaa'.count('aa') | 'ab'.count('',1) | 'ab'.count('',5) | 'ab'.startswith(1) | 'ab'.startswith((1,))
'ab'.startswith(('x','a')) | 'ab'.endswith([]) | 'ab'.startswith('b',1) | 'ab'.startswith('',3) | 'ab'.endswith('',3) | 'ab'.startswith(())
'ab'.endswith('b',0,1) | 'a'.join(1) | 'a'.join([1]) | 'a'.join(['b',None]) | ','.join('abc') | ''.join([]) | ','.join({'a':1}) | ','.join(['a'])
'a'.join(None) | 'a b  c'.split() | ' a b '.split(' ') | 'a,b,c'.split(',',1) | 'a'.split('') | 'a'.split(1) | 'a b c'.split(None,1)
' a b c '.split(maxsplit=1) | 'a,b'.split(sep=',') | ''.split() | ''.split(',') | 'a b c '.rsplit(None,1) | 'a,b,c'.rsplit(',',1) | 'a'.rsplit('')
'a'.split(',','x') | 'a'.split(',',1.0) | 'abc'.split('abc') | 'a\tb\nc'.split() | 'a,b,c'.split(',',0) | ' a b '.split(None,0)
' a b '.rsplit(None,0) | 'a\nb\r\nc'.splitlines() | 'a\nb\n'.splitlines(True) | ''.splitlines() | '\n'.splitlines()
'a\x0bb\x1cc\u2028d'.splitlines() | 'a\n\nb'.splitlines(keepends=True) | ' a '.strip() | 'xax'.strip('x') | 'xyaxy'.lstrip('xy') | 'a'.strip(1)
'a'.lstrip(1) | 'a'.rstrip([]) | ' a '.strip(None) | ' a\n'.rstrip() | 'abc'.strip('') | '\u3000a'.strip() | 'aXbX'.replace('X','-')
'aXbX'.replace('X','-',1) | 'ab'.replace('','-') | 'ab'.replace('','-',2) | 'a'.replace(1,'b') | 'a'.replace('a',1) | 'a'.replace('a','b','c')
'aaa'.replace('aa','b') | 'ab'.replace('a','b',-1) | 'ab'.replace('a','b',0) | 'a$b'.replace('b','$&') | 'a'.replace('a') | ''.replace('','x')
'a-b-c'.partition('-') | 'a-b-c'.rpartition('-') | 'abc'.partition('x') | 'abc'.rpartition('x') | 'a'.partition('') | 'a'.partition(1)
'a'.rpartition(1) | '5'.zfill(3) | '-5'.zfill(4) | '+5'.zfill(1) | 'a'.zfill('x') | 'a'.ljust(3) | 'a'.ljust(3,'*') | 'a'.rjust(3,'xx')
'a'.rjust(3,1) | 'a'.center(4,'*') | 'ab'.center(5,'*') | 'abc'.center(4) | 'a'.center('x') | ''.zfill(2) | 'abc'.removeprefix('a')
'abc'.removesuffix('c') | 'abc'.removesuffix('') | 'a'.removeprefix(1) | 'a'.removesuffix(1) | 'abc'.removeprefix('x') | 'hello world'.title()
"they're 3rd".title() | 'hELLO'.capitalize() | 'aBc'.swapcase() | 'ABC'.casefold() | 'ß'.upper() | 'ΑΣ'.lower() | 'éa'.title() | 'a\tb'.expandtabs()
'a\tb'.expandtabs(4) | '\t'.expandtabs(0) | 'a\tb'.expandtabs(tabsize=2) | 'ab\ncd\te'.expandtabs(4) | 'a'.expandtabs('x') | '1'.isdigit()
''.isdigit() | 'a1'.isalnum() | 'a b'.isalpha() | 'é'.isalpha() | '1.5'.isnumeric() | 'a_1'.isidentifier() | '1a'.isidentifier()
'for'.isidentifier() | ' \t'.isspace() | ''.isspace() | 'aB'.islower() | 'ab1'.islower() | '1'.islower() | 'AB'.isupper() | 'Ab Cd'.istitle()
'AB'.istitle() | 'a\n'.isprintable() | 'a'.isascii() | 'é'.isascii() | ''.isascii() | ''.isprintable() | '²'.isdecimal() | '٣'.isdecimal()
str.upper('a') | str.upper() | str.upper(1) | str.join(',',['a']) | str.foo | str.upper(a=1) | str.upper | 'a'.__len__() | 'a'.__class__.__name__
''.join(map(str, [1, 2])) | ''.join(reversed('abc'))
""",
    "comprehensions": r"""
','.join(str(q) for q in range(3)) | {q for q in [1,1,2]} | {q for q in [[]]} | next(x for x in []) | sum(x for x in [1])
{q: q * q for q in range(3)} | {q: w for q, w in [(1, 2), (3, 4)]} | {q: 1 for q in 'aab'} | {q: q for q in [[]]} | {q: 1 for q in 1}
{q: w for q in [1, 2] for w in [3, 4]} | {q: w for q in range(4) if q % 2 for w in [q * 10]} | {**{q: 1 for q in 'a'}, 'b': 2}
{q // 2: q for q in range(4)} | {q: 1/q for q in [0]} | {1/q: q for q in [0]} | {q: foo for q in [1]} | {(q, w): 1 for q, w in [(1, 2)]}
dict((q, q) for q in range(2)) | {q for q in 'hello' if q in 'l'} | {q % 3 for q in range(9)} | {q for q in ()} | {q.real for q in [1, True]}
sorted({q.lower() for q in 'AaB'}) | {frozenset([q]) for q in [1, 1]} | len({q for q in range(100)}) | [q for q, *w in [(1, 2, 3)]]
[w for q, *w in [(1, 2, 3)]] | [w for *w, q in ['abc']] | [q for q, *w in [()]] | [w for *w, in [(1, 2)]] | [(q, w) for q, (w, e) in [(1, (2, 3))]]
[q for [q, w] in [[1, 2]]] | [q for (q) in [1]] | [(lambda: q)() for q in range(3)] | [f() for f in [lambda: q for q in range(3)]]
[w for q in [[1, 2], [3]] for w in q] | [q for q in range(10) if q > 3 if q % 2] | [[q, w] for q in 'ab' for w in range(2)]
[q for q in [1, 2] for q in [q * 10]] | [q if q else 'z' for q in [0, 1]] | [x for x in range(x)] | [[q for q in range(w)] for w in range(3)]
(q for q in 1) | list(q for q in [1] if q > 5) | sum(q * w for q, w in zip([1, 2], [3, 4])) | next((q for q in [1, 2] if q > 1), None)
next((q for q in []), 'none') | any(q > 1 for q in [1, 2]) | tuple(q for q in 'ab') | [q for q in range(3)][-1] | max(q for q in [1, 3, 2])
','.join(q for q in 'abc') | [q for q in {1: 2}.items()] | [q + w for q, w in {1: 2, 3: 4}.items()] | [i for i, q in enumerate('ab')]
sorted(q for q in [2, 1]) | set(q for q in [1, 1]) | dict([(q, 1) for q in 'a']) | len({i: i for i in range(50)}) | {i: i for i in range(50)}[49]
{str(i): i for i in range(50)}['37'] | {i % 7: i for i in range(50)} | {(i, 'a'): i for i in range(20)}[(7, 'a')] | {i for i in range(5)} - {0}
""",
    "list, tuple and numbers": r"""
[1].append(2) | [3,1,2].sort() | [1,'a'].sort() | [1].sort(1) | [1].sort(key=1) | [1].sort(reverse='x') | [1].sort(None) | [1].extend(1)
[1].insert(1) | [1].insert('a',1) | [].pop() | [1].pop(5) | [1].pop('a') | [1].pop(-2) | [1].remove(2) | [1].index(2) | [1,2,1].index(1,1)
[1].index(1,'a') | [1,1.0,True].count(1) | [1].count('a') | [1].copy() | [1].clear() | [1].reverse() | [1].foo | [1].index(1,-5,5) | [1].index('x')
(1,2).index(3) | (1,2).index(2) | (1,1).count(1) | (1,2,1).index(1,1) | (1,2) in {1:2}.items() | (1,3) in {1:2}.items() | [] in {1:2}.keys()
(5).bit_length() | (-5).bit_length() | (0).bit_length() | (5).real | (5).imag | (5).numerator | (5).denominator | (5).conjugate()
(7).as_integer_ratio() | (7).bit_count() | (1.5).is_integer() | (2.0).is_integer() | (1.5).real | (1.5).imag | (1.5).conjugate()
(-0.5).as_integer_ratio() | (1.5).foo | [*{1, 2}] | [*{1: 2}] | [[]] * 2 | [1].__getitem__(0) | [1].__len__() | [1].__contains__(1) | (1).__class__
[].__class__ is list | (1.5).__class__.__name__ | (5).__len__ | [].__next__ | (1).__iter__ | [].index.__name__ | [] in {1} | [1] & {1} | [set()]
[*map(str, range(3))] | [*zip('a', 'b')] | [range(2)] == [range(2)] | [0, 1, 2, 3, 4][slice(1, 4)] | (1).bit_length() | (10).bit_count()
(3.0).is_integer() | (0.5).as_integer_ratio() | (7).numerator | (2).__class__(3.7) | [float('nan')] == [float('nan')] | (int|str)
(int|str) == (str|int) | (int|str)|None | (int|str).__args__ | (int|None) is None | (int|str).foo
""",
    "dict": r"""
{1:2}.get(1) | {1:2}.get(3) | {1:2}.get(3,4) | {1:2}.get([]) | {1:2}.keys() | {1:2}.values() | {1:2}.items() | {1:2}.pop(1) | {1:2}.pop(3)
{1:2}.pop(3,4) | {1:2}.popitem() | {1:5}.setdefault(1,2) | {1:2}.copy() | dict.fromkeys([1,2]) | dict.fromkeys('ab',0) | dict.fromkeys(1)
dict.fromkeys() | {1:2}.clear() | {1:2}.keys() & {1} | {1:2}.keys() == {1} | {1:2}.keys() - [1] | {1:2}.keys() - {1} | {1:2}.items() == {(1,2)}
{1:2}.values() == {1:2}.values() | {1:2}.keys() == [1] | {1:2}.keys()[0] | {1:2}.keys().isdisjoint([2]) | {1:2}.keys() <= {1,2} | {1:2}.values().foo
{1:2}.keys() ^ {1,3} | {1:2}.items() & {(1,2)} | {'a':1}.keys() > set() | {frozenset([1]):2}[frozenset([1])] | dict.get({1:2},1) | dict.keys({1:2})
{*'a', *[1][:0]} | {1: 2, 3: 4} == {3: 4, 1: 2} | {'a': 1} | {'a': 2} | dict(zip('ab', range(2))) | dict(a=1, **{'b': 2}) | {**{}, **{'a': 1}}
dict({'a': 1}, a=2) | dict([['a', 1], ('b', 2)]) | {1: {2: 3}}[1][2] | {(1, 2): 3}[1, 2] | {None: 1}[None] | {1.5: 2}.get(1.5)
{'a': None}.get('a', 5) | {'a': 1}.items() == {'a': 1}.items() | {1: 2}.keys() == {1: 3}.keys() | {True: 'yes', 1: 'no'}
{float('nan'): 1}.get(float('nan')) | {'x': 1, 'x': 2} | dict.fromkeys('aab', 0) | {1: 2}[[]] | {1: 2}[3] | {'a': 1}['b'] | {(1,): 2}[(2,)]
{frozenset([1]): 2} | {1: {2}} | {1: set()} | dict(zip([1], [2]))
""",
    "set": r"""
{}.popitem() | {}.setdefault(1) | {}.setdefault(1,2) | {}.setdefault([],1) | {}.fromkeys([1],2) | {}.update(a=1) | {}.pop([]) | {2}
{}.keys() + {}.keys() | {1}.add(2) | {1}.add([]) | {1}.remove(2) | {1}.remove([]) | {1}.discard(2) | set().pop() | {5}.pop() | {1}.union([2],[3])
{1}.union(2) | {1,2}.intersection([1]) | {1,2}.intersection() | {1}.difference([1],[2]) | {1}.symmetric_difference([2]) | {1}.issubset([1,2])
{1}.issuperset([]) | {1}.isdisjoint([1]) | {1}.update([2]) | {1}.copy() | {1}.clear() | frozenset([1]).add(1) | frozenset([1]).union([2])
frozenset([1]).copy() | {1}.foo | {1}.intersection_update([2]) | {1} in [frozenset([1])] | {1} in {frozenset([1])} | {1}.remove({1}) | {1}.union([[]])
frozenset([1])|{2} | {1}|frozenset([2]) | {1}|{2} | {1}&{1} | {1}-{1} | {1}^{2} | {1}<{1} | {1}<={1} | {1}>{0} | {1}|[1] | {1}+{2} | {1}[0] | {1}()
{1} == {1.0} | {1} != [1] | {*[1,1]} | {*1} | set('ab') == {'b','a'} | {frozenset([1])} | {{1}} | {(1,[])} | frozenset({2,1}) | {'a'} | {None}
{(1,2)} | set(range(5)) | {1, 2}.__class__ | set(1) | set([1],[2]) | set() | frozenset() | frozenset([1]) | set('aa') | frozenset(a=1) | set(a=1)
set([[]]) | {[]} | {1,2} | {1,1.0,True} | {*range(3), *range(2)} | {*{}, 1} | {}.__class__ | {1, 2} & {2, 3} | {1, 2} - {2} | {1, 2} ^ {2, 3} | {1}
{1} <= {1, 2} | {1, 2} > {1} | {1} < {2} | {1, 2} >= {3} | {1} == frozenset({1}) | set() == frozenset() | {1} != {2} | {1, 2}.union({3}, {4})
{1, 2, 3}.intersection({2, 3}, {3}) | set('a') | set({1: 2}) | set(range(3)) | frozenset('a') | set() or 1 | {1, 'a'} == {'a', 1} | {(1, 2), (1, 2)}
{1, True, 1.0} | frozenset([1]) in {frozenset([1]): 2} | {1} is {1} | {0} and 'x' | {1}.issubset({1, 2}) | {1}.isdisjoint({2}) | {1}.pop()
set([1, [2]]) | frozenset([1]).add | {1} + {2} | {1} * 2 | {1} < [1] | {1} & [1] | {1.5} | {1, 2} | {3} == {1, 2, 3} | {0, 1, 2, 3, 4, 5, 6, 7}
frozenset({1, 2, 3}) | set(range(2))
""",
    "builtins": r"""
1 in {1:2}.keys() | 2 in {1:2}.values() | 1 in {1:2}.items() | len({1:2}.keys()) | list({1:2}.items()) | list(reversed({1:2,3:4}.keys()))
bool({}.keys()) | iter({1:2}.keys()) is None | sorted({2:1,1:1}.keys()) | -{1} | not set() | True.bit_length() | True.real
float('nan').as_integer_ratio() | list(map(str.strip,[' a '])) | list.append([],1) | list.append() | list.append((),1) | list.append(1)
int.bit_length(5) | int.bit_length(True) | int.bit_length('a') | float.is_integer(1.0) | float.is_integer(1) | set.union({1},{2}) | set.union([1])
object.foo | bool.bit_length(True) | type(iter([])) | type(iter(())) | type(iter('a')) | type(iter('é')) | type(iter({})) | type(iter({1}))
type(iter(range(3))) | type(iter({}.values())) | type(iter({}.items())) | type(reversed([])) | type(reversed(())) | type(reversed({}))
type(reversed(range(2))) | type(reversed('a')) | type(iter(int, 0)) | next([]) | next(iter([])) | next(iter([]), 5) | iter(1) | iter(None) | iter()
next() | iter(int) | iter(1,2) | next(1,2,3) | map() | map(1) | list(map(1,[1])) | map(int,1) | list(map(lambda a,b:a+b,[1,2],[3])) | filter(1)
list(filter(None,[0,1])) | list(filter(lambda q:q>1,[1,2])) | filter(None,1) | list(filter(1,[1])) | list(zip([1],[2,3],strict=True))
list(zip([1,2],[2],strict=True)) | list(zip([],[2],strict=True)) | list(zip([1,2],[2,3],[1],strict=True)) | list(zip([1,2],[2,3],[1,2,3],strict=True))
enumerate([],1,2) | enumerate([],'a') | enumerate([],start=1.5) | enumerate([],foo=1) | reversed({1}) | reversed(None) | reversed(iter([]))
len(iter([])) | iter([])[0] | reversed([1],[2]) | callable(1) | callable(len) | callable(int) | callable() | list(reversed({1:2}.items()))
list(reversed({1:2}.values())) | next(map(len,['ab'])) | iter([1]) == iter([1]) | zip() is zip() | list(iter(lambda: 1, 1)) | getattr(1,'real')
getattr(1,'foo') | getattr(1,'foo',2) | getattr(1) | getattr(1,2) | hasattr(1,2) | hasattr(1,'foo') | hasattr([],'append') | hasattr([],'__len__')
setattr([],'x',1) | delattr([],'x') | setattr(1,2,3) | setattr([],'x') | delattr([]) | hasattr(1) | ord('a') | ord('ab') | ord('') | ord(1) | chr(97)
chr(-1) | chr(1114112) | chr('a') | chr(128512) | hex(255) | hex(-255) | hex('a') | hex(1.0) | oct(8) | bin(5) | bin(-5) | bin(True) | print(1)
print(1,foo=2) | print(sep=1) | ascii('é') | ascii('a') | ascii([1,'ü😀']) | issubclass(bool,int) | issubclass(int,(str,int)) | issubclass(1,int)
issubclass(int,1) | issubclass(int) | issubclass(ValueError,Exception) | isinstance(range(2),range) | isinstance(len,type) | isinstance({1},set)
isinstance(frozenset(),(set,frozenset)) | type({1}) | type(frozenset()) | object(1) | divmod(7,0) | divmod(1.5,0) | divmod('a','b') | pow(2,-1)
pow(2,3,None) | pow(2.0,3,4) | pow(2,-1,5) | pow(2,-1,4) | pow('a',2,3) | pow() | pow(1) | pow(1,2,3,4) | abs(-0.0) | abs([]) | min([],default=None)
sum([1],'a') | sum(['a'],'b') | sum([[1],[2]],[]) | sum(((1,),(2,)),()) | sum([1.5,2]) | all() | any(x=1) | len(5) | len({1,2}) | int('11',2)
int('0b11',0) | int('z',36) | int('9',8) | int('1',1) | int('1',37) | int('0o17',0) | int('010',0) | int('10',0) | int('x',0) | int(1.5,2)
int('1',base='a') | int('-0x1F',16) | int('1_000',10) | int(base=2) | int(' 0b1 ',2) | int('0x',16) | int('12',2.0) | bool(x=1) | list(a=1)
tuple(a=1) | str(object='a') | str(b='a') | float('1','2') | slice(1) | slice() | slice(1,2,3,4) | slice(1,2).start | slice(1,2).indices(5)
slice(None,None,-1).indices(5) | slice(1,2)==slice(1,2) | range(3).start | range(3).count(1) | range(3).index(5) | range(3).index(2)
range(0,10,3)[-1] | 1.0 in range(3) | 'a' in range(3) | range(3)==range(0,3,1) | range(0)==range(2,2) | range(0,3,2)==range(0,4,2) | range(5)[1:3]
range(5)[::-1] | range(5)[::2] | range(3)!=range(3) | range(3)<range(4) | range(3)+range(2) | bool(range(0)) | len(range(0,-5)) | range(3)[True]
type(range(3)) | '%%' | 5 % '%d' | fb'{a}' | q | list(map(lambda q, w=10: q + w, [1, 2])) | sorted([(1, 'b'), (0, 'a')], key=lambda q: q[1])
None.__class__ | True.__class__ | len.__name__ | int.__name__ | int.__class__ | type(1).__name__ | type([]).__name__ | hasattr([], '__len__')
hasattr(1, '__len__') | hasattr('', '__iter__') | hasattr(None, '__bool__') | hasattr({}, '__getitem__') | hasattr(set(), '__getitem__')
hasattr(1.5, 'is_integer') | hasattr(1, 'is_integer') | hasattr([], 'foo') | getattr([], '__foo__', 1) | getattr('a', 'upper')()
getattr([1], 'count')(1) | getattr({}, 'x', None) is None | list({'b': 1, 'a': 2}) | list({1: 'a'}.values()) | list({1: 'a'}.items())
max({1: 5, 2: 3}, key={1: 5, 2: 3}.get) | sorted({'b': 1, 'a': 2}.items()) | 'a' in {'a': None} | 1 in {1, 2} | len(set('hello'))
sorted(set('hello')) | sorted({3, 1, 2}) | sum({1, 2, 3}) | max({1, 5}) | bool(set()) | list({1}) | tuple({5}) | not {0} | isinstance({1}, set)
isinstance({1}, frozenset) | set.union({1}, [2]) | str({1}) | repr(set()) | list(map(str, [1, 2])) | list(map(int, '12'))
list(map(lambda q, w: q * w, [1, 2], [3, 4, 5])) | list(map(None, [1])) | list(filter(str.isdigit, 'a1b2')) | list(filter(lambda q: q % 2, range(5)))
list(zip('ab', [1, 2], (True, False))) | list(zip([1, 2, 3], [4])) | list(enumerate('ab', start=5)) | list(enumerate({'x': 1}))
list(reversed('abc')) | list(reversed((1, 2))) | list(reversed(range(1, 10, 3))) | list(reversed({'a': 1, 'b': 2})) | next(iter({5: 6}))
next(iter(range(3, 9))) | next(enumerate('a')) | next(reversed([1, 2])) | next(map(abs, [-1])) | next(filter(None, [0, 3])) | list(iter((1, 2)))
iter([]) is None | 2 in iter([1, 2]) | max(map(len, ['a', 'bb'])) | sum(map(int, '123')) | any(map(bool, [0, 1])) | all(filter(None, [1]))
sorted(map(abs, [-2, 1])) | tuple(map(tuple, ['ab'])) | list(map(list, zip([1, 2], [3, 4]))) | max(*map(int, '12')) | list(zip(*[[1, 2], [3, 4]]))
len(list(range(0, 10, 3))) | list(range(-1)) | range(5)[-1] | range(1, 10)[2:5] | 4 in range(0, 10, 2) | 5 in range(0, 10, 2) | range(3).stop
range(0, 9, 2).step | list(range(3))[::-1] | sum(range(101)) | min(range(5, 1, -1)) | range(2, 5).index(4) | range(0, 10, 3).count(9) | bool(range(1))
tuple(range(2)) | list(range(True)) | range(1) is range(1) | isinstance(range(1), range) | sorted(range(3), reverse=1) | sorted([3, 1], key=None)
sorted('bA', key=str.lower) | sorted([[2], [1]]) | sorted([(2, 'a'), (1, 'b')]) | sorted([True, 0]) | sorted({2: 1}) | sorted([1, None])
sorted([3, 1], reverse='a') | max('ab', 'b', key=len) | min([[1, 2], [0]]) | min('a', 'B') | max([], default='x') | max(1, 2.5) | max({'a': 1})
min(3, key=abs) | sum([1, 2], 10) | sum([[1], [2]], []) | sum([0.1] * 10) | sum(('a',)) | abs(-5) | divmod(17, 5) | divmod(-17, 5) | divmod(5.5, 2)
pow(2, 10) | pow(2, -2) | pow(3, 4, 5) | round(3.14159, 3) | round(1234, -2) | round(1234.5, -2) | round(-1234.567, -1) | round(0.5e-5, 5)
round(5.015, 2) | round(1e-310, 310) | int('0b101', 0) | int('-12', 8) | int(' 7 ', 10) | int('z', 35) | bool('False') | float('1e5') | str(1e5)
str(None) + 'x' | list('ab') + [1] | tuple([1]) + (2,) | ord('€') | chr(8364) | hex(4095) | oct(64) | bin(10) | callable('a') | print()
print('a', 'b', sep='-') is None | repr('a\'b') | ascii('a\u20ac') | type(1) is int | type('') == str | type(1) in (int, float)
isinstance(1, (float, int)) | isinstance('a', (int, (str,))) | isinstance(None, type(None)) | issubclass(bool, int) | issubclass(str, (int, float))
isinstance(len, object) | isinstance([], list) and isinstance((), tuple) | slice(1, 5, 2) | slice(None, -1).stop | slice(1, None, -1).indices(3)
list(range(10))[slice(2, None, 3)] | True + True | 5 .real | float('nan') in [float('nan')] | None | isinstance(1, int|str)
isinstance('a', int|None) | isinstance(None, int|None) | int|str|float | int|1 | 'a'|int | None|None | issubclass(bool, int|str) | int|int | None|int
isinstance(1.5, int|str) | int&str | int|(int|str) | isinstance([], list|tuple) | isinstance(1, (int|str, float)) | issubclass(int, str|None)
bool|int
""",
    "f-strings": r"""
float('inf').as_integer_ratio() | float('inf').is_integer() | int('0x1f',16) | int('ff',16) | format(1,'f') | format(1,'.2f') | format(1234567,',f')
format(5,'.99999999999999999999f') | format(1.5,'f') | format(1.5,'.0f') | format(2.5,'.0f') | format(0.5,'.0f') | format(3.5,'.0f')
format(1.005,'.2f') | format(0.125,'.2f') | format(1e22,'f') | format(1e22,'.1f') | format(123456.789,',.2f') | format(1234567.891,'_.1f')
format(float('inf'),'f') | format(float('-inf'),'+') | format(float('inf'),'F') | format(float('inf'),'05.1f') | format(-0.0,'f')
format(-0.0,'z.1f') | format(-0.001,'z.1f') | format(-0.001,'.1f') | format(1.5,' .2f') | format(1.5,'*^10.2f') | format(1.0,'#.0f')
format(1e100,'.3f') | format(1.7976931348623157e308,'.0f') | format(9.995,'.2f') | format(9.5,'.0f') | format(0.1,'.20f') | format(1/3,'.50f')
format(1234.5,'09,.1f') | format(1234.5,'012,.1f') | format(-1234.5,'012,.2f') | format(1e23,'.3f') | format(2.675,'.2f') | format(1e-7,'.3f')
format(-1e-7,'.3f') | format(1.5, '>+9.2f') | '%f' % 1.5 | '%.2f' % 1.005 | '%.*f' % (2,1.2345) | '%.*f' % ('a',1.5) | '%f' % 'a' | '%f' % True
'%05.1f' % -2.5 | '%Lf' % 1.5 | '%.0f' % 2.5 | '%#.0f' % 1.0 | '%d' % float('inf') | '%.-1f' % 1 | '%08.3f' % 3.14159 | '%.50f' % 0.1 | '%f' % None
f'' | f'a' | f'{a}' | f'{a}{b}' | f'a{a}b' | f'{{}}' | f'{{{a}}}' | f'{a!r}' | f'{s!r}' | f'{s!s:>5}' | f'{"é"!a}' | f'{a:5}|' | f'{s:>{w}}'
f'{1.5:{w}.{x}f}' | f'{a=}' | f'{a = }' | f'{ a=}' | f'{s=}' | f'{s=!s}' | f'{a=:5}' | f'{s=:>5}' | f'{a+b}' | f'{a+b=}' | f'{a,b}' | f'{(a,b)}'
f'{[1,2][0]}' | f'{ {1:2}[1] }' | f'{ {1:2} }' | f"{s['a':]}" | f'{a if b else x}' | f'{lambda: 1}' | f'{(lambda q: q)(5)}'
f'{[q for q in range(3)]}' | f'{a:}' | f'{a!r:}' | f'{1:x<5}' | f'{255:#x}' | f'{1234567:,}' | f'{0.5:%}' | f'{a:d}{s:s}' | f'{s:d}' | f'{None:5}'
f'{None}' | f'{foo}' | f'{1/0}' | f'{a' | f'a}' | f'{}' | f'{ }' | f'{!r}' | f'{a!x}' | f'{a!}' | f'{a!r' | f'{a:{b}' | f'{a:{b:{x}}}'
f'{a:{b!r:>{x}}}' | f'{a b}' | f'{*[1,2]}' | f'{*[1,2],}' | f'\n{a}\t' | f'\x41{a}' | rf'\n{a}' | fr'\{a}' | f'{a}' 'b' | 'b' f'{a}' | f'{a}' f'{b}'
f'{a}' r'\n' | f'{a}' 'c{b}' | f'''{a}''' | f"{'b'}" | f'{a:%}' | f'{a!s}' | f'{a:=5}' | f'{a:{"5"}}' | f'{a!r:^{w}}|' | f'{"a" + "b"}'
f'{s.upper()}' | f'{s[0]}' | f'{x == 2}' | f'{x!=2}' | f'{x>1}' | f'{x<=1}' | f'{x>=1}' | f'{(x:=5)}' | f'{x:=5}' | f'{a#}' | f'{a\n}' | f'{"\n"}'
f'{a:{{}}}' | f'{a:}}' | f'{a}}' | f'{{a}' | f'{1:}{2:}' | F'{a}' | f'{f"{a}"}' | f'{f"{a!r:>{w}}"}|' | f'{3.14159:.2f}' | f'{3.14159:8.2f}|'
f'{1e10}' | f'{True}' | f'{True:d}' | f'{[1, "a"]}' | f'{(1,)}' | f'{s * 2}' | f'{s:*^9}' | f'{-a}' | f'{not a}' | f'{a and b}' | f'{a or b}'
f'{a in [1]}' | f'{a is None}' | f'{max(a, b)}' | f'{len(s):>3}' | f'{a:>+5}' | f'{a:05d}' | f'{{a}}' | f'{a}%' | f'%{a}' | f'{a}: {b}' | f'{a!r}:{b}'
f"{s!r:10}|" | f"{'a' if x else 'b'}" | f'{x:{"d"}}' | f'{x:{w}}|' | f'{x:{w}d}|' | f'{s:{w}.{x}}|' | f'\{a}' | f'{a:\x41}' | f'{a:\n}'
f'{1}{"2"}{3.0}' | f'{nc//2}x{nc//2}' | f'{  a  }' | f'{a }' | f'{a !r}' | f'{a! r}' | f'{a!r }' | f'{a = !r}' | f'{a  =  }' | f'{s!r=}' | f'{a==1}'
f'{a==1=}' | f'{"="}' | f'{a:!>5}' | f'{"a":b}' | f'{a:{a}{a}}' | f"{a['b']}" | f'{s.x}' | f'{s()}' | f'{1:1}{1}' | f'{...}' | f'{a:}}}' | f'{{{{'
f'}}' | f'}' | f'{' | f'{a:' | f'{a[}' | f'{a(}' | f'{)}' | f'{a]}' | f'{"}' | f'{a;b}' | f'{a:5' 'b' | f'{", ".join(["a", "b"])}' | f'{dict(a=1)}'
f'{a:>{5}}' | f'{a!r:{5}}' | f"{'%d' % 5}" | f"{5 % 3}" | f"{'{}'.format(1)}" | f"{'{'}" | f"{'}'}" | f'{3:{"{"}>5}' | f"{a:{'>'}{5}}" | f'{{{a}'
f'{a}}}' | 'a' f'' | f'' '' | f'{"a" "b"}' | f'{f"{1}" f"{2}"}' | f'{a}' * 2 | f'{a}'.zfill(3) | len(f'{s}{s}') | f'{s}'[0] | f'{s}' == 'abc'
f'{a}' in '123' | (f'{a}' |  f'{b}') | [f'{q}' for q in range(2)] | {f'{a}': f'{b}'} | f'{a!r}' f'{b=}' | f'{(q := 4)}{q}' | f'{ {1} }'
int('ff', 16) | format(3.14159, '.2f')
""",
    "format": r"""
format(1) | format(1,2) | format() | format(5,'') | format(5,'d') | format(5,'3') | format(5,'<3') | format(5,'^4') | format(5,'=+4')
format(-5,'=4') | format(-5,'05') | format(5,'+') | format(5,' ') | format(5,'x') | format(255,'#x') | format(255,'#X') | format(255,'#010x')
format(5,'b') | format(5,'#b') | format(8,'o') | format(8,'#o') | format(1234567,',') | format(1234567,'_') | format(1234567,'_x') | format(255,'_b')
format(65,'c') | format(5,'n') | format(1234,'010,') | format(1234,'08,') | format(12345678,'012,d') | format(-1234,'010,') | format(5,'*^7')
format(5,'>3') | format(1,'e') | format(12345,'.2e') | format(1,'%') | format(1,'g') | format(123456789,'g') | format(5,'.2') | format(5,'.2d')
format(5,'s') | format(5,'y') | format(5,'5.') | format(-5,'b') | format(-255,'#x') | format(0,'x') | format(True,'') | format(True,'d')
format(True,'5') | format(True,'s') | format(True, 'x') | format(5,'+c') | format(-1,'c') | format(1114112,'c') | format(5,'#c') | format(5,'c5')
format(5,'<<3') | format(5,'é>3') | format(5,'{>3') | format(5,',x') | format(5,',b') | format(5,',c') | format(5,'_c') | format(5,',_')
format(5,',,') | format(5,'__') | format(5,'_,') | format(5,'0') | format(5,'00') | format(5,'<05') | format(5,'^05') | format(5,'=5')
format(5,'5d') | format(5,' 5') | format(5,'-5') | format(5,'#5') | format(5,'z') | format(5,'zd') | format(1,',%') | format(1234,',n')
format(3,'!') | format(5,'5 ') | format(5, '99999999999999999999') | format(5,'dd') | format(5,'10#x') | format(1.5,'') | format(1.0,'')
format(1e16,'') | format(1e-5,'') | format(3.14159,'.3') | format(3.14159,'.3g') | format(0.00001,'g') | format(100000,'g') | format(1000000,'g')
format(1e6,'g') | format(1e-4,'g') | format(123.0,'.3') | format(123.0,'.3g') | format(1234.0,'.3') | format(12.0,'.3') | format(0.0,'.3')
format(1.5,'e') | format(1.5,'E') | format(12345.678,'.3e') | format(0.0,'e') | format(1.5,'%') | format(0.256,'.1%') | format(0.5,'.0%')
format(float('nan'),'') | format(float('nan'),'05') | format(-0.0,'') | format(1.5,'+') | format(1.5,'10') | format(1.5,'<10') | format(1.5,'=+10')
format(1.5,'010') | format(-1.5,'010') | format(1.5,'d') | format(1.5,'x') | format(1.5,'s') | format(1.5,'c') | format(1.5,'#') | format(1.0,'#g')
format(1.0,'#.3g') | format(1.0,'#.0e') | format(1.5,'n') | format(1e100,'g') | format(5e-324,'g') | format(5e-324,'.3e') | format(99.5,'.2g')
format(0.1,'.17g') | format(1e15,'') | format(123456789012345680.0,'') | format(1e15,',') | format(1.5,',') | format(12345.5,',') | format(1e20,',')
format(0.1,',.3%') | format(1.5,'.') | format(1.5,'.g') | format(2.0,'.0') | format(25.0,'.1') | format(0.00012345,'.2') | format(1.5,'_')
format(1.5,'.3F') | format(1.5,'G') | format(1e-10,'G') | format(9.99e22,'.25e') | format(1e23,'.25e') | format(1e5,'.10g') | format(100.0,'.2e')
format(1.0,'010.3e') | format(1.5,'y') | format(1e3,',g') | format(1234567.0,',g') | format(12345.678,',.6g') | format('ab','') | format('ab','5')
format('ab','<5') | format('ab','>5') | format('ab','^5') | format('ab','*^6') | format('ab','.1') | format('ab','5.1') | format('ab','s')
format('ab','5s') | format('ab','d') | format('ab','x') | format('ab','+') | format('ab','=5') | format('ab','05') | format('ab',',')
format('ab','#') | format('ab',' ') | format('ab','.') | format('ab','5.1s') | format('é😀','4') | format('ab','y') | format('ab','^05')
format('ab','<05') | format('ab','_') | format('ab','-') | format('ab','z') | format('abc','.0') | format('ab','0') | format('ab', '=')
format('ab','!<4') | format(None,'') | format(None,'5') | format([],'') | format([1],'5') | format((1,),'d') | format({},'s') | format({1},'>5')
format(len,'5') | format(int,'') | format(int,'10') | format(range(3),'') | format(range(3),'5') | format(1,'5')+'|' | format(1,None)
""",
    "str.format": r"""
'{}'.format(1) | '{} {}'.format(1) | '{0} {1}'.format('a','b') | '{1} {0}'.format('a','b') | '{a}'.format(a=1) | '{a}'.format() | '{0}'.format()
'{}'.format() | '{0.real}'.format(5) | '{0[0]}'.format([7]) | '{0[a]}'.format({'a':1}) | '{a[0]}'.format(a=[1]) | '{a.b}'.format(a=1)
'{0[x]}'.format([1]) | '{0[5]}'.format([1]) | '{0[-1]}'.format([1]) | '{!r}'.format('a') | '{!s}'.format('a') | '{!a}'.format('é') | '{!x}'.format(1)
'{!}'.format(1) | '{:>5}'.format('a') | '{:{}}'.format('a',5) | '{:{w}}'.format('a',w=5) | '{0:{1}}'.format('a',5) | '{:{}.{}f}'.format(1.5,8,2)
'{{}}'.format() | '{{{}}}'.format(1) | '{'.format() | '}'.format() | '{}}'.format(1) | '{0'.format(1) | '{0!r'.format(1) | '{0:'.format(1)
'a{b'.format() | '{0}{}'.format(1,2) | '{}{0}'.format(1,2) | '{0.}'.format(1) | '{0[}'.format(1) | '{0[]}'.format(1) | '{0[1]x}'.format([1,2])
'{a b}'.format(**{'a b':1}) | '{:d}'.format('a') | '{:.2f}'.format(1) | '{:x}'.format(255) | '{:{{}}}'.format(1) | '{0!rr}'.format(1)
'{:!r}'.format(1) | '{ 0 }'.format(1) | '{-1}'.format(1) | '{0x1}'.format(1) | '{01}'.format(1,2) | '{}'.format([1,'a']) | '{0} {0}'.format(1)
'{:,}'.format(1234567) | '{:%}'.format(0.5) | '{:{}{}}'.format('a','>',5) | '{:{:{}}}'.format(1,2,3) | '{0[a][b]}'.format({'a':{'b':3}})
'{0[0].real}'.format([3]) | '{.real}'.format(5) | '{[0]}'.format([5]) | '{:5}|'.format(None) | '{99999999999999999999}'.format(1) | 'x'.format(1,2)
'{a}'.format_map({'a':1}) | '{b}'.format_map({'a':1}) | '{0}'.format_map({'a':1}) | '{}'.format_map({'a':1}) | '{a}'.format_map(5)
'{0!r:>5}'.format('a') | '{!r:}'.format('a') | '{:5}'.format(True) | '{0:>{0}}'.format(5) | '{}'.format(1.0) | '{:g}'.format(1e-5) | '{:s}'.format(1)
'{:b}'.format(True) | '{x!s:^7}'.format(x=[1]) | '{.}'.format(1) | '{[}'.format(1) | '{]}'.format(1) | '{0]}'.format(1) | '{a!}'.format(a=1)
'{!r}}'.format(1) | '{:}}'.format(1) | '{:{}'.format(1,2)
""",
    "percent": r"""
'%d' % 1 | '%s' % 'a' | '%s %s' % (1,2) | '%s %s' % (1,) | '%s' % (1,2) | '%d' % 'a' | '%d' % 1.9 | '%d' % None | '%i' % 5 | '%u' % 5 | '%5d|' % 5
'%-5d|' % 5 | '%05d' % 5 | '%+d' % 5 | '% d' % 5 | '%x' % 255 | '%X' % 255 | '%#x' % 255 | '%o' % 8 | '%#o' % 8 | '%e' % 12345.678 | '%g' % 1e-5
'%G' % 1e10 | '%r' % 'a' | '%a' % 'é' | '%c' % 'a' | '%c' % 97 | '%c' % 'ab' | '%c' % 1.5 | '%%' % () | '%d%%' % 5 | '%' % 1 | '%y' % 1
'%(a)s' % {'a':1} | '%(a)s' % {'b':1} | '%(a)s' % 1 | '%(a' % {'a':1} | '%s' % {'a':1} | '%s' % [1,2] | '%s' % None | '%5s|' % 'a' | '%-5s|' % 'a'
'%.1s' % 'abc' | '%*d' % (5,3) | '%-*d|' % (5,3) | '%*d' % ('a',3) | '%d' % True | '%x' % 1.5 | '%x' % 'a' | '%5.2f|' % 3.14159 | '%s' % () | '' % ()
'' % 1 | '' % {} | 'a' % [] | 'a' % {1:2} | 'a' % (1,) | '%d' % (1,) | '%ld' % 5 | '%hd' % 5 | '%.3d' % 5 | '%+.2e' % 0.001 | '%#g' % 1.0
'%s %d' % ('a', 1) | '%d %s' % ('a', 1) | '%(a)d %(b)s' % {'a':1,'b':'x'} | '%(a)s %s' % {'a':1} | '%s' % 1.0 | '%r' % [1.5,'a'] | '%05s' % 'ab'
'%-05d|' % 5 | '%+5d' % -3 | '% 5d' % 3 | '%.' % 1 | '%5' % 1 | '%d' % float('nan') | '%s' % (1,)*2 | '%%d' % () | '%%%d' % 5 | '%i%%|%s' % (1,'b')
'%s' % ((1,2),) | '%b' % 1 | '%é' % 1 | '%(a)s %(a)s' % {'a':1} | '%()s' % {'':1} | '%(a(b))s' % {'a(b)':1} | '%c' % '' | '%c' % -1 | '%#X' % 255
'%+x' % 255 | '%-8.3f|' % 3.14159 | '%.10g' % 0.1 | '%.0e' % 12345 | '%s' % 'é😀' | '%5s' % '😀' | '%d' % 1e3 | '%.2f%%' % 45.678 | '%d/%d' % (1,2)
'%s' % {1} | '%s' % range(3) | '%d' % [] | '%s%s' % 'ab' | '%.3s|' % 12345 | '%3c|' % 'a' | '%-3c|' % 97 | '%#b' % 1 | '%i' % -0.5 | '%x' % -255
'%g' % 100000 | '%g' % 1000000 | '%5%|' % () | '%d' % '5' | '%o' % -8
""",
    "walrus": r"""
(q := 5) | (q := 5) + q | [q := 1, q + 1] | (q := 1, q) | [q for w in [1, 2] if (q := w * 2) > 2] | [(e := w) for w in [1, 2]] + [e] | f(q := 1)
max(q := 3, q + 1) | {(q := 1): q} | {'a': (q := 1), 'b': q} | [1, 2, 3][(q := 1)] | 'abc'[(q := 1):(q + 1)] | (q := [1]) is q
any((q := w) > 1 for w in [1, 2, 3]) and q | (q := (w := 1) + 1) + w | (a := 10) + a | not (q := 0) | (q := None) is None | (q.x := 1) | (q[0] := 1)
(1 := 2) | ((q) := 1) | q := 1 | [q := 1 for w in [1]] | print(q := 2) or q | len(q := 'abc') + len(q)
""",
    "lambda": r"""
(lambda: (q := 2) + q)() | (lambda w: [w := w + 1, w])(1) | (lambda: q)() if (q := 1) else 0 | (lambda q=1: q)() | (lambda q=1: q)(2)
(lambda q=1: q)(q=3) | (lambda q, w=2: (q, w))(1) | (lambda q, w=2: (q, w))(1, w=5) | (lambda q, w=2: (q, w))(w=5) | (lambda *q: q)()
(lambda *q: q)(1, 2) | (lambda **q: q)(a=1) | (lambda **q: q)() | (lambda *q, **w: (q, w))(1, a=2)
(lambda q, *w, e=3, **r: (q, w, e, r))(1, 2, e=4, t=5) | (lambda *, q: q)(q=1) | (lambda *, q: q)() | (lambda *, q: q)(1) | (lambda *, q, w: q)()
(lambda *, q=1, w: (q, w))(w=2) | (lambda q, /: q)(1) | (lambda q, /: q)(q=1) | (lambda q, /, w: (q, w))(1, w=2) | (lambda q, /, **w: (q, w))(1, q=2)
(lambda q, w, /, e: 1)(q=1, w=2, e=3) | (lambda q: q)(1, q=2) | (lambda q, w=1: q)(1, 2, 3) | (lambda: 1)(1) | (lambda: 1)(a=1) | (lambda: 1)(1, 2)
(lambda q, w: 1)() | (lambda q, w, e: 1)(1) | (lambda q, w, e, r: 1)() | (lambda q, w=1, *, e: 1)(1, 2, 3, e=1) | (lambda q, *, e: 1)(1, 2, e=1)
(lambda q, w=1: q)() | (lambda q: q)(**{'q': 1}) | (lambda q: q)(*[1]) | (lambda q, w: (q, w))(*[1], **{'w': 2}) | (lambda q: q)(**{'w': 1})
(lambda q: q)(**{1: 2}) | (lambda q=[]: q.append(1) or q)() | (lambda f: (f(), f()))(lambda q=[]: q.append(1) or list(q)) | (lambda q, w=a: w)(0)
(lambda q=foo: q) | (lambda q, q: 1) | (lambda q=1, w: 1) | (lambda *: 1) | (lambda *, **q: 1) | (lambda **q, w: 1) | (lambda *q, *w: 1)
(lambda q, /, w, /: 1) | (lambda *q, /: 1) | (lambda q: lambda w: q + w)(1)(2)
(lambda f, n: f(f, n))(lambda f, n: 1 if n == 0 else n * f(f, n - 1), 5) | (lambda q: (lambda: q)())(7) | (lambda *q: sum(q))(*range(5))
(lambda **q: sorted(q.items()))(b=1, a=2) | (lambda q, w: q if w else None)(1, 0) | (lambda q: q)(q for q in [1]) is None | (lambda q,: q)(1)
(lambda *q,: q)(1) | (lambda a, b, c, d, e, f: 1)(1, 2, 3) | (lambda self, k, *, s: 1)(1) | (lambda q, w, *, e, r: 1)(1, w=2, e=3)
(lambda q, w: 1)(1, 2, 3, x=4) | (lambda q, w=2, *e: (q, w, e))(1, 2, 3, 4) | (lambda q, w: (w.append(1), q))(*[[]] * 2)
(lambda q: [q.copy() is q, q.copy() == q])([1]) | (lambda q: [w for w in q if len(q) < 5 and not q.append(w)])([1])
(lambda q: q[0].append(1) or q)([[]] * 2) | (lambda: 1).__name__ | (lambda q: [q.pop(w) for w in list(q)])({1: 2, 3: 4})
(lambda q: [q.pop(w) for w in q])({1: 2, 3: 4}) | (lambda q: [q.update({w + 1: 0}) for w in q])({1: 2}) | (lambda q: (next(q), next(q)))(iter([1, 2]))
(lambda q: (list(q), list(q)))(iter([1, 2])) | (lambda q: (next(q), list(q)))(zip('ab', 'cd'))
(lambda q: [next(q, None) for w in range(3)])(iter('ab')) | (lambda q: q is iter(q))(iter([1])) | (lambda q: (2 in q, list(q)))(iter([1, 2, 3]))
callable(lambda: 1) | isinstance(lambda: 1, type(lambda: 0)) | (lambda q: q in [q])(float('nan')) | (lambda q: [q] == [q])(float('nan'))
""",
    "changes in place": r"""
(lambda q: q.append(3) or q)([1, 2]) | (lambda q: q.extend('ab') or q)([]) | (lambda q: q.extend(q) or q)([1]) | (lambda q: q.insert(0, 9) or q)([1])
(lambda q: q.insert(-1, 9) or q)([1, 2]) | (lambda q: q.insert(99, 9) or q)([1]) | (lambda q: q.insert(-99, 9) or q)([1])
(lambda q: (q.pop(), q))([1, 2]) | (lambda q: (q.pop(0), q))([1, 2]) | (lambda q: (q.pop(-2), q))([1, 2]) | (lambda q: q.remove(1) or q)([2, 1, 1.0])
(lambda q: q.remove('z') or q)([]) | (lambda q: q.reverse() or q)([1, 2, 3]) | (lambda q: q.sort() or q)([3, 1, 2])
(lambda q: q.sort(reverse=True) or q)([3, 1, 2]) | (lambda q: q.sort(key=lambda w: -w) or q)([3, 1, 2])
(lambda q: q.sort(key=len) or q)(['bb', 'a', 'cc']) | (lambda q: q.sort(key=len, reverse=True) or q)(['bb', 'a', 'cc'])
(lambda q: q.sort(foo=1))([]) | (lambda q: q.clear() or q)([1]) | (lambda q: q.append(q) or q)([1]) | (lambda q: q.append(q) or (q in q))([])
(lambda q: q.__setitem__(0, 5) or q)([1, 2]) | (lambda q: q.__setitem__(slice(0, 1), [7, 8]) or q)([1, 2]) | (lambda q: q.__delitem__(0) or q)([1, 2])
(lambda q: q.update(a=1) or q)({}) | (lambda q: q.update({'a': 2}, b=3) or q)({'a': 1}) | (lambda q: q.update([('x', 1)]) or q)({})
(lambda q: q.setdefault('a', []).append(1) or q)({}) | (lambda q: (q.pop('a'), q))({'a': 1, 'b': 2}) | (lambda q: (q.popitem(), q))({'a': 1, 'b': 2})
(lambda q: q.clear() or q)({1: 2}) | (lambda q: q.__setitem__(1.0, 'x') or q)({1: 2}) | (lambda q: q.__delitem__(1) or q)({1: 2})
(lambda q: q.__delitem__(5))({1: 2}) | (lambda q: (q.keys(), q.update(b=2))[0])({'a': 1}) | (lambda q: q.copy() is q)({})
(lambda q: (q.pop('25'), q['26'], '25' in q))({str(i): i for i in range(50)}) | (lambda q: q.add(2) or q)({1}) | (lambda q: q.add(1.0) or q)({1})
(lambda q: q.discard(1) or q)({1, 2}) | (lambda q: q.remove(1) or q)({1}) | (lambda q: q.update([2, 3], (4,)) or q)({1})
(lambda q: q.clear() or q)({1}) | (lambda q: q.intersection_update([2]) or q)({1, 2}) | (lambda q: q.difference_update([2]) or q)({1, 2})
(lambda q: q.symmetric_difference_update([2, 3]) or q)({1, 2})
""",
    "special methods": r"""
(1).__add__(2) | (1).__add__('a') | (1).__add__(1.5) | (1.5).__add__(1) | (1).__radd__(2) | (5).__sub__(2) | (5).__rsub__(2) | (5).__mul__(2)
(5).__truediv__(2) | (5).__floordiv__(2) | (5).__mod__(2) | (5).__pow__(2) | (5).__neg__() | (5).__bool__() | (0).__bool__() | (5).__int__()
(5).__float__() | (5).__eq__(5) | (5).__eq__('a') | (5).__lt__(6) | (5).__lt__('a') | (5).__ne__(4) | 'a'.__add__('b') | 'a'.__add__(1)
'a'.__mul__(3) | 'a'.__eq__('a') | 'a'.__eq__(1) | 'a'.__lt__('b') | 'a'.__contains__('a') | [1].__add__([2]) | [1].__add__((2,)) | [1].__mul__(2)
[1].__eq__([1]) | [1].__eq__(1) | [1].__lt__([2]) | (1,).__add__((2,)) | {1: 2}.__or__({3: 4}) | {1: 2}.__or__(1) | {1}.__and__({1})
{1}.__and__([1]) | {1}.__le__({1, 2}) | {}.__eq__({}) | {}.__lt__({}) | (5).__invert__() | (5).__and__(4) | (1.5).__int__() | True.__and__(False)
'a'.__mod__(1) | '%d'.__mod__(1) | 'a'.__rmul__(2) | 'a'.__ge__('a') | None.__bool__() | 'a'.__str__() | (5).__repr__() | (1.5).__eq__(1.5)
(1).__eq__(1.0) | (1.0).__eq__(1) | (1).__lt__(1.5) | (1.5).__lt__(2) | (5).__add__() | (5).__add__(1, 2) | [].__len__(1)
""",
    "unions": r"""
isinstance(1, int|str) | isinstance('a', int|None) | isinstance(None, int|None) | int|str|float | int|1 | 'a'|int | None|None | (int|str) == (str|int) | issubclass(bool, int|str) | (int|str)|None | int|int | None|int | isinstance([], list|tuple) | isinstance(1, (int|str, float)) | (int|str).__args__
""",
}

CHANGES = r"""
[1] ; += ; [2] | [1] ; += ; 'ab' | [1] ; += ; {3: 4} | [1] ; += ; 1 | [1] ; += ; None | [1] ; *= ; 3 | [1] ; *= ; 0 | [1] ; *= ; 'x' | [1] ; *= ; 2.0 | [1] ; -= ; [1] | [1] ; /= ; 2 | (1,) ; += ; (2,) | (1,) ; += ; [2] | (1,) ; *= ; 2 | 'a' ; += ; 'b' | 'a' ; += ; 1
'a' ; *= ; 3 | 'a' ; -= ; 'b' | 'a' ; %= ; 1 | '%d' ; %= ; 5 | 1 ; += ; 2 | 1 ; += ; 'x' | 1 ; += ; 2.5 | 7 ; //= ; 2 | 7 ; /= ; 2 | 7 ; %= ; 4 | 2 ; **= ; 3 | 2 ; **= ; 'a' | 2 ; <<= ; 3 | 9 ; >>= ; 1 | 6 ; &= ; 3 | 6 ; |= ; 1 | 6 ; ^= ; 2 | 1 ; @= ; 2 | None ; += ; 1 | True ; += ; 1 | 1.5 ; -= ; 1
{1: 2} ; |= ; {3: 4} | {1: 2} ; |= ; {1: 5} | {1: 2} ; |= ; [(3, 4)] | {1: 2} ; |= ; 5 | {1: 2} ; |= ; [1] | {1: 2} ; += ; {3: 4} | {1} ; |= ; {2} | {1} ; |= ; [2] | {1, 2} ; &= ; {2} | {1, 2} ; -= ; {2} | {1, 2} ; ^= ; {2, 3} | {1} ; -= ; 1 | frozenset([1]) ; |= ; {2} | {1} ; += ; {2}
[1, 2, 3] ; [0] ; 9 | [1, 2, 3] ; [-1] ; 9 | [1] ; [1] ; 2 | [1] ; ['a'] ; 2 | [1] ; [1.0] ; 2 | [1] ; [None] ; 2 | [1, 2, 3] ; [0:2] ; [9] | [1, 2, 3] ; [1:1] ; [8, 9] | [1, 2, 3] ; [:] ; [] | [1, 2, 3] ; [3:1] ; 'ab' | [1, 2, 3] ; [::2] ; [7, 8] | [1, 2, 3] ; [::2] ; [7]
[1, 2, 3] ; [::-1] ; 'abc' | [1, 2, 3] ; [0:2] ; 5 | [1, 2, 3] ; [::2] ; 5 | [1] ; [::0] ; [1] | [1, 2, 3] ; [-2:] ; (9,) | [1, 2, 3] ; [5:] ; [4] | [1, 2, 3] ; [:1] ; {7: 8} | [1, 2, 3] ; [True] ; 9 | {} ; ['a'] ; 1 | {1: 2} ; [1.0] ; 3 | {} ; [[]] ; 1 | {} ; [(1, 2)] ; 3
(1,) ; [0] ; 2 | 'a' ; [0] ; 'b' | 1 ; [0] ; 2 | None ; [0] ; 1 | {1} ; [0] ; 2 | range(3) ; [0] ; 1 | len ; [0] ; 1 | int ; [0] ; 1 | {}.keys() ; [0] ; 1 | 1.5 ; [0] ; 1
[1, 2] ; [0] | [1, 2] ; [-1] | [1] ; [1] | [1] ; ['a'] | [1] ; [0.5] | [1, 2, 3] ; [:2] | [1, 2, 3] ; [::2] | [1, 2, 3] ; [::-1] | [1, 2] ; [5:] | {1: 2} ; [1] | {1: 2} ; [3] | {} ; [[]] | (1,) ; [0] | 'a' ; [0] | 1 ; [0]
None ; [0] | {1} ; [0] | range(3) ; [0] | int ; [0] | {'a': 1} ; ['a'] | [1, 2, 3, 4] ; [1:3] | [1, 2, 3] ; [3:1] | [1] ; [::0] | frozenset() ; [0] | {}.keys() ; [0] | len ; [0] | 1.5 ; [0]
"""


def snippets(text):
    for line in text.strip().splitlines():
        yield from line.split(" | ")


def changed(source):
    value, place, *operand = source.split(" ; ")
    names = {"value": eval(value)}
    if place.endswith("="):
        exec(f"value {place} {operand[0]}", names)
    elif operand:
        exec(f"value{place} = {operand[0]}", names)
    else:
        exec(f"del value{place}", names)
    return names["value"]


def answer(source, evaluate):
    try:
        return [source, repr(evaluate(source))]
    except Exception as error:  # noqa: BLE001
        return [source, type(error).__name__, str(error)]


def topics():
    for topic, text in TOPICS.items():
        yield topic, [answer(source, lambda code: eval(code, dict(NAMES))) for source in dict.fromkeys(snippets(text))]
    yield "changes", [answer(source, changed) for source in dict.fromkeys(snippets(CHANGES))]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    blocks = []
    for topic, entries in topics():
        lines = ",\n".join(json.dumps(entry) for entry in entries)
        blocks.append(f"{json.dumps(topic)}: [\n{lines}\n]")
    pathlib.Path(__file__).with_suffix(".json").write_text("{\n" + ",\n".join(blocks) + "\n}\n")
