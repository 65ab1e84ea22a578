/** Python that does harm where it is run: the body of an `__init__`, or what stands at the top of a file. */
export interface Hostile {
  readonly name: string;
  /** Statements of the constructor of a row's class. */
  readonly body?: string;
  /** What stands in front of that class. */
  readonly top?: string;
  /** Statements of its `forward`. */
  readonly forward?: string;
}

export const hostile: readonly Hostile[] = [
  { name: "a loop without end", body: "while True:\n    pass" },
  { name: "a loop without end that computes", body: "i = 0\nwhile True:\n    i += 1" },
  { name: "a loop without end that fills a list", body: "a = []\nwhile True:\n    a.append(a[:])" },
  { name: "a loop without end over what it fills", body: "a = [1]\nfor x in a:\n    a.append(x)" },
  { name: "a loop without end in forward", forward: "while True:\n    x = x + 1" },
  { name: "a forward that makes ever larger maps", forward: "while True:\n    x = torch.cat([x, x], 1)" },
  { name: "a loop without end at the top", top: "while True:\n    pass" },
  { name: "a loop without end at the top that computes", top: "i = 0\nwhile True:\n    i += 1" },
  { name: "loops at the top, one after the other", top: "for i in range(10**9):\n    j = i\n".repeat(50) },
  { name: "a loop without end behind a function", top: "def f():\n    while True: pass\nf()" },
  { name: "a loop without end in a default", top: "def f(x=[0 for _ in iter(int, 1)]): pass" },
  { name: "a loop without end in a class", top: "class A:\n    while True:\n        pass" },
  { name: "a loop without end in a decorator", top: "def d(c):\n    while True: pass\n@d\nclass A: pass" },
  { name: "a tower of powers", body: "self.x = 10**10**10" },
  { name: "a tower of powers at the top", top: "X = 9**9**9**9" },
  { name: "a power modulo", body: "self.x = pow(3, 10**100000, 7)" },
  { name: "powers of powers", body: "x = 2\nfor _ in range(40):\n    x = x * x" },
  { name: "a shift", body: "self.x = 1 << 10**12" },
  { name: "a factorial", body: "import math\nself.x = math.factorial(10**7)" },
  { name: "a list of a billion", body: "self.x = [0] * 10**9" },
  { name: "a list of a billion by range", body: "self.x = list(range(10**9))" },
  { name: "a tuple that doubles", body: "t = (1,)\nfor _ in range(100):\n    t = t + t" },
  { name: "a text of a billion", body: "self.x = 'a' * 10**12" },
  { name: "bytes of a billion", body: "self.x = b'a' * 10**12\nself.y = bytes(10**10)\nself.z = bytearray(10**10)" },
  { name: "a text that doubles", body: "t = 'a'\nwhile len(t) < 10**12:\n    t += t" },
  { name: "a text that replaces", body: "t = 'a' * 1000\nfor _ in range(9):\n    t = t.replace('a', t)" },
  { name: "a text that joins", body: "t = 'ab'\nfor _ in range(50):\n    t = t.join([t, t, t])" },
  { name: "a wide format", body: "self.x = f'{1:>1000000000}'" },
  { name: "a wide format by percent", body: "self.x = '%1000000000d' % 1" },
  { name: "a wide format by star", body: "self.x = '%*d' % (10**9, 1)" },
  { name: "a precise format", body: "self.x = '{:.1000000000f}'.format(1.5)" },
  { name: "a wide text", body: "self.x = 'a'.ljust(10**10), 'a'.center(10**9), '1'.zfill(10**9)" },
  { name: "tabs", body: "self.x = ('\\t' * 1000).expandtabs(10**9)" },
  { name: "a number of many digits", body: "self.x = int('9' * 10**6)" },
  { name: "the digits of a number", body: "self.x = str(7 ** 10**6)" },
  { name: "the digits of a number in hex", body: "self.x = hex(1 << 10**8)" },
  { name: "recursion without end", body: "def f(n):\n    return f(n + 1)\nf(0)" },
  { name: "recursion that forks", body: "def f(n):\n    return 1 if n < 2 else f(n - 1) + f(n - 2)\nf(100)" },
  { name: "recursion of two", body: "def f(): g()\ndef g(): f()\nf()" },
  { name: "recursion of lambdas", body: "f = lambda g, n: g(g, n) + g(g, n)\nf(f, 0)" },
  { name: "recursion of a generator", body: "def g():\n    yield from g()\nlist(g())" },
  {
    name: "recursion of __getattr__",
    top: "class A:\n    def __getattr__(self, n): return getattr(self, n + 'x')",
    body: "A().y",
  },
  { name: "recursion of __eq__", top: "class A:\n    def __eq__(self, o): return self == o", body: "A() == A()" },
  {
    name: "a class that makes itself",
    top: "class A(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.a = A()",
    body: "A()",
  },
  {
    name: "a tree of modules",
    top: "def tree(n):\n    return nn.Sequential(*[tree(n - 1) for _ in range(10)]) if n else nn.ReLU()",
    body: "self.t = tree(12)",
  },
  {
    name: "a forward through a tree of shared modules",
    top:
      "class D(nn.Module):\n    def __init__(self, m):\n        super().__init__()\n" +
      "        self.m = m\n    def forward(self, x):\n        return self.m(self.m(x))",
    body: "m = nn.ReLU()\nfor _ in range(60):\n    m = D(m)\nself.m = m",
    forward: "x = self.m(x)",
  },
  { name: "a generator without end", body: "def g():\n    while True:\n        yield 1\nlist(g())" },
  { name: "a sum without end", body: "import itertools\nself.x = sum(itertools.count())" },
  { name: "a cycle", body: "import itertools\nself.x = list(itertools.cycle([1]))\nself.y = max(itertools.repeat(1))" },
  { name: "products", body: "import itertools\nself.x = list(itertools.product(range(100), repeat=10))" },
  { name: "permutations", body: "import itertools\nself.x = len(list(itertools.permutations(range(20))))" },
  { name: "combinations", body: "import itertools\nself.x = len(list(itertools.combinations(range(60), 30)))" },
  { name: "a sum over a wide range", body: "self.x = sum(range(10**12))" },
  { name: "a loop over a wide range", body: "for i in range(10**12):\n    pass" },
  {
    name: "a search in a wide range",
    body: "self.x = 0.5 in range(10**12), range(10**12).index(10**11), range(10**12).count(0.5)",
  },
  {
    name: "nested loops",
    body: "for a in range(10**4):\n    for b in range(10**4):\n        for c in range(10**4):\n            pass",
  },
  {
    name: "nested comprehensions",
    body: "self.x = [[[k for k in range(10**4)] for j in range(10**4)] for i in range(10**4)]",
  },
  {
    name: "a comprehension of three loops",
    body: "self.x = {(a, b, c) for a in range(10**4) for b in range(10**4) for c in range(10**4)}",
  },
  { name: "any over all", body: "self.x = any(x > y for x in range(10**6) for y in range(10**9, 10**10))" },
  { name: "any over a wide range", body: "self.x = all(range(1, 10**12)), min(range(10**12)), sorted(range(10**9))" },
  {
    name: "a set of a billion",
    body: "self.x = set(range(10**9)), dict.fromkeys(range(10**9)), frozenset(range(10**9))",
  },
  {
    name: "a zip of wide ranges",
    body: "self.x = list(zip(range(10**9), range(10**9))), list(map(str, range(10**9))), list(enumerate(range(10**9)))",
  },
  { name: "a slice of many", body: "a = [1]\na[:] = range(10**9)" },
  { name: "a slice assigned in a loop", body: "a = [1] * 1000\nwhile True:\n    a[0:0] = a" },
  { name: "an unpacking of many", body: "a, *b = range(10**9)\nf = lambda *args: args\nf(*range(10**9))" },
  { name: "an extended list", body: "a = [1]\na.extend(range(10**9))\na += range(10**9)\na *= 10**9" },
  {
    name: "keys that all collide",
    top: "class K:\n    def __hash__(self): return 1\n    def __eq__(self, o):\n        while True: pass",
    body: "self.x = {K(): 1, K(): 2}",
  },
  {
    name: "a hash without end",
    top: "class K:\n    def __hash__(self):\n        while True: pass",
    body: "self.x = {K()}",
  },
  {
    name: "a length without end",
    top: "class K:\n    def __len__(self): return 10**18\n    def __getitem__(self, i): return i",
    body: "self.x = list(K()), sum(K())",
  },
  {
    name: "a truth without end",
    top: "class K:\n    def __bool__(self):\n        while True: pass",
    body: "if K(): pass",
  },
  { name: "a sort by a hostile key", body: "def key(x):\n    while True: pass\nself.x = sorted([3, 1, 2], key=key)" },
  {
    name: "a sort by hostile comparison",
    top: "class K:\n    def __lt__(self, o):\n        while True: pass",
    body: "self.x = sorted([K(), K()])",
  },
  { name: "a list in itself", body: "a = []\na.append(a)\nself.x = str(a), a == a, a == [a]" },
  { name: "lists in each other", body: "a, b = [], []\na.append(b)\nb.append(a)\nself.x = a == b" },
  {
    name: "a deep copy of what holds itself",
    body: "import copy\na = [1]\na.append(a)\nself.x = copy.deepcopy(a), copy.deepcopy(self)",
  },
  { name: "a billion laughs", body: "a = ['lol']\nfor _ in range(60):\n    a = [a, a]\nself.x = str(a)" },
  {
    name: "a deep copy of a billion laughs",
    body: "import copy\na = ['lol']\nfor _ in range(60):\n    a = [a, a]\nself.x = copy.deepcopy(a) == a",
  },
  { name: "a list that is nested deeply", body: "a = []\nfor _ in range(100000):\n    a = [a]\nself.x = str(a)" },
  {
    name: "a comparison of deep lists",
    body: "a, b = [], []\nfor _ in range(100000):\n    a, b = [a], [b]\nself.x = a == b",
  },
  { name: "a hash of a deep tuple", body: "a = ()\nfor _ in range(100000):\n    a = (a,)\nself.x = hash(a)" },
  { name: "a module in itself", body: "self.m = self", forward: "x = self.m(x)" },
  {
    name: "a module in itself, counted",
    body:
      "self.m = nn.ModuleList([self])\n" +
      "self.n = sum(p.numel() for p in self.parameters())\nself.apply(lambda m: None)",
  },
  {
    name: "a deep chain of modules",
    body: "m = nn.ReLU()\nfor _ in range(20000):\n    m = nn.Sequential(m)\nself.m = m",
    forward: "x = self.m(x)",
  },
  { name: "many modules", body: "self.m = nn.ModuleList([nn.Conv2d(64, 64, 3) for _ in range(10**7)])" },
  { name: "a huge module", body: "self.m = nn.Conv2d(10**9, 10**9, 99)\nself.l = nn.Linear(10**12, 10**12)" },
  {
    name: "a huge tensor",
    body: "self.x = torch.arange(10**9)\nself.y = torch.zeros(10**9).tolist()\nself.z = torch.linspace(0, 1, 10**9)",
  },
  { name: "a huge tensor by elements", body: "self.x = torch.tensor([0.5] * 10**9)" },
  { name: "a loop over a huge tensor", body: "for x in torch.zeros(10**9):\n    pass" },
  {
    name: "an array of many",
    body:
      "import numpy as np\nself.x = np.arange(10**9)\n" +
      "self.y = list(np.zeros(10**9))\nself.z = np.linspace(0, 1, 10**9)",
  },
  {
    name: "a tensor of many dimensions",
    body: "self.x = torch.zeros([1] * 100000)\nself.y = torch.zeros(*[2] * 1000)",
  },
  { name: "a tensor split to pieces", forward: "x = torch.cat(torch.zeros(1, 10**9, 1, 1).split(1, 1), 1)" },
  { name: "a tensor that is chunked", forward: "x = torch.cat(list(torch.zeros(1, 10**9, 1, 1).chunk(10**9, 1)), 1)" },
  { name: "an einsum of many letters", forward: "x = torch.einsum(','.join(['abcd'] * 5000) + '->abcd', *[x] * 5000)" },
  { name: "an einsum of a long text", forward: "x = torch.einsum('a' * 10**6, x)" },
  {
    name: "a reshape to a long text",
    body: "from einops import rearrange\nself.x = rearrange(torch.zeros(1), ' '.join('abcdefgh') * 10**5 + '-> a')",
  },
  {
    name: "a reshape of nested brackets",
    body: "from einops import rearrange\nself.x = rearrange(torch.zeros(4), '(' * 10**5 + 'a' + ')' * 10**5 + ' -> a')",
  },
  { name: "an expression that backtracks", body: "import re\nself.x = re.match('(a+)+$', 'a' * 40 + 'b')" },
  {
    name: "an expression that backtracks, compiled",
    body: "import re\nself.x = re.compile('(a|aa)+$').search('a' * 60 + 'b')\nself.y = re.sub('(.*)*,', '', 'x' * 60)",
  },
  {
    name: "an expression of many repeats",
    body: "import re\nself.x = re.match('(((a{1000}){1000}){1000}){1000}', 'a')",
  },
  { name: "code in a text", body: "eval('1+' * 10**6 + '1')\nexec('while True: pass')" },
  { name: "code in a text, nested", body: "self.x = eval('(' * 10**4 + ')' * 10**4)" },
  { name: "code that evaluates itself", body: "s = 'eval(s)'\neval(s)" },
  { name: "a file", body: "self.x = open('/etc/passwd').read()\nopen('/tmp/hostile-was-here', 'w').write('x')" },
  { name: "a command", body: "__import__('os').system('touch /tmp/hostile-was-here')" },
  {
    name: "a command by import",
    body:
      "import os, subprocess, shutil, sys\nos.system('touch /tmp/hostile-was-here')\n" +
      "subprocess.run(['touch', '/tmp/hostile-was-here'])\nshutil.rmtree('/tmp/none')\nsys.exit(1)",
  },
  { name: "an exit", body: "exit(1)\nquit()" },
  { name: "an exit at the top", top: "import os, sys\nos._exit(1)\nsys.exit(1)" },
  {
    name: "the host's prototypes",
    body:
      "self.__proto__ = 1\nself.constructor = 2\nsetattr(self, '__proto__', {'polluted': 1})\n" +
      "d = {}\nd['__proto__'] = 1\nd['constructor'] = 2",
  },
  {
    name: "a way round by subclasses",
    body: "self.x = ().__class__.__bases__[0].__subclasses__()[0].__init__.__globals__['__builtins__']",
  },
  {
    name: "a way round by code",
    body:
      "f = lambda: None\n" +
      "self.x = f.__code__.co_consts, f.__globals__['__builtins__'], type(f)(compile('1', '', 'eval'), {})",
  },
  {
    name: "loaded bytes",
    body:
      "import pickle, ctypes, marshal\nself.x = pickle.loads(b'cos\\n" +
      'system\\n(S"true"\\ntR.\')\nctypes.string_at(0)',
  },
  {
    name: "the network",
    body:
      "import urllib.request, socket, requests\nself.x = urllib.request.urlopen('http://127.0.0.1:1').read()\n" +
      "requests.get('http://127.0.0.1:1')\ntorch.hub.load('a/b', 'c')",
  },
  { name: "a wait", body: "import time, threading\ntime.sleep(10**6)\ninput()\nthreading.Event().wait()" },
  { name: "loaded weights", body: "self.load_state_dict(torch.load('/dev/zero'))" },
];
