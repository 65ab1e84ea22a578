import type { SyntaxNode } from "@lezer/common";
import { NotAnalysed } from "../../values/errors.js";
import { call } from "../../values/kinds.js";
import { isUnknown, type PyObject, unknown, type Value } from "../../values/value.js";
import { boundNames } from "../boundNames.js";
import { isClass, PyClass } from "../classes.js";
import type { Code } from "../code.js";
import { children, type Expression, splitAt } from "../compiler.js";
import { evaluateIn } from "../evaluate.js";
import { ClassFrame, type Frame, type Statement } from "../frames.js";
import { PyFunction } from "../functions.js";
import { settle } from "../settle.js";
import { evaluateDefaults, parseParameters } from "../parameters.js";
import { Budget } from "../scope.js";
import { type ProgramContext, type StatementCompiler, statementsOf } from "../program.js";

/** Gives the function or class that a definition makes. */
type Define = (frame: Frame) => Value;

/** Compilers of definitions. */
export const definitionStatements: Readonly<Record<string, StatementCompiler>> = {
  FunctionDefinition: (node, context) => bound(node, [], context),
  ClassDefinition: (node, context) => bound(node, [], context),
  DecoratedStatement: (node, context) => {
    const definition = node.lastChild;
    if (definition === null || definition.name === "Decorator") throw context.refuse(node);
    return bound(definition, node.getChildren("Decorator"), context);
  },
};

const makers: Readonly<Record<string, (node: SyntaxNode, context: ProgramContext) => Define>> = {
  FunctionDefinition: functionMaker,
  ClassDefinition: classMaker,
};

function bound(node: SyntaxNode, decorators: readonly SyntaxNode[], context: ProgramContext): Statement {
  const name = context.text(nameOf(node, context));
  const make = makers[node.name]?.(node, context);
  if (make === undefined) throw context.refuse(node);
  const wrap = decorators.map((decorator) => decoratorOf(decorator, context)).toReversed();
  return (frame) => {
    const made = settle(() => make(frame));
    frame.bind(
      name,
      wrap.reduce((value, decorate) => settle(() => decorated(decorate(frame), value)), made),
    );
    return undefined;
  };
}

const decorated = (decorator: Value, value: Value): Value =>
  isUnknown(decorator) || isUnknown(value) ? unknown(reasonOf(decorator, value)) : call(decorator, [value]);

const reasonOf = (...values: readonly Value[]): string => values.find(isUnknown)?.reason ?? "a decorator";

function nameOf(node: SyntaxNode, context: ProgramContext): SyntaxNode {
  const name = node.getChild("VariableName");
  if (name === null) throw context.refuse(node);
  return name;
}

/** `@a.b(c)`: the grammar lays the parts of the expression out flat. */
function decoratorOf(node: SyntaxNode, context: ProgramContext): Expression {
  const source = context.source.slice(node.firstChild?.nextSibling?.from ?? node.from, node.to);
  return (scope) => evaluateIn(source, scope);
}

function functionMaker(node: SyntaxNode, context: ProgramContext): Define {
  const code = codeOf(node, context);
  const isAsync = node.firstChild?.name === "async";
  return (frame) => {
    if (isAsync) throw new NotAnalysed(`the asynchronous function ${code.name}`);
    const defaults = new Map(evaluateDefaults(code.parameters, frame));
    return new PyFunction(code, defaults, frame.inner, frame.module);
  };
}

function codeOf(node: SyntaxNode, context: ProgramContext): Code {
  const name = context.text(nameOf(node, context));
  const body = node.getChild("Body");
  if (body === null) throw context.refuse(node);
  const parameters = parseParameters(node.getChild("ParamList"), context);
  let names: ReturnType<typeof boundNames> | undefined;
  const bindings = () => (names ??= boundNames(statementsOf(body), context.text));
  let compiled: Statement | undefined;
  return {
    name,
    qualname: context.prefix + name,
    parameters,
    body: () => (compiled ??= context.inside(`${context.prefix}${name}.<locals>.`).block(body)),
    get locals() {
      return bindings().locals;
    },
    get globals() {
      return bindings().globals;
    },
    get nonlocals() {
      return bindings().nonlocals;
    },
    get isGenerator() {
      return bindings().yields;
    },
    get doc() {
      return docOf(body, context);
    },
    line: context.line(node),
    node,
    text: context.text,
  };
}

/** The text that begins a body, without the margin. */
function docOf(body: SyntaxNode, context: ProgramContext): string | null {
  const [first] = statementsOf(body);
  const literal = first?.name === "ExpressionStatement" ? first.firstChild : null;
  if (literal === null || literal === undefined || !["String", "ContinuedString"].includes(literal.name)) return null;
  const value = settle(() => context.compile(literal)({ lookup: () => undefined, budget: new Budget() }));
  return typeof value === "string" ? value : null;
}

function classMaker(node: SyntaxNode, context: ProgramContext): Define {
  const name = context.text(nameOf(node, context));
  const body = node.getChild("Body");
  const list = node.getChild("ArgList");
  const args = list === null ? [] : splitAt(children(list).slice(1, -1), ",").filter((part) => part.length > 0);
  const bases = args.filter(([, second]) => second?.name !== "AssignOp").map((part) => baseOf(part, context));
  const inside = context.inside(`${context.prefix}${name}.`);
  const run = inside.block(body);
  const bound = boundNames(body === null ? [] : statementsOf(body), context.text);
  const qualname = context.prefix + name;
  const line = context.line(node);
  const source = context.text(node);
  return (frame) => {
    const cell: { value: Value | undefined } = { value: undefined };
    const scope = new ClassFrame(frame, bound, qualname, cell);
    const found = bases.map((base) => settle(() => base(frame)));
    scope.names.set("__doc__", body === null ? null : docOf(body, context));
    run(scope);
    const classes = found.map((base) => classOf(base, name));
    const cls = new PyClass(name, qualname, frame.module, classes, scope.names, { path: frame.module.path, line }, source);
    cell.value = cls;
    return cls;
  };
}

function baseOf(part: readonly SyntaxNode[], context: ProgramContext): Expression {
  const [only] = part;
  if (only === undefined || part.length > 1) throw context.refuse(only ?? part[0]!);
  return context.compile(only);
}

function classOf(base: Value, name: string): PyObject {
  if (isUnknown(base)) throw new NotAnalysed(`a base of the class ${name}: ${base.reason}`);
  if (!isClass(base)) throw new NotAnalysed(`a base of the class ${name}`);
  return base;
}
