import type { Style } from "./tokens.js";

interface At {
  /** Offsets of the content: tag and anchor left out, brackets and quotes included. */
  readonly start: number;
  readonly end: number;
}

/** A node as the parser reads it, before it becomes a value. `tag` is what is written, resolved to its full name. */
export type Syntax = ScalarSyntax | SequenceSyntax | MappingSyntax | AliasSyntax;

export interface ScalarSyntax extends At {
  readonly kind: "scalar";
  readonly tag: string | undefined;
  readonly text: string;
  readonly style: Style;
  /** Whether an anchor names it. */
  readonly named: boolean;
}

export interface SequenceSyntax extends At {
  readonly kind: "sequence";
  readonly tag: string | undefined;
  readonly items: readonly Syntax[];
  readonly flow: boolean;
}

export interface MappingSyntax extends At {
  readonly kind: "mapping";
  readonly tag: string | undefined;
  readonly pairs: readonly SyntaxPair[];
}

export interface AliasSyntax extends At {
  readonly kind: "alias";
  /** Undefined where no anchor above has the name. It may be a collection that holds this very alias. */
  readonly target: Exclude<Syntax, AliasSyntax> | undefined;
}

export interface SyntaxPair {
  readonly key: Syntax;
  readonly value: Syntax;
}
