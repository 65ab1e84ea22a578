import type { Analysis } from "../../analysis/types.js";
import { formatPlural } from "../format.js";
import { code, paragraphs, table } from "../markdown.js";
import type { RowFit, WeightFit } from "./fit.js";
import { freezing, usualFreezing } from "./freeze.js";
import { freezeText, misfitText, reasonOfFit, renamedText, transferText } from "./words.js";

const noteOf = (row: RowFit): string => {
  if (row.isOpen) return "not known";
  const reason = row.items === 0 ? undefined : reasonOfFit(row);
  const [, ...others] = row.misfits;
  return [reason, ...(row.was === row.index ? others.map(misfitText) : row.misfits.map(misfitText))]
    .filter((part) => part !== undefined)
    .join("; ");
};

function rowsTable(fit: WeightFit, { config }: Analysis): string {
  const lines = fit.rows.map((row) => {
    const module = config.rows[row.index]?.module?.value ?? null;
    const { kept, rows } = freezing(fit, row.index + 1);
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
    usual && `${freezeText(usual)}. ${formatPlural(usual.count, "row")} are the backbone.`,
    "## Rows",
    rowsTable(fit, analysis),
    usual && "*Kept up to here: of the rows with weights that `--freeze` with the next row's number freezes.*",
  )}\n`;
}
