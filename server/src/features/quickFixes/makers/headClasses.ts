import { argsOf, isAt, layerOf, type Maker, replace } from "../fix.js";

/** Takes the number of classes from the key, which may keep its value or get that of the head. */
export const headClasses: Maker = (analysis, problem) => {
  const node = argsOf(layerOf(analysis, problem)).find((item) => isAt(item, problem.range));
  const key = analysis.config.keys.get("nc")?.node;
  if (node === undefined || key === undefined) return [];
  const own = typeof node.value === "number" ? String(node.value) : "";
  return [
    { title: "Write nc", edits: [replace(node, "nc")], isPreferred: true },
    { title: `Write nc, and set nc to ${own}`, edits: [replace(key, own), replace(node, "nc")] },
  ];
};
