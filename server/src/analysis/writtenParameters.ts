import type { ParameterSpec } from "../torch/signature.js";
import { registeredName, type VersionProfile } from "../yolov5/versions.js";
import { parameterIndex, placeOf } from "./parameters.js";
import type { RowModule } from "./rowModules.js";
import { isRegistered, outputChannels, parseModelSource } from "./rules/workspace/registration.js";
import type { Analysis } from "./types.js";

/** The parameters of a module, parted into those that a row writes and those that `parse_model` fills in. */
export interface WrittenParameters {
  /** In the order of the args; the last of them takes all further ones where its name begins with `*`. */
  readonly written: readonly ParameterSpec[];
  readonly filled: readonly ParameterSpec[];
}

type Sources = Pick<Analysis, "options" | "layers">;

/** What the args of a row with that module are, also where no such row has been built. */
export function writtenParameters(module: RowModule, sources: Sources): WrittenParameters {
  const { parameters } = module.cls;
  const filled = placeOf(module.cls) === undefined ? filledBuiltIn(module, sources) : filledInCheckout(module, sources);
  return {
    written: parameters.filter((_, index) => !filled.has(index)),
    filled: parameters.filter((_, index) => filled.has(index)),
  };
}

type Indices = ReadonlySet<number>;

const none: Indices = new Set();

/** What YOLOv5's own `parse_model` fills in. */
function filledBuiltIn({ cls }: RowModule, sources: Sources): Indices {
  const name = registeredName(cls);
  const { version } = sources.options;
  if (parseModelSource(sources) !== "" && !isRegistered(sources, name)) return none;
  if (name === "nn.BatchNorm2d") return new Set(cls.parameters.keys());
  if (version.channelModules.has(name)) return new Set(version.repeatModules.has(name) ? [0, 2] : [0]);
  return name === "Detect" || name === "Segment" ? behind(cls.parameters, "ch") : none;
}

/** A parameter and all behind it: no row can give those, since `parse_model` appends that one. */
const behind = (parameters: readonly ParameterSpec[], name: string): Indices => {
  const first = parameters.findIndex((parameter) => parameter.name === name);
  return first < 0 ? none : new Set([...parameters.keys()].slice(first));
};

/** What a checkout's `parse_model` fills in, as a row of the file shows or else its text. */
function filledInCheckout(module: RowModule, sources: Sources): Indices {
  const { name, cls } = module;
  const { version } = sources.options;
  const built = sources.layers.find(
    (layer) => layer.name === name && layer.cls !== undefined && layer.args.length > 0 && layer.status !== "error",
  );
  if (built === undefined) return filledByText(module, sources, version);
  const written = new Set(Array.from(cls.parameters, (_, argIndex) => parameterIndex(built, version, argIndex)));
  const last = Math.max(...[...written].filter((index) => index !== undefined));
  const before = [...cls.parameters.keys()].filter((index) => index < last && !written.has(index));
  return new Set([...before, ...behind(cls.parameters, "ch")]);
}

function filledByText({ name, cls }: RowModule, sources: Sources, version: VersionProfile): Indices {
  const { parameters } = cls;
  const [first, second, third] = parameters;
  if (parameters.some((parameter) => parameter.name === "ch")) return behind(parameters, "ch");
  const takesChannels =
    isRegistered(sources, name) &&
    first?.default === undefined &&
    (version.channelModules.has(name) || (second !== undefined && outputChannels.test(second.name)));
  if (!takesChannels) return none;
  const takesRepeats = version.repeatModules.has(name) || (third?.name === "n" && insertsRepeats(name, sources));
  return new Set(takesRepeats ? [0, 2] : [0]);
}

/** Whether the branch of `parse_model` that puts the repeats third names a class. */
function insertsRepeats(name: string, sources: Sources): boolean {
  const branches = parseModelSource(sources).matchAll(/\bif m in ([^:]*):\s*(?:#[^\n]*\n\s*)*args\.insert\(2/g);
  const word = new RegExp(`(?<![\\w.])${name}(?!\\w)`);
  return [...branches].some(([, condition = ""]) => word.test(condition));
}
