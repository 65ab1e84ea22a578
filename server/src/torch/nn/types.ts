import { NotAnalysed } from "../../values/errors.js";
import type { Value } from "../../values/value.js";
import { nnModule } from "../baseModule.js";
import { membersOf } from "./members.js";
import { required } from "../methods.js";
import type { Module, ModuleType } from "../module.js";
import { type ClassDefinition, NativeClass } from "../nativeClass.js";
import { type Arguments, defineClass, type ParameterSpec } from "../signature.js";

/** The type of a class of `torch.nn`: `file` is its module below `torch.nn.modules`. */
export const nnType = (file: string, name: string, ...bases: readonly string[]): ModuleType => ({
  name,
  qualifiedName: `torch.nn.modules.${file}.${name}`,
  mro: [name, ...bases, "Module"],
});

/** A row of a parameter table: name, type, meaning and, where the argument may be left out, its default. */
export const parameter = (name: string, type: string, doc: string, fallback?: Value): ParameterSpec =>
  fallback === undefined ? { name, type, doc } : { name, type, doc, default: fallback };

/** The last two parameters of every class with weights. */
export const placement: readonly ParameterSpec[] = [
  parameter("device", "str", "where the weights are created", null),
  parameter("dtype", "torch.dtype", "type of the weights", null),
];

/** The classes of `torch.nn` by name, those included that others only derive from. */
const classes = new Map<string, NativeClass>([["Module", nnModule]]);

/** The class that one of a type derives from; a class that nobody makes instances of stands for no more than a name. */
function baseOf({ qualifiedName, mro }: ModuleType): NativeClass {
  const [, name = "Module", ...bases] = mro;
  const known = classes.get(name);
  if (known !== undefined) return known;
  const type = { name, qualifiedName: qualifiedName.replace(/[^.]*$/, name), mro: [name, ...bases] };
  const doc = "A base of other classes.";
  const made = new NativeClass({ ...membersOf(name), type, parameters: [], doc, base: () => baseOf(type) });
  classes.set(name, made);
  return made;
}

/** A class of `torch.nn.modules` by name, such as `_BatchNorm`, in the file that has it. */
export function classNamed(name: string): NativeClass | undefined {
  for (const { type } of classes.values()) baseOf(type);
  return classes.get(name);
}

type LeafDefinition = Omit<ClassDefinition, "base" | "build" | "others"> & {
  readonly build: (args: Arguments, type: ModuleType) => Module;
};

/** A class of `torch.nn`: `defineClass`, for weights on the CPU and of the default type. */
export function leafClass({ type, build, ...rest }: LeafDefinition): NativeClass {
  const members = membersOf(type.name);
  const made = defineClass({
    inputs: { input: required },
    ...rest,
    methods: { ...members.methods, ...rest.methods },
    others: members.others,
    type,
    base: () => baseOf(type),
    build(args, own) {
      const { device = null, dtype = null } = args;
      if ((device !== null && device !== "cpu") || dtype !== null)
        throw new NotAnalysed(`a device or dtype of ${type.name}`);
      return build(args, own);
    },
  });
  classes.set(type.name, made);
  return made;
}
