import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { evaluate } from "../../server/src/python/evaluate.js";
import { functional } from "../../server/src/torch/functions/functional.js";
import { setItem } from "../../server/src/torch/functions/indexing/items.js";
import { certainStrides, rowMajor } from "../../server/src/torch/layout.js";
import { torch } from "../../server/src/torch/namespace.js";
import { isTensor, type Shape, Tensor } from "../../server/src/torch/tensor.js";
import { running } from "../../server/src/torch/trace.js";
import { NotAnalysed, PythonError } from "../../server/src/values/errors.js";
import { repr } from "../../server/src/values/repr.js";
import { isSequence, isUnknown, type PyObject, type Value } from "../../server/src/values/value.js";

/** An expression and what PyTorch makes of it; see `shapes.py`. */
type Case = readonly [expression: string, outcome: string];

const measured = JSON.parse(readFileSync(join(__dirname, "shapes.json"), "utf8")) as Record<string, readonly Case[]>;

const native = (call: NonNullable<PyObject["call"]>): PyObject => ({
  kind: "object",
  typeName: "function",
  repr: () => "",
  call,
});

type Blur = (shape: readonly number[]) => Shape | null;

/** `T(2, 3)`: a tensor of unknown elements in row-major order, of whose sizes not all may be known. */
const make = (blur: Blur): PyObject =>
  native((sizes, keywords) => {
    const shape = blur(sizes.map(Number));
    const dtype = keywords.get("dtype");
    const strides = shape && certainStrides(rowMajor(shape));
    return new Tensor(shape, { strides, dtype: dtype === undefined ? "float32" : repr(dtype).replace("torch.", "") });
  });

/** `I[...]`: what stands between the brackets. */
const brackets: PyObject = {
  kind: "object",
  typeName: "Index",
  repr: () => "I",
  attribute: (name) => (name === "__getitem__" ? native(([index = null]) => index) : undefined),
};

const put = native(([tensor = null, index = null, value = null]) => {
  if (isTensor(tensor)) setItem(running(), tensor, index, value);
  return tensor;
});

const names: Readonly<Record<string, Value>> = { torch, F: functional, I: brackets, put };

/** Runs an expression on tensors of which so much is known. */
const run = (expression: string, blur: Blur): Value =>
  evaluate(expression, { lookup: (word) => (word === "T" ? make(blur) : names[word]) });

/** Sizes, type, strides and elements as `shapes.py` tells them, `?` for what is not known. */
const told = ({ shape, dtype, strides, data }: Tensor): readonly string[] => [
  shape === null ? "?" : shape.map((size) => size ?? "?").join("x"),
  dtype ?? "?",
  strides === null ? "?" : strides.join(","),
  data === undefined ? "?" : data.map((element) => Math.round(element * 1e4) / 1e4).join(","),
];

type Verdict = "agrees" | "unknown" | { readonly got: string };

/** Sizes and type must be known, the rest right where it is. PyTorch tells no elements of large tensors. */
function verdictOf(value: Value, outcome: string): Verdict {
  if (isUnknown(value)) return "unknown";
  if (!isTensor(value)) return repr(value) === outcome ? "agrees" : { got: repr(value) };
  const wanted = outcome.split(" ");
  const got = told(value);
  const differs = got.some((part, i) => {
    const other = wanted[i] ?? "";
    return part !== other && !part.includes("?") && !(i >= 2 && other === "");
  });
  if (differs) return { got: got.join(" ") };
  return got.slice(0, 2).some((part) => part.includes("?")) ? "unknown" : "agrees";
}

function compare([expression, outcome]: Case): Verdict {
  try {
    const value = run(expression, (shape) => shape);
    const [count, ...parts] = outcome.split("; ");
    if (!isSequence(value)) return verdictOf(value, outcome);
    if (count !== `${value.items.length} of`) return { got: `${value.items.length} of` };
    const verdicts = value.items.map((item, i) => verdictOf(item, parts[i] ?? ""));
    return verdicts.find((verdict) => typeof verdict === "object") ?? verdicts.find((v) => v === "unknown") ?? "agrees";
  } catch (error) {
    if (error instanceof NotAnalysed) return "unknown";
    if (!(error instanceof PythonError)) throw error;
    const text = `!${error.exception}: ${error.message}`;
    return sameMessage(text, outcome) ? "agrees" : { got: text };
  }
}

/** How much of a message must be the same. */
const compared = 100;

/** Names of dimensions, which no tensor here has, are refused in various words. */
const acceptedWording = /^!RuntimeError: (?:\w+: You passed a dimname|Name '\w+' not found|Please look up dimensions)/;

const sameMessage = (one: string, other: string): boolean =>
  one.slice(0, compared) === other.slice(0, compared) || (acceptedWording.test(one) && acceptedWording.test(other));

let [total, unknown] = [0, 0];

for (const [group, cases] of Object.entries(measured)) {
  test(`PyTorch's functions: ${group}`, () => {
    const verdicts = cases.map((one) => ({ one, verdict: compare(one) }));
    const open = verdicts.filter(({ verdict }) => verdict === "unknown");
    console.log(`${cases.length} cases, ${open.length} unknown`);
    total += cases.length;
    unknown += open.length;
    assert.deepEqual(
      verdicts.flatMap(({ one: [expression, outcome], verdict }) =>
        typeof verdict === "object" ? [`${expression}: ${outcome}, not ${verdict.got}`] : [],
      ),
      [],
    );
  });
}

test("nearly all of them are known", () => {
  assert.ok(total > 2000);
  assert.ok(unknown < 0.05 * total, `${unknown} of ${total}`);
});

const blurs: Readonly<Record<string, Blur>> = {
  "no shape": () => null,
  "no sizes": (shape) => shape.map(() => null),
  "but the first size": (shape) => shape.map((size, i) => (i === 0 ? null : size)),
  "but the last size": (shape) => shape.map((size, i) => (i === shape.length - 1 ? null : size)),
};

/** Whether sizes that are known in part can be those of PyTorch. */
function isPossible(value: Value, outcome: string): boolean {
  if (isSequence(value)) {
    const [count, ...parts] = outcome.split("; ");
    return count === `${value.items.length} of` && value.items.every((item, i) => isPossible(item, parts[i] ?? ""));
  }
  if (!isTensor(value) || value.shape === null) return true;
  const sizes = (outcome.split(" ")[0] ?? "").split("x").filter(Boolean).map(Number);
  return sizes.length === value.shape.length && value.shape.every((size, i) => size === null || size === sizes[i]);
}

/** What is wrong with the answer where less is known. */
function blurred([expression, outcome]: Case, blur: Blur): string | undefined {
  try {
    const value = run(expression, blur);
    return isPossible(value, outcome) ? undefined : isTensor(value) ? told(value).join(" ") : "several";
  } catch (error) {
    if (error instanceof NotAnalysed) return undefined;
    if (error instanceof PythonError) return `${error.exception}: ${error.message}`;
    throw error;
  }
}

for (const [known, blur] of Object.entries(blurs)) {
  test(`nothing is refused for want of knowledge: all known ${known}`, () => {
    // `chunk` of an unknown size is taken to give as many as it is asked for.
    const isFine = ([expression, outcome]: Case) => !outcome.startsWith("!") && !expression.includes("chunk(");
    const fine = Object.values(measured).flatMap((cases) => cases.filter(isFine));
    assert.deepEqual(
      fine.flatMap((one) => {
        const wrong = blurred(one, blur);
        return wrong === undefined ? [] : [`${one[0]}: ${one[1]}, not ${wrong}`];
      }),
      [],
    );
  });
}
