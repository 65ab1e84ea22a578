import assert from "node:assert/strict";
import test from "node:test";
import { evaluate } from "../../server/src/python/evaluate.js";
import { NotAnalysed, PythonError } from "../../server/src/values/errors.js";
import { type PyObject, unknown, type Value } from "../../server/src/values/value.js";

const silu: PyObject = { kind: "object", typeName: "type", mro: ["SiLU", "Module", "object"], repr: () => "" };
const nn: PyObject = {
  kind: "object",
  typeName: "module",
  repr: () => "<module 'torch.nn' from '/torch/nn/__init__.py'>",
  attribute: (name) => (name === "SiLU" ? silu : undefined),
};
const unread = unknown("not read");
const names: ReadonlyMap<string, Value> = new Map<string, Value>([
  ["nn", nn],
  ["hidden", unread],
  ["max", 5],
  ["none", null],
]);

const run = (source: string): Value => evaluate(source, { lookup: (name) => names.get(name) });
const raises = (exception: string, message: string) => (error: unknown) =>
  error instanceof PythonError && error.exception === exception && error.message === message;

test("names come from the namespace first, then from Python", () => {
  assert.equal(run("max"), 5);
  assert.equal(run("none"), null);
  assert.equal(run(" none"), null);
  assert.equal(run("min(max, 7)"), 5);
});

test("attributes of a module are its owner's", () => {
  assert.equal(run("nn.SiLU"), silu);
  assert.throws(() => run("nn.Silu"), raises("AttributeError", "module 'torch.nn' has no attribute 'Silu'"));
  assert.throws(() => run("nn.SiLU.x"), raises("AttributeError", "type object 'SiLU' has no attribute 'x'"));
  assert.throws(() => run("nn()"), raises("TypeError", "'module' object is not callable"));
  assert.throws(() => run("nn.SiLU[0]"), raises("TypeError", "type 'SiLU' is not subscriptable"));
});

test("an unknown value flows on, and what needs it is not analysed", () => {
  assert.equal(run("hidden"), unread);
  assert.equal(run("hidden if 1 else 2"), unread);
  for (const source of ["hidden[0]", "hidden.x", "hidden(1)"]) assert.equal(run(source), unread, source);
  for (const source of ["hidden + 1", "not hidden", "[hidden] == [1]", "f'{hidden}'", "{hidden}", "len(hidden)"]) {
    assert.throws(() => run(source), NotAnalysed, source);
  }
});

test("nothing of the host is reached", () => {
  const sources = [
    "__import__('os')",
    "open('x')",
    "eval('1')",
    "exec('1')",
    "input()",
    "getattr(1, 'constructor')",
    "'{0.constructor}'.format([])",
    "[].append.constructor",
    "().__class__.__base__.__subclasses__()",
    "[].constructor",
    "'a'.__proto__",
    "(lambda: 1).constructor",
    "nn.constructor",
    "constructor",
    "__proto__",
    "toString",
    "dict(__proto__=1).x",
    "range(1).toString",
  ];
  for (const source of sources) {
    assert.throws(
      () => run(source),
      (error) => error instanceof NotAnalysed || error instanceof PythonError,
      source,
    );
  }
});

test("a long chain is no syntax error", () => {
  assert.equal(run("1" + "+1".repeat(400)), 401);
  assert.throws(() => run("1" + "+1".repeat(4000)), NotAnalysed);
});

test("work is bounded", { timeout: 120_000 }, () => {
  const huge = [
    "10**10**10",
    "9**99999999",
    "1 << 10**9",
    "'a' * 10**9",
    "[0] * 10**9",
    "[[[0] * 1000] * 1000] * 1000",
    "range(10**9)[5:]",
    "list(range(10**9))",
    "[i for i in range(1000) for j in range(1000) for k in range(1000)]",
    "(lambda f: f(f))(lambda f: f(f))",
    Array.from({ length: 500 }, () => "len([0] * 900000)").join("+"),
    "1+".repeat(4000) + "1",
    "-".repeat(9000) + "1",
    "not ".repeat(2000) + "1",
    "x".repeat(10_001),
    "min(*[1] * 900000)",
    "zip(*[[]] * 900000)",
    "sorted([-1, 5] * 400000)",
    "f(".repeat(150) + ")".repeat(150),
    "sum([[0]] * 100000, [])",
    "[('a' * 99999)[5] for i in range(100000)]",
    "(lambda q: [q.insert(0, 1) for i in range(1000000)])([])",
    "(lambda q: q.append(q) or repr(q))([])",
    "(lambda q, r: q.append(r) or r.append(q) or q == r)([], [])",
    "'{:>1000000000}'.format(1)",
    "f'{1.5:.1000000000f}'",
    "'%1000000000d' % 1",
    "list(map(lambda q: q, range(10**9)))",
    "next(i for i in range(10**12) if i < 0)",
    "'a' in range(10**12)",
    "str([['a' * 1000] * 1000] * 1000)",
    "(lambda f, n: f(f, n))(lambda f, n: [f(f, n - 1), f(f, n - 1)] if n else 0, 30)",
  ];
  for (const source of huge) {
    try {
      run(source);
    } catch (error) {
      assert.ok(
        error instanceof NotAnalysed || error instanceof PythonError,
        `${source.slice(0, 40)}: ${String(error)}`,
      );
    }
  }
});
