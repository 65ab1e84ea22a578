import { CompletionItemKind } from "vscode-languageserver-types";
import type { RowPlace } from "../../config/cursor/place.js";
import { lineEnding } from "../../config/textEdits.js";
import type { Context } from "./context.js";
import { likelyRoles, rowOf, type RowTemplate, stockTemplates } from "./rowTemplates.js";
import { hasComma, indexComment, rowStyleOf } from "./rowStyle.js";
import { plainText, type Snippet } from "./snippet.js";
import type { Suggest, Suggestion } from "./suggestion.js";

/** Whole rows: one of each role that is likely here, then the rest, those of modules that the file uses first. */
export const rowSuggestions: Suggest<"row"> = (place, context) => {
  const roles = likelyRoles(place, context);
  const used = usedModules(place, context);
  const templates = byRank(templatesAt(place, context), ({ module }) => used.get(module) ?? used.size);
  const best = new Set(roles.flatMap((role) => templates.find((template) => template.role === role) ?? []));
  return [...new Set([...best, ...templates])].map((template) => suggestion(template, place, context));
};

const byRank = <Item>(items: readonly Item[], rankOf: (item: Item) => number): readonly Item[] =>
  [...items].sort((a, b) => rankOf(a) - rankOf(b));

/** Modules of the rows around, by how near they are. */
function usedModules({ index }: RowPlace, context: Context): ReadonlyMap<string, number> {
  const near = [...new Set(context.around(index).map(({ module }) => module))];
  return new Map(near.map((module, order) => [module, order]));
}

/** The rows of the stock models that the version has the modules for, and one for each class of the workspace. */
function templatesAt({ index, section }: RowPlace, context: Context): readonly RowTemplate[] {
  const { modules } = context;
  const fits = ({ role }: RowTemplate): boolean =>
    (role !== "stem" || index === 0) && (role !== "head" || section === "head");
  const stock = stockTemplates.filter(
    (template) => fits(template) && modules.has(template.module) && modules.has(template.besides ?? template.module),
  );
  const own = [...modules.values()].filter(({ origin }) => origin === "workspace");
  return [
    ...stock,
    ...own.map(({ name }): RowTemplate => {
      const role = context.isHead(name) ? "head" : "other";
      return { module: name, role, note: "class of the workspace" };
    }),
  ];
}

function suggestion(template: RowTemplate, place: RowPlace, context: Context): Suggestion {
  const row = rowOf(template, place, context);
  const label = plainText(row);
  const { insert, edits } = placed(row, place, context);
  return {
    label,
    kind: CompletionItemKind.Snippet,
    note: template.note,
    detail: `Row ${place.index}: ${template.note}`,
    documentation: context.modules.get(template.module)?.cls.doc,
    insert,
    filter: `${template.module} ${label}`,
    edits,
  };
}

/** A row with what parts it from its neighbours, in the style of its section. */
function placed(row: Snippet, place: RowPlace, context: Context): Pick<Suggestion, "edits"> & { insert: Snippet } {
  const { text } = context.table;
  const { lead, word, section, previous, next, index } = place;
  const { flow, indent, isFirst } = rowStyleOf(context.table, section, previous ?? next);
  if (lead === "dash") {
    const blank = /\s/.test(text[word.start - 1] ?? "") ? "" : " ";
    return { insert: [blank, ...row, indexComment(text, previous, index)] };
  }
  if (!flow) return { insert: [`${indent}- `, ...row, indexComment(text, previous, index)] };
  if (isFirst && lead === "line")
    return { insert: [`${indent.slice(1)}[`, ...row, `,${lineEnding(text)}${indent.slice(1)}]`] };
  const lacksComma = previous?.close !== undefined && !hasComma(text, previous);
  const comma = next !== undefined || (previous !== undefined && !lacksComma) ? "," : "";
  const comment = lead === "line" ? indexComment(text, previous, index) : "";
  return {
    insert: [lead === "line" ? indent : "", ...row, comma, comment],
    ...(lacksComma ? { edits: [{ start: previous.close + 1, end: previous.close + 1, newText: "," }] } : {}),
  };
}
