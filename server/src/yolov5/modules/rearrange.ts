import { floordiv, mul } from "../../values/arithmetic.js";
import { NotAnalysed, typeError, valueError } from "../../values/errors.js";
import { typeName } from "../../values/kinds.js";
import { iterate } from "../../values/sequence.js";
import { isSequence, isUnknown, type Value } from "../../values/value.js";
import { call, Module } from "../../torch/module.js";
import { run } from "../../torch/operators/operator.js";
import { cat } from "../../torch/operators/joining.js";
import { reshape } from "../../torch/operators/shaping.js";
import { permute, slice } from "../../torch/operators/views.js";
import { defineClass } from "../../torch/signature.js";
import { type Dim, isTensor, type Tensor } from "../../torch/tensor.js";
import type { ForwardPass } from "../../torch/trace.js";
import { join } from "./bottleneck.js";
import { type ClassMaker, params, tensorInput, yoloType } from "./library.js";

export const Focus: ClassMaker = (library) =>
  defineClass({
    type: yoloType("Focus"),
    parameters: [params.c1, params.c2, params.k(1), params.s, params.p, params.g, params.act],
    doc: "Folds every 2x2 patch into channels (half the size, four times the channels), then convolves.",
    build({ c1 = null, c2 = null, k = 1, s = 1, p = null, g = 1, act = true }, type) {
      const conv = library.make("Conv", [mul(c1, 4), c2, k, s, p, g], { act });
      return new Module(
        type,
        (pass, [input]) => {
          const x = tensorInput(input, "shape");
          const every = (tensor: Tensor, dim: number, start: number) =>
            run(pass, slice, [tensor], { dim, start, step: 2 });
          const patches = [
            [0, 0],
            [1, 0],
            [0, 1],
            [1, 1],
          ].map(([top = 0, left = 0]) => every(every(x, -2, top), -1, left));
          return call(pass, conv, join(pass, ...patches));
        },
        { children: { conv } },
      );
    },
  });

/** The four sizes of a map; another number of dimensions cannot be unpacked. */
function sizes(tensor: Tensor): readonly [Dim, Dim, Dim, Dim] {
  const shape = tensor.shape ?? [null, null, null, null];
  if (shape.length > 4) throw valueError("too many values to unpack (expected 4)");
  if (shape.length < 4) throw valueError(`not enough values to unpack (expected 4, got ${shape.length})`);
  return [shape[0] ?? null, shape[1] ?? null, shape[2] ?? null, shape[3] ?? null];
}

/** `view` with sizes as Python has them: a float is refused with its position. */
function viewAs(pass: ForwardPass, tensor: Tensor, shape: readonly Value[]): Tensor {
  const ints = shape.map((size, i) => {
    if (typeof size === "number" || size === null) return size;
    if (typeof size === "boolean" && i > 0) return Number(size);
    if (isUnknown(size)) throw new NotAnalysed(size.reason);
    throw typeError(
      `view(): argument 'size' must be tuple of SymInts, but found element of type ${typeName(size)} at pos ${i + 1}`,
    );
  });
  return run(pass, reshape, [tensor], { shape: ints });
}

/** Arithmetic on a size that may be unknown. */
const of = (size: Dim, operation: (known: Value) => Value): Value => (size === null ? null : operation(size));

export const Contract: ClassMaker = () =>
  defineClass({
    type: yoloType("Contract"),
    parameters: [params.of("gain", "int", "factor: sizes divided by it, channels times its square", 2)],
    doc: "Moves space into channels: (C, H, W) to (C*g*g, H/g, W/g).",
    build: ({ gain = 2 }, type) =>
      new Module(type, (pass, [input]) => {
        const x = tensorInput(input, "size");
        const [b, c, h, w] = sizes(x);
        const [rows, columns] = [h, w].map((size) => of(size, (known) => floordiv(known, gain)));
        const split = viewAs(pass, x, [b, c, rows ?? null, gain, columns ?? null, gain]);
        const moved = run(pass, permute, [split], { dims: [0, 3, 5, 1, 2, 4] });
        const channels = of(c, (known) => mul(mul(known, gain), gain));
        return viewAs(pass, moved, [b, channels, rows ?? null, columns ?? null]);
      }),
  });

export const Expand: ClassMaker = () =>
  defineClass({
    type: yoloType("Expand"),
    parameters: [params.of("gain", "int", "factor: sizes times it, channels divided by its square", 2)],
    doc: "Moves channels into space: (C, H, W) to (C/g/g, H*g, W*g).",
    build: ({ gain = 2 }, type) =>
      new Module(type, (pass, [input]) => {
        const x = tensorInput(input, "size");
        const [b, c, h, w] = sizes(x);
        const channels = of(c, (known) => floordiv(known, mul(gain, gain)));
        const split = viewAs(pass, x, [b, gain, gain, channels, h, w]);
        const moved = run(pass, permute, [split], { dims: [0, 3, 4, 1, 5, 2] });
        const [rows, columns] = [h, w].map((size) => of(size, (known) => mul(known, gain)));
        return viewAs(pass, moved, [b, channels, rows ?? null, columns ?? null]);
      }),
  });

export const Concat: ClassMaker = () =>
  defineClass({
    type: yoloType("Concat"),
    parameters: [params.of("dimension", "int", "dimension that is joined; 1 is the channels", 1)],
    doc: "Joins several maps of one size along their channels.",
    build: ({ dimension = 1 }, type) =>
      new Module(type, (pass, [input = null]) => {
        if (isUnknown(input)) throw new NotAnalysed(input.reason);
        const got = isTensor(input) ? "Tensor" : typeName(input);
        const wrong = () =>
          typeError(
            `cat() received an invalid combination of arguments - got (${got}, ${typeName(dimension)}), but expected ` +
              "one of:\n * (tuple of Tensors tensors, int dim, *, Tensor out)",
          );
        if (!isSequence(input) || typeof dimension !== "number") throw wrong();
        const tensors = iterate(input).map((item) => {
          if (isUnknown(item)) throw new NotAnalysed(item.reason);
          if (!isTensor(item)) {
            throw typeError(`expected Tensor as element 0 in argument 0, but got ${typeName(item)}`);
          }
          return item;
        });
        return run(pass, cat, tensors, { dim: dimension });
      }),
  });
