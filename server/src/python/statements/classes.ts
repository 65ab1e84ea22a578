import type { SyntaxNode } from "@lezer/common";
import { NotAnalysed, typeError } from "../../values/errors.js";
import { call, specialOf, typeName } from "../../values/kinds.js";
import { isDict, isObject, isUnknown, type PyObject, unknown, type Value } from "../../values/value.js";
import { boundNames } from "../boundNames.js";
import { isClass, PyClass } from "../classes.js";
import { children, type Expression, splitAt } from "../compiler.js";
import { displayOf } from "../containers.js";
import { bindToClass, Descriptor } from "../descriptors.js";
import { ClassFrame, type Frame } from "../frames.js";
import { isOnlyUnknown, type ProgramContext, statementsOf } from "../program.js";
import { settle } from "../settle.js";
import { docOf, nameOf } from "./definitionParts.js";

type Keywords = ReadonlyMap<string, Value>;

/** What makes the class of a definition. */
export function classMaker(node: SyntaxNode, context: ProgramContext): (frame: Frame) => Value {
  const name = context.text(nameOf(node, context));
  const body = node.getChild("Body");
  const list = node.getChild("ArgList");
  const parts = list === null ? [] : splitAt(children(list).slice(1, -1), ",").filter((part) => part.length > 0);
  const isKeyword = ([first, second]: readonly SyntaxNode[]): boolean =>
    first?.name === "**" || second?.name === "AssignOp";
  const bases = parts.filter((part) => !isKeyword(part)).map((part) => basesOf(part, context));
  const keywords = parts.filter(isKeyword).map((part) => keywordsOf(part, context));
  const inside = context.inside(`${context.prefix}${name}.`, name);
  const statements = body === null ? [] : statementsOf(body);
  const run = bodyOf(statements, inside);
  const bound = boundNames(statements, inside.text);
  const qualname = context.prefix + name;
  const line = context.line(node);
  const source = context.source.slice(node.from, node.to);
  return (frame) => {
    const cell: { value: Value | undefined } = { value: undefined };
    const found = bases.flatMap((base) => base(frame));
    const given = new Map(keywords.flatMap((keyword) => keyword(frame)));
    checkMetaclass(name, given);
    const scope = new ClassFrame(frame, bound, qualname, cell);
    scope.names.set("__doc__", body === null ? null : docOf(body, context));
    run(scope);
    const classes = found.map((base) => classOf(base, name));
    implyMethods(scope.names);
    const place = { path: frame.module.path, line };
    const cls = new PyClass(name, qualname, frame.module, classes, scope.names, place, source);
    cell.value = cls;
    announce(cls, given);
    return cls;
  };
}

/** The statements of a class. One that is not analysed leaves its names unknown. */
function bodyOf(statements: readonly SyntaxNode[], context: ProgramContext): (scope: ClassFrame) => void {
  const steps = statements.map((node) => ({ node, run: context.statement(node) }));
  return (scope) => {
    for (const { node, run } of steps) {
      try {
        run(scope);
      } catch (error) {
        if (!isOnlyUnknown(error)) throw error;
        scope.module.machine.approximate(error.reason, scope);
        for (const name of boundNames([node], context.text).locals) scope.bind(name, unknown(error.reason));
      }
    }
  };
}

/** One base, or those that `*bases` gives. */
function basesOf(part: readonly SyntaxNode[], context: ProgramContext): (frame: Frame) => readonly Value[] {
  const [only] = part;
  if (only?.name === "*") {
    const run = displayOf(part, context);
    return (frame) => {
      const listed = run(frame);
      return typeof listed === "object" && listed?.kind === "tuple" ? listed.items : [];
    };
  }
  if (only === undefined || part.length > 1) throw context.refuse(only ?? part[0]!);
  const run = context.compile(only);
  return (frame) => [settle(() => run(frame))];
}

type Keyword = (frame: Frame) => readonly (readonly [string, Value])[];

function keywordsOf([first, second, third]: readonly SyntaxNode[], context: ProgramContext): Keyword {
  if (first === undefined || second === undefined) throw new NotAnalysed("a class that is being typed");
  if (first.name === "**") {
    const run = context.compile(second);
    return (frame) => {
      const value = run(frame);
      if (!isDict(value)) throw new NotAnalysed("the keywords of a class");
      return value.entries.flatMap(([key, item]) => (typeof key === "string" ? [[key, item] as const] : []));
    };
  }
  if (third === undefined) throw context.refuse(second);
  const name = context.text(first);
  const run: Expression = context.compile(third);
  return (frame) => [[name, settle(() => run(frame))]];
}

/** Metaclasses that leave a class what its body makes of it. */
const plainMetaclasses: ReadonlySet<string> = new Set(["type", "ABCMeta"]);

function checkMetaclass(name: string, keywords: Map<string, Value>): void {
  const metaclass = keywords.get("metaclass");
  if (metaclass === undefined) return;
  keywords.delete("metaclass");
  const isPlain = isObject(metaclass) && plainMetaclasses.has(metaclass.mro?.[0] ?? "");
  if (!isPlain || metaclass instanceof PyClass) throw new NotAnalysed(`the metaclass of ${name}`);
}

/** Classes whose metaclass makes something else of what the body of a subclass binds. */
const withMetaclass: ReadonlySet<string> = new Set(["Enum", "Flag", "NamedTuple", "TypedDict", "type"]);

/** Classes of Python that nothing may derive from. */
const final: ReadonlySet<string> = new Set(["bool", "memoryview", "range", "slice"]);

function classOf(base: Value, name: string): PyObject {
  if (isUnknown(base)) throw new NotAnalysed(`a base of the class ${name}: ${base.reason}`);
  if (!isClass(base)) throw noClass(base, name);
  const [own = ""] = base.mro ?? [];
  if (final.has(own) && !(base instanceof PyClass)) throw typeError(`type '${own}' is not an acceptable base type`);
  const special = base.mro?.find((each) => withMetaclass.has(each));
  if (special !== undefined) throw new NotAnalysed(`a class derived from ${special}`);
  return base;
}

/** What making a class of the type of a base says, by that type. */
const refusals: Readonly<Record<string, string>> = {
  NoneType: "NoneType takes no arguments",
  function: "function() argument 'code' must be code, not str",
  int: "int() takes at most 2 arguments (3 given)",
  module: "module() takes at most 2 arguments (3 given)",
};

function noClass(base: Value, name: string): Error {
  const kind = typeName(base);
  const refusal = Object.hasOwn(refusals, kind) ? refusals[kind] : undefined;
  return refusal === undefined ? new NotAnalysed(`a base of the class ${name}`) : typeError(refusal);
}

/** Methods that belong to the class or to nobody without a decorator that says so. */
const implied = {
  __new__: "staticmethod",
  __init_subclass__: "classmethod",
  __class_getitem__: "classmethod",
} as const;

function implyMethods(names: Map<string, Value>): void {
  for (const [name, kind] of Object.entries(implied)) {
    const value = names.get(name);
    if (value !== undefined && isObject(value) && value.typeName === "function") {
      names.set(name, new Descriptor(kind, value));
    }
  }
  if (names.has("__eq__") && !names.has("__hash__")) names.set("__hash__", null);
}

/** Tells the descriptors of a class their names, and its bases that it is there. */
function announce(cls: PyClass, keywords: Keywords): void {
  for (const [name, value] of cls.names) {
    const isOwn = isObject(value) && value.cls?.lineage !== undefined;
    const setName = isOwn ? specialOf(value, "__set_name__") : undefined;
    if (setName !== undefined) call(setName, [cls, name]);
  }
  for (const base of cls.lineage.slice(1)) {
    const hook = base instanceof PyClass ? base.names.get("__init_subclass__") : undefined;
    if (hook === undefined) continue;
    call(bindToClass(hook, cls), [], keywords);
    return;
  }
  if (keywords.size > 0) throw typeError(`${cls.qualname}.__init_subclass__() takes no keyword arguments`);
}
