import { attributeError } from "../../../values/errors.js";
import { str } from "../../../values/repr.js";
import { type Method, method, type Methods, required } from "../../methods.js";
import { callWith } from "../../module.js";
import { running } from "../../trace.js";
import { noForward } from "../errors.js";
import { registering } from "./registering.js";
import { stateDict } from "./stateDict.js";
import { walking } from "./walking.js";

/** Where parameters lie and of what type they are changes no shape. */
const moved: Method = (self) => self;

const called: Method = (self, args, keywords) => callWith(running(), self, args, keywords);

/** The methods of `nn.Module`. */
export const moduleMethods: Methods = {
  ...registering,
  ...walking,
  ...stateDict,
  __init__: method({}, (self) => {
    self.initialise();
    return null;
  }),
  __call__: called,
  _call_impl: called,
  forward: (self) => {
    throw noForward(self.typeName);
  },
  __getattr__: method({ name: required }, (self, name) => {
    const found = self.registered(str(name));
    if (found === undefined) throw attributeError(`'${self.typeName}' object has no attribute '${str(name)}'`);
    return found;
  }),
  __setattr__: method({ name: required, value: required }, (self, name, value) => {
    self.setAttribute(str(name), value);
    return null;
  }),
  __delattr__: method({ name: required }, (self, name) => {
    if (self.deleteAttribute(str(name))) return null;
    throw attributeError(`'${self.typeName}' object has no attribute '${str(name)}'`);
  }),
  __repr__: method({}, (self) => self.repr()),
  _get_name: method({}, (self) => self.typeName),
  extra_repr: method({}, (self) => self.extraRepr),
  to: moved,
  to_empty: moved,
  cpu: moved,
  cuda: moved,
  xpu: moved,
  ipu: moved,
  half: moved,
  float: moved,
  double: moved,
  bfloat16: moved,
  type: moved,
  share_memory: moved,
};

/** Names of `nn.Module` and its instances beside these. They exist, but what they do is not looked into. */
export const otherModuleNames: readonly string[] = `
  T_destination _apply
  _backward_hooks _backward_pre_hooks _compiled_call_impl _forward_hooks _forward_hooks_always_called
  _forward_hooks_with_kwargs _forward_pre_hooks _forward_pre_hooks_with_kwargs _get_backward_hooks
  _get_backward_pre_hooks _is_full_backward_hook _load_from_state_dict _load_state_dict_post_hooks
  _load_state_dict_pre_hooks _maybe_warn_non_full_backward_hook _named_members _non_persistent_buffers_set
  _register_load_state_dict_pre_hook _register_state_dict_hook _replicate_for_data_parallel _save_to_state_dict
  _slow_forward _state_dict_hooks _state_dict_pre_hooks _version _wrapped_call_impl call_super_init compile
  dump_patches get_extra_state mtia set_extra_state set_submodule
`
  .trim()
  .split(/\s+/);
