import type { PyObject } from "../../values/value.js";

const constant = (typeName: string, name: string): [string, PyObject] => [
  name,
  { kind: "object", typeName, plain: true, repr: () => `torch.${name}` },
];

/** The layouts of `torch`, by name. */
export const layouts: ReadonlyMap<string, PyObject> = new Map(
  ["strided", "sparse_coo", "sparse_csr", "sparse_csc", "sparse_bsr", "sparse_bsc"].map((name) =>
    constant("layout", name),
  ),
);

/** The memory formats of `torch`, by name. */
export const memoryFormats: ReadonlyMap<string, PyObject> = new Map(
  ["contiguous_format", "channels_last", "channels_last_3d", "preserve_format"].map((name) =>
    constant("memory_format", name),
  ),
);
