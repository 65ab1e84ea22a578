import { CompletionItemKind } from "vscode-languageserver-types";
import type { RowText } from "../../config/rowTexts.js";
import type { ParameterSpec } from "../../torch/signature.js";
import { code, paragraphs } from "../markdown.js";
import { parameterAt, parameterDoc, writtenSignature } from "../writtenSignature.js";
import { valuesOf, writtenDefault } from "./argValues.js";
import { plainText } from "./snippet.js";
import type { Suggest } from "./suggestion.js";
import { usualArgs } from "./usualArgs.js";

/** The whole list of args. */
export const argsSuggestions: Suggest<"args"> = ({ row }, context) => {
  const parameters = context.parametersOf(row.module);
  if (parameters === undefined) return [];
  const insert = usualArgs(row.module, row, context);
  const closing = row.close === undefined ? ["]"] : [];
  return [
    {
      label: plainText(insert),
      kind: CompletionItemKind.Snippet,
      note: row.module,
      detail: writtenSignature(row.module, parameters).label,
      insert: [...insert, ...closing],
      preselect: true,
    },
  ];
};

/** The values of one arg. */
export const argSuggestions: Suggest<"arg"> = ({ row, argIndex, isNested, word }, context) => {
  const parameters = context.parametersOf(row.module);
  const parameter = isNested || parameters === undefined ? undefined : parameterAt(parameters, argIndex);
  if (parameter === undefined) return [];
  const fallback = writtenDefault(parameter, context);
  // Within quotes only what has them can be meant.
  const values = valuesOf(parameter, row, argIndex, context).flatMap((value) => inQuotes(value, word.quote));
  return values.map((value) => ({
    label: value,
    kind: kindOf(value),
    note: noteOf(parameter, value === fallback),
    detail: `${parameter.name} of ${row.module}`,
    documentation: documentation(parameter, row),
    insert: [value],
  }));
};

const inQuotes = (value: string, quote: string): readonly string[] => {
  if (quote === "") return [value];
  const text = value.replace(/^(['"])(.*)\1$/, "$2");
  return /^[A-Za-z][\w-]*$/.test(text) ? [text] : [];
};

const kindOf = (value: string): CompletionItemKind =>
  /^-?[\d.]+$/.test(value) ? CompletionItemKind.Value : CompletionItemKind.Constant;

const noteOf = ({ name, type }: ParameterSpec, isDefault: boolean): string =>
  `${name}${type === "" ? "" : `: ${type}`}${isDefault ? " (default)" : ""}`;

const documentation = (parameter: ParameterSpec, { module }: RowText): string =>
  paragraphs(`${code(parameter.name)} of ${code(module)}`, parameterDoc(parameter));
