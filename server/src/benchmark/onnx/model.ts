import { bytes, bytesOf, type Encoded, float, int, ints, message, nested, text } from "./protobuf.js";

/** What a node is told besides tensors. A bare number is a whole one. */
export type OnnxAttribute = number | string | readonly number[] | { readonly float: number };

export interface OnnxNode {
  readonly name: string;
  /** As the specification of ONNX names it, e.g. `Conv`. */
  readonly type: string;
  /** Names of tensors; empty for one that is left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, OnnxAttribute>>;
}

/** A tensor of float32 whose sizes are known. */
export interface OnnxValue {
  readonly name: string;
  readonly shape: readonly number[];
}

/** A constant, row-major. */
export interface OnnxConstant extends OnnxValue {
  readonly type: "float32" | "int64";
  readonly data: Uint8Array;
}

export interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly constants: readonly OnnxConstant[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}

/** Oldest versions that have all that is written here, so that many runtimes read it. */
const versions = { ir: 8, opset: 17 };

/** `TensorProto.DataType`. */
const types = { float32: 1, int64: 7 } as const;
/** `AttributeProto.AttributeType`. */
const attributeTypes = { float: 1, int: 2, string: 3, ints: 7 } as const;

function valueOf(value: OnnxAttribute): readonly Encoded[] {
  if (typeof value === "number") return [int(3, value), int(20, attributeTypes.int)];
  if (typeof value === "string") return [text(4, value), int(20, attributeTypes.string)];
  if ("float" in value) return [float(2, value.float), int(20, attributeTypes.float)];
  return [ints(8, value), int(20, attributeTypes.ints)];
}

const nodeOf = ({ name, type, inputs, outputs, attributes }: OnnxNode): Encoded =>
  message(
    ...inputs.map((input) => text(1, input)),
    ...outputs.map((output) => text(2, output)),
    text(3, name),
    text(4, type),
    ...Object.entries(attributes).map(([key, value]) => nested(5, message(text(1, key), ...valueOf(value)))),
  );

const constantOf = ({ name, shape, type, data }: OnnxConstant): Encoded =>
  message(ints(1, shape), int(2, types[type]), text(8, name), bytes(9, data));

function declarationOf({ name, shape }: OnnxValue): Encoded {
  const sizes = message(...shape.map((size) => nested(1, int(1, size))));
  const tensor = message(int(1, types.float32), nested(2, sizes));
  return message(text(1, name), nested(2, nested(1, tensor)));
}

/** A file that ONNX runtimes read. Numbers of fields: `onnx.proto3` of the ONNX project. */
export function modelOf({ name, nodes, constants, inputs, outputs }: OnnxGraph): Uint8Array {
  const graph = message(
    ...nodes.map((node) => nested(1, nodeOf(node))),
    text(2, name),
    ...constants.map((constant) => nested(5, constantOf(constant))),
    ...inputs.map((input) => nested(11, declarationOf(input))),
    ...outputs.map((output) => nested(12, declarationOf(output))),
  );
  const opset = message(text(1, ""), int(2, versions.opset));
  return bytesOf(message(int(1, versions.ir), text(2, "yolo-config"), nested(7, graph), nested(8, opset)));
}
