import type { SyntaxNode } from "@lezer/common";
import { NotAnalysed } from "../values/errors.js";
import type { Value } from "../values/value.js";
import type { Scope } from "./scope.js";
import { syntaxError } from "./syntaxError.js";

/** An expression that was checked and is ready to run. */
export type Expression = (scope: Scope) => Value;

/** What a compiler of one kind of node may use. */
export interface Context {
  readonly source: string;
  readonly text: (node: SyntaxNode) => string;
  /** Throws SyntaxError for what CPython's compiler refuses; what runs later throws then. */
  readonly compile: (node: SyntaxNode) => Expression;
  /** The SyntaxError of a node. */
  readonly refuse: (node: SyntaxNode, message?: string) => Error;
  /** A context for another source, such as an expression inside an f-string. */
  readonly within: (source: string) => Context;
}

/** Turns a node of one name into an expression. */
export type Compiler = (node: SyntaxNode, context: Context) => Expression;

/** Python's own parser follows some hundred levels; deeper expressions are not analysed. */
const maxDepth = 1_000;

/**
 * A context that compiles by a table of node names. `owner` is the class that the code stands in, which names such as
 * `__x` are private to.
 */
export function createContext(source: string, compilers: ReadonlyMap<string, Compiler>, owner?: string): Context {
  let depth = 0;
  const context: Context = {
    source,
    text: (node) => {
      const text = source.slice(node.from, node.to);
      return owner !== undefined && identifiers.has(node.name) ? mangle(text, owner) : text;
    },
    refuse: (node, message) => syntaxError(source, node.from, message),
    within: (inner) => createContext(inner, compilers, owner),
    compile: (node) => {
      const compiler = compilers.get(node.name);
      if (compiler === undefined) throw context.refuse(node);
      if (depth >= maxDepth) throw new NotAnalysed("an expression nested too deeply");
      depth += 1;
      try {
        return compiler(node, context);
      } finally {
        depth -= 1;
      }
    },
  };
  return context;
}

const identifiers: ReadonlySet<string> = new Set(["VariableName", "PropertyName"]);

/** A private name as a class stores it. Source: Python reference, 6.2.1 "Private name mangling". */
function mangle(name: string, owner: string): string {
  const stem = owner.replace(/^_+/, "");
  return !name.startsWith("__") || name.endsWith("__") || stem === "" ? name : `_${stem}${name}`;
}

/** The child nodes that matter, punctuation included. */
export function children(node: SyntaxNode): readonly SyntaxNode[] {
  const result: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== "Comment") result.push(child);
  }
  return result;
}

/** Splits nodes at every node of a name. */
export function splitAt(nodes: readonly SyntaxNode[], name: string): readonly (readonly SyntaxNode[])[] {
  const parts: SyntaxNode[][] = [[]];
  for (const node of nodes) {
    if (node.name === name) parts.push([]);
    else parts.at(-1)?.push(node);
  }
  return parts;
}
