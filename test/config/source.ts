import { type ModelConfig, type Position, type Range } from "../../server/src/config/modelConfig.js";
import { readConfig } from "../../server/src/config/readConfig.js";

/** A small model in both styles of rows. */
export const model = `nc: 80  # classes
depth_multiple: 0.33
width_multiple: 0.50
anchors:
  - [10,13, 16,30, 33,23]  # P3/8
  - [30,61, 62,45, 59,119]
backbone:
  # [from, number, module, args]
  [[-1, 1, Conv, [64, 6, 2, 2]],  # 0-P1/2
   [-1, 1, Conv, [128, 3, 2]],
   [-1, 3, C3, [128]],
   [-1, 1, SPPF, [128, 5]],  # 3
  ]
head:
  - [-1, 1, Conv, [64, 1, 1]]
  - [-1, 1, nn.Upsample, [None, 2, 'nearest']]
  - [[-1, 1], 1, Concat, [1]]  # cat
  - [[4, 6], 1, Detect, [nc, anchors]]
`;

export const read = (text: string, dropNonAscii = false): ModelConfig => readConfig(text, { dropNonAscii });

export function offsetOf(text: string, { line, character }: Position): number {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map((match) => match.index + match[0].length)];
  return (starts[line] ?? Number.NaN) + character;
}

/** The text under a range. */
export const textAt = (text: string, { start, end }: Range): string =>
  text.slice(offsetOf(text, start), offsetOf(text, end));

/** Each problem as `line:text: message`, the line counted from 1. */
export const problemsOf = (text: string, dropNonAscii = false): readonly string[] =>
  read(text, dropNonAscii).problems.map(
    ({ range, message }) => `${range.start.line + 1}:${textAt(text, range)}: ${message}`,
  );

/** Each row as text. */
export const rowsOf = (text: string): readonly string[] => read(text).rows.map(({ range }) => textAt(text, range));
