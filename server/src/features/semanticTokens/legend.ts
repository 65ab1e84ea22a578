import type { SemanticTokensLegend } from "vscode-languageserver-types";
import type { Range } from "../../config/modelConfig.js";

type TokenType = "class" | "number" | "variable" | "property";
type TokenModifier = "defaultLibrary" | "readonly" | "unknown";

/** A token whose text was read as `source`. */
export interface NamedToken {
  readonly range: Range;
  readonly source: string;
  readonly type: TokenType;
  readonly modifiers?: readonly TokenModifier[];
}

/** Their places in these lists are their numbers in the protocol. */
export const tokenTypes: readonly TokenType[] = ["class", "number", "variable", "property"];
const tokenModifiers: readonly TokenModifier[] = ["defaultLibrary", "readonly", "unknown"];

export const legend: SemanticTokensLegend = {
  tokenTypes: [...tokenTypes],
  tokenModifiers: [...tokenModifiers],
};

/** A bit for every modifier. */
export const modifierBits = (modifiers: readonly TokenModifier[]): number =>
  modifiers.reduce((bits, modifier) => bits | (1 << tokenModifiers.indexOf(modifier)), 0);
