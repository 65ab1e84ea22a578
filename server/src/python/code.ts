import type { SyntaxNode } from "@lezer/common";
import type { Statement, Steps } from "./frames.js";
import type { ParameterSpec } from "./parameters.js";

/** A function as it was compiled; its body is compiled when it is first called. */
export interface Code {
  readonly name: string;
  /** `__qualname__`, which messages name. */
  readonly qualname: string;
  readonly parameters: ParameterSpec;
  readonly body: () => Statement;
  /** Names that are local to a call. */
  readonly locals: ReadonlySet<string>;
  readonly globals: ReadonlySet<string>;
  readonly nonlocals: ReadonlySet<string>;
  /** The body of a generator; undefined for any other function. */
  readonly steps: (() => Steps) | undefined;
  /** A lambda, which changes nothing where it ends halfway. */
  readonly isExpression?: boolean;
  readonly doc: string | null;
  /** Where the `def` stands, 1-based. */
  readonly line: number;
  readonly node: SyntaxNode;
  /** The source of a node of the function. */
  readonly text: (node: SyntaxNode) => string;
}
