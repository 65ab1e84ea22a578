"""Writes stdlib.json: what CPython 3.11 makes of expressions on its standard library.

    python3 test/python/libraries/stdlib.py

Each entry is [expression, repr of its value] or [expression, exception class, message]; all modules are imported.
"""

import pathlib

import expressions

SNIPPETS = r"""
math.sqrt(2) ; math.sqrt() ; math.sqrt(1, 2) ; math.sqrt(x=1) ; math.sqrt(-1) ; math.sqrt('a') ; math.sqrt(None) ; math.sqrt(True)
math.sqrt(float('inf')) ; math.sqrt(16) ; math.sqrt([4]) ; math.pow(2, 3) ; math.pow(1) ; math.pow(1, 2, 3) ; math.pow(0, -1)
math.pow(1e300, 2) ; math.pow(-8, 1/3) ; math.pow(1, float('nan')) ; math.pow(-1, float('inf')) ; math.pow('a', 1) ; math.pow(0, 0)
math.gcd(12, 18) ; math.gcd() ; math.gcd(0, 0) ; math.gcd(-4, 6) ; math.gcd(5) ; math.gcd(12, 18, 27) ; math.gcd(1.5, 2) ; math.gcd('a')
math.gcd(True, 2) ; math.gcd(None, 1) ; math.gcd(x=1) ; math.lcm(4, 6) ; math.lcm() ; math.lcm(0, 5) ; math.lcm(-4, 6) ; math.lcm('a')
math.ceil(1.2) ; math.ceil(-1.2) ; math.ceil(3) ; math.ceil('a') ; math.ceil(float('nan')) ; math.ceil(float('inf')) ; math.ceil() ; math.ceil(1, 2)
math.floor(1.8) ; math.floor(-1.8) ; math.floor(7) ; math.floor(None) ; math.floor() ; math.floor(True) ; math.trunc(2.7) ; math.trunc(-2.7)
math.trunc('a') ; math.trunc(3) ; math.log(1) ; math.log(8, 2) ; math.log(64, 2) ; math.log(4096, 2) ; math.log(0) ; math.log(-1) ; math.log('a')
math.log() ; math.log(1, 2, 3) ; math.log(8, 0) ; math.log(8, 1) ; math.log(x=1) ; math.log(float('inf')) ; math.log2(8) ; math.log2(1024)
math.log2(0) ; math.log10(1000) ; math.log10(-1) ; math.log1p(0) ; math.log1p(-1) ; math.exp(0) ; math.exp(1000) ; math.exp(-1000) ; math.exp('a')
math.pi ; math.e ; math.tau ; math.inf ; -math.inf ; math.nan ; math.prod([2, 3, 4]) ; math.prod([]) ; math.prod([2.5, 2]) ; math.prod(1)
math.prod([1], 2) ; math.prod([2], start=3) ; math.prod((1, 'a')) ; math.prod(['a']) ; math.isclose(1, 1 + 1e-10) ; math.isclose(1, 1.1)
math.isclose(1, 1.1, rel_tol=0.2) ; math.isclose(1) ; math.isclose(1, 1, rel_tol=-1) ; math.isclose(0, 1e-10, abs_tol=1e-9)
math.isclose(1, 2, 3) ; math.isclose(math.inf, math.inf) ; math.isclose(math.nan, math.nan) ; math.isclose('a', 1) ; math.factorial(5)
math.factorial(0) ; math.factorial(-1) ; math.factorial(2.0) ; math.factorial('a') ; math.factorial(18) ; math.comb(5, 2) ; math.comb(5, 6)
math.comb(5, -1) ; math.comb(-5, 1) ; math.comb(30, 15) ; math.perm(5) ; math.perm(5, 2) ; math.perm(5, 6) ; math.isqrt(17) ; math.isqrt(-1)
math.isqrt(2.0) ; math.fmod(7, 3) ; math.fmod(-7, 3) ; math.fmod(1, 0) ; math.fmod(1) ; math.fmod(5, math.inf) ; math.atan2(1) ; math.atan2(0, -1)
math.copysign(1, -0.0) ; math.copysign(-3, 2) ; math.ldexp(1, 2.0) ; math.ldexp(0.5, 4) ; math.ldexp(1, 5000) ; math.ldexp(1, -5000)
math.frexp(8) ; math.frexp(0.3) ; math.frexp(-5) ; math.frexp(0) ; math.frexp(1e-320) ; math.modf(2.5) ; math.modf(-2.5) ; math.modf(math.inf)
math.fsum([.1] * 10) ; math.fsum([1e100, 1, -1e100]) ; math.fsum([]) ; math.fsum(['a']) ; math.dist([1, 2], [4, 6]) ; math.dist([1], [1, 2])
math.hypot(3, 4) ; math.hypot() ; math.hypot('a') ; math.degrees(math.pi) ; math.radians(180) ; math.degrees('a') ; math.cos(0) ; math.sin(0)
math.cos(math.pi) ; math.sin(math.inf) ; math.acos(2) ; math.asin(1) ; math.acos(1) ; math.atan(0) ; math.atanh(1) ; math.cosh(1000) ; math.cosh(0)
math.tanh(0) ; math.fabs(-3) ; math.fabs('a') ; math.isnan(math.nan) ; math.isnan(1) ; math.isnan('a') ; math.isnan(1, 2) ; math.isinf(-math.inf)
math.isfinite(1) ; math.isfinite(math.inf) ; math.erf(0) ; math.erf(10) ; math.erf(-10) ; math.remainder(5, 3) ; math.remainder(7, 2) ; math.remainder(1, 0)
math.foo ; math.sqr(2) ; int(abs((math.log(64, 2) + 1) / 2)) ; [int(abs((math.log2(c) + 1) / 2)) for c in range(1, 2049, 31)]
[math.floor(math.sqrt(n)) for n in range(0, 300, 7)] ; [math.ceil(math.log2(n)) for n in range(1, 70)] ; [math.log(2 ** n, 2) for n in range(20)]
math.ceil(64 * 0.33 / 8) * 8 ; math.exp2(3) ; math.exp2(5000) ; type(math).__name__ ; math.__name__

copy.copy([1, [2]]) ; copy.copy({1: [2]}) ; copy.copy((1, 2)) ; copy.copy('a') ; copy.copy(None) ; copy.copy() ; copy.copy(1, 2) ; copy.copy(len)
copy.deepcopy([1, (2, [3])]) ; copy.deepcopy({'a': {'b': [1]}}) ; copy.deepcopy() ; copy.deepcopy(y=1) ; copy.deepcopy(1.5) ; copy.deepcopy(int)
(lambda a: (lambda b: (b, b is a, b[0] is a[0]))(copy.deepcopy(a)))([[1]]) ; (lambda a: (lambda b: (b[0] is b[1]))(copy.deepcopy([a, a])))([1])
(lambda a: (lambda b: (b is a, b[0] is a[0]))(copy.copy(a)))([[1]]) ; isinstance(copy.deepcopy(collections.OrderedDict(a=1)), collections.OrderedDict) ; list(copy.copy(collections.OrderedDict(a=1)).items())
copy.deepcopy((1, 2)) ; copy.deepcopy(x=[1]) ; copy.foo ; copy.deepcopy([None, True, 'x']) ; copy.deepcopy(range(3)) ; copy.copy({1, 2}) ; copy.deepcopy({1})

functools.partial(int)('3') ; functools.partial(max, 3)(1, 2) ; functools.partial(dict, a=1)(b=2) ; functools.partial(dict, a=1)(a=2)
functools.partial() ; functools.partial(1) ; functools.partial(None) ; functools.partial(max, 1).args ; functools.partial(dict, a=1).keywords
functools.partial(len).func ; functools.partial(functools.partial(max, 1), 2).args ; functools.partial(functools.partial(dict, a=1), b=2).keywords
functools.partial(len)(1) ; functools.partial(lambda x, y: x - y, y=1)(5) ; functools.partial(lambda x, y: x - y, 1)(5) ; functools.partial(lambda x: x)(1, 2)
functools.partial(max, key=abs)([-3, 2]) ; functools.partial(len) == functools.partial(len) ; functools.partial(len).foo
isinstance(functools.partial(len), functools.partial) ; isinstance(len, functools.partial) ; callable(functools.partial(len))
functools.reduce(lambda a, b: a + b, [1, 2, 3]) ; functools.reduce(lambda a, b: a * b, [], 7) ; functools.reduce(lambda a, b: a, []) ; functools.reduce(max, (3, 1, 2))
functools.reduce(1, [1]) ; functools.reduce(1, [1, 2]) ; functools.reduce(max) ; functools.reduce(max, 1) ; functools.reduce(lambda a, b: a + b, 'abc')
functools.wraps(len)(lambda x: x)(-1) ; functools.lru_cache(abs)(-1) ; functools.lru_cache(maxsize=None)(abs)(-2) ; functools.cache(abs)(-3) ; functools.lru_cache()(abs)(-4)
functools.foo ; list(map(functools.partial(pow, 2), [1, 2, 3]))

list(itertools.repeat(1, 3)) ; tuple(itertools.repeat('a', 2)) ; list(itertools.islice(itertools.repeat(0), 3)) ; list(itertools.repeat(1, 0)) ; list(itertools.repeat(1, -1))
list(itertools.repeat(object=1, times=2)) ; list(itertools.chain([1], (2, 3), 'ab')) ; list(itertools.chain()) ; list(itertools.chain(1)) ; list(itertools.chain.from_iterable([[1], [2, 3]]))
list(itertools.chain(*[[1, 2], [3]])) ; list(itertools.product([1, 2], 'ab')) ; list(itertools.product([0, 1], repeat=2)) ; list(itertools.product()) ; list(itertools.product([1], []))
list(itertools.product(range(2), range(2), range(2))) ; list(itertools.zip_longest([1, 2], [3])) ; list(itertools.zip_longest([1], [2, 3], fillvalue=0)) ; list(itertools.zip_longest())
list(zip(itertools.count(), 'ab')) ; list(itertools.islice(itertools.count(5), 2)) ; list(itertools.islice(itertools.count(1, 2), 3)) ; list(itertools.islice(itertools.count(0.5, 0.5), 3))
list(itertools.islice(itertools.count(start=2, step=-1), 4)) ; list(itertools.islice(range(10), 2, 8, 3)) ; list(itertools.islice('abc', None)) ; list(itertools.islice('abcdef', 1, None)) ; list(itertools.islice('abc', -1))
list(itertools.islice('abc', 0, 3, 0)) ; list(itertools.islice('abc', 'a')) ; list(itertools.islice('abc')) ; list(itertools.islice('abc', 1, 2, 3, 4)) ; list(itertools.islice(itertools.cycle('ab'), 5)) ; list(itertools.cycle([]))
list(itertools.accumulate([1, 2, 3])) ; list(itertools.accumulate([1, 2, 3], lambda a, b: a * b)) ; list(itertools.accumulate([1, 2], initial=10)) ; list(itertools.accumulate([])) ; list(itertools.accumulate([1, 5, 2], max))
list(itertools.accumulate([1, 'a'])) ; list(itertools.combinations('abc', 2)) ; list(itertools.combinations('abc', 0)) ; list(itertools.combinations('ab', 3)) ; list(itertools.combinations(range(4), 3))
list(itertools.combinations_with_replacement('ab', 2)) ; list(itertools.permutations('abc')) ; list(itertools.permutations('abc', 2)) ; list(itertools.permutations([1], -1)) ; list(itertools.permutations([]))
list(itertools.starmap(pow, [(2, 3), (3, 2)])) ; list(itertools.takewhile(lambda x: x < 3, [1, 2, 3, 1])) ; list(itertools.dropwhile(lambda x: x < 3, [1, 3, 1])) ; list(itertools.filterfalse(None, [0, 1, '']))
list(itertools.filterfalse(lambda x: x % 2, range(5))) ; list(itertools.compress('abc', [1, 0, 1])) ; [(k, list(g)) for k, g in itertools.groupby('aabba')] ; [(k, list(g)) for k, g in itertools.groupby([1, 3, 2], lambda x: x % 2)]
list(itertools.pairwise([1, 2, 3])) ; [list(t) for t in itertools.tee([1, 2])] ; [list(t) for t in itertools.tee([1], 3)] ; (lambda it: (list(itertools.islice(it, 2)), list(it)))(iter([1, 2, 3, 4]))
any(x > 3 for x in itertools.count()) ; next(itertools.count(7)) ; itertools.foo ; sum(itertools.repeat(2, 4)) ; list(itertools.repeat(1, 'a')) ; list(itertools.product(1)) ; dict(zip('ab', itertools.repeat(0)))
(lambda c: (next(c), next(c), next(c)))(itertools.cycle([1, 2])) ; next(itertools.chain([], [5])) ; sorted(itertools.chain([3], [1])) ; [*itertools.chain([1], [2])] ; max(itertools.accumulate([1, -5, 3]))

collections.OrderedDict([('a', 1), ('b', 2)])['b'] ; list(collections.OrderedDict(b=1, a=2)) ; collections.OrderedDict({'x': 1})['y'] ; len(collections.OrderedDict()) ; collections.OrderedDict([('a', 1)]) == {'a': 1}
list(collections.OrderedDict([('a', 1)]).items()) ; list(collections.OrderedDict([(1, 2)]).values()) ; isinstance(collections.OrderedDict(), dict) ; isinstance({}, collections.OrderedDict) ; isinstance(collections.OrderedDict(), collections.OrderedDict)
collections.OrderedDict(1) ; collections.OrderedDict([1]) ; collections.OrderedDict([(1,)]) ; collections.OrderedDict([(1, 2, 3)]) ; collections.OrderedDict({}, {}) ; (lambda d: (d.move_to_end('a'), list(d)))(collections.OrderedDict(a=1, b=2)) ; (lambda d: (d.move_to_end('b', last=False), list(d)))(collections.OrderedDict(a=1, b=2))
collections.OrderedDict(a=1).move_to_end('z') ; type(collections.OrderedDict()).__name__ ; collections.OrderedDict(a=1).get('z', 5) ; 'a' in collections.OrderedDict(a=1)
(lambda d: (d['a'].append(1), d['a'], len(d)))(collections.defaultdict(list)) ; collections.defaultdict(int)['x'] ; collections.defaultdict(None)['x'] ; collections.defaultdict()['x'] ; collections.defaultdict(1) ; collections.defaultdict(int, a=1)['a']
collections.defaultdict(int, {'b': 2})['b'] ; collections.defaultdict(int).get('x') ; collections.defaultdict(lambda: 7)[0] ; isinstance(collections.defaultdict(int), dict) ; isinstance(collections.defaultdict(int), collections.defaultdict)
collections.Counter('aab')['a'] ; collections.Counter('aab')['z'] ; collections.Counter([1, 1, 2]).most_common() ; collections.Counter([1, 1, 2]).most_common(1) ; sorted(collections.Counter('aab').elements()) ; collections.Counter(a=2)['a'] ; sum(collections.Counter('aab').values())
(lambda c: (c.update('ab'), c['a']))(collections.Counter('a')) ; len(collections.Counter()) ; isinstance(collections.Counter(), dict)
collections.namedtuple('P', 'x y')(1, 2) ; collections.namedtuple('P', 'x, y')(1, y=2) ; collections.namedtuple('P', ['x', 'y'])(1, 2).y ; collections.namedtuple('P', 'x y')(1) ; collections.namedtuple('P', 'x y')(1, 2, 3) ; collections.namedtuple('P', 'x y')(1, z=2)
collections.namedtuple('P', 'x y', defaults=[5])(1) ; collections.namedtuple('P', 'x x') ; collections.namedtuple('P', '1x') ; collections.namedtuple('P', '_x') ; collections.namedtuple('P', 'x')(1)[0] ; collections.namedtuple('P', 'x y')._fields
collections.namedtuple('P', 'x y')(1, 2)._asdict() ; collections.namedtuple('P', 'x y')(1, 2)._replace(x=5) ; collections.namedtuple('P', 'x y')._make([1, 2]) ; collections.namedtuple('P', 'x y')._make([1]) ; list(collections.namedtuple('P', 'x y')(1, 2))
collections.namedtuple('P', 'x y')(1, 2) == (1, 2) ; isinstance(collections.namedtuple('P', 'x')(1), tuple) ; len(collections.namedtuple('P', 'x y')(1, 2)) ; collections.namedtuple('P', 'x y')(1, 2) + (3,)
collections.deque([1, 2]) ; collections.deque([1, 2, 3], maxlen=2) ; len(collections.deque('abc')) ; list(collections.deque([1])) ; (lambda d: (d.append(1), d.appendleft(0), list(d)))(collections.deque()) ; (lambda d: (d.popleft(), d.pop(), d))(collections.deque([1, 2, 3]))
collections.deque().pop() ; collections.deque([1, 2])[5] ; collections.deque([1, 2])[-1] ; (lambda d: (d.rotate(1), d))(collections.deque([1, 2, 3])) ; (lambda d: (d.rotate(-1), d))(collections.deque([1, 2, 3])) ; (lambda d: (d.extendleft([1, 2]), d))(collections.deque([0]))
(lambda d: (d.extend([1, 2]), d))(collections.deque([0], 2)) ; collections.deque([1, 1, 2]).count(1) ; collections.deque(1) ; collections.deque([1], -1) ; bool(collections.deque()) ; collections.foo

isinstance([], collections.abc.Iterable) ; isinstance((), collections.abc.Iterable) ; isinstance('a', collections.abc.Iterable) ; isinstance(1, collections.abc.Iterable) ; isinstance(None, collections.abc.Iterable) ; isinstance({}, collections.abc.Iterable)
isinstance(range(3), collections.abc.Iterable) ; isinstance(zip(), collections.abc.Iterable) ; isinstance(1.5, collections.abc.Iterable) ; isinstance(len, collections.abc.Iterable) ; isinstance(list, collections.abc.Iterable)
isinstance([], collections.abc.Sequence) ; isinstance((), collections.abc.Sequence) ; isinstance('a', collections.abc.Sequence) ; isinstance({}, collections.abc.Sequence) ; isinstance(range(2), collections.abc.Sequence) ; isinstance({1}, collections.abc.Sequence)
isinstance({}, collections.abc.Mapping) ; isinstance(collections.OrderedDict(), collections.abc.Mapping) ; isinstance([], collections.abc.Mapping) ; isinstance({}, collections.abc.MutableMapping) ; isinstance([], collections.abc.MutableSequence) ; isinstance((), collections.abc.MutableSequence)
isinstance(len, collections.abc.Callable) ; isinstance(int, collections.abc.Callable) ; isinstance(1, collections.abc.Callable) ; isinstance(lambda: 1, collections.abc.Callable) ; isinstance([], collections.abc.Hashable) ; isinstance((), collections.abc.Hashable) ; isinstance('a', collections.abc.Hashable)
isinstance({1}, collections.abc.Set) ; isinstance([], collections.abc.Sized) ; isinstance(1, collections.abc.Sized) ; isinstance([], collections.abc.Container) ; isinstance([], (int, collections.abc.Iterable)) ; isinstance([], collections.abc.Collection)
isinstance([], typing.List) ; isinstance((), typing.Tuple) ; isinstance({}, typing.Dict) ; isinstance([], typing.Sequence) ; isinstance([], typing.Iterable) ; isinstance(1, typing.List) ; typing.cast(int, 'a') ; typing.TYPE_CHECKING ; typing.Optional[int] and 1
typing.Union[int, str] and 1 ; typing.List[typing.Tuple[int, ...]] and 1 ; typing.Callable[[int], str] and 1 ; typing.NamedTuple('P', [('x', int)])(1) ; typing.final(abs)(-1) ; typing.Any and 1 ; typing.Optional(1)
typing.Dict[str, typing.Any] and 1 ; typing.Literal['a', 'b'] and 1 ; typing.TypeVar('T') and 1 ; typing.Optional[typing.Union[int, float]] and 1 ; issubclass(collections.OrderedDict, dict)

re.match('a', 'abc').group() ; re.match('b', 'abc') ; re.search('b', 'abc').start() ; re.search(r'(\d+)-(\d+)', 'x 12-34').groups() ; re.findall(r'\d+', 'a1b22') ; re.findall(r'(\w)(\d)', 'a1b2') ; re.findall(r'(\d)', 'a1b2')
re.sub(r'\d', 'x', 'a1b2') ; re.sub(r'(\w)(\d)', r'\2\1', 'a1b2') ; re.sub('a', 'b', 'aaa', count=2) ; re.sub('x*', '-', 'abxd') ; re.split(r',\s*', 'a, b,c') ; re.split('(,)', 'a,b') ; re.split(',', 'a,b,c', maxsplit=1) ; re.split('', 'abc')
re.compile(r'\d+').findall('1 22') ; re.compile('a').sub('b', 'ca') ; re.fullmatch(r'\w+', 'abc ') ; re.fullmatch(r'\w+', 'abc').span() ; re.match(r'(?P<n>\d+)', '12a').group('n') ; re.match(r'(?P<n>\d+)', '12a').groupdict() ; re.match('(a)|b', 'b').group(1)
re.match('a', 'b') is None ; bool(re.search('c', 'abc')) ; re.match('a', 1) ; re.match(r'(a)', 'a').group(5) ; re.search('c$', 'abc\n').span() ; re.search('A', 'abc', re.I).group() ; re.search('(?i)A', 'abc').group() ; re.findall('^a', 'a\na', re.M) ; re.escape('a.b') ; re.match('.*?b', 'aab').end()
re.sub('a', lambda m: m.group().upper(), 'banana') ; re.findall('[^a-c]', 'abcd') ; re.match('[]a]+', ']a').group() ; re.match(r'(\w+) \1', 'ab ab').group(1) ; re.match(r'[0-9]+\.[0-9]+', '1.13.0').group() ; [int(x) for x in re.findall(r'\d+', '1.13.0+cpu')[:3]]
re.match(r'(\d+)(?:px)?', '12px').span(1) ; re.match('a', 'a')[0] ; re.search(r'\bfoo\b', 'a foo b').span() ; re.sub(r'\s+', ' ', 'a  b ') ; re.match(r'^(.+?)_v(\d)$', 'net_v3').groups()

os.path.join('a', 'b') ; os.path.join('a/', 'b') ; os.path.join('a', '/b') ; os.path.join('a', 'b', 'c.py') ; os.path.join('', 'a') ; os.path.basename('/a/b.py') ; os.path.basename('a/') ; os.path.dirname('/a/b.py') ; os.path.dirname('b.py') ; os.path.dirname('/b')
os.path.splitext('a/b.tar.gz') ; os.path.splitext('.bashrc') ; os.path.splitext('a.b/c') ; os.path.splitext('a/..b') ; os.path.splitext('') ; os.path.split('/a/b') ; os.path.split('a') ; os.path.split('/a') ; os.path.normpath('a/../b/./c//d') ; os.path.normpath('../a/..') ; os.path.normpath('/..') ; os.path.normpath('')
os.path.isabs('/a') ; os.path.isabs('a') ; os.path.join('a') ; os.path.dirname(os.path.dirname('/a/b/c.py')) ; os.path.join(1) ; os.path.basename(None) ; os.getenv('NOT_SET_HERE') ; os.getenv('NOT_SET_HERE', 5) ; os.getenv(1) ; os.environ.get('NOT_SET_HERE', 'x') ; 'NOT_SET_HERE' in os.environ ; int(os.getenv('NOT_SET_HERE', -1)) ; os.sep ; os.name

pathlib.Path('a/b.py') ; str(pathlib.Path('a/b.py')) ; pathlib.Path('a') / 'b' ; 'a' / pathlib.Path('b') ; str(pathlib.Path('/a/b/c.py').parents[1]) ; pathlib.Path('/a/b/c.py').parent ; pathlib.Path('a/b.py').name ; pathlib.Path('a/b.tar.gz').stem ; pathlib.Path('a/b.tar.gz').suffix ; pathlib.Path('a/b.tar.gz').suffixes
pathlib.Path('.a').suffix ; pathlib.Path('a/b.py').with_suffix('.yaml') ; pathlib.Path('a/b').with_suffix('x') ; pathlib.Path('a/b.py').with_name('c') ; pathlib.Path('a//b/./c/') ; pathlib.Path() ; pathlib.Path('.') ; pathlib.Path('/') ; pathlib.Path('a', 'b', '/c') ; pathlib.Path('a').joinpath('b', 'c') ; pathlib.Path('a/b').parts ; pathlib.Path('/a/b').parts
pathlib.Path('a') == pathlib.Path('a/') ; pathlib.Path('a') == 'a' ; pathlib.Path('/a/b').relative_to('/a') ; pathlib.Path('/a/b').relative_to('/c') ; pathlib.Path('a/b').as_posix() ; pathlib.Path('/a').is_absolute() ; len(pathlib.Path('/a/b/c').parents) ; [str(p) for p in pathlib.Path('/a/b/c').parents] ; pathlib.Path(1) ; isinstance(pathlib.Path('a'), pathlib.Path)
pathlib.Path('a').parent ; pathlib.Path('a').parent.parent ; pathlib.Path('a/..').parent ; pathlib.Path('/a/b').with_stem('c') ; str(pathlib.Path('a') / 'b' / 'c.yaml') ; f"{pathlib.Path('a')}" ; pathlib.Path('a').foo ; pathlib.Path('/a/b.py').stem + '.yaml'

platform.system() ; platform.python_implementation() ; sys.platform ; sys.version_info >= (3, 8) ; sys.version_info[0] ; sys.version_info.major ; sys.version_info[:2] >= (3, 6) ; sys.byteorder ; isinstance(1, numbers.Number) ; isinstance(1.5, numbers.Integral) ; isinstance(True, numbers.Integral) ; isinstance('a', numbers.Number) ; isinstance(1.5, numbers.Real)
logging.INFO ; logging.getLogger('a') is logging.getLogger('a') ; logging.getLogger().name ; logging.getLogger('a').info('x') ; logging.getLogger('x').setLevel(logging.WARNING) ; warnings.warn('x') ; warnings.filterwarnings('ignore') ; warnings.simplefilter('ignore') ; isinstance(logging.getLogger('a'), logging.Logger) ; random.seed(0) ; time.sleep(0) ; isinstance(lambda: 1, types.FunctionType)
types.SimpleNamespace(a=1).a

version.parse('1.13.0') < version.parse('2.0') ; version.parse('1.10') > version.parse('1.9') ; version.parse('1.0') == version.parse('1.0.0') ; version.parse('1.0rc1') < version.parse('1.0') ; version.parse('1.0.dev1') < version.parse('1.0a1') ; version.parse('1.0.post1') > version.parse('1.0') ; version.parse('1.13.0+cu117') > version.parse('1.13.0')
version.parse('1.13.0+cu117').base_version ; version.parse('1.13.0').release ; version.parse('1.13.0').major ; version.parse('1.13').minor ; version.parse('1.13').micro ; str(version.parse('v1.0-alpha.1')) ; str(version.parse('1.13.0+cu117')) ; version.parse('1.13.0a0').is_prerelease ; version.parse('1.0a2') > version.parse('1.0a1')
version.parse('1.0b1') > version.parse('1.0a9') ; version.parse('1!0.1') > version.parse('9') ; version.parse('1.0.post1.dev2') < version.parse('1.0.post1') ; version.parse('1.0a1.dev1') < version.parse('1.0a1') ; version.parse('1.0+1') < version.parse('1.0+a') ; version.parse('1.0+a') < version.parse('1.0+1') ; version.parse('1.13.0+cu117').public ; version.parse('1.0').pre
"""

if __name__ == "__main__":
    import collections.abc
    import copy
    import functools
    import itertools
    import logging
    import math
    import numbers
    import os
    import platform
    import random
    import re
    import sys
    import time
    import types
    import typing
    import warnings

    from pkg_resources.extern.packaging import version

    logging.disable()
    modules = (
        *(collections, copy, functools, itertools, logging, math, numbers, os, pathlib, platform, random, re, sys),
        *(time, types, typing, warnings),
    )
    names = {module.__name__: module for module in modules} | {"version": version}
    entries = expressions.measure(SNIPPETS, names)
    expressions.write(pathlib.Path(__file__).with_suffix(".json"), entries)
