import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { evaluate } from "../../server/src/python/evaluate.js";
import { functional } from "../../server/src/torch/functions/functional.js";
import { torch } from "../../server/src/torch/namespace.js";
import { rowMajor } from "../../server/src/torch/layout.js";
import { isTensor, type Shape, Tensor } from "../../server/src/torch/tensor.js";
import { NotAnalysed, PythonError } from "../../server/src/values/errors.js";
import { repr } from "../../server/src/values/repr.js";
import { isFloat, isSequence, isTuple, isUnknown, type Value } from "../../server/src/values/value.js";

type Case = readonly [expression: string, outcome: string];
type Named = readonly [shape: readonly number[], dtype: string, elements: readonly number[] | null];

const measured = JSON.parse(readFileSync(join(__dirname, "functions.json"), "utf8")) as {
  readonly names: Readonly<Record<string, Named>>;
  readonly cases: Readonly<Record<string, readonly Case[]>>;
};

type Make = (...named: Named) => Tensor;

const known: Make = (shape, dtype, elements) =>
  new Tensor(shape, { dtype, data: elements ?? undefined, strides: rowMajor(shape).strides.map(Number) });

/** The tensors that expressions see, anew for each. */
function environment(make: Make): (name: string) => Value | undefined {
  const made = new Map<string, Value>([
    ["torch", torch],
    ["F", functional],
  ]);
  for (const [name, named] of Object.entries(measured.names)) made.set(name, make(...named));
  return (name) => made.get(name);
}

type Verdict = "agrees" | "unknown" | "no elements" | { readonly got: string };

const close = (one: number, other: number): boolean =>
  Object.is(one, other) || one === other || Math.abs(one - other) <= 1e-4 * Math.max(1, Math.abs(other));

const asNumber = (text: string): number =>
  text.endsWith("inf") ? Number(text.replace("inf", "Infinity")) : Number(text);

/** Whether sizes that are known in part can be those of PyTorch. */
function isPossible(shape: Shape | null, text: string): boolean {
  const sizes = text === "-" ? [] : text.split("x").map(Number);
  return (
    shape === null || (shape.length === sizes.length && shape.every((size, i) => size === null || size === sizes[i]))
  );
}

function verdictOfTensor({ shape, dtype, data }: Tensor, outcome: string): Verdict {
  const [kind = "", wanted] = outcome.split(" = ");
  const sizes = shape === null ? "?" : shape.map((size) => size ?? "?").join("x") || "-";
  const [other = "", type = ""] = kind.split(" ");
  const unknownPart = sizes.includes("?") || dtype === null;
  const agrees = isPossible(shape, other) && (dtype === null || dtype === type);
  const got = `${sizes} ${dtype ?? "?"}${data === undefined ? "" : ` = ${data.slice(0, 12).join(" ")}`}`;
  if (!agrees) return { got };
  if (unknownPart) return "unknown";
  if (wanted === undefined) return "agrees";
  if (data === undefined) return "no elements";
  const elements = wanted.split(" ").map(asNumber);
  return elements.length === data.length && elements.every((x, i) => close(data[i] ?? NaN, x)) ? "agrees" : { got };
}

function splitOutcomes(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = "";
  for (const character of text.slice(1, -1)) {
    if (character === "(") depth += 1;
    if (character === ")") depth -= 1;
    if (character === ";" && depth === 0) {
      parts.push(part.trim());
      part = "";
    } else part += character;
  }
  return part === "" && parts.length === 0 ? [] : [...parts, part.trim()];
}

function verdictOf(value: Value, outcome: string): Verdict {
  if (isUnknown(value)) return "unknown";
  if (isTensor(value)) return verdictOfTensor(value, outcome);
  if (isSequence(value) && !(isTuple(value) && value.subclass?.name === "torch.Size")) {
    const parts = splitOutcomes(outcome);
    if (parts.length !== value.items.length) return { got: `${value.items.length} items` };
    const verdicts = value.items.map((item, i) => verdictOf(item, parts[i] ?? ""));
    const order: readonly Verdict[] = ["unknown", "no elements", "agrees"];
    const different = verdicts.find((verdict) => typeof verdict === "object");
    return different ?? order.find((verdict) => verdicts.includes(verdict)) ?? "agrees";
  }
  if (outcome.startsWith("some ")) return "agrees";
  if (isFloat(value) && close(value.value, asNumber(outcome))) return "agrees";
  const got = repr(value);
  return got === outcome || looseForms.some((form) => form.test(got) && form.test(outcome)) ? "agrees" : { got };
}

/** Values whose text is not looked at in full. */
const looseForms: readonly RegExp[] = [/^<built-in (?:function|method) relu\b/];

const compared = 100;

function compare([expression, outcome]: Case, make = known): Verdict {
  try {
    return verdictOf(evaluate(expression, { lookup: environment(make) }), outcome);
  } catch (error) {
    if (error instanceof NotAnalysed) return "unknown";
    if (!(error instanceof PythonError)) throw error;
    const [line = ""] = error.message.split("\n");
    const text = `!${error.exception}: ${line}`.trim();
    return text.slice(0, compared) === outcome.slice(0, compared) ? "agrees" : { got: text };
  }
}

test("functions of torch give what PyTorch gives", () => {
  const differences: string[] = [];
  const counts = new Map<Verdict, number>();
  const all = Object.values(measured.cases).flat();
  for (const one of all) {
    const verdict = compare(one);
    if (typeof verdict === "object") differences.push(`${one[0]}: ${one[1]}, not ${verdict.got}`);
    else counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
    if (process.env.SHOW_UNKNOWN === verdict) console.log(one.join(" -> "));
  }
  const [agreeing = 0, unknown = 0, elements = 0] = (["agrees", "unknown", "no elements"] as const).map((verdict) =>
    counts.get(verdict),
  );
  console.log(
    `${all.length} cases: ${agreeing} agree, ${elements} agree but for elements that are not known, ` +
      `${unknown} unknown, ${differences.length} differ`,
  );
  assert.deepEqual(differences, [], differences.join("\n"));
  assert.ok(agreeing >= 900);
  assert.ok(unknown < 0.05 * all.length);
});

const blurs: Readonly<Record<string, Make>> = {
  "no shape": (_, dtype) => new Tensor(null, { dtype }),
  "no sizes": (shape, dtype) =>
    new Tensor(
      shape.map(() => null),
      { dtype },
    ),
  "but the first size": (shape, dtype) =>
    new Tensor(
      shape.map((size, i) => (i === 0 ? null : size)),
      { dtype },
    ),
  "but the last size": (shape, dtype) =>
    new Tensor(
      shape.map((size, i) => (i < shape.length - 1 ? size : null)),
      { dtype },
    ),
  "no type": (shape) => new Tensor(shape, { dtype: null }),
  nothing: () => new Tensor(null, { dtype: null }),
};

for (const [what, make] of Object.entries(blurs)) {
  test(`nothing is refused for want of knowledge: all known ${what}`, () => {
    // Whether a tensor is copied cannot be told of one that may be of any type and lie in any order.
    const fine = Object.values(measured.cases)
      .flat()
      .filter(([expression, outcome]) => !outcome.startsWith("!") && !expression.endsWith(" is a"));
    const wrong = fine.flatMap((one) => {
      const verdict = compare(one, make);
      return typeof verdict === "object" ? [`${one.join(": ")}, not ${verdict.got}`] : [];
    });
    assert.deepEqual(wrong, [], wrong.join("\n"));
  });
}
