import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { evaluate } from "../../server/src/python/evaluate.js";
import { call, isModule } from "../../server/src/torch/module.js";
import { nn } from "../../server/src/torch/nn/namespace.js";
import { isTensor } from "../../server/src/torch/tensor.js";
import { ForwardPass } from "../../server/src/torch/trace.js";
import { parameterCount } from "../../server/src/torch/walk.js";
import { NotAnalysed, PythonError } from "../../server/src/values/errors.js";
import { typeName } from "../../server/src/values/kinds.js";
import { isSequence, type Value } from "../../server/src/values/value.js";

/** Arguments, input, training; the output and the parameters, or stage and exception, and the message. */
type Case = readonly [args: string, input: string, training: number, outcome: string, detail: number | string];

const measured = JSON.parse(readFileSync(join(__dirname, "modules.json"), "utf8")) as Record<string, readonly Case[]>;

/** How much of a message must be the same. */
const compared = 100;

/** Wordings of PyTorch that depend on the run. */
const acceptedWording: readonly RegExp[] = [
  // The order of a set of texts.
  /^Invalid padding string .*, should be one of \{/,
  /^padding_mode must be one of \{/,
];

const shapeOf = (value: Value): string => {
  if (isTensor(value)) return (value.shape ?? []).map((size) => size ?? "?").join("x");
  return isSequence(value) ? value.items.map(shapeOf).join(" ") : typeName(value);
};

type Answer = readonly [outcome: string, detail: number | string] | "unknown";

function answerOf(name: string, [args, input, training]: Case): Answer {
  let stage = "init";
  try {
    const module = evaluate(`nn.${name}(${args})`, { lookup: (word) => (word === "nn" ? nn : undefined) });
    if (!isModule(module)) return "unknown";
    stage = "forward";
    const pass = new ForwardPass(training === 1);
    const output = call(pass, module, pass.tensor(input.split("x").map(Number)));
    return [shapeOf(output), parameterCount(module) ?? -1];
  } catch (error) {
    if (error instanceof NotAnalysed) return "unknown";
    if (error instanceof PythonError) return [`${stage} ${error.exception}`, error.message];
    throw error;
  }
}

const sameMessage = (actual: string, expected: string): boolean =>
  actual.slice(0, compared) === expected.slice(0, compared) ||
  acceptedWording.some((wording) => wording.test(actual) && wording.test(expected));

function agrees([outcome, detail]: readonly [string, number | string], [, , , expected, wanted]: Case): boolean {
  if (outcome !== expected) return false;
  return typeof wanted === "string" ? typeof detail === "string" && sameMessage(detail, wanted) : detail === wanted;
}

test("the classes of torch.nn give what PyTorch gives", () => {
  const differences: string[] = [];
  const unknown: string[] = [];
  let agreeing = 0;
  for (const [name, cases] of Object.entries(measured)) {
    for (const one of cases) {
      const [args, input, training, ...expected] = one;
      const answer = answerOf(name, one);
      const told = `nn.${name}(${args}) on ${input}${training ? " in training" : ""}`;
      if (answer === "unknown") unknown.push(told);
      else if (agrees(answer, one)) agreeing += 1;
      else differences.push(`${told}: ${expected.join(": ")}, not ${answer.join(": ")}`);
    }
  }
  console.log(`${agreeing} agree, ${unknown.length} unknown, ${differences.length} differ`);
  assert.ok(agreeing >= 1200);
  assert.deepEqual(differences, []);
});
