import { argsOf, layerOf, type Maker } from "../fix.js";
import { argNames, argValue } from "./argValue.js";
import { groups } from "./groups.js";
import { numberType } from "./numberType.js";

/** The arg that a class of the checkout fails for, where putting it back mended the row; else names and the number. */
export const rowBuild: Maker = (analysis, problem) => {
  const layer = layerOf(analysis, problem);
  const ofArg = [...groups(analysis, problem), ...argValue(analysis, problem)];
  if (ofArg.length > 0 || argsOf(layer).length === 0) return ofArg;
  const number = typeof layer?.row.number?.value === "number" ? [] : numberType(analysis, problem);
  return [...argNames(layer), ...number];
};
