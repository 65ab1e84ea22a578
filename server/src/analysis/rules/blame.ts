import type { Value } from "../../values/value.js";
import { call } from "../../torch/module.js";
import type { ParameterSpec } from "../../torch/signature.js";
import { during, ForwardPass } from "../../torch/trace.js";
import { attempt } from "../../yolov5/failure.js";
import { Head } from "../../yolov5/modules/heads.js";
import type { VersionProfile } from "../../yolov5/versions.js";
import { parameterIndex } from "../parameters.js";
import type { Layer } from "../types.js";

/** The parameter of the class that an arg of the YAML fills. */
export function parameterOf(version: VersionProfile, layer: Layer, arg: number): ParameterSpec | undefined {
  const index = parameterIndex(layer, version, arg);
  return index === undefined ? undefined : layer.cls?.parameters[index];
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
    const index = parameterIndex(layer, version, arg);
    const parameter = parameterOf(version, layer, arg);
    if (index === undefined || !parameter || layer.args[index] === undefined) continue;
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
    const pass = new ForwardPass(training, false);
    if (module && input !== undefined) during(pass, () => call(pass, module, input));
    return module;
  });
  return outcome.kind === "value" && outcome.value !== undefined;
}
