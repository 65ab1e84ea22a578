import { harmlessDecorators } from "./harmless.data.js";

/** A module that a file imports at its top level. */
export interface ImportedModule {
  readonly name: string;
  /** How many points stand before the name. */
  readonly level: number;
  /** The names that are taken from it, each of which could be a module inside it; `*` for all, none for `import`. */
  readonly members: readonly string[];
  /** The names that it binds in the file. */
  readonly binds: readonly string[];
}

/** What a file may do to others when it runs. */
export interface Outward {
  readonly imports: readonly ImportedModule[];
  /** Names on which statements at the top level work: they call them, decorate with them or write into them. */
  readonly reached: readonly string[];
}

const fromImport = /^from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]+(?:\(([^)]*)\)|([^\n#;]+))/gm;
const plainImport = /^import[ \t]+([^\n#;]+)/gm;
const decorator = /^@([^\W\d]\w*)((?:\.\w+)*)/gm;
const called = /^([^\W\d]\w*)(?:\.\w+|\[[^\]\n]*\])*\(/gm;
const written = /^([^\W\d]\w*)(?:\.\w+|\[[^\]\n]*\])+[ \t]*(?:[-+*/|&^%@]|\/\/|\*\*|>>|<<)?=(?!=)/gm;

/**
 * Reads off a text, without parsing it, what its file does to others when it runs. What looks like a statement inside
 * a text counts as one: a file may seem to do more than it does, never less.
 */
export function outwardOf(text: string): Outward {
  const decorators = [...text.matchAll(decorator)].flatMap(([, head = "", rest = ""]) =>
    harmlessDecorators.has(rest.split(".").at(-1) || head) ? [] : [head],
  );
  const heads = [called, written].flatMap((pattern) => [...text.matchAll(pattern)].map(([, head = ""]) => head));
  return { imports: importsOf(text), reached: [...new Set([...decorators, ...heads])] };
}

function importsOf(text: string): readonly ImportedModule[] {
  const from = [...text.matchAll(fromImport)].map(([, dots = "", name = "", inside, line]) => {
    const names = aliases((inside ?? line ?? "").replaceAll(/#.*/g, ""));
    return { name, level: dots.length, members: names.map((each) => each.name), binds: names.map(({ as }) => as) };
  });
  const plain = [...text.matchAll(plainImport)].flatMap(([, names = ""]) =>
    aliases(names).map(({ name, as }) => ({ name, level: 0, members: [], binds: [as.split(".")[0] ?? ""] })),
  );
  return [...from, ...plain];
}

/** `name as other, name`. */
const aliases = (text: string): readonly { readonly name: string; readonly as: string }[] =>
  text
    .replaceAll("\\\n", " ")
    .split(",")
    .flatMap((part) => {
      const [name = "", , as = name] = part.trim().split(/\s+/);
      return name === "" ? [] : [{ name, as }];
    });
