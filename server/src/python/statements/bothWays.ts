import type { SyntaxNode } from "@lezer/common";
import { NotAnalysed, PythonError } from "../../values/errors.js";
import { unknown, type Value } from "../../values/value.js";
import { childrenOf } from "../boundNames.js";
import type { Completion, Frame, Statement } from "../frames.js";
import { merge } from "../merge.js";
import type { ProgramContext } from "../program.js";

interface Branches {
  readonly yes: Statement;
  readonly no: Statement;
}

/** Runs a branch whose condition is not known. */
type Either = (frame: Frame, reason: string) => Completion;

/**
 * What a branch on an unknown condition leaves: where both ways only set local names, both are run and what they agree
 * on is kept; a way that only raises is taken not to be gone. Anything else is not analysed.
 */
export function bothWays(
  yesBodies: readonly SyntaxNode[],
  noBodies: readonly SyntaxNode[],
  { yes, no }: Branches,
  context: ProgramContext,
): Either {
  const [first, second] = [kindOf(yesBodies, context), kindOf(noBodies, context)];
  return (frame, reason) => {
    frame.module.machine.approximate(reason, frame);
    if (first === "raises" && second !== "raises") return fallThrough(no(frame), reason);
    if (second === "raises" && first !== "raises") return fallThrough(yes(frame), reason);
    if (first !== "assigns" || second !== "assigns") throw new NotAnalysed(reason);
    join({ yes, no }, frame, reason);
    return undefined;
  };
}

/** The same where it is an import of which nobody knows whether it raises. */
export function eitherImport(
  yesBodies: readonly SyntaxNode[],
  noBodies: readonly SyntaxNode[],
  context: ProgramContext,
): (ways: Branches, frame: Frame, reason: string) => Completion {
  const [first, second] = [kindOf(yesBodies, context), kindOf(noBodies, context)];
  return (ways, frame, reason) => {
    const isSound = first === "assigns" && second === "assigns" && join(ways, frame, reason);
    if (isSound) return undefined;
    frame.module.machine.approximate(reason, frame);
    if (second === "raises") return fallThrough(ways.yes(frame), reason);
    if (first !== "assigns" || second !== "assigns") throw new NotAnalysed(reason);
    return undefined;
  };
}

/** Runs both ways and keeps what they agree on. Gives false where one of them raised and only the other counts. */
function join({ yes, no }: Branches, frame: Frame, reason: string): boolean {
  const before = bindingsOf(frame);
  const went = tryWay(yes, frame, reason);
  const after = bindingsOf(frame);
  restore(frame, before);
  if (!went) {
    fallThrough(no(frame), reason);
    return false;
  }
  if (!tryWay(no, frame, reason)) {
    restore(frame, after);
    return false;
  }
  const other = bindingsOf(frame);
  for (const name of new Set([...namesOf(after), ...namesOf(other)])) {
    // An import that neither way has used is left for later.
    const isUntouched = after.lazy.has(name) && after.lazy.get(name) === other.lazy.get(name);
    if (!isUntouched) frame.bind(name, joined(valueIn(after, name), valueIn(other, name), reason));
  }
  return true;
}

/** What the names of a frame stand for at one moment. */
interface Bindings {
  readonly names: ReadonlyMap<string, Value>;
  readonly lazy: ReadonlyMap<string, () => Value>;
}

const bindingsOf = ({ names, lazy }: Frame): Bindings => ({ names: new Map(names), lazy: new Map(lazy) });
const namesOf = ({ names, lazy }: Bindings): readonly string[] => [...names.keys(), ...lazy.keys()];
const valueIn = ({ names, lazy }: Bindings, name: string): Value | undefined => names.get(name) ?? lazy.get(name)?.();

function fallThrough(completion: Completion, reason: string): Completion {
  if (completion !== undefined) throw new NotAnalysed(reason);
  return undefined;
}

/** Whether a way can be gone at all: one that raises is taken not to be. */
function tryWay(way: Statement, frame: Frame, reason: string): boolean {
  try {
    fallThrough(way(frame), reason);
    return true;
  } catch (error) {
    if (error instanceof PythonError) return false;
    throw error;
  }
}

function restore(frame: Frame, { names, lazy }: Bindings): void {
  frame.names.clear();
  for (const [name, value] of names) frame.names.set(name, value);
  frame.lazy?.clear();
  for (const [name, load] of lazy) frame.lazy?.set(name, load);
}

const joined = (one: Value | undefined, other: Value | undefined, reason: string): Value =>
  one === undefined || other === undefined ? unknown(reason) : merge(one, other, reason);

type Kind = "assigns" | "raises" | "other";

function kindOf(bodies: readonly SyntaxNode[], context: ProgramContext): Kind {
  const statements = bodies
    .flatMap((body) => childrenOf(body))
    .filter(({ name }) => name !== ":" && name !== "Comment");
  if (bodies.length === 1 && statements.at(-1)?.name === "RaiseStatement") return "raises";
  return statements.every((statement) => isHarmless(statement, context)) ? "assigns" : "other";
}

/** Methods that change what they are called on. */
const changing = /\.\s*(?:append|extend|insert|pop|remove|clear|update|add_module|register_\w+|\w+_)\s*\(/;

/** Calls that only tell somebody something. */
const telling = /^(?:print|(?:warnings|logging|logger|LOGGER|log)\.\w+)\s*\(|^["'.]/;

/** Whether a statement does no more than set local names. */
function isHarmless(statement: SyntaxNode, context: ProgramContext): boolean {
  switch (statement.name) {
    case "PassStatement":
    case "ImportStatement":
    case "FunctionDefinition":
    case "ClassDefinition":
      return true;
    case "ExpressionStatement":
      return telling.test(context.text(statement));
    case "AssignStatement":
    case "UpdateStatement": {
      const target = statement.firstChild;
      const isName = target?.name === "VariableName" || target?.name === "TupleExpression";
      return isName && statement.getChild("MemberExpression") !== target && !changing.test(context.text(statement));
    }
    case "IfStatement":
      return statement
        .getChildren("Body")
        .every((body) =>
          childrenOf(body).every(
            ({ name }, i) => i === 0 || name === "Comment" || isHarmless(childrenOf(body)[i]!, context),
          ),
        );
    default:
      return false;
  }
}
