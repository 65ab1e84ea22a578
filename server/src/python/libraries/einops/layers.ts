import { PythonError } from "../../../values/errors.js";
import { dict } from "../../../values/dicts.js";
import { repr } from "../../../values/repr.js";
import { isUnknown, type Value } from "../../../values/value.js";
import { nnModule } from "../../../torch/baseModule.js";
import type { Arguments } from "../../../torch/bind.js";
import { Module, type ModuleType } from "../../../torch/module.js";
import { NativeClass } from "../../../torch/nativeClass.js";
import { bindArguments } from "../../parameters.js";
import { applied, tensorOf } from "./apply.js";
import { lengthsOf, textOf } from "./arguments.js";
import { einopsError } from "./errors.js";
import { type Lengths, readTransformation, recipeFor, type Transformation } from "./recipe.js";

/** How many dimensions the ellipsis of a layer's pattern may stand for. */
const mostEllipsisAxes = 8;

/** A layer of `einops.layers.torch`: its pattern is read when it is made. */
function layer(name: string, positional: readonly string[], operationOf: (args: Arguments) => string): NativeClass {
  const type: ModuleType = {
    name,
    qualifiedName: `einops.layers.torch.${name}`,
    mro: [name, `${name}Mixin`, "Module"],
  };
  const spec = {
    positionalOnly: 0,
    positional: ["self", ...positional].map((parameter) => ({ name: parameter })),
    keywordOnly: [],
    keywords: { name: "axes_lengths" },
  };
  return new NativeClass({
    type,
    parameters: positional.map((parameter) => ({ name: parameter, type: "str", doc: `the ${parameter}` })),
    doc: `\`einops.${name.toLowerCase()}\` as a layer.`,
    base: () => nnModule,
    bindArguments: (args, keywords) =>
      Object.fromEntries(bindArguments(`${name}Mixin.__init__`, spec, new Map(), [null, ...args], keywords)),
    build: (args) => build(type, operationOf(args), args),
  });
}

function build(type: ModuleType, operation: string, args: Arguments): Module {
  const pattern = textOf(args.pattern ?? null, "pattern");
  const lengths = lengthsOf(args.axes_lengths ?? null);
  const extra = [...lengths].map(([name, value]) => `, ${name}=${isUnknown(value) ? "?" : repr(value)}`).join("");
  const shown = `'${pattern}'${operation === "rearrange" ? "" : `, '${operation}'`}${extra}`;
  const transformation = prepare(`${type.name}(${shown})`, pattern, operation, lengths);
  return new Module(
    type,
    (_pass, [input = null]) => {
      const tensor = tensorOf(input, type.name);
      checkRank(transformation, tensor.shape?.length);
      return applied(transformation, tensor, lengths);
    },
    {
      attributes: {
        pattern,
        axes_lengths: dict(lengths),
        ...(operation === "rearrange" ? {} : { reduction: operation }),
      },
      extraRepr: () => shown,
    },
  );
}

/** What does not fit a tensor of any shape is found out before one comes. */
function prepare(layer: string, pattern: string, operation: string, lengths: Lengths): Transformation {
  try {
    const transformation = readTransformation(pattern, operation, lengths);
    const shape = Array.from({ length: leastRank(transformation) }, () => null);
    recipeFor(transformation, shape, lengths);
    return transformation;
  } catch (error) {
    if (!(error instanceof PythonError) || error.exception !== "EinopsError") throw error;
    throw einopsError(` Error while preparing ${layer}\n ${error.message}`);
  }
}

const leastRank = ({ left }: Transformation): number => left.axes.length - (left.hasEllipsis ? 1 : 0);

/** Recipes are kept by the number of dimensions; there is none for others. */
function checkRank(transformation: Transformation, rank: number | undefined): void {
  if (rank === undefined) return;
  const least = leastRank(transformation);
  const most = transformation.left.hasEllipsis ? least + mostEllipsisAxes - 1 : least;
  if (rank < least || rank > most) throw new PythonError("KeyError", String(rank));
}

const reductionOf = ({ reduction = null }: Arguments): string => textOf(reduction, "reduction");

/** The layers by name. */
export const layers: Readonly<Record<string, Value>> = {
  Rearrange: layer("Rearrange", ["pattern"], () => "rearrange"),
  Reduce: layer("Reduce", ["pattern", "reduction"], reductionOf),
};
