import type { ModelConfig } from "../../../server/src/config/modelConfig.js";
import { readConfig } from "../../../server/src/config/readConfig.js";
import { textIndex } from "../../../server/src/config/textIndex.js";

/** A row's list as text, e.g. `[-1, 1, Conv, [64, 3, 2]]`. */
export type RowTexts = { readonly backbone: readonly string[]; readonly head: readonly string[] };

/** How people lay out the rows of a section; `first` is the index of its first row. */
export const layouts: Readonly<Record<string, (rows: readonly string[], first: number) => string>> = {
  "a block list": (rows) => rows.map((row) => `  - ${row}`).join("\n"),
  "a block list with indices": (rows, first) => rows.map((row, i) => `- ${row} # ${first + i}`).join("\n"),
  "brackets that close on a line of their own": (rows, first) =>
    `  [${rows.map((row, i) => `${i === 0 ? "" : "   "}${row},  # ${first + i}-P1/2`).join("\n")}\n  ]`,
  "brackets that close behind the last row": (rows, first) =>
    `  [${rows
      .map((row, i) => `${i === 0 ? "" : "   "}${row}${i < rows.length - 1 ? "," : "]"} # ${first + i}`)
      .join("\n")}`,
  "brackets with some comments, blank lines and remarks": (rows, first) =>
    `  [\n${rows
      .map(
        (row, i) =>
          `    ${row},${i % 3 === 0 ? `  # ${first + i} (P3/8)` : ""}${i % 4 === 3 ? "\n\n    # a part" : ""}`,
      )
      .join("\n")}\n  ]`,
  "one line": (rows) => `  [${rows.join(", ")}]`,
  "rows over two lines": (rows) => rows.map((row) => `  - ${row.replace(/, \[(?=[^[]*\]$)/, ",\n     [")}`).join("\n"),
};

/** Keys and the two sections in a layout. */
export function laidOut(keys: string, { backbone, head }: RowTexts, layout: string, eol = "\n"): string {
  const rows = layouts[layout] as (typeof layouts)[string];
  const text = `${keys}\nbackbone:\n${rows(backbone, 0)}\n\nhead:\n${rows(head, backbone.length)}\n`;
  return text.replaceAll("\n", eol);
}

export const read = (text: string): ModelConfig => readConfig(text, { dropNonAscii: true });

/** The rows of a config as they are written. */
export function rowTexts(config: ModelConfig): RowTexts {
  const { offset } = textIndex(config.text);
  const of = (section: string) =>
    config.rows
      .filter((row) => row.section === section)
      .map(({ range }) => config.text.slice(offset(range.start), offset(range.end)));
  return { backbone: of("backbone"), head: of("head") };
}
