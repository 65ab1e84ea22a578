import type { ConfigFigures } from "../compare.js";
import { formatGflops, formatGflopSum } from "../format.js";
import { formatRatio, verdictOf } from "./ratio.js";

const bare = (text: string): string => text.replace(" GFLOPs", "");

/** `efficientnet: 45.1 GFLOPs, 0.41 × yolov5l (109.3): less than half`. */
export function answerOf(config: ConfigFigures, baseline: ConfigFigures): string {
  const { label, gflops, ratio } = config;
  const against = `${baseline.label} (${bare(formatGflopSum(baseline.gflops))})`;
  const factor = formatRatio(ratio);
  const compared = factor === "?" ? `against ${against}` : `${factor} × ${against}`;
  return `${label}: ${formatGflopSum(gflops)}, ${compared}: ${verdictOf(ratio)}`;
}

/** GFLOPs as a bare number, for tables. */
export const gflopsCell = (gflops: number | null): string => bare(formatGflops(gflops));
