import type { SummaryStyle } from "../yolov5/versions.js";
import type { ModelTotals } from "./types.js";

/** `format(value, ".Nf")` of Python: exact ties go to the even digit, which `toFixed` rounds up. */
export function formatFixed(value: number, digits: number): string {
  const scaled = value * 10 ** digits;
  const isTie = Number.isInteger(scaled * 2) && !Number.isInteger(scaled) && scaled / 10 ** digits === value;
  if (!isTie) return value.toFixed(digits);
  const below = Math.floor(scaled);
  return ((below % 2 === 0 ? below : below + 1) / 10 ** digits).toFixed(digits);
}

const grouped = (value: number): string => value.toString().replace(/\B(?=(\d{3})+$)/g, ",");

/** Python's `str.replace` of the model family in a file's stem. */
function titleOf(style: SummaryStyle, stem: string | undefined): string {
  if (style.title === "fixed") return "Model Summary";
  if (stem === undefined || stem === "") return "Model summary";
  const family = style.title === "YOLOv5" ? ["yolov5", "YOLOv5"] : ["yolo", "YOLO"];
  return `${stem.replaceAll(family[0] ?? "", family[1] ?? "")} summary`;
}

/** The line that YOLOv5 prints when it has built a model. Without a profile it prints no GFLOPs. */
export function summaryLine({ layers, params, gflops }: ModelTotals, style: SummaryStyle, stem?: string): string {
  const number = (value: number | null) => (value === null ? "?" : style.thousands ? grouped(value) : String(value));
  const cost = gflops === null ? "" : `, ${gflops.toFixed(1)} ${style.unit}`;
  const counts = `${number(layers)} layers, ${number(params)} parameters, ${number(params)} gradients`;
  return `${titleOf(style, stem)}: ${counts}${cost}`;
}
