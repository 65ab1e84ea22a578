import type { SyntaxNode } from "@lezer/common";

/** The names that a function, class or statement binds, and what kind of function its statements make. */
export interface BoundNames {
  readonly locals: ReadonlySet<string>;
  readonly globals: ReadonlySet<string>;
  readonly nonlocals: ReadonlySet<string>;
  readonly yields: boolean;
}

type Text = (node: SyntaxNode) => string;

/** Reads the names that statements bind in their own scope; functions and classes inside bind only their own name. */
export function boundNames(statements: readonly SyntaxNode[], text: Text): BoundNames {
  const [locals, globals, nonlocals] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let yields = false;
  const targets = (nodes: readonly SyntaxNode[]): void => {
    for (const node of nodes) {
      if (node.name === "VariableName") locals.add(text(node));
      else if (groups.has(node.name)) targets(childrenOf(node));
    }
  };
  const visit = (node: SyntaxNode): void => {
    if (node.name === "YieldExpression" || node.name === "YieldStatement") yields = true;
    if (node.name === "ScopeStatement") {
      const into = node.firstChild?.name === "global" ? globals : nonlocals;
      for (const name of node.getChildren("VariableName")) into.add(text(name));
      return;
    }
    targets(targetsOf(node));
    if (node.name === "CapturePattern" && text(node) !== "_") locals.add(text(node));
    if (node.name === "ImportStatement") for (const name of importedNames(node, text)) locals.add(name);
    if (scopes.has(node.name)) return;
    for (const child of childrenOf(node)) visit(child);
  };
  for (const statement of statements) visit(statement);
  for (const name of [...globals, ...nonlocals]) locals.delete(name);
  return { locals, globals, nonlocals, yields };
}

const groups: ReadonlySet<string> = new Set(["TupleExpression", "ArrayExpression", "ParenthesizedExpression"]);

/** Nodes whose inner names are their own. */
const scopes: ReadonlySet<string> = new Set(["FunctionDefinition", "ClassDefinition", "LambdaExpression"]);

export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const result: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) result.push(child);
  return result;
}

/** The nodes that a statement assigns to. */
function targetsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const nodes = childrenOf(node);
  const before = (name: string): readonly SyntaxNode[] => {
    const end = nodes.findIndex((child) => child.name === name);
    return nodes.slice(0, Math.max(0, end));
  };
  switch (node.name) {
    case "AssignStatement": {
      const last = nodes.findLastIndex((child) => child.name === "AssignOp");
      return last < 0 ? nodes.slice(0, 1) : nodes.slice(0, last);
    }
    case "UpdateStatement":
    case "NamedExpression":
      return nodes.slice(0, 1);
    case "AsPattern":
      return nodes.slice(-1);
    case "ForStatement":
      return before("in");
    case "DeleteStatement":
      return nodes;
    case "TryStatement":
    case "WithStatement":
      return nodes.flatMap((child, i) => (child.name === "as" ? (nodes[i + 1] ?? []) : []));
    case "FunctionDefinition":
    case "ClassDefinition":
      return node.getChildren("VariableName").slice(0, 1);
    default:
      return [];
  }
}

/** The names that an import binds; none for a star. */
function importedNames(node: SyntaxNode, text: Text): readonly string[] {
  const nodes = childrenOf(node);
  const start = nodes.findIndex((child) => child.name === "import");
  const isFrom = nodes[0]?.name === "from";
  const names: string[] = [];
  nodes.slice(start + 1).forEach((child, i, rest) => {
    if (child.name !== "VariableName" || rest[i + 1]?.name === "as") return;
    if (!isFrom && rest[i - 1]?.name === ".") return;
    if (!isFrom && rest[i + 1]?.name === "." && dottedAlias(rest, i)) return;
    names.push(text(child));
  });
  return names;
}

/** Whether the dotted name that begins here has an `as`, so that its first part is not bound. */
function dottedAlias(nodes: readonly SyntaxNode[], start: number): boolean {
  let end = start;
  while (nodes[end + 1]?.name === ".") end += 2;
  return nodes[end + 1]?.name === "as";
}
