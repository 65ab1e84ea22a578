import type { SyntaxNode } from "@lezer/common";
import type { Value } from "../../values/value.js";
import { children, splitAt } from "../compiler.js";
import type { Frame } from "../frames.js";
import type { ProgramContext, StatementCompiler } from "../program.js";

/** Compilers of imports. What is imported is looked for when it is first used. */
export const importStatements: Readonly<Record<string, StatementCompiler>> = {
  ImportStatement: (node, context) => {
    const nodes = children(node);
    const at = nodes.findIndex(({ name }) => name === "import");
    const names = nodes.slice(at + 1).filter(({ name }) => name !== "(" && name !== ")");
    return nodes[0]?.name === "from" ? fromImport(nodes.slice(1, at), names, context) : plainImport(names, context);
  },
};

interface Alias {
  readonly name: string;
  readonly as: string | undefined;
}

function aliases(nodes: readonly SyntaxNode[], context: ProgramContext): readonly Alias[] {
  return splitAt(nodes, ",").flatMap((part) => {
    const [dotted = [], alias] = splitAt(part, "as");
    const name = dotted.map(context.text).join("");
    return name === "" ? [] : [{ name, as: alias?.map(context.text).join("") }];
  });
}

/** `import a.b as c`. */
function plainImport(nodes: readonly SyntaxNode[], context: ProgramContext): ReturnType<StatementCompiler> {
  const imported = aliases(nodes, context);
  return (frame) => {
    for (const { name, as } of imported) {
      const [top = name] = name.split(".");
      const { machine } = frame.module;
      if (as !== undefined) bindLater(frame, as, () => machine.importer.module(frame.module, name, 0));
      else bindLater(frame, top, () => machine.importer.module(frame.module, top, 0));
    }
    return undefined;
  };
}

/** `from ..a.b import c as d, e`. */
function fromImport(
  source: readonly SyntaxNode[],
  nodes: readonly SyntaxNode[],
  context: ProgramContext,
): ReturnType<StatementCompiler> {
  const text = source.map(context.text).join("");
  const name = text.replace(/^\.+/, "");
  const level = text.length - name.length;
  if (nodes[0]?.name === "*") {
    return (frame) => {
      frame.module.machine.importer.everything(frame.module, name, level);
      return undefined;
    };
  }
  const imported = aliases(nodes, context);
  return (frame) => {
    const { importer } = frame.module.machine;
    for (const each of imported) {
      bindLater(frame, each.as ?? each.name, () => importer.member(frame.module, name, level, each.name));
    }
    return undefined;
  };
}

function bindLater(frame: Frame, name: string, load: () => Value): void {
  const { module } = frame;
  if (frame !== module) frame.bind(name, load());
  else {
    module.names.delete(name);
    module.lazy.set(name, load);
  }
}
