import type { Shape } from "../../torch/tensor.js";
import { formatPlural } from "../format.js";
import { rowsText } from "../layerText.js";
import type { Misfit, RowFit, WeightFit } from "./fit.js";
import type { Freezing } from "./freeze.js";

const shapeText = (shape: Shape): string => (shape.length === 0 ? "one number" : shape.join("×"));

/** `conv.weight is 64×32×3×3, was 32×32×3×3`. */
export const misfitText = ({ name, shape, was }: Misfit): string =>
  `${name} is ${shapeText(shape)}, was ${shapeText(was)}`;

/** Why not all of a row's weights fit, or that they are those of another row; undefined for a row that keeps them. */
export function reasonOfFit({ index, items, fitting, was, ifRenamed, misfits }: RowFit): string | undefined {
  const [first] = misfits;
  const shapes = first === undefined ? undefined : misfitText(first);
  if (was === null) return fitting === 0 ? "a new row" : "a new row, which gets those of another one";
  if (was === index) return fitting === items ? undefined : (shapes ?? "made of other parts");
  const chance = fitting === 0 ? "" : ", so these are those of another row";
  const more = ifRenamed === items ? "" : `; ${ifRenamed === 0 ? "none" : ifRenamed} would fit under that number`;
  return `renamed from model.${was}${chance}${more}`;
}

/** `weights: 0/6 fit: renamed from model.9`; undefined for a row that has no weights. */
export function rowFitText(row: RowFit): string | undefined {
  if (row.isOpen) return "weights: not known";
  if (row.items === 0) return undefined;
  if (row.was === null && row.fitting === 0) return "weights: new";
  const reason = reasonOfFit(row);
  return `weights: ${row.fitting}/${row.items} fit${reason === undefined ? "" : `: ${reason}`}`;
}

/** `Transferred 214/349 items from yolov5s.pt`, as YOLOv5 prints it. */
export function transferText({ label, transferred, items, complete }: WeightFit): string {
  const bound = complete ? "" : "≥ ";
  return `Transferred ${bound}${transferred}/${bound}${items} items from ${label}`;
}

/** What keeps more weights from fitting; undefined where numbers do not matter. */
export const renamedText = ({ transferred, ifRenamed, rows }: WeightFit): string | undefined => {
  const renamed = rows.filter(({ was, index, items }) => was !== null && was !== index && items > 0);
  if (renamed.length === 0 || ifRenamed <= transferred) return undefined;
  return `${ifRenamed} if ${formatPlural(renamed.length, "row")} had the numbers that they had before`;
};

/** `--freeze 10 freezes rows 0 to 9, 9 of which keep their weights`. */
export function freezeText({ count, rows, kept, untrained, foreign }: Freezing): string {
  const span = count === 1 ? "row 0" : `rows 0 to ${count - 1}`;
  const start = `--freeze ${count} freezes ${span}`;
  if (kept === rows) return `${start}, all of which keep their weights`;
  const losses = [
    untrained.length === 0 ? [] : [`${rowsText(untrained)} would stay untrained`],
    foreign.length === 0 ? [] : [`${rowsText(foreign)} would stay with weights of other rows`],
  ].flat();
  return `${start}, ${kept} of which keep their weights; ${losses.join("; ")}`;
}
