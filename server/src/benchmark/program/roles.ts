import type { Module } from "../../torch/module.js";
import { isTensor, isWhole, type Tensor } from "../../torch/tensor.js";
import { namedModules } from "../../torch/walk.js";
import type { Constant, Fill, Role } from "./program.js";

const roles: Readonly<Record<string, Role>> = { running_mean: "mean", running_var: "variance" };

/** What a parameter or buffer is for: a bias by its name, the weight of a norm by its module. */
function roleOf(module: Module, name: string): Role {
  const known = roles[name];
  if (known !== undefined) return known;
  if (/bias$/.test(name)) return "bias";
  return name === "weight" && module.type.mro.some((cls) => /Norm/.test(cls)) ? "scale" : "weight";
}

/** How many elements of the input one element of a weight's output is made of. */
const fanInOf = (shape: readonly number[]): number => shape.slice(1).reduce((product, size) => product * size, 1);

/** The random values of every parameter and buffer of a model, by its tensor; a shared one has its first name. */
export function seededFills(root: Module): ReadonlyMap<Tensor, (shape: readonly number[]) => Fill> {
  const fills = new Map<Tensor, (shape: readonly number[]) => Fill>();
  for (const [module, path] of namedModules(root)) {
    for (const registry of [module.parameters, module.buffers]) {
      for (const [name, tensor] of registry.named()) {
        if (fills.has(tensor)) continue;
        const full = path === "" ? name : `${path}.${name}`;
        const role = roleOf(module, name);
        fills.set(tensor, (shape) => ({ kind: "seeded", role, name: full, fanIn: fanInOf(shape) }));
      }
    }
  }
  for (const [module] of namedModules(root)) addNormed(module, fills);
  return fills;
}

type Fills = Map<Tensor, (shape: readonly number[]) => Fill>;

/** The weight that `weight_norm` makes anew at every call, of what it has in its place. */
function addNormed(module: Module, fills: Fills): void {
  for (const [name, length] of module.parameters.named()) {
    const weight = name.endsWith("_g") ? module.attributes[name.slice(0, -2)] : undefined;
    const direction = module.parameters.get(`${name.slice(0, -2)}_v`);
    if (weight === undefined || !isTensor(weight) || !direction) continue;
    const [own, other] = [constantOf(length, fills), constantOf(direction, fills)];
    if (own && other) fills.set(weight, () => ({ kind: "normed", direction: other, length: own }));
  }
}

function constantOf(tensor: Tensor, fills: Fills): Constant | undefined {
  const { shape } = tensor;
  const fill = fills.get(tensor);
  return fill && shape !== null && isWhole(shape) ? { id: -1, shape, fill: fill(shape) } : undefined;
}
