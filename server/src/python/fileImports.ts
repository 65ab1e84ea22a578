import type { SyntaxNode } from "@lezer/common";
import { childrenOf } from "./boundNames.js";
import { children, splitAt } from "./compiler.js";
import type { Display } from "./membership.js";
import { parseFile } from "./parseFile.js";

/** A `from module import names` at the top level of a file. */
export interface FromImport {
  readonly module: string;
  /** How many points stand before the module. */
  readonly level: number;
  /** The names in the module; `*` for all of them. */
  readonly names: readonly string[];
  readonly list: Display;
}

/** What a file imports at its top level, and where one more import goes. */
export interface FileImports {
  readonly from: readonly FromImport[];
  /** The offset behind the line of the last import before the first definition, else behind docstring and comments. */
  readonly end: number;
  /** Whether there is an import before that place. */
  readonly any: boolean;
}

/** Reads the imports of a file; a part that is being typed leaves the others as they are. */
export function fileImports(source: string): FileImports {
  const statements = childrenOf(parseFile(source));
  const first = statements.findIndex(({ name }) => /^(?:Function|Class|Decorated)/.test(name));
  const before = first < 0 ? statements : statements.slice(0, first);
  const last = before.findLast(({ name }) => name === "ImportStatement");
  return {
    from: statements.filter(({ name }) => name === "ImportStatement").flatMap((node) => readImport(source, node)),
    end: last === undefined ? endOfHeader(source, statements) : endOfLine(source, last.to),
    any: last !== undefined,
  };
}

function readImport(source: string, node: SyntaxNode): readonly FromImport[] {
  const nodes = children(node);
  const at = nodes.findIndex(({ name }) => name === "import");
  if (nodes[0]?.name !== "from" || at < 0) return [];
  const module = source.slice(nodes[0].to, nodes[at]?.from).replace(/[\s\\]/g, "");
  const level = /^\.*/.exec(module)?.[0].length ?? 0;
  const listed = nodes.slice(at + 1).filter(({ name }) => name !== "(" && name !== ")");
  const items = splitAt(listed, ",").flatMap((part) => spanOf(source, part));
  const last = listed.at(-1);
  return [
    {
      module: module.slice(level),
      level,
      names: items.map(({ text }) => text.split(/\s/, 1)[0] ?? ""),
      list: {
        items,
        comma: last?.name === "," ? last.to : undefined,
        close: nodes.at(-1)?.name === ")" ? node.to - 1 : node.to,
      },
    },
  ];
}

/** `name as other`. */
function spanOf(source: string, nodes: readonly SyntaxNode[]): Display["items"] {
  const [from, to] = [nodes[0]?.from, nodes.at(-1)?.to];
  return from === undefined || to === undefined ? [] : [{ text: source.slice(from, to), from, to }];
}

const endOfLine = (source: string, from: number): number => {
  const at = source.indexOf("\n", from);
  return at < 0 ? source.length : at + 1;
};

/** Behind the comments and the docstring that a file begins with. */
function endOfHeader(source: string, statements: readonly SyntaxNode[]): number {
  let end = 0;
  for (const { name, firstChild, to } of statements) {
    const isDocstring = name === "ExpressionStatement" && /String$/.test(firstChild?.name ?? "");
    if (name !== "Comment" && !isDocstring) break;
    end = endOfLine(source, to);
  }
  return end;
}
