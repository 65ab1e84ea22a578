import type { SyntaxNode } from "@lezer/common";
import { NotAnalysed } from "../../values/errors.js";
import { call } from "../../values/kinds.js";
import { isDict, unknown, type Value } from "../../values/value.js";
import { boundNames } from "../boundNames.js";
import { isClass } from "../classes.js";
import { metaclassOf } from "../classParts.js";
import { children, type Expression, splitAt } from "../compiler.js";
import { displayOf } from "../containers.js";
import { ClassFrame, type Frame } from "../frames.js";
import { isOnlyUnknown, type ProgramContext, statementsOf } from "../program.js";
import { settleIn } from "../settle.js";
import { classArguments, newClass, Origin } from "../typeClass.js";
import { docOf, nameOf } from "./definitionParts.js";

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
    const origin = new Origin(frame.module, qualname, { path: frame.module.path, line }, source);
    const found = bases.flatMap((base) => base(frame));
    const given = new Map(keywords.flatMap((keyword) => keyword(frame)));
    const metaclass = metaclassOf(name, given.get("metaclass"), found.filter(isClass));
    given.delete("metaclass");
    if (metaclass?.find("__prepare__") !== undefined) throw new NotAnalysed(`__prepare__ of ${metaclass.name}`);
    const scope = new ClassFrame(frame, bound, qualname, origin);
    scope.names.set("__doc__", body === null ? null : docOf(body, context));
    run(scope);
    const args = classArguments(name, found, scope.names, origin);
    return metaclass === undefined ? newClass(undefined, args, given) : call(metaclass, args, given);
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
  return (frame) => [settleIn(run, frame)];
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
  return (frame) => [[name, settleIn(run, frame)]];
}
