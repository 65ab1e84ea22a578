"""Writes pyyaml-cases.json: texts and what PyYAML 6.0.3's safe_load makes of them. Run: python3 pyyaml-cases.py"""

import json
import pathlib
import random

import yaml

MODEL = """nc: 80  # classes
depth_multiple: 0.33
anchors:
  - [10,13, 16,30]  # P3/8
  - [30,61, 62,45]
backbone:
  # [from, number, module, args]
  [[-1, 1, Conv, [64, 6, 2, 2]],  # 0-P1/2
   [-1, 3, C3, [128, 'x']],
   [[-1, 6], 1, nn.Upsample, [None, "a"]],
  ]
head:
  - [-1, 1, Conv, &out [512]]
  - [-1, 3, {a: 1, b: [2]}, *out]  # c
"""

MIXED = """nc: 1
x: &a
  b: c
  d: [1, 2]
head:
- - -1
  - 1
  - Conv
  - [1, 2]
- [*a, !!str 1]
t: |
  lit
  eral
u: "dq \\
  two"
v: plain
  more
w: {<<: *a, e: 1:30}
"""

SCALARS = """
yes no on off Yes NO On oFF y n Y N true True TRUE tRUE false False
1 -1 +1 0 -0 00 010 08 0o10 0x1F 0xg 0b1 0b101 0b2 0b_ 0x_ 0_ 1_000 1__0 _1 1_ 9007199254740991 9007199254740992 -9007199254740993
1:30 -1:30 1:60 1:5:7 01:30 1:30.5 190:20:30.15
1. .5 -.5 +.5 1.5 -1.5 1e3 1e-3 1.0e3 1.0e-3 1.0e+3 1.5E+3 .5e-3 1_0.2_5 . .. ._1 1.2.3 0.50
.inf -.inf +.inf .Inf .INF .iNF inf .nan .NaN .NAN -.nan nan
~ null Null NULL nULL None none NONE
2001-12-14 2001-1-1 2001-13-14 2001-02-30 2000-02-29 2001-12-14t21:59:43.10-05:00 2001-12-14T25:00:00Z 0000-01-01
= << "=" '<<' "1" 'yes' "" '' a#b a:b :a -a ?a a? ,a @a `a %a |a >a &a *a !a !!a [a {a ]a }a
""".split()

STRUCTURES = [
    "", " ", "\n", "# only a comment", "---", "---\n...", "...", "--- a", "--- a: b", "---\na: b", "---\na\n---\nb", "a\n...\n", "a\n...\nb",
    "a\n---\n", "%YAML 1.1\n---\na", "%YAML 2.0\n---\na", "%YAML 1.1\na", "%TAG !e! tag:yaml.org,2002:\n---\n!e!int '3'", "!e!int 3", "%FOO bar\n---\na",
    "a: b: c", "a: 'b': c", "a:b", "a :b", "a : b", "a:\tb", "\ta: b", "a: b\t", "a: b\t# c", "a: 'x\ty'", "a:\n\tb: c", "a:\n  b: c\n d: e", "a:\n  b\n  c: d",
    "- a\n-b", "- a\n - b", "-\ta", "- - a\n  - b", "- a: 1\n  b: 2", "a:\n- b\n- c\nd: e", "a:\n- b\n - c", "- a\nb: c", "a: - b", "a: [b]\n- c",
    "[a, b]", "[a, b,]", "[a,, b]", "[,]", "[a b]", "[a\nb]", "[a\n,b]", "[a: b]", "[a: b, c]", "[a:b]", "[a, :b]", "[a ? b]", "[a?b]", "[? a : b]", "[? a]",
    "[a", "[a]]", "[[a]", "a: [b\nc: d", "[a]b", "[a] b", "[a]: b", "[a, b]: c", "{a: b}: c", "{a: [1]}", "{a, b: c}", "{a:1}", '{"a":1}', "{a: 1, a: 2}", "{a: 1",
    "{a: 1]", "{,}", "{a: b: c}", "{? a: b}", "{: a}", "{a: }", "{a}", "[{a: 1}, {b: 2}]", "a: {b: c, d: [e, f]}", "[- a]", "[-]", "[-1]", "[--- a]", "a: [\nb\n]", "a: [\n]\nb: c",
    "a: &x b\nc: *x", "a: *x", "a: &x b\nc: &x d", "&a [*a]", "&a {b: *a}", "a: &x", "a: &x\nb: *x", "&a b: c\nd: *a", "*a : b", "&a a: b\n*a : c", "a: & b", "a: &é b", "a: &x,y z", "[&x a, *x]", "[*x]",
    "a: &b {x: 1}\nc: {<<: *b, y: 2}", "a: &b {x: 1}\nc:\n  <<: *b\n  x: 2", "a: &b {x: 1}\nc: {<<: [*b, {x: 3, z: 4}]}", "<<: {a: 1}", "<<: 1", "<<: [1]", "<<: [{a: 1}]", "{<<: {a: 1}, <<: {b: 2}}", '"<<": 1', "a: <<",
    "=: 1", "{=: 1, a: 2}", "[=]", "!!str {=: x}", "a: !foo b", "a: !!foo b", "!!python/tuple [1]", "!!python/name:os.system x", "!!str 1", "!!str [1]", "!!int '12'", "!!int a", "!!int ''", "!!float 1e3", "!!float 1", "!!float inf", "!!float a",
    "!!bool yes", "!!bool maybe", "!!null x", "!!seq [1]", "!!seq a", "!!map {a: 1}", "!!map [1]", "!!set {a, b}", "!!set [a]", "!!omap [a: 1, b: 2]", "!!omap {a: 1}", "!!pairs [a: 1, a: 2]", "!!binary R0lG", "!!binary R0l", "!!timestamp 2001-1-1", "!!timestamp x",
    "! 12", "! '12'", "! [a]", "!<tag:yaml.org,2002:int> '7'", "!<x> a", "!!int", "[!!str]", "[!!str, a]", "!!str, a", "!!str\ta",
    "1: a\n1.0: b\ntrue: c", "yes: 1\nno: 2", "~: 1", "? a\n: b", "? [a]\n: b", "? a", "? a\n? b", ": a", "?\n: a", "? - a\n: - b", "a\n: b", "? &x a\n: *x", ".nan: 1\n.nan: 2", "2001-12-14: a",
    "a: |\n  b\n  c\n", "a: |-\n  b\n", "a: |+\n  b\n\n", "a: >\n  b\n  c\n\n  d\n   e\n  f\n", "a: |2\n   b\n", "a: |0\n  b", "a: |x\n  b", "a: | # c\n  b", "a: |#c\n  b", "a: |\n\tb", "a: |\nb: c", "|\n a\n b", "[|\n a]", "a: >-2+\n  b", "a: |1-\n  b", "a: |\n  b\n c: d", "- |\n a\n- b", "a: >\n\n\n  b\n\n\n  c\n",
    "'a\n b'", "'a\n\n b'", "'it''s'", "'a", '"a', '"a\\nb"', '"\\x41\\u00e9\\U0001F600"', '"\\q"', '"\\x4"', '"a\\\n  b"', '"a \n\n b"', "'a\n---\nb'", "'a\n--- b'", '"\\t\\0\\_"', "a 'b' c", "'a' b", "'a''b' 'c'", "a: 'b\nc: d'\n",
    "a\nb", "a\n b\n\n c", "a: b\n c\n  d", "a: b\nc", "a: b\n# x\n c", "a: b # x\n  c", "a\n---b", "a\n--- b", "a\n#b", "a\n b: c", "[a\n---\nb]", "a: b\r\nc: d\r\n", "a: b\rc: d", "a: 'x\r\n y'", "\ufeffa: b", "a: \ufeffb", "a: é", "é: a", "a: b\x85c: d", "a: b\u2028c: d", "a: \x00", "a: \x07", "a: \ud800"[:3], "😀: a\nb: c", "? 😀: b\n  c: d", "- 😀: b\n  c: d",
    "%", "% a", "@a", "`a", "a: @b", "a: `b", "a: %b", "a: b%", "a: b@", "a: *", "a: !", "a: &", "a: -", "a: - - b", "a: ?", "a: :", "-", "- ", "-\n-", "?", ":", "- :", "a: |", "a: >", '"a": b', '"a" : b', '"a":b', "'a'b: c", "a: 1 # x\nb: 2#y", "a: b #", "a: #b", "nc:80\nd: 1",
    "x" * 1025 + ": a", "x" * 1024 + ": a", "[" + "x" * 1030 + ": a]", "'a\n b': c", "[a\n b: c]", "{a\n b: c}", "- a\n  b: c", "[" * 50 + "]" * 50, "a: " + "[" * 600 + "]" * 600, "a: 0" + "_" * 3, "a: 1_000:30",
]


def plain(value, around=()):
    """JSON of a Python value; kinds that JSON lacks are objects with one key."""
    if id(value) in around:
        return {"cycle": True}
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):
        return value if abs(value) < 2**53 else {"big": True}
    if isinstance(value, float):
        return {"float": repr(value)}
    around = (*around, id(value))
    if isinstance(value, list):
        return [plain(item, around) for item in value]
    if isinstance(value, tuple):
        return {"tuple": [plain(item, around) for item in value]}
    if isinstance(value, dict):
        return {"dict": [[plain(key, around), plain(item, around)] for key, item in value.items()]}
    return {"object": type(value).__name__}


def case(text):
    try:
        return {"text": text, "value": plain(yaml.safe_load(text))}
    except Exception:  # PyYAML lets ValueError, KeyError and RecursionError through
        return {"text": text, "refused": True}


def mutations(count):
    draw = random.Random(5)
    characters = "[],:#'\"\t -&*!|>%@\n?{}<~"
    for index in range(count):
        text = MIXED if index % 2 else MODEL
        for _ in range(draw.choice([1, 1, 2])):
            at = draw.randrange(len(text))
            if draw.random() < 0.4:
                text = text[:at] + text[at + 1 :]
            else:
                text = text[:at] + draw.choice([*characters, text[at]]) + text[at:]
        yield text


texts = [MODEL, MIXED, *(f"a: {scalar}" for scalar in SCALARS), *(f"[{scalar}]" for scalar in SCALARS[::3]), *STRUCTURES, *mutations(120)]
cases = [case(text) for text in dict.fromkeys(texts)]
lines = ",\n".join(json.dumps(entry) for entry in cases)
pathlib.Path(__file__).with_suffix(".json").write_text(f"[\n{lines}\n]\n")
