import type { Module } from "../../torch/module.js";
import type { Tensor } from "../../torch/tensor.js";
import { namedModules } from "../../torch/walk.js";
import type { Fill, Role } from "./program.js";

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
  return fills;
}
