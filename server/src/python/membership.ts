import type { SyntaxNode } from "@lezer/common";
import { children } from "./compiler.js";
import { parseFile } from "./parseFile.js";

/** Part of a source. */
export interface Span {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A set, list or tuple that a source writes out. */
export interface Display {
  readonly items: readonly Span[];
  /** The offset behind the comma that follows the last item. */
  readonly comma: number | undefined;
  /** The offset of the closing bracket. */
  readonly close: number;
}

/** A question whether something is in a display, and the code that runs where it is. */
export interface MembershipTest {
  readonly display: Display;
  readonly body: string;
}

const displays: ReadonlySet<string> = new Set(["SetExpression", "ArrayExpression", "TupleExpression"]);

/**
 * The `if x in {...}` and `elif x in {...}` of a top-level function in the order of the source, those whose set, list
 * or tuple has a name of its own included.
 */
export function membershipTests(source: string, functionName: string): readonly MembershipTest[] {
  const script = parseFile(source);
  const definition = script
    .getChildren("FunctionDefinition")
    .find((node) => textOf(source, node.getChild("VariableName")) === functionName);
  if (definition === undefined) return [];
  return descendants(definition, "IfStatement")
    .flatMap(branchesOf)
    .flatMap(({ condition, body }) => {
      const node = descendants(condition, "BinaryExpression")
        .filter((test) => test.getChild("in") !== null && test.getChild("not") === null)
        .map(({ lastChild }) => displayOf(source, lastChild, [definition, script]))
        .find((found) => found !== undefined);
      return node === undefined ? [] : [{ display: readDisplay(source, node), body: textOf(source, body) }];
    });
}

const textOf = (source: string, node: SyntaxNode | null): string =>
  node === null ? "" : source.slice(node.from, node.to);

/** A node and all below it of one name, in the order of the source. */
function descendants(top: SyntaxNode, name: string): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  top.cursor().iterate((node) => {
    if (node.name === name) found.push(node.node);
  });
  return found;
}

interface Branch {
  readonly condition: SyntaxNode;
  readonly body: SyntaxNode;
}

function branchesOf(statement: SyntaxNode): readonly Branch[] {
  return statement.getChildren("Body").flatMap((body) => {
    const condition = body.prevSibling;
    return condition === null || condition.name === "else" ? [] : [{ condition, body }];
  });
}

/** The display that an expression is, wraps, as in `frozenset({...})`, or names. */
function displayOf(source: string, node: SyntaxNode | null, scopes: readonly SyntaxNode[]): SyntaxNode | undefined {
  if (node === null) return undefined;
  if (displays.has(node.name)) return node;
  if (node.name === "CallExpression") return children(node.lastChild ?? node).find(({ name }) => displays.has(name));
  if (node.name !== "VariableName") return undefined;
  const name = textOf(source, node);
  for (const scope of scopes) {
    const assigned = descendants(scope, "AssignStatement").find(
      ({ firstChild }) => firstChild?.name === "VariableName" && textOf(source, firstChild) === name,
    );
    const value = assigned?.lastChild;
    if (value && value.name !== "VariableName") return displayOf(source, value, scopes);
  }
  return undefined;
}

function readDisplay(source: string, node: SyntaxNode): Display {
  const inner = children(node).slice(1, -1);
  const items = inner.filter(({ name, type }) => name !== "," && !type.isError);
  const last = inner.at(-1);
  return {
    items: items.map((item) => ({ text: textOf(source, item), from: item.from, to: item.to })),
    comma: last?.name === "," ? last.to : undefined,
    close: node.to - 1,
  };
}
