import { type CommentWord, indexWord, levelWord } from "../../config/rowComment.js";
import type { Figures, Layer } from "../types.js";
import type { Finding } from "./place.js";
import { mapOf } from "./wiring.js";

/** A word of a row's comment that is not true, and the one that is. */
export interface WrongWord {
  readonly word: CommentWord;
  readonly right: string;
}

/** The index in the comment of a row that has another one. */
export function wrongIndex({ row, index }: Layer): WrongWord | undefined {
  const word = indexWord(row);
  return word === undefined || Number(word.text) === index ? undefined : { word, right: String(index) };
}

/** The P-level in the comment of a row whose output has another one, and by how many levels it is off. */
export function wrongLevel(layer: Layer): (WrongWord & { readonly off: number }) | undefined {
  const { row, stride } = layer;
  const said = levelWord(row);
  if (said === undefined || stride === null || !mapOf(layer)) return undefined;
  const level = Math.log2(stride);
  if (!Number.isInteger(level) || (said.level === level && (said.stride ?? stride) === stride)) return undefined;
  const right = said.stride === undefined ? `P${level}` : `P${level}/${stride}`;
  return { word: said, right, off: said.level - level };
}

/** Indices and P-levels in comments that are wrong. */
export const commentFindings = ({ layers }: Figures): readonly Finding[] => [
  ...layers.flatMap(indexComment),
  ...levelComments(layers),
];

function indexComment(layer: Layer): readonly Finding[] {
  const wrong = wrongIndex(layer);
  const { row, index } = layer;
  if (wrong === undefined || row.comment === undefined) return [];
  return [
    {
      code: "comment.index",
      message: `The comment says ${wrong.word.text}, but this is layer ${index}.`,
      range: row.comment.range,
      layer: index,
    },
  ];
}

/** One stride that is off makes all later levels wrong by the same factor; only the first of them is reported. */
function levelComments(layers: readonly Layer[]): readonly Finding[] {
  let known = 0;
  return layers.flatMap((layer) => {
    const wrong = wrongLevel(layer);
    const { row, index, stride } = layer;
    if (wrong === undefined || row.comment === undefined || stride === null) return [];
    const news = wrong.off !== known;
    known = wrong.off;
    if (!news) return [];
    const finding: Finding = {
      code: "comment.level",
      message: `The comment says ${wrong.word.text}, but the output of layer ${index} is P${Math.log2(stride)}/${stride}.`,
      range: row.comment.range,
      layer: index,
    };
    return [finding];
  });
}
