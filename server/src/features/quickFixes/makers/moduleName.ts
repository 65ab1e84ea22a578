import { layerOf, type Maker, replace } from "../fix.js";

/** The known modules whose names are nearest. */
export const moduleName: Maker = (analysis, problem) => {
  const layer = layerOf(analysis, problem);
  const node = layer?.row.module;
  const names = problem.data?.nearest;
  if (layer === undefined || node === undefined || !Array.isArray(names)) return [];
  return names
    .filter((name) => typeof name === "string")
    .map((name) => ({ title: `Change ${layer.name} to ${name}`, edits: [replace(node, name)], isPreferred: true }));
};
