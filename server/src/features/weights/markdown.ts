import type { Analysis } from "../../analysis/types.js";
import { code, paragraphs, table } from "../markdown.js";
import type { RowFit, WeightFit } from "./fit.js";
import { frozenAs, usualFreezing } from "./freeze.js";
import { freezeText, misfitText, reasonOfFit, renamedText, transferText } from "./words.js";

const mostShapes = 2;

/** Why not all of a row fits; of many shapes that differ the first. */
function noteOf(row: RowFit): string {
  if (row.isOpen) return "not known";
  if (row.items === 0) return "";
  const reason = reasonOfFit(row);
  const shapes = row.misfits.map(misfitText).filter((text) => text !== reason);
  const more = shapes.length > mostShapes ? [`${shapes.length - mostShapes} more of another shape`] : [];
  return [...(reason === undefined ? [] : [reason]), ...shapes.slice(0, mostShapes), ...more].join("; ");
}

function rowsTable(fit: WeightFit, { config }: Analysis): string {
  let [kept, rows] = [0, 0];
  const lines = fit.rows.map((row) => {
    const module = config.rows[row.index]?.module?.value ?? null;
    const kind = frozenAs(row);
    if (kind !== undefined) rows++;
    if (kind === "kept") kept++;
    return [
      `model.${row.index}`,
      row.was === null ? "" : `model.${row.was}`,
      typeof module === "string" ? code(module) : "",
      row.items === 0 && !row.isOpen ? "" : `${row.fitting}/${row.items}`,
      noteOf(row),
      `${kept} of ${rows}`,
    ];
  });
  return table(["row", "was", "module", "fit", "why", "kept up to here"], lines, [
    ...(["left", "left", "left", "right", "left", "right"] as const),
  ]);
}

const explanation =
  "YOLOv5 takes over what has the same name and the same shape, with `--weights` and `--cfg`. Names hold the number " +
  "of the row, so a row that is inserted or deleted renames all rows behind it. Anchors are those of the config.";

/** The whole account of what fits as a Markdown document. */
export function weightsMarkdown(fit: WeightFit, analysis: Analysis, label: string): string {
  const renamed = renamedText(fit);
  const usual = usualFreezing(fit, analysis);
  return `${paragraphs(
    `# Weights of ${fit.label} that fit ${label}`,
    `**${transferText(fit)}**${renamed === undefined ? "." : `; ${renamed}.`}`,
    explanation,
    fit.complete ? undefined : "Some rows could not be worked out: the numbers are lower bounds.",
    usual && `The backbone: ${freezeText(usual)}.`,
    "## Rows",
    rowsTable(fit, analysis),
    usual && "*Kept up to here: of the rows with weights that `--freeze` with the next row's number freezes.*",
  )}\n`;
}
