import type { Analysis } from "../analysis/types.js";
import type { ModelConfig, Range } from "../config/modelConfig.js";
import { compareRanges } from "../config/ranges.js";
import { textIndex } from "../config/textIndex.js";
import { keyTokens, moduleTokens, rowTokens } from "./semanticTokens/finders.js";
import { modifierBits, type NamedToken, tokenTypes } from "./semanticTokens/legend.js";

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Tokens that stand in the text as they were read, in order, none in another; what an alias repeats does not. */
function written(tokens: readonly NamedToken[], { text }: ModelConfig): readonly NamedToken[] {
  const { offset } = textIndex(text);
  const place = ({ range }: NamedToken): Place => ({ start: offset(range.start), end: offset(range.end) });
  const found: NamedToken[] = [];
  let behind = 0;
  for (const token of [...tokens].sort((a, b) => compareRanges(a.range, b.range))) {
    const { start, end } = place(token);
    const isOnOneLine = token.range.start.line === token.range.end.line;
    if (start < behind || end === start || !isOnOneLine || text.slice(start, end) !== token.source) continue;
    found.push(token);
    behind = end;
  }
  return found;
}

const touches = ({ range: own }: NamedToken, { start, end }: Range): boolean =>
  own.start.line >= start.line && own.start.line <= end.line;

/**
 * What the names and numbers of a model are: modules of YOLOv5 and PyTorch, those of the checkout and those that are
 * not known, indices of rows, and keys where they are given and used. As numbers, five a token, as the protocol wants
 * them. Without an analysis modules are left out. `range`: only the lines that it touches.
 */
export function semanticTokens(config: ModelConfig, analysis: Analysis | undefined, range?: Range): number[] {
  const all = [...keyTokens(config), ...rowTokens(config), ...(analysis === undefined ? [] : moduleTokens(analysis))];
  const tokens = written(all, config).filter((token) => range === undefined || touches(token, range));
  let [line, character] = [0, 0];
  return tokens.flatMap(({ range: { start, end }, type, modifiers = [] }) => {
    const column = start.line === line ? start.character - character : start.character;
    const data = [start.line - line, column, end.character - start.character, tokenTypes.indexOf(type)];
    [line, character] = [start.line, start.character];
    return [...data, modifierBits(modifiers)];
  });
}
