import { mul } from "../../values/arithmetic.js";
import { float, tuple, type Value } from "../../values/value.js";
import { call, Module, type ModuleType } from "../../torch/module.js";
import { type Arguments, defineClass, type ModuleClass } from "../../torch/signature.js";
import { hidden, join, repeat } from "./bottleneck.js";
import { chain, type ClassMaker, type Library, params, yoloType } from "./library.js";

/**
 * `cv3(cat(m(cv1(x)), cv2(x)))`. A subclass runs C3's constructor first, bottlenecks included, and then puts its own
 * `m` in their place: `inner` makes it from the hidden channels.
 */
function buildC3(library: Library, args: Arguments, type: ModuleType, inner?: (c: number) => Module): Module {
  const { c1 = null, c2 = null, n = 1, shortcut = true, g = 1, e = null } = args;
  const c = hidden(c2, e);
  const cv1 = library.make("Conv", [c1, c, 1, 1]);
  const cv2 = library.make("Conv", [c1, c, 1, 1]);
  const cv3 = library.make("Conv", [mul(2, c), c2, 1]);
  const bottlenecks = repeat(n, () => library.make("Bottleneck", [c, c, shortcut, g], { e: float(1) }));
  const m = inner?.(c) ?? bottlenecks;
  return new Module(
    type,
    (pass, [input = null]) => call(pass, cv3, join(pass, chain(pass, input, cv1, m), call(pass, cv2, input))),
    { children: { cv1, cv2, cv3, m } },
  );
}

const parameters = [params.c1, params.c2, params.n, params.shortcut, params.g, params.e(float(0.5))];

const variant = (
  library: Library,
  name: string,
  doc: string,
  inner: (c: number, args: Arguments) => Module,
): ModuleClass =>
  defineClass({
    type: yoloType(name, ["C3"]),
    parameters,
    doc,
    build: (args, type) => buildC3(library, args, type, (c) => inner(c, args)),
  });

export const C3: ClassMaker = (library) =>
  defineClass({
    type: yoloType("C3"),
    parameters,
    doc: "Cross-stage block with three convolutions and `n` bottlenecks.",
    build: (args, type) => buildC3(library, args, type),
  });

export const C3x: ClassMaker = (library) =>
  variant(library, "C3x", "C3 with cross convolutions.", (c, { n = 1, shortcut = true, g = 1 }) =>
    repeat(n, () => library.make("CrossConv", [c, c, 3, 1, g, float(1), shortcut])),
  );

export const C3TR: ClassMaker = (library) =>
  variant(library, "C3TR", "C3 with a transformer block of `n` layers and 4 heads.", (c, { n = 1 }) =>
    library.make("TransformerBlock", [c, c, 4, n]),
  );

export const C3Ghost: ClassMaker = (library) =>
  variant(library, "C3Ghost", "C3 with ghost bottlenecks.", (c, { n = 1 }) =>
    repeat(n, () => library.make("GhostBottleneck", [c, c])),
  );

export const C3SPP: ClassMaker = (library) => {
  const kernels: Value = tuple([5, 9, 13]);
  return defineClass({
    type: yoloType("C3SPP", ["C3"]),
    parameters: [
      params.c1,
      params.c2,
      params.of("k", "list of int", "window sizes of the pools", kernels),
      ...parameters.slice(2),
    ],
    doc: "C3 with spatial pyramid pooling.",
    build: (args, type) => buildC3(library, args, type, (c) => library.make("SPP", [c, c, args.k ?? null])),
  });
};
