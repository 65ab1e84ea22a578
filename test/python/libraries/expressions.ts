import { readFileSync } from "node:fs";
import { join } from "node:path";
import { evaluate } from "../../../server/src/python/evaluate.js";
import { libraries } from "../../../server/src/python/libraries/index.js";
import { NotAnalysed, PythonError } from "../../../server/src/values/errors.js";
import { repr } from "../../../server/src/values/repr.js";
import { isUnknown, type Value } from "../../../server/src/values/value.js";

type Entry = readonly [source: string, value: string] | readonly [source: string, exception: string, message: string];

const aliases: Readonly<Record<string, string>> = {
  np: "numpy",
  F: "torch.nn.functional",
  version: "packaging.version",
  nn: "torch.nn",
};

const library = libraries();
const lookup = (name: string): Value | undefined => library(aliases[name] ?? name);

function answer(source: string): readonly string[] {
  try {
    const value = evaluate(source, { lookup });
    return isUnknown(value) ? [`unknown: ${value.reason}`] : [repr(value)];
  } catch (error) {
    if (error instanceof PythonError) return [error.exception, error.message];
    return error instanceof NotAnalysed ? [`unknown: ${error.reason}`] : [String(error)];
  }
}

/** How measured expressions come out: how many agree, and which are unknown or differ. */
export function compareWith(file: string) {
  const entries = JSON.parse(readFileSync(join(__dirname, file), "utf8")) as readonly Entry[];
  let agreeing = 0;
  const unknown: string[] = [];
  const differences: string[] = [];
  for (const [source, ...expected] of entries) {
    const actual = answer(source);
    if (actual.join(": ") === expected.join(": ")) agreeing += 1;
    else if (actual[0]?.startsWith("unknown") === true) unknown.push(`${source}: ${actual[0]}`);
    else differences.push(`${source}: ${expected.join(": ")}, not ${actual.join(": ")}`);
  }
  return { agreeing, unknown, differences };
}
