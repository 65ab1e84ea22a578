import { MarkupKind, type ParameterInformation, type SignatureHelp } from "vscode-languageserver-types";
import { rowModules } from "../analysis/rowModules.js";
import { writtenParameters } from "../analysis/writtenParameters.js";
import { cursorPlaces } from "../config/cursor/places.js";
import type { Position } from "../config/modelConfig.js";
import { readTable } from "../config/rowTexts.js";
import { textIndex } from "../config/textIndex.js";
import type { Draft } from "./draft.js";
import { paragraphs } from "./markdown.js";
import { filledText, parameterDoc, writtenSignature } from "./writtenSignature.js";

/** What the client takes in signatures. */
export interface SignatureClient {
  /** Parameters as offsets of the label; else as their text. */
  readonly labelOffsets: boolean;
}

const markdown = (value: string) => ({ kind: MarkupKind.Markdown, value });

/** The signature of the module whose args the cursor is in, as rows give it; null elsewhere. */
export function signatureHelp(draft: Draft, position: Position, client: SignatureClient): SignatureHelp | null {
  const offset = textIndex(draft.text).offset(position);
  const place = cursorPlaces(readTable(draft.text), offset).find(({ kind }) => kind === "arg");
  const module = place?.kind === "arg" ? rowModules(draft.options).get(place.row.module) : undefined;
  if (place?.kind !== "arg" || module === undefined) return null;
  const parameters = writtenParameters(module, draft.analysis);
  const { written } = parameters;
  const { label, spans } = writtenSignature(module.name, parameters);
  const isRest = written.at(-1)?.name.startsWith("*") === true;
  const activeParameter = isRest ? Math.min(place.argIndex, written.length - 1) : place.argIndex;
  const described = written.map((parameter, i): ParameterInformation => {
    const [start, end] = spans[i] ?? [0, 0];
    const text = parameterDoc(parameter);
    return { label: client.labelOffsets ? [start, end] : label.slice(start, end), documentation: markdown(text) };
  });
  const documentation = markdown(paragraphs(module.cls.doc, filledText(parameters)));
  return { signatures: [{ label, documentation, parameters: described }], activeSignature: 0, activeParameter };
}
