import { NotAnalysed, type PythonError, runtimeError, typeError, valueError } from "../../values/errors.js";
import { isSequence, isUnknown, type Value } from "../../values/value.js";
import { product, run } from "../operators/operator.js";
import { type Dim, isTensor, type Shape, type Tensor } from "../tensor.js";
import type { ForwardPass } from "../trace.js";
import { dtypes } from "./dtypes.js";
import type { TorchFunction } from "./function.js";
import { itemsOf } from "./read.js";
import { typeNameOf } from "./typeNames.js";

/** Stands among labels for the dimensions of an ellipsis. */
const ellipsis = "...";

interface Equation {
  /** The labels of every operand. */
  readonly inputs: readonly (readonly string[])[];
  /** The labels of the result; null where the equation has none. */
  readonly output: readonly string[] | null;
}

const fault = (message: string): PythonError => runtimeError(`einsum(): ${message}`);

/** Reads one side of an equation; `offset` is where it begins in the text. */
function readLabels(text: string, offset: number, where: string): readonly string[] {
  const labels: string[] = [];
  for (let i = 0; i < text.length; i++) {
    const character = text[i] ?? "";
    if (character === " ") continue;
    if (character === ".") {
      if (labels.includes(ellipsis)) throw fault(`found '.' for ${where} for which an ellipsis was already found`);
      if (text.slice(i, i + 3) !== ellipsis) throw fault(`found '.' for ${where} that is not part of any ellipsis`);
      labels.push(ellipsis);
      i += 2;
    } else if (/[a-zA-Z]/.test(character)) labels.push(character);
    else {
      const wanted = "subscripts must be in [a-zA-Z]";
      throw fault(`invalid subscript given at index ${offset + i} in the equation string, ${wanted}`);
    }
  }
  return labels;
}

function readEquation(text: string): Equation {
  const arrow = text.indexOf("->");
  const left = arrow < 0 ? text : text.slice(0, arrow);
  let offset = 0;
  const inputs = left.split(",").map((part, i) => {
    const labels = readLabels(part, offset, `operand ${i}`);
    offset += part.length + 1;
    return labels;
  });
  return { inputs, output: arrow < 0 ? null : readLabels(text.slice(arrow + 2), arrow + 2, "the output") };
}

/** One dimension of an operand under its label; those of an ellipsis are numbered from the last. */
type Axis = readonly [label: string, size: Dim];

function axesOf(labels: readonly string[], shape: Shape, operand: number): readonly Axis[] {
  const named = labels.filter((label) => label !== ellipsis).length;
  const hasEllipsis = labels.includes(ellipsis);
  if (hasEllipsis ? named > shape.length : named !== shape.length) {
    const counts = `the number of subscripts in the equation (${named})`;
    throw fault(
      hasEllipsis
        ? `${counts} is more than the number of dimensions (${shape.length}) for operand ${operand}`
        : `${counts} does not match the number of dimensions (${shape.length}) for operand ${operand} and no ellipsis ` +
            "was given",
    );
  }
  const covered = shape.length - named;
  const names = labels.flatMap((label) =>
    label === ellipsis ? Array.from({ length: covered }, (_, i) => `${ellipsis}${covered - i}`) : [label],
  );
  const axes = new Map<string, Dim>();
  names.forEach((name, i) => {
    const size = shape[i] ?? null;
    const seen = axes.get(name);
    if (seen !== undefined && seen !== null && size !== null && seen !== size) {
      throw fault(`subscript ${name} is repeated for operand ${operand} but the sizes don't match, ${size} != ${seen}`);
    }
    axes.set(name, seen ?? size);
  });
  return [...axes];
}

/** The sizes of all labels together. */
function sizesOf(operands: readonly (readonly Axis[])[]): ReadonlyMap<string, Dim> {
  const sizes = new Map<string, Dim>();
  for (const [operand, axes] of operands.entries()) {
    for (const [label, size] of axes) {
      const seen = sizes.get(label);
      if (seen === undefined || seen === 1) sizes.set(label, size);
      else if (seen === null) sizes.set(label, size === 1 ? null : size);
      else if (size !== null && size !== 1 && size !== seen) {
        throw fault(
          `subscript ${label[0] === "." ? ellipsis : label} has size ${size} for operand ${operand} which does not ` +
            `broadcast with previously seen size ${seen}`,
        );
      }
    }
  }
  return sizes;
}

/** The labels of the result where the equation does not say: those that occur once, in order, behind the ellipsis. */
function impliedOutput(inputs: Equation["inputs"]): readonly string[] {
  const all = inputs.flat();
  const once = all.filter((label) => label !== ellipsis && all.indexOf(label) === all.lastIndexOf(label)).toSorted();
  return all.includes(ellipsis) ? [ellipsis, ...once] : once;
}

function outputLabels({ inputs, output }: Equation, sizes: ReadonlyMap<string, Dim>): readonly string[] {
  const covered = [...sizes.keys()].filter((label) => label.startsWith(ellipsis)).length;
  const labels = output ?? impliedOutput(inputs);
  return labels.flatMap((label, i) => {
    if (label === ellipsis) return Array.from({ length: covered }, (_, at) => `${ellipsis}${covered - at}`);
    if (labels.indexOf(label) !== i) throw fault(`output subscript ${label} appears more than once in the output`);
    if (sizes.has(label)) return [label];
    throw fault(`output subscript ${label} does not appear in the equation for any input operand`);
  });
}

/**
 * Multiply-accumulates as PyTorch works an equation out: operands from left to right, two at a time; labels that nobody
 * needs any more are summed, in a batched matrix product where both have them, on their own where one has them.
 */
function macsOf(operands: readonly (readonly Axis[])[], output: readonly string[]): Dim {
  const counts = new Map<string, number>();
  for (const [label, size] of operands.flat()) if (size !== 1) counts.set(label, (counts.get(label) ?? 0) + 1);
  let total: Dim = 0;
  let [current = []] = operands;
  for (const next of operands.slice(1)) {
    const [left, right] = [new Map(current), new Map(next)];
    let contracted = false;
    for (const label of new Set([...left.keys(), ...right.keys()])) {
      const [own = 1, theirs = 1] = [left.get(label), right.get(label)];
      if (own !== 1 && theirs !== 1) {
        const rest = (counts.get(label) ?? 2) - 1;
        counts.set(label, rest);
        if (rest > 1 || output.includes(label)) continue;
        contracted = true;
      } else if (counts.get(label) === 1 && !output.includes(label)) {
        left.delete(label);
        right.delete(label);
      }
    }
    const merged = new Map([...left, ...right].map(([label]) => [label, widest(left.get(label), right.get(label))]));
    if (contracted) total = total === null ? null : addTo(total, product(...merged.values()));
    current = [...merged].filter(([label]) => output.includes(label) || (counts.get(label) ?? 0) > 1);
  }
  return total;
}

const widest = (one: Dim = 1, other: Dim = 1): Dim => (one === 1 ? other : (one ?? (other === 1 ? null : other)));
const addTo = (total: number, more: Dim): Dim => (more === null ? null : total + more);

function einsum(pass: ForwardPass, text: string, tensors: readonly Tensor[]): Tensor {
  const equation = readEquation(text);
  const [wanted, given] = [equation.inputs.length, tensors.length];
  if (wanted !== given) {
    throw fault(`${given < wanted ? "fewer" : "more"} operands were provided than specified in the equation`);
  }
  const operator = {
    name: "einsum",
    infer(shapes: readonly (Shape | null)[]) {
      const operands = shapes.map((shape, i) => (shape === null ? null : axesOf(equation.inputs[i] ?? [], shape, i)));
      const known = operands.filter((axes) => axes !== null);
      if (known.length < operands.length) return { outputs: [null], macs: null };
      const sizes = sizesOf(known);
      const labels = outputLabels(equation, sizes);
      return { outputs: [labels.map((label) => sizes.get(label) ?? null)], macs: macsOf(known, labels) };
    },
    dtype: ([dtype = null]: readonly (string | null)[]) => dtype,
  };
  const output = run(pass, operator, tensors, { equation: text });
  checkTypes(tensors);
  return output;
}

function checkTypes([first, ...others]: readonly Tensor[]): void {
  const own = first?.dtype ?? null;
  const other = others.find(({ dtype }) => dtype !== null && own !== null && dtype !== own)?.dtype ?? null;
  if (own === null || other === null) return;
  throw runtimeError(`expected scalar type ${dtypes[own]?.legacy} but found ${dtypes[other]?.legacy}`);
}

/** The letter of a label that is given as a number. */
function letter(value: Value): string {
  if (typeof value === "number" && value >= 0 && value < 52) {
    return String.fromCharCode(value < 26 ? 65 + value : 71 + value);
  }
  throw new NotAnalysed("the labels of einsum");
}

/** The equation of operands that stand before lists of numbers. */
function fromLists(args: readonly Value[]): readonly [string, readonly Value[]] {
  const operands = args.filter((_, i) => i % 2 === 0 && i + 1 < args.length);
  const lists = args.map((arg, i) => {
    const isList = i % 2 === 1 || i === args.length - 1;
    return isList && isSequence(arg) ? arg.items.map(letter).join("") : "";
  });
  const inputs = lists.filter((_, i) => i % 2 === 1).join(",");
  return [args.length % 2 === 1 ? `${inputs}->${lists.at(-1) ?? ""}` : inputs, operands];
}

function call(pass: ForwardPass, args: readonly Value[]): Value {
  if (args.length < 2) {
    const wanted = "must specify the equation string and at least one operand, or at least one operand and its";
    throw valueError(`einsum(): ${wanted} subscripts list`);
  }
  for (const arg of args) if (isUnknown(arg)) throw new NotAnalysed(arg.reason);
  const [first = null, ...rest] = args;
  const [equation, operands] = isTensor(first) ? fromLists(args) : [first, rest];
  const [only = null] = operands;
  if (operands.length === 1 && isSequence(only)) return call(pass, [equation, ...only.items]);
  if (typeof equation !== "string") {
    throw typeError(`einsum(): argument 'equation' (position 1) must be str, not ${typeNameOf(equation)}`);
  }
  const tensors = operands.map((operand, i) => {
    if (isTensor(operand)) return operand;
    throw typeError(`expected Tensor as element ${i} in argument 1, but got ${typeNameOf(operand)}`);
  });
  return einsum(pass, equation, tensors);
}

export const einsums: readonly TorchFunction[] = [
  {
    name: "einsum",
    signatures: ["einsum(*args)"],
    homes: ["torch"],
    python: true,
    run: (pass, args) => call(pass, itemsOf(args, "args")),
  },
];
