import { repr } from "../../values/repr.js";
import { float as pyFloat } from "../../values/value.js";
import { repeated } from "../arguments.js";
import { filledWith } from "../functions/neural/padding.js";
import { Module } from "../module.js";
import { run } from "../operators/operator.js";
import { pad, type PadMode } from "../operators/padding.js";
import type { ModuleClass } from "../signature.js";
import { asTuple, float, inputOf, ints, optional, parse } from "./parse.js";
import { field } from "./self.js";
import { leafClass, nnType, parameter } from "./types.js";

type Spatial = 1 | 2 | 3;

const sides: Readonly<Record<Spatial, string>> = {
  1: "int or [left, right]",
  2: "int or [left, right, top, bottom]",
  3: "int or [left, right, top, bottom, front, back]",
};

function padding(name: string, dims: Spatial, mode: PadMode, doc: string): ModuleClass {
  const withValue = name.startsWith("Constant");
  const constant = mode === "constant";
  const bases = name === "ZeroPad2d" ? ["ConstantPad2d", "_ConstantPadNd"] : [`_${name.replace(/\dd$/, "Nd")}`];
  return leafClass({
    type: nnType("padding", name, ...bases),
    parameters: [
      parameter("padding", sides[dims], "added at the sides"),
      ...(withValue ? [parameter("value", "float", "what is added")] : []),
    ],
    doc,
    forwardOwner: bases.at(-1) ?? name,
    build(args, type) {
      const given = asTuple(repeated(args.padding ?? null, 2 * dims));
      return new Module(
        type,
        (pass, [input], self) => {
          const tensor = inputOf("pad", input);
          const amounts = parse("pad", { pad: ints(0) }, { pad: field(self, "padding") }).pad;
          if (constant) parse("pad", { value: optional(float) }, { value: field(self, "value") }, { first: 4 });
          return run(pass, pad, [tensor], {
            padding: amounts,
            mode,
            ...(constant && filledWith(field(self, "value"))),
          });
        },
        {
          attributes: { ...(constant && { value: withValue ? (args.value ?? null) : pyFloat(0) }), padding: given },
          extraRepr: (self) => {
            const sides = repr(field(self, "padding"));
            return withValue ? `padding=${sides}, value=${repr(field(self, "value"))}` : sides;
          },
        },
      );
    },
  });
}

const spatials = [1, 2, 3] as const;

export const paddingClasses: readonly ModuleClass[] = [
  padding("ZeroPad2d", 2, "constant", "Adds zeros at the sides."),
  ...spatials.flatMap((dims) => [
    padding(`ConstantPad${dims}d`, dims, "constant", "Adds a constant at the sides."),
    padding(`ReflectionPad${dims}d`, dims, "reflect", "Mirrors the map at its sides."),
    padding(`ReplicationPad${dims}d`, dims, "replicate", "Repeats the outermost values."),
  ]),
];
