import { type Maker, replace } from "../fix.js";

/** The nearest class of PyTorch, with what stands in its parentheses where that can be kept. */
export const activation: Maker = ({ config }, problem) => {
  const node = config.keys.get("activation")?.node;
  const names = problem.data?.nearest;
  if (node === undefined || !Array.isArray(names)) return [];
  const text = typeof node.value === "string" ? node.value : "";
  const given = /\(.*\)\s*$/.exec(text)?.[0];
  return names
    .filter((name) => typeof name === "string")
    .flatMap((name) => [...(given === undefined ? [] : [name.replace("()", given)]), name])
    .map((name) => ({ title: `Write ${name}`, edits: [replace(node, name)], isPreferred: true }));
};
