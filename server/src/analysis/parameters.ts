import type { Layer } from "./types.js";
import { PyClass, type SourcePlace } from "../python/classes.js";
import type { ParameterSpec } from "../torch/signature.js";
import { isList, type Value } from "../values/value.js";
import { registeredName, type VersionProfile } from "../yolov5/versions.js";

/** Whether `parse_model` puts the input channels in front of the args and scales the output channels. */
export const hasChannels = ({ cls }: Layer, version: VersionProfile): boolean =>
  cls !== undefined && version.channelModules.has(registeredName(cls));

/** Whether the module takes its repeats as an argument instead of being stacked. */
export const takesRepeats = ({ cls }: Layer, version: VersionProfile): boolean =>
  cls !== undefined && version.repeatModules.has(registeredName(cls));

/**
 * Which parameter an arg of the YAML is: `parse_model` puts the input channels in front, and the repeats third where
 * the module takes them. Undefined where it drops the args.
 */
export function parameterIndex(layer: Layer, version: VersionProfile, argIndex: number): number | undefined {
  if (placeOf(layer.cls) !== undefined) return argIndex + inserted(layer, argIndex);
  if (layer.cls !== undefined && registeredName(layer.cls) === "nn.BatchNorm2d") return undefined;
  if (!hasChannels(layer, version)) return argIndex;
  return argIndex === 0 ? 1 : argIndex + (takesRepeats(layer, version) ? 2 : 1);
}

/**
 * How many args a checkout's `parse_model` has put before one of the row's: the input channels in front and the repeats
 * third, or nothing where it only appends.
 */
function inserted({ row, args }: Layer, argIndex: number): number {
  const written = row.args?.kind === "sequence" ? row.args.items.map(({ value }) => value) : [];
  const more = args.length - written.length;
  const [first = null, own = null] = [args[0], written[0]];
  // Heads get the channels of their inputs behind what the row says.
  if (more === 1 && isList(args.at(-1) ?? null) && !isList(first)) return 0;
  if (more <= 0 || (typeof first !== "object" && first === own && args[1] === written[1])) return 0;
  return more > 1 && argIndex > 0 ? more : 1;
}

/** Where the class of a row is defined, for a class of the checkout. */
export const placeOf = (cls: Layer["cls"]): SourcePlace | undefined =>
  cls instanceof PyClass && !cls.module.isLibrary ? cls.place : undefined;

/** An arg that a module is built with, and its parameter; undefined for one too many. */
export interface BoundArg {
  readonly parameter: ParameterSpec | undefined;
  readonly value: Value;
}

/** The args as `parse_model` resolves them, or none where it failed before it could. */
export function boundArgs(layer: Layer, version: VersionProfile): readonly BoundArg[] {
  const { row, args, cls } = layer;
  if (placeOf(cls) !== undefined) return args.map((value, i) => ({ parameter: cls?.parameters[i], value }));
  const written = row.args?.kind === "sequence" ? row.args.items.length : 0;
  if (hasChannels(layer, version) && args.length <= written) return [];
  return args.map((value, i) => ({ parameter: cls?.parameters[i], value }));
}
