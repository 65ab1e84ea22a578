import { runtimeError, typeError } from "../../values/errors.js";
import { repr } from "../../values/repr.js";
import { isObject, isUnknown, type PyObject, unknown, type Value } from "../../values/value.js";
import { invalidCombination } from "../arguments.js";
import { callable } from "./callable.js";
import { typeNameOf } from "./typeNames.js";

const types =
  "cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, ort, xla, lazy, vulkan, mps, meta, hpu, " +
  "privateuseone";
const known: ReadonlySet<string> = new Set([...types.split(", "), "maia", "mtia"]);

/** A `torch.device`. */
interface Device extends PyObject {
  readonly type: string;
  readonly index: number | null;
}

const isDevice = (value: Value): value is Device => isObject(value) && value.typeName === "device" && "index" in value;

function makeDevice(type: string, index: number | null): Device {
  const device: Device = {
    kind: "object",
    typeName: "device",
    plain: true,
    type,
    index,
    repr: () => `device(type='${type}'${index === null ? "" : `, index=${index}`})`,
    attribute(name) {
      if (name === "type") return type;
      if (name === "index") return index;
      if (name === "__eq__") return callable(name, ([other = null]) => same(device, other));
      return name === "__str__" ? callable(name, () => text(device)) : undefined;
    },
  };
  return device;
}

const text = ({ type, index }: Device): string => (index === null ? type : `${type}:${index}`);

const same = (one: Device, other: Value): boolean =>
  isDevice(other) && other.type === one.type && other.index === one.index;

/** The device that a text names, e.g. `cuda:0`. Throws PyTorch's RuntimeError for a type that it does not know. */
function parseDevice(name: string): Device {
  const [type = "", index] = name.split(":");
  if (!known.has(type)) {
    throw runtimeError(`Expected one of ${types} device type at start of device string: ${type}`);
  }
  if (index !== undefined && !/^\d+$/.test(index)) throw runtimeError(`Invalid device string: '${name}'`);
  return makeDevice(type, index === undefined ? null : Number(index));
}

/** Where all tensors are taken to be. */
export const cpu: Device = makeDevice("cpu", null);

/** The device that an argument names: a text, the number of a GPU, a device. */
export function readDevice(value: Value): Value {
  if (typeof value === "string") return parseDevice(value);
  return typeof value === "number" ? makeDevice("cuda", value) : value;
}

/** The class `torch.device`. */
export const deviceClass: PyObject = {
  kind: "object",
  typeName: "type",
  mro: ["device", "object"],
  repr: () => "<class 'torch.device'>",
  hasInstance: isDevice,
  call([first = null, index = null], keywords) {
    const type = keywords.get("type") ?? keywords.get("device") ?? first;
    const at = keywords.get("index") ?? index;
    if (isUnknown(type) || isUnknown(at)) return unknown("a device that is not known");
    if (isDevice(type)) return type;
    if (typeof type === "number") return makeDevice("cuda", type);
    if (typeof type !== "string") throw invalidCombination("Device", [typeNameOf(type)]);
    const device = parseDevice(type);
    if (at === null) return device;
    if (device.index !== null)
      throw runtimeError(`type (string) must not include an index because index was passed explicitly: ${type}`);
    if (typeof at !== "number") throw typeError(`an index of a device cannot be ${repr(at)}`);
    return makeDevice(device.type, at);
  },
};
