import { NotAnalysed, valueError } from "../../../values/errors.js";
import { call } from "../../../values/kinds.js";
import type { PyObject } from "../../../values/value.js";
import { torch } from "../../../torch/namespace.js";
import { getAttribute } from "../../attributes.js";
import { pythonFunction } from "../functions.js";
import type { LibraryDefinition } from "../library.js";
import { each, foreign } from "../objects.js";
import { transform } from "./apply.js";
import { lengthsOf, textOf } from "./arguments.js";
import { EinopsError } from "./errors.js";
import { layers } from "./layers.js";

const rearrange = pythonFunction("rearrange", "tensor, pattern, **axes_lengths", (tensor, pattern, lengths) =>
  transform(tensor, textOf(pattern, "pattern"), "rearrange", lengthsOf(lengths)),
);

const repeat = pythonFunction("repeat", "tensor, pattern, **axes_lengths", (tensor, pattern, lengths) =>
  transform(tensor, textOf(pattern, "pattern"), "repeat", lengthsOf(lengths)),
);

const reduce = pythonFunction(
  "reduce",
  "tensor, pattern, reduction, **axes_lengths",
  (tensor, pattern, reduction, lengths) =>
    transform(tensor, textOf(pattern, "pattern"), textOf(reduction, "reduction"), lengthsOf(lengths)),
);

/** `einops.einsum(*tensors, pattern)`: the pattern has words where that of `torch.einsum` has letters. */
const einsum: PyObject = {
  ...pythonFunction("einsum", "", () => null),
  call: (args) => {
    const pattern = args.at(-1) ?? null;
    if (args.length < 2)
      throw valueError(
        "`einops.einsum` takes at minimum two arguments: the tensors (at least one), followed by the pattern.",
      );
    const text = textOf(pattern, "pattern");
    if (!text.includes("->")) throw valueError("Einsum pattern must contain '->'.");
    const names = [...new Set(text.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [])];
    if (/[()]|\b1\b/.test(text) || names.length > 52) throw new NotAnalysed("a pattern of einops.einsum");
    const letters = new Map(names.map((name, i) => [name, String.fromCharCode(i < 26 ? 97 + i : 39 + i)]));
    const short = text.replace(/[\p{L}_][\p{L}\p{N}_]*/gu, (name) => letters.get(name) ?? "").replace(/ /g, "");
    return call(getAttribute(torch, "einsum"), [short, ...args.slice(0, -1)]);
  },
};

/** `einops`, by PyTorch's operators. */
export const einops = (): LibraryDefinition => ({
  names: {
    EinopsError,
    einsum,
    rearrange,
    reduce,
    repeat,
    ...each("asnumpy parse_shape pack unpack", (name) => foreign(`einops.${name}`)),
    __version__: "0.8.0",
  },
});

export const einopsLayers = (): LibraryDefinition => ({ names: {} });
export const einopsLayersTorch = (): LibraryDefinition => ({ names: layers });
