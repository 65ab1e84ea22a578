import assert from "node:assert/strict";
import test from "node:test";
import { repr } from "../../server/src/values/repr.js";
import { runScript } from "../support/pythonProgram.js";

const library = `
class Base:
    kinds = {}
    def __init_subclass__(cls, **keywords):
        Base.kinds[cls.__name__] = cls
class A(Base): pass
class B(A): pass
class Meta(type):
    seen = []
    def __new__(meta, name, bases, namespace):
        meta.seen.append(name)
        return super().__new__(meta, name, bases, namespace)
class X(metaclass=Meta): pass
class Y(X): pass
`;

test("classes that others notice are made though nobody uses their names", () => {
  const main = "import library\nresult = (sorted(library.Base.kinds), library.Meta.seen)\n";
  const { names } = runScript({ "main.py": main, "library.py": library });
  assert.equal(repr(names.get("result") ?? null), "(['A', 'B'], ['X', 'Y'])");
});
