import { type CodeAction, CodeActionKind, type DocumentUri } from "vscode-languageserver-types";
import { takesBothChannels } from "../../analysis/rules/workspace/registration.js";
import type { Analysis } from "../../analysis/types.js";
import type { Range } from "../../config/modelConfig.js";
import { rewriteTable } from "../../config/table/rewrite.js";
import { PyClass } from "../../python/classes.js";
import type { Checkout } from "../../workspace/checkout.js";
import { pathOfUri } from "../../workspace/uris.js";
import { checkoutCode } from "../../analysis/checkoutCode.js";
import type { ActionClient } from "../actionRequest.js";
import { importClass } from "../quickFixes/importClass.js";
import { registerClass } from "../quickFixes/registerClass.js";
import type { FileEdit } from "../quickFixes/textEdit.js";
import { workspaceEdit } from "../quickFixes/workspaceEdit.js";
import { definedModules } from "./definedModule.js";
import { rowUsing } from "./rowUsing.js";

/** An open config of the same checkout. */
export interface OpenConfig {
  readonly uri: DocumentUri;
  readonly analysis: Analysis;
}

/** Where in a Python file actions are asked for. */
export interface ModulePlace {
  readonly checkout: Checkout;
  readonly path: string;
  readonly text: string;
  readonly range: Range;
  readonly configs: readonly OpenConfig[];
  readonly client: ActionClient;
}

/** What makes `parse_model` know a class: its import, and its place among those whose channels are worked out. */
export function registering(checkout: Checkout, name: string, path: string): readonly FileEdit[] {
  const seen = checkoutCode(checkout)?.scope.own(name);
  const imported = seen instanceof PyClass ? [] : importClass(checkout, name, path);
  const registered = seen instanceof PyClass && !takesBothChannels(seen) ? [] : registerClass(checkout, name);
  return [...imported, ...registered];
}

/** A row that uses a class at the end of the backbone of a config. */
function insertion({ uri, analysis }: OpenConfig, cls: PyClass): readonly FileEdit[] {
  const { config } = analysis;
  const path = pathOfUri(uri);
  const row = config.rows.findLast(({ section }) => section === "backbone");
  const rest = row && rowUsing(analysis, cls, row.index);
  if (row === undefined || rest === undefined || path === undefined) return [];
  const insertions = [{ place: "after", row: row.index, rows: [{ from: { kind: "above" }, rest }] }] as const;
  const edits = rewriteTable(config, { insertions })?.edits ?? [];
  return edits.map(({ range, newText }) => ({ path, range, text: newText }));
}

const nameOf = (uri: DocumentUri): string => decodeURI(uri.slice(uri.lastIndexOf("/") + 1));

/** On a class of modules: register it in `parse_model`, and insert a row that uses it into a config that is open. */
export function ownModuleActions({ checkout, path, text, range, configs, client }: ModulePlace): readonly CodeAction[] {
  const { line } = range.start;
  const found = definedModules(checkout, path, text).find(({ first, last }) => first <= line && line <= last);
  if (found === undefined) return [];
  const { name, cls } = found;
  const action = (title: string, edits: readonly FileEdit[]): readonly CodeAction[] =>
    edits.length === 0
      ? []
      : [{ title, kind: CodeActionKind.RefactorRewrite, edit: workspaceEdit(edits, title, client.previewsEdits) }];
  const registered = registering(checkout, name, path);
  const users = cls === undefined ? [] : configs;
  return [
    ...action(`Register ${name} in parse_model`, registered),
    ...users.flatMap((config) => {
      const row = cls === undefined ? [] : insertion(config, cls);
      return row.length === 0
        ? []
        : action(`Insert a row with ${name} into ${nameOf(config.uri)}`, [...registered, ...row]);
    }),
  ];
}
