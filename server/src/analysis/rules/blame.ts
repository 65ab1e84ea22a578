import type { Value } from "../../values/value.js";
import { call } from "../../torch/module.js";
import type { ParameterSpec } from "../../torch/signature.js";
import { ForwardPass } from "../../torch/trace.js";
import { attempt } from "../../yolov5/failure.js";
import { Head } from "../../yolov5/modules/heads.js";
import { registeredName, type VersionProfile } from "../../yolov5/versions.js";
import type { Layer } from "../types.js";

/** How many arguments `parse_model` puts in before and after the first arg of the YAML. */
function inserted(version: VersionProfile, layer: Layer): { readonly before: number; readonly after: number } {
  const { cls } = layer;
  if (!cls) return { before: 0, after: 0 };
  const name = registeredName(cls);
  if (!version.channelModules.has(name)) return { before: 0, after: 0 };
  return { before: 1, after: version.repeatModules.has(name) ? 1 : 0 };
}

/** The parameter of the class that an arg of the YAML fills. */
export function parameterOf(version: VersionProfile, layer: Layer, arg: number): ParameterSpec | undefined {
  return layer.cls?.parameters[resolvedIndex(version, layer, arg)];
}

/** Where an arg of the YAML ends up among the resolved args. */
export function resolvedIndex(version: VersionProfile, layer: Layer, arg: number): number {
  const { before, after } = inserted(version, layer);
  return arg + before + (arg > 0 ? after : 0);
}

/** What a required argument could sensibly be, to see whether the rest is fine. */
const plausible: Readonly<Record<string, Value>> = { c2: 64, out_channels: 64, in_channels: 64, c1: 64, nc: 80 };

/**
 * The arg at fault: the first one that, put back to its default, makes the module build (and run on `input`). Undefined
 * where no single arg explains the failure.
 */
export function blamedArg(version: VersionProfile, layer: Layer, training: boolean, input?: Value): number | undefined {
  const { cls, row } = layer;
  const count = row.args?.kind === "sequence" ? row.args.items.length : 0;
  if (!cls) return undefined;
  for (let arg = 0; arg < count; arg++) {
    const index = resolvedIndex(version, layer, arg);
    const parameter = cls.parameters[index];
    if (!parameter || layer.args[index] === undefined) continue;
    const args = [...layer.args];
    args[index] = parameter.default === undefined ? (plausible[parameter.name] ?? 1) : parameter.default;
    if (works(layer, args, training, input)) return arg;
  }
  return undefined;
}

function works(layer: Layer, args: readonly Value[], training: boolean, input: Value | undefined): boolean {
  const outcome = attempt(() => {
    const module = layer.cls?.call(args);
    if (module instanceof Head) module.strides = [8, 16, 32, 64];
    if (module && input !== undefined) call(new ForwardPass(training), module, input);
    return module;
  });
  return outcome.kind === "value" && outcome.value !== undefined;
}
