import type * as TensorFlow from "@tensorflow/tfjs-core";
import type { Tf } from "../tfjs/value.js";

type TensorInfo = TensorFlow.TensorInfo;
type Kernel = TensorFlow.KernelFunc;
type Attributes = Readonly<Record<string, readonly number[] | readonly (readonly number[])[] | number | string>>;

interface Backend {
  disposeData(dataId: object): boolean;
  incRef(dataId: object): void;
  readonly tensorMap: { get(dataId: object): { readonly dtype: string } };
  makeTensorInfo(shape: readonly number[], dtype: "float32", values: Float32Array): TensorInfo;
}

const name = "webgpu";
/** Many kernels of TensorFlow.js write `coords[i]`, which WebGPU has for no more dimensions. */
const mostDimensions = 4;

const product = (sizes: readonly number[]): number => sizes.reduce((all, size) => all * size, 1);

const at = (attributes: Attributes, key: string, axis: number): number =>
  (attributes[key] as readonly number[])[axis] ?? 0;

const paddings = (attributes: Attributes, axis: number): Attributes | undefined => {
  const [before = 0, after = 0] = (attributes.paddings as readonly (readonly number[])[])[axis] ?? [];
  const none = [0, 0];
  return before === 0 && after === 0 ? undefined : { ...attributes, paddings: [none, [before, after], none] };
};

/** What a kernel does along one axis, seen as the middle one of three; undefined where that is nothing. */
const alongAxis: Readonly<
  Record<string, (attributes: Attributes, axis: number, sizes: readonly number[]) => Attributes | undefined>
> = {
  PadV2: paddings,
  MirrorPad: paddings,
  Tile: (attributes, axis) => {
    const times = at(attributes, "reps", axis);
    return times === 1 ? undefined : { reps: [1, times, 1] };
  },
  StridedSlice: (attributes, axis, [outer = 1, size = 1, inner = 1]) => {
    const [begin, end, stride] = [
      at(attributes, "begin", axis),
      at(attributes, "end", axis),
      at(attributes, "strides", axis),
    ];
    if (begin === 0 && end >= size && stride === 1) return undefined;
    return { ...attributes, begin: [0, begin, 0], end: [outer, end, inner], strides: [1, stride, 1] };
  },
};

/** A kernel that treats one axis after the other where there are many. */
const axisByAxis =
  (kernel: Kernel, along: (typeof alongAxis)[string]): Kernel =>
  (call) => {
    const { x } = call.inputs as { readonly x: TensorInfo };
    if (x.shape.length <= mostDimensions) return kernel(call);
    const backend = call.backend as Backend;
    backend.incRef(x.dataId);
    let now = x;
    for (let axis = 0; axis < x.shape.length; axis++) {
      const sizes = [product(now.shape.slice(0, axis)), now.shape[axis] ?? 1, product(now.shape.slice(axis + 1))];
      const attrs = along(call.attrs as Attributes, axis, sizes);
      if (attrs === undefined) continue;
      const made = kernel({ ...call, inputs: { x: { ...now, shape: sizes } }, attrs }) as TensorInfo;
      backend.disposeData(now.dataId);
      now = { ...made, shape: now.shape.with(axis, made.shape[1] ?? 0) };
    }
    return now;
  };

/**
 * Shapes that broadcast together, with as few dimensions as they can have: neighbours along which the same of them
 * are repeated become one.
 */
export function merged(shapes: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const rank = Math.max(...shapes.map((shape) => shape.length));
  const full = shapes.map((shape) => [...Array<number>(rank - shape.length).fill(1), ...shape]);
  const short: number[][] = shapes.map(() => []);
  let last = "";
  for (let axis = 0; axis < rank; axis++) {
    const sizes = full.map((shape) => shape[axis] ?? 1);
    if (sizes.every((size) => size === 1)) continue;
    const repeated = sizes.map((size) => size === 1).join();
    short.forEach((shape, i) => {
      const size = sizes[i] ?? 1;
      if (repeated === last) shape.push((shape.pop() ?? 1) * size);
      else shape.push(size);
    });
    last = repeated;
  }
  return short;
}

/** A kernel that combines elements at the same places, on as few dimensions as can be where there are many. */
const byElement =
  (kernel: Kernel): Kernel =>
  (call) => {
    const entries = Object.entries(call.inputs) as (readonly [string, TensorInfo])[];
    const shapes = entries.map(([, { shape }]) => shape);
    const rank = Math.max(...shapes.map((shape) => shape.length));
    if (rank <= mostDimensions) return kernel(call);
    const short = merged(shapes);
    const inputs = entries.map(([key, info], i) => [key, { ...info, shape: [...(short[i] ?? [])] }] as const);
    const given = Array.isArray(call.inputs) ? inputs.map(([, info]) => info) : Object.fromEntries(inputs);
    const made = kernel({ ...call, inputs: given as TensorFlow.NamedTensorInfoMap }) as TensorInfo;
    return { ...made, shape: broadcast(shapes, rank) };
  };

const broadcast = (shapes: readonly (readonly number[])[], rank: number): number[] =>
  Array.from({ length: rank }, (_, axis) =>
    shapes.reduce((size, shape) => {
      const own = shape[axis - rank + shape.length] ?? 1;
      return own === 1 ? size : own;
    }, 1),
  );

/** A kernel that moves elements, on the way to a reduction too, and can only move floats. */
const asFloats =
  (kernel: Kernel, add: Kernel, cast: Kernel): Kernel =>
  (call) => {
    const { x } = call.inputs as { readonly x: TensorInfo };
    const backend = call.backend as Backend;
    // What was cast to floats may still lie there as integers.
    if (backend.tensorMap.get(x.dataId).dtype === "float32") return kernel(call);
    const zero = backend.makeTensorInfo([], "float32", new Float32Array(1));
    const floats = add({ ...call, inputs: { a: { ...x, dtype: "float32" }, b: zero } }) as TensorInfo;
    const moved = kernel({ ...call, inputs: { x: floats } }) as TensorInfo;
    for (const { dataId } of [zero, floats]) backend.disposeData(dataId);
    if (moved.dtype !== "float32") return moved;
    const made = cast({ ...call, inputs: { x: moved }, attrs: { dtype: x.dtype } }) as TensorInfo;
    backend.disposeData(moved.dataId);
    return made;
  };

const elementwise = [
  ...["AddN", "Select", "Add", "Sub", "Multiply", "RealDiv", "FloorDiv", "Mod", "Pow", "Maximum", "Minimum", "Prelu"],
  ...["Equal", "NotEqual", "Greater", "GreaterEqual", "Less", "LessEqual", "LogicalAnd", "LogicalOr"],
  ...["SquaredDifference", "Atan2"],
];

const moving = ["Transpose", "Sum", "Prod", "Max", "Min", "All", "Any", "ArgMax", "ArgMin"];

const mended = new WeakSet<Kernel>();

/** Replaces kernels of TensorFlow.js 4.22 for WebGPU that refuse what they should compute. */
export function mendKernels(tf: Tf): void {
  const mend = (kernelName: string, mending: (kernel: Kernel) => Kernel): void => {
    const stock = tf.getKernel(kernelName, name);
    if (mended.has(stock.kernelFunc)) return;
    const kernelFunc = mending(stock.kernelFunc);
    mended.add(kernelFunc);
    tf.unregisterKernel(kernelName, name);
    tf.registerKernel({ ...stock, kernelFunc });
  };
  for (const [kernelName, along] of Object.entries(alongAxis)) mend(kernelName, (kernel) => axisByAxis(kernel, along));
  for (const kernelName of elementwise) mend(kernelName, byElement);
  const [add, cast] = [tf.getKernel("Add", name).kernelFunc, tf.getKernel("Cast", name).kernelFunc];
  for (const kernelName of moving) mend(kernelName, (kernel) => asFloats(kernel, add, cast));
}
