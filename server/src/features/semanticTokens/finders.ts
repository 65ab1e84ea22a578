import { placeOf } from "../../analysis/parameters.js";
import type { Analysis, Layer } from "../../analysis/types.js";
import type { ModelConfig, Range, Row } from "../../config/modelConfig.js";
import { keyNamesOf } from "../../config/keyNames.js";
import { type Reference, referencesOf } from "../../config/references.js";
import type { NamedToken } from "./legend.js";

/** The top-level keys. */
export const keyTokens = ({ keys }: ModelConfig): readonly NamedToken[] =>
  [...keys.values()].map(({ name, keyRange }) => ({ range: keyRange, source: name, type: "property" }));

/** Indices that count back are numbers; those that name a row of the file do so as variables name values. */
function indexToken({ row, node, written, target }: Reference): NamedToken {
  const isThere = target < row.index && (target >= 0 || (row.index === 0 && written === -1));
  return {
    range: node.range,
    source: node.kind === "scalar" ? node.source : "",
    type: written < 0 ? "number" : "variable",
    ...(isThere ? {} : { modifiers: ["unknown"] }),
  };
}

const keyName = ({ name, range }: { readonly name: string; readonly range: Range }): NamedToken => ({
  range,
  source: name,
  type: "variable",
  modifiers: ["readonly"],
});

const tokensOfRow = (row: Row): readonly NamedToken[] => [
  ...referencesOf(row).map(indexToken),
  ...keyNamesOf(row).map(keyName),
];

/** The indices of rows, and the names of keys among args. */
export const rowTokens = ({ rows }: ModelConfig): readonly NamedToken[] => rows.flatMap(tokensOfRow);

/** Classes of YOLOv5 and PyTorch come from a library, those of the checkout do not. */
function modifiersOf({ cls }: Layer): Pick<NamedToken, "modifiers"> {
  if (cls === undefined) return { modifiers: ["unknown"] };
  return placeOf(cls) === undefined ? { modifiers: ["defaultLibrary"] } : {};
}

/** The modules of rows. */
export const moduleTokens = ({ layers }: Analysis): readonly NamedToken[] =>
  layers.flatMap((layer) => {
    const { module } = layer.row;
    if (module?.kind !== "scalar" || typeof module.value !== "string") return [];
    return [{ range: module.range, source: module.source, type: "class", ...modifiersOf(layer) }];
  });
