import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/python";

/**
 * The syntax tree of a file. A part that is being typed leaves the rest as it is: the grammar keeps every definition
 * around it.
 */
export const parseFile = (source: string): SyntaxNode => parser.parse(readable(source)).topNode;

/** Texts and comments, which keep their letters, or a number that ends in a point. */
const pattern =
  /("""(?:\\[\s\S]|[^\\])*?"""|'''(?:\\[\s\S]|[^\\])*?'''|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'|#[^\n]*)|((?<![\w.])\d[\d_]*)\.(?![\w.])/g;

/** The source with the same positions for the grammar, which knows no `2.`: such a number becomes `20`. */
const readable = (source: string): string =>
  source.replace(pattern, (all: string, kept: string | undefined, digits: string | undefined) =>
    kept === undefined && digits !== undefined ? `${digits}0` : all,
  );
