import { einopsError } from "./errors.js";

/** A name, the ellipsis, or an axis without a name, which has a length instead. */
export type Axis = string | Anonymous;

export interface Anonymous {
  readonly length: number;
}

export const ellipsis = "…";

/** One side of a pattern: axes, each made of one or more; an axis of none has length 1. */
export interface Side {
  readonly axes: readonly (readonly Axis[])[];
  readonly identifiers: ReadonlySet<Axis>;
  readonly hasEllipsis: boolean;
  /** The ellipsis stands between parentheses. */
  readonly groupsEllipsis: boolean;
}

/** Reads one side of a pattern, e.g. `b (h w) ... 1`. Throws `EinopsError` in einops' words. */
export function readSide(text: string): Side {
  const axes: Axis[][] = [];
  const identifiers = new Set<Axis>();
  let group: Axis[] | undefined;
  let groupsEllipsis = false;
  const add = (word: string): void => {
    if (identifiers.has(word)) throw einopsError(`Indexing expression contains duplicate dimension "${word}"`);
    const length = /^\d+$/.test(word) ? Number(word) : undefined;
    if (length === 1) {
      if (group === undefined) axes.push([]);
      return;
    }
    if (length === undefined && word !== ellipsis) checkName(word);
    if (length === 0) throw einopsError("Anonymous axis should have positive length, not 0");
    if (word === ellipsis) groupsEllipsis = group !== undefined;
    const axis: Axis = length === undefined ? word : { length };
    identifiers.add(axis);
    if (group === undefined) axes.push([axis]);
    else group.push(axis);
  };
  for (const token of tokensOf(text)) {
    if (token === "(") {
      if (group !== undefined) {
        throw einopsError("Axis composition is one-level (brackets inside brackets not allowed)");
      }
      group = [];
    } else if (token === ")") {
      if (group === undefined) throw einopsError("Brackets are not balanced");
      axes.push(group);
      group = undefined;
    } else add(token);
  }
  if (group !== undefined) throw einopsError(`Imbalanced parentheses in expression: "${text}"`);
  return { axes, identifiers, hasEllipsis: identifiers.has(ellipsis), groupsEllipsis };
}

function tokensOf(text: string): readonly string[] {
  const dots = text.split(".").length - 1;
  if (dots > 0 && !text.includes("...")) {
    throw einopsError("Expression may contain dots only inside ellipsis (...)");
  }
  if (dots > 3) {
    throw einopsError("Expression may contain dots only inside ellipsis (...); only one ellipsis for tensor ");
  }
  const plain = text.replace("...", ellipsis);
  const odd = /[^\p{L}\p{N}_()… ]/u.exec(plain)?.[0];
  if (odd !== undefined) throw einopsError(`Unknown character '${odd}'`);
  return plain.match(/[()]|[^() ]+/g) ?? [];
}

/** Throws for what Python would not take for a name. */
function checkName(name: string): void {
  const reason = nameFault(name);
  if (reason !== undefined) throw einopsError(`Invalid axis identifier: ${name}\n${reason}`);
}

/** What is wrong with the name of an axis. */
export function nameFault(name: string): string | undefined {
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return "not a valid python identifier";
  if (name.startsWith("_") || name.endsWith("_")) return "axis name should should not start or end with underscore";
  return undefined;
}
