import { isTruthy } from "../../../values/compare.js";
import { NotAnalysed } from "../../../values/errors.js";
import type { PyObject, Value } from "../../../values/value.js";
import { type Method, method, type Methods, required } from "../../methods.js";
import type { Module } from "../../module.js";

/** What a hook is registered with: `handle.remove()`. */
const handle = (remove: () => void): PyObject => ({
  kind: "object",
  typeName: "RemovableHandle",
  repr: () => "<torch.utils.hooks.RemovableHandle object>",
  attribute: (name) =>
    name === "remove"
      ? {
          kind: "object",
          typeName: "method",
          repr: () => "<bound method RemovableHandle.remove>",
          call: () => (remove(), null),
        }
      : undefined,
});

/** Registers a hook that runs at every call of the module. */
const hooking =
  (key: "hooks" | "preHooks"): Method =>
  (self: Module, args, keywords) => {
    const [run = keywords.get("hook")] = args;
    if (run === undefined || keywords.has("with_kwargs")) throw new NotAnalysed("a hook that takes keywords");
    const hook = { run };
    self[key] = isTruthy(keywords.get("prepend") ?? false) ? [hook, ...self[key]] : [...self[key], hook];
    return handle(() => (self[key] = self[key].filter((other) => other !== hook)));
  };

/** Gradients are not followed, nor is a state dict read. */
const unheard: Method = () => handle(() => undefined);

const addModule = method({ name: required, module: required }, (self, name, module) => {
  self.addModule(name, module);
  return null;
});

/** Methods of `nn.Module` that register something. */
export const registering: Methods = {
  register_buffer: method({ name: required, tensor: required, persistent: true }, (self, name, tensor, persistent) => {
    self.registerBuffer(name, tensor, isTruthy(persistent));
    return null;
  }),
  register_parameter: method({ name: required, param: required }, (self, name: Value, parameter: Value) => {
    self.registerParameter(name, parameter);
    return null;
  }),
  add_module: addModule,
  register_module: addModule,
  register_forward_hook: hooking("hooks"),
  register_forward_pre_hook: hooking("preHooks"),
  register_backward_hook: unheard,
  register_full_backward_hook: unheard,
  register_full_backward_pre_hook: unheard,
  register_state_dict_pre_hook: unheard,
  register_load_state_dict_pre_hook: unheard,
  register_load_state_dict_post_hook: unheard,
};
