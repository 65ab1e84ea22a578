import { NotAnalysed, PythonError, runtimeError, valueError } from "../../../values/errors.js";
import { isTruthy } from "../../../values/compare.js";
import { repr, str } from "../../../values/repr.js";
import { isInt, isSequence, isUnknown, type Value } from "../../../values/value.js";
import { wrongArgument } from "../../arguments.js";
import { type Operator, run } from "../../operators/operator.js";
import { type Dim, formatSizes, isTensor, type Shape, type Tensor } from "../../tensor.js";
import type { ForwardPass } from "../../trace.js";
import { dtypes } from "../dtypes.js";
import type { Bound, TorchFunction } from "../function.js";

const interpolations = ["bilinear", "nearest", "bicubic"];
const paddings = ["zeros", "border", "reflection"];

/** An argument of a function that hands its tensors on to `kernel`. */
function tensorFor(kernel: string, args: Bound, name: string, position: number): Tensor {
  const value = args[name] ?? null;
  if (isUnknown(value)) throw new NotAnalysed(value.reason);
  if (isTensor(value)) return value;
  throw wrongArgument(kernel, name, position, "Tensor", value);
}

const isOther = (one: Dim | undefined, other: Dim | undefined): boolean =>
  typeof one === "number" && typeof other === "number" && one !== other;

const isAligned = ({ align_corners: aligned = null }: Bound): boolean => !isUnknown(aligned) && isTruthy(aligned);

/** The checks of `grid_sampler`, in its order. */
const sampler: Operator<{ readonly mode: string; readonly paddingMode: string; readonly alignCorners: boolean }> = {
  name: "grid_sampler",
  infer([input = null, grid = null], { mode }) {
    if (input === null || grid === null) return { outputs: [null] };
    const sizes = `input with sizes ${formatSizes(input)} and grid with sizes ${formatSizes(grid)}`;
    if (isOther(input[0], grid[0])) {
      throw runtimeError(`grid_sampler(): expected grid and input to have same batch size, but got ${sizes}`);
    }
    if (isOther(grid.at(-1), input.length - 2)) {
      throw runtimeError(
        `grid_sampler(): expected grid to have size ${input.length - 2} in last dimension, but got grid with sizes ` +
          formatSizes(grid),
      );
    }
    const empty = input.findIndex((size, axis) => axis >= 2 && size === 0);
    if (empty >= 0) {
      throw runtimeError(
        `grid_sampler(): expected input to have non-empty spatial dimensions, but input has sizes ` +
          `${formatSizes(input)} with dimension ${empty} being empty`,
      );
    }
    if ((input.length !== 4 && input.length !== 5) || input.length !== grid.length) {
      throw runtimeError(
        `grid_sampler(): expected 4D or 5D input and grid with same number of dimensions, but got ${sizes}`,
      );
    }
    if (input.length === 5 && mode === "bicubic") {
      throw runtimeError("grid_sampler(): bicubic interpolation only supports 4D input");
    }
    return { outputs: [[input[0] ?? null, input[1] ?? null, ...grid.slice(1, -1)]] };
  },
};

function gridSample(pass: ForwardPass, args: Bound): Tensor {
  const { mode = null, padding_mode: padding = null } = args;
  const wrong = (what: string, wanted: string, got: Value) =>
    valueError(`nn.functional.grid_sample(): expected ${what} to be ${wanted}, but got: '${str(got)}'`);
  if (isUnknown(mode) || isUnknown(padding)) throw new NotAnalysed("a mode that is not known");
  if (typeof mode !== "string" || !interpolations.includes(mode)) {
    throw wrong("mode", "'bilinear', 'nearest' or 'bicubic'", mode);
  }
  if (typeof padding !== "string" || !paddings.includes(padding)) {
    throw wrong("padding_mode", "'zeros', 'border', or 'reflection'", padding);
  }
  const input = tensorFor("grid_sampler", args, "input", 1);
  const grid = tensorFor("grid_sampler", args, "grid", 2);
  const output = run(pass, { ...sampler, dtype: () => input.dtype }, [input, grid], {
    mode,
    paddingMode: padding,
    alignCorners: isAligned(args),
  });
  checkTypes(input, grid);
  return output;
}

/** Half precision is left to autocast. */
function checkTypes({ dtype: one }: Tensor, { dtype: other }: Tensor): void {
  const half = ["float16", "bfloat16"];
  if (one === null || other === null || one === other || half.includes(one) || half.includes(other)) return;
  throw runtimeError(`expected scalar type ${dtypes[one]?.legacy} but found ${dtypes[other]?.legacy}`);
}

/** The sizes of `F.affine_grid(theta, size)`. */
function affineSizes(size: Value): readonly Dim[] {
  if (isUnknown(size)) throw new NotAnalysed(size.reason);
  if (!isSequence(size)) throw new NotAnalysed("a size that is no list");
  return size.items.map((item) => (isInt(item) ? Number(item) : null));
}

function affineGrid(pass: ForwardPass, args: Bound): Tensor {
  const theta = tensorFor("affine_grid_generator", args, "theta", 1);
  const given = args.size ?? null;
  const sizes = affineSizes(given);
  const { shape, dtype } = theta;
  const category = dtype === null ? "float" : dtypes[dtype]?.category;
  if (category !== "float") throw valueError(`Expected theta to have floating point type, but got torch.${dtype}`);
  const shown = isSequence(given)
    ? `(${given.items.map((item) => (isUnknown(item) ? "?" : repr(item))).join(", ")})`
    : "";
  const spatial = sizes.length - 2;
  if (spatial !== 2 && spatial !== 3) {
    throw new PythonError(
      "NotImplementedError",
      "affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively. Got size " +
        `${shown}.`,
    );
  }
  const fits = shape === null || (shape.length === 3 && !isOther(shape[1], spatial) && !isOther(shape[2], spatial + 1));
  if (!fits) {
    throw valueError(
      `Expected a batch of ${spatial}D affine matrices of shape Nx${spatial}x${spatial + 1} for size ${shown}. ` +
        `Got torch.Size(${formatSizes(shape)}).`,
    );
  }
  if (sizes.some((size) => size !== null && size <= 0)) {
    throw valueError(`Expected non-zero, positive output size. Got ${shown}`);
  }
  if (isOther(shape?.[0], sizes[0])) {
    throw runtimeError(
      `Expected size for first two dimensions of batch2 tensor to be: [${sizes[0]}, ${spatial + 1}] but got: ` +
        `[${shape?.[0]}, ${spatial + 1}].`,
    );
  }
  const output: Shape = [sizes[0] ?? null, ...sizes.slice(2), spatial];
  return run(pass, { name: "affine_grid_generator", infer: () => ({ outputs: [output] }) }, [theta], {
    alignCorners: isAligned(args),
  });
}

/** `F.grid_sample` and `F.affine_grid`. */
export const sampling: readonly TorchFunction[] = [
  {
    name: "grid_sample",
    homes: ["functional"],
    python: true,
    signatures: ["grid_sample(input, grid, mode='bilinear', padding_mode='zeros', align_corners=None)"],
    run: gridSample,
  },
  {
    name: "affine_grid",
    homes: ["functional"],
    python: true,
    signatures: ["affine_grid(theta, size, align_corners=None)"],
    run: affineGrid,
  },
];
