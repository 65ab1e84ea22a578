import type { SyntaxNode } from "@lezer/common";
import { isUnknown, type Value } from "../../values/value.js";
import { children, type Context, splitAt } from "../compiler.js";
import type { Frame, ModuleScope } from "../frames.js";
import type { StatementCompiler } from "../program.js";

/** Compilers of imports. What a module imports is looked for when it is first used. */
export const importStatements: Readonly<Record<string, StatementCompiler>> = {
  ImportStatement: (node, context) => {
    const parts = partsOf(node, context);
    const isTried = node.parent?.parent?.name === "TryStatement";
    return (frame) => {
      const { module } = frame;
      const { importer } = module.machine;
      const isNow = isTried || frame !== module || importer.reachesOut(module);
      for (const { name, from, load } of parts) {
        if (name === undefined) load(module);
        else if (isNow) frame.bind(name, load(module));
        else {
          importer.prepare(module, from.name, from.level, from.members);
          bindLater(frame, name, load);
        }
      }
      return undefined;
    };
  },
};

/** Why it is not known whether an import raises; undefined where all that it imports is there. */
export function doubtOf(node: SyntaxNode, context: Context): (frame: Frame) => string | undefined {
  const parts = partsOf(node, context);
  return ({ module }) => {
    for (const { check } of parts) {
      const value = check(module);
      if (isUnknown(value)) return value.reason;
    }
    return undefined;
  };
}

interface Part {
  /** What it binds; undefined for a star. */
  readonly name: string | undefined;
  /** Where it is: the module, and the names in it that could be modules too. */
  readonly from: { readonly name: string; readonly level: number; readonly members: readonly string[] };
  readonly load: (from: ModuleScope) => Value;
  /** What must be there. */
  readonly check: (from: ModuleScope) => Value;
}

function partsOf(node: SyntaxNode, context: Context): readonly Part[] {
  const nodes = children(node);
  const at = nodes.findIndex(({ name }) => name === "import");
  const names = nodes.slice(at + 1).filter(({ name }) => name !== "(" && name !== ")");
  if (nodes[0]?.name !== "from") return aliases(names, context).map(modulePart);
  const source = nodes.slice(1, at).map(context.text).join("");
  const name = source.replace(/^\.+/, "");
  const level = source.length - name.length;
  return names[0]?.name === "*"
    ? [starPart(name, level)]
    : aliases(names, context).map((alias) => memberPart(name, level, alias));
}

interface Alias {
  readonly name: string;
  readonly as: string | undefined;
}

function aliases(nodes: readonly SyntaxNode[], context: Context): readonly Alias[] {
  return splitAt(nodes, ",").flatMap((part) => {
    const [dotted = [], alias] = splitAt(part, "as");
    const name = dotted.map(context.text).join("");
    return name === "" ? [] : [{ name, as: alias?.map(context.text).join("") }];
  });
}

/** `import a.b as c`, or `import a.b`, which binds `a`. */
function modulePart({ name, as }: Alias): Part {
  const find =
    (dotted: string) =>
    (from: ModuleScope): Value =>
      from.machine.importer.module(from, dotted, 0);
  const [top = name] = name.split(".");
  const from = { name, level: 0, members: [] };
  return { name: as ?? top, from, load: find(as === undefined ? top : name), check: find(name) };
}

/** `from ..a.b import c as d`. */
function memberPart(module: string, level: number, { name, as }: Alias): Part {
  const load = (from: ModuleScope): Value => from.machine.importer.member(from, module, level, name);
  return { name: as ?? name, from: { name: module, level, members: [name] }, load, check: load };
}

function starPart(module: string, level: number): Part {
  return {
    name: undefined,
    from: { name: module, level, members: ["*"] },
    load: (from) => {
      from.machine.importer.everything(from, module, level);
      return null;
    },
    check: (from) => from.machine.importer.module(from, module, level),
  };
}

/** A global is looked for when it is first used. */
function bindLater({ module }: Frame, name: string, load: (from: ModuleScope) => Value): void {
  module.names.delete(name);
  module.lazy.set(name, () => load(module));
}
