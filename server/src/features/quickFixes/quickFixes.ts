import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type TextDocumentEdit,
  type TextEdit,
} from "vscode-languageserver-types";
import type { Analysis } from "../../analysis/types.js";
import type { Checkout } from "../../workspace/checkout.js";
import { uriOfPath } from "../../workspace/uris.js";
import { createClass } from "./createClass.js";
import { importClass } from "./importClass.js";
import { registerClass } from "./registerClass.js";
import type { FileEdit } from "./textEdit.js";

/** What a finding carries for its quick fix. */
interface FixData {
  readonly fix: string;
  readonly name: string;
  /** Where the class is defined, for `import`. */
  readonly path?: string;
}

interface Fix {
  title(data: FixData, checkout: Checkout): string;
  edits(data: FixData, checkout: Checkout): readonly FileEdit[];
}

const fileOf = (checkout: Checkout, path: string): string =>
  path.startsWith(`${checkout.root}/`) ? path.slice(checkout.root.length + 1) : path;

/** The quick fixes by what a finding asks for. */
const fixes: Readonly<Record<string, Fix>> = {
  import: {
    title: ({ name }, checkout) => `Import ${name} in ${fileOf(checkout, checkout.parseModelPath)}`,
    edits: ({ name, path }, checkout) => (path === undefined ? [] : importClass(checkout, name, path)),
  },
  register: {
    title: ({ name }) => `Register ${name} in parse_model`,
    edits: ({ name }, checkout) => registerClass(checkout, name),
  },
  create: {
    title: ({ name }, checkout) => {
      const [{ path } = { path: checkout.parseModelPath }] = createClass(checkout, name);
      return `Create class ${name} in ${fileOf(checkout, path)}`;
    },
    edits: ({ name }, checkout) => createClass(checkout, name),
  },
};

/** The quick fixes for diagnostics of a config. Their edits are shown before they are made, where the client can. */
export function quickFixes(
  { options: { checkout } }: Analysis,
  diagnostics: readonly Diagnostic[],
  previews: boolean,
): CodeAction[] {
  if (checkout === undefined) return [];
  return diagnostics.flatMap((diagnostic) => {
    const data = fixData(diagnostic.data);
    const fix = data && Object.hasOwn(fixes, data.fix) ? fixes[data.fix] : undefined;
    const edits = (data && fix?.edits(data, checkout)) ?? [];
    if (data === undefined || fix === undefined || edits.length === 0) return [];
    const title = fix.title(data, checkout);
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], edit: editOf(edits, title, previews) }];
  });
}

function fixData(data: unknown): FixData | undefined {
  if (typeof data !== "object" || data === null || !("fix" in data) || !("name" in data)) return undefined;
  const { fix, name } = data;
  if (typeof fix !== "string" || typeof name !== "string") return undefined;
  return { fix, name, ...("path" in data && typeof data.path === "string" ? { path: data.path } : {}) };
}

const annotation = "preview";

/** Clients that show edits first take annotated changes, the others the plainest form. */
function editOf(edits: readonly FileEdit[], title: string, previews: boolean): NonNullable<CodeAction["edit"]> {
  if (!previews) {
    const changes: Record<string, TextEdit[]> = {};
    for (const { path, range, text } of edits) (changes[uriOfPath(path)] ??= []).push({ range, newText: text });
    return { changes };
  }
  const documentChanges = edits.map(({ path, range, text }): TextDocumentEdit => ({
    textDocument: { uri: uriOfPath(path), version: null },
    edits: [{ range, newText: text, annotationId: annotation }],
  }));
  return { documentChanges, changeAnnotations: { [annotation]: { label: title, needsConfirmation: true } } };
}
