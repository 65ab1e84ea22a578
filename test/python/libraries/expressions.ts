import { readFileSync } from "node:fs";
import { join } from "node:path";
import { evaluate } from "../../../server/src/python/evaluate.js";
import { ModuleScope } from "../../../server/src/python/frames.js";
import { NotAnalysed, PythonError } from "../../../server/src/values/errors.js";
import { repr } from "../../../server/src/values/repr.js";
import { interpreterOf, runScript } from "../../support/pythonProgram.js";
import { Tensor } from "../../../server/src/torch/tensor.js";
import { isUnknown, type Value } from "../../../server/src/values/value.js";

const told = runScript({ "main.py": readFileSync(join(__dirname, "told.py"), "utf8") });

type Entry = readonly [source: string, value: string] | readonly [source: string, exception: string, message: string];

const interpreter = interpreterOf({});
const main = new ModuleScope("__main__", "/checkout/main.py", interpreter.machine);

const library = (name: string): Value | undefined => {
  const found = interpreter.module(main, name, 0);
  return isUnknown(found) ? undefined : found;
};

const member = (name: string, attribute: string): Value => interpreter.member(main, name, 0, attribute);

/** What names mean in measured expressions, besides libraries. */
const names: Readonly<Record<string, () => Value | undefined>> = {
  F: () => library("torch.nn.functional"),
  Rearrange: () => member("einops.layers.torch", "Rearrange"),
  Reduce: () => member("einops.layers.torch", "Reduce"),
  layers: () => library("timm.layers"),
  models: () => library("torchvision.models"),
  nn: () => library("torch.nn"),
  np: () => library("numpy"),
  ops: () => library("torchvision.ops"),
  s: () => new Tensor([]),
  told: () => told.lookup("told"),
  version: () => library("packaging.version"),
  x: () => new Tensor([2, 6, 4, 8]),
  y: () => new Tensor([2, 3]),
};

const lookup = (name: string): Value | undefined => (Object.hasOwn(names, name) ? names[name]?.() : library(name));

function answer(source: string): readonly string[] {
  try {
    const value = evaluate(source, { lookup });
    return isUnknown(value) ? [`unknown: ${value.reason}`] : [repr(value)];
  } catch (error) {
    if (error instanceof PythonError) return [error.exception, error.message.split("\n")[0] ?? ""];
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
