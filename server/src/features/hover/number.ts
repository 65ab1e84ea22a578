import type { Analysis, Layer } from "../../analysis/types.js";
import { numberOf } from "../../values/kinds.js";
import type { Value } from "../../values/value.js";
import { takesRepeats } from "../../analysis/parameters.js";
import { code, codeValue, paragraphs } from "../markdown.js";

/** A product without the noise of binary fractions. */
const productText = (value: number): string => String(Number(value.toFixed(4)));

function gainText(written: number, repeats: Value, depth: Value): string {
  if (written <= 1) return `${code(String(written))}: depth_multiple scales only numbers above 1.`;
  const factor = numberOf(depth);
  if (factor === undefined) return `${code(String(written))} × depth_multiple, which is not known.`;
  const product = written * factor;
  const tie = Math.abs(product % 1) === 0.5 ? " (a half goes to the even number)" : "";
  const least = product <= 0.5 ? ", but at least 1" : "";
  return (
    `${code(String(written))} × depth_multiple ${codeValue(depth)} = ${productText(product)}, ` +
    `rounded${tie}${least}: **${numberOf(repeats) ?? "?"}**`
  );
}

/** What `depth_multiple` makes of a row's number, and what the module does with it. */
export function numberText(layer: Layer, { model, options }: Analysis): string {
  const written = layer.row.number?.value ?? null;
  const { repeats } = layer.built;
  if (typeof written !== "number") return `${codeValue(written)} is no int; the number of repeats must be one.`;
  const stacked = (numberOf(repeats) ?? 0) > 1 ? `That many ${code(layer.name)} stand one after another.` : undefined;
  const use = takesRepeats(layer, options.version)
    ? `${code(layer.name)} takes it as its argument \`n\`, the number of its inner blocks.`
    : stacked;
  return paragraphs(gainText(written, repeats, model.hyper.depthMultiple), use);
}
