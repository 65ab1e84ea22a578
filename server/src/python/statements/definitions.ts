import type { SyntaxNode } from "@lezer/common";
import { NotAnalysed } from "../../values/errors.js";
import { call } from "../../values/kinds.js";
import { isUnknown, unknown, type Value } from "../../values/value.js";
import { annotationsOf } from "../annotations.js";
import { boundNames } from "../boundNames.js";
import type { Code } from "../code.js";
import type { Expression } from "../compiler.js";
import { evaluateIn } from "../evaluate.js";
import type { Frame, Statement, Steps } from "../frames.js";
import { PyFunction } from "../functions.js";
import { evaluateDefaults, parametersIn, parseParameters } from "../parameters.js";
import { type ProgramContext, type StatementCompiler, statementsOf } from "../program.js";
import { settle, settleIn } from "../settle.js";
import { undeveloped } from "../strangers.js";
import { classMaker } from "./classes.js";
import { docOf, nameOf } from "./definitionParts.js";
import { stepsOf } from "./stepping.js";

/** Gives the function or class that a definition makes. */
type Define = (frame: Frame) => Value;

/** Compilers of definitions. */
export const definitionStatements: Readonly<Record<string, StatementCompiler>> = {
  FunctionDefinition: (node, context) => undecorated(node, context),
  ClassDefinition: (node, context) => undecorated(node, context),
  DecoratedStatement: (node, context) => {
    const definition = node.lastChild;
    if (definition === null || definition.name === "Decorator") throw context.refuse(node);
    return bound(definition, node.getChildren("Decorator"), context);
  },
};

/** The grammar parts a decorator that it does not know from its definition, such as `@table[0]`. */
function undecorated(node: SyntaxNode, context: ProgramContext): Statement {
  let before = node.prevSibling;
  while (before !== null && (before.name === "ExpressionStatement" || before.type.isError)) before = before.prevSibling;
  const last = before?.name === "DecoratedStatement" ? before.lastChild : null;
  if (last === null || (last.name !== "Decorator" && !last.type.isError)) return bound(node, [], context);
  const name = context.text(nameOf(node, context));
  return (frame) => {
    frame.bind(name, unknown("a decorator that cannot be read"));
    return undefined;
  };
}

const makers: Readonly<Record<string, (node: SyntaxNode, context: ProgramContext) => Define>> = {
  FunctionDefinition: functionMaker,
  ClassDefinition: classMaker,
};

function bound(node: SyntaxNode, decorators: readonly SyntaxNode[], context: ProgramContext): Statement {
  const name = context.text(nameOf(node, context));
  const make = makers[node.name]?.(node, context);
  if (make === undefined) throw context.refuse(node);
  const isClass = node.name === "ClassDefinition";
  const wrappers = decorators.map((decorator) => decoratorOf(decorator, context));
  return (frame) => {
    const wrap = wrappers.map((wrapper) => settleIn(wrapper, frame));
    const made = settle(() => make(frame), isClass ? undeveloped : unknown);
    frame.bind(
      name,
      wrap.reduceRight((value, decorator) => settle(() => decorated(decorator, value)), made),
    );
    return undefined;
  };
}

const decorated = (decorator: Value, value: Value): Value =>
  isUnknown(decorator) || isUnknown(value) ? unknown(reasonOf(decorator, value)) : call(decorator, [value]);

const reasonOf = (...values: readonly Value[]): string => values.find(isUnknown)?.reason ?? "a decorator";

/** `@a.b(c)`: the grammar lays the parts of the expression out flat. */
function decoratorOf(node: SyntaxNode, context: ProgramContext): Expression {
  const source = context.source.slice(node.firstChild?.nextSibling?.from ?? node.from, node.to);
  return (scope) => evaluateIn(source, scope);
}

function functionMaker(node: SyntaxNode, context: ProgramContext): Define {
  const code = codeOf(node, context);
  const isAsync = node.firstChild?.name === "async";
  const annotate = annotationsOf(annotatedParts(node, code), context);
  return (frame) => {
    if (isAsync) throw new NotAnalysed(`the asynchronous function ${code.name}`);
    const defaults = new Map(evaluateDefaults(code.parameters, frame));
    return new PyFunction(code, defaults, frame.inner, frame.module, annotate(frame));
  };
}

/** The annotations of the parameters and of what is returned. */
function annotatedParts(node: SyntaxNode, { parameters }: Code): readonly (readonly [string, SyntaxNode])[] {
  const returned = node.getChild("TypeDef")?.lastChild;
  const named = parametersIn(parameters).flatMap(({ name, annotation }) =>
    annotation === undefined ? [] : [[name, annotation] as const],
  );
  return returned ? [...named, ["return", returned]] : named;
}

function codeOf(node: SyntaxNode, context: ProgramContext): Code {
  const own = nameOf(node, context);
  const name = context.source.slice(own.from, own.to);
  const body = node.getChild("Body");
  if (body === null) throw context.refuse(node);
  const parameters = parseParameters(node.getChild("ParamList"), context);
  let names: ReturnType<typeof boundNames> | undefined;
  const bindings = () => (names ??= boundNames(statementsOf(body), context.text));
  const inside = (): ProgramContext => context.inside(`${context.prefix}${name}.<locals>.`);
  let compiled: Statement | undefined;
  let stepping: Steps | undefined;
  return {
    name,
    qualname: context.prefix + name,
    parameters,
    body: () => (compiled ??= inside().block(body)),
    get locals() {
      return bindings().locals;
    },
    get globals() {
      return bindings().globals;
    },
    get nonlocals() {
      return bindings().nonlocals;
    },
    get steps() {
      return bindings().yields ? () => (stepping ??= stepsOf(body, inside())) : undefined;
    },
    get doc() {
      return docOf(body, context);
    },
    line: context.line(node),
    node,
    text: context.text,
  };
}
