import { isTruthy } from "../../../values/compare.js";
import { attributeError, valueError } from "../../../values/errors.js";
import { call as callValue } from "../../../values/kinds.js";
import { str } from "../../../values/repr.js";
import { tuple, type Value } from "../../../values/value.js";
import { generator } from "../../generator.js";
import { method, type Methods, required } from "../../methods.js";
import { isModule, type Module } from "../../module.js";
import type { Registry } from "../../registry.js";
import { isTensor, type Tensor } from "../../tensor.js";
import { namedModules } from "../../walk.js";

/** Children by name, a shared one once. */
function* namedChildren(module: Module): Generator<[string, Module]> {
  const seen = new Set<Module>();
  for (const [name, child] of module.children.named()) {
    if (seen.has(child)) continue;
    seen.add(child);
    yield [name, child];
  }
}

/** Every path to every module, a shared one under each of its names. */
function* allPaths(module: Module, path: string): Generator<[Module, string]> {
  yield [module, path];
  for (const [name, child] of module.children.named()) yield* allPaths(child, path ? `${path}.${name}` : name);
}

/** The parameters or buffers of a module, or of its tree, under their paths; a shared one once. */
function* members(
  root: Module,
  registryOf: (module: Module) => Registry<Tensor>,
  prefix: Value,
  recurse: Value,
): Generator<[string, Tensor]> {
  const seen = new Set<Tensor>();
  const modules = isTruthy(recurse) ? namedModules(root, str(prefix)) : [[root, str(prefix)] as const];
  for (const [module, path] of modules) {
    for (const [name, tensor] of registryOf(module).named()) {
      if (seen.has(tensor)) continue;
      seen.add(tensor);
      yield [path ? `${path}.${name}` : name, tensor];
    }
  }
}

const parametersOf = (module: Module): Registry<Tensor> => module.parameters;
const buffersOf = (module: Module): Registry<Tensor> => module.buffers;

function* values<T extends Value>(entries: Iterable<readonly [string, T]>): Generator<T> {
  for (const [, value] of entries) yield value;
}

function* pairs(entries: Iterable<readonly [string, Value]>): Generator<Value> {
  for (const [name, value] of entries) yield tuple([name, value]);
}

function* swapped(entries: Iterable<readonly [Module, string]>): Generator<readonly [string, Module]> {
  for (const [module, path] of entries) yield [path, module];
}

/** Calls a method as `module.name(*args)`, which a class of the workspace may have written anew. */
const invoke = (module: Module, name: string, ...args: readonly Value[]): Value =>
  callValue(module.attribute(name) ?? null, args);

function submodule(root: Module, target: string): Module {
  let module = root;
  for (const name of target === "" ? [] : target.split(".")) {
    const found = module.attribute(name);
    if (found === undefined) throw attributeError(`${module.typeName} has no attribute \`${name}\``);
    if (!isModule(found)) throw attributeError(`\`${name}\` is not an nn.Module`);
    module = found;
  }
  return module;
}

/** What `get_parameter` and `get_buffer` have in common. */
function member(
  root: Module,
  target: Value,
  accepts: (module: Module, name: string, value: Value) => boolean,
  what: string,
): Value {
  const path = str(target).split(".");
  const name = path.pop() ?? "";
  const module = submodule(root, path.join("."));
  const found = module.attribute(name);
  if (found === undefined) throw attributeError(`${module.typeName} has no attribute \`${name}\``);
  if (!accepts(module, name, found)) throw attributeError(`\`${name}\` is not ${what}`);
  return found;
}

/** Methods of `nn.Module` that go through the tree. */
export const walking: Methods = {
  children: method({}, (self) => generator(() => values(namedChildren(self)))),
  named_children: method({}, (self) => generator(() => pairs(namedChildren(self)))),
  modules: method({}, (self) => generator(() => namedModules(self).keys())),
  named_modules: method({ memo: null, prefix: "", remove_duplicate: true }, (self, _memo, prefix, once) =>
    generator(() => pairs(swapped(isTruthy(once) ? namedModules(self, str(prefix)) : allPaths(self, str(prefix))))),
  ),
  parameters: method({ recurse: true }, (self, recurse) =>
    generator(() => values(members(self, parametersOf, "", recurse))),
  ),
  named_parameters: method({ prefix: "", recurse: true, remove_duplicate: true }, (self, prefix, recurse) =>
    generator(() => pairs(members(self, parametersOf, prefix, recurse))),
  ),
  buffers: method({ recurse: true }, (self, recurse) => generator(() => values(members(self, buffersOf, "", recurse)))),
  named_buffers: method({ prefix: "", recurse: true, remove_duplicate: true }, (self, prefix, recurse) =>
    generator(() => pairs(members(self, buffersOf, prefix, recurse))),
  ),
  get_submodule: method({ target: required }, (self, target) => submodule(self, str(target))),
  get_parameter: method({ target: required }, (self, target) =>
    member(self, target, (_module, _name, value) => isTensor(value) && value.isParameter, "an nn.Parameter"),
  ),
  get_buffer: method({ target: required }, (self, target) =>
    member(self, target, (module, name) => module.buffers.slot(name) !== undefined, "a buffer"),
  ),
  apply: method({ fn: required }, (self, fn) => {
    for (const child of [...values(namedChildren(self))]) invoke(child, "apply", fn);
    callValue(fn, [self]);
    return self;
  }),
  train: method({ mode: true }, (self, mode) => {
    if (typeof mode !== "boolean") throw valueError("training mode is expected to be boolean");
    self.attributes.training = mode;
    for (const child of [...values(namedChildren(self))]) invoke(child, "train", mode);
    return self;
  }),
  eval: method({}, (self) => invoke(self, "train", false)),
  requires_grad_: method({ requires_grad: true }, (self, required_) => {
    for (const [, parameter] of members(self, parametersOf, "", true)) parameter.requiresGrad = isTruthy(required_);
    return self;
  }),
  zero_grad: method({ set_to_none: false }, () => null),
};
