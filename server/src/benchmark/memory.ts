import type { Program } from "./program/program.js";

const bytes = 4;
const sizeOf = (shape: readonly number[]): number => bytes * shape.reduce((product, size) => product * size, 1);
const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);

/** What engines need besides the tensors: other layouts of weights, and what operators make on the way. */
const overhead = 2;

/** Bytes that running a program takes at its fullest, estimated: its weights, and the tensors that live at once. */
export function memoryOf({ constants, images, steps }: Program): number {
  const sizes = new Map<number, number>();
  let live = sum(images.map(({ shape }) => sizeOf(shape)));
  let most = live;
  for (const { outputs, frees } of steps) {
    for (const { id, shape } of outputs) sizes.set(id, sizeOf(shape));
    live += sum(outputs.map(({ shape }) => sizeOf(shape)));
    most = Math.max(most, live);
    live -= sum(frees.map((id) => sizes.get(id) ?? 0));
  }
  return overhead * (sum(constants.map(({ shape }) => sizeOf(shape))) + most);
}

/** WebAssembly addresses 4 GB, of which about half is there in one piece. */
const mostOfWasm = 2 ** 31;

/** Why a program is not begun: it would not fit. Undefined where it fits. */
export function memoryProblem(program: Program, engine: string, free: number): string | undefined {
  const needed = memoryOf(program);
  const limit = engine === "wasm" || engine === "auto" ? Math.min(free, mostOfWasm) : free;
  if (needed <= limit) return undefined;
  const gigabytes = (value: number): string => `${(value / 2 ** 30).toFixed(1)} GB`;
  return `The pass needs about ${gigabytes(needed)} and ${gigabytes(limit)} are there: choose a smaller image or batch.`;
}
